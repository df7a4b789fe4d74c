/* document.h - one open space: what is selected in it, and the panes that show it. */
#pragma once

#include <gio/gio.h>

#include "arrangement.h"
#include "pane.h"
#include "selection.h"
#include "values/space.h"
#include "words/neighbours.h"
#include "words/treatment.h"

G_BEGIN_DECLS

#define ASTER_TYPE_DOCUMENT (aster_document_get_type ())

/* Properties: "treatment" and "metric" (what distances mean; ints of AsterTreatment
 * and AsterMetric), "arrangement" (string), "maximised" (id of the one pane that is
 * shown alone, or 0), "can-undo", "can-redo".
 * Signal: "changed" — something that a session keeps is different. */
G_DECLARE_FINAL_TYPE (AsterDocument, aster_document, ASTER, DOCUMENT, GObject)

AsterDocument *aster_document_new (AsterEngine *engine, AsterSpace *space);
AsterDocument *
aster_document_new_from_variant (AsterEngine *engine, AsterSpace *space, GVariant *state);
GVariant *aster_document_to_variant (AsterDocument *self);

AsterEngine *aster_document_get_engine (AsterDocument *self);
AsterSpace *aster_document_get_space (AsterDocument *self);
AsterSelection *aster_document_get_selection (AsterDocument *self);
const double *aster_document_get_norms (AsterDocument *self);
char *aster_document_dup_title (AsterDocument *self);

AsterTreatment aster_document_get_treatment (AsterDocument *self);
void aster_document_set_treatment (AsterDocument *self, AsterTreatment treatment);
AsterMetric aster_document_get_metric (AsterDocument *self);
void aster_document_set_metric (AsterDocument *self, AsterMetric metric);

GListModel *aster_document_get_panes (AsterDocument *self);
AsterPane *aster_document_get_pane (AsterDocument *self, guint id);
AsterPane *aster_document_add_pane (AsterDocument *self,
                                    AsterPaneKind kind,
                                    guint beside,
                                    GtkOrientation orientation);
AsterPane *aster_document_duplicate_pane (AsterDocument *self, guint id);
void aster_document_close_pane (AsterDocument *self, guint id);
const char *aster_document_get_arrangement (AsterDocument *self);
void aster_document_set_arrangement (AsterDocument *self, const char *arrangement);
guint aster_document_get_maximised (AsterDocument *self);
void aster_document_set_maximised (AsterDocument *self, guint id);

gboolean aster_document_can_undo (AsterDocument *self);
gboolean aster_document_can_redo (AsterDocument *self);
void aster_document_undo (AsterDocument *self);
void aster_document_redo (AsterDocument *self);

G_END_DECLS
