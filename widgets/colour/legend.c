/* What the colours of a drawing mean, to read and to click.
 *
 * Each class is a toggle button, so that keyboard, touch and screen readers work
 * as on any button: pressed means seen. Numbers have a ramp instead. */

#include "colour/legend.h"

#include <glib/gi18n-lib.h>

#include "colour/legend-painter.h"
#include "colour/legend-pointing.h"
#include "parts/numbers.h"
#include "parts/widget-font.h"

#define TEXT_SIZE 13.0

struct _AsterLegend
{
  GtkWidget parent_instance;

  AsterColouring *colouring; /* (nullable) */
  AsterTheme theme;
  guint64 hidden;
  guint doubled; /* 1 + the entry that was clicked twice until it shows again, or 0 */
  GPtrArray *buttons; /* of GtkToggleButton, one for each entry */
};

enum { PROP_0, PROP_HIDDEN, PROP_THEME, N_PROPS };
enum { MENU, POINT, SELECT, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterLegend, aster_legend, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static guint
get_entry (gpointer button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "entry"));
}

static const AsterLegendEntry *
peek_entry (AsterLegend *self, guint i)
{
  return &g_array_index (self->colouring->entries, AsterLegendEntry, i);
}

static void
toggled_cb (GtkToggleButton *button, AsterLegend *self)
{
  guint entry = get_entry (button);
  guint64 bit = G_GUINT64_CONSTANT (1) << entry;

  aster_legend_set_hidden (self, gtk_toggle_button_get_active (button)
                                     ? self->hidden & ~bit
                                     : self->hidden | bit);
  if (self->doubled == entry + 1)
    g_signal_emit (self, signals[SELECT], 0, entry);
}

/* The button at a place of the legend, or NULL. */
static GtkWidget *
find_button (AsterLegend *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_TOGGLE_BUTTON) : NULL;
}

/* Ctrl-click: only this entry, or all again. It is taken on its way to the button, which
 * would otherwise hide the entry when it is let go. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterLegend *self)
{
  GtkWidget *button = find_button (self, x, y);
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));

  self->doubled = 0;
  if (button == NULL || !(state & GDK_CONTROL_MASK))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  aster_legend_isolate (self, get_entry (button));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterLegend *self)
{
  GtkWidget *button = find_button (self, x, y);

  if (button != NULL && n_press == 2)
    self->doubled = get_entry (button) + 1;
}

static void
menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterLegend *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, get_entry (button), button);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterLegend *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      g_signal_emit (self, signals[MENU], 0, get_entry (button), button);
      return TRUE;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;

  if (state & GDK_CONTROL_MASK)
    g_signal_emit (self, signals[SELECT], 0, get_entry (button));
  else if (state & GDK_SHIFT_MASK)
    aster_legend_isolate (self, get_entry (button));
  else
    return FALSE;

  return TRUE;
}

static void
draw_swatch_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AsterLegend *self = data;
  guint i = get_entry (area);
  double side = MIN (width, height);

  if (self->colouring == NULL || self->colouring->entries == NULL ||
      i >= self->colouring->entries->len)
    return;

  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  aster_swatch_paint (cr, self->colouring, self->theme, peek_entry (self, i)->style,
                      side);
}

static void
draw_ramp_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AsterLegend *self = data;
  double scale;
  g_autofree char *font = aster_widget_dup_font (GTK_WIDGET (area), &scale);
  AsterLettering lettering = { self->theme, font, TEXT_SIZE * scale };

  if (self->colouring != NULL)
    aster_ramp_paint (cr, self->colouring, &lettering, width);
}

static GtkWidget *
new_text (const char *text, const char *style, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_controllers (AsterLegend *self, GtkWidget *button)
{
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (menu));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (button, keys);
}

/* A button: swatch, name, count. */
static GtkWidget *
new_button (AsterLegend *self, guint i)
{
  const AsterLegendEntry *entry = peek_entry (self, i);
  g_autofree char *name = aster_legend_dup_label (entry);
  g_autofree char *count = aster_number_dup_count (entry->count);
  g_autofree char *spoken = g_strdup_printf (
      /* Translators: said of an entry of a legend: a name and how many words it has. */
      ngettext ("%s, %s word", "%s, %s words", entry->count), name, count);
  GtkWidget *button = gtk_toggle_button_new (), *swatch = gtk_drawing_area_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = new_text (name, "body", 0);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), 16);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), 16);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch_cb, self, NULL);
  g_object_set_data (G_OBJECT (swatch), "entry", GUINT_TO_POINTER (i));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_text (count, "numeric", 1));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");

  g_object_set_data (G_OBJECT (button), "entry", GUINT_TO_POINTER (i));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "legend-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  aster_legend_get_hint (), -1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), !(self->hidden >> i & 1));
  gtk_widget_set_visible (button, !entry->absent);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  add_controllers (self, button);
  aster_legend_add_pointing (self, button);

  return button;
}

static GtkWidget *
new_ramp (AsterLegend *self)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_IMG, NULL);
  double scale;
  g_autofree char *font = aster_widget_dup_font (GTK_WIDGET (self), &scale);
  AsterLettering lettering = { self->theme, font, TEXT_SIZE * scale };
  g_autofree char *min = aster_number_dup (self->colouring->min, 3);
  g_autofree char *max = aster_number_dup (self->colouring->max, 3);
  g_autofree char *title = aster_legend_dup_title (self->colouring);
  g_autofree char *spoken =
      self->colouring->kind == ASTER_COLOURING_NONE
          ? g_strdup (title)
          /* Translators: what a colour ramp shows: a title and two numbers. */
          : g_strdup_printf (_ ("%s, from %s to %s"), title ? title : "", min, max);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 140);
  gtk_drawing_area_set_content_height (
      GTK_DRAWING_AREA (area), (int) aster_ramp_height (self->colouring, &lettering) + 1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_ramp_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);

  return area;
}

