#include "document/document.h"
#include "toy.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_quiet (AsterDocument *document)
{
  GListModel *panes = aster_pane_set_get_panes (aster_document_get_panes (document));

  for (guint i = 0; i < g_list_model_get_n_items (panes); i++)
    {
      g_autoptr (AsterPane) pane = g_list_model_get_item (panes, i);

      if (aster_pane_is_running (pane))
        return FALSE;
    }

  return aster_document_get_norms (document) != NULL;
}

static void
wait_for (AsterDocument *document)
{
  while (!is_quiet (document))
    g_main_context_iteration (NULL, TRUE);
}

static void
select_rows (AsterDocument *document, guint32 first, gsize n)
{
  g_autofree guint32 *rows = g_new (guint32, n);

  for (gsize i = 0; i < n; i++)
    rows[i] = first + (guint32) i;
  aster_selection_apply (aster_document_get_selection (document), rows, n,
                         ASTER_SELECT_REPLACE);
}

/* A new document shows a map, coloured by what the space knows, and its norms. */
static void
test_opens (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterPaneSet *set = aster_document_get_panes (document);
  AsterPane *map = aster_pane_set_find (set, 1);

  wait_for (document);
  g_assert_cmpint (aster_pane_get_kind (map), ==, ASTER_PANE_MAP);
  g_assert_cmpuint (aster_pane_get_layout (map)->positions->n_rows, ==, 10);
  g_assert_cmpstr (aster_pane_get_colour (map), ==, "kind");
  g_assert_cmpfloat (aster_document_get_norms (document)[0], >, 0);
  g_assert_false (aster_document_can_undo (document));
  g_clear_object (&document);
}

/* The sample comes with a map that unfolds and a text, and nothing to undo yet. */
static void
test_sample (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("sample:dictionary");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterPaneSet *set = aster_document_get_panes (document);
  AsterPane *map = aster_pane_set_find (set, 1), *text = aster_pane_set_find (set, 2);

  g_assert_cmpint (aster_pane_get_recipe (map)->method, ==, ASTER_MAP_TSNE);
  aster_pane_run (map);
  wait_for (document);
  g_assert_null (aster_pane_get_error (map));
  g_assert_cmpuint (aster_pane_get_layout (map)->positions->n_rows, ==, 10);
  g_assert_cmpint (aster_pane_get_layout (map)->axes[0].kind, ==, ASTER_AXIS_NONE);
  g_assert_cmpstr (aster_pane_get_recipe (text)->pin, ==, "purple");
  g_assert_false (aster_document_can_undo (document));
  g_clear_object (&document);
}

/* Selection, pins, treatment, recipes and panes can all be taken back, in order. */
static void
test_undoes_everything (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterSelection *selection = aster_document_get_selection (document);
  AsterPaneSet *set = aster_document_get_panes (document);
  g_autoptr (AsterRecipe) recipe = NULL;
  gsize n;

  select_rows (document, 2, 3);
  aster_selection_pin (selection, 7);
  aster_document_set_treatment (document, ASTER_TREATMENT_UNIT);
  recipe = aster_recipe_copy (aster_pane_get_recipe (aster_pane_set_find (set, 1)));
  recipe->method = ASTER_MAP_SVD;
  aster_pane_set_recipe (aster_pane_set_find (set, 1), recipe);
  aster_pane_set_close (set, 2);
  g_assert_null (aster_pane_set_find (set, 2));

  aster_document_undo (document);
  g_assert_nonnull (aster_pane_set_find (set, 2));
  aster_document_undo (document);
  g_assert_cmpint (aster_pane_get_recipe (aster_pane_set_find (set, 1))->method, ==,
                   ASTER_MAP_PCA);
  aster_document_undo (document);
  g_assert_cmpint (aster_document_get_treatment (document), ==, ASTER_TREATMENT_RAW);
  aster_document_undo (document);
  aster_selection_get_pins (selection, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 3);
  aster_document_undo (document);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 0);
  g_assert_false (aster_document_can_undo (document));

  for (guint i = 0; i < 5; i++)
    aster_document_redo (document);
  g_assert_null (aster_pane_set_find (set, 2));
  g_assert_cmpint (aster_document_get_treatment (document), ==, ASTER_TREATMENT_UNIT);
  g_assert_true (aster_selection_is_pinned (selection, 7));
  g_assert_true (aster_selection_is_selected (selection, 4));
  wait_for (document);
  g_clear_object (&document);
}

/* However fast one selection follows another, each is a step; those that somebody tries
 * one after the other, as a ball that grows, are one. */
static void
test_selections_are_steps (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterSelection *selection = aster_document_get_selection (document);
  const guint32 rows[] = { 1, 2, 3, 4, 5, 6 };

  select_rows (document, 0, 2);
  select_rows (document, 0, 3);
  for (gsize n = 4; n <= G_N_ELEMENTS (rows); n++)
    aster_selection_apply (selection, rows, n, ASTER_SELECT_TRY);
  aster_selection_invert (selection);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      const gsize left[] = { G_N_ELEMENTS (rows), 3, 2, 0 };

      g_assert_true (aster_document_can_undo (document));
      aster_document_undo (document);
      g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, left[i]);
    }
  g_assert_false (aster_document_can_undo (document));
  wait_for (document);
  g_clear_object (&document);
}

