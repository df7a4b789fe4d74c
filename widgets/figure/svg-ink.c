/* Cairo writes the letters of an SVG as outlines, which nobody can search, copy or set in
 * another font, and a disc as four curves. Painters that know better hand over an element
 * of their own here.
 *
 * Cairo has no door for foreign elements, so a mark is drawn where one belongs: a
 * triangle no other drawing has, whose corners carry the number of the element in steps
 * of 1/256 px, which is how finely cairo keeps a path. Once the file is whole each mark
 * gives way to its element. The order of the drawing and its clips hold for elements as
 * for everything else.
 */

#include "figure/svg-ink.h"

#include <cairo-svg.h>
#include <math.h>
#include <string.h>

#define STEP   (1 / 256.0) /* px */
#define DIGITS 1024        /* of the number in one coordinate */
#define MAGIC                                                                            \
  {                                                                                      \
    3 + 147 * STEP, 2 + 211 * STEP                                                       \
  } /* px, the third corner */

static const cairo_user_data_key_t key;

static GPtrArray *
get_elements (cairo_t *cr)
{
  return cairo_surface_get_user_data (cairo_get_target (cr), &key);
}

/* Elements can be added to @surface, an SVG, until it is finished. */
void
aster_svg_ink_begin (cairo_surface_t *surface)
{
  g_return_if_fail (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_SVG);

  cairo_surface_set_user_data (surface, &key, g_ptr_array_new_with_free_func (g_free),
                               (cairo_destroy_func_t) g_ptr_array_unref);
}

/* TRUE if what is drawn becomes an SVG that takes elements. */
gboolean
aster_svg_ink_is (cairo_t *cr)
{
  return get_elements (cr) != NULL;
}

/* Draws the mark of element @i in a corner of what may be drawn on. */
static void
draw_mark (cairo_t *cr, guint i)
{
  const double magic[] = MAGIC;
  double x0, y0, x1, y1;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  x0 = ceil (x0);
  y0 = ceil (y0);
  cairo_new_path (cr);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x0 + 5 + (i % DIGITS) * STEP, y0 + (i / DIGITS + 1) * STEP);
  cairo_line_to (cr, x0 + magic[0], y0 + magic[1]);
  cairo_close_path (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * aster_svg_ink_add:
 * @cr: a cairo context
 * @xml: elements, in px of the surface
 *
 * Puts @xml here if an SVG is being drawn.
 *
 * Returns: %FALSE if not, and it is to be drawn by cairo
 */
gboolean
aster_svg_ink_add (cairo_t *cr, const char *xml)
{
  GPtrArray *elements = get_elements (cr);

  if (elements == NULL)
    return FALSE;

  draw_mark (cr, elements->len);
  g_ptr_array_add (elements, g_strdup (xml));

  return TRUE;
}

/* Reads "M x y L x y L x y" at @p. */
static gboolean
read_corners (const char *p, double corners[6])
{
  for (int i = 0; i < 6; i++)
    {
      char *end;

      while (*p == ' ' || *p == ',' || *p == 'M' || *p == 'L')
        p++;
      corners[i] = g_ascii_strtod (p, &end);
      if (end == p)
        return FALSE;
      p = end;
    }

  return TRUE;
}

/* The number of the element whose mark the path at @path is, or −1. */
static int
read_mark (const char *path, const char *end)
{
  const double magic[] = MAGIC;
  const char *d = g_strstr_len (path, end - path, " d=\"");
  double c[6];
  long low, high;

  if (d == NULL || !read_corners (d + strlen (" d=\""), c) ||
      fabs (c[4] - c[0] - magic[0]) > STEP / 4 ||
      fabs (c[5] - c[1] - magic[1]) > STEP / 4)
    return -1;

  low = lrint ((c[2] - c[0] - 5) / STEP);
  high = lrint ((c[3] - c[1]) / STEP) - 1;

  return low >= 0 && low < DIGITS && high >= 0 && high < DIGITS
             ? (int) (high * DIGITS + low)
             : -1;
}

/**
 * aster_svg_ink_finish:
 * @surface: from aster_svg_ink_begin(), finished
 * @svg: (inout): the file as cairo wrote it
 *
 * Puts every element in its place.
 *
 * Returns: %FALSE if cairo has lost one
 */
gboolean
aster_svg_ink_finish (cairo_surface_t *surface, GString *svg)
{
  GPtrArray *elements = cairo_surface_get_user_data (surface, &key);
  g_autoptr (GString) out = g_string_sized_new (svg->len);
  const char *p = svg->str, *path;
  guint n = 0;

  while ((path = strstr (p, "<path")) != NULL)
    {
      const char *end = strstr (path, "/>");
      int i = end != NULL ? read_mark (path, end) : -1;

      if (end == NULL)
        break;
      end += strlen ("/>");
      g_string_append_len (out, p, (i >= 0 ? path : end) - p);
      p = end;
      if (i < 0 || (guint) i >= elements->len)
        continue;
      g_string_append (out, g_ptr_array_index (elements, i));
      n++;
    }
  g_string_append (out, p);
  g_string_truncate (svg, 0);
  g_string_append_len (svg, out->str, (gssize) out->len);

  return n == elements->len;
}

/* Text as the content of an element or an attribute. What XML cannot hold, such as
 * U+0001, is shown as a replacement. */
void
aster_svg_append_escaped (GString *xml, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&' || c == '<' || c == '>' || c == '"')
        g_string_append (xml, c == '&'   ? "&amp;"
                              : c == '<' ? "&lt;"
                              : c == '>' ? "&gt;"
                                         : "&quot;");
      else
        g_string_append_unichar (xml, (c < 0x20 && c != '\t' && c != '\n') ||
                                              c == 0xfffe || c == 0xffff
                                          ? 0xfffd
                                          : c);
    }
}

