#include "figure/svg-ink.h"

#include "figure/figure.h"
#include "support.h"
#include "text/text-paint.h"

typedef struct
{
  const char *text;
  double width; /* px at which the text ends; 0 for none */
  double turn;  /* of the drawing, radians */
} Words;

static void
draw_words_cb (cairo_t *cr, guint sheet, gpointer data)
{
  const Words *words = data;
  AsterColour ink = { 1, 0, 0, 1 }, halo = { 1, 1, 1, 0.5 };
  const double at[] = { 10, 20 };
  g_autoptr (PangoLayout) layout = NULL;

  cairo_scale (cr, 2, 2);
  cairo_rotate (cr, words->turn);
  layout = aster_text_layout (cr, NULL, words->text, 13);
  if (words->width > 0)
    {
      pango_layout_set_width (layout, (int) (words->width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  aster_text_paint (cr, layout, at, ink, halo);
}

static char *
render (AsterFigureFunc func, gconstpointer data)
{
  AsterFigure figure = { .width = 400, .height = 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = aster_figure_render (&figure, ASTER_FIGURE_SVG, func,
                                                  (gpointer) data, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (const char *svg, const char *what)
{
  if (strstr (svg, what) == NULL)
    g_error ("«%s» is not in %s", what, svg);
}

/* Letters are letters, in px of the page, and no outlines beside them. */
static void
test_text (void)
{
  Words words = { "König & <b>bold</b> \"x\" 👑", 0, 0 };
  g_autofree char *svg = render (draw_words_cb, &words);

  assert_has (svg, ">König &amp; &lt;b&gt;bold&lt;/b&gt; &quot;x&quot; 👑</text>");
  assert_has (svg, " x=\"20\"");
  assert_has (svg, " font-size=\"26\"");
  assert_has (svg, " fill=\"#ff0000\"");
  assert_has (svg, " stroke=\"#ffffff\" stroke-opacity=\"0.5\" stroke-width=\"12\"");
  g_assert_null (strstr (svg, "<path"));
  g_assert_null (strstr (svg, "glyph"));
}

/* What does not fit ends as it is seen to end. */
static void
test_ellipsis (void)
{
  Words words = { "a very long line that cannot fit", 60, 0 };
  g_autofree char *svg = render (draw_words_cb, &words);

  assert_has (svg, ">a very");
  assert_has (svg, "…</text>");
  g_assert_null (strstr (svg, "cannot"));
}

/* From right to left, text hangs on its left end all the same. */
static void
test_right_to_left (void)
{
  Words words = { "ملكة", 0, 0 };
  g_autofree char *svg = render (draw_words_cb, &words);

  assert_has (svg, " direction=\"rtl\" text-anchor=\"end\"");
  assert_has (svg, ">ملكة</text>");
}

/* Turned text is drawn by cairo. */
static void
test_turned (void)
{
  Words words = { "level", 0, -0.2 };
  g_autofree char *svg = render (draw_words_cb, &words);

  g_assert_null (strstr (svg, "<text"));
  assert_has (svg, "glyph");
}

/* An invalid character would make the whole file one that no program reads. */
static void
test_escaped (void)
{
  g_autoptr (GString) xml = g_string_new (NULL);

  aster_svg_append_escaped (xml, "a\x01"
                                 "b\xef\xbf\xbe"
                                 "c\td");
  g_assert_cmpstr (xml->str, ==,
                   "a\xef\xbf\xbd"
                   "b\xef\xbf\xbd"
                   "c\td");
}

static void
test_numbers (void)
{
  static const struct
  {
    double number;
    const char *text;
  } cases[] = { { 0, "0" },
                { -0.001, "0" },
                { 100, "100" },
                { 1.5, "1.5" },
                { -2.25, "-2.25" },
                { 0.999, "1" },
                { 1e4 + 0.126, "10000.13" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) xml = g_string_new (NULL);

      aster_svg_append_number (xml, cases[i].number);
      g_assert_cmpstr (xml->str, ==, cases[i].text);
    }
}

/* More elements than one coordinate of a mark counts, among other drawing and clips. */
static void
draw_many_cb (cairo_t *cr, guint sheet, gpointer data)
{
  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *xml = g_strdup_printf ("<circle r=\"%u\"/>\n", i);

      cairo_rectangle (cr, i % 300, i % 70, 5, 5);
      cairo_fill (cr);
      cairo_save (cr);
      if (i % 3 == 0)
        {
          cairo_rectangle (cr, i % 300 + 0.3, 10.7, 60, 40);
          cairo_clip (cr);
          cairo_translate (cr, 17, 3);
          cairo_rotate (cr, 0.7);
        }
      g_assert_true (aster_svg_ink_add (cr, xml));
      cairo_restore (cr);
    }
}

static void
test_order (void)
{
  g_autofree char *svg = render (draw_many_cb, NULL);
  const char *p = svg;

  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *xml = g_strdup_printf ("<circle r=\"%u\"/>", i);

      p = strstr (p, xml);
      g_assert_nonnull (p);
    }
}

/* Only an SVG takes elements. */
static void
test_elsewhere (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);

  g_assert_false (aster_svg_ink_is (cr));
  g_assert_false (aster_svg_ink_add (cr, "<g/>"));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg-ink/text", test_text);
  g_test_add_func ("/svg-ink/ellipsis", test_ellipsis);
  g_test_add_func ("/svg-ink/right-to-left", test_right_to_left);
  g_test_add_func ("/svg-ink/turned", test_turned);
  g_test_add_func ("/svg-ink/escaped", test_escaped);
  g_test_add_func ("/svg-ink/numbers", test_numbers);
  g_test_add_func ("/svg-ink/order", test_order);
  g_test_add_func ("/svg-ink/elsewhere", test_elsewhere);
  return g_test_run ();
}
