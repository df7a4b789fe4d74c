/* The whole sheet, its letters and points as small as the sheet is shown. It is painted
 * once the choices have been at rest for a moment, and again for another size. */

#include "export/figure-preview.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define REST_MS 60
#define LEAST   320 /* px */

struct _AsterFigurePreview
{
  GtkWidget parent_instance;

  AsterMapFigure *figure;
  AsterMapSheet sheet;
  char *caption;
  cairo_surface_t *picture; /* (nullable) */
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (AsterFigurePreview, aster_figure_preview, GTK_TYPE_WIDGET)

static void
paint (AsterFigurePreview *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double room_w = gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  double room_h = gtk_widget_get_height (GTK_WIDGET (self)) * factor;
  double width, height, scale;
  cairo_t *cr;

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  if (!(self->sheet.width > 0 && room_w > 0 && room_h > 0))
    return;

  aster_map_figure_get_size (self->figure, &self->sheet, &width, &height);
  scale = MIN (room_w / width, room_h / height);
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                              (int) MAX (round (width * scale), 1),
                                              (int) MAX (round (height * scale), 1));
  cairo_surface_set_device_scale (self->picture, scale, scale);
  cr = cairo_create (self->picture);
  aster_map_figure_draw (self->figure, &self->sheet, cr);
  cairo_destroy (cr);
  cairo_surface_set_device_scale (self->picture, 1, 1);
}

static gboolean
rest_cb (gpointer data)
{
  AsterFigurePreview *self = data;

  self->rest_id = 0;
  paint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
queue_paint (AsterFigurePreview *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

static void
aster_figure_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterFigurePreview *self = ASTER_FIGURE_PREVIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  double w, h, scale;
  cairo_t *cr;

  if (self->picture == NULL)
    return;

  w = cairo_image_surface_get_width (self->picture);
  h = cairo_image_surface_get_height (self->picture);
  scale = MIN (width / w, height / h);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, floor ((width - w * scale) / 2), floor ((height - h * scale) / 2));
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
aster_figure_preview_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = LEAST;
  *minimum_baseline = *natural_baseline = -1;
}

static void
aster_figure_preview_size_allocate (GtkWidget *widget,
                                    int width,
                                    int height,
                                    int baseline)
{
  queue_paint (ASTER_FIGURE_PREVIEW (widget));
}

static void
aster_figure_preview_dispose (GObject *object)
{
  AsterFigurePreview *self = ASTER_FIGURE_PREVIEW (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->figure, aster_map_figure_unref);
  g_clear_pointer (&self->caption, g_free);

  G_OBJECT_CLASS (aster_figure_preview_parent_class)->dispose (object);
}

static void
aster_figure_preview_class_init (AsterFigurePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_figure_preview_dispose;
  widget_class->snapshot = aster_figure_preview_snapshot;
  widget_class->measure = aster_figure_preview_measure;
  widget_class->size_allocate = aster_figure_preview_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "figurepreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aster_figure_preview_init (AsterFigurePreview *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The figure as it will be"), -1);
}

/* @figure: (transfer none) */
GtkWidget *
aster_figure_preview_new (AsterMapFigure *figure)
{
  AsterFigurePreview *self = g_object_new (ASTER_TYPE_FIGURE_PREVIEW, NULL);

  self->figure = aster_map_figure_ref (figure);

  return GTK_WIDGET (self);
}

/* Shows the figure on @sheet, soon. */
void
aster_figure_preview_show (AsterFigurePreview *self, const AsterMapSheet *sheet)
{
  char *caption = g_strdup (sheet->caption);

  g_return_if_fail (ASTER_IS_FIGURE_PREVIEW (self));

  g_free (self->caption);
  self->caption = caption;
  self->sheet = *sheet;
  self->sheet.caption = caption;
  queue_paint (self);
}
