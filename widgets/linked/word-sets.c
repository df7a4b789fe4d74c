#include "linked/word-sets.h"

#include "parts/bits.h"

#define SNAPSHOT_TYPE "(ta(syau))" /* rows of the space; name, style and rows of each */
#define MAX_NAME      256          /* bytes of a name that are kept */

typedef struct
{
  char *name;   /* UTF-8 */
  guint8 style; /* a mark of the palette */
  GArray *rows; /* of guint32, ascending */
} WordSet;

struct _AsterWordSets
{
  GObject parent_instance;

  gsize n_rows;
  GPtrArray *sets; /* of WordSet */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterWordSets, aster_word_sets, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
word_set_free (gpointer data)
{
  WordSet *set = data;

  g_free (set->name);
  g_array_unref (set->rows);
  g_free (set);
}

static WordSet *
get_set (AsterWordSets *self, guint i)
{
  return g_ptr_array_index (self->sets, i);
}

static void
changed (AsterWordSets *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint64 *
make_bits (AsterWordSets *self, const guint32 *rows, gsize n)
{
  guint64 *bits = g_new0 (guint64, aster_bits_words (self->n_rows) + 1);

  for (gsize i = 0; i < n; i++)
    if (rows[i] < self->n_rows)
      aster_bits_set (bits, rows[i], TRUE);

  return bits;
}

static GArray *
list_rows (AsterWordSets *self, const guint64 *bits)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = 0; row < self->n_rows; row++)
    if (aster_bits_get (bits, row))
      g_array_append_val (rows, row);

  return rows;
}

/* The first mark that no set has; all have been taken: the first. */
static guint8
find_free_style (AsterWordSets *self)
{
  for (guint8 style = 0; style < ASTER_MAX_SETS; style++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < self->sets->len; i++)
        taken |= get_set (self, i)->style == style;
      if (!taken)
        return style;
    }

  return 0;
}

static char *
dup_valid_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *end = valid;

  g_strstrip (valid);
  while (*end != '\0' && end - valid < MAX_NAME)
    end = g_utf8_next_char (end);

  return g_strndup (valid, (gsize) (end - valid));
}

static void
append (AsterWordSets *self, const char *name, guint8 style, const guint32 *rows, gsize n)
{
  g_autofree guint64 *bits = make_bits (self, rows, n);
  WordSet *set = g_new0 (WordSet, 1);

  set->name = dup_valid_name (name);
  set->style = style;
  set->rows = list_rows (self, bits);
  g_ptr_array_add (self->sets, set);
}

static void
aster_word_sets_finalize (GObject *object)
{
  g_ptr_array_unref (ASTER_WORD_SETS (object)->sets);

  G_OBJECT_CLASS (aster_word_sets_parent_class)->finalize (object);
}

static void
aster_word_sets_class_init (AsterWordSetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_word_sets_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_WORD_SETS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_word_sets_init (AsterWordSets *self)
{
  self->sets = g_ptr_array_new_with_free_func (word_set_free);
}

/**
 * aster_word_sets_new:
 * @n_rows: of the space
 *
 * Returns: (transfer full): a model without sets
 */
AsterWordSets *
aster_word_sets_new (gsize n_rows)
{
  AsterWordSets *self = g_object_new (ASTER_TYPE_WORD_SETS, NULL);

  self->n_rows = n_rows;

  return self;
}

/**
 * aster_word_sets_add:
 * @self: sets
 * @name: what a person calls it, any bytes
 * @rows: (array length=n): its rows, in any order; those beyond the space are left out
 * @n: how many
 *
 * Returns: the index of the new set, or −1 if there are %ASTER_MAX_SETS already
 */
int
aster_word_sets_add (AsterWordSets *self, const char *name, const guint32 *rows, gsize n)
{
  g_return_val_if_fail (ASTER_IS_WORD_SETS (self), -1);
  g_return_val_if_fail (name != NULL && (rows != NULL || n == 0), -1);

  if (self->sets->len >= ASTER_MAX_SETS)
    return -1;

  append (self, name, find_free_style (self), rows, n);
  changed (self);

  return (int) self->sets->len - 1;
}

void
aster_word_sets_remove (AsterWordSets *self, guint i)
{
  g_return_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len);

  g_ptr_array_remove_index (self->sets, i);
  changed (self);
}

/* An empty @name leaves the old one. */
void
aster_word_sets_rename (AsterWordSets *self, guint i, const char *name)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len);
  g_return_if_fail (name != NULL);

  valid = dup_valid_name (name);
  if (*valid == '\0' || g_str_equal (valid, get_set (self, i)->name))
    return;

  g_free (get_set (self, i)->name);
  get_set (self, i)->name = g_steal_pointer (&valid);
  changed (self);
}

