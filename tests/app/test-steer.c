#include "runs/steer.h"

static AsterRecipe *
new_tsne (void)
{
  AsterRecipe *recipe = aster_recipe_new (ASTER_RECIPE_MAP);

  recipe->method = ASTER_MAP_TSNE;

  return recipe;
}

static void
test_forces_lead_on (void)
{
  g_autoptr (AsterRecipe) from = new_tsne (), to = new_tsne ();

  g_assert_true (aster_steer_goes_on (from, to, 400));
  to->tsne.tsne.perplexity = 12;
  to->tsne.tsne.learning_rate = 500;
  to->tsne.tsne.late_exaggeration = 3;
  to->tsne.metric = ASTER_TSNE_COSINE;
  g_assert_true (aster_steer_goes_on (from, to, 400));
  g_assert_cmpfloat (from->tsne.tsne.perplexity, ==, 30);

  to->tsne.tsne.iterations = 500;
  g_assert_true (aster_steer_goes_on (from, to, 400));
  g_assert_false (aster_steer_goes_on (from, to, 500));
}

static void
test_another_beginning_begins_anew (void)
{
  g_autoptr (AsterRecipe) from = new_tsne ();

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (AsterRecipe) to = new_tsne ();

      if (i == 0)
        to->tsne.seed++;
      else if (i == 1)
        to->tsne.start = ASTER_TSNE_NOISE;
      else if (i == 2)
        to->dims = 3;
      else if (i == 3)
        to->tsne.pca = 20;
      else if (i == 4)
        to->treatment = ASTER_TREATMENT_UNIT;
      else
        to->method = ASTER_MAP_PCA;
      g_assert_false (aster_steer_goes_on (from, to, 400));
      g_assert_false (aster_steer_goes_on (to, from, 400) && i == 5);
    }
}

static void
test_iterations_are_counted_on (void)
{
  g_autoptr (AsterRecipe) recipe = new_tsne (), led = NULL, more = NULL, shaken = NULL;

  led = aster_steer_dup_from (recipe, 300, 1);
  g_assert_cmpint (led->tsne.start, ==, ASTER_TSNE_PAGE);
  g_assert_cmpuint (led->tsne.tsne.begun, ==, 300);
  g_assert_cmpuint (led->tsne.tsne.iterations, ==, 750);
  g_assert_cmpfloat (led->tsne.perturb, ==, 0);

  more = aster_steer_dup_from (recipe, 750, ASTER_STEER_MORE);
  g_assert_cmpuint (more->tsne.tsne.iterations, ==, 1000);

  shaken = aster_steer_dup_perturbed (recipe, 1000);
  g_assert_cmpuint (shaken->tsne.tsne.begun, ==, 1000);
  g_assert_cmpuint (shaken->tsne.tsne.iterations, ==, 1250);
  g_assert_cmpfloat (shaken->tsne.perturb, >, 0);

  /* The recipe itself stays what a person said. */
  g_assert_cmpint (recipe->tsne.start, ==, ASTER_TSNE_COMPONENTS);
  g_assert_cmpuint (recipe->tsne.tsne.iterations, ==, 750);

  g_clear_pointer (&more, aster_recipe_free);
  more = aster_steer_dup_from (recipe, ASTER_TSNE_MAX_ITERATIONS, ASTER_STEER_MORE);
  g_assert_cmpuint (more->tsne.tsne.iterations, ==, ASTER_TSNE_MAX_ITERATIONS);
}

static void
test_umap_is_led_on_too (void)
{
  g_autoptr (AsterRecipe) from = new_tsne (), to = NULL, led = NULL;

  from->method = ASTER_MAP_UMAP;
  to = aster_recipe_copy (from);
  to->umap.neighbours = 40;
  to->umap.umap.min_dist = 0.4;
  g_assert_true (aster_steer_goes_on (from, to, 200));
  to->umap.umap.seed++;
  g_assert_false (aster_steer_goes_on (from, to, 200));

  led = aster_steer_dup_from (from, 200, ASTER_STEER_MORE);
  g_assert_cmpint (led->umap.start, ==, ASTER_UMAP_PAGE);
  g_assert_cmpuint (led->umap.umap.epochs, ==, ASTER_STEER_EPOCHS);
  g_assert_cmpfloat (led->umap.umap.learning_rate, <, from->umap.umap.learning_rate);
  g_assert_true (aster_steer_is_from_map (led));
  g_assert_false (aster_steer_shakes (from));
}

static void
test_scaling_is_led_on_too (void)
{
  g_autoptr (AsterRecipe) from = new_tsne (), to = NULL, led = NULL, more = NULL;

  from->method = ASTER_MAP_MDS;
  from->mds.iterations = 300;
  g_assert_true (aster_steer_moves (from));
  g_assert_false (aster_steer_shakes (from));
  to = aster_recipe_copy (from);
  to->mds.iterations = 400;
  g_assert_true (aster_steer_goes_on (from, to, 300));
  g_assert_false (aster_steer_goes_on (from, to, 400));
  to->mds.cosine = TRUE;
  g_assert_false (aster_steer_goes_on (from, to, 300));

  led = aster_steer_dup_from (from, 120, 1);
  g_assert_cmpint (led->mds.start, ==, ASTER_MDS_FROM_PAGE);
  g_assert_cmpuint (led->mds.begun, ==, 120);
  g_assert_cmpuint (led->mds.iterations, ==, 300);
  more = aster_steer_dup_from (from, 300, ASTER_STEER_MORE);
  g_assert_cmpuint (more->mds.iterations, ==, 300 + ASTER_STEER_MORE);

  g_assert_true (aster_steer_is_from_map (led));
  aster_steer_forget_map (led);
  g_assert_cmpint (led->mds.start, ==, ASTER_MDS_FROM_CLASSICAL);

  from->mds.kind = ASTER_MDS_CLASSICAL;
  g_assert_false (aster_steer_moves (from));
}

static void
test_another_map_can_be_forgotten (void)
{
  g_autoptr (AsterRecipe) recipe = new_tsne ();

  g_assert_false (aster_steer_is_from_map (recipe));
  recipe->tsne.start = ASTER_TSNE_PAGE;
  g_assert_true (aster_steer_is_from_map (recipe));
  recipe->method = ASTER_MAP_PCA;
  g_assert_false (aster_steer_is_from_map (recipe));
  recipe->method = ASTER_MAP_TSNE;
  aster_steer_forget_map (recipe);
  g_assert_cmpint (recipe->tsne.start, ==, ASTER_TSNE_COMPONENTS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steer/forces-lead-on", test_forces_lead_on);
  g_test_add_func ("/steer/another-beginning-begins-anew",
                   test_another_beginning_begins_anew);
  g_test_add_func ("/steer/iterations-are-counted-on", test_iterations_are_counted_on);
  g_test_add_func ("/steer/umap-is-led-on-too", test_umap_is_led_on_too);
  g_test_add_func ("/steer/scaling-is-led-on-too", test_scaling_is_led_on_too);
  g_test_add_func ("/steer/another-map-can-be-forgotten",
                   test_another_map_can_be_forgotten);
  return g_test_run ();
}
