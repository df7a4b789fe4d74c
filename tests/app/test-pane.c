#include "panes/pane-set.h"

#include <math.h>
#include <string.h>

#include "runs/steer.h"
#include "tools/budget.h"
#include "tools/random.h"

typedef struct
{
  AsterEngine *engine;
  AsterSpace *space;
  AsterPaneSet *panes;
  AsterPane *map;
} Stage;

/* (n × 8) noise; nothing that is computed of it takes long. */
static AsterSpace *
new_space (gsize n)
{
  AsterMatrix *vectors = aster_matrix_new (n, 8, NULL);
  AsterRandom random = aster_random_init (7, 0);
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n * 8; i++)
    vectors->data[i] = (float) aster_random_normal (&random);
  for (gsize i = 0; i < n; i++)
    names[i] = g_strdup_printf ("w%zu", i);

  return aster_space_new (vectors,
                          aster_tokens_new_from_strv ((const char *const *) names));
}

static Stage
stage_init (void)
{
  Stage stage = { aster_engine_new (2), new_space (60), NULL, NULL };

  stage.panes = aster_pane_set_new (stage.engine);
  aster_pane_set_set_input (stage.panes, stage.space, ASTER_TREATMENT_RAW);
  stage.map = aster_pane_set_add (stage.panes, ASTER_PANE_MAP, 0,
                                  GTK_ORIENTATION_HORIZONTAL);

  return stage;
}

static void
stage_clear (Stage *stage)
{
  g_object_unref (stage->panes);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  aster_engine_free (stage->engine);
  aster_space_unref (stage->space);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, stage_clear)

#define WAIT_UNTIL(condition)                                                            \
  while (!(condition))                                                                   \
  g_main_context_iteration (NULL, TRUE)

/* The pane's recipe, to be changed and set. */
static AsterRecipe *
dup_tsne (AsterPane *pane, guint iterations)
{
  AsterRecipe *recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  recipe->method = ASTER_MAP_TSNE;
  recipe->tsne.tsne.iterations = iterations;
  recipe->tsne.tsne.stop_early = FALSE;

  return recipe;
}

/* Sets the recipe and waits until it runs, or is done already. */
static void
set (AsterPane *pane, const AsterRecipe *recipe)
{
  WAIT_UNTIL (!aster_pane_is_running (pane));
  aster_pane_set_recipe (pane, recipe);
  WAIT_UNTIL (aster_pane_is_running (pane) || aster_pane_is_waiting (pane));
}

static void
run_tsne (AsterPane *pane, guint iterations)
{
  g_autoptr (AsterRecipe) recipe = dup_tsne (pane, iterations);

  set (pane, recipe);
  WAIT_UNTIL (!aster_pane_is_running (pane));
}

static GBytes *
dup_bytes (AsterPane *pane)
{
  const AsterMatrix *y = aster_pane_get_layout (pane)->positions;

  return g_bytes_new (y->data, y->n_rows * y->n_cols * sizeof (float));
}

static void
test_pauses_and_goes_on (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterRecipe) recipe = dup_tsne (stage.map, 400);
  g_autoptr (GBytes) straight = NULL, paused = NULL;

  run_tsne (stage.map, 400);
  straight = dup_bytes (stage.map);

  aster_pane_run (stage.map);
  for (guint i = 0; i < 5; i++)
    {
      aster_pane_set_paused (stage.map, TRUE);
      g_assert_true (aster_pane_is_paused (stage.map) ||
                     !aster_pane_is_running (stage.map));
      aster_pane_set_paused (stage.map, FALSE);
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  paused = dup_bytes (stage.map);
  g_assert_true (g_bytes_equal (straight, paused));
}

static void
test_stops_and_continues (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterRecipe) recipe = dup_tsne (stage.map, 50000);
  AsterLayout *kept;
  guint done;

  g_assert_false (aster_pane_can_continue (stage.map));
  set (stage.map, recipe);
  WAIT_UNTIL (aster_pane_get_step (stage.map)->iteration > 20);
  g_assert_false (aster_pane_can_continue (stage.map));
  aster_pane_stop (stage.map);
  kept = aster_pane_get_layout (stage.map);
  done = aster_pane_get_step (stage.map)->iteration;
  g_assert_nonnull (kept);
  g_assert_false (aster_pane_is_running (stage.map));
  g_assert_true (aster_pane_can_continue (stage.map));

  aster_pane_continue (stage.map, FALSE);
  g_assert_true (aster_pane_is_running (stage.map));
  g_assert_true (aster_pane_get_layout (stage.map) == kept);
  WAIT_UNTIL (aster_pane_get_step (stage.map)->iteration != done);
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, >, done);
  aster_pane_stop (stage.map);

  /* The recipe is what it was. */
  g_assert_true (aster_recipe_equal (recipe, aster_pane_get_recipe (stage.map)));
}

