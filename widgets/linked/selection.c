#include "linked/selection.h"

#include "parts/bits.h"

struct _AsterSelection
{
  GObject parent_instance;

  gsize n;
  guint64 *selected; /* (n) bits */
  gsize n_selected;
  gboolean trying;
  guint64 *matches; /* (n) bits */
  gsize n_matches;
  GArray *pins; /* of guint32, in the order they were pinned */
  int hovered;
  int current;
};

enum { PROP_0, PROP_HOVERED, PROP_CURRENT, N_PROPS };
enum { SELECTION_CHANGED, PINS_CHANGED, MATCHES_CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterSelection, aster_selection, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Clears the bits behind row n, so that whole words can be compared and counted. */
static void
trim (guint64 *bits, gsize n)
{
  if (n % 64 != 0)
    bits[n / 64] &= (G_GUINT64_CONSTANT (1) << (n % 64)) - 1;
}

static gsize
bytes_of (AsterSelection *self)
{
  return aster_bits_words (self->n) * sizeof (guint64);
}

/* Takes the place of the selected set with @bits, and tells if it is another. */
static void
take_selected (AsterSelection *self, guint64 *bits)
{
  gboolean same = memcmp (bits, self->selected, bytes_of (self)) == 0;

  g_free (self->selected);
  self->selected = bits;
  self->n_selected = aster_bits_count (bits, self->n);

  if (!same)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static guint32 *
dup_rows_of (const guint64 *bits, gsize n, gsize count, gsize *n_rows)
{
  guint32 *rows = g_new (guint32, MAX (count, 1));
  gsize k = 0;

  for (gsize w = 0; w < aster_bits_words (n); w++)
    for (guint64 left = bits[w]; left != 0; left &= left - 1)
      rows[k++] = (guint32) (w * 64 + (gsize) __builtin_ctzll (left));

  if (n_rows != NULL)
    *n_rows = k;

  return rows;
}

static void
aster_selection_finalize (GObject *object)
{
  AsterSelection *self = ASTER_SELECTION (object);

  g_free (self->selected);
  g_free (self->matches);
  g_array_unref (self->pins);

  G_OBJECT_CLASS (aster_selection_parent_class)->finalize (object);
}

static void
aster_selection_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  AsterSelection *self = ASTER_SELECTION (object);

  switch (prop_id)
    {
    case PROP_HOVERED:
      g_value_set_int (value, self->hovered);
      break;

    case PROP_CURRENT:
      g_value_set_int (value, self->current);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_selection_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  AsterSelection *self = ASTER_SELECTION (object);

  switch (prop_id)
    {
    case PROP_HOVERED:
      aster_selection_set_hovered (self, g_value_get_int (value));
      break;

    case PROP_CURRENT:
      aster_selection_set_current (self, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_selection_class_init (AsterSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->finalize = aster_selection_finalize;
  object_class->get_property = aster_selection_get_property;
  object_class->set_property = aster_selection_set_property;

  properties[PROP_HOVERED] = g_param_spec_int ("hovered", NULL, NULL, -1, G_MAXINT, -1,
                                               flags);
  properties[PROP_CURRENT] = g_param_spec_int ("current", NULL, NULL, -1, G_MAXINT, -1,
                                               flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", ASTER_TYPE_SELECTION,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                             G_TYPE_NONE, 0);
  signals[PINS_CHANGED] = g_signal_new ("pins-changed", ASTER_TYPE_SELECTION,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[MATCHES_CHANGED] = g_signal_new ("matches-changed", ASTER_TYPE_SELECTION,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
}

static void
aster_selection_init (AsterSelection *self)
{
  self->pins = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hovered = -1;
  self->current = -1;
}

/**
 * aster_selection_new:
 * @n_rows: rows of the space
 *
 * Returns: (transfer full): nothing selected, pinned, found or pointed at
 */
AsterSelection *
aster_selection_new (gsize n_rows)
{
  AsterSelection *self = g_object_new (ASTER_TYPE_SELECTION, NULL);

  self->n = n_rows;
  self->selected = g_new0 (guint64, aster_bits_words (n_rows) + 1);
  self->matches = g_new0 (guint64, aster_bits_words (n_rows) + 1);

  return self;
}

gsize
aster_selection_get_n_rows (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), 0);

  return self->n;
}

/**
 * aster_selection_apply:
 * @self: a selection
 * @rows: (array length=n): rows, each below the number of rows; repeats are one
 *   row, but for %ASTER_SELECT_TOGGLE, where each turns it over
 * @n: how many; may be 0
 * @mode: what they do to the selected set
 *
 * Emits ::selection-changed once if the set is another afterwards. O(n + rows / 64).
 */
void
aster_selection_apply (AsterSelection *self,
                       const guint32 *rows,
                       gsize n,
                       AsterSelectMode mode)
{
  guint64 *bits;

  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (rows != NULL || n == 0);

  bits = g_new0 (guint64, aster_bits_words (self->n) + 1);
  self->trying = mode == ASTER_SELECT_TRY;
  if (mode != ASTER_SELECT_REPLACE && mode != ASTER_SELECT_TRY)
    memcpy (bits, self->selected, bytes_of (self));

  for (gsize i = 0; i < n; i++)
    {
      gboolean was = rows[i] < self->n && aster_bits_get (bits, rows[i]);

      if (rows[i] < self->n)
        aster_bits_set (bits, rows[i],
                        mode == ASTER_SELECT_TOGGLE ? !was : mode != ASTER_SELECT_REMOVE);
    }

  take_selected (self, bits);
}

void
aster_selection_clear (AsterSelection *self)
{
  aster_selection_apply (self, NULL, 0, ASTER_SELECT_REPLACE);
}

/* Selects what is not selected, and nothing else. */
void
aster_selection_invert (AsterSelection *self)
{
  guint64 *bits;

  g_return_if_fail (ASTER_IS_SELECTION (self));

  bits = g_new0 (guint64, aster_bits_words (self->n) + 1);
  for (gsize w = 0; w < aster_bits_words (self->n); w++)
    bits[w] = ~self->selected[w];
  trim (bits, self->n);

  self->trying = FALSE;
  take_selected (self, bits);
}

/* Whether what is selected now came by %ASTER_SELECT_TRY. */
gboolean
aster_selection_is_trying (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), FALSE);

  return self->trying;
}

gboolean
aster_selection_is_selected (AsterSelection *self, gsize row)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), FALSE);

  return row < self->n && aster_bits_get (self->selected, row);
}

gsize
aster_selection_get_n_selected (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), 0);

  return self->n_selected;
}

