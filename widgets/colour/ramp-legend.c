/* The legend of a ramp of colours, as a widget: as wide as it may be, as high as
 * its words need. */

#include "colour/ramp-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "colour/ramp-painter.h"
#include "parts/numbers.h"

#define MIN_WIDTH 120 /* px */

struct _AsterRampLegend
{
  GtkWidget parent_instance;

  char *title;
  char *note; /* (nullable) */
  double min, max;
  AsterRamp ramp;
  AsterTheme theme;
};

enum { PROP_0, PROP_THEME, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterRampLegend, aster_ramp_legend, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static AsterRampScene
get_scene (AsterRampLegend *self)
{
  AsterRampScene scene = { self->title, self->note, self->min,
                           self->max,   self->ramp, self->theme };

  return scene;
}

static void
update_label (AsterRampLegend *self)
{
  g_autofree char *min = aster_number_dup (self->min, 3);
  g_autofree char *max = aster_number_dup (self->max, 3);
  g_autofree char *label = NULL;

  if (isnan (self->min))
    label = g_strdup (self->title);
  else
    /* Translators: what the values are («cosine to ⟨purple⟩»), the least and the
     * greatest of them. */
    label = g_strdup_printf (_ ("%s, from %s to %s"), self->title, min, max);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->note ? self->note : "", -1);
}

static GtkSizeRequestMode
aster_ramp_legend_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aster_ramp_legend_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  AsterRampScene scene = get_scene (ASTER_RAMP_LEGEND (widget));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MIN_WIDTH;
  else
    *minimum = *natural = (int) aster_ramp_painter_height (
        &scene, gtk_widget_get_pango_context (widget),
        for_size < 0 ? MIN_WIDTH : for_size);
}

static void
aster_ramp_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterRampScene scene = get_scene (ASTER_RAMP_LEGEND (widget));
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (-1, -1, (float) width + 2, (float) height + 2));

  aster_ramp_painter_draw (&scene, gtk_widget_get_pango_context (widget), cr, width);
  cairo_destroy (cr);
}

static void
aster_ramp_legend_finalize (GObject *object)
{
  AsterRampLegend *self = ASTER_RAMP_LEGEND (object);

  g_free (self->title);
  g_free (self->note);

  G_OBJECT_CLASS (aster_ramp_legend_parent_class)->finalize (object);
}

static void
aster_ramp_legend_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  AsterRampLegend *self = ASTER_RAMP_LEGEND (object);

  switch (prop_id)
    {
    case PROP_THEME:
      g_value_set_uint (value, self->theme);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_ramp_legend_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  AsterRampLegend *self = ASTER_RAMP_LEGEND (object);

  switch (prop_id)
    {
    case PROP_THEME:
      aster_ramp_legend_set_theme (self, (AsterTheme) g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_ramp_legend_class_init (AsterRampLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = aster_ramp_legend_finalize;
  object_class->get_property = aster_ramp_legend_get_property;
  object_class->set_property = aster_ramp_legend_set_property;
  widget_class->get_request_mode = aster_ramp_legend_get_request_mode;
  widget_class->measure = aster_ramp_legend_measure;
  widget_class->snapshot = aster_ramp_legend_snapshot;

  properties[PROP_THEME] = g_param_spec_uint (
      "theme", NULL, NULL, 0, ASTER_N_THEMES - 1, ASTER_THEME_LIGHT,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ramp-legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aster_ramp_legend_init (AsterRampLegend *self)
{
  self->title = g_strdup ("");
  self->min = self->max = NAN;
}

GtkWidget *
aster_ramp_legend_new (AsterRamp ramp)
{
  AsterRampLegend *self = g_object_new (ASTER_TYPE_RAMP_LEGEND, NULL);

  self->ramp = ramp;

  return GTK_WIDGET (self);
}

/**
 * aster_ramp_legend_set_values:
 * @self: a legend
 * @title: what the values are
 * @note: (nullable): what else is to be said
 * @min: the least value, real units; NaN if there is none
 * @max: the greatest
 */
void
aster_ramp_legend_set_values (
    AsterRampLegend *self, const char *title, const char *note, double min, double max)
{
  g_return_if_fail (ASTER_IS_RAMP_LEGEND (self) && title != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
  g_free (self->note);
  self->note = g_strdup (note);
  self->min = min;
  self->max = max;

  update_label (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
aster_ramp_legend_set_theme (AsterRampLegend *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_RAMP_LEGEND (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}
