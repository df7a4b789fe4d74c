/* How clusters came about: the distances that DBSCAN cuts through, the tree that HDBSCAN
 * chooses from, or the sizes and silhouettes of k-means. */

#include "chart/chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/chart-bars.h"
#include "chart/chart-curve.h"
#include "chart/chart-private.h"
#include "chart/chart-tree.h"
#include "linked/selection.h"

#define HEIGHT 11.0 /* least height, in sizes of a letter */
#define SIZE   12.0 /* px of a letter before it is known */
#define NEAR   10.0 /* px from the cut that still point at it */

enum { CUT, CHOOSE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterChart, aster_chart, ASTER_TYPE_READOUT)

static guint signals[N_SIGNALS];

/* Lettered for pointing, not for reading. */
AsterChartScene
aster_chart_get_scene (AsterChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int hovered = aster_readout_get_hovered (ASTER_READOUT (self));
  AsterChartScene scene = {
    .clusters = self->clusters,
    .title = self->title,
    .cut = self->cut,
    .knee = self->knee,
    .held = self->dragging || gtk_widget_has_focus (widget) || hovered == 0,
    .places = self->places,
    .hovered = hovered,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .lettering = { .size = self->size },
  };

  return scene;
}

/* The part at a place, or −1. */
int
aster_chart_find (AsterChart *self, double x, double y)
{
  AsterChartScene scene = aster_chart_get_scene (self);
  AsterChartFrame frame;

  switch (self->kind)
    {
    case ASTER_CHART_CURVE:
      frame = aster_curve_frame (&scene);
      return fabs (aster_chart_frame_to_page (&frame, self->cut) - y) < NEAR ? 0 : -1;

    case ASTER_CHART_TREE:
      return aster_tree_find (&scene, x, y);

    case ASTER_CHART_BLOCKS:
      return aster_blocks_find (&scene, x, y);

    case ASTER_CHART_NOTHING:
    default:
      return -1;
    }
}

static void
paint_scene (AsterChart *self, cairo_t *cr, const AsterChartScene *scene)
{
  if (self->kind == ASTER_CHART_CURVE)
    aster_curve_paint (scene, cr);
  else if (self->kind == ASTER_CHART_TREE)
    aster_tree_paint (scene, cr);
  else if (self->kind == ASTER_CHART_BLOCKS)
    aster_blocks_paint (scene, cr);
}

static gsize
aster_chart_get_n (AsterReadout *readout)
{
  AsterChart *self = ASTER_CHART (readout);

  switch (self->kind)
    {
    case ASTER_CHART_CURVE:
      return 1;

    case ASTER_CHART_TREE:
      return self->clusters->n_nodes;

    case ASTER_CHART_BLOCKS:
      return self->clusters->n_clusters;

    case ASTER_CHART_NOTHING:
    default:
      return 0;
    }
}

static double
aster_chart_get_height (AsterReadout *readout,
                        const AsterLettering *lettering,
                        double width)
{
  ASTER_CHART (readout)->size = lettering->size;

  return HEIGHT * lettering->size;
}

static int
aster_chart_find_part (AsterReadout *readout, double x, double y, double width)
{
  return aster_chart_find (ASTER_CHART (readout), x, y);
}

static void
aster_chart_paint_parts (AsterReadout *readout,
                         cairo_t *cr,
                         const AsterLettering *lettering,
                         double width)
{
  AsterChart *self = ASTER_CHART (readout);
  AsterChartScene scene;

  self->size = lettering->size;
  scene = aster_chart_get_scene (self);
  scene.lettering = *lettering;
  paint_scene (self, cr, &scene);
}

static char *
aster_chart_dup_part (AsterReadout *readout, gsize part)
{
  AsterChart *self = ASTER_CHART (readout);
  AsterChartScene scene = aster_chart_get_scene (self);

  switch (self->kind)
    {
    case ASTER_CHART_CURVE:
      return aster_curve_dup_text (&scene);

    case ASTER_CHART_TREE:
      return aster_tree_dup_text (&scene, (guint) part);

    case ASTER_CHART_BLOCKS:
      return aster_blocks_dup_text (&scene, (guint) part);

    case ASTER_CHART_NOTHING:
    default:
      return NULL;
    }
}