/* A number to a hundredth, without zeros at its end. */
void
aster_svg_append_number (GString *xml, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (text, sizeof text, "%.2f", number);
  for (length = strlen (text); text[length - 1] == '0'; length--)
    ;
  if (text[length - 1] == '.')
    length--;
  text[length] = '\0';
  g_string_append (xml, g_str_equal (text, "-0") ? "0" : text);
}

static void
append_colour (GString *xml, const char *what, AsterColour colour)
{
  g_string_append_printf (xml, " %s=\"#%06x\"", what,
                          aster_colour_to_pixel (colour) & 0xffffff);
  if (colour.a >= 1)
    return;
  g_string_append_printf (xml, " %s-opacity=\"", what);
  aster_svg_append_number (xml, colour.a);
  g_string_append_c (xml, '"');
}

/* The attributes of what is filled with @colour. */
void
aster_svg_append_fill (GString *xml, AsterColour colour)
{
  append_colour (xml, "fill", colour);
}

/* @colour around what an element draws. */
void
aster_svg_append_stroke (GString *xml, AsterColour colour)
{
  append_colour (xml, "stroke", colour);
}

/* A number as an attribute called @name. */
void
aster_svg_append_attribute (GString *xml, const char *name, double number)
{
  g_string_append_printf (xml, " %s=\"", name);
  aster_svg_append_number (xml, number);
  g_string_append_c (xml, '"');
}

