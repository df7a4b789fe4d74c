/* A printer gets the same figure as a file does: in the inks of print, as wide as the
 * page between its margins, letters of eight points, legend and caption with it. */

#include "export/map-print.h"

#include <glib/gi18n-lib.h>

#include "export/map-caption.h"
#include "figure/figure-preset.h"

#define LETTERS 8.0 /* pt */
#define DPI     300 /* of points that are an image */

typedef struct
{
  AsterMapFigure *figure;
  AsterMapCaption caption;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  aster_map_figure_unref (job->figure);
  aster_map_caption_clear (&job->caption);
  g_free (job);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const Job *job = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  double width, height, most = gtk_print_context_get_height (context) * ASTER_PX_PER_PT;

  sheet.width = gtk_print_context_get_width (context) * ASTER_PX_PER_PT;
  sheet.text_size = LETTERS * ASTER_PX_PER_PT;
  sheet.dpi = DPI;
  sheet.caption = job->caption.caption;
  aster_map_figure_get_size (job->figure, &sheet, &width, &height);
  if (height > most)
    sheet.height = most;

  cairo_save (cr);
  cairo_scale (cr, 1 / ASTER_PX_PER_PT, 1 / ASTER_PX_PER_PT);
  aster_map_figure_draw (job->figure, &sheet, cr);
  cairo_restore (cr);
}

/**
 * aster_map_print:
 * @map: (transfer none): what is printed, as it is now
 * @window: (nullable): over which the dialogue stands, and which is told what went wrong
 * @action: whether to ask first, or to write a file
 * @path: (nullable): of the file, a PDF
 *
 * Returns: what came of it; cancelled if there is no map yet
 */
GtkPrintOperationResult
aster_map_print (AsterMapContent *map,
                 GtkWindow *window,
                 GtkPrintOperationAction action,
                 const char *path)
{
  AsterMapParts parts = aster_map_content_get_parts (map);
  AsterMapFigure *figure = aster_plot_dup_figure (parts.plot);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;
  Job *job;

  if (figure == NULL)
    return GTK_PRINT_OPERATION_RESULT_CANCEL;

  job = g_new0 (Job, 1);
  job->figure = figure;
  aster_map_caption_init (&job->caption, &parts);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->caption.title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), job, job_free, 0);

  result = gtk_print_operation_run (operation, action, window, &error);
  if (error != NULL && window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.warn", "s", error->message);

  return result;
}
