/* pane-set.h - the panes of a document and how they are arranged. */
#pragma once

#include <gio/gio.h>

#include "document/arrangement.h"
#include "panes/pane.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PANE_SET (aster_pane_set_get_type ())

/* Properties: "arrangement" (string, see arrangement.h), "maximised" (id of the one
 * pane that is shown alone, or 0).
 * Signal: "edited" (merge: string or NULL) — a person changed something. */
G_DECLARE_FINAL_TYPE (AsterPaneSet, aster_pane_set, ASTER, PANE_SET, GObject)

AsterPaneSet *aster_pane_set_new (AsterEngine *engine);
void aster_pane_set_set_input (AsterPaneSet *self,
                               AsterSpace *space,
                               AsterTreatment treatment);

GListModel *aster_pane_set_get_panes (AsterPaneSet *self);
AsterPane *aster_pane_set_find (AsterPaneSet *self, guint id);
AsterPane *aster_pane_set_add (AsterPaneSet *self,
                               AsterPaneKind kind,
                               guint beside,
                               GtkOrientation orientation);
AsterPane *aster_pane_set_duplicate (AsterPaneSet *self, guint id);
void aster_pane_set_close (AsterPaneSet *self, guint id);

const char *aster_pane_set_get_arrangement (AsterPaneSet *self);
void aster_pane_set_set_arrangement (AsterPaneSet *self, const char *arrangement);
void aster_pane_set_arrange (AsterPaneSet *self, const char *preset);
guint aster_pane_set_get_maximised (AsterPaneSet *self);
void aster_pane_set_set_maximised (AsterPaneSet *self, guint id);

void aster_pane_set_save (AsterPaneSet *self, GVariantDict *state);
void aster_pane_set_restore (AsterPaneSet *self, GVariant *state);

G_END_DECLS
