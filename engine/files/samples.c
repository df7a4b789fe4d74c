#include "files/samples.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aster-config.h"
#include "tools/error.h"

#define ENDING ".safetensors"

static char *chosen; /* (main) */

static void
sample_free (gpointer data)
{
  AsterSample *self = data;

  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * aster_samples_set_folder:
 * @folder: (nullable): where samples are looked for from now on; %NULL: where they are
 *   installed
 *
 * The environment variable ASTERISM_SAMPLES wins over both. Call it in main().
 */
void
aster_samples_set_folder (const char *folder)
{
  g_free (chosen);
  chosen = g_strdup (folder);
}

static const char *
get_folder (void)
{
  const char *folder = g_getenv ("ASTERISM_SAMPLES");

  if (folder != NULL && *folder != '\0')
    return folder;

  return chosen != NULL ? chosen : ASTER_PKGDATADIR "/samples";
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  const AsterSample *left = *(const AsterSample *const *) a;
  const AsterSample *right = *(const AsterSample *const *) b;

  return strcmp (left->name, right->name);
}

/**
 * aster_samples_list:
 *
 * Returns: (transfer full) (element-type AsterSample): what ships with the program,
 *   by name; empty when nothing is installed
 */
GPtrArray *
aster_samples_list (void)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);
  g_autoptr (GDir) folder = g_dir_open (get_folder (), 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ENDING) && *name != '.')
      {
        AsterSample *sample = g_new0 (AsterSample, 1);

        sample->name = g_strndup (name, strlen (name) - strlen (ENDING));
        sample->path = g_build_filename (get_folder (), name, NULL);
        g_ptr_array_add (samples, sample);
      }
  g_ptr_array_sort (samples, compare_names);

  return samples;
}

/**
 * aster_samples_find:
 * @name: with or without `sample:` before it
 * @error: return location for %ASTER_ERROR_MISSING, which names what there is
 *
 * Returns: (transfer full) (nullable): the path of that sample
 */
char *
aster_samples_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) samples = NULL;
  g_autoptr (GString) there = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  if (g_str_has_prefix (name, "sample:"))
    name += strlen ("sample:");

  samples = aster_samples_list ();
  for (guint i = 0; i < samples->len; i++)
    {
      const AsterSample *sample = g_ptr_array_index (samples, i);

      if (g_str_equal (sample->name, name))
        return g_strdup (sample->path);
      g_string_append_printf (there, "%s%s", i > 0 ? ", " : "", sample->name);
    }

  if (samples->len == 0)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                 /* Translators: the name of a sample, then a folder. */
                 _ ("sample:%s: there are no samples in %s; install the program or set "
                    "ASTERISM_SAMPLES"),
                 name, get_folder ());
  else
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                 /* Translators: the name of a sample, then a list of names. */
                 _ ("sample:%s: there is no such sample; choose one of: %s"), name,
                 there->str);
  return NULL;
}
