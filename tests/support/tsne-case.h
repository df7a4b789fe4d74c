/* tsne-case.h - a descent of t-SNE under test, with everything that it begins with. */
#pragma once

#include "layouts/tsne-affinities.h"
#include "layouts/tsne.h"
#include "support.h"
#include "words/knn.h"

static const AsterTsneParams defaults = ASTER_TSNE_DEFAULTS;

/* Everything that a descent begins with. */
typedef struct
{
  AsterGraph *affinities;
  AsterMatrix *start;
  AsterTsneParams params;
  AsterTsneSummary summary;
} Case;

static inline void
case_clear (Case *self)
{
  aster_graph_unref (self->affinities);
  aster_matrix_unref (self->start);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* The affinities of @x, and its first two columns, or noise, to begin with. */
static inline Case
case_init (const AsterMatrix *x, gsize k, double perplexity)
{
  g_autoptr (AsterGraph) neighbours = aster_knn (x, k, ASTER_KNN_EUCLIDEAN, NULL, NULL);
  Case self = { NULL, support_uniform_matrix (x->n_rows, 2, 99), defaults, { 0 } };

  for (gsize i = 0; x->n_cols >= 2 && i < x->n_rows; i++)
    memcpy (aster_matrix_row (self.start, i), aster_matrix_row (x, i), 8);
  self.affinities = aster_tsne_affinities (neighbours, perplexity, NULL, NULL);
  g_assert_nonnull (self.affinities);

  return self;
}

static inline AsterLayout *
run (Case *self)
{
  g_autoptr (GError) error = NULL;
  AsterLayout *layout = aster_tsne (self->affinities, self->start, &self->params,
                                    &self->summary, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, self->affinities->n);
  g_assert_cmpuint (layout->positions->n_cols, ==, 2);
  for (gsize i = 0; i < 2 * self->affinities->n; i++)
    g_assert_true (isfinite (layout->positions->data[i]));
  g_assert_true (isfinite (self->summary.kl));

  return layout;
}

/* @groups clouds of width 1 in @d dimensions, far from each other. */
static inline AsterMatrix *
make_clusters (gsize n, gsize d, gsize groups, double apart)
{
  AsterMatrix *x = support_uniform_matrix (n, d, 11);
  g_autoptr (AsterMatrix) centres = support_uniform_matrix (groups, d, 12);

  for (gsize i = 0; i < n; i++)
    for (gsize p = 0; p < d; p++)
      aster_matrix_row (x, i)[p] += (float) apart *
                                    aster_matrix_row (centres, i % groups)[p];

  return x;
}
