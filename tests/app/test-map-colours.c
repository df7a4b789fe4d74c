#include "map/map-colours.h"
#include "toy.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A column makes classes, the norm a ramp, no name one hue; each change tells once, and
 * none of them computes the map again. */
static void
test_follows_the_name (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterPane *map = aster_pane_set_find (aster_document_get_panes (document), 1);
  g_autoptr (AsterMapColours) colours = NULL;
  AsterResult *before;
  guint n = 0;

  while (aster_pane_is_running (map) || aster_document_get_norms (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  before = aster_pane_get_result (map);
  colours = aster_map_colours_new (document, map);
  g_signal_connect_swapped (colours, "notify::colouring", G_CALLBACK (count_cb), &n);

  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_CLASSES);

  aster_pane_set_colour (map, ASTER_COLOUR_NORM);
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NUMBERS);
  g_assert_cmpfloat (aster_map_colours_get_colouring (colours)->numbers[3], ==,
                     aster_document_get_norms (document)[3]);

  aster_pane_set_colour (map, ASTER_COLOUR_NONE);
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NONE);

  aster_pane_set_colour (map, "no such column");
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NONE);

  g_assert_cmpuint (n, ==, 3);
  g_assert_false (aster_pane_is_running (map));
  g_assert_true (aster_pane_get_result (map) == before);
}

static void
wait_for (AsterMapColours *colours, AsterColouringKind kind)
{
  while (aster_map_colours_get_colouring (colours)->kind != kind)
    g_main_context_iteration (NULL, TRUE);
}

/* The nearest to a word is itself; the probe follows the pointer and stays where it
 * left; what cannot be worked out is told and is one hue. */
static void
test_cosines (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterSelection *selection = aster_document_get_selection (document);
  AsterPane *map = aster_pane_set_find (aster_document_get_panes (document), 1);
  g_autoptr (AsterMapColours) colours = NULL;
  AsterColouring *colouring;

  aster_pane_set_colour (map, ASTER_COLOUR_PROBE);
  colours = aster_map_colours_new (document, map);
  g_assert_nonnull (aster_map_colours_get_note (colours));

  aster_selection_set_hovered (selection, 4);
  wait_for (colours, ASTER_COLOURING_NUMBERS);
  aster_selection_set_hovered (selection, -1);
  colouring = aster_map_colours_get_colouring (colours);
  g_assert_cmpfloat_with_epsilon (colouring->numbers[4], 1, 1e-6);
  g_assert_true (strstr (colouring->title, "apple") != NULL);
  g_assert_null (aster_map_colours_get_note (colours));

  aster_pane_set_colour (map, ASTER_COLOUR_PINNED);
  g_assert_nonnull (aster_map_colours_get_note (colours));
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NONE);
  aster_selection_pin (selection, 8);
  wait_for (colours, ASTER_COLOURING_NUMBERS);
  colouring = aster_map_colours_get_colouring (colours);
  g_assert_cmpfloat_with_epsilon (colouring->numbers[8], 1, 1e-6);

  aster_pane_set_colour (map, ASTER_COLOUR_COSINE "kingg");
  wait_for (colours, ASTER_COLOURING_NONE);
  g_assert_true (strstr (aster_map_colours_get_note (colours), "king") != NULL);

  aster_pane_set_colour (map, ASTER_COLOUR_HUBNESS);
  wait_for (colours, ASTER_COLOURING_NUMBERS);
  aster_pane_set_colour (map, ASTER_COLOUR_RANK);
  g_assert_cmpfloat (aster_map_colours_get_colouring (colours)->numbers[9], ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-colours/follows-the-name", test_follows_the_name);

  g_test_add_func ("/map-colours/cosines", test_cosines);

  return g_test_run ();
}
