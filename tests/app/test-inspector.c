#include "inspector/inspector.h"
#include "inspector/neighbour-list.h"
#include "inspector/neighbour-row.h"
#include "search/expression-bar.h"
#include "stage.h"

static GtkWidget *
show_inspector (Stage *stage)
{
  GtkWidget *inspector = aster_inspector_new ();

  aster_inspector_set_document (ASTER_INSPECTOR (inspector), stage->document);
  stage_show (stage, inspector);

  return inspector;
}

static gpointer
neighbour_list (GtkWidget *inspector)
{
  return stage_child (stage_child (inspector, "neighbours"), "list");
}

static GtkListBoxRow *
nth_row (GtkWidget *inspector, int i)
{
  return gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (gtk_widget_get_first_child (neighbour_list (inspector))), i);
}

/* The tokens that are listed, or "" for none. */
static char *
listed (GtkWidget *inspector)
{
  GString *tokens = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = nth_row (inspector, i)) != NULL; i++)
    {
      GtkWidget *child = gtk_list_box_row_get_child (row);

      g_string_append_printf (
          tokens, "%s ",
          gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (child))));
    }

  return g_string_free (tokens, FALSE);
}

/* What the engine itself finds for @row among all others. */
static char *
expected (Stage *stage, guint32 row, AsterMetric metric, AsterTreatment treatment)
{
  AsterSpace *space = aster_document_get_space (stage->document);
  g_autoptr (AsterMatrix) x = aster_treatment_apply (treatment, space->vectors, NULL,
                                                     NULL);
  AsterNeighboursParams params = { metric, 20, &row, 1 };
  g_autoptr (AsterRanking) ranking = aster_neighbours_of (x, aster_matrix_row (x, row),
                                                          &params, NULL, NULL);
  GString *tokens = g_string_new (NULL);

  for (gsize i = 0; i < ranking->n; i++)
    {
      g_autofree char *token = aster_tokens_dup_shown (space->tokens, ranking->rows[i]);

      g_string_append_printf (tokens, "%s ", token);
    }

  return g_string_free (tokens, FALSE);
}

static gboolean
lists (Stage *stage, GtkWidget *inspector, const char *wanted)
{
  g_autofree char *tokens = listed (inspector);

  return g_str_equal (tokens, wanted);
}

static gboolean
shows (GtkWidget *inspector, const char *stack, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (stage_child (inspector, stack)),
                    page) == 0;
}

static void
wait_for_list (Stage *stage, GtkWidget *inspector, const char *token)
{
  g_autofree char *wanted = expected (stage, stage_row (stage, token),
                                      ASTER_METRIC_COSINE, 0);

  WAIT_UNTIL (lists (stage, inspector, wanted));
}

static void
test_token (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage), *token;

  g_assert_true (shows (inspector, "stack", "empty"));

  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "queen"));
  g_assert_true (shows (inspector, "stack", "cards"));
  g_assert_true (shows (inspector, "head", "token"));
  token = stage_child (inspector, "token");
  g_assert_cmpstr (stage_label (token, "name"), ==, "queen");
  g_assert_cmpstr (stage_label (token, "rank"), ==, "Rank 2 of 10");
  wait_for_list (&stage, inspector, "queen");

  /* A neighbour that is chosen is inspected next. */
  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "cat"));
  wait_for_list (&stage, inspector, "cat");
  gtk_widget_activate (GTK_WIDGET (nth_row (inspector, 0)));
  g_assert_cmpint (aster_selection_get_current (stage.selection), !=,
                   (int) stage_row (&stage, "cat"));

  aster_selection_set_current (stage.selection, -1);
  g_assert_true (shows (inspector, "stack", "empty"));
}

/* Metric and treatment are the document's, and the list follows both. */
static void
test_meaning (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage), *card, *metric;
  guint32 dog = stage_row (&stage, "dog");

  card = stage_child (inspector, "neighbours");
  metric = stage_child (card, "metric");
  aster_selection_set_current (stage.selection, (int) dog);
  wait_for_list (&stage, inspector, "dog");

  for (guint t = 0; t <= ASTER_TREATMENT_UNIT; t++)
    for (guint m = 0; m < ASTER_N_METRICS; m++)
      {
        g_autofree char *wanted = expected (&stage, dog, (AsterMetric) m,
                                            (AsterTreatment) t);

        aster_document_set_treatment (stage.document, (AsterTreatment) t);
        gtk_drop_down_set_selected (GTK_DROP_DOWN (metric), m);
        g_assert_cmpint (aster_document_get_metric (stage.document), ==, (int) m);
        WAIT_UNTIL (lists (&stage, inspector, wanted));
      }

  aster_document_set_metric (stage.document, ASTER_METRIC_DOT);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (metric)), ==,
                    ASTER_METRIC_DOT);
}

