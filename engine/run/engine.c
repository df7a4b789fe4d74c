#include "run/engine.h"

#include <string.h>

#define CACHE_BYTES (512u * 1024 * 1024)

typedef struct
{
  char *key;
  AsterMatrix *value;
} Kept;

struct _AsterEngine
{
  GThreadPool *lanes;
  GPtrArray *jobs; /* (main) submitted and not finished */

  GMutex lock;
  GQueue kept;      /* (lock) of Kept, the most recently used first */
  gsize kept_bytes; /* (lock) */
};

static gsize
size_of (const AsterMatrix *matrix)
{
  return matrix->n_rows * matrix->n_cols * sizeof (float);
}

static void
kept_free (gpointer data)
{
  Kept *self = data;

  aster_matrix_unref (self->value);
  g_free (self->key);
  g_free (self);
}

static GList *
find_kept (AsterEngine *self, const char *key)
{
  for (GList *l = self->kept.head; l != NULL; l = l->next)
    if (strcmp (((Kept *) l->data)->key, key) == 0)
      return l;

  return NULL;
}

static void
lane_func (gpointer data, gpointer user_data)
{
  g_autoptr (AsterJob) job = data;

  aster_job_run (job);
}

/**
 * aster_engine_new:
 * @n_lanes: how many jobs may run at once, or 0 to suit the machine
 *
 * Returns: (transfer full): an engine
 */
AsterEngine *
aster_engine_new (guint n_lanes)
{
  AsterEngine *self = g_new0 (AsterEngine, 1);

  if (n_lanes == 0)
    n_lanes = CLAMP (g_get_num_processors () / 2, 2, 4);

  g_mutex_init (&self->lock);
  g_queue_init (&self->kept);
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->lanes = g_thread_pool_new (lane_func, NULL, (int) n_lanes, FALSE, NULL);

  return self;
}

/**
 * aster_engine_free:
 * @self: (transfer full): an engine
 *
 * Cancels every job and waits for the lanes to empty, which takes no longer
 * than one heartbeat. Main thread only.
 */
void
aster_engine_free (AsterEngine *self)
{
  while (self->jobs->len > 0)
    aster_job_cancel (g_ptr_array_index (self->jobs, self->jobs->len - 1));

  g_thread_pool_free (self->lanes, FALSE, TRUE);
  g_ptr_array_unref (self->jobs);
  g_queue_clear_full (&self->kept, kept_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
job_finished_cb (AsterJob *job, GParamSpec *pspec, AsterEngine *self)
{
  g_ptr_array_remove_fast (self->jobs, job);
}

void
aster_engine_submit (AsterEngine *self, AsterJob *job)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ASTER_IS_JOB (job));

  g_ptr_array_add (self->jobs, g_object_ref (job));
  g_signal_connect (job, "notify::finished", G_CALLBACK (job_finished_cb), self);
  g_thread_pool_push (self->lanes, g_object_ref (job), NULL);
}

/**
 * aster_engine_recall:
 * @self: (nullable): an engine
 * @key: what the value was made from
 *
 * Any thread. O(number of kept values), which is small.
 *
 * Returns: (transfer full) (nullable): what was kept under @key, if it is still there
 */
AsterMatrix *
aster_engine_recall (AsterEngine *self, const char *key)
{
  AsterMatrix *value = NULL;
  GList *link;

  if (self == NULL)
    return NULL;

  g_mutex_lock (&self->lock);
  if ((link = find_kept (self, key)) != NULL)
    {
      g_queue_unlink (&self->kept, link);
      g_queue_push_head_link (&self->kept, link);
      value = aster_matrix_ref (((Kept *) link->data)->value);
    }
  g_mutex_unlock (&self->lock);

  return value;
}

/**
 * aster_engine_keep:
 * @self: (nullable): an engine
 * @key: what @value was made from, all of it
 * @value: an immutable matrix; a reference is taken
 *
 * Keeps a dear intermediate result for later recipes. What has not been used
 * for longest goes first when the kept values outgrow 512 MiB. Any thread.
 */
void
aster_engine_keep (AsterEngine *self, const char *key, AsterMatrix *value)
{
  if (self == NULL || size_of (value) > CACHE_BYTES)
    return;

  g_mutex_lock (&self->lock);
  if (find_kept (self, key) == NULL)
    {
      Kept *kept = g_new0 (Kept, 1);

      kept->key = g_strdup (key);
      kept->value = aster_matrix_ref (value);
      g_queue_push_head (&self->kept, kept);
      self->kept_bytes += size_of (value);
    }
  while (self->kept_bytes > CACHE_BYTES)
    {
      Kept *oldest = g_queue_pop_tail (&self->kept);

      self->kept_bytes -= size_of (oldest->value);
      kept_free (oldest);
    }
  g_mutex_unlock (&self->lock);
}
