/* Which mark each row gets.
 *
 * A row has one byte of style, so that painting a point costs one look into a
 * small table of marks. Classes are numbered by decreasing size, so that the
 * large ones get the colours that stand out; from the 33rd on they share the
 * mark of «other». Numbers are cut into 254 steps of a ramp, finer than the eye.
 * Positive numbers that span more than three decades, as counts of words do,
 * take even steps of the logarithm; the legend still speaks in real units. */

#include "colour/colouring.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"
#include "parts/numbers.h"
#include "parts/ranked.h"

#define N_STEPS    254   /* styles 0 to 253 */
#define LOG_DECADE 1000  /* max / min above which the ramp is logarithmic */
#define MANY       1000  /* signed numbers: of fewer none is beyond the ramp */
#define WITHIN     0.995 /* of them are on it */

G_DEFINE_BOXED_TYPE (AsterColouring,
                     aster_colouring,
                     aster_colouring_ref,
                     aster_colouring_unref)

typedef struct
{
  guint32 code;
  gsize count;
  gsize first;
} Level;

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const Level *l = a, *m = b;

  if (l->count != m->count)
    return l->count > m->count ? -1 : 1;

  return l->first < m->first ? -1 : l->first > m->first;
}

/* The distinct values that are not empty, by decreasing size. */
static GArray *
count_levels (const AsterColumn *column)
{
  GArray *levels = g_array_sized_new (FALSE, TRUE, sizeof (Level), column->levels->len);

  g_array_set_size (levels, column->levels->len);
  for (guint i = 0; i < levels->len; i++)
    g_array_index (levels, Level, i).code = i;

  for (gsize row = 0; row < column->n; row++)
    {
      Level *level = &g_array_index (levels, Level, column->codes[row]);

      if (level->count++ == 0)
        level->first = row;
    }
  g_array_sort (levels, compare_levels);

  for (guint i = levels->len; i-- > 0;)
    {
      const Level *level = &g_array_index (levels, Level, i);
      const char *label = g_ptr_array_index (column->levels, level->code);

      if (level->count == 0 || *label == '\0')
        g_array_remove_index (levels, i);
    }

  return levels;
}

static void
clear_entry (gpointer data)
{
  AsterLegendEntry *entry = data;

  g_free (entry->label);
}

static AsterColouring *
colouring_new (AsterColouringKind kind, const char *title, gsize n)
{
  AsterColouring *self = g_atomic_rc_box_new0 (AsterColouring);

  self->kind = kind;
  self->title = g_strdup (title);
  self->n = n;
  self->min = self->max = NAN;
  if (n > 0)
    {
      self->styles = g_malloc (n);
      memset (self->styles, ASTER_STYLE_MISSING, n);
    }

  return self;
}

static void
add_entry (AsterColouring *self, const char *label, gsize count, guint8 style)
{
  AsterLegendEntry entry = { g_strdup (label), count, style, FALSE };

  if (count > 0)
    g_array_append_val (self->entries, entry);
  else
    clear_entry (&entry);
}

