/* What a map looks like does not depend on how its file is sorted. */
#include <string.h>

#include "painted.h"
#include "tools/random.h"

static AsterMatrix *
clouds (gsize n, gboolean swapped, guint8 *styles)
{
  AsterMatrix *positions = aster_matrix_new (n, 2, NULL);

  for (gsize i = 0; i < n; i++)
    {
      gsize who = i < n / 2 ? i : i - n / 2;
      AsterRandom random = aster_random_init (42, who + ((i < n / 2) != swapped ? 0 : n));

      positions->data[2 * i] = (float) (100 + 25 * aster_random_normal (&random));
      positions->data[2 * i + 1] = (float) (100 + 25 * aster_random_normal (&random));
      styles[i] = (i < n / 2) != swapped ? 0 : 1;
    }

  return positions;
}

/* Rows named by where they are: the same name wherever in the file. */
static AsterTokens *
name_places (const AsterMatrix *positions)
{
  AsterTokens *tokens = aster_tokens_new ();

  for (gsize i = 0; i < positions->n_rows; i++)
    {
      const float *p = aster_matrix_row (positions, i);
      g_autofree char *name = g_strdup_printf ("%a %a", p[0], p[1]);

      g_assert_true (aster_tokens_append (tokens, name, strlen (name), NULL));
    }

  return tokens;
}

/* The picture is the same to the last bit however the file is sorted, and so is a part of
 * it. That no class lies on all others is for the order, see test-shuffle.c. */
static void
test_order_free (void)
{
  enum { N = 20000 };
  g_autofree guint8 *styles = g_new (guint8, N);
  AsterPage pages[2], parts[2];

  for (int swapped = 0; swapped < 2; swapped++)
    {
      AsterMatrix *positions = clouds (N, swapped, styles);
      Fixture self = fixture_new (positions, ASTER_THEME_PRINT);
      g_autoptr (AsterTokens) tokens = name_places (positions);
      g_autoptr (AsterShuffle) shuffle = aster_shuffle_new (tokens);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      g_autoptr (AsterColouring) colouring = NULL;
      AsterColumn *column;

      for (gsize i = 0; i < N; i++)
        g_ptr_array_add (cells, styles[i] == 0 ? "blue" : "orange");
      /* The same class is the first of both legends. */
      column = aster_column_new_text ("class", (const char *const *) cells->pdata, N);
      colouring = aster_colouring_new_from_column (column);
      aster_column_unref (column);
      if (strcmp (g_array_index (colouring->entries, AsterLegendEntry, 0).label, "blue"))
        for (gsize i = 0; i < N; i++)
          colouring->styles[i] ^= 1;
      self.scene.colouring = colouring;
      self.scene.shuffle = shuffle;

      pages[swapped] = paint (&self.scene, 1);
      self.scene.portion = 0.1;
      parts[swapped] = paint (&self.scene, 1);
      fixture_clear (&self);
    }

  for (gsize y = 0; y < SIDE; y++)
    {
      g_assert_cmpmem (pages[0].pixels + y * pages[0].stride, SIDE * 4,
                       pages[1].pixels + y * pages[1].stride, SIDE * 4);
      g_assert_cmpmem (parts[0].pixels + y * parts[0].stride, SIDE * 4,
                       parts[1].pixels + y * parts[1].stride, SIDE * 4);
    }
  for (int swapped = 0; swapped < 2; swapped++)
    {
      aster_page_clear (&pages[swapped]);
      aster_page_clear (&parts[swapped]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot-order/free-of-the-file", test_order_free);

  return g_test_run ();
}
