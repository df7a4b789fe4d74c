/* Letters that can be read on their tints.
 *
 * Boxes are painted under the letters; only the letters themselves need tags, and
 * only where the theme's own ink will not do: black or white on a strong tint, and
 * a quieter ink for a piece that has no vector. Tags are brought up to date from the
 * top in slices of a few milliseconds while nothing else happens, so that a text of
 * 200 kB takes colour without a stutter; a tag that is right already is left alone,
 * so that typing repaints one word and not the page. */

#include "text/tinted-inks.h"

#include <math.h>

#include "text/text-marks.h"

#define SLICE     3000  /* µs of one slice */
#define LONG_LINE 10000 /* characters of a paragraph whose letters are left alone */

typedef enum { INK_BLACK, INK_WHITE, INK_QUIET, N_INKS } Ink;

struct _AsterTintedInks
{
  GtkTextBuffer *buffer;    /* owned */
  GtkTextTag *tags[N_INKS]; /* of the buffer */
  AsterTheme theme;
  const AsterTextSpans *spans; /* (nullable) borrowed while busy */
  AsterResult *result;         /* (nullable) */
  gsize next;                  /* span to look at next */
  guint idle;                  /* source, or 0 */
};

static GdkRGBA
to_rgba (AsterColour c)
{
  return (GdkRGBA){ (float) c.r, (float) c.g, (float) c.b, (float) c.a };
}

static void
update_tags (AsterTintedInks *self)
{
  GdkRGBA quiet = to_rgba (aster_palette_ink (self->theme, ASTER_INK_QUIET));

  g_object_set (self->tags[INK_QUIET], "foreground-rgba", &quiet, NULL);
}

/* The ink that the letters of a span need, or N_INKS for the theme's own. */
static Ink
choose (const AsterTintedInks *self, const AsterTextSpan *span)
{
  AsterColour own, ink;

  if (span->row < 0)
    return INK_QUIET;

  own = aster_palette_ink (self->theme, ASTER_INK_TEXT);
  ink = aster_text_mark_ink (self->theme, self->result->scaled[span->piece]);
  if (ink.r == own.r && ink.g == own.g && ink.b == own.b)
    return N_INKS;

  return ink.g > 0.5 ? INK_WHITE : INK_BLACK;
}

static gboolean
has_all (const GtkTextIter *start, const GtkTextIter *end, GtkTextTag *tag)
{
  GtkTextIter at = *start;

  return gtk_text_iter_has_tag (start, tag) &&
         gtk_text_iter_forward_to_tag_toggle (&at, tag) &&
         gtk_text_iter_compare (&at, end) >= 0;
}

static gboolean
has_none (const GtkTextIter *start, const GtkTextIter *end, GtkTextTag *tag)
{
  GtkTextIter at = *start;

  return !gtk_text_iter_has_tag (start, tag) &&
         (!gtk_text_iter_forward_to_tag_toggle (&at, tag) ||
          gtk_text_iter_compare (&at, end) >= 0);
}

static void
ink_span (AsterTintedInks *self, const AsterTextSpan *span)
{
  Ink wanted = choose (self, span);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) span->start);
  if (gtk_text_iter_get_chars_in_line (&start) > LONG_LINE)
    return;
  end = start;
  gtk_text_iter_forward_chars (&end, (int) (span->end - span->start));

  for (Ink ink = INK_BLACK; ink < N_INKS; ink++)
    {
      GtkTextTag *tag = self->tags[ink];

      if (ink == wanted && !has_all (&start, &end, tag))
        gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
      else if (ink != wanted && !has_none (&start, &end, tag))
        gtk_text_buffer_remove_tag (self->buffer, tag, &start, &end);
    }
}

static gboolean
slice_cb (gpointer user_data)
{
  AsterTintedInks *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE;

  while (self->next < aster_text_spans_get_n (self->spans))
    {
      ink_span (self, aster_text_spans_get (self->spans, self->next++));
      if (self->next % 32 == 0 && g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }

  self->idle = 0;
  aster_tinted_inks_stop (self);

  return G_SOURCE_REMOVE;
}

AsterTintedInks *
aster_tinted_inks_new (GtkTextBuffer *buffer)
{
  AsterTintedInks *self = g_new0 (AsterTintedInks, 1);

  self->buffer = g_object_ref (buffer);
  self->tags[INK_BLACK] = gtk_text_buffer_create_tag (buffer, NULL, "foreground",
                                                      "#000000", NULL);
  self->tags[INK_WHITE] = gtk_text_buffer_create_tag (buffer, NULL, "foreground",
                                                      "#ffffff", NULL);
  self->tags[INK_QUIET] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  update_tags (self);

  return self;
}

void
aster_tinted_inks_free (AsterTintedInks *self)
{
  aster_tinted_inks_stop (self);
  g_object_unref (self->buffer);
  g_free (self);
}

/* Takes effect on strong tints with the next start. */
void
aster_tinted_inks_set_theme (AsterTintedInks *self, AsterTheme theme)
{
  self->theme = theme;
  update_tags (self);
}

/**
 * aster_tinted_inks_start:
 * @self: inks
 * @spans: where the pieces are; must stay as they are until the inks are stopped or
 *   no longer busy
 * @result: whose tints they have
 *
 * Begins to bring the letters up to date, from the top.
 */
void
aster_tinted_inks_start (AsterTintedInks *self,
                         const AsterTextSpans *spans,
                         AsterResult *result)
{
  aster_tinted_inks_stop (self);

  self->spans = spans;
  self->result = aster_result_ref (result);
  self->next = 0;
  self->idle = g_idle_add (slice_cb, self);
}

/* Leaves the rest of the letters as they are. */
void
aster_tinted_inks_stop (AsterTintedInks *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->result, aster_result_unref);
  self->spans = NULL;
}
