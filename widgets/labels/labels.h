/* labels.h - which words of a map have room for a label, at every zoom. */
#pragma once

#include "plot/plot-index.h"
#include "values/tokens.h"

G_BEGIN_DECLS

#define ASTER_MAX_LABELS 200 /* on one page */

#define ASTER_LABEL_POINT 6.0 /* px from a point to its word */

/* What a label takes up around its point, px: the point itself, the word to the
 * right of it and a little air. Of a word that stands away from its point, one of them
 * may be negative. */
typedef struct
{
  double left, right, up, down;
} AsterLabelBox;

typedef struct _AsterLabels AsterLabels;

AsterLabels *aster_labels_new (const AsterPlotIndex *index,
                               const AsterTokens *tokens,
                               const guint64 *visible,
                               const char *font,
                               double size);
AsterLabels *aster_labels_new_again (AsterLabels *self,
                                     const AsterPlotIndex *index,
                                     const guint64 *visible);
AsterLabels *aster_labels_ref (AsterLabels *self);
void aster_labels_unref (AsterLabels *self);

AsterLabelBox aster_labels_get_box (AsterLabels *self, gsize row);
gsize aster_labels_get_n_visible (AsterLabels *self);
double aster_labels_get_width (AsterLabels *self, gsize row);
gboolean aster_labels_reach (AsterLabels *self, double scale);
const guint32 *aster_labels_at (AsterLabels *self, double scale, gsize *n);
gsize aster_labels_get_limit (AsterLabels *self);
double aster_label_boxes_part (const AsterLabelBox *a,
                               const AsterLabelBox *b,
                               double dx,
                               double dy);
gboolean aster_label_boxes_meet (
    const AsterLabelBox *a, const AsterLabelBox *b, double dx, double dy, double span[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterLabels, aster_labels_unref)

G_END_DECLS
