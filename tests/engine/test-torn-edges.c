#include "compare/torn-edges.h"

#include "support.h"

#define N 400

static gboolean
has_edge (const AsterTorn *torn, guint32 a, guint32 b, gboolean strange)
{
  for (guint i = 0; i < torn->edges->len; i++)
    {
      const AsterTornEdge *edge = &g_array_index (torn->edges, AsterTornEdge, i);

      if (edge->a == MIN (a, b) && edge->b == MAX (a, b) && edge->strange == strange)
        return TRUE;
    }

  return FALSE;
}

/* Six rows on a line in the space; on the page the last one stands beside the first. */
static void
test_by_hand (void)
{
  const float x[] = { 0, 1, 2, 3, 4, 5 }, y[] = { 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 0.1f, 0 };
  g_autoptr (AsterMatrix) space = aster_matrix_new (6, 1, NULL);
  AsterMatrix *page = aster_matrix_new (6, 2, NULL);
  g_autoptr (AsterLayout) layout = NULL;
  g_autoptr (AsterTorn) torn = NULL;
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  const guint32 rows[] = { 5 };

  memcpy (space->data, x, sizeof x);
  memcpy (page->data, y, sizeof y);
  layout = aster_layout_new (page);
  params.k = 1;
  params.far = 2;
  torn = aster_torn_find (space, layout, rows, 1, &params, NULL, NULL);

  /* 4 is nearest in the space and fifth on the page; 0 the other way round. */
  g_assert_cmpuint (torn->n_torn, ==, 1);
  g_assert_cmpuint (torn->edges->len, ==, 2);
  g_assert_true (has_edge (torn, 5, 4, FALSE));
  g_assert_true (has_edge (torn, 5, 0, TRUE));
}

/* More neighbours than there are other rows are all of them. */
static void
test_few_rows (void)
{
  const float x[] = { 0, 1, 2, 3, 4, 5 };
  g_autoptr (AsterMatrix) space = support_matrix (6, 1, x);
  g_autoptr (AsterLayout) layout = aster_layout_new (support_uniform_matrix (6, 2, 1));
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  const guint32 rows[] = { 5 };
  g_autoptr (AsterTorn) torn = NULL;

  params.k = 99;
  torn = aster_torn_find (space, layout, rows, 1, &params, NULL, NULL);
  g_assert_cmpuint (torn->k, ==, 5);
  g_assert_cmpuint (torn->n_torn, ==, 0);
}

static AsterLayout *
new_page (guint64 seed)
{
  return aster_layout_new (support_uniform_matrix (N, 2, seed));
}

/* How many rows are nearer to @i than @j is: a naive twin. */
static gsize
rank_of (const AsterMatrix *x, gboolean cosine, gsize i, gsize j)
{
  double distances[2];
  gsize rank = 0;

  for (gsize other = 0; other < x->n_rows; other++)
    {
      gsize of[2] = { j, other };

      for (int w = 0; w < 2; w++)
        {
          const float *a = aster_matrix_row (x, i), *b = aster_matrix_row (x, of[w]);
          double dot = 0, aa = 0, bb = 0, sum = 0;

          for (gsize p = 0; p < x->n_cols; p++)
            {
              dot += (double) a[p] * (double) b[p];
              aa += (double) a[p] * (double) a[p];
              bb += (double) b[p] * (double) b[p];
              sum += ((double) a[p] - (double) b[p]) * ((double) a[p] - (double) b[p]);
            }
          distances[w] = cosine ? 1 - dot / sqrt (aa) / sqrt (bb) : sum;
        }
      rank += other != i && other != j && distances[1] < distances[0];
    }

  return rank;
}

static void
test_naive (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 6, 3);
  g_autoptr (AsterLayout) page = new_page (4);
  const guint32 rows[] = { 0, 17, 399 };
  AsterTornParams params = ASTER_TORN_DEFAULTS;

  params.k = 5;
  params.far = 20;
  for (int cosine = 0; cosine < 2; cosine++)
    {
      g_autoptr (AsterTorn) torn = NULL;
      gsize n = 0;

      params.cosine = cosine;
      torn = aster_torn_find (x, page, rows, 3, &params, NULL, NULL);
      for (guint i = 0; i < 3; i++)
        for (guint32 j = 0; j < N; j++)
          {
            gsize space, plane;

            if (j == rows[i])
              continue;
            space = rank_of (x, cosine, rows[i], j);
            plane = rank_of (page->positions, FALSE, rows[i], j);
            if (space < 5 && plane >= 20)
              g_assert_true (has_edge (torn, rows[i], j, FALSE));
            if (plane < 5 && space >= 20)
              g_assert_true (has_edge (torn, rows[i], j, TRUE));
            n += (space < 5 && plane >= 20) || (plane < 5 && space >= 20);
          }
      /* Two of the three rows may have found the same pair. */
      g_assert_cmpuint (torn->edges->len, <=, n);
      g_assert_cmpuint (torn->edges->len, >=, n - 3);
    }
}

