#include "document/recent.h"

#include "fittings/settings.h"

/* (transfer full): never NULL; paths as they were opened. */
GStrv
aster_recent_dup (void)
{
  GSettings *settings = aster_settings_get ();

  return settings != NULL ? g_settings_get_strv (settings, ASTER_RECENT_KEY)
                          : g_new0 (char *, 1);
}

/**
 * aster_recent_with:
 * @paths: (array zero-terminated=1): what was opened, the latest first
 * @path: what has just been opened
 *
 * Returns: (transfer full): @path and then the others, each once, at most
 *   %ASTER_RECENT_MOST
 */
GStrv
aster_recent_with (const char *const *paths, const char *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; paths[i] != NULL && n < ASTER_RECENT_MOST; i++)
    if (!g_str_equal (paths[i], path))
      {
        g_strv_builder_add (builder, paths[i]);
        n++;
      }

  return g_strv_builder_end (builder);
}

/* Remembers @path, unless it is NULL, a sample, which the library lists anyway, or not
 * UTF-8, which the settings could not keep. */
void
aster_recent_add (const char *path)
{
  GSettings *settings = aster_settings_get ();
  g_auto (GStrv) before = NULL, after = NULL;

  if (settings == NULL || path == NULL || g_str_has_prefix (path, "sample:") ||
      !g_utf8_validate (path, -1, NULL))
    return;

  before = aster_recent_dup ();
  after = aster_recent_with ((const char *const *) before, path);
  g_settings_set_strv (settings, ASTER_RECENT_KEY, (const char *const *) after);
}

void
aster_recent_clear (void)
{
  GSettings *settings = aster_settings_get ();

  if (settings != NULL)
    g_settings_set_strv (settings, ASTER_RECENT_KEY, NULL);
}
