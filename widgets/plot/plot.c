/* A map of words to look at, walk through and point at.
 *
 * The widget owns what is shown and what is made from it, and shows what its
 * selection and its viewport say. It computes nothing about words: the neighbours
 * of a hovered row and the text of its card are handed in. Drawing is in
 * plot-draw.c, motion in plot-motion.c, hands in plot-input.c and plot-keys.c,
 * and plot-state.c makes a scene of it all. */

#include "labels/plot-asked.h"
#include "parts/bits.h"
#include "plot/plot-private.h"
#include "plot/plot-words.h"

#define EASE   300.0 /* ms */
#define UNFOLD 600.0 /* ms */

enum {
  PROP_0,
  PROP_LAYOUT,
  PROP_SELECTION,
  PROP_VIEWPORT,
  PROP_THEME,
  PROP_STYLE,
  PROP_TIP,
  N_PROPS
};
enum { CONTEXT_MENU, ACTIVATE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterPlot, aster_plot, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The page must be painted again. */
void
aster_plot_stale (AsterPlot *self)
{
  self->page.stale = TRUE;
  self->edition++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
marks_changed_cb (AsterPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  aster_plot_describe (self);
}

static void
points_changed_cb (AsterPlot *self)
{
  aster_plot_set_note (self, NULL);
  aster_plot_stale (self);
  aster_plot_describe (self);
}

static void
view_changed_cb (AsterPlot *self)
{
  self->moved = g_get_monotonic_time ();
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
aster_plot_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (aster_plot_parent_class)->css_changed (widget, change);
  aster_plot_measure_font (ASTER_PLOT (widget));
}

static void
aster_plot_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (aster_plot_parent_class)->system_setting_changed (widget, setting);
  aster_plot_measure_font (ASTER_PLOT (widget));
}

static void
aster_plot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  aster_plot_measure_font (ASTER_PLOT (widget));
  aster_plot_update_home (ASTER_PLOT (widget));
}

