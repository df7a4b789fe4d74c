#include "run/engine.h"
#include "tools/error.h"

/* A stand-in for t-SNE: beats @n times, then answers. */
static gpointer
spin (AsterPulse *pulse, gpointer input, GError **error)
{
  guint n = GPOINTER_TO_UINT (input);
  g_autoptr (AsterMatrix) y = aster_matrix_new (10, 2, NULL);

  for (guint i = 0; i < n; i++)
    {
      y->data[0] = (float) i;
      if (!aster_pulse_beat (pulse, (double) i / n, y))
        {
          g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_CANCELLED, "Cancelled");
          return NULL;
        }
      g_usleep (100);
    }

  return aster_layout_new (g_steal_pointer (&y));
}

static void
count_cb (AsterJob *job, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
wait_until_finished (AsterJob *job)
{
  while (!aster_job_is_finished (job))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_finishes (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  g_autoptr (AsterJob) job = aster_job_new (spin, GUINT_TO_POINTER (3000), NULL,
                                            (GDestroyNotify) aster_layout_unref);
  guint frames = 0;

  g_signal_connect (job, "notify::layout", G_CALLBACK (count_cb), &frames);
  aster_engine_submit (engine, job);
  wait_until_finished (job);

  g_assert_null (aster_job_get_error (job));
  g_assert_cmpfloat (((AsterLayout *) aster_job_get_result (job))->positions->data[0], ==,
                     2999);
  g_assert_cmpfloat (aster_job_get_fraction (job), ==, 1);
  g_assert_cmpuint (frames, >=, 2);
  g_assert_cmpuint (frames, <=, 100); /* 3000 beats, but 30 frames a second */
}

static void
test_cancel_is_silent (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = aster_job_new (spin, GUINT_TO_POINTER (100000), NULL,
                                            (GDestroyNotify) aster_layout_unref);
  guint frames = 0, finishes = 0;

  aster_engine_submit (engine, job);
  while (aster_job_get_layout (job) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_connect (job, "notify::layout", G_CALLBACK (count_cb), &frames);
  g_signal_connect (job, "notify::finished", G_CALLBACK (count_cb), &finishes);
  aster_job_cancel (job);
  aster_job_cancel (job);

  g_clear_pointer (&engine, aster_engine_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpuint (frames, ==, 0);
  g_assert_cmpuint (finishes, ==, 1);
}

static void
test_shutdown_with_queue (void)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AsterEngine) engine = aster_engine_new (2);

      for (guint j = 0; j < 50; j++)
        {
          g_autoptr (AsterJob) job = aster_job_new (spin, GUINT_TO_POINTER (100000), NULL,
                                                    (GDestroyNotify) aster_layout_unref);

          aster_engine_submit (engine, job);
        }
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpint (g_get_monotonic_time () - begin, <, 2 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/finishes", test_finishes);
  g_test_add_func ("/job/cancel-is-silent", test_cancel_is_silent);
  g_test_add_func ("/job/shutdown-with-queue", test_shutdown_with_queue);
  return g_test_run ();
}
