/* document.h - one open space: what is selected in it, and the panes that show it. */
#pragma once

#include <gio/gio.h>

#include "clusters/cluster-link.h"
#include "colour/class-inks.h"
#include "document/attachments.h"
#include "linked/selection.h"
#include "linked/word-sets.h"
#include "panes/pane-set.h"
#include "plot/isolation.h"
#include "values/space.h"
#include "words/neighbours.h"
#include "words/treatment.h"

G_BEGIN_DECLS

#define ASTER_TYPE_DOCUMENT (aster_document_get_type ())

/* Properties: "treatment" and "metric" (what distances mean; ints of AsterTreatment
 * and AsterMetric), "norms" (see aster_document_get_norms()), "can-undo", "can-redo".
 * Signal: "changed" — something that a session keeps is different. */
G_DECLARE_FINAL_TYPE (AsterDocument, aster_document, ASTER, DOCUMENT, GObject)

AsterDocument *aster_document_new (AsterEngine *engine, AsterSpace *space);
AsterDocument *
aster_document_new_from_variant (AsterEngine *engine, AsterSpace *space, GVariant *state);
GVariant *aster_document_to_variant (AsterDocument *self);

AsterEngine *aster_document_get_engine (AsterDocument *self);
AsterSpace *aster_document_get_space (AsterDocument *self);
AsterAttachments *aster_document_get_attachments (AsterDocument *self);
AsterSelection *aster_document_get_selection (AsterDocument *self);
AsterIsolation *aster_document_get_isolation (AsterDocument *self);
AsterClusterLink *aster_document_get_clusters (AsterDocument *self);
AsterClassInks *aster_document_get_inks (AsterDocument *self);
AsterWordSets *aster_document_get_sets (AsterDocument *self);
const double *aster_document_get_norms (AsterDocument *self);
char *aster_document_dup_title (AsterDocument *self);

AsterTreatment aster_document_get_treatment (AsterDocument *self);
void aster_document_set_treatment (AsterDocument *self, AsterTreatment treatment);
AsterMetric aster_document_get_metric (AsterDocument *self);
void aster_document_set_metric (AsterDocument *self, AsterMetric metric);

AsterPaneSet *aster_document_get_panes (AsterDocument *self);

gboolean aster_document_can_undo (AsterDocument *self);
gboolean aster_document_can_redo (AsterDocument *self);
void aster_document_undo (AsterDocument *self);
void aster_document_redo (AsterDocument *self);

G_END_DECLS
