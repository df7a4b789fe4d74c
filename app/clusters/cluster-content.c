/* Binds a pane of kind Clusters to a chart, a list and a comparison. What is dragged in
 * the chart goes into the recipe; the pane waits for a moment of rest and finds the
 * clusters anew, while the cut stays where the hand has put it. */

#include "clusters/cluster-content.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/chart.h"
#include "clusters/cluster-compare.h"
#include "clusters/cluster-hint.h"
#include "clusters/cluster-list.h"
#include "clusters/cluster-words.h"
#include "clusters/knee.h"
#include "figure/figure.h"
#include "files/tsv.h"
#include "fittings/tab-order.h"
#include "fittings/theme.h"

#define CHART_WIDTH  900.0 /* px of an exported chart */
#define CHART_HEIGHT 480.0

struct _AsterClusterContent
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterClusterParams params; /* what the recipe said last */

  GtkWidget *box;
  GtkWidget *chart;
  GtkWidget *totals;
  GtkWidget *list;
  GtkWidget *compare;
};

G_DEFINE_FINAL_TYPE (AsterClusterContent, aster_cluster_content, GTK_TYPE_WIDGET)

static AsterClusters *
get_clusters (AsterClusterContent *self)
{
  AsterResult *result = aster_pane_get_result (self->pane);

  return result != NULL ? result->clusters : NULL;
}

/* The cut is what a person asked for, or what was found for them. */
static void
update_cut (AsterClusterContent *self)
{
  const AsterClusters *clusters = get_clusters (self);
  double eps = aster_pane_get_recipe (self->pane)->clusters.eps;

  if (eps == 0 && clusters != NULL)
    eps = clusters->params.eps;
  if (!aster_chart_is_held (ASTER_CHART (self->chart)))
    aster_chart_set_cut (ASTER_CHART (self->chart), eps);
}

static void
update_totals (AsterClusterContent *self)
{
  g_autofree char *totals = aster_cluster_dup_totals (self->pane);

  gtk_label_set_text (GTK_LABEL (self->totals), totals);
}

/* Before there are clusters, what is on its way is said in the middle, alone. */
static void
show_parts (AsterClusterContent *self, gboolean found)
{
  gtk_widget_set_visible (self->chart, found);
  gtk_widget_set_visible (self->list, found);
  gtk_widget_set_visible (self->compare, found);
  gtk_widget_set_vexpand (self->totals, !found);
  gtk_label_set_xalign (GTK_LABEL (self->totals), found ? 0 : 0.5f);
  gtk_label_set_justify (GTK_LABEL (self->totals),
                         found ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
}

static const char *
get_chart_name (const AsterClusters *clusters)
{
  switch (clusters->params.method)
    {
    case ASTER_CLUSTER_DBSCAN:
      return _ ("Sorted distances with a cut: the arrow keys move it, Home to the knee");

    case ASTER_CLUSTER_HDBSCAN:
      return _ ("Condensed tree: the arrow keys walk through it, Enter selects");

    case ASTER_CLUSTER_KMEANS:
    default:
      return _ ("Sizes and silhouettes: the arrow keys walk through them, Enter selects");
    }
}

static void
result_cb (AsterClusterContent *self)
{
  AsterClusters *clusters = get_clusters (self);
  g_autofree char *title = clusters != NULL ? aster_cluster_dup_distances (clusters)
                                            : NULL;

  if (clusters != NULL)
    {
      aster_readout_set_label (ASTER_READOUT (self->chart), get_chart_name (clusters));
      aster_chart_set_knee (
          ASTER_CHART (self->chart),
          clusters->k_distances != NULL && clusters->n_placed > 0
              ? aster_knee_find (clusters->k_distances, clusters->n_placed)
              : NAN);
    }
  show_parts (self, clusters != NULL);
  update_cut (self);
  aster_chart_set_clusters (ASTER_CHART (self->chart), clusters, title);
  aster_cluster_list_set_clusters (ASTER_CLUSTER_LIST (self->list), clusters);
  update_totals (self);
}

/* An eps is a distance; among other distances it means nothing, and the knee of those is
 * where to begin. */
static void
recipe_cb (AsterClusterContent *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  const AsterClusterParams *now = &recipe->clusters;
  AsterClusterParams before = self->params;
  gboolean elsewhere = before.on_map != now->on_map || before.metric != now->metric;

  if (recipe->kind != ASTER_RECIPE_CLUSTERS)
    return;

  self->params = *now;
  if (elsewhere && now->eps != 0 && now->eps == before.eps)
    {
      g_autoptr (AsterRecipe) copy = aster_recipe_copy (recipe);

      copy->clusters.eps = 0;
      aster_pane_set_recipe (self->pane, copy);
      return;
    }
  update_cut (self);
}

static void
cut_cb (AsterClusterContent *self, double cut)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));

  recipe->clusters.eps = cut;
  aster_pane_set_recipe (self->pane, recipe);
}

