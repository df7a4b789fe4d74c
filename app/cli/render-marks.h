/* render-marks.h - what is marked on a map that is drawn without a window. */
#pragma once

#include "input.h"
#include "plot/plot-scene.h"
#include "values/clusters.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 *selected, *matches; /* (n) bits */
  gsize n_selected, n_matches;
  GArray *pins; /* of guint32 */
  AsterTorn *torn;
  AsterLabelEdits *edits;
} AsterCliMarks;

guint64 *aster_cli_bits_of (const GArray *rows, gsize n);
gboolean aster_cli_is_by_cosine (const AsterCliRequest *request);
gboolean aster_cli_read_marks (const AsterCliRequest *request,
                               const AsterCliInput *input,
                               AsterLayout *layout,
                               const AsterClusters *clusters,
                               const AsterPlotStyle *style,
                               AsterCliMarks *marks,
                               GError **error);
void aster_cli_marks_apply (const AsterCliMarks *self, AsterPlotScene *scene);
void aster_cli_marks_clear (AsterCliMarks *self);

/* render-labels.c */
AsterLabelEdits *aster_cli_read_label_edits (const AsterCliRequest *request,
                                             const AsterCliInput *input,
                                             const AsterClusters *clusters,
                                             GError **error);

G_END_DECLS
