#include "values/pieces.h"

#include "support.h"

/* «The old king.» with the words as pieces and the stop as one of its own. */
static AsterPieces *
make_pieces (void)
{
  static const AsterPiece items[] = {
    { 0, 3, 7 }, { 4, 7, -1 }, { 8, 12, 3 }, { 12, 13, -1 }
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (AsterPiece));

  g_array_append_vals (array, items, G_N_ELEMENTS (items));

  return aster_pieces_new (g_strdup ("The old king."), 13, array);
}

static void
test_taken (void)
{
  g_autoptr (AsterPieces) pieces = make_pieces ();

  g_assert_cmpuint (pieces->n, ==, 4);
  g_assert_cmpint (pieces->items[2].row, ==, 3);
}

static void
test_no_pieces (void)
{
  g_autoptr (AsterPieces) pieces = aster_pieces_new (
      g_strdup (""), 0, g_array_new (FALSE, FALSE, sizeof (AsterPiece)));

  g_assert_cmpuint (pieces->n, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pieces/taken", test_taken);
  g_test_add_func ("/pieces/no-pieces", test_no_pieces);
  return g_test_run ();
}
