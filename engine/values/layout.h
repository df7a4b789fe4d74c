/* layout.h - where every row went on the page; what a projection returns. */
#pragma once

#include <glib-object.h>

#include "values/matrix.h"
#include "values/row-set.h"

G_BEGIN_DECLS

/* What an axis of the page means, if it means anything. */
typedef enum {
  ASTER_AXIS_NONE,      /* t-SNE, UMAP: distances on the page are not distances */
  ASTER_AXIS_COMPONENT, /* a principal component, with its share of the variance */
  ASTER_AXIS_SINGULAR,  /* a singular vector of the raw rows, with its share of Σ x² */
  ASTER_AXIS_COSINE,    /* the cosine with an expression */
} AsterAxisKind;

typedef struct
{
  AsterAxisKind kind;
  guint component; /* COMPONENT, SINGULAR: counted from 1 */
  double share;    /* COMPONENT: of the variance, SINGULAR: of the squares, [0, 1] */
  char *label;     /* COSINE: the expression; else NULL */
} AsterAxisInfo;

typedef struct _AsterLayout AsterLayout;

struct _AsterLayout
{
  AsterMatrix *positions; /* (n × 2 or 3), data units, finite */
  AsterRowSet *rows; /* (nullable) the only rows that the map is of; NULL for all. The
                      others lie where some of these do, and are not to be shown */
  AsterAxisInfo axes[3];
};

#define ASTER_TYPE_LAYOUT (aster_layout_get_type ())

GType aster_layout_get_type (void);
AsterLayout *aster_layout_new (AsterMatrix *positions);
AsterLayout *aster_layout_new_part (AsterMatrix *positions, AsterRowSet *rows);
AsterLayout *aster_layout_ref (AsterLayout *self);
void aster_layout_unref (AsterLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterLayout, aster_layout_unref)

G_END_DECLS
