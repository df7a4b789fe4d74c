#include "run/engine.h"

#include <sys/resource.h>
#include <unistd.h>

#include "support.h"

#define KEPT_BYTES (1000 * 10 * sizeof (float))

/* What the jobs of these tests share with them. */
typedef struct
{
  gint started;  /* (atomic) */
  gint finished; /* (atomic) */
  gint niceness; /* (atomic) of the lane */
  gint64 ended;  /* (atomic through finished) monotonic time */
} Log;

/* Beats until it is cancelled, each millisecond. */
static gpointer
last_for_ever (AsterPulse *pulse, gpointer input, GError **error)
{
  Log *log = input;

  g_atomic_int_inc (&log->started);
  g_atomic_int_set (&log->niceness, getpriority (PRIO_PROCESS, (id_t) gettid ()));
  while (aster_pulse_beat (pulse, 0.5, NULL))
    g_usleep (1000);

  aster_set_cancelled (error);
  log->ended = g_get_monotonic_time ();
  g_atomic_int_inc (&log->finished);

  return NULL;
}

static AsterJob *
submit (AsterEngine *engine, AsterJobFunc func, Log *log)
{
  AsterJob *job = aster_job_new (func, log, NULL, NULL);

  aster_engine_submit (engine, job);

  return job;
}

static void
wait_for (const gint *number, gint value)
{
  while (g_atomic_int_get (number) < value)
    g_main_context_iteration (NULL, FALSE);
}

static AsterMatrix *
make_kept (float first)
{
  AsterMatrix *x = aster_matrix_new (1000, 10, NULL);

  x->data[0] = first;

  return x;
}

static gboolean
has (AsterEngine *engine, const char *key)
{
  g_autoptr (AsterMatrix) x = aster_engine_recall (engine, key);

  return x != NULL;
}

static void
test_keeps (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterMatrix) one = make_kept (1), other = make_kept (2), back = NULL;

  g_assert_false (has (engine, "a"));
  aster_engine_keep (engine, "a", one);
  aster_engine_keep (engine, "a", other);
  back = aster_engine_recall (engine, "a");
  g_assert_true (back == one);

  /* Without an engine nothing is kept and nothing breaks. */
  aster_engine_keep (NULL, "a", one);
  g_assert_null (aster_engine_recall (NULL, "a"));
}

static void
test_forgets_the_least_used (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  g_autoptr (AsterMatrix) x = make_kept (1);

  aster_engine_set_cache (engine, 3 * KEPT_BYTES);
  aster_engine_keep (engine, "a", x);
  aster_engine_keep (engine, "b", x);
  aster_engine_keep (engine, "c", x);
  g_assert_true (has (engine, "a"));

  aster_engine_keep (engine, "d", x);
  g_assert_true (has (engine, "a"));
  g_assert_false (has (engine, "b"));
  g_assert_true (has (engine, "c"));
  g_assert_true (has (engine, "d"));

  aster_engine_set_cache (engine, KEPT_BYTES);
  g_assert_true (has (engine, "d"));
  g_assert_false (has (engine, "c"));

  aster_engine_set_cache (engine, KEPT_BYTES - 1);
  g_assert_false (has (engine, "d"));
  aster_engine_keep (engine, "e", x);
  g_assert_false (has (engine, "e"));
}

static void
test_lanes_are_nice (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  Log log = { 0 };
  g_autoptr (AsterJob) job = submit (engine, last_for_ever, &log);

  wait_for (&log.started, 1);
  wait_for (&log.niceness, 1);
  g_assert_cmpint (log.niceness, >,
                   getpriority (PRIO_PROCESS, (id_t) gettid ())); /* the window's */
  aster_job_cancel (job);
  wait_for (&log.finished, 1);
}

static void
test_a_long_job_holds_up_nobody (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (2);
  Log log = { 0 }, other = { 0 };
  g_autoptr (AsterJob) first = submit (engine, last_for_ever, &log);
  g_autoptr (AsterJob) second = submit (engine, last_for_ever, &other);

  wait_for (&other.started, 1);
  g_assert_false (aster_job_is_finished (first));
  aster_job_cancel (first);
  aster_job_cancel (second);
  wait_for (&log.finished, 1);
  wait_for (&other.finished, 1);
}

static void
test_a_queued_job_that_is_cancelled_never_starts (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  Log log = { 0 }, never = { 0 }, later = { 0 };
  g_autoptr (AsterJob) running = submit (engine, last_for_ever, &log);
  g_autoptr (AsterJob) queued = submit (engine, last_for_ever, &never);
  g_autoptr (AsterJob) last = submit (engine, last_for_ever, &later);

  wait_for (&log.started, 1);
  aster_job_cancel (queued);
  g_assert_true (aster_job_is_finished (queued));
  aster_job_cancel (running);
  wait_for (&later.started, 1);
  g_assert_cmpint (never.started, ==, 0);
  aster_job_cancel (last);
}

