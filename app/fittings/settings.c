/* The schema is installed with the program. Before that it lies beside the build,
 * and one that lies there must not stop the program from starting. */

#include "fittings/settings.h"

#include "aster-config.h"

static GSettingsSchema *
look_up (GSettingsSchemaSource *source)
{
  return source != NULL ? g_settings_schema_source_lookup (source, ASTER_APP_ID, TRUE)
                        : NULL;
}

/* (transfer none) (nullable): NULL where no schema is installed; then every
 * preference has its default and none is kept. */
GSettings *
aster_settings_get (void)
{
  static GSettings *settings;
  static gboolean looked;

  if (!looked)
    {
      g_autoptr (GSettingsSchema) schema = look_up (
          g_settings_schema_source_get_default ());

      looked = TRUE;
      if (schema == NULL)
        {
          g_autoptr (GSettingsSchemaSource) beside =
              g_settings_schema_source_new_from_directory (ASTER_BUILD_SCHEMAS, NULL,
                                                           FALSE, NULL);

          schema = look_up (beside);
        }
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
    }

  return settings;
}
