/* A view of a map is put together from the options as the window does it from what a
 * person did, and becomes the same figure. */

#include "render-map.h"

#include <math.h>
#include <string.h>

#include "aster-config.h"
#include "colour/legend-painter.h"
#include "command.h"
#include "figure/map-figure.h"
#include "files/layout-file.h"
#include "files/save.h"
#include "map-layout.h"
#include "parts/bits.h"
#include "plot/plot-home.h"
#include "render-classes.h"
#include "render-colours.h"
#include "render-marks.h"
#include "render-sheet.h"
#include "row-list.h"
#include "tools/error.h"
#include "tools/shell-word.h"

#define DEGREE (G_PI / 180)

/* What a scene of the map borrows. */
typedef struct
{
  AsterCliInput input;
  AsterLayout *layout;
  AsterMatrix *page; /* (n × 2) where rows stand on the page */
  guint8 *depths;    /* (n) how near each row is; NULL on a flat map */
  AsterPlotIndex *index;
  AsterOrbit orbit;
  AsterColouring *colouring;
  AsterClusters *clusters;
  guint64 *visible;
  AsterCliMarks marks;
  GArray *only; /* of guint32: rows that are shown alone; empty for all */
} View;

static void
view_clear (View *self)
{
  aster_cli_input_clear (&self->input);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->page, aster_matrix_unref);
  g_clear_pointer (&self->depths, g_free);
  g_clear_pointer (&self->index, aster_plot_index_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_free (self->visible);
  aster_cli_marks_clear (&self->marks);
  g_clear_pointer (&self->only, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gboolean
refuse (GError **error, const char *option, const char *text, const char *expected)
{
  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, "%s %s: expected %s",
               option, text, expected);
  return FALSE;
}

/* The map of --map, or one made as the options of map say. */
static gboolean
make_layout (const AsterCliRequest *request, View *self, GError **error)
{
  const char *path = aster_cli_text (request, "--map");
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 0.7);
  AsterCliMapSummary cost;
  g_autoptr (AsterReport) report = NULL;

  if (path == NULL)
    return (self->layout = aster_cli_map_layout (request, &self->input, &cost, error)) !=
           NULL;
  if (!aster_cli_input_read (request, &self->input, error))
    return FALSE;

  report = aster_report_new ();
  self->layout = aster_layout_file_read (path, self->input.chosen->tokens, report,
                                         &part.pulse, error);
  if (self->layout != NULL)
    aster_cli_warn_report (request, path, report, 0);

  return self->layout != NULL;
}

/* Rows of --only, and of them those that --hide leaves. */
static gboolean
read_visible (const AsterCliRequest *request, View *self, guint64 hidden, GError **error)
{
  gsize n = self->layout->positions->n_rows;
  const AsterColouring *c = self->colouring;
  gboolean hide[256] = { FALSE };

  if (!(self->only = aster_cli_row_list (request, &self->input, "--only", error)))
    return FALSE;
  if (self->only->len > 0)
    self->visible = aster_cli_bits_of (self->only, n);
  if (hidden == 0)
    return TRUE;

  for (guint i = 0; i < MIN (c->entries->len, 64); i++)
    if (hidden >> i & 1)
      hide[g_array_index (c->entries, AsterLegendEntry, i).style] = TRUE;
  if (self->visible == NULL)
    {
      self->visible = g_new (guint64, aster_bits_words (n) + 1);
      memset (self->visible, 0xff, aster_bits_words (n) * sizeof (guint64));
    }
  for (gsize row = 0; row < n; row++)
    if (hide[c->styles[row]])
      aster_bits_set (self->visible, row, FALSE);

  return TRUE;
}

/* Where rows stand on the page: a map of three dimensions is seen from a side. */
static void
turn (const AsterCliRequest *request, View *self, AsterPlotScene *scene, double *radius)
{
  const AsterOrbit usual = ASTER_ORBIT_INIT;

  *radius = 0;
  self->page = aster_matrix_ref (self->layout->positions);
  if (self->page->n_cols != 3)
    return;

  self->orbit = usual;
  if (aster_cli_text (request, "--yaw") != NULL)
    self->orbit.yaw = aster_cli_number (request, "--yaw") * DEGREE;
  if (aster_cli_text (request, "--pitch") != NULL)
    self->orbit.pitch = aster_cli_number (request, "--pitch") * DEGREE;
  aster_matrix_unref (self->page);
  self->page = aster_orbit_project (&self->orbit, self->layout->positions, radius);
  self->depths = g_new (guint8, MAX (self->page->n_rows, 1));
  aster_orbit_find_levels (&self->orbit, self->layout->positions, self->depths);
  scene->orbit = &self->orbit;
  scene->depths = self->depths;
}

