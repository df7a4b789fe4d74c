#include <glib/gi18n-lib.h>
#include <locale.h>

#include "aster-config.h"
#include "files/samples.h"
#include "parts/frame-memory.h"
#include "parts/frame-renderer.h"
#include "tools/linalg.h"
#include "window/application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (AsterApplication) application = NULL;

  /* Before any other thread exists. */
  aster_linalg_init ();
  aster_frame_memory_keep ();
  aster_frame_renderer_choose ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ASTERISM_LOCALEDIR") != NULL
                                       ? g_getenv ("ASTERISM_LOCALEDIR")
                                       : ASTER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  aster_samples_set_folder (g_file_test (ASTER_SOURCE_SAMPLES, G_FILE_TEST_IS_DIR)
                                ? ASTER_SOURCE_SAMPLES
                                : ASTER_PKGDATADIR "/samples");

  application = aster_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