/* A map that is the space tears nothing; a pair of selected rows is one edge; so many
 * rows and no more. */
static void
test_limits (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 2, 5);
  g_autoptr (AsterLayout) same = aster_layout_new (aster_matrix_copy (x, NULL));
  g_autoptr (AsterLayout) other = new_page (6);
  g_autoptr (AsterTorn) none = NULL, torn = NULL, tiny = NULL;
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  g_autofree guint32 *rows = g_new (guint32, N);

  for (guint32 i = 0; i < N; i++)
    rows[i] = i;
  none = aster_torn_find (x, same, rows, N, &params, NULL, NULL);
  g_assert_cmpuint (none->edges->len, ==, 0);
  g_assert_cmpuint (none->n_rows, ==, 200);
  g_assert_cmpuint (none->n_asked, ==, N);
  g_assert_cmpuint (none->far, ==, 40);

  torn = aster_torn_find (x, other, rows, N, &params, NULL, NULL);
  g_assert_cmpuint (torn->n_torn, >, 200);
  for (guint i = 1; i < torn->edges->len; i++)
    {
      const AsterTornEdge *e = &g_array_index (torn->edges, AsterTornEdge, i - 1);
      const AsterTornEdge *f = &g_array_index (torn->edges, AsterTornEdge, i);

      g_assert_true (e->strange < f->strange || e->a < f->a ||
                     (e->a == f->a && e->b < f->b));
      g_assert_cmpuint (f->a, <, f->b);
    }

  /* Nobody can be far where there are two. */
  {
    g_autoptr (AsterMatrix) two = support_uniform_matrix (2, 3, 1);
    g_autoptr (AsterLayout) page = aster_layout_new (support_uniform_matrix (2, 2, 1));

    tiny = aster_torn_find (two, page, rows, 2, &params, NULL, NULL);
    g_assert_cmpuint (tiny->edges->len, ==, 0);
  }
}

/* Rows that the map does not show count neither here nor there. */
static void
test_part (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 4, 8);
  g_autoptr (AsterLayout) page = NULL;
  g_autoptr (AsterRowSet) part = NULL;
  g_autoptr (AsterTorn) torn = NULL;
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  guint32 rows[N / 2];

  for (guint32 i = 0; i < N / 2; i++)
    rows[i] = 2 * i;
  part = aster_row_set_new (rows, N / 2);
  page = aster_layout_new_part (support_uniform_matrix (N, 2, 9), part);
  torn = aster_torn_find (x, page, rows, 50, &params, NULL, NULL);
  g_assert_cmpuint (torn->edges->len, >, 0);
  g_assert_cmpuint (torn->far, ==, 20);
  for (guint i = 0; i < torn->edges->len; i++)
    {
      const AsterTornEdge *edge = &g_array_index (torn->edges, AsterTornEdge, i);

      g_assert_cmpuint (edge->a % 2 + edge->b % 2, ==, 0);
    }
}

static void
test_threads_and_cancel (void)
{
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N, 8, 10);
  g_autoptr (AsterLayout) page = new_page (11);
  g_autoptr (AsterTorn) one = NULL, many = NULL;
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  const guint32 rows[] = { 3, 9, 27, 81, 243 };

  aster_parallel_set_threads (1);
  one = aster_torn_find (x, page, rows, 5, &params, NULL, NULL);
  aster_parallel_set_threads (4);
  many = aster_torn_find (x, page, rows, 5, &params, NULL, NULL);
  g_assert_cmpmem (one->edges->data, one->edges->len * sizeof (AsterTornEdge),
                   many->edges->data, many->edges->len * sizeof (AsterTornEdge));

  for (guint at = 0;; at++)
    {
      Countdown countdown = countdown_init (at);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterTorn) torn = aster_torn_find (x, page, rows, 5, &params,
                                                    &countdown.pulse, &error);

      if (!countdown_cancelled (&countdown, torn != NULL, error))
        break;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/torn-edges/by-hand", test_by_hand);
  g_test_add_func ("/torn-edges/few-rows", test_few_rows);
  g_test_add_func ("/torn-edges/naive", test_naive);
  g_test_add_func ("/torn-edges/limits", test_limits);
  g_test_add_func ("/torn-edges/part", test_part);
  g_test_add_func ("/torn-edges/threads-and-cancel", test_threads_and_cancel);

  return g_test_run ();
}