static void
test_continues_after_the_end (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (GBytes) once = NULL, twice = NULL, shaken = NULL;

  run_tsne (stage.map, 60);
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, ==, 60);
  once = dup_bytes (stage.map);

  aster_pane_continue (stage.map, FALSE);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, ==,
                    60 + ASTER_STEER_MORE);
  twice = dup_bytes (stage.map);
  g_assert_false (g_bytes_equal (once, twice));

  aster_pane_continue (stage.map, TRUE);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  shaken = dup_bytes (stage.map);
  g_assert_false (g_bytes_equal (twice, shaken));
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, ==,
                    60 + 2 * ASTER_STEER_MORE);

  /* Starting anew gives the first picture again. */
  aster_pane_run (stage.map);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_clear_pointer (&twice, g_bytes_unref);
  twice = dup_bytes (stage.map);
  g_assert_true (g_bytes_equal (once, twice));
}

static void
test_is_steered (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterRecipe) recipe = NULL;

  run_tsne (stage.map, 300);

  recipe = dup_tsne (stage.map, 300);
  recipe->tsne.tsne.perplexity = 8;
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, ==,
                    300 + ASTER_STEER_MORE);
  g_assert_cmpfloat (aster_pane_get_result (stage.map)->map.perplexity, ==, 8);

  /* Another seed of another start is another map. */
  recipe->tsne.start = ASTER_TSNE_NOISE;
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_cmpuint (aster_pane_get_step (stage.map)->iteration, ==, 300);
}

/* The pane does not wait for GPT-2's vocabulary unasked. */
static void
test_waits_when_it_is_costly (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterRecipe) recipe = dup_tsne (stage.map, ASTER_TSNE_MAX_ITERATIONS);
  g_autoptr (AsterSpace) space = new_space (20000);

  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  aster_pane_set_set_input (stage.panes, space, ASTER_TREATMENT_RAW);
  set (stage.map, recipe);
  g_assert_true (aster_pane_is_waiting (stage.map));
  g_assert_false (aster_pane_is_running (stage.map));
  g_assert_cmpfloat (aster_pane_get_estimate (stage.map)->seconds, >,
                     ASTER_ESTIMATE_COSTLY);

  aster_pane_run (stage.map);
  g_assert_false (aster_pane_is_waiting (stage.map));
  g_assert_true (aster_pane_is_running (stage.map));
  aster_pane_stop (stage.map);
}

static void
test_refuses_what_does_not_fit (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterSpace) space = new_space (20000);
  g_autoptr (AsterRecipe) recipe = dup_tsne (stage.map, 100);

  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  aster_pane_set_set_input (stage.panes, space, ASTER_TREATMENT_RAW);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  aster_budget_set (5000000);
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  aster_budget_set (0);
  g_assert_nonnull (strstr (aster_pane_get_error (stage.map), "MB of memory"));
}

static void
test_begins_from_another_map (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *other = aster_pane_set_add (stage.panes, ASTER_PANE_MAP, 0,
                                         GTK_ORIENTATION_HORIZONTAL);
  g_autoptr (AsterRecipe) recipe = dup_tsne (other, 40), long_one = NULL;
  g_autoptr (GBytes) from = NULL, alone = NULL;

  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  long_one = dup_tsne (stage.map, 20000);
  set (stage.map, long_one);

  /* It waits for a map that is under way, and takes what is there when it stops. */
  recipe->tsne.start = ASTER_TSNE_PAGE;
  aster_pane_set_source (other, aster_pane_get_id (stage.map));
  set (other, recipe);
  g_assert_true (aster_pane_get_awaited (other) == stage.map);
  WAIT_UNTIL (aster_pane_get_step (stage.map)->iteration > 20);
  aster_pane_stop (stage.map);
  WAIT_UNTIL (aster_pane_is_running (other));
  WAIT_UNTIL (!aster_pane_is_running (other));
  g_assert_false (aster_pane_is_source_gone (other));
  from = dup_bytes (other);

  /* Without the other map it begins by itself, and says so. */
  aster_pane_set_close (stage.panes, aster_pane_get_id (stage.map));
  aster_pane_run (other);
  WAIT_UNTIL (!aster_pane_is_running (other));
  g_assert_true (aster_pane_is_source_gone (other));
  alone = dup_bytes (other);
  g_assert_false (g_bytes_equal (from, alone));
}

