#include "run/job.h"

#include "run/engine.h"
#include "support.h"

static gint n_results; /* (atomic) made and not yet freed */

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
          aster_set_cancelled (error);
          return NULL;
        }
      g_usleep (100);
    }
  g_atomic_int_inc (&n_results);

  return aster_layout_new (g_steal_pointer (&y));
}

static void
free_spun (gpointer result)
{
  aster_layout_unref (result);
  g_atomic_int_add (&n_results, -1);
}

static gpointer
fail (AsterPulse *pulse, gpointer input, GError **error)
{
  g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN, "It cannot be done");

  return NULL;
}

static AsterJob *
new_job (guint n_beats)
{
  return aster_job_new (spin, GUINT_TO_POINTER (n_beats), NULL, free_spun);
}

static void
count_cb (AsterJob *job, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
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
  g_autoptr (AsterJob) job = new_job (3000);
  guint frames = 0;

  g_signal_connect (job, "notify::layout", G_CALLBACK (count_cb), &frames);
  aster_engine_submit (engine, job);
  wait_until_finished (job);

  g_assert_null (aster_job_get_error (job));
  g_assert_cmpfloat (((AsterLayout *) aster_job_get_result (job))->positions->data[0], ==,
                     2999);
  g_assert_cmpfloat (aster_job_get_fraction (job), ==, 1);
  g_assert_cmpuint (frames, >=, 2);
  g_assert_cmpuint (frames, <=, 300); /* 3000 beats, but 60 frames a second */

  g_clear_pointer (&engine, aster_engine_free);
  g_clear_object (&job);
  g_assert_cmpint (n_results, ==, 0);
}

