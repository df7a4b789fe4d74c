#include "command.h"
#include "files/save.h"
#include "input.h"

gboolean
aster_cli_run_convert (AsterCliRequest *request, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  AsterSaveOptions options = ASTER_SAVE_DEFAULTS;
  const char *path = aster_cli_text (request, "-o");

  if (path == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "convert: where to? Add -o OUT, whose ending says the format");
      return FALSE;
    }
  if (!aster_save_check (path, error) || !aster_cli_input_read (request, &input, error))
    return FALSE;

  options.half = aster_cli_flag (request, "--half");

  return aster_save (input.chosen, path, &options, &part.pulse, error);
}