/* Says where the cut is, also while nobody points at it. */
static void
describe_cut (AsterChart *self)
{
  g_autofree char *text = aster_chart_dup_part (ASTER_READOUT (self), 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* What a person did to the cut; a knee that is nowhere is no place to go. */
void
aster_chart_move_cut (AsterChart *self, double cut)
{
  if (!(cut > 0) || cut == self->cut)
    return;

  aster_chart_set_cut (self, cut);
  g_signal_emit (self, signals[CUT], 0, cut);
}

void
aster_chart_choose (AsterChart *self, int part, GdkModifierType state)
{
  guint mode = state & GDK_CONTROL_MASK ? ASTER_SELECT_TOGGLE : ASTER_SELECT_REPLACE;

  if (part >= 0 && self->kind != ASTER_CHART_CURVE)
    g_signal_emit (self, signals[CHOOSE], 0, (guint) part, mode);
}

static void
clear (AsterChart *self)
{
  self->kind = ASTER_CHART_NOTHING;
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->title, g_free);
}

static void
aster_chart_finalize (GObject *object)
{
  clear (ASTER_CHART (object));

  G_OBJECT_CLASS (aster_chart_parent_class)->finalize (object);
}

static void
aster_chart_class_init (AsterChartClass *klass)
{
  AsterReadoutClass *readout_class = ASTER_READOUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aster_chart_finalize;
  readout_class->get_n = aster_chart_get_n;
  readout_class->get_height = aster_chart_get_height;
  readout_class->find = aster_chart_find_part;
  readout_class->paint = aster_chart_paint_parts;
  readout_class->dup_text = aster_chart_dup_part;

  signals[CUT] = g_signal_new ("cut", ASTER_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[CHOOSE] = g_signal_new ("choose", ASTER_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chart");
}

static void
aster_chart_init (AsterChart *self)
{
  self->knee = NAN;
  self->size = SIZE;
  aster_chart_add_input (self);
}

GtkWidget *
aster_chart_new (void)
{
  return g_object_new (ASTER_TYPE_CHART, NULL);
}

static AsterChartKind
choose_kind (const AsterClusters *clusters)
{
  if (clusters == NULL)
    return ASTER_CHART_NOTHING;
  if (clusters->params.method == ASTER_CLUSTER_DBSCAN && clusters->k_distances != NULL &&
      clusters->n > 0)
    return ASTER_CHART_CURVE;
  if (clusters->params.method == ASTER_CLUSTER_HDBSCAN && clusters->n_nodes > 0)
    return ASTER_CHART_TREE;

  return clusters->n_clusters > 0 ? ASTER_CHART_BLOCKS : ASTER_CHART_NOTHING;
}

/**
 * aster_chart_set_clusters:
 * @self: a chart
 * @clusters: (transfer none) (nullable): what is to be seen; %NULL for nothing
 * @title: what their distances are
 *
 * Shows what belongs to the method. A cut that is being dragged stays where it is, and
 * so does what is pointed at if it is still there.
 */
void
aster_chart_set_clusters (AsterChart *self, AsterClusters *clusters, const char *title)
{
  AsterChartKind before;

  g_return_if_fail (ASTER_IS_CHART (self));

  before = self->kind;
  if (clusters != NULL)
    aster_clusters_ref (clusters);
  clear (self);
  self->clusters = clusters;
  self->title = g_strdup (title);
  self->kind = choose_kind (clusters);
  if (self->kind == ASTER_CHART_TREE)
    self->places = aster_tree_place (clusters->nodes, clusters->n_nodes);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->kind == ASTER_CHART_CURVE ? "ns-resize" : NULL);
  if (self->kind != ASTER_CHART_CURVE || before != ASTER_CHART_CURVE)
    aster_readout_changed (ASTER_READOUT (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->kind == ASTER_CHART_CURVE)
    describe_cut (self);
}

double
aster_chart_get_cut (AsterChart *self)
{
  g_return_val_if_fail (ASTER_IS_CHART (self), NAN);

  return self->cut;
}

/* Without the signal, which is for what a person does. */
void
aster_chart_set_cut (AsterChart *self, double cut)
{
  g_return_if_fail (ASTER_IS_CHART (self));

  if (self->cut == cut)
    return;

  self->cut = cut;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->kind == ASTER_CHART_CURVE)
    describe_cut (self);
}

/* Where the distances bend most; NaN for nowhere. */
void
aster_chart_set_knee (AsterChart *self, double knee)
{
  g_return_if_fail (ASTER_IS_CHART (self));

  self->knee = knee;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* TRUE while a person drags the cut, which must not jump then. */
gboolean
aster_chart_is_held (AsterChart *self)
{
  g_return_val_if_fail (ASTER_IS_CHART (self), FALSE);

  return self->dragging;
}

/**
 * aster_chart_dup_clusters:
 * @self: a chart
 * @part: of a tree or of blocks
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n): the clusters that the part is, is made of,
 *   or belongs to
 */
guint *
aster_chart_dup_clusters (AsterChart *self, guint part, guint *n)
{
  AsterChartScene scene;

  g_return_val_if_fail (ASTER_IS_CHART (self) && n != NULL, NULL);

  if (self->kind == ASTER_CHART_TREE)
    {
      scene = aster_chart_get_scene (self);
      return aster_tree_dup_clusters (&scene, part, n);
    }

  *n = 1;
  return g_memdup2 (&part, sizeof part);
}

/* What is shown, without what follows the pointer, for an export. */
void
aster_chart_draw (
    AsterChart *self, cairo_t *cr, double width, double height, AsterTheme theme)
{
  AsterChartScene scene;

  g_return_if_fail (ASTER_IS_CHART (self));

  scene = aster_chart_get_scene (self);
  scene.lettering = (AsterLettering){ theme, NULL, SIZE };
  scene.width = width;
  scene.height = height;
  scene.held = FALSE;
  scene.hovered = -1;
  paint_scene (self, cr, &scene);
}
