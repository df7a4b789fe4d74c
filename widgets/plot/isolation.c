/* A stack of sets of rows, each inside the one below it: at depth 0 all rows are seen,
 * at depth 1 those that were isolated first, and so on. Rows are kept ascending. */

#include "plot/isolation.h"

#include <string.h>

#include "parts/bits.h"

#define SNAPSHOT_TYPE "(taau)" /* rows of the space; the sets, outermost first */

struct _AsterIsolation
{
  GObject parent_instance;

  gsize n_rows;
  GPtrArray *sets; /* of GArray of guint32 */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterIsolation, aster_isolation, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static GArray *
get_set (AsterIsolation *self, guint depth)
{
  return g_ptr_array_index (self->sets, depth - 1);
}

/* Those of @rows that are in the innermost set, ascending, each once. */
static GArray *
make_set (AsterIsolation *self, const guint32 *rows, gsize n)
{
  guint depth = self->sets->len;
  g_autofree guint64 *wanted = g_new0 (guint64, aster_bits_words (self->n_rows) + 1);
  GArray *set = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < n; i++)
    if (rows[i] < self->n_rows)
      aster_bits_set (wanted, rows[i], TRUE);

  if (depth == 0)
    {
      for (guint32 row = 0; row < self->n_rows; row++)
        if (aster_bits_get (wanted, row))
          g_array_append_val (set, row);
    }
  else
    for (guint i = 0; i < get_set (self, depth)->len; i++)
      {
        guint32 row = g_array_index (get_set (self, depth), guint32, i);

        if (aster_bits_get (wanted, row))
          g_array_append_val (set, row);
      }

  return set;
}

static void
aster_isolation_finalize (GObject *object)
{
  g_ptr_array_unref (ASTER_ISOLATION (object)->sets);

  G_OBJECT_CLASS (aster_isolation_parent_class)->finalize (object);
}

static void
aster_isolation_class_init (AsterIsolationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_isolation_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_ISOLATION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_isolation_init (AsterIsolation *self)
{
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

/**
 * aster_isolation_new:
 * @n_rows: of the space
 *
 * Returns: (transfer full): an isolation in which all rows are seen
 */
AsterIsolation *
aster_isolation_new (gsize n_rows)
{
  AsterIsolation *self = g_object_new (ASTER_TYPE_ISOLATION, NULL);

  self->n_rows = n_rows;

  return self;
}

/**
 * aster_isolation_enter:
 * @self: an isolation
 * @rows: (array length=n): to be seen alone; those that are not seen now are left out
 * @n: how many
 *
 * O(rows of the space).
 *
 * Returns: %FALSE, with nothing changed, if no row would be left, if none would go, or
 *   %ASTER_MAX_ISOLATIONS are inside one another already
 */
gboolean
aster_isolation_enter (AsterIsolation *self, const guint32 *rows, gsize n)
{
  g_autoptr (GArray) set = NULL;
  gsize seen;

  g_return_val_if_fail (ASTER_IS_ISOLATION (self), FALSE);
  g_return_val_if_fail (rows != NULL || n == 0, FALSE);

  set = make_set (self, rows, n);
  aster_isolation_get_rows (self, self->sets->len, &seen);
  if (set->len == 0 || set->len == seen || self->sets->len >= ASTER_MAX_ISOLATIONS)
    return FALSE;

  g_ptr_array_add (self->sets, g_steal_pointer (&set));
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

/* Leaves all sets that are deeper than @depth; 0 shows all rows again. */
void
aster_isolation_back_to (AsterIsolation *self, guint depth)
{
  g_return_if_fail (ASTER_IS_ISOLATION (self));

  if (depth >= self->sets->len)
    return;

  g_ptr_array_set_size (self->sets, (int) depth);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
aster_isolation_get_depth (AsterIsolation *self)
{
  g_return_val_if_fail (ASTER_IS_ISOLATION (self), 0);

  return self->sets->len;
}

/**
 * aster_isolation_get_rows:
 * @self: an isolation
 * @depth: up to aster_isolation_get_depth()
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n) (nullable): the rows that are seen at that
 *   depth, ascending; %NULL at depth 0, where all are
 */
const guint32 *
aster_isolation_get_rows (AsterIsolation *self, guint depth, gsize *n)
{
  gsize count;

  g_return_val_if_fail (ASTER_IS_ISOLATION (self), NULL);
  g_return_val_if_fail (depth <= self->sets->len, NULL);

  count = depth == 0 ? self->n_rows : get_set (self, depth)->len;
  if (n != NULL)
    *n = count;

  return depth == 0 ? NULL : (const guint32 *) (gpointer) get_set (self, depth)->data;
}

/* (transfer floating): for aster_isolation_restore(). */
GVariant *
aster_isolation_snapshot (AsterIsolation *self)
{
  GVariantBuilder sets;

  g_return_val_if_fail (ASTER_IS_ISOLATION (self), NULL);

  g_variant_builder_init (&sets, G_VARIANT_TYPE ("aau"));
  for (guint depth = 1; depth <= self->sets->len; depth++)
    g_variant_builder_add_value (
        &sets,
        g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, get_set (self, depth)->data,
                                   get_set (self, depth)->len, sizeof (guint32)));

  return g_variant_new ("(taau)", (guint64) self->n_rows, &sets);
}

/* Whether there are as many sets as in @sets, with the same rows. */
static gboolean
is_same (AsterIsolation *self, GVariant *sets)
{
  if (g_variant_n_children (sets) != self->sets->len)
    return FALSE;

  for (guint depth = 1; depth <= self->sets->len; depth++)
    {
      g_autoptr (GVariant) set = g_variant_get_child_value (sets, depth - 1);
      GArray *own = get_set (self, depth);
      gsize n;
      const guint32 *rows = g_variant_get_fixed_array (set, &n, sizeof (guint32));

      if (n != own->len || (n > 0 && memcmp (rows, own->data, n * sizeof (guint32)) != 0))
        return FALSE;
    }

  return TRUE;
}

/**
 * aster_isolation_restore:
 * @self: an isolation
 * @snapshot: what aster_isolation_snapshot() returned, perhaps long ago
 *
 * Returns: %FALSE, with nothing changed, if the snapshot is of something else or of a
 *   space with another number of rows
 */
gboolean
aster_isolation_restore (AsterIsolation *self, GVariant *snapshot)
{
  g_autoptr (GVariant) sets = NULL;
  guint64 n_rows;

  g_return_val_if_fail (ASTER_IS_ISOLATION (self), FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);

  if (!g_variant_is_of_type (snapshot, G_VARIANT_TYPE (SNAPSHOT_TYPE)))
    return FALSE;
  g_variant_get (snapshot, "(t@aau)", &n_rows, &sets);
  if (n_rows != self->n_rows)
    return FALSE;
  if (is_same (self, sets))
    return TRUE;

  g_ptr_array_set_size (self->sets, 0);
  for (gsize i = 0; i < MIN (g_variant_n_children (sets), ASTER_MAX_ISOLATIONS); i++)
    {
      g_autoptr (GVariant) rows = g_variant_get_child_value (sets, i);
      gsize n;
      const guint32 *data = g_variant_get_fixed_array (rows, &n, sizeof (guint32));
      GArray *set = make_set (self, data, n);

      if (set->len > 0)
        g_ptr_array_add (self->sets, set);
      else
        g_array_unref (set);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}
