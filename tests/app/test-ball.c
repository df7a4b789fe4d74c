#include "map/ball.h"
#include "toy.h"

static void
wait_for (AsterBall *ball)
{
  while (aster_ball_get_note (ball) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* It holds its middle and the k nearest to it, grows and shrinks by at least one, and is
 * kept or given up. */
static void
test_grows (void)
{
  static const guint32 before[] = { 1, 9 };
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  g_autoptr (AsterDocument) document = aster_document_new (engine, space);
  AsterSelection *selection = aster_document_get_selection (document);
  g_autoptr (AsterBall) ball = aster_ball_new (document);

  aster_ball_begin (ball);
  g_assert_null (aster_ball_get_note (ball));

  aster_selection_apply (selection, before, 2, ASTER_SELECT_REPLACE);
  aster_selection_set_hovered (selection, 4);
  aster_ball_begin (ball);
  wait_for (ball);
  g_assert_true (strstr (aster_ball_get_note (ball), "apple") != NULL);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 10);

  aster_ball_grow (ball, -20);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 2);
  g_assert_true (aster_selection_is_selected (selection, 4));
  aster_ball_grow (ball, 1);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 3);
  aster_ball_grow (ball, 100);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 10);

  aster_ball_end (ball, FALSE);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 2);
  g_assert_true (aster_selection_is_selected (selection, 9));
  g_assert_null (aster_ball_get_note (ball));

  aster_ball_begin (ball);
  wait_for (ball);
  aster_ball_grow (ball, -20);
  aster_ball_end (ball, TRUE);
  g_assert_cmpuint (aster_selection_get_n_selected (selection), ==, 2);
  g_assert_true (aster_selection_is_selected (selection, 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ball/grows", test_grows);

  return g_test_run ();
}