static void
test_sum (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage), *card;
  g_autofree char *without = NULL, *with = NULL;

  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "dog"));
  aster_inspector_ask (ASTER_INSPECTOR (inspector), "king - man + woman");
  WAIT_UNTIL (shows (inspector, "head", "sum"));
  g_assert_cmpstr (stage_label (inspector, "sum"), ==, "king - man + woman");

  /* Without the words of the sum, then with them. */
  card = stage_child (inspector, "neighbours");
  g_assert_true (gtk_widget_get_visible (stage_child (card, "keep_box")));
  WAIT_UNTIL (nth_row (inspector, 6) != NULL);
  g_assert_null (nth_row (inspector, 7));
  without = listed (inspector);
  g_assert_null (strstr (without, "king "));
  gtk_switch_set_active (stage_child (card, "keep"), TRUE);
  WAIT_UNTIL (nth_row (inspector, 9) != NULL);
  with = listed (inspector);
  g_assert_nonnull (strstr (with, "king "));

  /* Back to the token. */
  g_signal_emit_by_name (stage_child (inspector, "bar"), "dismiss");
  g_assert_true (shows (inspector, "head", "token"));
  g_assert_false (gtk_widget_get_visible (stage_child (card, "keep_box")));
  wait_for_list (&stage, inspector, "dog");
}

/* A mistake takes nothing away, and helps. */
static void
test_mistake (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage), *bar;

  bar = stage_child (inspector, "bar");
  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "dog"));
  wait_for_list (&stage, inspector, "dog");

  aster_inspector_ask (ASTER_INSPECTOR (inspector), "qeen + woman");
  WAIT_UNTIL (gtk_widget_get_visible (stage_child (bar, "suggestions")));
  g_assert_nonnull (strstr (stage_label (bar, "message"), "qeen"));
  g_assert_true (shows (inspector, "head", "token"));
  wait_for_list (&stage, inspector, "dog");

  aster_inspector_ask (ASTER_INSPECTOR (inspector), "queen + ");
  WAIT_UNTIL (strstr (stage_label (bar, "message"), "qeen") == NULL);
  g_assert_false (gtk_widget_get_visible (stage_child (bar, "suggestions")));

  aster_inspector_ask (ASTER_INSPECTOR (inspector), "queen + woman");
  WAIT_UNTIL (shows (inspector, "head", "sum"));
  g_assert_false (gtk_revealer_get_reveal_child (stage_child (bar, "problem")));
}

/* A token that becomes current wins over a sum. */
static void
test_token_after_sum (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage);

  aster_inspector_ask (ASTER_INSPECTOR (inspector), "apple - pear");
  WAIT_UNTIL (shows (inspector, "head", "sum"));
  g_assert_true (shows (inspector, "stack", "cards"));
  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "cat"));
  g_assert_true (shows (inspector, "head", "token"));
  wait_for_list (&stage, inspector, "cat");
}

/* Leaves while it computes, and comes back. */
static void
test_leaves (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage);

  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "cat"));
  aster_inspector_ask (ASTER_INSPECTOR (inspector), "apple - peer");
  aster_inspector_set_document (ASTER_INSPECTOR (inspector), NULL);
  g_assert_true (shows (inspector, "stack", "empty"));
  stage_settle ();
  g_assert_null (nth_row (inspector, 0));

  aster_inspector_set_document (ASTER_INSPECTOR (inspector), stage.document);
  wait_for_list (&stage, inspector, "cat");
}

/* It is as narrow as the window lets it be, in the largest type. */
static void
test_narrow (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage);
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, minimum;

  aster_selection_set_current (stage.selection, (int) stage_row (&stage, "cat"));
  wait_for_list (&stage, inspector, "cat");
  gtk_widget_measure (inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 280);

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  stage_settle ();
  gtk_widget_measure (inspector, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* With and without a word, Tab goes through it and out: whenever it says that it has
 * taken the keyboard, it has. */
static void
test_tab_leads_out (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *inspector = show_inspector (&stage);
  GtkRoot *root = GTK_ROOT (stage.window);

  for (guint time = 0; time < 2; time++)
    {
      GtkWidget *last = NULL;

      gtk_root_set_focus (root, NULL);
      while (gtk_widget_child_focus (inspector, GTK_DIR_TAB_FORWARD))
        {
          g_assert_true (gtk_root_get_focus (root) != last);
          last = gtk_root_get_focus (root);
        }
      g_assert_nonnull (last);
      aster_selection_set_current (stage.selection, (int) stage_row (&stage, "cat"));
      wait_for_list (&stage, inspector, "cat");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/inspector/token", test_token);
  g_test_add_func ("/inspector/meaning", test_meaning);
  g_test_add_func ("/inspector/sum", test_sum);
  g_test_add_func ("/inspector/mistake", test_mistake);
  g_test_add_func ("/inspector/token-after-sum", test_token_after_sum);
  g_test_add_func ("/inspector/leaves", test_leaves);
  g_test_add_func ("/inspector/narrow", test_narrow);
  g_test_add_func ("/inspector/tab-leads-out", test_tab_leads_out);

  return stage_run ();
}
