/* The pictures that panes show, by the same painters. */

#include <math.h>

#include "command.h"
#include "figure/figure.h"
#include "files/save.h"
#include "render-map.h"
#include "render-sheet.h"
#include "tint-text.h"
#include "tools/error.h"

static gboolean
write_figure (const AsterCliRequest *request,
              const AsterFigure *figure,
              AsterFigureFunc func,
              gpointer data,
              GError **error)
{
  const char *path = aster_cli_text (request, "-o");
  g_autoptr (GBytes) bytes = NULL;
  AsterFigureFormat format = ASTER_FIGURE_PNG;

  aster_figure_format_from_path (path, &format);
  bytes = aster_figure_render (figure, format, func, data, error);

  return bytes != NULL && aster_save_bytes (path, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), error);
}

typedef struct
{
  const AsterTextPage *page;
  double height;
} Sheet;

static void
draw_text_cb (cairo_t *cr, guint number, gpointer data)
{
  const Sheet *sheet = data;

  aster_text_page_draw (sheet->page, cr, 0, sheet->height);
}

static gboolean
render_text (const AsterCliRequest *request, AsterFigure *figure, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  g_auto (AsterCliTinted) tinted = { 0 };
  g_autoptr (AsterTextPage) page = NULL;
  g_autofree char *title = NULL;
  AsterTextScene scene;
  Sheet sheet;

  if (!aster_cli_tint_check (request, error) ||
      !aster_cli_input_read (request, &input, error) ||
      !aster_cli_tint_text (request, &input, &tinted, error))
    return FALSE;

  title = aster_cli_tint_dup_title (request);
  scene = aster_cli_tinted_get_scene (&tinted, title);
  scene.theme = aster_cli_read_theme (request);
  scene.width = figure->width;
  page = aster_text_page_new (&scene);
  figure->height = fmax (figure->height, ceil (aster_text_page_get_height (page)));
  figure->title = title;
  sheet = (Sheet){ page, figure->height };

  return write_figure (request, figure, draw_text_cb, &sheet, error);
}

/* What is left out is as where a new pane of the window begins. */
void
aster_cli_suppose_render (AsterCliRequest *request)
{
  if (aster_cli_text (request, "--map") == NULL)
    aster_cli_suppose (request, "--method", "pca");
  aster_cli_suppose (request, "--by", "norm");
}

gboolean
aster_cli_run_render (AsterCliRequest *request, GError **error)
{
  const char *pane = aster_cli_text (request, "--pane");
  const char *path = aster_cli_text (request, "-o"), *problem = NULL;
  AsterFigure figure = { 0 };
  AsterFigureFormat format;

  if (pane == NULL)
    problem = "what? Add --pane map or --pane text";
  else if (path == NULL)
    problem = "where to? Add -o OUT, whose ending is .png, .svg or .pdf";
  else if (!aster_figure_format_from_path (path, &format))
    problem = "the ending of OUT says the format; use .png, .svg or .pdf";

  if (problem != NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, "render: %s", problem);
      return FALSE;
    }
  if (!aster_cli_read_size (request, ASTER_DPI, &figure.width, &figure.height, error))
    return FALSE;

  return g_str_equal (pane, "map") ? aster_cli_render_map (request, format, error)
                                   : render_text (request, &figure, error);
}
