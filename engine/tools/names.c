#include "tools/names.h"

/**
 * aster_names_find:
 * @names: (array length=n): what each is called
 * @n: how many
 * @name: (nullable): what somebody wrote
 * @index: (out): which it names; untouched if none
 *
 * O(n).
 *
 * Returns: %FALSE if @name is none of them
 */
gboolean
aster_names_find (const char *const *names, guint n, const char *name, guint *index)
{
  g_return_val_if_fail (index != NULL, FALSE);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}
