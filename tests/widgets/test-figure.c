#include "figure/figure.h"

#include "support.h"
#include "tools/limits.h"

static void
draw_cb (cairo_t *cr, guint sheet, gpointer user_data)
{
  guint *sheets = user_data;

  *sheets |= 1u << sheet;
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, 0, 0, 10, 10);
  cairo_fill (cr);
}

static GBytes *
render (const AsterFigure *figure, AsterFigureFormat format, guint *sheets)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = aster_figure_render (figure, format, draw_cb, sheets, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  return bytes;
}

static guint32
read_be32 (const guchar *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static void
test_png (void)
{
  AsterFigure figure = { .width = 40, .height = 20.5, .scale = 2, .n_sheets = 3 };
  guint sheets = 0;
  g_autoptr (GBytes) bytes = render (&figure, ASTER_FIGURE_PNG, &sheets);
  const guchar *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (read_be32 (data + 16), ==, 80);
  g_assert_cmpuint (read_be32 (data + 20), ==, 41);
  g_assert_cmpuint (sheets, ==, 1); /* a picture has one sheet */
}

static void
test_svg (void)
{
  AsterFigure figure = { .width = 40, .height = 20 };
  guint sheets = 0;
  g_autoptr (GBytes) bytes = render (&figure, ASTER_FIGURE_SVG, &sheets);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (text, "<svg "));
  g_assert_nonnull (strstr (text, "viewBox=\"0 0 40 20\""));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
}

static void
test_pdf (void)
{
  AsterFigure figure = { .width = 40, .height = 20, .n_sheets = 3, .title = "Ba tờ" };
  guint sheets = 0;
  g_autoptr (GBytes) bytes = render (&figure, ASTER_FIGURE_PDF, &sheets);
  gsize size = g_bytes_get_size (bytes);
  const char *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_nonnull (memmem (data, size, "/Count 3", 8));
  g_assert_nonnull (memmem (data, size, "%%EOF", 5));
  g_assert_null (memmem (data, size, "CreationDate", 12));
  g_assert_cmpuint (sheets, ==, 7);
}

/* Nothing in a file says when it was made, or how many were made before. */
static void
test_same_bytes (void)
{
  AsterFigure figure = { .width = 40, .height = 20, .title = "x" };
  guint sheets = 0;

  for (guint format = ASTER_FIGURE_PNG; format <= ASTER_FIGURE_PDF; format++)
    {
      g_autoptr (GBytes) a = render (&figure, (AsterFigureFormat) format, &sheets);
      g_autoptr (GBytes) b = render (&figure, (AsterFigureFormat) format, &sheets);

      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    AsterFigure figure;
    gboolean fits;
  } cases[] = {
    { { .width = 1, .height = 1 }, TRUE },
    { { .width = 0, .height = 1 }, FALSE },
    { { .width = 1, .height = NAN }, FALSE },
    { { .width = 1, .height = ASTER_MAX_IMAGE_SIDE }, TRUE },
    { { .width = 1, .height = ASTER_MAX_IMAGE_SIDE + 1 }, FALSE },
    { { .width = ASTER_MAX_IMAGE_SIDE / 2 + 1, .height = 1, .scale = 2 }, FALSE },
  };
  guint sheets = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = aster_figure_render (&cases[i].figure, ASTER_FIGURE_PNG,
                                                      draw_cb, &sheets, &error);

      if (cases[i].fits)
        g_assert_no_error (error);
      else
        g_assert_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN);
    }
}

static void
test_endings (void)
{
  AsterFigureFormat format = ASTER_FIGURE_PNG;

  g_assert_true (aster_figure_format_from_path ("/tmp/a.b/c.SVG", &format));
  g_assert_cmpint (format, ==, ASTER_FIGURE_SVG);
  g_assert_true (aster_figure_format_from_path ("x.pdf", &format));
  g_assert_cmpint (format, ==, ASTER_FIGURE_PDF);
  g_assert_false (aster_figure_format_from_path ("x.jpeg", &format));
  g_assert_false (aster_figure_format_from_path ("png", &format));
  g_assert_cmpint (format, ==, ASTER_FIGURE_PDF);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/png", test_png);
  g_test_add_func ("/figure/svg", test_svg);
  g_test_add_func ("/figure/pdf", test_pdf);
  g_test_add_func ("/figure/same-bytes", test_same_bytes);
  g_test_add_func ("/figure/refusals", test_refusals);
  g_test_add_func ("/figure/endings", test_endings);
  return g_test_run ();
}
