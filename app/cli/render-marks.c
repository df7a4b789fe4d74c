#include "render-marks.h"

#include "compare/torn-edges.h"
#include "parts/bits.h"
#include "row-list.h"
#include "words/search.h"

/* (transfer full): a bit for each of @rows. */
guint64 *
aster_cli_bits_of (const GArray *rows, gsize n)
{
  guint64 *bits = g_new0 (guint64, aster_bits_words (n) + 1);

  for (guint i = 0; i < rows->len; i++)
    aster_bits_set (bits, g_array_index (rows, guint32, i), TRUE);

  return bits;
}

/* Whether distances of the space are cosines for the map that the options make. */
gboolean
aster_cli_is_by_cosine (const AsterCliRequest *request)
{
  const char *metric = aster_cli_text (request, "--metric");
  const char *method = aster_cli_text (request, "--method");

  if (metric != NULL)
    return g_str_equal (metric, "cosine");

  return g_strcmp0 (method, "umap") == 0 || g_strcmp0 (method, "axes") == 0;
}

/* Rows of --found, or tokens that match --find. */
static gboolean
read_matches (const AsterCliRequest *request,
              const AsterCliInput *input,
              gsize n,
              AsterCliMarks *marks,
              GError **error)
{
  const char *find = aster_cli_text (request, "--find");
  g_autoptr (GArray) rows = aster_cli_row_list (request, input, "--found", error);
  g_autoptr (GArray) found = NULL;

  if (rows == NULL)
    return FALSE;
  if (find != NULL &&
      !(found = aster_search_tokens (input->chosen->tokens, find,
                                     ASTER_SEARCH_EXACT_REGEX, request->pulse, error)))
    {
      g_prefix_error (error, "--find: ");
      return FALSE;
    }
  if (found != NULL)
    g_array_append_vals (rows, found->data, found->len);

  marks->matches = aster_cli_bits_of (rows, n);
  marks->n_matches = aster_bits_count (marks->matches, n);

  return TRUE;
}

/* What the map tears around the selected rows that it shows. */
static gboolean
find_torn (const AsterCliRequest *request,
           const AsterCliInput *input,
           AsterLayout *layout,
           AsterCliMarks *marks,
           GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.9, 1);
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < layout->positions->n_rows; row++)
    if (aster_bits_get (marks->selected, row) &&
        (layout->rows == NULL || aster_row_set_has (layout->rows, row)))
      g_array_append_val (rows, row);
  if (rows->len == 0)
    return TRUE;

  params.cosine = aster_cli_is_by_cosine (request);
  marks->torn = aster_torn_find (input->chosen->vectors, layout,
                                 (const guint32 *) (gpointer) rows->data, rows->len,
                                 &params, &part.pulse, error);

  return marks->torn != NULL;
}

/**
 * aster_cli_read_marks:
 * @request: a command with the options of render
 * @input: what was read
 * @layout: the map
 * @clusters: (nullable): whose names stand on it
 * @style: how it is drawn
 * @marks: (out caller-allocates): zeroed
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_cli_read_marks (const AsterCliRequest *request,
                      const AsterCliInput *input,
                      AsterLayout *layout,
                      const AsterClusters *clusters,
                      const AsterPlotStyle *style,
                      AsterCliMarks *marks,
                      GError **error)
{
  gsize n = layout->positions->n_rows;
  g_autoptr (GArray) selected = aster_cli_row_list (request, input, "--select", error);

  if (selected == NULL ||
      !(marks->pins = aster_cli_row_list (request, input, "--pins", error)) ||
      !read_matches (request, input, n, marks, error) ||
      !(marks->edits = aster_cli_read_label_edits (request, input, clusters, error)))
    return FALSE;

  marks->selected = aster_cli_bits_of (selected, n);
  marks->n_selected = aster_bits_count (marks->selected, n);

  return !style->torn || find_torn (request, input, layout, marks, error);
}

/* Lends the marks to @scene. */
void
aster_cli_marks_apply (const AsterCliMarks *self, AsterPlotScene *scene)
{
  scene->selected = self->selected;
  scene->n_selected = self->n_selected;
  scene->pins = (const guint32 *) (gpointer) self->pins->data;
  scene->n_pins = self->pins->len;
  scene->torn = self->torn;
  scene->edits = self->edits;
  if (self->n_matches > 0)
    {
      scene->matches = self->matches;
      scene->n_matches = self->n_matches;
    }
}

void
aster_cli_marks_clear (AsterCliMarks *self)
{
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->matches, g_free);
  g_clear_pointer (&self->pins, g_array_unref);
  g_clear_pointer (&self->torn, aster_torn_unref);
  g_clear_object (&self->edits);
}
