/* The name of the cluster is a button, since what somebody wants to do with it is to see
 * its words; below stand its size, how good it is and, which is never left out, where it
 * was found. */

#include "clusters/cluster-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/cluster-words.h"
#include "parts/numbers.h"

/* "862 words, silhouette 0.41, on the map “t-SNE, perplexity 30”" */
static char *
dup_facts (AsterClusterLink *link, int label)
{
  const AsterClusters *clusters = aster_cluster_link_get_clusters (link);
  gsize size = label >= 0                     ? clusters->sizes[label]
               : label == ASTER_CLUSTER_NOISE ? clusters->n_noise
                                              : clusters->n - clusters->n_placed;
  g_autofree char *count = aster_number_dup_count (size);
  g_autofree char *place = aster_cluster_dup_place (&clusters->params,
                                                    aster_cluster_link_get_pane (link));
  g_autofree char *silhouette = NULL;
  double value = label >= 0 && clusters->silhouettes != NULL
                     ? (double) clusters->silhouettes[label]
                     : NAN;

  if (!isfinite (value))
    return g_strdup_printf (
        /* Translators: a cluster: its size, and where it was found, such as «on the map
         * “PCA”» */
        ngettext ("%s word, %s", "%s words, %s", size), count, place);

  silhouette = aster_number_dup_fixed (value, 2);

  return g_strdup_printf (
      ngettext ("%s word, silhouette %s, %s", "%s words, silhouette %s, %s", size), count,
      silhouette, place);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * aster_cluster_cell_new:
 * @link: the clusters of a document
 * @row: a word
 *
 * Returns: (transfer floating) (nullable): what its cluster is called, as a button that
 *   selects it, and how it came about; %NULL where there are no clusters
 */
GtkWidget *
aster_cluster_cell_new (AsterClusterLink *link, gsize row)
{
  g_autofree char *name = aster_cluster_link_dup_name (link, row), *facts = NULL;
  GtkWidget *box, *button, *caption;

  if (name == NULL)
    return NULL;

  facts = dup_facts (link, aster_cluster_link_get_label (link, row));
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), new_label (name, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.select-cluster");
  gtk_widget_set_tooltip_text (button, _ ("Select Its Cluster (C)"));
  gtk_widget_add_css_class (button, "cluster-cell");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  caption = new_label (facts, "caption");
  gtk_widget_add_css_class (caption, "dim-label");

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), caption);

  return box;
}
