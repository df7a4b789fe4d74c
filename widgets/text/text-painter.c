/* A text with its tints as a page.
 *
 * A legend, then the paragraphs, each laid out by Pango to the width of the page
 * in its own direction. A piece is marked on each line and in each run that it
 * reaches into, so that Arabic inside English is boxed where it stands. The page
 * is as high as the text needs; aster_text_page_break() says where a sheet of
 * paper may end.
 *
 * Cost: one layout of the text, about 50 ms for 100 kB. */

#include "text/text-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include <pango/pangocairo.h>

#include "colour/ramp-painter.h"
#include "figure/svg-ink.h"
#include "parts/numbers.h"
#include "text/text-marks.h"

#define MARGIN        1.5  /* em, around the page */
#define LINE_SPACING  0.35 /* em, between lines */
#define PARAGRAPH_GAP 0.35 /* em, more than that between paragraphs */

typedef struct
{
  PangoLayout *layout;
  gsize start; /* byte offset into the text */
  gsize end;
  gsize piece; /* the first piece that ends after start */
  double y;    /* px */
} Paragraph;

struct _AsterTextPage
{
  AsterTextScene scene;
  PangoContext *context;
  char *note;
  GArray *paragraphs; /* of Paragraph */
  double margin;      /* px */
  double height;      /* px */
};

/**
 * aster_text_dup_note:
 * @pieces: a text with its pieces
 *
 * Returns: (transfer full): how many pieces there are, and how many are not in the
 *   space: «57 pieces, 3 without a vector»
 */
char *
aster_text_dup_note (const AsterPieces *pieces)
{
  gsize missing = 0;
  g_autofree char *n = aster_number_dup_count (pieces->n);
  g_autofree char *n_missing = NULL, *all = NULL, *some = NULL;

  for (gsize i = 0; i < pieces->n; i++)
    missing += pieces->items[i].row < 0;
  n_missing = aster_number_dup_count (missing);

  all = g_strdup_printf (ngettext ("%s piece", "%s pieces", pieces->n), n);
  if (missing == 0)
    return g_steal_pointer (&all);

  some = g_strdup_printf (
      ngettext ("%s without a vector", "%s without a vector", missing), n_missing);
  /* Translators: «57 pieces» and «3 without a vector», joined. */
  return g_strdup_printf (_ ("%s, %s"), all, some);
}

static AsterRampScene
get_ramp (const AsterTextPage *self)
{
  AsterRampScene ramp = { self->scene.title, self->note,      self->scene.min,
                          self->scene.max,   ASTER_RAMP_TINT, self->scene.theme };

  return ramp;
}

static void
add_ink (PangoAttrList *list, AsterColour c, gsize start, gsize end)
{
  PangoAttribute *attribute = pango_attr_foreground_new (
      (guint16) (c.r * 65535), (guint16) (c.g * 65535), (guint16) (c.b * 65535));

  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/* Letters that cannot be read on their tint, and those of missing pieces. */
static PangoAttrList *
make_inks (const AsterTextScene *scene, const Paragraph *paragraph)
{
  PangoAttrList *list = pango_attr_list_new ();

  /* A hyphen where a long word wraps would be no letter of the text. */
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));

  for (gsize i = paragraph->piece;
       i < scene->pieces->n && scene->pieces->items[i].start < paragraph->end; i++)
    {
      const AsterPiece *piece = &scene->pieces->items[i];
      gsize start = MAX (piece->start, paragraph->start) - paragraph->start;
      gsize end = MIN (piece->end, paragraph->end) - paragraph->start;

      if (piece->row < 0)
        add_ink (list, aster_palette_ink (scene->theme, ASTER_INK_QUIET), start, end);
      else
        add_ink (list, aster_text_mark_ink (scene->theme, scene->scaled[i]), start, end);
    }

  return list;
}

static void
paragraph_clear (gpointer data)
{
  g_clear_object (&((Paragraph *) data)->layout);
}

