/* A map of words to look at, walk through and point at.
 *
 * The widget owns what is shown and what is made from it, and shows what its
 * selection and its viewport say. It computes nothing about words: the neighbours
 * of a hovered row and the text of its card are handed in. Drawing is in
 * plot-draw.c, motion in plot-motion.c, hands in plot-input.c and plot-keys.c. */

#include <math.h>

#include <glib/gi18n-lib.h>

#include "bits.h"
#include "numbers.h"
#include "plot-private.h"

#define EASE 300.0 /* ms */

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

/* The page must be painted again. */
void
aster_plot_stale (AsterPlot *self)
{
  g_clear_object (&self->page);
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
  aster_plot_stale (self);
  aster_plot_describe (self);
}

static void
view_changed_cb (AsterPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gsize
get_n (AsterPlot *self)
{
  return self->layout ? self->layout->positions->n_rows : 0;
}

/* Letters as large as the desktop and the style sheet want them: 13 px where
 * nobody asked for larger ones. */
static void
measure_font (AsterPlot *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  g_autofree char *name = NULL;
  PangoFontDescription *usual;
  double size, normal = 11, dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-font-name", &name,
                NULL);
  usual = pango_font_description_from_string (name ? name : "Sans 11");
  if (pango_font_description_get_size (usual) > 0)
    normal = pango_font_description_get_size (usual) / (double) PANGO_SCALE;
  pango_font_description_free (usual);

  dpi = pango_cairo_context_get_resolution (context);
  size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  size = CLAMP (ASTER_TEXT_SIZE * size / (normal * 96 / 72), 6, 60);

  if (size == self->text_size &&
      g_strcmp0 (self->font, pango_font_description_get_family (font)) == 0)
    return;

  self->text_size = size;
  g_free (self->font);
  self->font = g_strdup (pango_font_description_get_family (font));
  g_clear_pointer (&self->labels, aster_labels_unref);
  aster_plot_forget_words (self);
  aster_plot_stale (self);
}

static void
update_visible (AsterPlot *self)
{
  gsize n = get_n (self);
  const AsterColouring *c = self->colouring;
  gboolean classes = c != NULL && c->kind == ASTER_COLOURING_CLASSES && c->n == n;
  gboolean hide[256] = { FALSE };
  gboolean hides = FALSE;

  for (guint i = 0; classes && i < MIN (c->entries->len, 64); i++)
    if (self->hidden >> i & 1)
      hides = hide[g_array_index (c->entries, AsterLegendEntry, i).style] = TRUE;

  g_clear_pointer (&self->visible, g_free);
  if (n > 0 && (hides || self->shown != NULL))
    {
      self->visible = g_new0 (guint64, aster_bits_words (n) + 1);
      for (gsize row = 0; row < n; row++)
        aster_bits_set (self->visible, row,
                        (self->shown == NULL || aster_bits_get (self->shown, row)) &&
                            !(hides && hide[c->styles[row]]));
    }

  if (self->labels != NULL && self->index != NULL)
    {
      AsterLabels *old = self->labels;

      self->labels = aster_labels_new_again (old, self->index, self->visible);
      aster_labels_unref (old);
    }
  aster_plot_stale (self);
}

/* A scene of @width × @height px of what the plot shows at rest. */
AsterPlotScene
aster_plot_get_scene (AsterPlot *self, double width, double height)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterSelection *selection = self->selection;
  gsize n = get_n (self);

  if (self->labels == NULL && self->tokens != NULL &&
      aster_tokens_get_n (self->tokens) == n)
    self->labels = aster_labels_new (self->index, self->tokens, self->visible, self->font,
                                     self->text_size);

  scene.index = self->index;
  scene.moving = self->moving;
  scene.axes = self->layout->axes;
  scene.tokens = self->labels ? self->tokens : NULL;
  scene.labels = self->labels;
  if (self->colouring != NULL && (self->colouring->n == n || self->colouring->n == 0))
    scene.colouring = self->colouring;
  scene.transform = aster_viewport_get_transform (self->viewport, width, height);
  scene.theme = self->theme;
  scene.text_size = self->text_size;
  scene.font = self->font;
  scene.visible = self->visible;
  scene.focused = gtk_widget_has_focus (GTK_WIDGET (self));

  if (selection == NULL || aster_selection_get_n_rows (selection) != n)
    return scene;

  scene.selected = aster_selection_peek_selected (selection);
  scene.n_selected = aster_selection_get_n_selected (selection);
  scene.matches = aster_selection_peek_matches (selection);
  scene.n_matches = aster_selection_get_n_matches (selection);
  scene.pins = aster_selection_get_pins (selection, &scene.n_pins);
  scene.hovered = aster_selection_get_hovered (selection);
  scene.current = aster_selection_get_current (selection);
  if (scene.hovered >= 0 && scene.hovered == self->neighbours_of)
    {
      scene.neighbours = (const guint32 *) (gpointer) self->neighbours->data;
      scene.n_neighbours = self->neighbours->len;
    }
  if (scene.hovered >= 0 && scene.hovered == self->card_of)
    scene.card = self->card;

  return scene;
}