static void
aster_plot_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
aster_plot_dispose (GObject *object)
{
  AsterPlot *self = ASTER_PLOT (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  aster_plot_rest (self);
  aster_plot_hush (self);
  g_clear_handle_id (&self->settle, g_source_remove);

  g_clear_object (&self->selection);
  g_clear_object (&self->viewport);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->shuffle, aster_shuffle_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->tip, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->depths, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->visible, g_free);
  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->neighbours, g_array_unref);
  g_clear_pointer (&self->lasso, g_array_unref);
  g_clear_pointer (&self->index, aster_plot_index_unref);
  aster_plot_forget_outlines (self);
  g_clear_pointer (&self->labels, aster_labels_unref);
  g_clear_pointer (&self->asked, aster_plot_asked_free);
  g_clear_pointer (&self->covers, g_ptr_array_unref);
  g_clear_pointer (&self->placed, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  aster_plot_set_edits (self, NULL);
  g_clear_pointer (&self->torn, aster_torn_unref);
  aster_plot_set_clusters (self, NULL);
  aster_plot_set_groups (self, NULL);
  aster_plot_page_clear (&self->page);
  aster_plot_words_forget (self);

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

    case PROP_STYLE:
      g_value_set_pointer (value, &self->style);
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
  widget_class->css_changed = aster_plot_css_changed;
  widget_class->measure = aster_plot_measure;
  widget_class->size_allocate = aster_plot_size_allocate;
  widget_class->snapshot = aster_plot_snapshot;
  widget_class->system_setting_changed = aster_plot_system_setting_changed;

  properties[PROP_LAYOUT] = g_param_spec_boxed ("layout", NULL, NULL, ASTER_TYPE_LAYOUT,
                                                flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL,
                                                    ASTER_TYPE_SELECTION, flags);
  properties[PROP_VIEWPORT] = g_param_spec_object ("viewport", NULL, NULL,
                                                   ASTER_TYPE_VIEWPORT, flags);
  properties[PROP_THEME] = g_param_spec_uint ("theme", NULL, NULL, 0, ASTER_N_THEMES - 1,
                                              0, flags);
  properties[PROP_STYLE] = g_param_spec_pointer (
      "style", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
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
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();

  self->neighbours = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lasso = g_array_new (FALSE, FALSE, sizeof (double));
  self->asked = aster_plot_asked_new ();
  self->covers = g_ptr_array_new_with_free_func (g_object_unref);
  self->neighbours_of = self->card_of = self->pointed = -1;
  self->text_size = ASTER_TEXT_SIZE;
  self->orbit = (AsterOrbit) ASTER_ORBIT_INIT;
  self->style = (AsterPlotStyle) ASTER_PLOT_STYLE_INIT;
  aster_plot_page_init (&self->page, GTK_WIDGET (self));

  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  aster_plot_set_viewport (self, viewport);
  aster_plot_add_pointer (self);
  aster_plot_add_keys (self);
  aster_plot_describe (self);
}

GtkWidget *
aster_plot_new (void)
{
  return g_object_new (ASTER_TYPE_PLOT, NULL);
}

/**
 * aster_plot_get_layout:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AsterLayout *
aster_plot_get_layout (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->layout;
}

/**
 * aster_plot_set_layout:
 * @self: a plot
 * @layout: (nullable): where to show each row, or %NULL for nothing
 *
 * Points glide from where they are seen now if there are as many as before; those of
 * a first layout unfold.
 */
void
aster_plot_set_layout (AsterPlot *self, AsterLayout *layout)
{
  g_autoptr (AsterMatrix) page = NULL;
  AsterMatrix *from = NULL;
  AsterPlotIndex *index = NULL;
  AsterTransform before;
  gboolean first;

  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->layout == layout)
    return;

  before = aster_plot_get_transform (self);
  first = self->layout == NULL;
  if (layout != NULL)
    {
      page = aster_plot_dup_page (self, layout->positions);
      index = aster_plot_index_new (page);
    }
  if (index != NULL)
    aster_plot_update_bounds (self, index, layout);
  if (layout != NULL)
    from = aster_plot_dup_origin (self, page);
  if (!first && from != NULL)
    aster_plot_carry_over (self, from, &before);
  if (first || from == NULL || aster_plot_get_n (self) != layout->positions->n_rows)
    {
      g_clear_pointer (&self->labels, aster_labels_unref);
      g_clear_pointer (&self->shown, g_free);
    }

  g_clear_pointer (&self->index, aster_plot_index_unref);
  self->index = index;
  if (from != NULL)
    aster_plot_ease (self, first ? UNFOLD : EASE, from);
  else
    aster_plot_rest (self);

  g_clear_pointer (&self->layout, aster_layout_unref);
  if (layout != NULL)
    self->layout = aster_layout_ref (layout);

  aster_plot_update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

/* Shares @selection with the other panes of the space. */
void
aster_plot_set_selection (AsterPlot *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      const char *const points[] = { "selection-changed", "matches-changed" };
      const char *const marks[] = { "pins-changed", "notify::hovered",
                                    "notify::current" };

      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        g_signal_connect_swapped (selection, points[i], G_CALLBACK (points_changed_cb),
                                  self);
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        g_signal_connect_swapped (selection, marks[i], G_CALLBACK (marks_changed_cb),
                                  self);
    }

  points_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

AsterViewport *
aster_plot_get_viewport (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->viewport;
}

/* Looks where @viewport looks; several plots may share one. */
void
aster_plot_set_viewport (AsterPlot *self, AsterViewport *viewport)
{
  g_return_if_fail (ASTER_IS_PLOT (self));
  g_return_if_fail (ASTER_IS_VIEWPORT (viewport));

  if (self->viewport == viewport)
    return;

  if (self->viewport != NULL)
    g_signal_handlers_disconnect_by_data (self->viewport, self);
  g_set_object (&self->viewport, viewport);
  g_signal_connect_swapped (viewport, "changed", G_CALLBACK (view_changed_cb), self);
  if (self->index != NULL)
    aster_plot_update_bounds (self, self->index, self->layout);

  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  g_return_if_fail (theme < ASTER_N_THEMES);

  if (self->theme == theme)
    return;

  self->theme = theme;
  aster_plot_words_forget (self);
  aster_plot_stale (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

/* What the modifier keys that are down would do now; %NULL if none are. */
const char *
aster_plot_get_tip (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->tip;
}

void
aster_plot_set_tip (AsterPlot *self, const char *tip)
{
  if (g_strcmp0 (self->tip, tip) == 0)
    return;

  g_free (self->tip);
  self->tip = g_strdup (tip);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIP]);
}

/**
 * aster_plot_set_tokens:
 * @self: a plot
 * @tokens: (nullable): the words of the rows, the most frequent first: the earlier
 *   a row, the sooner it gets a label
 */
void
aster_plot_set_tokens (AsterPlot *self, AsterTokens *tokens)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->tokens == tokens)
    return;

  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->shuffle, aster_shuffle_unref);
  self->tokens = tokens ? aster_tokens_ref (tokens) : NULL;
  self->shuffle = tokens ? aster_shuffle_new (tokens) : NULL;
  g_clear_pointer (&self->labels, aster_labels_unref);
  aster_plot_words_forget (self);
  aster_plot_stale (self);
  aster_plot_describe (self);
}

/**
 * aster_plot_set_colouring:
 * @self: a plot
 * @colouring: (nullable): the marks of the rows; %NULL for one hue. One of another
 *   number of rows than the layout is not shown.
 */
void
aster_plot_set_colouring (AsterPlot *self, AsterColouring *colouring)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->colouring == colouring)
    return;

  g_clear_pointer (&self->colouring, aster_colouring_unref);
  self->colouring = colouring ? aster_colouring_ref (colouring) : NULL;
  self->hidden = 0;
  aster_plot_update_visible (self);
}
