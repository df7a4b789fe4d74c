#include "map/colour-sources.h"

#include <glib/gi18n-lib.h>

#include "clusters/cluster-words.h"
#include "parts/numbers.h"

/* The ordinal numbers of @n rows: files list words by decreasing frequency. */
AsterColouring *
aster_colouring_of_ranks (gsize n)
{
  g_autofree double *ranks = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    ranks[i] = (double) i + 1;

  return aster_colouring_new_from_numbers (_ ("Rank"), ranks, n, ASTER_RAMP_VALUES);
}

/* The mark of the last set that each of @n rows is in: a set that was made later is the
 * more particular one. Two sets of one mark are one class, named after both. */
AsterColouring *
aster_colouring_of_sets (AsterWordSets *sets, gsize n)
{
  g_autofree guint8 *styles = g_malloc (MAX (n, 1));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AsterLegendEntry));
  AsterColouring *colouring;

  memset (styles, ASTER_STYLE_MISSING, MAX (n, 1));
  for (guint i = 0; i < aster_word_sets_get_n (sets); i++)
    {
      guint8 style = aster_word_sets_get_style (sets, i);
      const char *name = aster_word_sets_get_name (sets, i);
      AsterLegendEntry entry = { NULL, 0, style, FALSE }, *same = NULL;
      gsize n_rows;
      const guint32 *rows = aster_word_sets_get_rows (sets, i, &n_rows);

      for (gsize r = 0; r < n_rows; r++)
        styles[rows[r]] = style;
      for (guint e = 0; e < entries->len; e++)
        if (g_array_index (entries, AsterLegendEntry, e).style == style)
          same = &g_array_index (entries, AsterLegendEntry, e);

      if (same != NULL)
        {
          g_autofree char *first = same->label;

          /* Translators: what stands between the names of two sets of one colour */
          same->label = g_strconcat (first, _ (", "), name, NULL);
          continue;
        }
      entry.label = g_strdup (name);
      g_array_append_val (entries, entry);
    }

  colouring = aster_colouring_new_from_sets (
      C_ ("title of a list", "Sets"), (const AsterLegendEntry *) (gpointer) entries->data,
      entries->len, styles, n);
  for (guint e = 0; e < entries->len; e++)
    g_free (g_array_index (entries, AsterLegendEntry, e).label);

  return colouring;
}

/* (transfer full): how many neighbours of each row are near on the page; those that have
 * not been looked at are grey. */
AsterColouring *
aster_colouring_of_recalls (const AsterQuality *quality)
{
  g_autofree double *recalls = g_new (double, MAX (quality->n_rows, 1));
  /* Translators: what the colours of points mean; %u is 10 */
  g_autofree char *title = g_strdup_printf (ngettext ("Neighbour recall, %u nearest",
                                                      "Neighbour recall, %u nearest",
                                                      quality->k),
                                            quality->k);

  for (gsize i = 0; i < quality->n_rows; i++)
    recalls[i] = quality->recalls[i];

  return aster_colouring_new_from_numbers (title, recalls, quality->n_rows,
                                           ASTER_RAMP_VALUES);
}

/* What is grey: noise, or a word of another map than that of the clusters. On their own
 * map nothing else is shown. */
static const char *
get_grey_name (const AsterClusters *clusters, gboolean own)
{
  if (own || clusters->n_placed == clusters->n)
    return C_ ("rows in no cluster", "Noise");
  if (clusters->n_noise == 0)
    return C_ ("rows in no cluster", "Not on their map");

  return C_ ("rows in no cluster", "Noise, or not on their map");
}

static AsterColouring *
colour_clusters (const AsterClusters *clusters, gboolean own)
{
  g_autofree guint8 *styles = g_malloc (MAX (clusters->n, 1));
  AsterLegendEntry entries[ASTER_MAX_CLASSES + 2];
  guint n_marked = MIN (clusters->n_clusters, ASTER_MAX_CLASSES), n = n_marked;
  AsterColouring *colouring;

  for (gsize row = 0; row < clusters->n; row++)
    styles[row] = clusters->labels[row] < 0 ? ASTER_STYLE_MISSING
                  : (guint) clusters->labels[row] >= n_marked
                      ? ASTER_STYLE_OTHER
                      : (guint8) clusters->labels[row];
  for (guint i = 0; i < n_marked; i++)
    entries[i] = (AsterLegendEntry){ aster_cluster_dup_name (clusters, i), 0, (guint8) i,
                                     FALSE };
  if (clusters->n_clusters > n_marked)
    {
      g_autofree char *count = aster_number_dup_count (clusters->n_clusters - n_marked);

      entries[n].style = ASTER_STYLE_OTHER;
      /* Translators: an entry of a legend; they are drawn in pale colours */
      entries[n++].label = g_strdup_printf (ngettext ("%s smaller cluster, pale",
                                                      "%s smaller clusters, pale",
                                                      clusters->n_clusters - n_marked),
                                            count);
    }
  if (clusters->n_noise > 0 || (!own && clusters->n_placed < clusters->n))
    {
      entries[n].style = ASTER_STYLE_MISSING;
      entries[n++].label = g_strdup (get_grey_name (clusters, own));
    }

  colouring = aster_colouring_new_from_classes (C_ ("title of a list", "Clusters"),
                                                entries, n, styles, clusters->n);
  aster_colouring_mark_clusters (colouring, clusters->labels);
  for (guint i = 0; i < n; i++)
    g_free (entries[i].label);

  return colouring;
}

/* (transfer full): the clusters of @source that have a mark of their own, the others, and
 * noise, on the map @pane of @n rows; one colour while there are none. */
AsterColouring *
aster_colouring_of_clusters (AsterClusterSource *source, AsterPane *pane, gsize n)
{
  const AsterClusters *clusters = aster_cluster_source_get_clusters (source);

  return clusters != NULL && clusters->n == n
             ? colour_clusters (clusters, aster_cluster_source_is_on (source, pane))
             : aster_colouring_new_none ();
}
