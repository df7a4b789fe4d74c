#include "files/samples.h"

#include <glib/gstdio.h>

#include "command.h"
#include "files/load.h"
#include "output.h"

/* A sample names itself in one line; its description ends at the first full stop
 * of a longer one. */
static gboolean
append_sample (AsterCliRequest *request,
               const AsterSample *sample,
               GString *out,
               GError **error)
{
  g_autoptr (AsterSpace) space = aster_load (sample->path, NULL, request->pulse, error);
  GStatBuf status = { 0 };
  const char *description;

  if (space == NULL)
    return FALSE;

  g_stat (sample->path, &status);
  description = space->origin.description;
  aster_cli_append_bytes (out, sample->name, strlen (sample->name));
  g_string_append_printf (
      out, "\t%" G_GSIZE_FORMAT "\t%" G_GSIZE_FORMAT "\t%" G_GINT64_FORMAT "\t",
      aster_space_n (space), aster_space_d (space), (gint64) status.st_size);
  if (description != NULL)
    aster_cli_append_bytes (out, description, strlen (description));
  g_string_append_c (out, '\n');

  return TRUE;
}

gboolean
aster_cli_run_samples (AsterCliRequest *request, GError **error)
{
  g_autoptr (GPtrArray) samples = aster_samples_list ();
  g_autoptr (GString) out = g_string_new ("name\ttokens\tdims\tbytes\tdescription\n");

  for (guint i = 0; i < samples->len; i++)
    if (!append_sample (request, g_ptr_array_index (samples, i), out, error))
      return FALSE;

  return aster_cli_deliver (request, out, error);
}
