/* How many rows count each row among their k nearest: N_k (Radovanović, Nanopoulos and
 * Ivanović, 2010).
 *
 * The mean is k whatever the data; in spaces of many dimensions a few rows, the hubs,
 * are near to very many, and some, the antihubs, near to none. O(n k). */

#include "words/hubness.h"

/**
 * aster_hubness:
 * @neighbours: (n rows) the nearest rows of every row, itself left out
 * @counts: (out caller-allocates): (n) rows that name it, 0 to n − 1
 *
 * O(number of edges).
 */
void
aster_hubness (const AsterGraph *neighbours, double *counts)
{
  g_return_if_fail (neighbours != NULL && counts != NULL);

  for (gsize i = 0; i < neighbours->n; i++)
    counts[i] = 0;
  for (gsize e = 0; e < aster_graph_n_edges (neighbours); e++)
    counts[neighbours->rows[e]]++;
}
