/* Binds a pane of kind Map to a plot: its layout, its colours and legend, and what can
 * be done about a place of it. */

#include "map/map-content.h"

#include <glib/gi18n-lib.h>

#include "colour/legend.h"
#include "document/word-menu.h"
#include "fittings/tab-order.h"
#include "fittings/theme.h"
#include "map/ball.h"
#include "map/map-again.h"
#include "map/map-colours.h"
#include "map/map-flight.h"
#include "map/map-hover.h"
#include "map/map-inks.h"
#include "map/map-labels.h"
#include "map/map-legend.h"
#include "map/map-menu.h"
#include "map/map-poles.h"
#include "map/map-quality.h"
#include "map/map-torn.h"
#include "parts/lively.h"
#include "plot/plot-minimap.h"
#include "sets/crumbs.h"

#define TIP_LINES 4 /* at most, of a tip on a narrow map */

struct _AsterMapContent
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterMapJudge *judge;
  AsterMapColours *colours;
  AsterMapInks *inks;
  char *before_probe; /* (nullable) what the points were coloured by */
  AsterBall *ball;

  GtkWidget *box;
  GtkWidget *overlay;
  GtkWidget *plot;
  GtkWidget *legend;
  GtkWidget *legend_frame;
  GtkWidget *tip;
};

G_DEFINE_FINAL_TYPE (AsterMapContent, aster_map_content, GTK_TYPE_WIDGET)

/* Only those that were isolated are seen. */
static void
update_shown (AsterMapContent *self)
{
  AsterIsolation *isolation = aster_document_get_isolation (self->document);
  gsize n;
  const guint32 *rows = aster_isolation_get_rows (
      isolation, aster_isolation_get_depth (isolation), &n);

  aster_plot_set_shown (ASTER_PLOT (self->plot), rows, n);
  aster_map_inks_recolour (self->inks);
}

static void
update_layout (AsterMapContent *self)
{
  AsterLayout *before = aster_plot_get_layout (ASTER_PLOT (self->plot));
  AsterLayout *layout = aster_pane_get_layout (self->pane);
  gboolean others = before == NULL || layout == NULL ||
                    !aster_row_set_equal (before->rows, layout->rows);

  aster_plot_set_layout (ASTER_PLOT (self->plot), layout);
  if (others)
    update_shown (self);
}

static void
update_style (AsterMapContent *self)
{
  const AsterPlotStyle *style = aster_pane_get_style (self->pane);
  const AsterPlotStyle *before = aster_plot_get_style (ASTER_PLOT (self->plot));
  gboolean other = before->ramp != style->ramp || before->shapes != style->shapes;
  AsterColouring *colouring = aster_map_colours_get_colouring (self->colours);

  aster_plot_set_style (ASTER_PLOT (self->plot), style);
  if (other)
    aster_map_inks_recolour (self->inks);
  gtk_widget_set_visible (self->legend_frame,
                          style->legend && colouring->kind != ASTER_COLOURING_NONE);
}

static void
update_colours (AsterMapContent *self)
{
  aster_plot_set_clusters (ASTER_PLOT (self->plot),
                           aster_map_colours_get_clusters (self->colours));
  aster_map_inks_recolour (self->inks);
  update_style (self);
}

/* Keys walk by the clusters that are known also where the colours are not theirs. */
static void
update_groups (AsterMapContent *self)
{
  aster_plot_set_groups (
      ASTER_PLOT (self->plot),
      aster_cluster_link_get_clusters (aster_document_get_clusters (self->document)));
}

static void
update_tip (AsterMapContent *self)
{
  const char *ball = aster_ball_get_note (self->ball);
  const char *note = ball != NULL ? ball : aster_map_colours_get_note (self->colours);
  const char *tip = note != NULL ? note : aster_plot_get_tip (ASTER_PLOT (self->plot));

  gtk_label_set_text (GTK_LABEL (self->tip), tip != NULL ? tip : "");
  gtk_widget_set_visible (self->tip, tip != NULL && *tip != '\0');
}

