/* groups.h - rows that fall into groups, and what joins them. */
#pragma once

#include "clusters/spanning.h"
#include "support.h"
#include "words/knn.h"

/* (n × d) rows in @k groups of three densities; each eleventh row is anywhere. The same
 * as rows_of() of tests/oracle/clusters.py. */
static inline AsterMatrix *
groups_new (gsize n, gsize d, gsize k, guint64 seed)
{
  static const float scales[] = { 0.5f, 1, 2 };
  AsterMatrix *x = support_uniform_matrix (n, d, seed);
  g_autoptr (AsterMatrix) centres = support_uniform_matrix (k, d, seed + 1);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < d; j++)
      {
        float *value = &aster_matrix_row (x, i)[j];

        *value = i % 11 == 0
                     ? *value * 8
                     : *value * scales[i % 3] + 4 * aster_matrix_row (centres, i % k)[j];
      }

  return x;
}

/* What run/cluster-recipe.c does with its engine. */
static inline AsterSpanning *
groups_span (AsterMatrix *x,
             AsterClusterMetric metric,
             guint min_points,
             AsterPulse *pulse,
             GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart second = aster_pulse_part (pulse, 0.1, 0.5);
  AsterPulsePart third = aster_pulse_part (pulse, 0.5, 1);
  g_autoptr (AsterSpanningInput) input = aster_spanning_input_new (x, metric, min_points,
                                                                   &first.pulse, error);
  g_autoptr (AsterGraph) near = NULL;
  AsterMatrix *wanted;
  gsize k;

  if (input == NULL)
    return NULL;
  wanted = aster_spanning_input_get_wanted (input, &k);
  if (wanted != NULL &&
      !(near = aster_knn (wanted, k, ASTER_KNN_EUCLIDEAN, &second.pulse, error)))
    return NULL;

  return aster_spanning_new (input, near, &third.pulse, error);
}