/* What there is to see: rows that are shown alone, or all. */
static void
set_bounds (const View *self, double radius, AsterViewport *viewport)
{
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };

  for (guint i = 0; i < self->only->len; i++)
    {
      const float *place = aster_matrix_row (self->page,
                                             g_array_index (self->only, guint32, i));

      for (int p = 0; p < 2; p++)
        {
          low[p] = MIN (low[p], place[p]);
          high[p] = MAX (high[p], place[p]);
        }
    }

  if (radius > 0)
    aster_viewport_set_bounds (viewport, -radius, -radius, radius, radius);
  else if (self->only->len > 0)
    aster_viewport_set_bounds (viewport, low[0], low[1], high[0], high[1]);
  else
    aster_viewport_set_bounds (viewport, self->index->x0, self->index->y0,
                               self->index->x1, self->index->y1);
}

/* Everything, with little of it under the legend. */
static AsterView
find_home (const View *self,
           double radius,
           const AsterMapSheet *sheet,
           const AsterPlotScene *scene,
           AsterViewport *viewport)
{
  const AsterLettering lettering = { sheet->theme, scene->font, sheet->text_size };
  cairo_rectangle_t card;
  g_autoptr (GArray) places = radius > 0 ? aster_plot_home_sample_disc (radius)
                                         : aster_plot_home_sample (self->index->positions,
                                                                   self->visible);
  AsterPlotStay stay = { places, scene->transform.width, scene->transform.height, &card };
  AsterPlotHome home = { 0 };

  if (!scene->style.legend || scene->colouring == NULL ||
      !aster_legend_measure (scene->colouring, &lettering, stay.width, stay.height,
                             &card))
    stay.cover = NULL;

  return aster_plot_home_find (&home, viewport, &stay);
}

/* What is in the middle and how near it is. */
static gboolean
aim (const AsterCliRequest *request,
     const View *self,
     double radius,
     const double shape[2],
     const AsterMapSheet *sheet,
     AsterPlotScene *scene,
     GError **error)
{
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  const char *centre = aster_cli_text (request, "--centre");
  AsterView view;
  char *end = NULL;

  set_bounds (self, radius, viewport);
  scene->transform.width = shape[0];
  scene->transform.height = shape[1];
  view = centre == NULL && aster_cli_text (request, "--zoom") == NULL
             ? find_home (self, radius, sheet, scene, viewport)
             : aster_viewport_get_whole (viewport);
  if (aster_cli_text (request, "--zoom") != NULL)
    view.zoom = aster_cli_number (request, "--zoom");
  if (centre != NULL)
    {
      view.x = g_ascii_strtod (centre, &end);
      if (end == centre || *end != ',')
        return refuse (error, "--centre", centre, "two numbers such as 0.5,-12");
      centre = end + 1;
      view.y = g_ascii_strtod (centre, &end);
      if (end == centre || *end != '\0' || !isfinite (view.x) || !isfinite (view.y))
        return refuse (error, "--centre", aster_cli_text (request, "--centre"),
                       "two numbers such as 0.5,-12");
    }
  aster_viewport_set_view (viewport, &view);
  scene->transform = aster_viewport_get_transform (viewport, shape[0], shape[1]);

  return TRUE;
}

static gboolean
read_style (const AsterCliRequest *request, AsterPlotStyle *style, GError **error)
{
  const char *text = aster_cli_text (request, "--style");
  g_autoptr (GError) local = NULL;

  if (text == NULL || aster_plot_style_read (style, text, &local))
    return TRUE;

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, "--style: %s",
               local->message);
  return FALSE;
}

/* "pca of 18000 tokens x 100 of sample:dictionary; seed 42" */
static char *
dup_title (const AsterCliRequest *request, const View *self)
{
  const char *map = aster_cli_text (request, "--map");

  return g_strdup_printf (
      "%s of %zu tokens × %zu dimensions (%s) of %s; seed %s",
      map != NULL ? map : aster_cli_text (request, "--method"),
      aster_space_n (self->input.chosen), aster_space_d (self->input.chosen),
      aster_cli_text (request, "--space"), aster_cli_argument (request, 0),
      aster_cli_text (request, "--seed"));
}

/* The line that draws it again, the same however it was asked for: options in the order
 * of --help, without those that are usual or change nothing. */
