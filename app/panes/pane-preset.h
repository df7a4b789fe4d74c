/* pane-preset.h - the arrangements of panes that are one click away. */
#pragma once

#include "panes/pane-kind.h"

G_BEGIN_DECLS

#define ASTER_PRESET_PANES 3

typedef struct
{
  const char *name;
  AsterPaneKind kinds[ASTER_PRESET_PANES];
  guint n;
  const char *format; /* an arrangement, see arrangement.h, with %1, %2, %3 for ids */
} AsterPanePreset;

const AsterPanePreset *aster_pane_preset_find (const char *name);
char *aster_pane_preset_dup_arrangement (const AsterPanePreset *self, const guint *ids);

G_END_DECLS
