/* A small drawing whose parts can be read one at a time.
 *
 * What it draws is its subclass's business; pointing, walking with the keys and
 * saying what is under the pointer is the same for all of them. */

#include "parts/readout.h"

#include "parts/widget-font.h"

#define TEXT_SIZE 12.0 /* px */

typedef struct
{
  AsterTheme theme;
  int hovered;
} AsterReadoutPrivate;

enum { PROP_0, PROP_HOVERED, PROP_THEME, N_PROPS };

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AsterReadout, aster_readout, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static AsterReadoutPrivate *
get_private (gpointer self)
{
  return aster_readout_get_instance_private (self);
}

/* Says what is pointed at to those who do not see it. */
static void
describe (AsterReadout *self)
{
  AsterReadoutPrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  if (priv->hovered >= 0)
    text = ASTER_READOUT_GET_CLASS (self)->dup_text (self, (gsize) priv->hovered);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : "", -1);
}

static void
motion_cb (AsterReadout *self, double x, double y)
{
  aster_readout_set_hovered (self,
                             ASTER_READOUT_GET_CLASS (self)->find (
                                 self, x, y, gtk_widget_get_width (GTK_WIDGET (self))));
}

static void
leave_cb (AsterReadout *self)
{
  aster_readout_set_hovered (self, -1);
}

static gboolean
key_cb (AsterReadout *self, guint key)
{
  int n = (int) ASTER_READOUT_GET_CLASS (self)->get_n (self);
  int hovered = get_private (self)->hovered;

  if (n == 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
      aster_readout_set_hovered (self, MAX (hovered - 1, 0));
      return TRUE;

    case GDK_KEY_Right:
      aster_readout_set_hovered (self, MIN (hovered + 1, n - 1));
      return TRUE;

    case GDK_KEY_Home:
      aster_readout_set_hovered (self, 0);
      return TRUE;

    case GDK_KEY_End:
      aster_readout_set_hovered (self, n - 1);
      return TRUE;

    case GDK_KEY_Escape:
      aster_readout_set_hovered (self, -1);
      return hovered >= 0;

    default:
      return FALSE;
    }
}

static AsterLettering
get_lettering (AsterReadout *self, char **font)
{
  AsterLettering lettering = { get_private (self)->theme, NULL, 0 };
  double scale;

  *font = aster_widget_dup_font (GTK_WIDGET (self), &scale);
  lettering.font = *font;
  lettering.size = TEXT_SIZE * scale;

  return lettering;
}

static void
aster_readout_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterReadout *self = ASTER_READOUT (widget);
  int width = gtk_widget_get_width (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) width,
                                             (float) gtk_widget_get_height (widget));
  g_autofree char *font = NULL;
  AsterLettering lettering = get_lettering (self, &font);
  cairo_t *cr;

  if (width < 8 || ASTER_READOUT_GET_CLASS (self)->get_n (self) == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &area);
  ASTER_READOUT_GET_CLASS (self)->paint (self, cr, &lettering, width);
  cairo_destroy (cr);
}

static void
aster_readout_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  AsterReadout *self = ASTER_READOUT (widget);
  g_autofree char *font = NULL;
  AsterLettering lettering = get_lettering (self, &font);

  *minimum = 120;
  *natural = 260;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ASTER_READOUT_GET_CLASS (self)->get_height (
                              self, &lettering, for_size > 0 ? for_size : 260) +
                          1;
}

static GtkSizeRequestMode
aster_readout_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
aster_readout_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HOVERED:
      g_value_set_int (value, get_private (object)->hovered);
      break;

    case PROP_THEME:
      g_value_set_uint (value, get_private (object)->theme);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_readout_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HOVERED:
      aster_readout_set_hovered (ASTER_READOUT (object), g_value_get_int (value));
      break;

    case PROP_THEME:
      aster_readout_set_theme (ASTER_READOUT (object), g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_readout_class_init (AsterReadoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->get_property = aster_readout_get_property;
  object_class->set_property = aster_readout_set_property;
  widget_class->get_request_mode = aster_readout_get_request_mode;
  widget_class->measure = aster_readout_measure;
  widget_class->snapshot = aster_readout_snapshot;

  properties[PROP_HOVERED] = g_param_spec_int ("hovered", NULL, NULL, -1, G_MAXINT, -1,
                                               flags);
  properties[PROP_THEME] = g_param_spec_uint ("theme", NULL, NULL, 0, ASTER_N_THEMES - 1,
                                              0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aster_readout_init (AsterReadout *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  get_private (self)->hovered = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

int
aster_readout_get_hovered (AsterReadout *self)
{
  g_return_val_if_fail (ASTER_IS_READOUT (self), -1);

  return get_private (self)->hovered;
}

void
aster_readout_set_hovered (AsterReadout *self, int part)
{
  AsterReadoutPrivate *priv;

  g_return_if_fail (ASTER_IS_READOUT (self));
  g_return_if_fail (part >= -1);

  priv = get_private (self);
  if (part >= (int) ASTER_READOUT_GET_CLASS (self)->get_n (self))
    part = -1;
  if (priv->hovered == part)
    return;

  priv->hovered = part;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

void
aster_readout_set_theme (AsterReadout *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_READOUT (self));
  g_return_if_fail (theme < ASTER_N_THEMES);

  if (get_private (self)->theme == theme)
    return;

  get_private (self)->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

/* What is drawn, in words: «Vector of queen». */
void
aster_readout_set_label (AsterReadout *self, const char *label)
{
  g_return_if_fail (ASTER_IS_READOUT (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

/* For subclasses: other values are shown from now on. */
void
aster_readout_changed (AsterReadout *self)
{
  aster_readout_set_hovered (self, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
