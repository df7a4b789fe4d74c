/* What the tints of a text mean, and whether keys write in it: a legend and a pencil. */

#include "text/text-bar.h"

#include <glib/gi18n-lib.h>

#include "colour/ramp-legend.h"
#include "parts/numbers.h"
#include "text/text-painter.h"

#define GAP 12 /* px between the legend and the pencil */

struct _AsterTextBar
{
  GtkWidget parent_instance;

  AsterRampLegend *legend;
  GtkWidget *pencil;
  gboolean editable;
};

enum { PROP_0, PROP_EDITABLE, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterTextBar, aster_text_bar, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
toggled_cb (AsterTextBar *self)
{
  aster_text_bar_set_editable (
      self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pencil)));
}

static void
aster_text_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (aster_text_bar_parent_class)->dispose (object);
}

static void
aster_text_bar_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, ASTER_TEXT_BAR (object)->editable);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_text_bar_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_EDITABLE:
      aster_text_bar_set_editable (ASTER_TEXT_BAR (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_text_bar_class_init (AsterTextBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_text_bar_dispose;
  object_class->get_property = aster_text_bar_get_property;
  object_class->set_property = aster_text_bar_set_property;

  properties[PROP_EDITABLE] = g_param_spec_boolean (
      "editable", NULL, NULL, TRUE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "text-bar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
aster_text_bar_init (AsterTextBar *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->editable = TRUE;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)),
                              GAP);

  self->legend = ASTER_RAMP_LEGEND (aster_ramp_legend_new (ASTER_RAMP_TINT));
  gtk_widget_set_hexpand (GTK_WIDGET (self->legend), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->legend), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->legend), widget);

  /* Keeps the pencil at the end while there is no legend. */
  gtk_widget_set_hexpand (spacer, TRUE);
  g_object_bind_property (self->legend, "visible", spacer, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_widget_set_parent (spacer, widget);

  self->pencil = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->pencil), "document-edit-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pencil), TRUE);
  gtk_widget_set_tooltip_text (self->pencil, _ ("Write in the text (F2; Esc to read)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pencil),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Write in the text (F2; Esc to read)"), -1);
  gtk_widget_add_css_class (self->pencil, "flat");
  gtk_widget_set_valign (self->pencil, GTK_ALIGN_END);
  g_signal_connect_swapped (self->pencil, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (self->pencil, widget);
}

GtkWidget *
aster_text_bar_new (void)
{
  return g_object_new (ASTER_TYPE_TEXT_BAR, NULL);
}

/**
 * aster_text_bar_set_result:
 * @self: a bar
 * @result: (nullable): pieces and tints
 * @meaning: what the tints are
 * @cut_at: how many letters of the text were taken if it was longer than may be; 0 if
 *   all were
 */
void
aster_text_bar_set_result (AsterTextBar *self,
                           AsterResult *result,
                           const char *meaning,
                           gsize cut_at)
{
  g_autofree char *note = NULL;

  g_return_if_fail (ASTER_IS_TEXT_BAR (self) && meaning != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->legend), result != NULL);
  if (result == NULL)
    return;

  note = aster_text_dup_note (result->pieces);
  if (cut_at > 0)
    {
      g_autofree char *most = aster_number_dup_count (cut_at);
      g_autofree char *all = g_steal_pointer (&note);

      /* Translators: «57 pieces, 3 without a vector», and a number of letters. */
      note = g_strdup_printf (_ ("%s; only the first %s letters were taken"), all, most);
    }
  aster_ramp_legend_set_values (self->legend, meaning, note, result->tint_min,
                                result->tint_max);
}

void
aster_text_bar_set_theme (AsterTextBar *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_TEXT_BAR (self));

  aster_ramp_legend_set_theme (self->legend, theme);
}

gboolean
aster_text_bar_get_editable (AsterTextBar *self)
{
  g_return_val_if_fail (ASTER_IS_TEXT_BAR (self), FALSE);

  return self->editable;
}

void
aster_text_bar_set_editable (AsterTextBar *self, gboolean editable)
{
  g_return_if_fail (ASTER_IS_TEXT_BAR (self));

  if (self->editable == editable)
    return;

  self->editable = editable;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pencil), editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}
