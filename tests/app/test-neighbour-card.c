#include "inspector/neighbour-card.h"
#include "stage.h"

#define N 120

/* Tokens on a half circle, so that their order is plain; the last one is zero. */
static AsterSpace *
make_space (void)
{
  AsterMatrix *vectors = aster_matrix_new (N, 2, NULL);
  AsterTokens *tokens = aster_tokens_new ();

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%u", i);

      aster_matrix_row (vectors, i)[0] = i < N - 1 ? (float) cos (i * G_PI / N) : 0;
      aster_matrix_row (vectors, i)[1] = i < N - 1 ? (float) sin (i * G_PI / N) : 0;
      aster_tokens_append (tokens, name, strlen (name), NULL);
    }

  return aster_space_new (vectors, tokens);
}

static AsterPane *
make_query (AsterDocument *document, const char *text)
{
  AsterPane *pane = aster_pane_new (aster_document_get_engine (document), 1,
                                    ASTER_PANE_QUERY);
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  aster_pane_set_input (pane, aster_document_get_space (document),
                        aster_document_get_treatment (document));
  g_free (recipe->query);
  recipe->query = g_strdup (text);
  aster_pane_set_recipe (pane, recipe);
  aster_pane_run (pane);

  return pane;
}

static int
count_rows (GtkWidget *card)
{
  GtkListBox *box = GTK_LIST_BOX (
      gtk_widget_get_first_child (stage_child (card, "list")));
  int n = 0;

  while (gtk_list_box_get_row_at_index (box, n) != NULL)
    n++;

  return n;
}

static void
press (GtkWidget *card, const char *name)
{
  g_signal_emit_by_name (stage_child (card, name), "clicked");
}

static gboolean
offers (GtkWidget *card, const char *name)
{
  return gtk_widget_get_visible (stage_child (card, name));
}

static void
test_length (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterDocument) document = aster_document_new (stage.engine, space);
  g_autoptr (AsterPane) query = make_query (document, "t0");
  GtkWidget *card = g_object_new (ASTER_TYPE_NEIGHBOUR_CARD, NULL);

  aster_neighbour_card_set_query (ASTER_NEIGHBOUR_CARD (card), document, query, FALSE);
  stage_show (&stage, card);
  WAIT_UNTIL (count_rows (card) == 20);
  g_assert_true (offers (card, "more") && !offers (card, "fewer"));

  press (card, "more");
  WAIT_UNTIL (count_rows (card) == 50);
  g_assert_true (offers (card, "more") && offers (card, "fewer"));
  press (card, "more");
  WAIT_UNTIL (count_rows (card) == 100);
  press (card, "more");
  WAIT_UNTIL (count_rows (card) == N - 2); /* the zero vector has no cosine */

  /* There are no more; back to the few. */
  g_assert_true (!offers (card, "more") && offers (card, "fewer"));
  press (card, "fewer");
  WAIT_UNTIL (count_rows (card) == 20);
  g_assert_false (offers (card, "fewer"));
  aster_neighbour_card_set_query (ASTER_NEIGHBOUR_CARD (card), NULL, NULL, FALSE);
  g_assert_cmpint (count_rows (card), ==, 0);
}

/* A zero vector has distances but no cosine, and that is said. */
static void
test_nothing (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = make_space ();
  g_autoptr (AsterDocument) document = aster_document_new (stage.engine, space);
  g_autoptr (AsterPane) query = make_query (document, "t119");
  GtkWidget *card = g_object_new (ASTER_TYPE_NEIGHBOUR_CARD, NULL);

  aster_neighbour_card_set_query (ASTER_NEIGHBOUR_CARD (card), document, query, FALSE);
  stage_show (&stage, card);
  WAIT_UNTIL (offers (card, "nothing"));
  g_assert_cmpint (count_rows (card), ==, 0);
  g_assert_nonnull (strstr (stage_label (card, "nothing"), "cosine"));

  aster_document_set_metric (document, ASTER_METRIC_EUCLIDEAN);
  g_assert_false (offers (card, "nothing"));
  g_assert_cmpint (count_rows (card), ==, 20);
  g_assert_cmpstr (stage_label (card, "caption"), ==,
                   "Smallest distance first, vectors as stored");
  aster_neighbour_card_set_query (ASTER_NEIGHBOUR_CARD (card), NULL, NULL, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbour-card/length", test_length);
  g_test_add_func ("/neighbour-card/nothing", test_nothing);

  return stage_run ();
}
