#include "words/neighbours.h"

#include "command.h"
#include "input.h"
#include "output.h"

/* Which rows of what was chosen the expression names. */
static GArray *
find_named (const AsterCliInput *input, const GArray *named)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < named->len; i++)
    g_hash_table_add (rows, GUINT_TO_POINTER (g_array_index (named, guint32, i)));
  for (guint32 i = 0; i < aster_space_n (input->chosen); i++)
    {
      guint32 row = input->rows != NULL ? g_array_index (input->rows, guint32, i) : i;

      if (g_hash_table_contains (rows, GUINT_TO_POINTER (row)))
        g_array_append_val (found, i);
    }

  return found;
}

/* Says which tokens are not listed although they are near. */
static void
say_left_out (const AsterCliRequest *request, const AsterSpace *space, const GArray *rows)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *shown = aster_tokens_dup_shown (space->tokens,
                                                       g_array_index (rows, guint32, i));

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", shown);
    }
  if (rows->len > 0)
    aster_cli_warn (request,
                    "left out because the expression names them: %s; --keep-inputs "
                    "lists them",
                    list->str);
}

gboolean
aster_cli_run_neighbours (AsterCliRequest *request, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) excluded = NULL;
  g_autoptr (AsterMatrix) query = NULL;
  g_autoptr (AsterRanking) ranking = NULL;
  g_autoptr (GString) out = g_string_new ("rank\ttoken\tvalue\n");
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;

  if (!aster_cli_input_read (request, &input, error) ||
      !(query = aster_cli_evaluate (request, &input, aster_cli_argument (request, 1),
                                    named, error)))
    return FALSE;

  excluded = find_named (&input, named);
  if (aster_cli_flag (request, "--keep-inputs"))
    g_array_set_size (excluded, 0);
  params.k = (gsize) aster_cli_count (request, "-k");
  params.exclude = (const guint32 *) (gpointer) excluded->data;
  params.n_exclude = excluded->len;
  aster_metric_from_string (aster_cli_text (request, "--metric"), &params.metric);
  ranking = aster_neighbours_of (input.chosen->vectors, query->data, &params, &part.pulse,
                                 error);
  if (ranking == NULL)
    return aster_cli_blame_input (request, error);

  say_left_out (request, input.chosen, excluded);
  for (gsize i = 0; i < ranking->n; i++)
    {
      g_string_append_printf (out, "%" G_GSIZE_FORMAT "\t", i + 1);
      aster_cli_append_token (out, input.chosen->tokens, ranking->rows[i]);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, ranking->values[i]);
      g_string_append_c (out, '\n');
    }

  return aster_cli_deliver (request, out, error);
}
