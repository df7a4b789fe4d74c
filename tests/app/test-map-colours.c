#include "map-colours.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-colours/follows-the-name", test_follows_the_name);

  return g_test_run ();
}