static void
test_fails (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = aster_job_new (fail, NULL, NULL, NULL);

  aster_engine_submit (engine, job);
  wait_until_finished (job);
  g_assert_null (aster_job_get_result (job));
  g_assert_error (aster_job_get_error (job), ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

static void
test_cancel_is_silent (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = new_job (100000);
  guint frames = 0, finishes = 0;

  aster_engine_submit (engine, job);
  while (aster_job_get_layout (job) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_connect (job, "notify::layout", G_CALLBACK (count_cb), &frames);
  g_signal_connect (job, "notify::finished", G_CALLBACK (count_cb), &finishes);
  aster_job_cancel (job);
  aster_job_cancel (job);

  g_clear_pointer (&engine, aster_engine_free);
  settle ();

  g_assert_cmpuint (frames, ==, 0);
  g_assert_cmpuint (finishes, ==, 1);
}

/* Beats like t-SNE, with an answer that depends on every beat, and says where it is. */
static gpointer
count (AsterPulse *pulse, gpointer input, GError **error)
{
  guint n = GPOINTER_TO_UINT (input);
  g_autoptr (AsterMatrix) y = aster_matrix_new (1, 2, NULL);

  for (guint i = 0; i < n; i++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, 0.5, 1);
      AsterPulseStep step = { i + 1, n, i > 10 ? 1.0 / i : NAN };

      y->data[0] = 0.9f * y->data[0] + (float) i;
      aster_pulse_step (&part.pulse, &step);
      if (!aster_pulse_beat (&part.pulse, (double) i / n, y))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      g_usleep (100);
    }
  g_atomic_int_inc (&n_results);

  return aster_layout_new (g_steal_pointer (&y));
}

static float
first_number (AsterJob *job)
{
  return ((AsterLayout *) aster_job_get_result (job))->positions->data[0];
}

static void
test_says_where_it_is (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = aster_job_new (count, GUINT_TO_POINTER (1000), NULL,
                                            free_spun);
  const AsterPulseStep *step = aster_job_get_step (job);
  guint steps = 0;

  g_assert_cmpuint (step->iterations, ==, 0);
  g_assert_true (isnan (step->kl));
  g_signal_connect (job, "notify::step", G_CALLBACK (count_cb), &steps);
  aster_engine_submit (engine, job);
  wait_until_finished (job);

  g_assert_cmpuint (step->iteration, ==, 1000);
  g_assert_cmpuint (step->iterations, ==, 1000);
  g_assert_cmpfloat (step->kl, ==, 1.0 / 999);
  g_assert_cmpuint (steps, >=, 2);
  g_assert_cmpuint (steps, <=, 200);

  /* Nobody need listen. */
  aster_pulse_step (NULL, step);
}

/* Waits for a pause to be felt: until nothing new arrives for a while. */
static guint
iteration_at_rest (AsterJob *job)
{
  guint before;

  do
    {
      before = aster_job_get_step (job)->iteration;
      g_usleep (50 * 1000);
      settle ();
  } while (before != aster_job_get_step (job)->iteration);

  return before;
}

static void
test_pause_changes_no_byte (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = aster_job_new (count, GUINT_TO_POINTER (6000), NULL,
                                            free_spun);
  g_autoptr (AsterJob) straight = aster_job_new (count, GUINT_TO_POINTER (6000), NULL,
                                                 free_spun);
  guint pauses = 0;

  g_signal_connect (job, "notify::paused", G_CALLBACK (count_cb), &pauses);
  aster_engine_submit (engine, job);
  for (guint i = 0; i < 3; i++)
    {
      guint at;

      while (aster_job_get_step (job)->iteration < 100 * i + 1)
        g_main_context_iteration (NULL, TRUE);
      aster_job_pause (job);
      aster_job_pause (job);
      g_assert_true (aster_job_is_paused (job));
      at = iteration_at_rest (job);
      g_assert_cmpuint (at, <, 6000);
      /* The last frame before the rest is seen. */
      g_assert_nonnull (aster_job_get_layout (job));
      aster_job_go_on (job);
      g_assert_false (aster_job_is_paused (job));
    }
  wait_until_finished (job);
  g_assert_cmpuint (pauses, ==, 6);

  aster_engine_submit (engine, straight);
  wait_until_finished (straight);
  g_assert_cmpfloat (first_number (job), ==, first_number (straight));

  aster_job_pause (job);
  g_assert_false (aster_job_is_paused (job));
}

static void
test_pause_lends_its_lane (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) first = new_job (100000);
  g_autoptr (AsterJob) second = new_job (100000);
  g_autoptr (AsterJob) third = new_job (10);

  aster_engine_submit (engine, first);
  aster_engine_submit (engine, second);
  aster_engine_submit (engine, third);
  aster_job_pause (first);
  while (aster_job_get_layout (second) == NULL)
    g_main_context_iteration (NULL, TRUE);
  aster_job_pause (second);
  wait_until_finished (third);
  g_assert_false (aster_job_is_finished (first));
  g_assert_false (aster_job_is_finished (second));

  /* Both go on, though there is one lane, and what comes after them waits its turn. */
  aster_job_go_on (first);
  aster_job_go_on (second);
  for (guint i = 0; i < 2; i++)
    {
      AsterJob *job = i == 0 ? first : second;
      double before = aster_job_get_fraction (job);

      while (aster_job_get_fraction (job) == before)
        g_main_context_iteration (NULL, TRUE);
    }
  aster_job_cancel (first);
  aster_job_cancel (second);
}

static void
test_cancel_and_shutdown_wake_the_paused (void)
{
  gint64 quickest[6];

  for (guint again = 0; again < 18; again++)
    {
      g_autoptr (AsterEngine) engine = aster_engine_new (1);
      g_autoptr (AsterJob) job = new_job (100000), other = new_job (100000);
      guint i = again % 6;
      gint64 begin;

      aster_engine_submit (engine, job);
      aster_engine_submit (engine, other);
      aster_job_pause (job);
      aster_job_pause (other);
      if (i % 3 != 0)
        g_usleep (i * 2000);
      begin = g_get_monotonic_time ();
      if (i % 2 != 0)
        {
          aster_job_cancel (job);
          g_assert_true (aster_job_is_finished (job));
          g_assert_false (aster_job_is_paused (job));
        }
      g_clear_pointer (&engine, aster_engine_free);
      quickest[i] = MIN (again < 6 ? G_MAXINT64 : quickest[i],
                         g_get_monotonic_time () - begin);
      settle ();
    }
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (quickest[i], <, G_USEC_PER_SEC);
}

/* The result is in the mailbox when the person says stop: it is never seen, and freed. */
static void
test_cancel_of_a_job_that_has_just_finished (void)
{
  g_autoptr (AsterJob) job = new_job (3);
  guint finishes = 0;

  aster_job_run (job);
  g_assert_cmpint (n_results, ==, 1);
  g_assert_false (aster_job_is_finished (job));

  g_signal_connect (job, "notify::finished", G_CALLBACK (count_cb), &finishes);
  aster_job_cancel (job);
  settle ();

  g_assert_null (aster_job_get_result (job));
  g_assert_null (aster_job_get_error (job));
  g_assert_cmpuint (finishes, ==, 1);
  g_assert_cmpint (n_results, ==, 0);
}

static void
test_cancel_after_the_end_changes_nothing (void)
{
  g_autoptr (AsterJob) job = new_job (3);

  aster_job_run (job);
  settle ();
  g_assert_nonnull (aster_job_get_result (job));
  aster_job_cancel (job);
  g_assert_nonnull (aster_job_get_result (job));
  g_clear_object (&job);
  g_assert_cmpint (n_results, ==, 0);
}

/* Nobody waits for the result any more; it is freed when it has been delivered. */
static void
test_dropped_before_delivery (void)
{
  AsterJob *job = new_job (3);

  aster_job_run (job);
  g_object_unref (job);
  settle ();
  g_assert_cmpint (n_results, ==, 0);
}

static void
drop_cb (AsterJob *job, GParamSpec *pspec, AsterJob **owner)
{
  g_clear_object (owner);
}

static void
test_dropped_by_its_own_handler (void)
{
  AsterJob *job = new_job (3);

  g_signal_connect (job, "notify::finished", G_CALLBACK (drop_cb), &job);
  aster_job_run (job);
  settle ();
  g_assert_null (job);
  g_assert_cmpint (n_results, ==, 0);
}

static void
mark_freed (gpointer data)
{
  *(gboolean *) data = TRUE;
}

static gpointer
ignore (AsterPulse *pulse, gpointer input, GError **error)
{
  return NULL;
}

static void
test_frees_its_input (void)
{
  gboolean freed = FALSE;
  g_autoptr (AsterJob) job = aster_job_new (ignore, &freed, mark_freed, NULL);

  aster_job_cancel (job);
  aster_job_run (job);
  g_assert_false (freed);
  g_clear_object (&job);
  g_assert_true (freed);
}

/* Cancels at every moment that a scheduler may choose; ThreadSanitizer looks on. */
static void
test_cancel_storm (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (3);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (AsterJob) job = new_job (i % 7);

      aster_engine_submit (engine, job);
      if (i % 3 == 0)
        g_usleep (i);
      if (i % 5 == 0)
        g_main_context_iteration (NULL, FALSE);
      aster_job_cancel (job);
    }
  g_clear_pointer (&engine, aster_engine_free);
  settle ();
  g_assert_cmpint (n_results, ==, 0);
}