/* Tells those who do not see the picture what is on it and where they are. */
void
aster_plot_describe (AsterPlot *self)
{
  gsize n = get_n (self);
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *label =
      g_strdup_printf (ngettext ("Map of %s word", "Map of %s words", n), count);
  g_autoptr (GString) text = g_string_new (NULL);
  int row = -1;

  if (self->selection != NULL && aster_selection_get_n_rows (self->selection) == n)
    {
      row = aster_selection_get_hovered (self->selection);
      if (row < 0)
        row = aster_selection_get_current (self->selection);
    }

  if (row >= 0 && self->tokens != NULL)
    {
      g_autofree char *token = aster_tokens_dup_shown (self->tokens, (gsize) row);
      g_autofree char *value = aster_colouring_dup_value (self->colouring, (gsize) row);

      g_string_append (text, token);
      if (value != NULL)
        g_string_append_printf (text, "; %s", value);
      if (aster_selection_is_selected (self->selection, (gsize) row))
        /* Translators: said of a word on a map, after «queen; ». */
        g_string_append_printf (text, "; %s", _ ("selected"));
      if (aster_selection_is_pinned (self->selection, (guint32) row))
        /* Translators: said of a word on a map, after «queen; ». */
        g_string_append_printf (text, "; %s", _ ("pinned"));
      if (self->card != NULL && self->card_of == row)
        g_string_append_printf (text, "; %s", self->card);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str,
                                  -1);
}

static void
aster_plot_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (aster_plot_parent_class)->css_changed (widget, change);
  measure_font (ASTER_PLOT (widget));
}

static void
aster_plot_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (aster_plot_parent_class)->system_setting_changed (widget, setting);
  measure_font (ASTER_PLOT (widget));
}

static void
aster_plot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  measure_font (ASTER_PLOT (widget));
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

  g_clear_object (&self->selection);
  g_clear_object (&self->viewport);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->tip, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->visible, g_free);
  g_clear_pointer (&self->card, g_free);
  g_clear_pointer (&self->font, g_free);
  g_clear_pointer (&self->neighbours, g_array_unref);
  g_clear_pointer (&self->lasso, g_array_unref);
  g_clear_pointer (&self->index, aster_plot_index_unref);
  g_clear_pointer (&self->labels, aster_labels_unref);
  g_clear_object (&self->page);
  aster_plot_forget_words (self);

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
  self->neighbours_of = self->card_of = -1;
  self->text_size = ASTER_TEXT_SIZE;

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

/* Where the points are seen now, if a way leads from there to @n new places. */
static AsterMatrix *
dup_seen (AsterPlot *self, gsize n)
{
  if (self->index == NULL || get_n (self) != n)
    return NULL;

  return aster_matrix_copy (self->moving ? self->moving : self->index->positions, NULL);
}

/**
 * aster_plot_set_layout:
 * @self: a plot
 * @layout: (nullable): where to show each row, or %NULL for nothing
 *
 * Points glide from where they are seen now if there are as many as before.
 */
void
aster_plot_set_layout (AsterPlot *self, AsterLayout *layout)
{
  AsterMatrix *from;

  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->layout == layout)
    return;

  from = layout ? dup_seen (self, layout->positions->n_rows) : NULL;
  if (from != NULL)
    aster_plot_ease (self, EASE, from);
  else
    aster_plot_rest (self);

  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->index, aster_plot_index_unref);
  if (layout != NULL)
    {
      self->layout = aster_layout_ref (layout);
      self->index = aster_plot_index_new (layout->positions);
      aster_viewport_set_bounds (self->viewport, self->index->x0, self->index->y0,
                                 self->index->x1, self->index->y1);
    }
  if (from == NULL)
    {
      g_clear_pointer (&self->labels, aster_labels_unref);
      g_clear_pointer (&self->shown, g_free);
    }

  update_visible (self);
  aster_plot_describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

