/* A tinted text as the bytes of a picture or of a web page.
 *
 * PNG and SVG are one picture as high as the text; a PDF is cut into sheets whose
 * sides stand as those of A4 paper, between lines. */

#include "text/text-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "figure/figure.h"
#include "text/text-html.h"
#include "tools/error.h"

#define SHEET_RATIO 1.4142 /* height of a sheet of A4 over its width */
#define SHEET_FOOT  0.04   /* of its width, left free at the foot */

typedef struct
{
  const AsterTextPage *page;
  GArray *breaks; /* of double: where each sheet begins, and the end */
  double top;     /* px, free above the first line of later sheets */
} Sheets;

static void
draw_cb (cairo_t *cr, guint sheet, gpointer user_data)
{
  const Sheets *self = user_data;
  double y = g_array_index (self->breaks, double, sheet);
  double end = g_array_index (self->breaks, double, sheet + 1);
  double top = sheet > 0 ? self->top : 0;

  aster_text_page_draw (self->page, cr, y - top, end - y + top);
}

/**
 * aster_text_export:
 * @scene: what to draw
 * @path: a file's name; its ending says what is wanted: .png, .svg, .pdf or .html
 * @error: return location for %ASTER_ERROR_SYNTAX (another ending), or as for
 *   aster_figure_render()
 *
 * Returns: (transfer full) (nullable): the bytes of the file; nothing is written
 */
GBytes *
aster_text_export (const AsterTextScene *scene, const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (AsterTextPage) page = NULL;
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (double));
  AsterFigure figure = { .width = scene->width, .title = scene->title };
  AsterFigureFormat format;
  Sheets sheets = { .breaks = breaks };
  double y = 0, end;

  if (g_str_has_suffix (lower, ".html"))
    {
      char *html = aster_text_html (scene);

      return g_bytes_new_take (html, strlen (html));
    }
  if (!aster_figure_format_from_path (path, &format))
    {
      g_set_error (
          error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
          _ ("%s: a text can be drawn as .png, .svg, .pdf or .html; end the name "
             "with one of these"),
          path);
      return NULL;
    }

  sheets.page = page = aster_text_page_new (scene);
  sheets.top = scene->font_size;
  figure.height = aster_text_page_get_height (page);

  g_array_append_val (breaks, y);
  if (format == ASTER_FIGURE_PDF)
    {
      double room = scene->width * SHEET_RATIO;

      figure.height = MIN (figure.height, room);
      do
        {
          end = aster_text_page_break (
              page, y, room - scene->width * SHEET_FOOT - (y > 0 ? sheets.top : 0));
          g_array_append_val (breaks, end);
          y = end;
      } while (y < aster_text_page_get_height (page));
    }
  else
    g_array_append_val (breaks, figure.height);
  figure.n_sheets = breaks->len - 1;

  return aster_figure_render (&figure, format, draw_cb, &sheets, error);
}
