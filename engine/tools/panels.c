/* Rows laid out so that many are scored against many at full speed.
 *
 * The score of a query q against row j is c_j + q·x_j, in single precision, added up
 * coordinate by coordinate from the left. A search for neighbours wants few of these
 * scores: those above a bar that each query brings along. A general product of
 * matrices writes all of them out, to be read again and compared; here a handful of
 * queries meets 32 rows, whose sums stay in registers until they are whole, and what
 * comes out with them is one bit a score.
 *
 * The loop is written three times by one macro, for vectors of 16, 8 and 4 numbers,
 * each with as many queries at a time as fill the registers, since a compiler cannot
 * be asked to choose that. The widest that the processor has is chosen when the first
 * score is asked for. With 16 and 8 the sums are fused and have the same bits.
 *
 * n d products at two to the cycle and lane; OpenBLAS 0.3.21 takes twice as long on
 * processors that are younger than itself. The same loop adds up the way of a taxi from
 * one to the other, c_j − Σ |q − x_j|, of which no product of matrices is made, at two
 * thirds to the cycle and lane. */

#include "tools/panels.h"

#include <math.h>
#include <stdlib.h>

#include "values/matrix.h"

#define TILE 16 /* coordinates that are turned at once: a line of the cache */

typedef void (*Kernel) (const float *panel,
                        gsize d,
                        const float *queries,
                        gsize n,
                        const float *bars,
                        float *scores,
                        guint32 *above);

