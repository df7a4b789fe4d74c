/* What a legend hides is undone, kept, and forgotten with the colours it belonged to. */

#include "map/map-inks.h"

#include "colour/legend.h"
#include "map/map-content.h"
#include "panes/pane-grid.h"
#include "stage.h"

typedef struct
{
  AsterPane *pane;
  AsterPlot *plot;
  AsterLegend *legend;
} Parts;

static GtkWidget *
find_legend (GtkWidget *widget)
{
  GtkWidget *found = ASTER_IS_LEGEND (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_legend (child);

  return found;
}

/* The map of @document, in a window, by «kind»: person, fruit, animal, colour. */
static Parts
show (Stage *stage, AsterDocument *document)
{
  GtkWidget *grid = aster_pane_grid_new (document);
  AsterPaneView *view;
  Parts parts;

  stage_show (stage, grid);
  view = aster_pane_grid_get_view (ASTER_PANE_GRID (grid), 0);
  parts.pane = aster_pane_view_get_pane (view);
  parts.plot = aster_map_content_get_parts (
                   ASTER_MAP_CONTENT (aster_pane_view_get_content (view)))
                   .plot;
  parts.legend = ASTER_LEGEND (find_legend (GTK_WIDGET (view)));
  WAIT_UNTIL (aster_pane_get_layout (parts.pane) != NULL &&
              !aster_pane_is_running (parts.pane));
  g_assert_cmpstr (aster_pane_get_colour (parts.pane), ==, "kind");

  return parts;
}

static void
assert_hidden (const Parts *parts, guint64 hidden)
{
  stage_settle ();
  g_assert_cmpuint (aster_legend_get_hidden (parts->legend), ==, hidden);
  g_assert_cmpuint (aster_plot_get_hidden (parts->plot), ==, hidden);
}

/* There and back again, so that the next change is a step of its own. */
static void
assert_step (Stage *stage, const Parts *parts, guint64 before, guint64 after)
{
  assert_hidden (parts, after);
  aster_document_undo (stage->document);
  assert_hidden (parts, before);
  aster_document_redo (stage->document);
  assert_hidden (parts, after);
}

static void
test_undone (void)
{
  g_auto (Stage) stage = stage_init ();
  Parts parts = show (&stage, stage.document);

  assert_hidden (&parts, 0);
  aster_legend_set_hidden (parts.legend, 2);
  assert_step (&stage, &parts, 0, 2);
  aster_legend_isolate (parts.legend, 0);
  assert_step (&stage, &parts, 2, 14);
  aster_legend_isolate (parts.legend, 0);
  assert_step (&stage, &parts, 14, 0);
}

/* Other colours have other classes; with the colours come back those that were hidden. */
static void
test_of_these_colours (void)
{
  g_auto (Stage) stage = stage_init ();
  Parts parts = show (&stage, stage.document);

  aster_legend_set_hidden (parts.legend, 2);
  assert_step (&stage, &parts, 0, 2);
  aster_pane_set_colour (parts.pane, "norm");
  assert_step (&stage, &parts, 2, 0);
  aster_document_undo (stage.document);
  assert_hidden (&parts, 2);
}

static void
test_kept (void)
{
  g_auto (Stage) stage = stage_init ();
  Parts parts = show (&stage, stage.document);
  g_autoptr (GVariant) state = NULL;
  AsterDocument *again;

  aster_legend_set_hidden (parts.legend, 4);
  stage_settle ();
  state = g_variant_ref_sink (aster_document_to_variant (stage.document));
  gtk_window_destroy (GTK_WINDOW (stage.window));
  stage_settle ();

  again = aster_document_new_from_variant (
      stage.engine, aster_document_get_space (stage.document), state);
  g_object_unref (stage.document);
  stage.document = again;
  parts = show (&stage, again);
  assert_hidden (&parts, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-inks/undone", test_undone);
  g_test_add_func ("/map-inks/of-these-colours", test_of_these_colours);
  g_test_add_func ("/map-inks/kept", test_kept);

  return stage_run ();
}
