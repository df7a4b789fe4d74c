/* How long it takes to colour a map by a column of 400,000 values that are all different:
 * what stands in the legend is counted, the rest is «other». */

#include "colour/colouring.h"

#define N    400000
#define RUNS 5

int
main (void)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AsterColumn) column = NULL;
  gint64 least = G_MAXINT64;
  guint entries = 0;

  for (guint i = 0; i < N; i++)
    g_ptr_array_add (words, g_strdup_printf ("value %u", i));
  column = aster_column_new_text ("all different", (const char *const *) words->pdata, N);

  for (guint run = 0; run < RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);

      least = MIN (least, g_get_monotonic_time () - start);
      entries = colouring->entries->len;
    }
  g_print ("colours\t%d values\t%u entries\t%.1f ms\n", N, entries,
           (double) least / 1000);

  return entries == ASTER_MAX_CLASSES + 1 ? 0 : 1;
}
