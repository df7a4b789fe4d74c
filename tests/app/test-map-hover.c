/* What a map says about a word, it says once. */

#include "map/map-hover.h"

#include "clusters/cluster-link.h"
#include "map/colour-names.h"
#include "room.h"

static AsterPlot *
find_plot (GtkWidget *widget)
{
  AsterPlot *found = NULL;

  if (ASTER_IS_PLOT (widget))
    return ASTER_PLOT (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_plot (child);

  return found;
}

/* What a screen reader is told, which has the words of the card; GTK shows it to those
 * who expect something else. */
static char *
dup_spoken (AsterPlot *plot)
{
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (plot),
                                             GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = text; at != NULL && (at = strstr (at, part)) != NULL;
       at += strlen (part))
    n++;

  return n;
}

static char *
hover (Room *room, AsterPlot *plot, int row)
{
  g_autofree char *word = aster_tokens_dup_shown (
      aster_document_get_space (room->stage.document)->tokens, (gsize) row);
  g_autofree char *token = g_strconcat (word, "; ", NULL);
  char *spoken = NULL;

  aster_selection_set_hovered (room->stage.selection, -1);
  aster_selection_set_hovered (room->stage.selection, row);
  do
    {
      g_free (spoken);
      g_main_context_iteration (NULL, TRUE);
      spoken = dup_spoken (plot);
  } while (count (spoken, token) == 0 || count (spoken, "Nearest by") == 0);

  return spoken;
}

/* Of ten words none is in a cluster of fifteen. */
static void
test_noise (Room *room, gconstpointer data)
{
  AsterClusterLink *clusters = aster_document_get_clusters (room->stage.document);
  AsterPlot *plot = find_plot (GTK_WIDGET (room_view_at (room, 0)));
  AsterPane *map = room_pane_at (room, 0);
  g_autofree char *coloured = NULL, *plain = NULL;

  WAIT_UNTIL (aster_pane_get_layout (map) != NULL);
  room_activate (room, "pane.add-clusters", NULL);
  WAIT_UNTIL (aster_cluster_link_get_pane (clusters) != NULL);
  g_assert_cmpint (aster_cluster_link_get_label (clusters, 0), ==, -1);

  /* Coloured by clusters, its colour says it; otherwise the card does. */
  g_assert_cmpuint (aster_colour_get_cluster_pane (aster_pane_get_colour (map)), >, 0);
  coloured = hover (room, plot, 0);
  g_assert_cmpuint (count (coloured, "Noise"), ==, 1);

  aster_pane_set_colour (map, ASTER_COLOUR_NONE);
  plain = hover (room, plot, 1);
  g_assert_cmpuint (count (plain, "Noise: in no cluster"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/map-hover/noise", Room, NULL, room_set_up, test_noise, room_tear_down);

  return stage_run ();
}
