#include "colour/legend.h"

static void
legend_select_cb (AsterLegend *legend, guint entry, guint *selected)
{
  *selected = entry;
}

static void
legend_point_cb (AsterLegend *legend, int entry, int *pointed)
{
  *pointed = entry;
}

/* As if the pointer came to @line, or went. */
static void
point_at (GtkWidget *line, const char *signal)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (line);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller) && g_str_equal (signal, "enter"))
        g_signal_emit_by_name (controller, signal, 1.0, 1.0);
      else if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, signal);
    }
}

static void
test_legend (void)
{
  const char *const cells[] = { "a", "b", "b", "", "a", "b" };
  AsterColumn *column = aster_column_new_text ("kind", cells, 6);
  g_autoptr (AsterColouring) colouring = aster_colouring_new_from_column (column);
  AsterLegend *legend = g_object_ref_sink (ASTER_LEGEND (aster_legend_new ()));
  GtkWidget *button;
  guint selected = 99;
  int pointed = -2;

  aster_column_unref (column);
  g_signal_connect (legend, "select", G_CALLBACK (legend_select_cb), &selected);
  aster_legend_set_colouring (legend, colouring);
  button = gtk_widget_get_next_sibling (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (legend))));
  g_assert_true (GTK_IS_TOGGLE_BUTTON (button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpuint (aster_legend_get_hidden (legend), ==, 2);
  aster_legend_set_hidden (legend, 0);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  /* Alone, another one alone, and all again. */
  aster_legend_isolate (legend, 1);
  g_assert_cmpuint (aster_legend_get_hidden (legend), ==, 1 | 4);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  aster_legend_isolate (legend, 0);
  g_assert_cmpuint (aster_legend_get_hidden (legend), ==, 2 | 4);
  aster_legend_isolate (legend, 0);
  g_assert_cmpuint (aster_legend_get_hidden (legend), ==, 0);

  g_signal_emit_by_name (legend, "select", 1);
  g_assert_cmpuint (selected, ==, 1);

  /* Pointing at a line says which; leaving it says so too. */
  g_signal_connect (legend, "point", G_CALLBACK (legend_point_cb), &pointed);
  point_at (gtk_widget_get_last_child (GTK_WIDGET (legend)), "enter");
  g_assert_cmpint (pointed, ==, 2);
  point_at (gtk_widget_get_last_child (GTK_WIDGET (legend)), "leave");
  g_assert_cmpint (pointed, ==, -1);

  aster_legend_set_theme (legend, ASTER_THEME_DARK);
  aster_legend_set_colouring (legend, NULL);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (legend)));
  g_object_unref (legend);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/legend/hide-and-select", test_legend);

  return g_test_run ();
}