/* @style: which mark of the palette, below %ASTER_MAX_SETS; two sets may share one. */
void
aster_word_sets_set_style (AsterWordSets *self, guint i, guint8 style)
{
  g_return_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len);
  g_return_if_fail (style < ASTER_MAX_SETS);

  if (get_set (self, i)->style == style)
    return;

  get_set (self, i)->style = style;
  changed (self);
}

/**
 * aster_word_sets_combine:
 * @self: sets
 * @i: which
 * @operation: what to do
 * @rows: (array length=n): with which rows
 * @n: how many
 *
 * O(rows of the space).
 */
void
aster_word_sets_combine (AsterWordSets *self,
                         guint i,
                         AsterSetOperation operation,
                         const guint32 *rows,
                         gsize n)
{
  g_autofree guint64 *own = NULL, *other = NULL;
  g_autoptr (GArray) old = NULL;
  WordSet *set;

  g_return_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len);
  g_return_if_fail (rows != NULL || n == 0);

  set = get_set (self, i);
  old = set->rows;
  own = make_bits (self, (const guint32 *) (gpointer) old->data, old->len);
  other = make_bits (self, rows, n);
  for (gsize w = 0; w < aster_bits_words (self->n_rows); w++)
    switch (operation)
      {
      case ASTER_SET_UNION:
        own[w] |= other[w];
        break;

      case ASTER_SET_INTERSECTION:
        own[w] &= other[w];
        break;

      case ASTER_SET_DIFFERENCE:
        own[w] &= ~other[w];
        break;

      case ASTER_SET_REPLACE:
      default:
        own[w] = other[w];
      }

  set->rows = list_rows (self, own);
  if (set->rows->len != old->len ||
      (old->len > 0 &&
       memcmp (set->rows->data, old->data, old->len * sizeof (guint32)) != 0))
    changed (self);
}

guint
aster_word_sets_get_n (AsterWordSets *self)
{
  g_return_val_if_fail (ASTER_IS_WORD_SETS (self), 0);

  return self->sets->len;
}

const char *
aster_word_sets_get_name (AsterWordSets *self, guint i)
{
  g_return_val_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len, NULL);

  return get_set (self, i)->name;
}

guint8
aster_word_sets_get_style (AsterWordSets *self, guint i)
{
  g_return_val_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len, 0);

  return get_set (self, i)->style;
}

/* (transfer none) (array length=n): ascending. */
const guint32 *
aster_word_sets_get_rows (AsterWordSets *self, guint i, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_WORD_SETS (self) && i < self->sets->len, NULL);

  *n = get_set (self, i)->rows->len;

  return (const guint32 *) (gpointer) get_set (self, i)->rows->data;
}

/* (transfer floating): for aster_word_sets_restore(). */
GVariant *
aster_word_sets_snapshot (AsterWordSets *self)
{
  GVariantBuilder sets;

  g_return_val_if_fail (ASTER_IS_WORD_SETS (self), NULL);

  g_variant_builder_init (&sets, G_VARIANT_TYPE ("a(syau)"));
  for (guint i = 0; i < self->sets->len; i++)
    {
      const WordSet *set = get_set (self, i);

      g_variant_builder_add (&sets, "(sy@au)", set->name, set->style,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32,
                                                        set->rows->data, set->rows->len,
                                                        sizeof (guint32)));
    }

  return g_variant_new ("(ta(syau))", (guint64) self->n_rows, &sets);
}

/**
 * aster_word_sets_restore:
 * @self: sets
 * @snapshot: what aster_word_sets_snapshot() returned, perhaps long ago
 *
 * Returns: %FALSE, with nothing changed, if the snapshot is of something else or of a
 *   space with another number of rows
 */
gboolean
aster_word_sets_restore (AsterWordSets *self, GVariant *snapshot)
{
  g_autoptr (GVariant) sets = NULL, before = NULL;
  guint64 n_rows;

  g_return_val_if_fail (ASTER_IS_WORD_SETS (self), FALSE);
  g_return_val_if_fail (snapshot != NULL, FALSE);

  if (!g_variant_is_of_type (snapshot, G_VARIANT_TYPE (SNAPSHOT_TYPE)))
    return FALSE;
  g_variant_get (snapshot, "(t@a(syau))", &n_rows, &sets);
  if (n_rows != self->n_rows)
    return FALSE;
  before = g_variant_ref_sink (aster_word_sets_snapshot (self));
  if (g_variant_equal (before, snapshot))
    return TRUE;

  g_ptr_array_set_size (self->sets, 0);
  for (gsize i = 0; i < MIN (g_variant_n_children (sets), ASTER_MAX_SETS); i++)
    {
      g_autoptr (GVariant) rows = NULL;
      const guint32 *data;
      const char *name;
      guint8 style;
      gsize n;

      g_variant_get_child (sets, i, "(&sy@au)", &name, &style, &rows);
      data = g_variant_get_fixed_array (rows, &n, sizeof (guint32));
      append (self, name, style % ASTER_MAX_SETS, data, n);
    }
  changed (self);

  return TRUE;
}