/* News without a frame, and at once a frame: what a t-SNE does before its search. */
static gpointer
show_once (AsterPulse *pulse, gpointer input, GError **error)
{
  g_autoptr (AsterMatrix) y = aster_matrix_new (3, 2, NULL);

  y->data[0] = 7;
  aster_pulse_beat (pulse, 0.1, NULL);
  aster_pulse_beat (pulse, 0.2, y);
  aster_pulse_beat (pulse, 0.3, NULL);

  return g_strdup ("done");
}

static void
test_frame_after_news (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = aster_job_new (show_once, NULL, NULL, g_free);

  aster_engine_submit (engine, job);
  while (!aster_job_is_finished (job))
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (aster_job_get_layout (job));
  g_assert_cmpfloat (aster_job_get_layout (job)->positions->data[0], ==, 7);
}

static gboolean
draw_cb (gpointer data)
{
  g_usleep (1000);

  return G_SOURCE_CONTINUE;
}

/* News gets its turn beside somebody who draws one frame after the other. */
static void
test_heard_beside_frames (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterJob) job = new_job (300);
  guint drawing = g_timeout_add_full (G_PRIORITY_HIGH_IDLE + 20, 0, draw_cb, NULL, NULL);
  gint64 until = g_get_monotonic_time () + 90 * G_USEC_PER_SEC;

  aster_engine_submit (engine, job);
  while (!aster_job_is_finished (job) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (drawing);
  g_assert_true (aster_job_is_finished (job));
  g_assert_nonnull (aster_job_get_result (job));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/job/finishes", test_finishes);
  g_test_add_func ("/job/fails", test_fails);
  g_test_add_func ("/job/cancel-is-silent", test_cancel_is_silent);
  g_test_add_func ("/job/says-where-it-is", test_says_where_it_is);
  g_test_add_func ("/job/pause-changes-no-byte", test_pause_changes_no_byte);
  g_test_add_func ("/job/pause-lends-its-lane", test_pause_lends_its_lane);
  g_test_add_func ("/job/cancel-and-shutdown-wake-the-paused",
                   test_cancel_and_shutdown_wake_the_paused);
  g_test_add_func ("/job/cancel-of-a-job-that-has-just-finished",
                   test_cancel_of_a_job_that_has_just_finished);
  g_test_add_func ("/job/cancel-after-the-end-changes-nothing",
                   test_cancel_after_the_end_changes_nothing);
  g_test_add_func ("/job/dropped-before-delivery", test_dropped_before_delivery);
  g_test_add_func ("/job/dropped-by-its-own-handler", test_dropped_by_its_own_handler);
  g_test_add_func ("/job/frees-its-input", test_frees_its_input);
  g_test_add_func ("/job/cancel-storm", test_cancel_storm);
  g_test_add_func ("/job/frame-after-news", test_frame_after_news);
  g_test_add_func ("/job/heard-beside-frames", test_heard_beside_frames);
  return g_test_run ();
}
