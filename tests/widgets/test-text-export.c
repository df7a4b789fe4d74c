#include "text/text-export.h"

#include "text/text-html.h"

#include "support.h"
#include "tinted.h"

#define SAMPLE                                                                                   \
  "The colour purple lies between red and blue, said Phryne?.\n"                                 \
  "Màu tím nằm giữa đỏ và xanh.\n"                                                     \
  "اللون الأرجواني بين الأحمر والأزرق mixed with English words.\n" \
  "emoji 😀 😀 👩‍🔬 and <b>markup</b> & \"quotes\"\n"

static AsterTextScene
make_scene (const AsterResult *result, AsterTheme theme)
{
  AsterTextScene scene = {
    result->pieces,      result->tints,         result->scaled, result->tint_min,
    result->tint_max,    "number of <letters>", theme,          ASTER_TEXT_WIDTH,
    ASTER_TEXT_FONT_SIZE
  };

  return scene;
}

static char *
make_html (const char *text)
{
  g_autoptr (AsterResult) result = tinted_result (text);
  AsterTextScene scene = make_scene (result, ASTER_THEME_LIGHT);

  return aster_text_html (&scene);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, part)) != NULL; p++)
    n++;

  return n;
}

static void
test_html (void)
{
  g_autofree char *html = make_html ("aa bbb c? dddd\neeeee");

  /* The first piece has no value, one has no vector, three are tinted. */
  g_assert_nonnull (
      strstr (html, "<span>aa</span> <span class=\"t0\" title=\"3\">bbb</span> "
                    "<span class=\"none\" title=\"no vector\">c?</span> "
                    "<span class=\"t32\" title=\"4\">dddd</span></p>\n"
                    "<p dir=\"auto\"><span class=\"t64\" title=\"5\">eeeee</span></p>"));
  g_assert_cmpuint (count (html, ".t32{"), ==, 2); /* light and dark */
  g_assert_cmpuint (count (html, ".t31{"), ==, 0); /* only what occurs */
  g_assert_nonnull (strstr (html, "5 pieces, 1 without a vector"));
  g_assert_cmpuint (count (html, "://"), ==, 0); /* nothing is fetched */
  g_assert_cmpuint (count (html, "<script"), ==, 0);
}

