/* A map of words to look at, walk through and point at. */

#include "plot.h"

struct _AsterPlot
{
  GtkWidget parent_instance;

  AsterLayout *layout;       /* (nullable) */
  AsterSelection *selection; /* (nullable) */
  AsterViewport *viewport;
  AsterTheme theme;
  char *tip;

  AsterTokens *tokens;       /* (nullable) */
  AsterColouring *colouring; /* (nullable) */
  guint64 hidden;
};

enum {
  PROP_0,
  PROP_LAYOUT,
  PROP_SELECTION,
  PROP_VIEWPORT,
  PROP_THEME,
  PROP_TIP,
  N_PROPS
};
enum { CONTEXT_MENU, ACTIVATE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterPlot, aster_plot, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
aster_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterPlot *self = ASTER_PLOT (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                             gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  aster_plot_draw (self, cr, area.size.width, area.size.height, self->theme);
  cairo_destroy (cr);
}

static void
aster_plot_dispose (GObject *object)
{
  AsterPlot *self = ASTER_PLOT (object);

  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->tip, g_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->viewport);

  G_OBJECT_CLASS (aster_plot_parent_class)->dispose (object);
}

static void
aster_plot_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AsterPlot *self = ASTER_PLOT (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
      break;

    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_VIEWPORT:
      g_value_set_object (value, self->viewport);
      break;

    case PROP_THEME:
      g_value_set_uint (value, self->theme);
      break;

    case PROP_TIP:
      g_value_set_string (value, self->tip);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_plot_set_property (GObject *object,
                         guint prop_id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  AsterPlot *self = ASTER_PLOT (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      aster_plot_set_layout (self, g_value_get_boxed (value));
      break;

    case PROP_SELECTION:
      aster_plot_set_selection (self, g_value_get_object (value));
      break;

    case PROP_VIEWPORT:
      aster_plot_set_viewport (self, g_value_get_object (value));
      break;

    case PROP_THEME:
      aster_plot_set_theme (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_plot_class_init (AsterPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_plot_dispose;
  object_class->get_property = aster_plot_get_property;
  object_class->set_property = aster_plot_set_property;
  widget_class->snapshot = aster_plot_snapshot;

  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL,
                                                    ASTER_TYPE_SELECTION, flags);
  properties[PROP_VIEWPORT] = g_param_spec_object ("viewport", NULL, NULL,
                                                   ASTER_TYPE_VIEWPORT, flags);
  properties[PROP_THEME] = g_param_spec_uint ("theme", NULL, NULL, 0, ASTER_N_THEMES - 1,
                                              0, flags);
  properties[PROP_TIP] = g_param_spec_string ("tip", NULL, NULL, NULL,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONTEXT_MENU] = g_signal_new (
      "context-menu", ASTER_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0,
      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3, G_TYPE_INT,
      G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[ACTIVATE] = g_signal_new ("activate", ASTER_TYPE_PLOT, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
aster_plot_init (AsterPlot *self)
{
  self->viewport = aster_viewport_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
aster_plot_new (void)
{
  return g_object_new (ASTER_TYPE_PLOT, NULL);
}

AsterLayout *
aster_plot_get_layout (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->layout;
}

void
aster_plot_set_layout (AsterPlot *self, AsterLayout *layout)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->layout == layout)
    return;

  g_clear_pointer (&self->layout, aster_layout_unref);
  self->layout = layout ? aster_layout_ref (layout) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

AsterSelection *
aster_plot_get_selection (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->selection;
}

void
aster_plot_set_selection (AsterPlot *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (g_set_object (&self->selection, selection))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

AsterViewport *
aster_plot_get_viewport (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->viewport;
}

void
aster_plot_set_viewport (AsterPlot *self, AsterViewport *viewport)
{
  g_return_if_fail (ASTER_IS_PLOT (self));
  g_return_if_fail (ASTER_IS_VIEWPORT (viewport));

  if (g_set_object (&self->viewport, viewport))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEWPORT]);
}

AsterTheme
aster_plot_get_theme (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), ASTER_THEME_LIGHT);

  return self->theme;
}

void
aster_plot_set_theme (AsterPlot *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

const char *
aster_plot_get_tip (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->tip;
}

void
aster_plot_set_tokens (AsterPlot *self, AsterTokens *tokens)
{
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  self->tokens = tokens ? aster_tokens_ref (tokens) : NULL;
}

void
aster_plot_set_colouring (AsterPlot *self, AsterColouring *colouring)
{
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  self->colouring = colouring ? aster_colouring_ref (colouring) : NULL;
}

void
aster_plot_set_hidden (AsterPlot *self, guint64 classes)
{
  self->hidden = classes;
}

void
aster_plot_set_shown (AsterPlot *self, const guint32 *rows, gsize n)
{
}

void
aster_plot_set_neighbours (AsterPlot *self, const guint32 *rows, gsize n)
{
}

void
aster_plot_set_card (AsterPlot *self, const char *text)
{
}

void
aster_plot_fit (AsterPlot *self)
{
  aster_viewport_fit (self->viewport);
}

void
aster_plot_centre_on (AsterPlot *self, gsize row)
{
}

void
aster_plot_draw (
    AsterPlot *self, cairo_t *cr, double width, double height, AsterTheme theme)
{
  AsterColour paper = aster_palette_ink (theme, ASTER_INK_PAPER);

  cairo_set_source_rgb (cr, paper.r, paper.g, paper.b);
  cairo_paint (cr);
}
