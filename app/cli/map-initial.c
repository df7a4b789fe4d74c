#include "map-initial.h"

#include "files/layout-file.h"

/* The map of --initial: it has to show every token. */
AsterLayout *
aster_cli_read_initial (const AsterCliRequest *request,
                        const AsterCliInput *input,
                        GError **error)
{
  const char *path = aster_cli_text (request, "--initial");
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 0.6);
  g_autoptr (AsterReport) report = aster_report_new ();
  AsterLayout *page = aster_layout_file_read (path, input->chosen->tokens, report,
                                              &part.pulse, error);

  if (page != NULL)
    aster_cli_warn_report (request, path, report, 0);

  return page;
}