/* Selects the words of the clusters that a part of the chart stands for. */
static void
choose_cb (AsterClusterContent *self, guint part, guint mode)
{
  const AsterClusters *clusters = get_clusters (self);
  guint n_wanted;
  g_autofree guint *wanted = aster_chart_dup_clusters (ASTER_CHART (self->chart), part,
                                                       &n_wanted);
  g_autofree gboolean *is_wanted = NULL;
  g_autofree guint32 *rows = NULL;
  gsize n = 0;

  if (clusters == NULL)
    return;

  is_wanted = g_new0 (gboolean, MAX (clusters->n_clusters, 1));
  for (guint i = 0; i < n_wanted; i++)
    is_wanted[wanted[i]] = TRUE;
  rows = g_new (guint32, MAX (clusters->n, 1));
  for (gsize row = 0; row < clusters->n; row++)
    if (clusters->labels[row] >= 0 && is_wanted[clusters->labels[row]])
      rows[n++] = (guint32) row;
  aster_selection_apply (aster_document_get_selection (self->document), rows, n,
                         (AsterSelectMode) mode);
}

static gboolean
aster_cluster_content_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASTER_CLUSTER_CONTENT (widget)->chart);
}

static void
aster_cluster_content_dispose (GObject *object)
{
  AsterClusterContent *self = ASTER_CLUSTER_CONTENT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_cluster_content_parent_class)->dispose (object);
}

static void
aster_cluster_content_class_init (AsterClusterContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_cluster_content_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_cluster_content_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "clustercontent");
}

static void
aster_cluster_content_init (AsterClusterContent *self)
{
  self->params = (AsterClusterParams) ASTER_CLUSTER_DEFAULTS;
}

static void
build (AsterClusterContent *self)
{
  self->chart = aster_chart_new ();
  self->totals = gtk_label_new (NULL);
  self->list = aster_cluster_list_new (aster_document_get_selection (self->document));
  gtk_label_set_wrap (GTK_LABEL (self->totals), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->totals), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->totals), 0);
  gtk_widget_add_css_class (self->totals, "totals");
  gtk_widget_set_vexpand (self->chart, TRUE);
  gtk_widget_set_vexpand (self->list, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_set_homogeneous (GTK_BOX (self->box), FALSE);
  gtk_box_append (GTK_BOX (self->box), self->chart);
  gtk_box_append (GTK_BOX (self->box), self->totals);
  gtk_box_append (GTK_BOX (self->box), aster_cluster_hint_new (self->pane));
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->compare = aster_cluster_compare_new (self->document, self->pane);
  gtk_box_append (GTK_BOX (self->box), self->compare);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
aster_cluster_content_new (AsterDocument *document, AsterPane *pane)
{
  AsterClusterContent *self = g_object_new (ASTER_TYPE_CLUSTER_CONTENT, NULL);
  GObject *owner = G_OBJECT (self);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->params = aster_pane_get_recipe (pane)->clusters;
  build (self);
  aster_theme_follow (G_OBJECT (self->chart), "theme");
  result_cb (self);

  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (recipe_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (result_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (update_totals), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->chart, "cut", G_CALLBACK (cut_cb), self);
  g_signal_connect_swapped (self->chart, "choose", G_CALLBACK (choose_cb), self);

  return GTK_WIDGET (self);
}

static void
draw_chart_cb (cairo_t *cr, guint sheet, gpointer data)
{
  aster_chart_draw (data, cr, CHART_WIDTH, CHART_HEIGHT, ASTER_THEME_PRINT);
}

/* Token, cluster, its name and that of its group; −1 and no names for noise. Words that
 * were not on the map are left out. */
static GBytes *
make_table (const AsterClusters *clusters, const AsterTokens *tokens)
{
  GString *text = g_string_new ("token\tcluster\tname\tgroup\n");

  for (gsize row = 0; row < clusters->n; row++)
    {
      int label = clusters->labels[row];
      gsize length;
      const char *token = aster_tokens_get (tokens, row, &length);

      if (label == ASTER_CLUSTER_ABSENT)
        continue;
      aster_tsv_append_safe_cell (text, token, length);
      g_string_append_printf (text, "\t%d\t", label);
      if (label >= 0 && clusters->names != NULL)
        aster_tsv_append_safe_cell (text, clusters->names[label],
                                    strlen (clusters->names[label]));
      g_string_append_c (text, '\t');
      if (label >= 0 && clusters->n_broad > 0)
        {
          const char *group = clusters->broad_names[clusters->broad_of[label]];

          aster_tsv_append_safe_cell (text, group, strlen (group));
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free_to_bytes (text);
}

/**
 * aster_cluster_content_export:
 * @self: the content of a pane of clusters
 * @path: a name whose ending chooses: .tsv for the labels, .png, .svg or .pdf for the
 *   chart
 * @error: return location for what is wrong with @path
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
aster_cluster_content_export (AsterClusterContent *self, const char *path, GError **error)
{
  AsterClusters *clusters = get_clusters (self);
  g_autofree char *title = NULL;
  AsterFigure figure = { 0 };
  AsterFigureFormat format;

  if (clusters == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("There are no clusters yet to export."));
      return NULL;
    }
  if (g_str_has_suffix (path, ".tsv"))
    return make_table (clusters, aster_document_get_space (self->document)->tokens);
  if (!aster_figure_format_from_path (path, &format))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("Clusters are exported as .tsv, their chart as .png, .svg "
                              "or .pdf: end the name with one of these."));
      return NULL;
    }

  title = aster_cluster_dup_words (self->pane);
  figure.width = CHART_WIDTH;
  figure.height = CHART_HEIGHT;
  figure.scale = 2;
  figure.title = title;

  return aster_figure_render (&figure, format, draw_chart_cb, self->chart, error);
}