static void
add_paragraph (AsterTextPage *self, gsize start, gsize end, gsize piece)
{
  Paragraph paragraph = { pango_layout_new (self->context), start, end, piece,
                          self->height };
  PangoAttrList *inks = make_inks (&self->scene, &paragraph);
  double em = self->scene.font_size;
  int height;

  pango_layout_set_attributes (paragraph.layout, inks);
  pango_attr_list_unref (inks);
  pango_layout_set_wrap (paragraph.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (paragraph.layout, (int) (LINE_SPACING * em * PANGO_SCALE));
  pango_layout_set_width (
      paragraph.layout,
      (int) (MAX (self->scene.width - 2 * self->margin, em) * PANGO_SCALE));
  pango_layout_set_text (paragraph.layout, self->scene.pieces->text + start,
                         (int) (end - start));
  pango_layout_get_pixel_size (paragraph.layout, NULL, &height);

  g_array_append_val (self->paragraphs, paragraph);
  self->height += height + (LINE_SPACING + PARAGRAPH_GAP) * em;
}

static void
add_paragraphs (AsterTextPage *self)
{
  const AsterPieces *pieces = self->scene.pieces;
  gsize piece = 0;

  for (gsize start = 0; start < pieces->length;)
    {
      const char *at = memchr (pieces->text + start, '\n', pieces->length - start);
      gsize end = at ? (gsize) (at - pieces->text) : pieces->length;

      while (piece < pieces->n && pieces->items[piece].end <= start)
        piece++;
      add_paragraph (self, start, end, piece);
      start = end + 1;
    }
}

/**
 * aster_text_page_new:
 * @scene: what is on the page; what it points to must outlive the page
 *
 * Returns: (transfer full): the page, laid out
 */
AsterTextPage *
aster_text_page_new (const AsterTextScene *scene)
{
  AsterTextPage *self = g_new0 (AsterTextPage, 1);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  AsterRampScene ramp;

  self->scene = *scene;
  self->note = aster_text_dup_note (scene->pieces);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  g_array_set_clear_func (self->paragraphs, paragraph_clear);
  self->margin = MARGIN * scene->font_size;

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_font_description_set_absolute_size (font, scene->font_size * PANGO_SCALE);
  pango_context_set_font_description (self->context, font);
  pango_font_description_free (font);

  ramp = get_ramp (self);
  self->height = self->margin +
                 aster_ramp_painter_height (&ramp, self->context,
                                            scene->width - 2 * self->margin) +
                 scene->font_size;
  add_paragraphs (self);
  self->height = ceil (self->height + self->margin);

  return self;
}

void
aster_text_page_free (AsterTextPage *self)
{
  g_array_unref (self->paragraphs);
  g_object_unref (self->context);
  g_free (self->note);
  g_free (self);
}

/* The height that the whole page takes, px. */
double
aster_text_page_get_height (const AsterTextPage *self)
{
  return self->height;
}

/**
 * aster_text_page_break:
 * @self: a page
 * @y: where a sheet begins, px
 * @height: how much the sheet has room for, px
 *
 * Returns: where the next sheet must begin so that no line is cut: between @y and
 *   @y + @height, or the height of the page if what is left fits. A line that is
 *   higher than a sheet is cut.
 */
double
aster_text_page_break (const AsterTextPage *self, double y, double height)
{
  double last = y;

  if (self->height <= y + height)
    return self->height;

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);
      PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);

      do
        {
          PangoRectangle line;
          double top;

          pango_layout_iter_get_line_extents (iter, NULL, &line);
          top = paragraph->y + (double) line.y / PANGO_SCALE;
          if (top + (double) line.height / PANGO_SCALE > y + height)
            {
              pango_layout_iter_free (iter);
              return last > y ? last : y + height;
            }
          last = top + (double) line.height / PANGO_SCALE;
      } while (pango_layout_iter_next_line (iter));
      pango_layout_iter_free (iter);
    }

  return self->height;
}

/* Which sides of the piece other pieces touch, as seen on the page. */
static guint
get_joints (const AsterPieces *pieces, gsize i, const Paragraph *paragraph)
{
  const AsterPiece *piece = &pieces->items[i];
  gboolean before = i > 0 && pieces->items[i - 1].end == piece->start;
  gboolean after = i + 1 < pieces->n && pieces->items[i + 1].start == piece->end;
  gboolean rtl = FALSE;

  if (piece->start >= paragraph->start)
    rtl = pango_layout_get_direction (paragraph->layout,
                                      (int) (piece->start - paragraph->start)) ==
          PANGO_DIRECTION_RTL;

  return ((rtl ? after : before) ? ASTER_MARK_JOINED_LEFT : 0) |
         ((rtl ? before : after) ? ASTER_MARK_JOINED_RIGHT : 0);
}