static gboolean
context_menu_cb (AsterMapContent *self, int row, double x, double y)
{
  aster_map_menu_popup (GTK_WIDGET (self), self->document, self->pane,
                        ASTER_PLOT (self->plot), row, x, y);

  return TRUE;
}

static void
fit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_plot_fit (ASTER_PLOT (ASTER_MAP_CONTENT (widget)->plot));
}

static void
centre_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);
  int row = aster_selection_get_current (aster_document_get_selection (self->document));

  if (row >= 0)
    aster_plot_centre_on (ASTER_PLOT (self->plot), (gsize) row);
}

/* Shows what is near the word under the pointer, or again what was shown before. */
static void
probe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);
  const char *colour = aster_pane_get_colour (self->pane);

  if (g_str_equal (colour, ASTER_COLOUR_PROBE))
    aster_pane_set_colour (self->pane, self->before_probe != NULL ? self->before_probe
                                                                  : ASTER_COLOUR_NONE);
  else
    {
      g_free (self->before_probe);
      self->before_probe = g_strdup (colour);
      aster_pane_set_colour (self->pane, ASTER_COLOUR_PROBE);
    }
}

static void
torn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPane *pane = ASTER_MAP_CONTENT (widget)->pane;
  AsterPlotStyle style = *aster_pane_get_style (pane);

  style.torn = !style.torn;
  aster_pane_set_style (pane, &style);
}

static void
ball_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);

  gtk_widget_grab_focus (self->plot);
  aster_ball_begin (self->ball);
}

static void
rectangle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);

  gtk_widget_grab_focus (self->plot);
  aster_plot_arm_rectangle (ASTER_PLOT (self->plot));
}

static void
lasso_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);

  gtk_widget_grab_focus (self->plot);
  aster_plot_arm_lasso (ASTER_PLOT (self->plot));
}

static void
pole_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);

  aster_map_poles_use (self->document, self->pane, g_variant_get_uint32 (parameter));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (widget);

  aster_map_again_these (self->document, self->pane);
}

static void
all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_map_again_all (ASTER_MAP_CONTENT (widget)->pane);
}

static gboolean
aster_map_content_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASTER_MAP_CONTENT (widget)->plot);
}

static void
aster_map_content_dispose (GObject *object)
{
  AsterMapContent *self = ASTER_MAP_CONTENT (object);
  GtkWidget *child;

  g_clear_pointer (&self->inks, aster_map_inks_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->ball);
  g_clear_object (&self->colours);
  g_clear_object (&self->judge);
  g_clear_pointer (&self->before_probe, g_free);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_map_content_parent_class)->dispose (object);
}

static void
bind_key (GtkWidgetClass *widget_class,
          guint key,
          GdkModifierType modifiers,
          const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

static void
aster_map_content_class_init (AsterMapContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_map_content_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_map_content_grab_focus;

  gtk_widget_class_install_action (widget_class, "map.fit", NULL, fit_action);
  gtk_widget_class_install_action (widget_class, "map.centre", NULL, centre_action);
  gtk_widget_class_install_action (widget_class, "map.probe", NULL, probe_action);
  gtk_widget_class_install_action (widget_class, "map.torn", NULL, torn_action);
  gtk_widget_class_install_action (widget_class, "map.ball", NULL, ball_action);
  gtk_widget_class_install_action (widget_class, "map.rectangle", NULL, rectangle_action);
  gtk_widget_class_install_action (widget_class, "map.lasso", NULL, lasso_action);
  gtk_widget_class_install_action (widget_class, "map.pole", "u", pole_action);
  gtk_widget_class_install_action (widget_class, "map.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "map.all", NULL, all_action);
  bind_key (widget_class, GDK_KEY_i, GDK_SHIFT_MASK, "map.again");
  bind_key (widget_class, GDK_KEY_a, GDK_SHIFT_MASK, "map.all");
  bind_key (widget_class, GDK_KEY_h, 0, "map.probe");
  bind_key (widget_class, GDK_KEY_b, 0, "map.ball");
  bind_key (widget_class, GDK_KEY_e, 0, "map.torn");
  bind_key (widget_class, GDK_KEY_v, 0, "pane.view");
  aster_word_menu_bind_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mapcontent");
}

static void
aster_map_content_init (AsterMapContent *self)
{
  self->overlay = gtk_overlay_new ();
  self->plot = aster_plot_new ();
  self->legend = aster_legend_new ();
  self->legend_frame = aster_map_legend_new (self->overlay, self->legend);
  aster_plot_add_cover (ASTER_PLOT (self->plot), self->legend_frame);
  self->tip = gtk_label_new (NULL);
  aster_lively (self->tip);

  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->plot);

  aster_plot_minimap_add (ASTER_PLOT (self->plot), GTK_OVERLAY (self->overlay));
  gtk_widget_add_css_class (self->tip, "map-tip");
  gtk_label_set_wrap (GTK_LABEL (self->tip), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->tip), TIP_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->tip), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->tip), 0);
  gtk_widget_set_halign (self->tip, GTK_ALIGN_START);
  gtk_widget_set_valign (self->tip, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->tip, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->tip);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (self->overlay, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->overlay);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_crumbs (AsterMapContent *self)
{
  GtkWidget *crumbs = aster_crumbs_new (self->document, self->pane);

  gtk_widget_set_halign (crumbs, GTK_ALIGN_START);
  gtk_widget_set_valign (crumbs, GTK_ALIGN_START);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), crumbs);
}

