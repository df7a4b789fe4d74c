/* The pictures that panes show, by the same painters. */

#include <math.h>
#include <stdio.h>

#include "command.h"
#include "figure.h"
#include "files/save.h"
#include "legend-painter.h"
#include "map-layout.h"
#include "plot-scene.h"
#include "tint-text.h"
#include "tools/error.h"
#include "tools/limits.h"

static gboolean
read_size (const char *text, AsterFigure *figure, GError **error)
{
  unsigned width, height;
  char end;

  if (sscanf (text, "%5ux%5u%c", &width, &height, &end) == 2 && width > 0 && height > 0 &&
      width <= ASTER_MAX_IMAGE_SIDE && height <= ASTER_MAX_IMAGE_SIDE)
    {
      figure->width = width;
      figure->height = height;
      return TRUE;
    }

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "--size %s: expected width x height in pixels, such as 1600x1000, each at "
               "most %u",
               text, ASTER_MAX_IMAGE_SIDE);
  return FALSE;
}

static AsterTheme
read_theme (const AsterCliRequest *request)
{
  const char *theme = aster_cli_text (request, "--theme");

  return g_str_equal (theme, "dark")    ? ASTER_THEME_DARK
         : g_str_equal (theme, "print") ? ASTER_THEME_PRINT
                                        : ASTER_THEME_LIGHT;
}

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

static void
draw_map_cb (cairo_t *cr, guint sheet, gpointer data)
{
  const AsterPlotScene *scene = data;
  AsterLettering lettering = { scene->theme, scene->font, scene->text_size };

  aster_plot_scene_paint (scene, cr);
  if (scene->colouring != NULL)
    aster_legend_paint (cr, scene->colouring, &lettering, scene->transform.width,
                        scene->transform.height);
}

/* What the rows are coloured by: a column of metadata, if one is asked for. */
static gboolean
read_colouring (const AsterCliRequest *request,
                const AsterSpace *space,
                AsterColouring **colouring,
                GError **error)
{
  const char *name = aster_cli_text (request, "--colour");
  const AsterColumn *column;
  g_autoptr (GString) there = g_string_new (NULL);

  if (name == NULL)
    return TRUE;
  if ((column = aster_space_find_column (space, name)) != NULL)
    {
      *colouring = aster_colouring_new_from_column (column);
      return TRUE;
    }

  for (guint i = 0; i < space->columns->len; i++)
    {
      column = g_ptr_array_index (space->columns, i);
      g_string_append_printf (there, "%s%s", i > 0 ? ", " : "", column->name);
    }
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING, "%s: there is no column %s; %s%s",
               aster_cli_argument (request, 0), name,
               there->len > 0 ? "choose one of: " : "join a table with --metadata",
               there->str);
  return FALSE;
}

static gboolean
render_map (const AsterCliRequest *request, AsterFigure *figure, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  AsterCliMapSummary cost;
  g_autoptr (AsterLayout) layout = aster_cli_map_layout (request, &input, &cost, error);
  g_autoptr (AsterPlotIndex) index = NULL;
  g_autoptr (AsterLabels) labels = NULL;
  g_autoptr (AsterViewport) viewport = NULL;
  g_autoptr (AsterColouring) colouring = NULL;
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;

  if (layout == NULL || !read_colouring (request, input.chosen, &colouring, error))
    return FALSE;

  index = aster_plot_index_new (layout->positions);
  labels = aster_labels_new (index, input.chosen->tokens, NULL, NULL, scene.text_size);
  viewport = aster_viewport_new ();
  aster_viewport_set_bounds (viewport, index->x0, index->y0, index->x1, index->y1);
  aster_viewport_fit (viewport);

  scene.index = index;
  scene.axes = layout->axes;
  scene.tokens = input.chosen->tokens;
  scene.colouring = colouring;
  scene.labels = labels;
  scene.theme = read_theme (request);
  scene.transform = aster_viewport_get_transform (viewport, figure->width,
                                                  figure->height);

  return write_figure (request, figure, draw_map_cb, &scene, error);
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
  scene.theme = read_theme (request);
  scene.width = figure->width;
  page = aster_text_page_new (&scene);
  figure->height = fmax (figure->height, ceil (aster_text_page_get_height (page)));
  figure->title = title;
  sheet = (Sheet){ page, figure->height };

  return write_figure (request, figure, draw_text_cb, &sheet, error);
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
  if (!read_size (aster_cli_text (request, "--size"), &figure, error))
    return FALSE;

  /* As a new pane of the window begins. */
  aster_cli_suppose (request, "--method", "pca");
  aster_cli_suppose (request, "--by", "norm");

  return g_str_equal (pane, "map") ? render_map (request, &figure, error)
                                   : render_text (request, &figure, error);
}