static void
test_a_job_cancelled_before_is_not_taken (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  Log log = { 0 };
  g_autoptr (AsterJob) job = aster_job_new (last_for_ever, &log, NULL, NULL);

  aster_job_cancel (job);
  aster_engine_submit (engine, job);
  g_clear_pointer (&engine, aster_engine_free);
  g_assert_cmpint (log.started, ==, 0);
}

/* The quickest of 21, from cancel() to the moment the worker has unwound: of the others,
 * some may have had to wait until the processor was theirs. */
static void
test_cancel_latency (void)
{
  g_autoptr (AsterEngine) engine = aster_engine_new (1);
  gint64 took[21];

  for (guint i = 0; i < G_N_ELEMENTS (took); i++)
    {
      Log log = { 0 };
      g_autoptr (AsterJob) job = submit (engine, last_for_ever, &log);
      gint64 begin;

      wait_for (&log.started, 1);
      begin = g_get_monotonic_time ();
      aster_job_cancel (job);
      wait_for (&log.finished, 1);
      took[i] = log.ended - begin;
      for (guint j = i; j > 0 && took[j] < took[j - 1]; j--)
        {
          gint64 t = took[j];

          took[j] = took[j - 1];
          took[j - 1] = t;
        }
    }

  g_test_message ("cancelled within %.1f ms (median), %.1f ms (worst)",
                  (double) took[10] / 1000, (double) took[20] / 1000);
  g_assert_cmpint (took[0], <, 50 * 1000);
}

static void
test_shuts_down_with_a_full_queue (void)
{
  gint64 quickest = G_MAXINT64;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AsterEngine) engine = aster_engine_new (2);
      gint64 begin = g_get_monotonic_time ();

      Log logs[50] = { 0 };

      for (guint j = 0; j < G_N_ELEMENTS (logs); j++)
        g_object_unref (submit (engine, last_for_ever, &logs[j]));
      g_clear_pointer (&engine, aster_engine_free);
      quickest = MIN (quickest, g_get_monotonic_time () - begin);
      for (guint j = 0; j < G_N_ELEMENTS (logs); j++)
        g_assert_cmpint (logs[j].started, ==, logs[j].finished);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpint (quickest, <, G_USEC_PER_SEC / 10);
}

static gint deaf_may_end; /* (atomic) */

/* A factorisation that cannot be interrupted. */
static gpointer
be_deaf (AsterPulse *pulse, gpointer input, GError **error)
{
  Log *log = input;

  g_atomic_int_inc (&log->started);
  while (!g_atomic_int_get (&deaf_may_end))
    g_usleep (1000);
  aster_set_cancelled (error);
  g_atomic_int_inc (&log->finished);

  return NULL;
}

static void
test_does_not_wait_for_the_deaf (void)
{
  AsterEngine *engine = aster_engine_new (1);
  static Log log;
  gint64 begin;
  double seconds;

  /* Held by a static, since the engine gives up neither it nor itself. */
  static AsterJob *job;
  static AsterEngine *abandoned;

  job = submit (engine, be_deaf, &log);
  wait_for (&log.started, 1);
  begin = g_get_monotonic_time ();
  abandoned = engine;
  aster_engine_free (engine);
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;

  g_assert_true (aster_job_is_finished (job) && abandoned != NULL);
  g_assert_cmpfloat (seconds, >=, 1.9);
  g_assert_cmpfloat (seconds, <, 20); /* it ends, on however slow a machine */
  g_atomic_int_set (&deaf_may_end, TRUE);
  wait_for (&log.finished, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/keeps", test_keeps);
  g_test_add_func ("/engine/forgets-the-least-used", test_forgets_the_least_used);
  g_test_add_func ("/engine/lanes-are-nice", test_lanes_are_nice);
  g_test_add_func ("/engine/a-long-job-holds-up-nobody", test_a_long_job_holds_up_nobody);
  g_test_add_func ("/engine/a-queued-job-that-is-cancelled-never-starts",
                   test_a_queued_job_that_is_cancelled_never_starts);
  g_test_add_func ("/engine/a-job-cancelled-before-is-not-taken",
                   test_a_job_cancelled_before_is_not_taken);
  g_test_add_func ("/engine/cancel-latency", test_cancel_latency);
  g_test_add_func ("/engine/shuts-down-with-a-full-queue",
                   test_shuts_down_with_a_full_queue);
  g_test_add_func ("/engine/does-not-wait-for-the-deaf", test_does_not_wait_for_the_deaf);
  return g_test_run ();
}
