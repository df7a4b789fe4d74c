/* Undo by whole states. A state is everything about a document that is not
 * computed (selection, pins, recipes, panes, how they are arranged) and is small:
 * a few hundred bytes, and one bit a row where something is selected. Keeping a
 * hundred of them is cheaper than being wrong about the inverse of a change. */

#include "document/history.h"

#include <string.h>

#define MERGE_WITHIN (800 * G_TIME_SPAN_MILLISECOND)

struct _AsterHistory
{
  GQueue past;       /* of GVariant, the latest last */
  GQueue future;     /* of GVariant, the next first */
  GVariant *present; /* never NULL */
  char *merge;       /* (nullable) what the latest step may be merged with */
  gint64 stamp;      /* monotonic time of the latest step */
};

static void
clear_queue (GQueue *queue)
{
  g_queue_clear_full (queue, (GDestroyNotify) g_variant_unref);
}

/* By their bytes, which are the same for the same state, since one function makes them
 * all. GLib writes both out as text to compare arrays of numbers. */
static gboolean
is_same (GVariant *a, GVariant *b)
{
  gsize size = g_variant_get_size (a);

  return g_variant_get_size (b) == size &&
         memcmp (g_variant_get_data (a), g_variant_get_data (b), size) == 0;
}

/* @state is the state to begin with; floating references are sunk. */
AsterHistory *
aster_history_new (GVariant *state)
{
  AsterHistory *self = g_new0 (AsterHistory, 1);

  g_queue_init (&self->past);
  g_queue_init (&self->future);
  self->present = g_variant_ref_sink (state);

  return self;
}

void
aster_history_free (AsterHistory *self)
{
  clear_queue (&self->past);
  clear_queue (&self->future);
  g_variant_unref (self->present);
  g_free (self->merge);
  g_free (self);
}

/* Steps that were merged may lead back to where they began, as a word that is deleted and
 * written again does: then there is nothing to undo, and what is done next begins anew.
 */
static void
forget_way_back (AsterHistory *self)
{
  if (!is_same (self->present, g_queue_peek_tail (&self->past)))
    return;

  g_variant_unref (self->present);
  self->present = g_queue_pop_tail (&self->past);
  g_clear_pointer (&self->merge, g_free);
}

/**
 * aster_history_record:
 * @self: a history
 * @state: the state after a change; floating references are sunk
 * @merge: (nullable): changes that follow each other quickly under the same
 *   name, such as the letters of a word, become one step
 *
 * Returns: whether @state differs from the state before
 */
gboolean
aster_history_record (AsterHistory *self, GVariant *state, const char *merge)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (state);
  gint64 now = g_get_monotonic_time ();
  gboolean merged;

  if (is_same (kept, self->present))
    return FALSE;

  merged = merge != NULL && g_strcmp0 (merge, self->merge) == 0 &&
           now - self->stamp < MERGE_WITHIN && !g_queue_is_empty (&self->past);
  if (merged)
    g_variant_unref (self->present);
  else
    g_queue_push_tail (&self->past, self->present);

  self->present = g_steal_pointer (&kept);
  self->stamp = now;
  g_free (self->merge);
  self->merge = g_strdup (merge);
  clear_queue (&self->future);
  if (merged)
    forget_way_back (self);

  while (g_queue_get_length (&self->past) > ASTER_HISTORY_STEPS)
    g_variant_unref (g_queue_pop_head (&self->past));

  return TRUE;
}

/* Moves one step from @from to @to; the state it lands on, or NULL. */
static GVariant *
step (AsterHistory *self, GVariant *landing, GQueue *to, gboolean at_head)
{
  if (landing == NULL)
    return NULL;

  if (at_head)
    g_queue_push_head (to, self->present);
  else
    g_queue_push_tail (to, self->present);
  self->present = landing;
  g_clear_pointer (&self->merge, g_free);

  return landing;
}

/* (transfer none) (nullable): the state before, now the present one. */
GVariant *
aster_history_undo (AsterHistory *self)
{
  return step (self, g_queue_pop_tail (&self->past), &self->future, TRUE);
}

/* (transfer none) (nullable): the state that was undone last. */
GVariant *
aster_history_redo (AsterHistory *self)
{
  return step (self, g_queue_pop_head (&self->future), &self->past, FALSE);
}

gboolean
aster_history_can_undo (const AsterHistory *self)
{
  return self->past.length > 0;
}

gboolean
aster_history_can_redo (const AsterHistory *self)
{
  return self->future.length > 0;
}
