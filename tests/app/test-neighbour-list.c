#include "inspector/neighbour-list.h"
#include "inspector/neighbour-row.h"
#include "stage.h"

static AsterRanking *
make_ranking (const guint32 *rows, const double *values, gsize n)
{
  AsterRanking *ranking = aster_ranking_new (n);

  memcpy (ranking->rows, rows, n * sizeof *rows);
  memcpy (ranking->values, values, n * sizeof *values);

  return ranking;
}

static GtkListBoxRow *
nth (GtkWidget *list, int i)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (gtk_widget_get_first_child (list)),
                                        i);
}

static const char *
nth_text (GtkWidget *list, int i, gboolean number)
{
  GtkWidget *row = gtk_list_box_row_get_child (nth (list, i));

  return gtk_label_get_label (GTK_LABEL (number ? gtk_widget_get_last_child (row)
                                                : gtk_widget_get_first_child (row)));
}

static GtkWidget *
show_list (Stage *stage, AsterMetric metric)
{
  const guint32 rows[] = { 1, 3, 8 };
  const double values[] = { 0.75, 0.5, -0.25 };
  g_autoptr (AsterRanking) ranking = make_ranking (rows, values, 3);
  GtkWidget *list = g_object_new (ASTER_TYPE_NEIGHBOUR_LIST, NULL);

  aster_neighbour_list_set_selection (ASTER_NEIGHBOUR_LIST (list), stage->selection);
  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list),
                                    aster_document_get_space (stage->document)->tokens,
                                    ranking, metric);
  stage_show (stage, list);

  return list;
}

static void
test_fills (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *list = show_list (&stage, ASTER_METRIC_COSINE);
  const guint32 row = 5;
  const double value = 1234.5678;
  g_autoptr (AsterRanking) one = make_ranking (&row, &value, 1);
  GtkListBoxRow *first = nth (list, 0);

  g_assert_cmpstr (nth_text (list, 0, FALSE), ==, "queen");
  g_assert_cmpstr (nth_text (list, 0, TRUE), ==, "0.750");
  g_assert_cmpstr (nth_text (list, 2, TRUE), ==, "−0.250");
  g_assert_null (nth (list, 3));

  /* Rows that are there are used again; large numbers need no decimals. */
  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list),
                                    aster_document_get_space (stage.document)->tokens,
                                    one, ASTER_METRIC_EUCLIDEAN);
  g_assert_true (nth (list, 0) == first);
  g_assert_null (nth (list, 1));
  g_assert_cmpstr (nth_text (list, 0, FALSE), ==, "pear");
  g_assert_cmpstr (nth_text (list, 0, TRUE), ==, "1235");

  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list), NULL, NULL,
                                    ASTER_METRIC_COSINE);
  g_assert_null (nth (list, 0));
}

/* What no screen shows at once follows, some rows a frame, and gives way to another
 * ranking that comes before it is done. */
static void
test_long (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *list = show_list (&stage, ASTER_METRIC_COSINE);
  AsterTokens *tokens = aster_document_get_space (stage.document)->tokens;
  g_autoptr (AsterRanking) ranking = aster_ranking_new (500);
  GtkListBoxRow *row;

  for (guint32 i = 0; i < 500; i++)
    {
      ranking->rows[i] = i % 10;
      ranking->values[i] = 1 - i / 1000.0;
    }
  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list), tokens, ranking,
                                    ASTER_METRIC_COSINE);
  g_assert_nonnull (nth (list, 20));
  g_assert_null (nth (list, 499));
  WAIT_UNTIL (nth (list, 499) != NULL);
  g_assert_cmpstr (nth_text (list, 499, FALSE), ==, "red");
  g_assert_cmpstr (nth_text (list, 499, TRUE), ==, "0.501");

  /* Rows are used again, one by one. */
  row = nth (list, 499);
  ranking->rows[499] = 0;
  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list), tokens, ranking,
                                    ASTER_METRIC_COSINE);
  WAIT_UNTIL (g_str_equal (nth_text (list, 499, FALSE), "king"));
  g_assert_true (nth (list, 499) == row);

  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list), tokens, ranking,
                                    ASTER_METRIC_COSINE);
  aster_neighbour_list_set_ranking (ASTER_NEIGHBOUR_LIST (list), NULL, NULL,
                                    ASTER_METRIC_COSINE);
  stage_settle ();
  g_assert_null (nth (list, 0));
}

static void
test_chooses (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *list = show_list (&stage, ASTER_METRIC_COSINE);
  GtkWidget *row = GTK_WIDGET (nth (list, 1));

  /* The keyboard points, … */
  gtk_widget_grab_focus (row);
  WAIT_UNTIL (aster_selection_get_hovered (stage.selection) == 3);
  g_assert_true (gtk_widget_has_css_class (row, "pointed"));

  /* … and Enter chooses. */
  gtk_widget_activate (row);
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==, 3);
  g_assert_cmpint (aster_selection_get_hovered (stage.selection), ==, -1);
  g_assert_false (gtk_widget_has_css_class (row, "pointed"));
}

/* What other panes point at and select is marked here. */
static void
test_marks (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *list = show_list (&stage, ASTER_METRIC_DOT);
  const guint32 row = 8;

  aster_selection_apply (stage.selection, &row, 1, ASTER_SELECT_REPLACE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (nth (list, 2)), "chosen"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (nth (list, 0)), "chosen"));
  aster_selection_clear (stage.selection);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (nth (list, 2)), "chosen"));

  aster_selection_set_hovered (stage.selection, 1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (nth (list, 0)), "pointed"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbour-list/fills", test_fills);
  g_test_add_func ("/neighbour-list/long", test_long);
  g_test_add_func ("/neighbour-list/chooses", test_chooses);
  g_test_add_func ("/neighbour-list/marks", test_marks);

  return stage_run ();
}
