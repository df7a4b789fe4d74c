/* Which rows a table lists: linked buttons, each with its count. */

#include "table/table-bar.h"

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "parts/wordings.h"

struct _AsterTableBar
{
  GtkWidget parent_instance;

  GtkWidget *buttons[ASTER_N_TABLE_SHOWS];
  AsterTableShow show;
};

enum { PROP_0, PROP_SHOW, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterTableBar, aster_table_bar, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Translators: a button, and how many rows are listed, selected, found, or shown alone by
 * all maps. */
static const char *const counted[] = { N_ ("All %s"), N_ ("Selected %s"), N_ ("Found %s"),
                                       N_ ("Isolated %s") };

/* Translators: the same buttons where there is no room for the number. */
static const char *const plain[] = { NC_ ("rows of a table", "All"),
                                     NC_ ("rows of a table", "Selected"),
                                     NC_ ("rows of a table", "Found"),
                                     NC_ ("rows of a table", "Isolated") };

/* Translators: the same buttons where there is no room for that either: as few letters as
 * still say it. The whole of it is in the tooltip. */
static const char *const shortest[] = { NC_ ("rows of a table, very short", "All"),
                                        NC_ ("rows of a table, very short", "Sel."),
                                        NC_ ("rows of a table, very short", "Found"),
                                        NC_ ("rows of a table, very short", "Alone") };

static void
toggled_cb (AsterTableBar *self, GtkToggleButton *button)
{
  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    if (GTK_WIDGET (button) == self->buttons[i] && gtk_toggle_button_get_active (button))
      aster_table_bar_set_show (self, (AsterTableShow) i);
}

static void
aster_table_bar_dispose (GObject *object)
{
  AsterTableBar *self = ASTER_TABLE_BAR (object);

  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (aster_table_bar_parent_class)->dispose (object);
}

static void
aster_table_bar_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW:
      g_value_set_uint (value, ASTER_TABLE_BAR (object)->show);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_bar_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOW:
      aster_table_bar_set_show (ASTER_TABLE_BAR (object),
                                (AsterTableShow) g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_bar_class_init (AsterTableBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_table_bar_dispose;
  object_class->get_property = aster_table_bar_get_property;
  object_class->set_property = aster_table_bar_set_property;

  properties[PROP_SHOW] = g_param_spec_uint (
      "show", NULL, NULL, 0, ASTER_N_TABLE_SHOWS - 1, ASTER_TABLE_ALL,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "table-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
aster_table_bar_init (AsterTableBar *self)
{
  static const gsize nothing[ASTER_N_TABLE_SHOWS];

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    {
      self->buttons[i] = gtk_toggle_button_new ();
      gtk_widget_add_css_class (self->buttons[i], "numeric");
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), aster_wordings_new (0.5));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == 0);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (toggled_cb),
                                self);
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
    }
  aster_table_bar_set_alone (self, FALSE);
  aster_table_bar_set_counts (self, nothing);
}

GtkWidget *
aster_table_bar_new (void)
{
  return g_object_new (ASTER_TYPE_TABLE_BAR, NULL);
}

void
aster_table_bar_set_show (AsterTableBar *self, AsterTableShow show)
{
  g_return_if_fail (ASTER_IS_TABLE_BAR (self) && show < ASTER_N_TABLE_SHOWS);

  if (self->show == show)
    return;

  self->show = show;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[show]), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
}

/* Whether some rows are shown alone; the button that lists them is only there then. */
void
aster_table_bar_set_alone (AsterTableBar *self, gboolean alone)
{
  g_return_if_fail (ASTER_IS_TABLE_BAR (self));

  if (!alone && self->show == ASTER_TABLE_ALONE)
    aster_table_bar_set_show (self, ASTER_TABLE_ALL);
  gtk_widget_set_visible (self->buttons[ASTER_TABLE_ALONE], alone);
}

/* How many rows each button would list. */
void
aster_table_bar_set_counts (AsterTableBar *self, const gsize counts[ASTER_N_TABLE_SHOWS])
{
  g_return_if_fail (ASTER_IS_TABLE_BAR (self));

  for (guint i = 0; i < ASTER_N_TABLE_SHOWS; i++)
    {
      g_autofree char *n = aster_number_dup_count (counts[i]);
      g_autofree char *label = g_strdup_printf (_ (counted[i]), n);
      const char *const wordings[] = {
        label, g_dpgettext2 (NULL, "rows of a table", plain[i]),
        g_dpgettext2 (NULL, "rows of a table, very short", shortest[i]), NULL
      };

      aster_wordings_set (
          ASTER_WORDINGS (gtk_button_get_child (GTK_BUTTON (self->buttons[i]))),
          wordings);
      gtk_widget_set_tooltip_text (self->buttons[i], label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}
