/* tsne-field.h - how all points of a picture push one of them away. */
#pragma once

#include "layouts/tsne-picture.h"
#include "tools/pulse.h"
#include "values/matrix.h"

G_BEGIN_DECLS

/* With w = 1/(1 + ‖y_i − y_j‖²), the potential of a point is Σ_j w and its force
 * Σ_j w² (y_i − y_j), over all points. One thread at a time. */
typedef struct _AsterTsneField AsterTsneField;

AsterTsneField *aster_tsne_field_new (gsize n, guint dims);
void aster_tsne_field_free (AsterTsneField *self);
gboolean aster_tsne_field_compute (
    AsterTsneField *self, const float *y, float *forces, double *z, AsterPulse *pulse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTsneField, aster_tsne_field_free)

G_END_DECLS
