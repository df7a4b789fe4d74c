/* What a person did to the labels of a map: moved some, hid others.
 *
 * Offsets are kept in sizes of a label, so that a figure of another size looks the same.
 * The label that was moved last comes first: it is the one that stays where two that were
 * moved would overlap. */

#include "labels/label-edits.h"

#include <math.h>
#include <stdlib.h>

#define SNAPSHOT_TYPE "(a(udd)au)" /* moved, the last one first; hidden, ascending */

struct _AsterLabelEdits
{
  GObject parent_instance;

  GArray *moved;      /* of AsterMovedLabel */
  GHashTable *hidden; /* of keys */
  guint serial;       /* changes with everything else */
};

enum { CHANGED, EDITED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterLabelEdits, aster_label_edits, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/**
 * aster_label_key_of_name:
 * @text: the name of a region
 * @broad: whether of a group of clusters
 *
 * Returns: what it is known by: the same for the same name, also in another run, and no
 * row
 */
guint32
aster_label_key_of_name (const char *text, gboolean broad)
{
  return ASTER_LABEL_NAME_BIT | (g_str_hash (text) ^ (broad ? 0x55555555u : 0));
}

static void
changed (AsterLabelEdits *self)
{
  self->serial++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
aster_label_edits_finalize (GObject *object)
{
  AsterLabelEdits *self = ASTER_LABEL_EDITS (object);

  g_array_unref (self->moved);
  g_hash_table_unref (self->hidden);

  G_OBJECT_CLASS (aster_label_edits_parent_class)->finalize (object);
}

static void
aster_label_edits_class_init (AsterLabelEditsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_label_edits_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_LABEL_EDITS, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_LABEL_EDITS, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
aster_label_edits_init (AsterLabelEdits *self)
{
  self->moved = g_array_new (FALSE, TRUE, sizeof (AsterMovedLabel));
  self->hidden = g_hash_table_new (NULL, NULL);
}

/* (transfer full): nothing moved, nothing hidden */
AsterLabelEdits *
aster_label_edits_new (void)
{
  return g_object_new (ASTER_TYPE_LABEL_EDITS, NULL);
}

static int
find (AsterLabelEdits *self, guint32 key)
{
  for (guint i = 0; i < self->moved->len; i++)
    if (g_array_index (self->moved, AsterMovedLabel, i).key == key)
      return (int) i;

  return -1;
}

/* FALSE if @moved is where no label may be. */
static gboolean
tame (AsterMovedLabel *moved)
{
  for (int p = 0; p < 2; p++)
    {
      if (!isfinite (moved->offset[p]))
        return FALSE;
      moved->offset[p] = CLAMP (moved->offset[p], -ASTER_LABEL_FAR, ASTER_LABEL_FAR);
    }

  return TRUE;
}

/**
 * aster_label_edits_move:
 * @self: the edits of a map
 * @key: a label
 * @offset: sizes of a label, to the right and down, from where it belongs
 *
 * A label that was hidden is shown again. Of more than %ASTER_MAX_MOVED the one that was
 * moved first is put back. See aster_label_edits_commit().
 */
void
aster_label_edits_move (AsterLabelEdits *self, guint32 key, const double offset[2])
{
  AsterMovedLabel moved = { key, { offset[0], offset[1] } };
  int at;

  g_return_if_fail (ASTER_IS_LABEL_EDITS (self));

  if (!tame (&moved))
    return;

  if ((at = find (self, key)) >= 0)
    g_array_remove_index (self->moved, (guint) at);
  g_array_prepend_val (self->moved, moved);
  if (self->moved->len > ASTER_MAX_MOVED)
    g_array_set_size (self->moved, ASTER_MAX_MOVED);
  g_hash_table_remove (self->hidden, GUINT_TO_POINTER (key));
  changed (self);
}

/* FALSE if the label is where it belongs already. */
gboolean
aster_label_edits_put_back (AsterLabelEdits *self, guint32 key)
{
  int at;

  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), FALSE);

  if ((at = find (self, key)) < 0)
    return FALSE;

  g_array_remove_index (self->moved, (guint) at);
  changed (self);

  return TRUE;
}

/* FALSE, and 0, if the label was not moved. */
gboolean
aster_label_edits_get_offset (AsterLabelEdits *self, guint32 key, double offset[2])
{
  int at;

  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), FALSE);

  at = find (self, key);
  for (int p = 0; p < 2; p++)
    offset[p] = at < 0
                    ? 0
                    : g_array_index (self->moved, AsterMovedLabel, (guint) at).offset[p];

  return at >= 0;
}

/* (transfer none) (array length=n): the one that was moved last comes first. */
const AsterMovedLabel *
aster_label_edits_get_moved (AsterLabelEdits *self, guint *n)
{
  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), NULL);

  *n = self->moved->len;

  return (const AsterMovedLabel *) (gpointer) self->moved->data;
}

/* See aster_label_edits_commit(). */
void
aster_label_edits_hide (AsterLabelEdits *self, guint32 key)
{
  g_return_if_fail (ASTER_IS_LABEL_EDITS (self));

  if (g_hash_table_add (self->hidden, GUINT_TO_POINTER (key)))
    changed (self);
}

