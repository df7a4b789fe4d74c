/* pca.h - principal and singular components: the space seen along its widest axes. */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean centre;     /* TRUE: PCA, column means removed; FALSE: SVD of the raw rows */
  guint components[3]; /* which, counted from 1 */
  guint dims;          /* how many of them, 2 or 3 */
} AsterPcaParams;

#define ASTER_PCA_DEFAULTS                                                               \
  {                                                                                      \
    TRUE, { 1, 2, 3 }, 2                                                                 \
  }

AsterLayout *aster_pca_layout (const AsterMatrix *x,
                               const AsterPcaParams *params,
                               AsterPulse *pulse,
                               GError **error);
AsterMatrix *aster_pca_reduce (const AsterMatrix *x,
                               gsize n_components,
                               AsterPulse *pulse,
                               GError **error);

/* The dear half of both, worth keeping: the axes of a space, and what each explains. */
gsize aster_pca_params_get_n_axes (const AsterPcaParams *self);
AsterMatrix *aster_pca_axes (const AsterMatrix *x,
                             const AsterPcaParams *params,
                             AsterPulse *pulse,
                             GError **error);
AsterLayout *aster_pca_layout_from (const AsterMatrix *x,
                                    const AsterMatrix *axes,
                                    const AsterPcaParams *params,
                                    AsterPulse *pulse,
                                    GError **error);

G_END_DECLS
