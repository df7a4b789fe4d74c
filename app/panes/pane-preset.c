#include "panes/pane-preset.h"

static const AsterPanePreset presets[] = {
  { "explore",
    { ASTER_PANE_MAP, ASTER_PANE_TEXT, ASTER_PANE_TABLE },
    3,
    "v 0.66 %1 h 0.5 %2 %3" },
  { "map", { ASTER_PANE_MAP }, 1, "%1" },
  { "read", { ASTER_PANE_TEXT, ASTER_PANE_MAP }, 2, "h 0.5 %1 %2" },
  { "look-up", { ASTER_PANE_MAP, ASTER_PANE_TABLE }, 2, "h 0.6 %1 %2" },
};

/* (nullable): «explore», «map», «read» or «look-up». */
const AsterPanePreset *
aster_pane_preset_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_strcmp0 (presets[i].name, name) == 0)
      return &presets[i];

  return NULL;
}

/* (transfer full): how the panes @ids stand, one for each kind of @self. */
char *
aster_pane_preset_dup_arrangement (const AsterPanePreset *self, const guint *ids)
{
  GString *text = g_string_new (NULL);

  for (const char *p = self->format; *p != '\0'; p++)
    if (*p == '%')
      g_string_append_printf (text, "%u", ids[*++p - '1']);
    else
      g_string_append_c (text, *p);

  return g_string_free (text, FALSE);
}
