/* Labels that were moved or hidden by hand. A label is the token that it shows, #3 for
 * row 3, @name for a cluster, @@name for a group of clusters; what is no plain word is
 * quoted: king=4/-2,'New York'=0/3,@'queen, king'=0/-2. */

#include <math.h>
#include <string.h>

#include "labels/plot-names.h"
#include "render-marks.h"
#include "row-list.h"
#include "tools/error.h"

static gboolean
has_name (char **names, guint n, const char *text)
{
  for (guint i = 0; names != NULL && i < n; i++)
    {
      g_autofree char *shown = aster_plot_name_dup_text (names[i]);

      if (g_str_equal (shown, text))
        return TRUE;
    }

  return FALSE;
}

static gboolean
find_name (const AsterClusters *clusters, const char *what, guint32 *key, GError **error)
{
  gboolean broad = what[1] == '@';
  g_autofree char *text = aster_cli_dup_unquoted (what + 1 + broad);

  if (clusters != NULL &&
      (broad ? has_name (clusters->broad_names, clusters->n_broad, text)
             : has_name (clusters->names, clusters->n_clusters, text)))
    {
      *key = aster_label_key_of_name (text, broad);
      return TRUE;
    }

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
               "%s: there is no %s of that name on the map", what,
               broad ? "group of clusters" : "cluster");
  return FALSE;
}

/* What the label is known by; @there: FALSE for a token that was not chosen. */
static gboolean
find_key (const AsterCliInput *input,
          const AsterClusters *clusters,
          const char *what,
          guint32 *key,
          gboolean *there,
          GError **error)
{
  int row;

  *there = TRUE;
  if (*what == '@')
    return find_name (clusters, what, key, error);
  if (!aster_cli_row_of (input, what, &row, error))
    return FALSE;

  *there = row >= 0;
  *key = (guint32) row;

  return TRUE;
}

/* "4/-2" */
static gboolean
read_offset (const char *text, double offset[2])
{
  char *end;

  offset[0] = g_ascii_strtod (text, &end);
  if (end == text || *end != '/')
    return FALSE;
  text = end + 1;
  offset[1] = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (offset[0]) && isfinite (offset[1]);
}

static gboolean
move (const AsterCliInput *input,
      const AsterClusters *clusters,
      char *item,
      AsterLabelEdits *edits,
      GError **error)
{
  char *at = strrchr (item, '=');
  double offset[2];
  gboolean there;
  guint32 key;

  if (at == NULL || !read_offset (at + 1, offset))
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s: expected a label and how far it is moved, such as king=4/-2",
                   item);
      return FALSE;
    }
  *at = '\0';
  if (!find_key (input, clusters, item, &key, &there, error))
    return FALSE;
  if (there)
    aster_label_edits_move (edits, key, offset);

  return TRUE;
}

static gboolean
hide (const AsterCliInput *input,
      const AsterClusters *clusters,
      char *item,
      AsterLabelEdits *edits,
      GError **error)
{
  gboolean there;
  guint32 key;

  if (!find_key (input, clusters, item, &key, &there, error))
    return FALSE;
  if (there)
    aster_label_edits_hide (edits, key);

  return TRUE;
}

/**
 * aster_cli_read_label_edits:
 * @request: a command with the options of render
 * @input: what was read
 * @clusters: (nullable): whose names stand on the map
 * @error: return location
 *
 * Of labels that are moved the first stays where two would overlap.
 *
 * Returns: (transfer full) (nullable): what --move-labels and --hide-labels say
 */
AsterLabelEdits *
aster_cli_read_label_edits (const AsterCliRequest *request,
                            const AsterCliInput *input,
                            const AsterClusters *clusters,
                            GError **error)
{
  static const char *const options[] = { "--move-labels", "--hide-labels" };
  g_autoptr (AsterLabelEdits) edits = aster_label_edits_new ();

  for (guint k = 0; k < G_N_ELEMENTS (options); k++)
    {
      const char *text = aster_cli_text (request, options[k]);
      g_autoptr (GPtrArray) items = text != NULL ? aster_cli_split_list (text, ',')
                                                 : NULL;

      for (guint i = items != NULL ? items->len : 0; i-- > 0;)
        {
          char *item = g_ptr_array_index (items, i);

          if (*item != '\0' && !(k == 0 ? move (input, clusters, item, edits, error)
                                        : hide (input, clusters, item, edits, error)))
            {
              g_prefix_error (error, "%s ", options[k]);
              return NULL;
            }
        }
    }

  return g_steal_pointer (&edits);
}
