/* How much room each word takes up as a label, without laying out each word.
 *
 * A token may be a whole sentence: a label shows how it begins, so that one does not keep
 * the room of five.
 *
 * A word is cut into letters with the marks on them, and what is joined to them: a
 * consonant after a virama, a picture after a joiner. Each of these is laid out once, and
 * a word is as wide as all of its letters and as high as the highest of them. This is
 * right to a px for most scripts, and too wide for those whose letters join: so nothing
 * that is drawn reaches beyond it, also where vowels and tones stand above one another.
 *
 * A line is drawn with its middle, halfway between the ascent and the descent of its
 * fonts, at a given height; of a word with letters from two fonts it is neither's own.
 *
 * Cost: 0.1 µs a letter that was seen before, 30 µs one that was not. */

#include "labels/label-words.h"

#include <math.h>
#include <string.h>

#include <pango/pangocairo.h>

#include "text/text-paint.h"

#define AIR            0.65 /* sizes of a letter from the middle of a line: at least so much */
#define LEAST          1.0f /* px */
#define FIRST_PLAIN    0x21 /* from here on letters are shown as they are, */
#define LAST_PLAIN     0x7e /* to here; and */
#define MAX_LETTERS    30   /* of a label */
#define VIRAMA         9    /* combining class of what joins consonants */
#define JOINER         0x200d
#define SKIN_TONES     0x1f3fb
#define SKIN_TONES_END 0x1f3ff

/* px of a letter; heights are from the line that it stands on. */
typedef struct
{
  float advance;
  float ascent, descent; /* of its font, downwards positive */
  float top, bottom;     /* of its ink, likewise */
} Letter;

struct _AsterLabelWords
{
  AsterTokens *tokens;
  char *font;  /* a family, or NULL */
  double size; /* of the letters, px */

  cairo_surface_t *surface; /* for measuring only */
  cairo_t *cr;
  Letter plain[LAST_PLAIN + 1]; /* advance 0 where not laid out yet */
  GHashTable *letters;          /* any other letter alone → Letter */
  GHashTable *clusters;         /* a letter with marks, as text → Letter */
  AsterLabelSize *sizes;        /* (n); width 0 where not measured yet */
};

/**
 * aster_label_words_new:
 * @tokens: words
 * @font: (nullable): a family
 * @size: of the letters, px
 *
 * Returns: (transfer full): words of which none is measured yet
 */
AsterLabelWords *
aster_label_words_new (const AsterTokens *tokens, const char *font, double size)
{
  AsterLabelWords *self = g_rc_box_new0 (AsterLabelWords);

  self->tokens = aster_tokens_ref ((AsterTokens *) tokens);
  self->font = g_strdup (font);
  self->size = size;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  self->cr = cairo_create (self->surface);
  self->letters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->clusters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sizes = g_new0 (AsterLabelSize, aster_tokens_get_n (tokens) + 1);

  return self;
}

AsterLabelWords *
aster_label_words_ref (AsterLabelWords *self)
{
  return g_rc_box_acquire (self);
}

static void
words_clear (gpointer data)
{
  AsterLabelWords *self = data;

  aster_tokens_unref (self->tokens);
  g_free (self->font);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_hash_table_unref (self->letters);
  g_hash_table_unref (self->clusters);
  g_free (self->sizes);
}

void
aster_label_words_unref (AsterLabelWords *self)
{
  g_rc_box_release_full (self, words_clear);
}

gsize
aster_label_words_get_n (const AsterLabelWords *self)
{
  return aster_tokens_get_n (self->tokens);
}

/* So much the word of @row takes up at least: all of it if it was measured. */
AsterLabelSize
aster_label_words_get_least (const AsterLabelWords *self, gsize row)
{
  const AsterLabelSize least = { LEAST, (float) (AIR * self->size) };

  return self->sizes[row].width > 0 ? self->sizes[row] : least;
}

static Letter
lay_out (AsterLabelWords *self, const char *text)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (self->cr, self->font, text,
                                                      self->size);
  PangoRectangle ink, logical;
  int line = pango_layout_get_baseline (layout);

  pango_layout_get_extents (layout, &ink, &logical);

  return (Letter){ (float) logical.width / PANGO_SCALE,
                   (float) (logical.y - line) / PANGO_SCALE,
                   (float) (logical.y + logical.height - line) / PANGO_SCALE,
                   (float) (ink.y - line) / PANGO_SCALE,
                   (float) (ink.y + ink.height - line) / PANGO_SCALE };
}

