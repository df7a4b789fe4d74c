/* panels.h - rows laid out so that many are scored against many at full speed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_PANEL      32 /* rows side by side */
#define ASTER_PANEL_STEP 6  /* queries are handed in by so many */

typedef enum {
  ASTER_PANELS_PRODUCTS, /* the score of q and x is c + q·x */
  ASTER_PANELS_TAXI,     /* c − Σ |q_p − x_p|, the way of a taxi in Manhattan */
} AsterPanelsBy;

typedef struct _AsterPanels AsterPanels;

/* Panel b holds rows 32 b … 32 b + 31: first the offset of each, then their first
 * coordinates, then their second ones. Places without a row in the last panel score −∞.
 * Filled by whoever made it, then immutable. */
struct _AsterPanels
{
  gsize n, d;
  gsize n_panels;
  float *data;      /* (n_panels × (d + 1) × 32) */
  AsterPanelsBy by; /* how rows are scored, default PRODUCTS */
};

AsterPanels *aster_panels_new (gsize n, gsize d, GError **error);
void aster_panels_free (AsterPanels *self);
guint64 aster_panels_get_size (gsize n, gsize d);

void aster_panels_put (AsterPanels *self,
                       gsize panel,
                       const float *rows,
                       const float *offsets);
void aster_panels_take (const AsterPanels *self, gsize first, gsize n, float *rows);
void aster_panels_score (const AsterPanels *self,
                         gsize panel,
                         const float *queries,
                         gsize n_queries,
                         const float *bars,
                         float *scores,
                         guint32 *above);

/* @n queries by whole steps. */
static inline gsize
aster_panels_round_up (gsize n)
{
  return (n + ASTER_PANEL_STEP - 1) / ASTER_PANEL_STEP * ASTER_PANEL_STEP;
}

/* What the scores of row @row of @panel begin with. */
static inline float
aster_panels_offset (const AsterPanels *self, gsize panel, gsize row)
{
  return self->data[panel * ASTER_PANEL * (self->d + 1) + row];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPanels, aster_panels_free)

G_END_DECLS