static void
test_two_maps_do_not_wait_for_each_other (void)
{
  g_auto (Stage) stage = stage_init ();
  AsterPane *other = aster_pane_set_add (stage.panes, ASTER_PANE_MAP, 0,
                                         GTK_ORIENTATION_HORIZONTAL);
  AsterPane *panes[] = { stage.map, other };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AsterRecipe) recipe = dup_tsne (panes[i], 40);

      recipe->tsne.start = ASTER_TSNE_PAGE;
      aster_pane_set_source (panes[i], aster_pane_get_id (panes[1 - i]));
      WAIT_UNTIL (!aster_pane_is_running (panes[i]));
      aster_pane_set_recipe (panes[i], recipe);
    }
  WAIT_UNTIL (aster_pane_get_step (stage.map)->iteration == 40);
  WAIT_UNTIL (aster_pane_get_step (other)->iteration == 40);
}

/* A session that comes back has the same maps in the same order of waiting, and one whose
 * other map is gone begins by itself. */
static void
test_comes_back_with_a_session (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterPaneSet) back = aster_pane_set_new (stage.engine);
  AsterPane *other = aster_pane_set_add (stage.panes, ASTER_PANE_MAP, 0,
                                         GTK_ORIENTATION_HORIZONTAL);
  g_autoptr (AsterRecipe) recipe = dup_tsne (stage.map, 40);
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GVariant) state = NULL;
  GVariantDict dict;

  /* The first pane begins from the second, which comes after it. */
  run_tsne (other, 60);
  recipe->tsne.start = ASTER_TSNE_PAGE;
  aster_pane_set_source (stage.map, aster_pane_get_id (other));
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  before = dup_bytes (stage.map);

  g_variant_dict_init (&dict, NULL);
  aster_pane_set_save (stage.panes, &dict);
  state = g_variant_ref_sink (g_variant_dict_end (&dict));
  aster_pane_set_set_input (back, stage.space, ASTER_TREATMENT_RAW);
  aster_pane_set_restore (back, state);
  stage.map = aster_pane_set_find (back, 1);
  WAIT_UNTIL (aster_pane_get_result (stage.map) != NULL);
  after = dup_bytes (stage.map);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (aster_pane_is_source_gone (stage.map));

  aster_pane_set_source (stage.map, 77);
  aster_pane_run (stage.map);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_true (aster_pane_is_source_gone (stage.map));
  g_assert_nonnull (aster_pane_get_layout (stage.map));
}

/* A colour is not computed, and changes of the descent keep the neighbours. */
static void
test_computes_no_more_than_it_must (void)
{
  g_auto (Stage) stage = stage_init ();
  g_autoptr (AsterRecipe) recipe = NULL;
  AsterResult *result;
  guint kept;

  run_tsne (stage.map, 60);
  result = aster_pane_get_result (stage.map);
  kept = aster_engine_get_n_kept (stage.engine);
  g_assert_cmpuint (kept, >, 0);

  aster_pane_set_colour (stage.map, "#norm");
  g_assert_false (aster_pane_is_running (stage.map));
  g_assert_true (aster_pane_get_result (stage.map) == result);

  recipe = dup_tsne (stage.map, 40);
  recipe->tsne.tsne.exaggeration = 4;
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_cmpuint (aster_engine_get_n_kept (stage.engine), ==, kept);

  recipe->tsne.tsne.perplexity = 5;
  set (stage.map, recipe);
  WAIT_UNTIL (!aster_pane_is_running (stage.map));
  g_assert_cmpuint (aster_engine_get_n_kept (stage.engine), >, kept);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pane/pauses-and-goes-on", test_pauses_and_goes_on);
  g_test_add_func ("/pane/stops-and-continues", test_stops_and_continues);
  g_test_add_func ("/pane/continues-after-the-end", test_continues_after_the_end);
  g_test_add_func ("/pane/is-steered", test_is_steered);
  g_test_add_func ("/pane/waits-when-it-is-costly", test_waits_when_it_is_costly);
  g_test_add_func ("/pane/refuses-what-does-not-fit", test_refuses_what_does_not_fit);
  g_test_add_func ("/pane/begins-from-another-map", test_begins_from_another_map);
  g_test_add_func ("/pane/two-maps-do-not-wait-for-each-other",
                   test_two_maps_do_not_wait_for_each_other);
  g_test_add_func ("/pane/comes-back-with-a-session", test_comes_back_with_a_session);
  g_test_add_func ("/pane/computes-no-more-than-it-must",
                   test_computes_no_more_than_it_must);
  return g_test_run ();
}