/**
 * aster_selection_dup_rows:
 * @self: a selection
 * @n: (out) (optional): how many
 *
 * Returns: (transfer full) (array length=n): the selected rows, ascending
 */
guint32 *
aster_selection_dup_rows (AsterSelection *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  return dup_rows_of (self->selected, self->n, self->n_selected, n);
}

/* The selected set as bits (see bits.h), valid until it changes. */
const guint64 *
aster_selection_peek_selected (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  return self->selected;
}

int
aster_selection_get_hovered (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), -1);

  return self->hovered;
}

/* Points at @row in every pane; −1 for nowhere. */
void
aster_selection_set_hovered (AsterSelection *self, int row)
{
  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (row >= -1 && (row < 0 || (gsize) row < self->n));

  if (self->hovered == row)
    return;

  self->hovered = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

int
aster_selection_get_current (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), -1);

  return self->current;
}

/* Makes @row the one that the inspector shows and the keyboard walks from. Whatever
 * pointed at the one before points at it. */
void
aster_selection_set_current (AsterSelection *self, int row)
{
  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (row >= -1 && (row < 0 || (gsize) row < self->n));

  if (self->current == row)
    return;

  if (self->hovered >= 0 && self->hovered == self->current)
    aster_selection_set_hovered (self, row);
  self->current = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static int
find_pin (AsterSelection *self, guint32 row)
{
  for (guint i = 0; i < self->pins->len; i++)
    if (g_array_index (self->pins, guint32, i) == row)
      return (int) i;

  return -1;
}

/* Pins @row behind the others; one that is pinned keeps its place. */
void
aster_selection_pin (AsterSelection *self, guint32 row)
{
  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (row < self->n);

  if (find_pin (self, row) >= 0)
    return;

  g_array_append_val (self->pins, row);
  g_signal_emit (self, signals[PINS_CHANGED], 0);
}

void
aster_selection_unpin (AsterSelection *self, guint32 row)
{
  int i;

  g_return_if_fail (ASTER_IS_SELECTION (self));

  i = find_pin (self, row);
  if (i < 0)
    return;

  g_array_remove_index (self->pins, (guint) i);
  g_signal_emit (self, signals[PINS_CHANGED], 0);
}

gboolean
aster_selection_is_pinned (AsterSelection *self, guint32 row)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), FALSE);

  return find_pin (self, row) >= 0;
}

