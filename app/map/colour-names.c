#include "map/colour-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "parts/numbers.h"
#include "values/tokens.h"

/**
 * aster_colour_dup_title:
 * @name: what a map is coloured by
 *
 * Returns: (transfer full): the same for a person
 */
char *
aster_colour_dup_title (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (*name == '\0')
    return g_strdup (C_ ("colour of points", "one colour"));
  if (g_str_equal (name, ASTER_COLOUR_NORM))
    return g_strdup (C_ ("colour of points", "norm"));
  if (g_str_equal (name, ASTER_COLOUR_SETS))
    return g_strdup (C_ ("colour of points", "sets"));
  if (g_str_equal (name, ASTER_COLOUR_RANK))
    return g_strdup (C_ ("colour of points", "rank"));
  if (g_str_equal (name, ASTER_COLOUR_HUBNESS))
    return g_strdup (C_ ("colour of points", "hubness"));
  if (g_str_equal (name, ASTER_COLOUR_RECALL))
    return g_strdup (C_ ("colour of points", "neighbour recall"));
  if (g_str_equal (name, ASTER_COLOUR_PINNED))
    return g_strdup (C_ ("colour of points", "cosine to pinned"));
  if (g_str_equal (name, ASTER_COLOUR_PROBE))
    return g_strdup (C_ ("colour of points", "cosine to pointed at"));
  if (g_str_has_prefix (name, ASTER_COLOUR_CLUSTERS))
    return g_strdup (C_ ("colour of points", "clusters"));
  if (g_str_has_prefix (name, ASTER_COLOUR_COSINE))
    /* Translators: colour of points; %s is a word or a sum of words */
    return g_strdup_printf (_ ("cosine to %s"), name + strlen (ASTER_COLOUR_COSINE));

  return aster_token_escape (name, -1);
}

/* The pane whose clusters are meant, or 0. */
guint
aster_colour_get_cluster_pane (const char *name)
{
  guint64 id;

  g_return_val_if_fail (name != NULL, 0);

  if (!g_str_has_prefix (name, ASTER_COLOUR_CLUSTERS))
    return 0;
  id = g_ascii_strtoull (name + strlen (ASTER_COLOUR_CLUSTERS), NULL, 10);

  return id <= G_MAXUINT ? (guint) id : 0;
}

/* (transfer full): the name that means the clusters of @pane. */
char *
aster_colour_dup_clusters (guint pane)
{
  return g_strdup_printf (ASTER_COLOUR_CLUSTERS "%u", pane);
}

/**
 * aster_colour_dup_near:
 * @recall: of the neighbours that a colour is about, [0, 1]; or NAN where they are exact
 *
 * Returns: (transfer full) (nullable): a sentence if they are approximate
 */
char *
aster_colour_dup_near (double recall)
{
  g_autofree char *number = isnan (recall) ? NULL : aster_number_dup_fixed (recall, 2);

  return number == NULL
             ? NULL
             : g_strdup_printf (_ ("The neighbours are approximate, recall %s."), number);
}