static void
bind (AsterMapContent *self)
{
  GObject *owner = G_OBJECT (self);

  g_signal_connect_object (self->pane, "notify::layout", G_CALLBACK (update_layout),
                           owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::style", G_CALLBACK (update_style), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->colours, "notify::colouring",
                           G_CALLBACK (update_colours), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ball, "notify::note", G_CALLBACK (update_tip), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->colours, "notify::note", G_CALLBACK (update_tip), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_isolation (self->document), "changed",
                           G_CALLBACK (update_shown), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_clusters (self->document), "changed",
                           G_CALLBACK (update_groups), owner, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->plot, "notify::tip", G_CALLBACK (update_tip), self);
  g_signal_connect_swapped (self->plot, "context-menu", G_CALLBACK (context_menu_cb),
                            self);
}

GtkWidget *
aster_map_content_new (AsterDocument *document, AsterPane *pane)
{
  AsterMapContent *self = g_object_new (ASTER_TYPE_MAP_CONTENT, NULL);
  AsterSpace *space = aster_document_get_space (document);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->judge = aster_map_judge_new (document, pane);
  self->colours = aster_map_colours_new (document, pane);
  aster_map_colours_set_judge (self->colours, self->judge);
  self->inks = aster_map_inks_new (document, pane, self->colours, ASTER_PLOT (self->plot),
                                   ASTER_LEGEND (self->legend));
  gtk_box_append (GTK_BOX (self->box),
                  aster_map_torn_new (document, self->judge, ASTER_PLOT (self->plot)));
  gtk_box_append (GTK_BOX (self->box), aster_map_quality_new (self->judge));
  self->ball = aster_ball_new (document);
  aster_ball_attach (self->ball, self->plot);

  aster_map_again_follow (GTK_WIDGET (self), document, pane);
  add_crumbs (self);
  aster_theme_follow (G_OBJECT (self->plot), "theme");
  aster_theme_follow (G_OBJECT (self->legend), "theme");
  aster_plot_set_tokens (ASTER_PLOT (self->plot), space->tokens);
  aster_plot_set_selection (ASTER_PLOT (self->plot),
                            aster_document_get_selection (document));
  aster_map_hover_attach (ASTER_PLOT (self->plot), document, self->pane);
  aster_map_flight_attach (ASTER_PLOT (self->plot), pane,
                           aster_document_get_selection (document));
  aster_map_labels_bind (GTK_WIDGET (self), ASTER_PLOT (self->plot), pane);
  bind (self);
  update_groups (self);
  update_colours (self);
  update_layout (self);
  update_tip (self);

  return GTK_WIDGET (self);
}

/* What the map is made of; all of it lives as long as @self. */
AsterMapParts
aster_map_content_get_parts (AsterMapContent *self)
{
  return (AsterMapParts){ self->document, self->pane, ASTER_PLOT (self->plot),
                          self->judge, self->colours };
}
