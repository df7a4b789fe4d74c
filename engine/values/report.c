#include "values/report.h"

struct _AsterReport
{
  GPtrArray *notices; /* of AsterNotice, in order of first appearance */
};

static void
notice_free (gpointer data)
{
  AsterNotice *self = data;

  g_free (self->id);
  g_free (self->message);
  for (guint i = 0; i < self->n_places; i++)
    g_free (self->places[i]);
  g_free (self);
}

/**
 * aster_report_new:
 *
 * Returns: (transfer full): nothing noticed yet
 */
AsterReport *
aster_report_new (void)
{
  AsterReport *self = g_atomic_rc_box_new0 (AsterReport);

  self->notices = g_ptr_array_new_with_free_func (notice_free);

  return self;
}

AsterReport *
aster_report_ref (AsterReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
report_clear (gpointer data)
{
  AsterReport *self = data;

  g_ptr_array_unref (self->notices);
}

void
aster_report_unref (AsterReport *self)
{
  g_atomic_rc_box_release_full (self, report_clear);
}

/**
 * aster_report_add:
 * @self: a report that nobody else holds yet
 * @id: what kind of thing this is; the same id adds to the same notice
 * @message: a sentence for a person; used when the kind is new
 * @count: how many more were seen
 * @place: (nullable): where one of them is, for a person («line 7»)
 *
 * Counts one kind of thing and keeps its first three places.
 */
void
aster_report_add (AsterReport *self,
                  const char *id,
                  const char *message,
                  guint64 count,
                  const char *place)
{
  AsterNotice *notice = NULL;

  g_return_if_fail (self != NULL && id != NULL && message != NULL);

  for (guint i = 0; i < self->notices->len && notice == NULL; i++)
    {
      AsterNotice *other = g_ptr_array_index (self->notices, i);

      if (g_str_equal (other->id, id))
        notice = other;
    }

  if (notice == NULL)
    {
      notice = g_new0 (AsterNotice, 1);
      notice->id = g_strdup (id);
      notice->message = g_strdup (message);
      g_ptr_array_add (self->notices, notice);
    }

  notice->count += count;
  if (place != NULL && notice->n_places < ASTER_REPORT_PLACES)
    notice->places[notice->n_places++] = g_strdup (place);
}

/**
 * aster_report_get_n:
 * @self: a report
 *
 * Returns: how many kinds of things were noticed
 */
guint
aster_report_get_n (const AsterReport *self)
{
  return self->notices->len;
}

/**
 * aster_report_get:
 * @self: a report
 * @i: which kind, below aster_report_get_n(); in order of first appearance
 *
 * Returns: (transfer none): the notice, which lives as long as @self
 */
const AsterNotice *
aster_report_get (const AsterReport *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->notices->len, NULL);

  return g_ptr_array_index (self->notices, i);
}

/**
 * aster_notice_dup_text:
 * @notice: a notice
 *
 * Returns: (transfer full): “Rows with values that are not finite were left out: 3
 *   (line 7, line 9, …)”
 */
char *
aster_notice_dup_text (const AsterNotice *notice)
{
  GString *text = g_string_new (notice->message);

  g_string_append_printf (text, ": %" G_GUINT64_FORMAT, notice->count);
  for (guint i = 0; i < notice->n_places; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " (" : ", ", notice->places[i]);
  if (notice->n_places > 0)
    g_string_append (text, notice->n_places == ASTER_REPORT_PLACES &&
                                   notice->count > notice->n_places
                               ? ", …)"
                               : ")");

  return g_string_free (text, FALSE);
}