/* A document becomes another one with the same state. */
static void
test_state_round_trip (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) first = aster_document_new (engine, space);
  g_autoptr (AsterDocument) second = NULL;
  g_autoptr (GVariant) before = NULL, after = NULL;

  select_rows (first, 1, 4);
  aster_document_set_metric (first, ASTER_METRIC_EUCLIDEAN);
  aster_pane_set_add (aster_document_get_panes (first), ASTER_PANE_MAP, 1,
                      GTK_ORIENTATION_VERTICAL);
  before = g_variant_ref_sink (aster_document_to_variant (first));
  second = aster_document_new_from_variant (engine, space, before);
  after = g_variant_ref_sink (aster_document_to_variant (second));

  g_assert_true (g_variant_equal (before, after));
  g_assert_false (aster_document_can_undo (second));
  g_clear_object (&first);
  g_clear_object (&second);
  settle ();
}

/* A state of another file, or of another version, is taken as far as it goes. */
static void
test_strange_state (void)
{
  static const char *const states[] = {
    "@a{sv} {}",
    "{'treatment': <'sideways'>, 'metric': <7>, 'panes': <'none'>}",
    "{'panes': <@aa{sv} []>, 'arrangement': <'h 0.5 1 2'>}",
    "{'panes': <[{'id': <uint32 1>, 'kind': <'hologram'>}, {'id': <uint32 1>}, "
    "{'kind': <'map'>}]>, 'arrangement': <'9'>, 'maximised': <uint32 44>}",
  };
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GVariant) state = g_variant_parse (G_VARIANT_TYPE_VARDICT, states[i],
                                                    NULL, NULL, NULL);
      g_autoptr (AsterDocument) document = NULL;

      g_assert_nonnull (state);
      document = aster_document_new_from_variant (engine, space, state);
      g_assert_cmpint (aster_document_get_treatment (document), ==, ASTER_TREATMENT_RAW);
      g_assert_cmpuint (
          aster_pane_set_get_maximised (aster_document_get_panes (document)), ==, 0);
      g_clear_object (&document);
    }
  settle ();
}

/* A preset keeps what is there, brings what is missing, and can be undone. */
static void
test_presets (void)
{
  static const char *const presets[] = { "explore", "map", "read", "look-up" };
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterPaneSet *set = aster_document_get_panes (document);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (AsterArrangement) tree = NULL;
      GListModel *panes = aster_pane_set_get_panes (set);

      aster_pane_set_arrange (set, presets[i]);
      tree = aster_arrangement_from_string (aster_pane_set_get_arrangement (set));
      g_assert_nonnull (tree);
      for (guint j = 0; j < g_list_model_get_n_items (panes); j++)
        {
          g_autoptr (AsterPane) pane = g_list_model_get_item (panes, j);

          g_assert_true (aster_arrangement_contains (tree, aster_pane_get_id (pane)));
        }
      g_assert_nonnull (aster_pane_set_find (set, 1)); /* the first map stays */
    }

  while (aster_document_can_undo (document))
    aster_document_undo (document);
  g_assert_cmpstr (aster_pane_set_get_arrangement (set), ==, "v 0.6600 1 h 0.5000 2 3");
  g_clear_object (&document);
  settle ();
}

/* Going into a part of the words, and out again, is undone and kept like any other step.
 */
static void
test_isolation (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space), again = NULL;
  AsterIsolation *isolation = aster_document_get_isolation (document);
  g_autoptr (GVariant) state = NULL;
  static const guint32 rows[] = { 1, 2, 3 };

  wait_for (document);
  aster_isolation_enter (isolation, rows, 3);
  state = g_variant_ref_sink (aster_document_to_variant (document));
  aster_document_undo (document);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 0);
  aster_document_redo (document);
  g_assert_cmpuint (aster_isolation_get_depth (isolation), ==, 1);

  again = aster_document_new_from_variant (engine, space, state);
  wait_for (again);
  g_assert_cmpuint (aster_isolation_get_depth (aster_document_get_isolation (again)), ==,
                    1);
}

/* The colour of a class is undone and kept like anything else. */
static void
test_inks (void)
{
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  AsterEngine *engine = aster_engine_new (1);
  AsterDocument *document = aster_document_new (engine, space), *again;
  g_autoptr (GVariant) state = NULL;
  const AsterColour red = { 1, 0, 0, 1 };
  AsterColour colour;

  wait_for (document);
  settle ();
  aster_class_inks_set (aster_document_get_inks (document), "kind", "fruit", &red);
  settle ();
  state = g_variant_ref_sink (aster_document_to_variant (document));
  aster_document_undo (document);
  g_assert_false (aster_class_inks_get (aster_document_get_inks (document), "kind",
                                        "fruit", &colour));
  aster_document_redo (document);
  g_assert_true (aster_class_inks_get (aster_document_get_inks (document), "kind",
                                       "fruit", &colour));

  again = aster_document_new_from_variant (engine, space, state);
  g_assert_true (
      aster_class_inks_get (aster_document_get_inks (again), "kind", "fruit", &colour));
  g_assert_cmpfloat (colour.r, ==, 1);
  wait_for (again);
  g_object_unref (again);
  g_object_unref (document);
  settle ();
  aster_engine_free (engine);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/opens", test_opens);
  g_test_add_func ("/document/sample", test_sample);
  g_test_add_func ("/document/undoes-everything", test_undoes_everything);
  g_test_add_func ("/document/selections-are-steps", test_selections_are_steps);
  g_test_add_func ("/document/state-round-trip", test_state_round_trip);
  g_test_add_func ("/document/strange-state", test_strange_state);
  g_test_add_func ("/document/presets", test_presets);
  g_test_add_func ("/document/isolation", test_isolation);
  g_test_add_func ("/document/inks", test_inks);

  return g_test_run ();
}