static void
test_html_escapes (void)
{
  g_autofree char *html = make_html ("x </p><script>alert(1)</script> \"&\" \x01");

  g_assert_cmpuint (count (html, "<script"), ==, 0);
  g_assert_nonnull (strstr (html, "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  g_assert_nonnull (strstr (html, "&quot;&amp;&quot;"));
  g_assert_nonnull (strstr (html, "number of &lt;letters&gt;"));
  g_assert_null (strchr (html, '\x01'));
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

/* What is between the tags is the text again. */
static void
test_html_keeps_the_text (void)
{
  g_autofree char *html = make_html (SAMPLE);
  char *p = strstr (html, "<main>\n") + strlen ("<main>\n");
  g_autoptr (GString) text = g_string_new (NULL);

  for (char *end = strstr (p, "</main>"); p < end;)
    if (*p == '<')
      {
        if (g_str_has_prefix (p, "</p>\n"))
          p += strlen ("</p>\n"), g_string_append_c (text, '\n');
        else
          p = strchr (p, '>') + 1;
      }
    else
      g_string_append_c (text, *p++);

  g_string_truncate (text, text->len - 1); /* the last paragraph's end */
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);
  g_assert_cmpstr (text->str, ==, SAMPLE);
}

static cairo_surface_t *
paint (const AsterTextScene *scene)
{
  g_autoptr (AsterTextPage) page = aster_text_page_new (scene);
  double height = aster_text_page_get_height (page);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) scene->width, (int) height);
  cairo_t *cr = cairo_create (surface);

  aster_text_page_draw (page, cr, 0, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of the surface have this very colour. */
static guint
count_pixels (cairo_surface_t *surface, AsterColour c)
{
  guint32 wanted = (guint32) (c.r * 255 + 0.5) << 16 | (guint32) (c.g * 255 + 0.5) << 8 |
                   (guint32) (c.b * 255 + 0.5);
  int width = cairo_image_surface_get_width (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  const guint32 *data = (const guint32 *) (gpointer) cairo_image_surface_get_data (
      surface);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < width; x++)
      n += (data[y * stride + x] & 0xffffff) == wanted;

  return n;
}

/* Every theme's paper, and boxes of the very colours that the legend promises. */
static void
test_colours (void)
{
  g_autoptr (AsterResult) result = tinted_result ("xx aaaa bbbbbb cccccccc");

  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      AsterTextScene scene = make_scene (result, (AsterTheme) theme);
      cairo_surface_t *surface = paint (&scene);

      for (guint i = 1; i <= 2; i++)
        g_assert_cmpuint (
            count_pixels (surface,
                          aster_palette_ramp (scene.theme, ASTER_RAMP_TINT, i / 2.0)),
            >, 300);
      g_assert_cmpuint (
          count_pixels (surface, aster_palette_ink (scene.theme, ASTER_INK_PAPER)), >,
          9000);
      cairo_surface_destroy (surface);
    }
}

static void
test_height_follows_width (void)
{
  g_autoptr (AsterResult) result = tinted_result (SAMPLE SAMPLE SAMPLE);
  AsterTextScene scene = make_scene (result, ASTER_THEME_LIGHT);
  double last = 0;

  for (scene.width = 800; scene.width >= 100; scene.width /= 2)
    {
      g_autoptr (AsterTextPage) page = aster_text_page_new (&scene);

      g_assert_cmpfloat (aster_text_page_get_height (page), >, last);
      last = aster_text_page_get_height (page);
    }
}

static void
test_sheets (void)
{
  g_autoptr (AsterResult) result = tinted_result (SAMPLE SAMPLE SAMPLE SAMPLE SAMPLE);
  AsterTextScene scene = make_scene (result, ASTER_THEME_PRINT);
  g_autoptr (AsterTextPage) page = aster_text_page_new (&scene);
  double height = aster_text_page_get_height (page), y = 0;
  guint n = 0;

  while (y < height)
    {
      double next = aster_text_page_break (page, y, 200);

      g_assert_cmpfloat (next, >, y);
      g_assert_cmpfloat (next, <=, y + 200);
      y = next;
      n++;
    }
  g_assert_cmpfloat (y, ==, height);
  g_assert_cmpuint (n, >=, (guint) (height / 200));
  g_assert_cmpfloat (aster_text_page_break (page, 0, 1e9), ==, height);
}

static void
test_files (void)
{
  static const struct
  {
    const char *path, *magic;
  } cases[] = { { "a.png", "\x89PNG" },
                { "b.svg", "<?xml" },
                { "c.PDF", "%PDF" },
                { "d.html", "<!DOCTYPE html>" } };
  g_autoptr (AsterResult) result = tinted_result (SAMPLE);
  AsterTextScene scene = make_scene (result, ASTER_THEME_DARK);
  const char *folder = g_getenv ("ASTER_TEST_OUTPUT");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = aster_text_export (&scene, cases[i].path, &error);
      g_autoptr (GBytes) again = aster_text_export (&scene, cases[i].path, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].magic),
                       cases[i].magic, strlen (cases[i].magic));
      if (strcmp (cases[i].path, "b.svg") != 0) /* whose ids count, see figure.c */
        g_assert_true (g_bytes_equal (bytes, again));

      if (folder != NULL) /* to look at */
        {
          g_autofree char *path = g_build_filename (folder, cases[i].path, NULL);

          g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), NULL);
        }
    }
}

static void
test_refusals (void)
{
  g_autoptr (AsterResult) result = tinted_result (SAMPLE);
  AsterTextScene scene = make_scene (result, ASTER_THEME_LIGHT);
  g_autoptr (GError) ending = NULL, size = NULL;
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autoptr (AsterResult) long_result = NULL;

  g_assert_null (aster_text_export (&scene, "figure.jpeg", &ending));
  g_assert_error (ending, ASTER_ERROR, ASTER_ERROR_SYNTAX);
  g_assert_nonnull (strstr (ending->message, "figure.jpeg"));

  for (guint i = 0; i < 2000; i++)
    g_string_append (long_text, "line\n");
  long_result = tinted_result (long_text->str);
  scene = make_scene (long_result, ASTER_THEME_LIGHT);
  g_assert_null (aster_text_export (&scene, "long.png", &size));
  g_assert_error (size, ASTER_ERROR, ASTER_ERROR_DOMAIN);
}

/* Empty, white space only, without any value, all values one: drawn all the same. */
static void
test_edges (void)
{
  static const char *const texts[] = {
    "", "\n\n \t", "only?", "one", "aa bb cc", "a\r\nb"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AsterResult) result = tinted_result (texts[i]);
      AsterTextScene scene = make_scene (result, ASTER_THEME_LIGHT);
      g_autoptr (GBytes) png = aster_text_export (&scene, "x.png", NULL);
      g_autoptr (GBytes) html = aster_text_export (&scene, "x.html", NULL);

      g_assert_nonnull (png);
      g_assert_nonnull (html);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-export/html", test_html);
  g_test_add_func ("/text-export/html-escapes", test_html_escapes);
  g_test_add_func ("/text-export/html-keeps-the-text", test_html_keeps_the_text);
  g_test_add_func ("/text-export/colours", test_colours);
  g_test_add_func ("/text-export/height-follows-width", test_height_follows_width);
  g_test_add_func ("/text-export/sheets", test_sheets);
  g_test_add_func ("/text-export/files", test_files);
  g_test_add_func ("/text-export/refusals", test_refusals);
  g_test_add_func ("/text-export/edges", test_edges);
  return g_test_run ();
}