static char *
dup_command (const AsterCliRequest *request, const char *path)
{
  const AsterCliCommand *command = aster_cli_find_command ("render", NULL);
  GString *line = g_string_new ("asterism-cli");
  const char *ending = strrchr (path, '.');

  if (aster_cli_count (request, "--seed") != 42)
    g_string_append_printf (line, " --seed %s", aster_cli_text (request, "--seed"));
  g_string_append (line, " render");
  for (const AsterCliOption *const *list = command->options; *list != NULL; list++)
    for (const AsterCliOption *option = *list; option->name != NULL; option++)
      {
        const char *text = aster_cli_text (request, option->name);

        if (g_str_equal (option->name, "-o") || g_str_equal (option->name, "--by") ||
            text == NULL || g_strcmp0 (text, option->fallback) == 0)
          continue;
        g_string_append_printf (line, " %s", option->name);
        if (option->kind == ASTER_CLI_FLAG)
          continue;
        g_string_append_c (line, ' ');
        aster_shell_word_append (line, text);
      }
  g_string_append_printf (line, " -o map%s -- ", ending != NULL ? ending : "");
  aster_shell_word_append (line, aster_cli_argument (request, 0));

  return g_string_free (line, FALSE);
}

static gboolean
write_figure (const AsterCliRequest *request,
              const View *self,
              const AsterPlotScene *scene,
              AsterMapSheet *sheet,
              AsterFigureFormat format,
              GError **error)
{
  const char *path = aster_cli_text (request, "-o");
  g_autoptr (AsterMapFigure) figure = aster_map_figure_new (scene, self->layout,
                                                            self->clusters);
  g_autofree char *title = dup_title (request, self);
  g_autofree char *command = dup_command (request, path);
  AsterFigureFacts facts = { .title = title,
                             .source = aster_cli_argument (request, 0),
                             .seed = aster_cli_text (request, "--seed"),
                             .command = command,
                             .software = "Asterism " ASTER_VERSION };
  g_autoptr (GBytes) bytes = NULL;

  sheet->legend = scene->style.legend;
  sheet->caption = aster_cli_text (request, "--caption");
  if (sheet->caption != NULL && g_str_equal (sheet->caption, "auto"))
    sheet->caption = title;
  facts.description = sheet->caption;
  bytes = aster_map_figure_render (figure, sheet, format, &facts, NULL, error);

  return bytes != NULL && aster_save_bytes (path, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), error);
}

/**
 * aster_cli_render_map:
 * @request: render, with the options of map and of #aster_cli_figure_options
 * @format: of the file that -o names
 * @error: return location
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_cli_render_map (const AsterCliRequest *request,
                      AsterFigureFormat format,
                      GError **error)
{
  g_auto (View) view = { 0 };
  g_autoptr (AsterColouring) shown = NULL;
  g_autoptr (AsterShuffle) shuffle = NULL;
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  double shape[2], radius;
  guint64 hidden;

  if (!aster_cli_read_sheet (request, &sheet, shape, error) ||
      !read_style (request, &scene.style, error) ||
      !make_layout (request, &view, error) ||
      !aster_cli_read_colours (request, &view.input, view.layout, &view.colouring,
                               &view.clusters, error) ||
      !aster_cli_read_inks (request, &view.colouring, error) ||
      !aster_cli_read_hidden (request, view.colouring, &hidden, error) ||
      !read_visible (request, &view, hidden, error) ||
      !aster_cli_read_marks (request, &view.input, view.layout, view.clusters,
                             &scene.style, &view.marks, error))
    return FALSE;

  turn (request, &view, &scene, &radius);
  view.index = aster_plot_index_new (view.page);
  scene.index = view.index;
  aster_cli_marks_apply (&view.marks, &scene);
  scene.tokens = view.input.chosen->tokens;
  scene.shuffle = shuffle = aster_shuffle_new (scene.tokens);
  scene.visible = view.visible;
  if (view.only->len > 0)
    scene.share = view.only->len / (double) view.page->n_rows;
  if (view.colouring != NULL)
    {
      g_autoptr (AsterColouring) counted = aster_colouring_among (
          view.colouring, view.colouring->n > 0 ? view.visible : NULL);
      g_autoptr (AsterColouring) left = aster_colouring_without (counted, hidden);

      scene.colouring = shown = aster_plot_style_mark (&scene.style, left);
    }

  return aim (request, &view, radius, shape, &sheet, &scene, error) &&
         write_figure (request, &view, &scene, &sheet, format, error);
}