/* What one coordinate adds to the sums of LANES scores. */
#define PRODUCT(LANES, sum, query, column) ((sum) += (query) * (column))
#define WAY(LANES, sum, query, column)                                                   \
  ((sum) -= (Lanes##LANES) ((Bits##LANES) ((query) - (column)) & G_MAXINT32))

#define DEFINE_LANES(LANES)                                                              \
  typedef float Lanes##LANES __attribute__ ((vector_size (4 * LANES), aligned (4)));     \
  typedef gint32 Bits##LANES __attribute__ ((vector_size (4 * LANES), aligned (4)));

/* @queries (n × d), n a multiple of @ROWS, against one panel. */
#define DEFINE_KERNEL(name, ADD, LANES, ROWS, TARGET)                                    \
                                                                                         \
  TARGET static void name (const float *panel, gsize d, const float *queries, gsize n,   \
                           const float *bars, float *scores, guint32 *above)             \
  {                                                                                      \
    const Lanes##LANES *columns = (const Lanes##LANES *) (gconstpointer) panel;          \
    enum { WIDTH = ASTER_PANEL / LANES };                                                \
                                                                                         \
    for (gsize i = 0; i < n; i += ROWS, queries += ROWS * d, scores += ROWS * 32)        \
      {                                                                                  \
        Lanes##LANES sums[ROWS][WIDTH];                                                  \
                                                                                         \
        for (int r = 0; r < ROWS; r++)                                                   \
          for (int v = 0; v < WIDTH; v++)                                                \
            sums[r][v] = columns[v];                                                     \
        for (gsize p = 0; p < d; p++)                                                    \
          for (int r = 0; r < ROWS; r++)                                                 \
            for (int v = 0; v < WIDTH; v++)                                              \
              ADD (LANES, sums[r][v], queries[(gsize) r * d + p],                        \
                   columns[(p + 1) * WIDTH + v]);                                        \
        for (int r = 0; r < ROWS; r++)                                                   \
          for (int v = 0; v < WIDTH; v++)                                                \
            ((Lanes##LANES *) (gpointer) scores)[r * WIDTH + v] = sums[r][v];            \
                                                                                         \
        for (int r = 0; r < ROWS; r++)                                                   \
          {                                                                              \
            guint32 bits = 0;                                                            \
                                                                                         \
            for (int c = 0; c < ASTER_PANEL; c++)                                        \
              bits |= (guint32) (scores[r * ASTER_PANEL + c] > bars[i + r]) << c;        \
            above[i + r] = bits;                                                         \
          }                                                                              \
      }                                                                                  \
  }

DEFINE_LANES (4)
DEFINE_KERNEL (multiply_narrow, PRODUCT, 4, 2, )
DEFINE_KERNEL (walk_narrow, WAY, 4, 2, )

#if defined(__x86_64__) && !defined(__clang__)

#define MIDDLE __attribute__ ((target ("arch=x86-64-v3")))
#define WIDE   __attribute__ ((target ("arch=x86-64-v4")))

DEFINE_LANES (8)
DEFINE_LANES (16)
DEFINE_KERNEL (multiply_middle, PRODUCT, 8, 3, MIDDLE)
DEFINE_KERNEL (multiply_wide, PRODUCT, 16, 6, WIDE)
DEFINE_KERNEL (walk_middle, WAY, 8, 3, MIDDLE)
DEFINE_KERNEL (walk_wide, WAY, 16, 6, WIDE)

/* Under AddressSanitizer the compiler keeps what does not fit into registers on a stack
 * of its own, which it aligns to 32 bytes where vectors of 16 numbers need 64. */
#ifdef __SANITIZE_ADDRESS__
#define MAY_BE_WIDE FALSE
#else
#define MAY_BE_WIDE TRUE
#endif

static Kernel
choose_kernel (AsterPanelsBy by)
{
  if (MAY_BE_WIDE && __builtin_cpu_supports ("x86-64-v4"))
    return by == ASTER_PANELS_TAXI ? walk_wide : multiply_wide;
  if (__builtin_cpu_supports ("x86-64-v3"))
    return by == ASTER_PANELS_TAXI ? walk_middle : multiply_middle;

  return by == ASTER_PANELS_TAXI ? walk_narrow : multiply_narrow;
}

#else

static Kernel
choose_kernel (AsterPanelsBy by)
{
  return by == ASTER_PANELS_TAXI ? walk_narrow : multiply_narrow;
}

#endif

/**
 * aster_panels_get_size:
 * @n: rows
 * @d: their length
 *
 * Returns: bytes that the panels of so many rows take
 */
guint64
aster_panels_get_size (gsize n, gsize d)
{
  return (n + ASTER_PANEL - 1) / ASTER_PANEL * ASTER_PANEL * (guint64) (d + 1) *
         sizeof (float);
}

/**
 * aster_panels_new:
 * @n: rows
 * @d: their length, at least 1
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Each panel is to be put.
 *
 * Returns: (transfer full) (nullable): panels
 */
AsterPanels *
aster_panels_new (gsize n, gsize d, GError **error)
{
  gsize n_panels = n / ASTER_PANEL + (n % ASTER_PANEL != 0);
  float *data = aster_matrix_alloc (n_panels, (d + 1) * ASTER_PANEL, error);
  AsterPanels *self;

  if (data == NULL)
    return NULL;

  self = g_new (AsterPanels, 1);
  *self = (AsterPanels){ n, d, n_panels, data, ASTER_PANELS_PRODUCTS };

  return self;
}

void
aster_panels_free (AsterPanels *self)
{
  free (self->data);
  g_free (self);
}

/**
 * aster_panels_put:
 * @self: panels under way; different ones may be put on different threads
 * @panel: which of them
 * @rows: (32 × d) row-major, as many as there are in the last panel
 * @offsets: (32) likewise
 *
 * All coordinates of 32 rows at a time, so that no line of the cache is written twice.
 */
void
aster_panels_put (AsterPanels *self, gsize panel, const float *rows, const float *offsets)
{
  float *place = self->data + panel * ASTER_PANEL * (self->d + 1);
  gsize n = MIN (ASTER_PANEL, self->n - panel * ASTER_PANEL);

  for (gsize r = 0; r < ASTER_PANEL; r++)
    place[r] = r < n ? offsets[r] : -INFINITY;
  for (gsize p = 0; p < self->d; p++)
    {
      place += ASTER_PANEL;
      for (gsize r = 0; r < ASTER_PANEL; r++)
        place[r] = r < n ? rows[r * self->d + p] : 0;
    }
}

/* Coordinates @from … @to − 1 of @n rows that stand side by side at @place. */
static void
take_some (const float *place, gsize n, gsize d, gsize from, gsize to, float *rows)
{
  for (gsize r = 0; r < n; r++)
    for (gsize p = from; p < to; p++)
      rows[r * d + p] = place[p * ASTER_PANEL + r];
}

/**
 * aster_panels_take:
 * @self: panels
 * @first: the first row
 * @n: how many, all of them among its rows
 * @rows: (out caller-allocated): (n × d) row-major
 *
 * The opposite of aster_panels_put(), without the offsets. A few coordinates at a time,
 * so that lines of the cache are whole on either side.
 */
void
aster_panels_take (const AsterPanels *self, gsize first, gsize n, float *rows)
{
  while (n > 0)
    {
      gsize within = first % ASTER_PANEL, m = MIN (n, ASTER_PANEL - within), d = self->d;
      const float *place = self->data + first / ASTER_PANEL * ASTER_PANEL * (d + 1) +
                           ASTER_PANEL + within;

      for (gsize p = 0; p < d; p += TILE)
        take_some (place, m, d, p, MIN (p + TILE, d), rows);
      first += m;
      rows += m * self->d;
      n -= m;
    }
}

/**
 * aster_panels_score:
 * @self: rows, filled
 * @panel: which of its panels
 * @queries: (n_queries × d) row-major
 * @n_queries: a multiple of %ASTER_PANEL_STEP
 * @bars: (n_queries) what a score has to be above
 * @scores: (out): (n_queries × 32) c_j + q·x_j, or c_j − Σ |q − x_j|
 * @above: (out): (n_queries) bit c is whether score c is above the bar
 *
 * On the calling thread: hand in one block. The same score whichever of two rows is the
 * query, but for the offset. O(n_queries d).
 */
void
aster_panels_score (const AsterPanels *self,
                    gsize panel,
                    const float *queries,
                    gsize n_queries,
                    const float *bars,
                    float *scores,
                    guint32 *above)
{
  static Kernel kernels[2]; /* (atomic) */
  Kernel chosen = __atomic_load_n (&kernels[self->by], __ATOMIC_RELAXED);

  g_return_if_fail (n_queries % ASTER_PANEL_STEP == 0 && panel < self->n_panels);

  if (chosen == NULL)
    {
      chosen = choose_kernel (self->by);
      __atomic_store_n (&kernels[self->by], chosen, __ATOMIC_RELAXED);
    }
  chosen (self->data + panel * ASTER_PANEL * (self->d + 1), self->d, queries, n_queries,
          bars, scores, above);
}
