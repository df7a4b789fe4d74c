#include "map/map-judge.h"

#include "map/map-colours.h"
#include "toy.h"

typedef struct
{
  AsterEngine *engine;
  AsterDocument *document;
  AsterPane *map;
  AsterMapJudge *judge;
} Court;

static void
court_open (Court *self)
{
  g_autoptr (AsterSpace) space = toy_space_new ("toy");

  self->engine = aster_engine_new (2);
  self->document = aster_document_new (self->engine, space);
  self->map = aster_pane_set_find (aster_document_get_panes (self->document), 1);
  self->judge = aster_map_judge_new (self->document, self->map);
}

static void
court_close (Court *self)
{
  g_clear_object (&self->judge);
  g_clear_object (&self->document);
  g_clear_pointer (&self->engine, aster_engine_free);
}

static void
wait_for (Court *self, AsterJudgeState state)
{
  while (aster_map_judge_get_state (self->judge) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* At no moment do words stand beside a picture that they are not about: whatever the
 * judge says while a pane runs is about the layout that is shown. */
static void
assert_about (Court *self)
{
  AsterQuality *quality = aster_map_judge_get_quality (self->judge);
  AsterLayout *layout = aster_pane_get_layout (self->map);
  AsterQualityParams params = ASTER_QUALITY_DEFAULTS;
  AsterSpace *space = aster_document_get_space (self->document);
  g_autoptr (AsterQuality) expected = NULL;

  if (quality == NULL)
    return;

  params.k = quality->k;
  params.cosine = quality->cosine;
  expected = aster_quality_measure (space->vectors, layout->positions, &params, NULL,
                                    NULL, NULL);
  g_assert_cmpfloat (quality->trustworthiness, ==, expected->trustworthiness);
  g_assert_cmpfloat (quality->spearman, ==, expected->spearman);
}

static void
test_judges_what_rests (void)
{
  Court court;
  g_autoptr (AsterRecipe) recipe = NULL;
  AsterQuality *quality;

  court_open (&court);
  wait_for (&court, ASTER_JUDGE_SAYING);
  g_assert_false (aster_pane_is_running (court.map));
  quality = aster_map_judge_get_quality (court.judge);
  g_assert_cmpuint (quality->n, ==, 10);
  g_assert_cmpuint (quality->k, ==, 9);
  g_assert_null (aster_map_judge_get_reason (court.judge));
  assert_about (&court);

  /* Another map: the old words stay with the old picture and go with it. */
  recipe = aster_recipe_copy (aster_pane_get_recipe (court.map));
  recipe->method = ASTER_MAP_AXES;
  recipe->axes[0] = g_strdup ("king");
  recipe->axes[1] = g_strdup ("apple");
  aster_pane_set_recipe (court.map, recipe);
  while (!aster_pane_is_running (court.map))
    g_main_context_iteration (NULL, TRUE);
  while (aster_pane_is_running (court.map))
    {
      assert_about (&court);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (aster_map_judge_get_state (court.judge), ==, ASTER_JUDGE_WORKING);
  wait_for (&court, ASTER_JUDGE_SAYING);
  assert_about (&court);
  g_assert_true (aster_map_judge_get_quality (court.judge)->cosine);

  court_close (&court);
}

/* Other distances are another question, also where the map has been the same. */
static void
test_follows_the_treatment (void)
{
  Court court;

  court_open (&court);
  wait_for (&court, ASTER_JUDGE_SAYING);
  aster_document_set_treatment (court.document, ASTER_TREATMENT_UNIT);
  g_assert_null (aster_map_judge_get_quality (court.judge));
  wait_for (&court, ASTER_JUDGE_SAYING);
  court_close (&court);
}

/* A colour is asked for and comes; the map is not computed again for it. */
static void
test_colours (void)
{
  Court court;
  g_autoptr (AsterMapColours) colours = NULL;
  AsterColouring *colouring;
  AsterResult *before;
  AsterQuality *quality;

  court_open (&court);
  colours = aster_map_colours_new (court.document, court.map);
  aster_map_colours_set_judge (colours, court.judge);
  aster_pane_set_colour (court.map, ASTER_COLOUR_RECALL);
  g_assert_nonnull (aster_map_colours_get_note (colours));
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NONE);

  wait_for (&court, ASTER_JUDGE_SAYING);
  before = aster_pane_get_result (court.map);
  g_assert_null (aster_map_colours_get_note (colours));
  colouring = aster_map_colours_get_colouring (colours);
  quality = aster_map_judge_get_quality (court.judge);
  g_assert_cmpint (colouring->kind, ==, ASTER_COLOURING_NUMBERS);
  for (gsize i = 0; i < 10; i++)
    g_assert_cmpfloat (colouring->numbers[i], ==, quality->recalls[i]);

  aster_pane_set_colour (court.map, ASTER_COLOUR_NONE);
  aster_pane_set_colour (court.map, ASTER_COLOUR_RECALL);
  g_assert_true (aster_map_judge_get_quality (court.judge) == quality);
  g_assert_cmpint (aster_map_colours_get_colouring (colours)->kind, ==,
                   ASTER_COLOURING_NUMBERS);
  g_assert_false (aster_pane_is_running (court.map));
  g_assert_true (aster_pane_get_result (court.map) == before);

  g_clear_object (&colours);
  court_close (&court);
}

/* Nobody is left behind who would be called back. */
static void
test_closes_at_work (void)
{
  for (guint i = 0; i < 3; i++)
    {
      Court court;

      court_open (&court);
      if (i > 0)
        wait_for (&court, ASTER_JUDGE_WORKING);
      court_close (&court);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-judge/judges-what-rests", test_judges_what_rests);
  g_test_add_func ("/map-judge/follows-the-treatment", test_follows_the_treatment);
  g_test_add_func ("/map-judge/colours", test_colours);
  g_test_add_func ("/map-judge/closes-at-work", test_closes_at_work);

  return g_test_run ();
}
