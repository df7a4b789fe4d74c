/* What is odd about a row but can be lived with is counted, with the first places
 * where it was seen. Most rows have nothing odd and cost two comparisons. */

#include "files/row-check.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/limits.h"

/* Where notes of one row go. */
typedef struct
{
  AsterReport *report;
  const AsterRowName *name;
  gboolean by_line;
} Notes;

/**
 * aster_row_note:
 * @report: where notices go
 * @id: what was noticed, see #AsterNotice
 * @message: the same for a person
 * @name: the row
 * @by_line: whether its number is one of a line
 *
 * Counts one row, with its place.
 */
void
aster_row_note (AsterReport *report,
                const char *id,
                const char *message,
                const AsterRowName *name,
                gboolean by_line)
{
  g_autofree char *place = aster_row_name_dup_place (name, by_line);

  aster_report_add (report, id, message, 1, place);
}

static void
note (const Notes *self, const char *id, const char *message)
{
  aster_row_note (self->report, id, message, self->name, self->by_line);
}

static void
check_token (const Notes *self)
{
  const AsterRowName *name = self->name;
  gboolean utf8 = g_utf8_validate_len (name->token, name->length, NULL);
  gboolean control = FALSE;

  /* NUL ends what g_utf8_validate_len() accepts, and is a control character. */
  for (gsize i = 0; i < name->length && !control; i++)
    control = g_ascii_iscntrl (name->token[i]);

  if (name->length == 0)
    note (self, "empty-tokens", _ ("Empty tokens"));
  if (control)
    note (self, "control-characters",
          _ ("Tokens with control characters, which are shown as marks"));
  if (!utf8 && memchr (name->token, '\0', name->length) == NULL)
    note (self, "not-utf8",
          _ ("Tokens that are not valid UTF-8, whose bytes are kept and shown escaped"));
  if (utf8 ? aster_row_name_is_long (name) : name->length > ASTER_MAX_SHOWN)
    note (self, "long-tokens", _ ("Tokens too long to show, clipped on the screen"));
}

/* Whether they are huge. */
static gboolean
check_numbers (const Notes *self, gsize d, guint32 peak)
{
  float largest;

  if (peak == 0)
    note (self, "zero-rows",
          _ ("Zero vectors, which have no direction and so no cosine"));

  memcpy (&largest, &peak, sizeof largest);
  if ((double) largest * largest * (double) d > FLT_MAX)
    {
      note (self, "huge-values",
            _ ("Rows with numbers so large that their products overflow; check the "
               "scale of the file"));
      return TRUE;
    }

  return FALSE;
}

/**
 * aster_row_check:
 * @report: where notices go
 * @name: the row
 * @peak: aster_row_peak() of its numbers, which are finite
 * @d: how many these are
 * @by_line: whether the number of @name is one of a line
 *
 * Notes what is odd about the token and the numbers of a row.
 *
 * Returns: whether the numbers are so large that their products overflow
 */
gboolean
aster_row_check (AsterReport *report,
                 const AsterRowName *name,
                 guint32 peak,
                 gsize d,
                 gboolean by_line)
{
  Notes notes = { report, name, by_line };

  if (!aster_row_name_is_plain (name))
    check_token (&notes);

  return check_numbers (&notes, d, peak);
}
