#include "words/spectrum.h"

#include <math.h>

#include "command.h"
#include "input.h"
#include "output.h"

gboolean
aster_cli_run_spectrum (AsterCliRequest *request, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  g_autoptr (GString) out = g_string_new (
      "index\tsingular_value\texplained\tcumulative\tnull_low\tnull_high\n");
  g_autofree double *values = NULL;
  double total = 0, cumulative = 0;
  gsize n;

  if (aster_cli_text (request, "--null") != NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "spectrum: --null is not in this version; leave it out, the null "
                   "columns stay empty");
      return FALSE;
    }
  if (!aster_cli_input_read (request, &input, error) ||
      !aster_spectrum (input.chosen->vectors, aster_cli_flag (request, "--centre"),
                       &values, &n, &part.pulse, error))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    total += values[i] * values[i];
  for (gsize i = 0; i < n; i++)
    {
      double explained = total > 0 ? values[i] * values[i] / total : 0;

      cumulative += explained;
      g_string_append_printf (out, "%" G_GSIZE_FORMAT "\t", i + 1);
      aster_cli_append_number (out, values[i]);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, explained);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, MIN (cumulative, 1));
      g_string_append (out, "\t\t\n");
    }

  return aster_cli_deliver (request, out, error);
}