static void
clear (AsterLegend *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
rebuild (AsterLegend *self)
{
  g_autofree char *title = NULL;

  clear (self);
  if (self->colouring == NULL)
    return;

  title = aster_legend_dup_title (self->colouring);
  gtk_widget_set_parent (new_text (title ? title : "", "heading", 0), GTK_WIDGET (self));
  if (self->colouring->kind != ASTER_COLOURING_CLASSES)
    {
      gtk_widget_set_parent (new_ramp (self), GTK_WIDGET (self));
      return;
    }

  for (guint i = 0; i < self->colouring->entries->len; i++)
    {
      GtkWidget *button = new_button (self, i);

      gtk_widget_set_parent (button, GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
}

static void
queue_draw (AsterLegend *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_queue_draw (child);
      if (GTK_IS_BUTTON (child))
        gtk_widget_queue_draw (
            gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (child))));
    }
}

static void
aster_legend_dispose (GObject *object)
{
  AsterLegend *self = ASTER_LEGEND (object);

  if (self->buttons != NULL)
    clear (self);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);

  G_OBJECT_CLASS (aster_legend_parent_class)->dispose (object);
}

static void
aster_legend_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  AsterLegend *self = ASTER_LEGEND (object);

  switch (prop_id)
    {
    case PROP_HIDDEN:
      g_value_set_uint64 (value, self->hidden);
      break;

    case PROP_THEME:
      g_value_set_uint (value, self->theme);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_legend_set_property (GObject *object,
                           guint prop_id,
                           const GValue *value,
                           GParamSpec *pspec)
{
  AsterLegend *self = ASTER_LEGEND (object);

  switch (prop_id)
    {
    case PROP_HIDDEN:
      aster_legend_set_hidden (self, g_value_get_uint64 (value));
      break;

    case PROP_THEME:
      aster_legend_set_theme (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_legend_class_init (AsterLegendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_legend_dispose;
  object_class->get_property = aster_legend_get_property;
  object_class->set_property = aster_legend_set_property;

  properties[PROP_HIDDEN] = g_param_spec_uint64 ("hidden", NULL, NULL, 0, G_MAXUINT64, 0,
                                                 flags);
  properties[PROP_THEME] = g_param_spec_uint ("theme", NULL, NULL, 0, ASTER_N_THEMES - 1,
                                              0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MENU] = g_signal_new ("menu", ASTER_TYPE_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, GTK_TYPE_WIDGET);
  signals[POINT] = g_signal_new ("point", ASTER_TYPE_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SELECT] = g_signal_new ("select", ASTER_TYPE_LEGEND, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aster_legend_init (AsterLegend *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();

  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Legend"), -1);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
aster_legend_new (void)
{
  return g_object_new (ASTER_TYPE_LEGEND, NULL);
}

/* Explains @colouring; %NULL for nothing. All of its entries are shown. */
void
aster_legend_set_colouring (AsterLegend *self, AsterColouring *colouring)
{
  g_return_if_fail (ASTER_IS_LEGEND (self));

  if (self->colouring == colouring)
    return;

  g_clear_pointer (&self->colouring, aster_colouring_unref);
  self->colouring = colouring ? aster_colouring_ref (colouring) : NULL;
  clear (self);
  aster_legend_set_hidden (self, 0);
  rebuild (self);
}

AsterTheme
aster_legend_get_theme (AsterLegend *self)
{
  g_return_val_if_fail (ASTER_IS_LEGEND (self), ASTER_THEME_LIGHT);

  return self->theme;
}

void
aster_legend_set_theme (AsterLegend *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_LEGEND (self));
  g_return_if_fail (theme < ASTER_N_THEMES);

  if (self->theme == theme)
    return;

  self->theme = theme;
  queue_draw (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

/* Which entries are not shown: bit i for entry i. */
guint64
aster_legend_get_hidden (AsterLegend *self)
{
  g_return_val_if_fail (ASTER_IS_LEGEND (self), 0);

  return self->hidden;
}

void
aster_legend_set_hidden (AsterLegend *self, guint64 hidden)
{
  g_return_if_fail (ASTER_IS_LEGEND (self));

  if (self->hidden == hidden)
    return;

  self->hidden = hidden;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->buttons, i);

      gtk_toggle_button_set_active (button, !(hidden >> i & 1));
      gtk_widget_set_opacity (gtk_button_get_child (GTK_BUTTON (button)),
                              hidden >> i & 1 ? 0.45 : 1);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN]);
}

/* Shows only @entry; if that is so already, all entries again. */
void
aster_legend_isolate (AsterLegend *self, guint entry)
{
  guint64 all, others;

  g_return_if_fail (ASTER_IS_LEGEND (self));
  g_return_if_fail (self->colouring != NULL && self->colouring->entries != NULL);
  g_return_if_fail (entry < self->colouring->entries->len);

  all = ~G_GUINT64_CONSTANT (0) >> (64 - self->colouring->entries->len);
  others = all & ~(G_GUINT64_CONSTANT (1) << entry);
  aster_legend_set_hidden (self, self->hidden == others ? 0 : others);
}