AsterSelection *
aster_plot_get_selection (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return self->selection;
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
    aster_viewport_set_bounds (viewport, self->index->x0, self->index->y0,
                               self->index->x1, self->index->y1);

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
  aster_plot_forget_words (self);
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
  self->tokens = tokens ? aster_tokens_ref (tokens) : NULL;
  g_clear_pointer (&self->labels, aster_labels_unref);
  aster_plot_forget_words (self);
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
  update_visible (self);
  aster_plot_describe (self);
}

/* Hides the entries of the legend whose bits are set; see #AsterLegend:hidden. */
void
aster_plot_set_hidden (AsterPlot *self, guint64 classes)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->hidden == classes)
    return;

  self->hidden = classes;
  update_visible (self);
}

/**
 * aster_plot_set_shown:
 * @self: a plot with a layout
 * @rows: (array length=n) (nullable): the only rows to show; %NULL for all
 * @n: how many
 */
void
aster_plot_set_shown (AsterPlot *self, const guint32 *rows, gsize n)
{
  gsize n_rows;

  g_return_if_fail (ASTER_IS_PLOT (self));

  n_rows = get_n (self);
  g_clear_pointer (&self->shown, g_free);
  if (rows != NULL)
    {
      self->shown = g_new0 (guint64, aster_bits_words (n_rows) + 1);
      for (gsize i = 0; i < n; i++)
        if (rows[i] < n_rows)
          aster_bits_set (self->shown, rows[i], TRUE);
    }
  update_visible (self);
}

/**
 * aster_plot_set_neighbours:
 * @self: a plot
 * @rows: (array length=n): neighbours of the row that is hovered now, nearest first
 * @n: how many
 *
 * They are forgotten as soon as another row is hovered.
 */
void
aster_plot_set_neighbours (AsterPlot *self, const guint32 *rows, gsize n)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  g_array_set_size (self->neighbours, 0);
  for (gsize i = 0; i < n; i++)
    if (rows[i] < get_n (self))
      g_array_append_val (self->neighbours, rows[i]);
  self->neighbours_of = self->selection ? aster_selection_get_hovered (self->selection)
                                        : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The second line on the card of the row that is hovered now; %NULL for the value
 * that its colour stands for. */
void
aster_plot_set_card (AsterPlot *self, const char *text)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  g_free (self->card);
  self->card = g_strdup (text);
  self->card_of = self->selection ? aster_selection_get_hovered (self->selection) : -1;
  marks_changed_cb (self);
}

/* Shows everything. */
void
aster_plot_fit (AsterPlot *self)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  aster_plot_ease (self, EASE, NULL);
  aster_viewport_fit (self->viewport);
}

/* Brings @row to the middle. */
void
aster_plot_centre_on (AsterPlot *self, gsize row)
{
  const float *p;

  g_return_if_fail (ASTER_IS_PLOT (self));
  g_return_if_fail (row < get_n (self));

  p = aster_matrix_row (self->index->positions, row);
  aster_plot_ease (self, EASE, NULL);
  aster_viewport_centre_on (self->viewport, p[0], p[1]);
}

/**
 * aster_plot_draw:
 * @self: a plot
 * @cr: any surface; on a vector surface points are shapes and labels are text
 * @width: of the page, px
 * @height: likewise
 * @theme: perhaps another than that of the screen
 *
 * Draws what the plot shows at rest, as a figure: without what follows the
 * pointer.
 */
void
aster_plot_draw (
    AsterPlot *self, cairo_t *cr, double width, double height, AsterTheme theme)
{
  AsterPlotScene scene;

  g_return_if_fail (ASTER_IS_PLOT (self));
  g_return_if_fail (cr != NULL && theme < ASTER_N_THEMES);

  if (self->index == NULL)
    return;

  scene = aster_plot_get_scene (self, width, height);
  scene.moving = NULL;
  scene.hovered = scene.current = -1;
  scene.n_neighbours = 0;
  scene.theme = theme;
  aster_plot_scene_paint (&scene, cr);
}
