#include "words/axis.h"

#include "command.h"
#include "input.h"
#include "output.h"

gboolean
aster_cli_run_axis (AsterCliRequest *request, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (AsterMatrix) from = NULL, to = NULL;
  g_autoptr (GString) out = g_string_new ("token\tprojection\tcosine\n");
  g_autofree double *projections = NULL, *cosines = NULL;
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  gsize n;

  if (aster_cli_text (request, "--from") == NULL ||
      aster_cli_text (request, "--to") == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "axis: it runs between two expressions; give both --from and --to");
      return FALSE;
    }
  if (!aster_cli_input_read (request, &input, error) ||
      !(from = aster_cli_evaluate_option (request, &input, "--from", error)) ||
      !(to = aster_cli_evaluate_option (request, &input, "--to", error)))
    return FALSE;

  n = aster_space_n (input.chosen);
  projections = g_new (double, MAX (n, 1));
  cosines = g_new (double, MAX (n, 1));
  if (!aster_axis_project (input.chosen->vectors, from->data, to->data, projections,
                           cosines, &part.pulse, error))
    return aster_cli_blame_input (request, error);

  for (gsize i = 0; i < n; i++)
    {
      aster_cli_append_token (out, input.chosen->tokens, i);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, projections[i]);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, cosines[i]);
      g_string_append_c (out, '\n');
    }

  return aster_cli_deliver (request, out, error);
}