/**
 * aster_selection_get_pins:
 * @self: a selection
 * @n: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n): pinned rows in the order they were
 *   pinned, valid until they change
 */
const guint32 *
aster_selection_get_pins (AsterSelection *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  if (n != NULL)
    *n = self->pins->len;

  return (const guint32 *) (gpointer) self->pins->data;
}

/**
 * aster_selection_set_pins:
 * @self: a selection
 * @rows: (array length=n): rows; those that the space lacks, or that come a second
 *   time, are passed over
 * @n: how many
 *
 * Pins these rows in this order, and no others.
 */
void
aster_selection_set_pins (AsterSelection *self, const guint32 *rows, gsize n)
{
  g_autoptr (GArray) before = NULL;

  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (rows != NULL || n == 0);

  before = g_steal_pointer (&self->pins);
  self->pins = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (gsize i = 0; i < n; i++)
    if (rows[i] < self->n && find_pin (self, rows[i]) < 0)
      g_array_append_val (self->pins, rows[i]);

  if (before->len != self->pins->len ||
      (before->len > 0 &&
       memcmp (before->data, self->pins->data, before->len * sizeof (guint32)) != 0))
    g_signal_emit (self, signals[PINS_CHANGED], 0);
}

/* What a search found; 0 rows when there is no search. */
void
aster_selection_set_matches (AsterSelection *self, const guint32 *rows, gsize n)
{
  guint64 *bits;
  gboolean same;

  g_return_if_fail (ASTER_IS_SELECTION (self));
  g_return_if_fail (rows != NULL || n == 0);

  bits = g_new0 (guint64, aster_bits_words (self->n) + 1);
  for (gsize i = 0; i < n; i++)
    if (rows[i] < self->n)
      aster_bits_set (bits, rows[i], TRUE);

  same = memcmp (bits, self->matches, bytes_of (self)) == 0;
  g_free (self->matches);
  self->matches = bits;
  self->n_matches = aster_bits_count (bits, self->n);

  if (!same)
    g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

gboolean
aster_selection_is_match (AsterSelection *self, gsize row)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), FALSE);

  return row < self->n && aster_bits_get (self->matches, row);
}

gsize
aster_selection_get_n_matches (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), 0);

  return self->n_matches;
}

/* The rows that a search found, ascending; as aster_selection_dup_rows(). */
guint32 *
aster_selection_dup_matches (AsterSelection *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  return dup_rows_of (self->matches, self->n, self->n_matches, n);
}

const guint64 *
aster_selection_peek_matches (AsterSelection *self)
{
  g_return_val_if_fail (ASTER_IS_SELECTION (self), NULL);

  return self->matches;
}
