#include "files/row-room.h"

#include "tools/budget.h"
#include "tools/error.h"

/**
 * aster_row_room_check:
 * @bytes: the file, whose header has been read
 * @n: rows that it promises
 * @d: numbers of each
 * @options: what to load
 * @error: return location for %ASTER_ERROR_NO_MEMORY, which says how much is missing
 *
 * Before the first row is read, so that nobody waits for what will never fit. Whoever
 * takes the rows before a fault takes those that fit.
 *
 * Returns: whether so many of them as are wanted may be in memory
 */
gboolean
aster_row_room_check (const AsterBytes *bytes,
                      guint64 n,
                      gsize d,
                      const AsterLoadOptions *options,
                      GError **error)
{
  gsize wanted = options->limit > 0 ? (gsize) MIN (n, options->limit) : (gsize) n;
  g_autoptr (GError) no = NULL;

  if (options->salvage || aster_budget_check (wanted, d, &no))
    return TRUE;

  aster_bytes_fail (bytes, ASTER_ERROR_NO_MEMORY, error, "%s", no->message);
  return FALSE;
}