static void
append_letter (Letter *whole, const Letter *letter)
{
  whole->advance += letter->advance;
  whole->ascent = MIN (whole->ascent, letter->ascent);
  whole->descent = MAX (whole->descent, letter->descent);
  whole->top = MIN (whole->top, letter->top);
  whole->bottom = MAX (whole->bottom, letter->bottom);
}

/* A word of letters that are shown as they are; FALSE if there are others among them. */
static gboolean
measure_plain (AsterLabelWords *self, const char *bytes, gsize length, Letter *whole)
{
  if (length > MAX_LETTERS)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (bytes[i] < FIRST_PLAIN || bytes[i] > LAST_PLAIN)
      return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      Letter *letter = &self->plain[(guchar) bytes[i]];

      if (letter->advance <= 0)
        *letter = lay_out (self, (char[]){ bytes[i], '\0' });
      append_letter (whole, letter);
    }

  return TRUE;
}

/* TRUE if @c belongs to the letter before it, of which @last is the end. */
static gboolean
is_joined (gunichar last, gunichar c)
{
  return g_unichar_ismark (c) || c == JOINER || last == JOINER ||
         g_unichar_combining_class (last) == VIRAMA ||
         (c >= SKIN_TONES && c <= SKIN_TONES_END);
}

/* The end of the letter that begins at @text. */
static const char *
find_end (const char *text)
{
  gunichar last = g_utf8_get_char (text);
  const char *p = g_utf8_next_char (text);

  /* Nothing of what joins is below the combining diacritics. */
  while ((guchar) *p >= 0xcc && is_joined (last, g_utf8_get_char (p)))
    {
      last = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }

  return p;
}

/* (transfer full): what a label shows of the word of @row. */
char *
aster_label_words_dup_text (const AsterTokens *tokens, gsize row)
{
  g_autofree char *text = aster_tokens_dup_shown (tokens, row);
  const char *end = text;

  for (guint i = 1; i < MAX_LETTERS && *end != '\0'; i++)
    end = find_end (end);
  if (*end == '\0' || *find_end (end) == '\0')
    return g_steal_pointer (&text);

  /* No gap before the dots. */
  while (end > text + 1 && end[-1] == ' ')
    end--;

  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static const Letter *
find_letter (AsterLabelWords *self, const char *text, const char *end)
{
  gpointer key = GUINT_TO_POINTER (g_utf8_get_char (text));
  gboolean alone = end == g_utf8_next_char (text);
  g_autofree char *cluster = alone ? NULL : g_strndup (text, (gsize) (end - text));
  Letter *letter = alone ? g_hash_table_lookup (self->letters, key)
                         : g_hash_table_lookup (self->clusters, cluster);

  if (letter != NULL)
    return letter;

  if (alone)
    {
      char one[8] = { 0 };

      memcpy (one, text, (gsize) (end - text));
      letter = g_new (Letter, 1);
      *letter = lay_out (self, one);
      g_hash_table_insert (self->letters, key, letter);
    }
  else
    {
      letter = g_new (Letter, 1);
      *letter = lay_out (self, cluster);
      g_hash_table_insert (self->clusters, g_steal_pointer (&cluster), letter);
    }

  return letter;
}

static void
measure_any (AsterLabelWords *self, gsize row, Letter *whole)
{
  g_autofree char *text = aster_label_words_dup_text (self->tokens, row);
  const char *end;

  for (const char *p = text; *p != '\0'; p = end)
    {
      end = find_end (p);
      append_letter (whole, find_letter (self, p, end));
    }
}

/**
 * aster_label_words_measure:
 * @self: words
 * @row: one of them
 *
 * Returns: what it takes up
 */
AsterLabelSize
aster_label_words_measure (AsterLabelWords *self, gsize row)
{
  AsterLabelSize *size = &self->sizes[row];
  Letter whole = { 0 };
  const char *bytes;
  gsize length;
  float middle;

  if (size->width > 0)
    return *size;

  bytes = aster_tokens_get (self->tokens, row, &length);
  if (!measure_plain (self, bytes, length, &whole))
    measure_any (self, row, &whole);

  middle = (whole.ascent + whole.descent) / 2;
  size->width = MAX (whole.advance, LEAST);
  size->half = MAX ((float) (AIR * self->size),
                    MAX (middle - whole.top, whole.bottom - middle));

  return *size;
}