/* Marks one piece on one line: a run of letters in each direction has its own mark. */
static void
draw_marks (const AsterTextPage *self,
            cairo_t *cr,
            PangoLayoutLine *line,
            AsterTextMark *mark,
            gsize start,
            gsize end)
{
  g_autofree int *ranges = NULL;
  double x = mark->x;
  int n;

  pango_layout_line_get_x_ranges (line, (int) start, (int) end, &ranges, &n);
  for (int k = 0; k < n; k++)
    {
      mark->x = x + (double) ranges[2 * k] / PANGO_SCALE;
      mark->width = (double) (ranges[2 * k + 1] - ranges[2 * k]) / PANGO_SCALE;
      if (mark->width > 0)
        aster_text_mark_paint (mark, cr, self->scene.theme);
    }
  mark->x = x;
}

/* The marks of one line, under its letters. @first is the first piece that may reach
 * into it, and moves on with the lines. */
static void
draw_line_marks (const AsterTextPage *self,
                 cairo_t *cr,
                 const Paragraph *paragraph,
                 PangoLayoutIter *iter,
                 gsize *first)
{
  const AsterPieces *pieces = self->scene.pieces;
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  gsize start = paragraph->start + (gsize) line->start_index;
  gsize end = start + (gsize) line->length;
  PangoRectangle extents;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  while (*first < pieces->n && pieces->items[*first].end <= start)
    ++*first;

  for (gsize i = *first; i < pieces->n && pieces->items[i].start < end; i++)
    {
      const AsterPiece *piece = &pieces->items[i];
      AsterTextMark mark = {
        .x = self->margin, /* ranges count from the left edge of the layout */
        .y = paragraph->y + (double) extents.y / PANGO_SCALE,
        .height = (double) extents.height / PANGO_SCALE,
        .scaled = self->scene.scaled[i],
        .piece = (guint) i,
        .flags = get_joints (pieces, i, paragraph) |
                 (piece->row < 0 ? ASTER_MARK_MISSING : 0),
      };

      draw_marks (self, cr, line, &mark, MAX (piece->start, start) - paragraph->start,
                  MIN (piece->end, end) - paragraph->start);
    }
}

static void
draw_paragraph (const AsterTextPage *self,
                cairo_t *cr,
                const Paragraph *paragraph,
                double y,
                double height)
{
  AsterColour ink = aster_palette_ink (self->scene.theme, ASTER_INK_TEXT);
  PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);
  const double at[] = { self->margin, paragraph->y };
  gsize first = paragraph->piece;

  do
    {
      PangoRectangle line;
      double top;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      top = paragraph->y + (double) line.y / PANGO_SCALE;
      if (top + 0.5 < y || top >= y + height)
        continue;

      draw_line_marks (self, cr, paragraph, iter, &first);
      if (aster_svg_ink_add_line (cr, iter, at, ink))
        continue;
      cairo_set_source_rgba (cr, ink.r, ink.g, ink.b, ink.a);
      cairo_move_to (cr, self->margin + (double) line.x / PANGO_SCALE,
                     paragraph->y +
                         (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
  } while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/**
 * aster_text_page_draw:
 * @self: a page
 * @cr: where to; its origin is the corner of the sheet
 * @y: the part of the page that begins here is drawn, px
 * @height: how much of it, px
 *
 * Draws the paper, and the lines that begin in [@y, @y + @height).
 */
void
aster_text_page_draw (const AsterTextPage *self, cairo_t *cr, double y, double height)
{
  AsterColour paper = aster_palette_ink (self->scene.theme, ASTER_INK_PAPER);
  AsterRampScene ramp = get_ramp (self);

  cairo_save (cr);
  cairo_set_source_rgba (cr, paper.r, paper.g, paper.b, paper.a);
  cairo_paint (cr);
  cairo_translate (cr, 0, -y);

  if (y <= 0)
    {
      cairo_save (cr);
      cairo_translate (cr, self->margin, self->margin);
      aster_ramp_painter_draw (&ramp, self->context, cr,
                               self->scene.width - 2 * self->margin);
      cairo_restore (cr);
    }

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const Paragraph *paragraph = &g_array_index (self->paragraphs, Paragraph, i);

      if (paragraph->y >= y + height)
        break;
      draw_paragraph (self, cr, paragraph, y, height);
    }
  cairo_restore (cr);
}
