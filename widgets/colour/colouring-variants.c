/* The same marks of the same rows, told in another way: other colours, another ramp, a
 * legend that says less. */

#include "colour/colouring.h"

#include <glib/gi18n-lib.h>

#include "parts/bits.h"

static void
clear_entry (gpointer data)
{
  AsterLegendEntry *entry = data;

  g_free (entry->label);
}

/* A copy that can be changed. */
static AsterColouring *
colouring_copy (const AsterColouring *self)
{
  AsterColouring *copy = aster_colouring_new_none ();

  copy->kind = self->kind;
  copy->title = g_strdup (self->title);
  copy->n = self->n;
  copy->styles = self->n > 0 ? g_memdup2 (self->styles, self->n) : NULL;
  copy->marks = self->marks != NULL ? g_memdup2 (self->marks, self->n) : NULL;
  copy->numbers = self->numbers != NULL
                      ? g_memdup2 (self->numbers, self->n * sizeof (double))
                      : NULL;
  copy->ramp = self->ramp;
  copy->min = self->min;
  copy->max = self->max;
  copy->log = self->log;
  copy->beyond = self->beyond;
  copy->plain = self->plain;
  copy->behind = self->behind;
  copy->n_missing = self->n_missing;
  if (self->own != NULL)
    copy->own = g_memdup2 (self->own, ASTER_MAX_CLASSES * sizeof (AsterColour));
  if (self->entries == NULL)
    return copy;

  copy->entries = g_array_new (FALSE, FALSE, sizeof (AsterLegendEntry));
  g_array_set_clear_func (copy->entries, clear_entry);
  for (guint i = 0; i < self->entries->len; i++)
    {
      AsterLegendEntry entry = g_array_index (self->entries, AsterLegendEntry, i);

      entry.label = g_strdup (entry.label);
      g_array_append_val (copy->entries, entry);
    }

  return copy;
}

/**
 * aster_colouring_new_from_sets:
 * @title: what the classes are
 * @entries: (array length=n_entries): as of aster_colouring_new_from_classes()
 * @n_entries: at most %ASTER_MAX_CLASSES
 * @styles: (array length=n): the mark of each row, or %ASTER_STYLE_MISSING
 * @n: rows
 *
 * For classes that somebody gathered by hand, a few rows among many: those in none lie
 * faintly behind them, and are called what they are.
 *
 * Returns: (transfer full): a colouring
 */
AsterColouring *
aster_colouring_new_from_sets (const char *title,
                               const AsterLegendEntry *entries,
                               guint n_entries,
                               const guint8 *styles,
                               gsize n)
{
  AsterColouring *self = aster_colouring_new_from_classes (title, entries, n_entries,
                                                           styles, n);

  self->behind = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      AsterLegendEntry *entry = &g_array_index (self->entries, AsterLegendEntry, i);

      if (entry->style == ASTER_STYLE_MISSING)
        /* Translators: an entry of a legend: words that are in none of the named sets */
        entry->label = g_strdup (_ ("in no set"));
    }

  return self;
}

/* Whether rows of @style lie faintly behind the others. */
gboolean
aster_colouring_is_behind (const AsterColouring *self, guint8 style)
{
  return style == ASTER_STYLE_MISSING && self != NULL && self->behind;
}

/**
 * aster_colouring_mark_clusters:
 * @self: the classes of clusters, not shared yet
 * @labels: (array): (n) cluster of each row, −1 for noise
 *
 * Gives clusters that have no mark of their own pale colours, which come again: side by
 * side on a map most are told apart. In the legend they stay one entry.
 */
void
aster_colouring_mark_clusters (AsterColouring *self, const int *labels)
{
  gboolean any = FALSE;

  g_return_if_fail (self->kind == ASTER_COLOURING_CLASSES && self->marks == NULL);

  self->marks = g_malloc (MAX (self->n, 1));
  for (gsize row = 0; row < self->n; row++)
    {
      gboolean pale = self->styles[row] == ASTER_STYLE_OTHER && labels[row] >= 0;

      self->marks[row] = pale ? (guint8) (ASTER_STYLE_PALE +
                                          labels[row] % ASTER_N_CLASS_COLOURS)
                              : self->styles[row];
      any |= pale;
    }
  if (!any)
    g_clear_pointer (&self->marks, g_free);
}

static gboolean
is_left_out (const AsterColouring *self, guint i, guint64 hidden)
{
  return (i < 64 && hidden >> i & 1) ||
         g_array_index (self->entries, AsterLegendEntry, i).absent;
}

/* (transfer full): @self without the entries of the legend whose bits are set in @hidden,
 * and without those that have no rows among those counted. */
AsterColouring *
aster_colouring_without (AsterColouring *self, guint64 hidden)
{
  g_autoptr (AsterColouring) left = NULL;

  if (self->kind != ASTER_COLOURING_CLASSES)
    return aster_colouring_ref (self);

  for (guint i = self->entries->len; i-- > 0;)
    if (is_left_out (self, i, hidden))
      {
        if (left == NULL)
          left = colouring_copy (self);
        g_array_remove_index (left->entries, i);
      }

  return left != NULL ? g_steal_pointer (&left) : aster_colouring_ref (self);
}

/**
 * aster_colouring_among:
 * @self: a colouring
 * @rows: (nullable): (n) bits; %NULL for all rows
 *
 * Every entry keeps its place, so that it is known by its number.
 *
 * Returns: (transfer full): @self with a legend that counts @rows alone
 */
AsterColouring *
aster_colouring_among (AsterColouring *self, const guint64 *rows)
{
  gsize counts[256] = { 0 };
  AsterColouring *among;

  if (rows == NULL || self->kind == ASTER_COLOURING_NONE)
    return aster_colouring_ref (self);

  for (gsize row = 0; row < self->n; row++)
    if (aster_bits_get (rows, row))
      counts[self->styles[row]]++;

  among = colouring_copy (self);
  among->n_missing = counts[ASTER_STYLE_MISSING];
  for (guint i = 0; among->entries != NULL && i < among->entries->len; i++)
    {
      AsterLegendEntry *entry = &g_array_index (among->entries, AsterLegendEntry, i);

      entry->absent = entry->count > 0 && counts[entry->style] == 0;
      entry->count = counts[entry->style];
    }

  return among;
}

/* (transfer full): @self in other colours; @own: (array fixed-size=ASTER_MAX_CLASSES): by
 * mark, alpha 0 for the usual one. */
AsterColouring *
aster_colouring_with_inks (AsterColouring *self, const AsterColour *own)
{
  AsterColouring *inked = colouring_copy (self);

  g_free (inked->own);
  inked->own = g_memdup2 (own, ASTER_MAX_CLASSES * sizeof (AsterColour));

  return inked;
}

/* (transfer full): @self with values along @ramp, but for signed ones, which keep theirs;
 * without @shapes classes differ in colour alone. */
AsterColouring *
aster_colouring_with_marks (AsterColouring *self, AsterRamp ramp, gboolean shapes)
{
  gboolean other = self->kind == ASTER_COLOURING_NUMBERS &&
                   self->ramp != ASTER_RAMP_SIGNED && self->ramp != ramp;
  AsterColouring *marked;

  if (!other && self->plain == !shapes)
    return aster_colouring_ref (self);

  marked = colouring_copy (self);
  marked->plain = !shapes;
  if (other)
    marked->ramp = ramp;

  return marked;
}
