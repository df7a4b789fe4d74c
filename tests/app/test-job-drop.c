#include "runs/job-drop.h"

#include "run/job.h"

static gpointer
run (AsterPulse *pulse, gpointer input, GError **error)
{
  return g_strdup ("a result");
}

static void
finished_cb (guint *n)
{
  (*n)++;
}

/* A job that is dropped is cancelled, and says nothing to the one who dropped it, though
 * others are told that it has ended. */
static void
test_says_nothing (void)
{
  g_autoptr (AsterJob) kept = aster_job_new (run, NULL, NULL, g_free);
  AsterJob *job = g_object_ref (kept);
  guint n = 0, n_others = 0;

  g_signal_connect_swapped (job, "notify::finished", G_CALLBACK (finished_cb), &n);
  g_signal_connect_swapped (job, "notify::finished", G_CALLBACK (finished_cb), &n_others);
  aster_job_drop (&job, &n);
  aster_job_run (kept);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_null (job);
  g_assert_true (aster_job_is_finished (kept));
  g_assert_null (aster_job_get_result (kept));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (n_others, ==, 1);
}

static void
test_nothing_to_drop (void)
{
  AsterJob *job = NULL;

  aster_job_drop (&job, &job);
  g_assert_null (job);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job-drop/says-nothing", test_says_nothing);
  g_test_add_func ("/job-drop/nothing-to-drop", test_nothing_to_drop);

  return g_test_run ();
}