static AsterColouring *
new_from_text (const AsterColumn *column)
{
  g_autofree char *title = aster_column_dup_title (column);
  AsterColouring *self = colouring_new (ASTER_COLOURING_CLASSES, title, column->n);
  g_autoptr (GArray) levels = count_levels (column);
  g_autofree guint8 *style_of = g_malloc (MAX (column->levels->len, 1));
  gsize n_other = 0;

  self->entries = g_array_new (FALSE, FALSE, sizeof (AsterLegendEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  memset (style_of, ASTER_STYLE_MISSING, MAX (column->levels->len, 1));

  for (guint i = 0; i < levels->len; i++)
    {
      const Level *level = &g_array_index (levels, Level, i);

      if (i < ASTER_MAX_CLASSES)
        add_entry (self, g_ptr_array_index (column->levels, level->code), level->count,
                   (guint8) i);
      else
        n_other += level->count;
      style_of[level->code] = i < ASTER_MAX_CLASSES ? (guint8) i : ASTER_STYLE_OTHER;
    }

  for (gsize row = 0; row < column->n; row++)
    {
      self->styles[row] = style_of[column->codes[row]];
      self->n_missing += self->styles[row] == ASTER_STYLE_MISSING;
    }

  add_entry (self, NULL, n_other, ASTER_STYLE_OTHER);
  add_entry (self, NULL, self->n_missing, ASTER_STYLE_MISSING);
  self->behind = TRUE;

  return self;
}

/* One hue for all rows, deeper where they crowd. */
AsterColouring *
aster_colouring_new_none (void)
{
  return colouring_new (ASTER_COLOURING_NONE, NULL, 0);
}

/**
 * aster_colouring_new_from_column:
 * @column: a column of metadata, one cell for each row
 *
 * Words become classes; numbers a ramp, blue to red if they have both signs.
 *
 * Returns: (transfer full): a colouring titled as the column
 */
AsterColouring *
aster_colouring_new_from_column (const AsterColumn *column)
{
  double min = INFINITY, max = -INFINITY;
  g_autofree char *title = NULL;

  g_return_val_if_fail (column != NULL, NULL);

  if (column->kind == ASTER_COLUMN_TEXT)
    return new_from_text (column);

  title = aster_column_dup_title (column);
  for (gsize row = 0; row < column->n; row++)
    if (isfinite (column->numbers[row]))
      {
        min = MIN (min, column->numbers[row]);
        max = MAX (max, column->numbers[row]);
      }

  return aster_colouring_new_from_numbers (title, column->numbers, column->n,
                                           min < 0 && max > 0 ? ASTER_RAMP_SIGNED
                                                              : ASTER_RAMP_VALUES);
}

/* The size that all but one in two hundred signed numbers keep within: a word's cosine to
 * itself says nothing, and would make all others pale. @most, if they are few. */
static double
find_signed_end (const AsterColouring *self, double most)
{
  g_autofree float *sizes = g_new (float, MAX (self->n, 1));
  gsize n = 0;
  double end;

  for (gsize row = 0; row < self->n; row++)
    if (isfinite (self->numbers[row]))
      sizes[n++] = fabsf ((float) self->numbers[row]);
  if (n < MANY)
    return most;

  end = (double) aster_ranked_find (sizes, n, (gsize) (WITHIN * (double) (n - 1)));

  return end > 0 ? end : (double) aster_ranked_find (sizes, n, n - 1);
}

/* The ends of the ramp: those of the numbers, symmetric about 0 if they are signed. */
static void
find_range (AsterColouring *self)
{
  double min = INFINITY, max = -INFINITY;

  for (gsize row = 0; row < self->n; row++)
    if (isfinite (self->numbers[row]))
      {
        min = MIN (min, self->numbers[row]);
        max = MAX (max, self->numbers[row]);
      }
  if (min > max)
    return;

  self->min = min;
  self->max = max;
  if (self->ramp == ASTER_RAMP_SIGNED)
    {
      double most = MAX (fabs (min), fabs (max));

      self->max = find_signed_end (self, most);
      self->min = -self->max;
      self->beyond = self->max < most * (1 - 1e-6);
    }
  self->log = self->ramp == ASTER_RAMP_VALUES && min > 0 && max / min > LOG_DECADE;
}

/**
 * aster_colouring_new_from_numbers:
 * @title: what the numbers are, with their unit
 * @numbers: (array length=n): one for each row, NaN where there is none
 * @n: rows
 * @ramp: the colours; %ASTER_RAMP_SIGNED is symmetric about 0
 *
 * Returns: (transfer full): a colouring
 */
AsterColouring *
aster_colouring_new_from_numbers (const char *title,
                                  const double *numbers,
                                  gsize n,
                                  AsterRamp ramp)
{
  AsterColouring *self;

  g_return_val_if_fail (numbers != NULL || n == 0, NULL);

  self = colouring_new (ASTER_COLOURING_NUMBERS, title, n);
  self->numbers = g_memdup2 (numbers, n * sizeof (double));
  self->ramp = ramp;
  find_range (self);

  for (gsize row = 0; row < n; row++)
    if (isfinite (numbers[row]))
      self->styles[row] = (guint8) lrint (
          aster_colouring_get_position (self, numbers[row]) * (N_STEPS - 1));
    else
      self->n_missing++;

  return self;
}

/**
 * aster_colouring_new_from_classes:
 * @title: what the classes are
 * @entries: (array length=n_entries): the label and the mark of each, in the order of the
 *   legend; their counts are worked out here
 * @n_entries: at most %ASTER_MAX_CLASSES, «other» and a missing value
 * @styles: (array length=n): the mark of each row, or %ASTER_STYLE_MISSING
 * @n: rows
 *
 * For classes whose order and marks somebody chose. A class without rows stays in the
 * legend.
 *
 * Returns: (transfer full): a colouring
 */
AsterColouring *
aster_colouring_new_from_classes (const char *title,
                                  const AsterLegendEntry *entries,
                                  guint n_entries,
                                  const guint8 *styles,
                                  gsize n)
{
  AsterColouring *self;
  gsize counts[256] = { 0 };
  gboolean named = FALSE; /* what rows without a class are */

  g_return_val_if_fail (n_entries <= ASTER_MAX_CLASSES + 2, NULL);
  g_return_val_if_fail (styles != NULL || n == 0, NULL);

  self = colouring_new (ASTER_COLOURING_CLASSES, title, n);
  self->entries = g_array_new (FALSE, FALSE, sizeof (AsterLegendEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  for (gsize row = 0; row < n; row++)
    counts[self->styles[row] = styles[row]]++;

  for (guint i = 0; i < n_entries; i++)
    {
      AsterLegendEntry entry = { g_strdup (entries[i].label), counts[entries[i].style],
                                 entries[i].style, FALSE };

      g_array_append_val (self->entries, entry);
      named |= entry.style == ASTER_STYLE_MISSING;
    }
  self->n_missing = counts[ASTER_STYLE_MISSING];
  if (!named)
    add_entry (self, NULL, self->n_missing, ASTER_STYLE_MISSING);

  return self;
}

AsterColouring *
aster_colouring_ref (AsterColouring *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
colouring_clear (gpointer data)
{
  AsterColouring *self = data;

  g_free (self->title);
  g_free (self->styles);
  g_free (self->marks);
  g_free (self->numbers);
  g_free (self->own);
  g_clear_pointer (&self->entries, g_array_unref);
}

void
aster_colouring_unref (AsterColouring *self)
{
  g_atomic_rc_box_release_full (self, colouring_clear);
}

/* The colour at @t of the ramp of numbers, or of density if it is of nothing else. */
AsterColour
aster_colouring_get_ramp (const AsterColouring *self, AsterTheme theme, double t)
{
  if (self == NULL || self->kind == ASTER_COLOURING_NONE)
    return aster_palette_ramp (theme, ASTER_RAMP_DENSITY, t);

  return aster_palette_ramp (
      theme, self->ramp == ASTER_RAMP_SIGNED ? ASTER_RAMP_POINTS : self->ramp, t);
}

/* The colour of a style; see the styles of a colouring. */
AsterColour
aster_colouring_get_colour (const AsterColouring *self, AsterTheme theme, guint8 style)
{
  if (self == NULL || self->kind == ASTER_COLOURING_NONE)
    return aster_colouring_get_ramp (self, theme,
                                     MIN (style, N_STEPS - 1) / (N_STEPS - 1.0));
  if (style >= ASTER_STYLE_OTHER)
    return style == ASTER_STYLE_OTHER ? aster_palette_other (theme)
                                      : aster_palette_cluster (theme, -1);
  if (self->kind == ASTER_COLOURING_CLASSES && style >= ASTER_STYLE_PALE)
    return aster_palette_cluster (theme, style);
  if (self->kind == ASTER_COLOURING_CLASSES)
    return self->own != NULL && style < ASTER_MAX_CLASSES && self->own[style].a > 0
               ? self->own[style]
               : aster_palette_class (theme, style);

  return aster_colouring_get_ramp (self, theme, style / (N_STEPS - 1.0));
}

/* (n) the styles that rows are drawn in; NULL for one hue. */
const guint8 *
aster_colouring_peek_marks (const AsterColouring *self)
{
  return self == NULL ? NULL : self->marks != NULL ? self->marks : self->styles;
}

AsterShape
aster_colouring_get_shape (const AsterColouring *self, guint8 style)
{
  if (self == NULL || self->kind != ASTER_COLOURING_CLASSES || self->plain ||
      style >= ASTER_STYLE_PALE)
    return ASTER_SHAPE_DISC;

  return (AsterShape) (style / ASTER_N_CLASS_COLOURS % ASTER_N_SHAPES);
}

/* Where a number stands along the ramp, [0, 1]; ½ if all numbers are equal. */
double
aster_colouring_get_position (const AsterColouring *self, double number)
{
  double t;

  if (isnan (self->min) || !(self->max > self->min))
    return 0.5;

  t = self->log ? log (number / self->min) / log (self->max / self->min)
                : (number - self->min) / (self->max - self->min);

  return CLAMP (t, 0, 1);
}

/* The number, in real units, that stands at @position of the ramp. */
double
aster_colouring_get_number (const AsterColouring *self, double position)
{
  return self->log ? self->min * pow (self->max / self->min, position)
                   : self->min + (self->max - self->min) * position;
}

/**
 * aster_colouring_dup_rows:
 * @self: a colouring by classes
 * @entry: which entry of the legend
 * @among: (nullable): (n) bits; %NULL for all rows
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n): the rows of that entry, ascending
 */
guint32 *
aster_colouring_dup_rows (const AsterColouring *self,
                          guint entry,
                          const guint64 *among,
                          gsize *n)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint8 style;

  g_return_val_if_fail (self != NULL && self->entries != NULL, NULL);
  g_return_val_if_fail (entry < self->entries->len, NULL);

  style = g_array_index (self->entries, AsterLegendEntry, entry).style;
  for (guint32 row = 0; row < self->n; row++)
    if (self->styles[row] == style && (among == NULL || aster_bits_get (among, row)))
      g_array_append_val (rows, row);

  return g_array_steal (rows, n);
}

/* What the colour of @row says in words: «noun.animal», «0.72»; NULL for nothing. */
char *
aster_colouring_dup_value (const AsterColouring *self, gsize row)
{
  if (self == NULL || row >= self->n)
    return NULL;
  if (self->kind == ASTER_COLOURING_NUMBERS)
    return self->styles[row] != ASTER_STYLE_MISSING
               ? aster_number_dup (self->numbers[row], 4)
               : NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (self->entries, AsterLegendEntry, i);

      if (entry->style == self->styles[row])
        return g_strdup (entry->label);
    }

  return NULL;
}