/* A family of the desktop is followed by one that every viewer has. */
static void
append_font (GString *xml, PangoLayout *layout, double scale)
{
  const PangoFontDescription *own = pango_layout_get_font_description (layout);
  const PangoFontDescription *font = own != NULL ? own
                                                 : pango_context_get_font_description (
                                                       pango_layout_get_context (layout));
  const char *family = pango_font_description_get_family (font);
  PangoWeight weight = pango_font_description_get_weight (font);

  g_string_append (xml, " font-family=\"");
  if (family != NULL && g_ascii_strcasecmp (family, "sans") != 0)
    {
      g_string_append_c (xml, '\'');
      aster_svg_append_escaped (xml, family);
      g_string_append (xml, "', ");
    }
  g_string_append (xml, "sans-serif\"");
  aster_svg_append_attribute (
      xml, "font-size", pango_font_description_get_size (font) * scale / PANGO_SCALE);
  if (weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (xml, " font-weight=\"%d\"", (int) weight);
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (xml, " font-style=\"italic\"");
}

/* The text of a line as it is seen: with an ellipsis for what did not fit. */
static char *
dup_line (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  GString *out = g_string_new (NULL);

  if (!pango_layout_is_ellipsized (layout))
    {
      g_string_append_len (out, text + line->start_index, line->length);
      return g_string_free (out, FALSE);
    }

  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) run->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (out, "…");
      else
        g_string_append_len (out, text + item->offset, item->length);
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_rtl (PangoLayoutLine *line)
{
  return pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
}

/* One line as an element; @how: its attributes. */
static void
append_line (GString *xml,
             PangoLayoutIter *iter,
             const char *how,
             const cairo_matrix_t *m,
             const double at[2])
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  g_autofree char *text = dup_line (pango_layout_iter_get_layout (iter), line);
  PangoRectangle logical;
  double x, y;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  x = at[0] + (double) logical.x / PANGO_SCALE;
  y = at[1] + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
  cairo_matrix_transform_point (m, &x, &y);
  g_string_append_printf (xml, "<text%s", how);
  aster_svg_append_attribute (xml, "x", x);
  aster_svg_append_attribute (xml, "y", y);
  aster_svg_append_attribute (xml, "textLength",
                              (double) logical.width / PANGO_SCALE * m->xx);
  if (is_rtl (line))
    g_string_append (xml, " direction=\"rtl\" text-anchor=\"end\"");
  g_string_append (xml, " xml:space=\"preserve\">");
  aster_svg_append_escaped (xml, text);
  g_string_append (xml, "</text>\n");
}

/* Runs of a line from right to left stand the other way round than its text. */
static gboolean
is_writable (PangoLayout *layout, const cairo_matrix_t *m)
{
  return m->xy == 0 && m->yx == 0 && m->xx == m->yy &&
         (!pango_layout_is_ellipsized (layout) ||
          !is_rtl (pango_layout_get_line_readonly (layout, 0)));
}

/**
 * aster_svg_ink_add_line:
 * @cr: a cairo context
 * @iter: a line of a text in one font
 * @at: the top left corner of the text
 * @ink: of the letters
 *
 * Returns: %FALSE if cairo has to draw it
 */
gboolean
aster_svg_ink_add_line (cairo_t *cr,
                        PangoLayoutIter *iter,
                        const double at[2],
                        AsterColour ink)
{
  PangoLayout *layout = pango_layout_iter_get_layout (iter);
  g_autoptr (GString) how = NULL, xml = NULL;
  cairo_matrix_t m;

  cairo_get_matrix (cr, &m);
  if (!aster_svg_ink_is (cr) || !is_writable (layout, &m))
    return FALSE;

  how = g_string_new (NULL);
  xml = g_string_new (NULL);
  append_font (how, layout, m.xx);
  aster_svg_append_fill (how, ink);
  append_line (xml, iter, how->str, &m, at);

  return aster_svg_ink_add (cr, xml->str);
}

/**
 * aster_svg_ink_add_text:
 * @cr: a cairo context
 * @layout: the text, in one font
 * @at: its top left corner
 * @ink: of the letters
 * @halo: around them; alpha 0 for none
 * @halo_width: px
 *
 * Returns: %FALSE if cairo has to draw it: no SVG is being drawn, or the text is turned
 */
gboolean
aster_svg_ink_add_text (cairo_t *cr,
                        PangoLayout *layout,
                        const double at[2],
                        AsterColour ink,
                        AsterColour halo,
                        double halo_width)
{
  g_autoptr (GString) how = NULL, xml = NULL;
  PangoLayoutIter *iter;
  cairo_matrix_t m;

  cairo_get_matrix (cr, &m);
  if (!aster_svg_ink_is (cr) || !is_writable (layout, &m))
    return FALSE;

  how = g_string_new (NULL);
  xml = g_string_new (NULL);
  append_font (how, layout, m.xx);
  aster_svg_append_fill (how, ink);
  if (halo.a > 0)
    {
      aster_svg_append_stroke (how, halo);
      aster_svg_append_attribute (how, "stroke-width", 2 * halo_width * m.xx);
      g_string_append (how, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }

  iter = pango_layout_get_iter (layout);
  do
    append_line (xml, iter, how->str, &m, at);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return aster_svg_ink_add (cr, xml->str);
}
