#include "figure/figure.h"

#include "support.h"

static const AsterFigureFacts facts = {
  .title = "t-SNE, perplexity 30",
  .description = "12 tokens & «more» ½",
  .source = "toy",
  .seed = "42",
  .command = "asterism-cli render --pane map -- 'a <b>.txt'",
  .software = "Asterism 0.1.0",
};

static void
draw_cb (cairo_t *cr, guint sheet, gpointer data)
{
  cairo_rectangle (cr, 0, 0, 10, 10);
  cairo_fill (cr);
}

static GBytes *
render (AsterFigureFormat format, const AsterFigureFacts *what)
{
  AsterFigure figure = { .width = 40, .height = 20, .dpi = 300, .facts = what };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = aster_figure_render (&figure, format, draw_cb, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static guint32
read_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

/* CRC-32 by long division, a bit at a time over the whole message. */
static guint32
naive_crc32 (const guint8 *bytes, gsize n)
{
  guint32 crc = 0xffffffff;

  for (gsize bit = 0; bit < 8 * n; bit++)
    {
      guint32 in = bytes[bit / 8] >> (bit % 8) & 1;

      crc = (crc >> 1) ^ (((crc ^ in) & 1) * 0xedb88320u);
    }

  return crc ^ 0xffffffff;
}

/* The text of the chunk with that keyword; every checksum on the way is right. */
static char *
find_text (GBytes *png, const char *keyword)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);

  for (gsize at = 8; at + 12 <= size;)
    {
      guint32 n = read_be32 (data + at);
      const guint8 *kind = data + at + 4, *held = data + at + 8;

      g_assert_cmpuint (at + 12 + n, <=, size);
      g_assert_cmphex (read_be32 (held + n), ==, naive_crc32 (kind, n + 4));
      if (memcmp (kind, "iTXt", 4) == 0 && g_str_equal ((const char *) held, keyword))
        {
          gsize before = strlen (keyword) + 5;

          return g_strndup ((const char *) held + before, n - before);
        }
      at += 12 + n;
    }

  return NULL;
}

static void
test_png (void)
{
  g_autoptr (GBytes) png = render (ASTER_FIGURE_PNG, &facts);
  const char *const expected[][2] = {
    { "Title", facts.title },     { "Description", facts.description },
    { "Source", facts.source },   { "Seed", facts.seed },
    { "Command", facts.command }, { "Software", facts.software },
  };
  const guint8 *data = g_bytes_get_data (png, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = find_text (png, expected[i][0]);

      g_assert_cmpstr (text, ==, expected[i][1]);
    }

  /* 300 pixels to the inch are 11,811 to the metre. */
  g_assert_cmpmem (data + 33 + 4, 4, "pHYs", 4);
  g_assert_cmpuint (read_be32 (data + 33 + 8), ==, 11811);
  g_assert_cmpuint (read_be32 (data + 33 + 12), ==, 11811);
}

static void
test_svg (void)
{
  g_autoptr (GBytes) bytes = render (ASTER_FIGURE_SVG, &facts);
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes));
  static const char *const parts[] = {
    "<title>t-SNE, perplexity 30</title>",
    "<desc>12 tokens &amp; «more» ½</desc>",
    "<dc:description>12 tokens &amp; «more» ½</dc:description>",
    "<dc:source>toy</dc:source>",
    "<dc:subject>seed 42</dc:subject>",
    "<dc:relation>asterism-cli render --pane map -- 'a &lt;b&gt;.txt'</dc:relation>",
    "<dc:creator>Asterism 0.1.0</dc:creator>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (svg, parts[i]));
}

/* Document information is UTF-16 where it is not ASCII. */
static void
test_pdf (void)
{
  g_autoptr (GBytes) bytes = render (ASTER_FIGURE_PDF, &facts);
  gsize size;
  const char *pdf = g_bytes_get_data (bytes, &size);

  g_assert_nonnull (memmem (pdf, size, "/Title (t-SNE, perplexity 30)", 29));
  g_assert_nonnull (memmem (pdf, size, "/Keywords (seed 42; asterism-cli render", 39));
  g_assert_nonnull (memmem (pdf, size, "/Creator (Asterism 0.1.0)", 25));
  g_assert_nonnull (memmem (pdf, size, "/Subject <FEFF", 14));
}

/* What is not known is not said. */
static void
test_nothing (void)
{
  const AsterFigureFacts none = { 0 };
  g_autoptr (GBytes) png = render (ASTER_FIGURE_PNG, &none);
  g_autoptr (GBytes) svg = render (ASTER_FIGURE_SVG, &none);
  g_autoptr (GBytes) pdf = render (ASTER_FIGURE_PDF, &none);

  g_assert_null (find_text (png, "Title"));
  g_assert_null (
      memmem (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), "<title>", 7));
  g_assert_null (
      memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/Keywords", 9));
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint format = ASTER_FIGURE_PNG; format <= ASTER_FIGURE_PDF; format++)
    {
      AsterFigure figure = { .width = 40, .height = 20, .cancellable = cancellable };
      g_autoptr (GError) error = NULL;

      g_assert_null (aster_figure_render (&figure, (AsterFigureFormat) format, draw_cb,
                                          NULL, &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure-facts/png", test_png);
  g_test_add_func ("/figure-facts/svg", test_svg);
  g_test_add_func ("/figure-facts/pdf", test_pdf);
  g_test_add_func ("/figure-facts/nothing", test_nothing);
  g_test_add_func ("/figure-facts/cancelled", test_cancelled);
  return g_test_run ();
}
