/* history.h - the states a document was in, so that each can be had again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_HISTORY_STEPS 100

typedef struct _AsterHistory AsterHistory;

AsterHistory *aster_history_new (GVariant *state);
void aster_history_free (AsterHistory *self);

gboolean aster_history_record (AsterHistory *self, GVariant *state, const char *merge);
GVariant *aster_history_undo (AsterHistory *self);
GVariant *aster_history_redo (AsterHistory *self);
gboolean aster_history_can_undo (const AsterHistory *self);
gboolean aster_history_can_redo (const AsterHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterHistory, aster_history_free)

G_END_DECLS
