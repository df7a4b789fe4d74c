/* A tinted text as a web page that stands alone.
 *
 * One file, no script, nothing fetched. The tint of a piece is one of 65 classes,
 * whose colours for light and for dark paper stand once at the top; only classes
 * that occur are written. Each piece says its value when pointed at. What the text
 * contains is escaped: it is never markup. */

#include "text/text-html.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "parts/numbers.h"
#include "text/text-marks.h"

#define N_STEPS 64 /* tints, from 0 to 64 */

/* Appends text that may hold anything as text that holds no markup. */
static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    switch (text[i])
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        /* Control characters other than white space are not allowed in HTML. */
        if ((guchar) text[i] >= 0x20 || strchr ("\t\n\r", text[i]) != NULL)
          g_string_append_c (out, text[i]);
        else
          g_string_append (out, "\xef\xbf\xbd");
      }
}

static void
append_colour (GString *out, const char *property, AsterColour c)
{
  g_string_append_printf (out, "%s:#%02x%02x%02x;", property, (int) (c.r * 255 + 0.5),
                          (int) (c.g * 255 + 0.5), (int) (c.b * 255 + 0.5));
}

static int
get_step (double scaled)
{
  return isnan (scaled) ? -1 : (int) (CLAMP (scaled, 0, 1) * N_STEPS + 0.5);
}

static void
append_theme (GString *out, const gboolean *used, AsterTheme theme)
{
  g_string_append (out, "body{");
  append_colour (out, "background", aster_palette_ink (theme, ASTER_INK_PAPER));
  append_colour (out, "color", aster_palette_ink (theme, ASTER_INK_TEXT));
  g_string_append (out, "}\n.q,.none{");
  append_colour (out, "color", aster_palette_ink (theme, ASTER_INK_QUIET));
  g_string_append (out, "}\n.ramp{background:linear-gradient(to right");
  for (int i = 0; i <= 8; i++)
    {
      AsterColour c = aster_palette_ramp (theme, ASTER_RAMP_TINT, i / 8.0);

      g_string_append_printf (out, ",#%02x%02x%02x", (int) (c.r * 255 + 0.5),
                              (int) (c.g * 255 + 0.5), (int) (c.b * 255 + 0.5));
    }
  g_string_append (out, ");");
  append_colour (out, "border:1px solid;border-color",
                 aster_palette_ink (theme, ASTER_INK_LINE));
  g_string_append (out, "}\n");

  for (int i = 0; i <= N_STEPS; i++)
    if (used[i])
      {
        double t = (double) i / N_STEPS;

        g_string_append_printf (out, ".t%d{", i);
        append_colour (out, "background", aster_palette_ramp (theme, ASTER_RAMP_TINT, t));
        append_colour (out, "color", aster_text_mark_ink (theme, t));
        g_string_append (out, "}\n");
      }
}

static void
append_style (GString *out, const AsterTextScene *scene)
{
  gboolean used[N_STEPS + 1] = { FALSE };

  for (gsize i = 0; i < scene->pieces->n; i++)
    if (!isnan (scene->scaled[i]))
      used[get_step (scene->scaled[i])] = TRUE;

  g_string_append (
      out, "<style>\n"
           "body{font:1.125rem/1.7 system-ui,sans-serif;max-width:46rem;margin:2rem auto;"
           "padding:0 1rem}\n"
           "p{white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 .5em}\n"
           "p span{border-radius:.2em;padding:.1em .08em;"
           "-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
           ".none{border-bottom:2px dotted;border-radius:0}\n"
           "header{margin-bottom:1.5rem}\nheader strong{display:block}\n"
           ".ramp{height:.7rem;width:14rem}\n"
           ".ends{display:flex;justify-content:space-between;width:14rem}\n"
           ".ends,.q{font-size:.85em}\n");
  append_theme (out, used, ASTER_THEME_LIGHT);
  g_string_append (out, "@media (prefers-color-scheme:dark){\n");
  append_theme (out, used, ASTER_THEME_DARK);
  g_string_append (out, "}\n</style>\n");
}

static void
append_legend (GString *out, const AsterTextScene *scene)
{
  g_autofree char *note = aster_text_dup_note (scene->pieces);

  g_string_append (out, "<header>\n<strong>");
  append_escaped (out, scene->title, strlen (scene->title));
  g_string_append (out, "</strong>\n");

  if (!isnan (scene->min))
    {
      g_autofree char *min = aster_number_dup (scene->min, 3);
      g_autofree char *middle = aster_number_dup ((scene->min + scene->max) / 2, 3);
      g_autofree char *max = aster_number_dup (scene->max, 3);

      g_string_append_printf (out,
                              "<div class=\"ramp\"></div>\n<div class=\"ends\"><span>%s"
                              "</span><span>%s</span><span>%s</span></div>\n",
                              min, middle, max);
    }

  g_string_append (out, "<span class=\"q\">");
  append_escaped (out, note, strlen (note));
  g_string_append (out, "</span>\n</header>\n");
}

static void
append_piece (GString *out, const AsterTextScene *scene, gsize i)
{
  const AsterPiece *piece = &scene->pieces->items[i];

  if (piece->row < 0)
    {
      g_string_append (out, "<span class=\"none\" title=\"");
      append_escaped (out, _ ("no vector"), strlen (_ ("no vector")));
      g_string_append (out, "\">");
    }
  else if (isnan (scene->scaled[i]))
    g_string_append (out, "<span>");
  else
    {
      g_autofree char *value = aster_number_dup (scene->values[i], 4);

      g_string_append_printf (out, "<span class=\"t%d\" title=\"%s\">",
                              get_step (scene->scaled[i]), value);
    }

  append_escaped (out, scene->pieces->text + piece->start, piece->end - piece->start);
  g_string_append (out, "</span>");
}

/* A line end in the text ends a paragraph. Pieces never hold one, by contract of the
 * tokenizers; should one, it stays inside its span. */
static void
append_between (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));

      append_escaped (out, text, (gsize) ((stop ? stop : end) - text));
      if (stop == NULL)
        break;
      g_string_append (out, "</p>\n<p dir=\"auto\">");
      text = stop + 1;
    }
}

/**
 * aster_text_html:
 * @scene: what to write; its theme, width and font are left to the reader
 *
 * Returns: (transfer full): a whole HTML document, UTF-8
 */
char *
aster_text_html (const AsterTextScene *scene)
{
  const AsterPieces *pieces = scene->pieces;
  GString *out = g_string_new ("<!DOCTYPE html>\n<html>\n<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width\">\n"
                               "<title>");
  gsize at = 0;

  append_escaped (out, scene->title, strlen (scene->title));
  g_string_append (out, "</title>\n");
  append_style (out, scene);
  append_legend (out, scene);

  g_string_append (out, "<main>\n<p dir=\"auto\">");
  for (gsize i = 0; i < pieces->n; i++)
    {
      append_between (out, pieces->text + at, pieces->items[i].start - at);
      append_piece (out, scene, i);
      at = pieces->items[i].end;
    }
  append_between (out, pieces->text + at, pieces->length - at);
  g_string_append (out, "</p>\n</main>\n</html>\n");

  return g_string_free (out, FALSE);
}
