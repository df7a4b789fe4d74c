/* The width of a word is the sum of the widths of its letters, each measured once, which
 * is right to a px for most scripts and too wide for the rest. */

#include "labels/label-widths.h"

#include <pango/pangocairo.h>

#include "text/text-paint.h"

#define LEAST       1.0  /* px */
#define FIRST_PLAIN 0x21 /* from here on letters are shown as they are, */
#define LAST_PLAIN  0x7e /* to here; and */
#define MAX_PLAIN   64   /* so many of them are not cut; see aster_token_escape() */

struct _AsterLabelWidths
{
  AsterTokens *tokens;
  char *font;  /* a family, or NULL */
  double size; /* of the letters, px */

  cairo_surface_t *surface; /* for measuring only */
  cairo_t *cr;
  float plain[LAST_PLAIN + 1]; /* px of letters; 0 not measured yet */
  GHashTable *others;          /* letter → (float *) px */
  float *widths;               /* (n) px; 0 not measured yet */
};

/* @font: (nullable): a family; @size: of the letters, px. */
AsterLabelWidths *
aster_label_widths_new (const AsterTokens *tokens, const char *font, double size)
{
  AsterLabelWidths *self = g_rc_box_new0 (AsterLabelWidths);

  self->tokens = aster_tokens_ref ((AsterTokens *) tokens);
  self->font = g_strdup (font);
  self->size = size;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  self->cr = cairo_create (self->surface);
  self->others = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->widths = g_new0 (float, aster_tokens_get_n (tokens) + 1);

  return self;
}

AsterLabelWidths *
aster_label_widths_ref (AsterLabelWidths *self)
{
  return g_rc_box_acquire (self);
}

static void
label_widths_clear (gpointer data)
{
  AsterLabelWidths *self = data;

  aster_tokens_unref (self->tokens);
  g_free (self->font);
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_hash_table_unref (self->others);
  g_free (self->widths);
}

void
aster_label_widths_unref (AsterLabelWidths *self)
{
  g_rc_box_release_full (self, label_widths_clear);
}

gsize
aster_label_widths_get_n (const AsterLabelWidths *self)
{
  return aster_tokens_get_n (self->tokens);
}

double
aster_label_widths_get_size (const AsterLabelWidths *self)
{
  return self->size;
}

static float
measure_letter (AsterLabelWidths *self, gunichar c)
{
  char text[8] = { 0 };
  g_autoptr (PangoLayout) layout = NULL;
  double width;

  g_unichar_to_utf8 (c, text);
  layout = aster_text_layout (self->cr, self->font, text, self->size);
  aster_text_measure (layout, &width, NULL);

  return (float) width;
}

static float
get_other_letter (AsterLabelWidths *self, gunichar c)
{
  float *width = g_hash_table_lookup (self->others, GUINT_TO_POINTER (c));

  if (width == NULL)
    {
      width = g_new (float, 1);
      *width = measure_letter (self, c);
      g_hash_table_insert (self->others, GUINT_TO_POINTER (c), width);
    }

  return *width;
}

/* Of letters that are shown as they are; −1 if there are others among them. */
static double
measure_plain (AsterLabelWidths *self, const char *bytes, gsize length)
{
  double width = 0;

  if (length > MAX_PLAIN)
    return -1;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      if (c < FIRST_PLAIN || c > LAST_PLAIN)
        return -1;
      if (self->plain[c] <= 0)
        self->plain[c] = measure_letter (self, c);
      width += (double) self->plain[c];
    }

  return width;
}

static double
measure_any (AsterLabelWidths *self, gsize row)
{
  g_autofree char *text = aster_tokens_dup_shown (self->tokens, row);
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += (double) get_other_letter (self, g_utf8_get_char (p));

  return width;
}

/* px that the word of @row takes at least: all if it was measured, at least 1. */
double
aster_label_widths_get_least (const AsterLabelWidths *self, gsize row)
{
  return MAX ((double) self->widths[row], LEAST);
}

/* px of the word of @row, at least 1. */
double
aster_label_widths_get (AsterLabelWidths *self, gsize row)
{
  const char *bytes;
  gsize length;
  double width;

  if (self->widths[row] > 0)
    return (double) self->widths[row];

  bytes = aster_tokens_get (self->tokens, row, &length);
  width = measure_plain (self, bytes, length);
  if (width < 0)
    width = measure_any (self, row);
  self->widths[row] = (float) MAX (width, LEAST);

  return (double) self->widths[row];
}