gboolean
aster_label_edits_is_hidden (AsterLabelEdits *self, guint32 key)
{
  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), FALSE);

  return g_hash_table_contains (self->hidden, GUINT_TO_POINTER (key));
}

guint
aster_label_edits_get_n_hidden (AsterLabelEdits *self)
{
  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), 0);

  return g_hash_table_size (self->hidden);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint32 k = *(const guint32 *) a, l = *(const guint32 *) b;

  return k < l ? -1 : k > l;
}

/* (transfer full) (array length=n): keys, ascending. */
guint32 *
aster_label_edits_dup_hidden (AsterLabelEdits *self, guint *n)
{
  GHashTableIter iter;
  guint32 *keys;
  gpointer key;

  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), NULL);

  keys = g_new (guint32, g_hash_table_size (self->hidden) + 1);
  *n = 0;
  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    keys[(*n)++] = GPOINTER_TO_UINT (key);
  qsort (keys, *n, sizeof (guint32), compare_keys);

  return keys;
}

/* See aster_label_edits_commit(). */
void
aster_label_edits_show_hidden (AsterLabelEdits *self)
{
  g_return_if_fail (ASTER_IS_LABEL_EDITS (self));

  if (g_hash_table_size (self->hidden) == 0)
    return;

  g_hash_table_remove_all (self->hidden);
  changed (self);
}

/**
 * aster_label_edits_commit:
 * @self: the edits of a map
 * @merge: (nullable): steps of the same name soon after one another are one
 *
 * What was done since the last time is one step to be undone. A label under the pointer
 * moves many times and is committed once.
 */
void
aster_label_edits_commit (AsterLabelEdits *self, const char *merge)
{
  g_return_if_fail (ASTER_IS_LABEL_EDITS (self));

  g_signal_emit (self, signals[EDITED], 0, merge);
}

/* A number that is another after every change. */
guint
aster_label_edits_get_serial (AsterLabelEdits *self)
{
  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), 0);

  return self->serial;
}

/* (transfer floating): for aster_label_edits_restore(). */
GVariant *
aster_label_edits_snapshot (AsterLabelEdits *self)
{
  g_autofree guint32 *hidden = NULL;
  GVariantBuilder moved;
  guint n;

  g_return_val_if_fail (ASTER_IS_LABEL_EDITS (self), NULL);

  g_variant_builder_init (&moved, G_VARIANT_TYPE ("a(udd)"));
  for (guint i = 0; i < self->moved->len; i++)
    {
      const AsterMovedLabel *label = &g_array_index (self->moved, AsterMovedLabel, i);

      g_variant_builder_add (&moved, "(udd)", label->key, label->offset[0],
                             label->offset[1]);
    }
  hidden = aster_label_edits_dup_hidden (self, &n);

  return g_variant_new (
      "(a(udd)@au)", &moved,
      g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, hidden, n, sizeof (guint32)));
}

/**
 * aster_label_edits_restore:
 * @self: edits
 * @snapshot: (nullable): what aster_label_edits_snapshot() returned, perhaps long ago;
 * %NULL or something else for nothing moved and nothing hidden
 *
 * No step to be undone.
 */
void
aster_label_edits_restore (AsterLabelEdits *self, GVariant *snapshot)
{
  g_autoptr (GVariant) now = NULL, moved = NULL, hidden = NULL;
  const guint32 *keys;
  gsize n;

  g_return_if_fail (ASTER_IS_LABEL_EDITS (self));

  now = g_variant_ref_sink (aster_label_edits_snapshot (self));
  if (snapshot != NULL && g_variant_equal (now, snapshot))
    return;

  g_array_set_size (self->moved, 0);
  g_hash_table_remove_all (self->hidden);
  if (snapshot != NULL && g_variant_is_of_type (snapshot, G_VARIANT_TYPE (SNAPSHOT_TYPE)))
    {
      g_variant_get (snapshot, "(@a(udd)@au)", &moved, &hidden);
      for (gsize i = 0; i < MIN (g_variant_n_children (moved), ASTER_MAX_MOVED); i++)
        {
          AsterMovedLabel label;

          g_variant_get_child (moved, i, "(udd)", &label.key, &label.offset[0],
                               &label.offset[1]);
          if (tame (&label) && find (self, label.key) < 0)
            g_array_append_val (self->moved, label);
        }
      keys = g_variant_get_fixed_array (hidden, &n, sizeof (guint32));
      for (gsize i = 0; i < n; i++)
        g_hash_table_add (self->hidden, GUINT_TO_POINTER (keys[i]));
    }
  changed (self);
}

/* (transfer full): the same, whatever is done to @self later. */
AsterLabelEdits *
aster_label_edits_copy (AsterLabelEdits *self)
{
  AsterLabelEdits *copy = aster_label_edits_new ();
  g_autoptr (GVariant) snapshot = g_variant_ref_sink (aster_label_edits_snapshot (self));

  aster_label_edits_restore (copy, snapshot);

  return copy;
}
