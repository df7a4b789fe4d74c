/* Everything that a person has done to a view, as options of `asterism-cli render`: what
 * colours it, what is marked, hidden and looked at, how near, and how it is drawn. What
 * has no name on the command line stands as a table to be filled in: the map that another
 * one began from, clusters, sets. */

#include "export/map-command.h"

#include <math.h>
#include <string.h>

#include "map/colour-names.h"
#include "run/command.h"
#include "tools/shell-word.h"
#include "values/row-set.h"

#define DEGREE  (G_PI / 180)
#define LONGEST 100000 /* bytes of a list; a shell takes 128 KiB */

static void
append (GString *line, const char *option, const char *value)
{
  g_string_append_printf (line, "%s ", option);
  aster_shell_word_append (line, value);
  g_string_append_c (line, ' ');
}

static void
append_number (GString *line, const char *option, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, "%s %s ", option,
                          g_ascii_formatd (text, sizeof text, "%.9g", number));
}

static void
append_colour (GString *line, const AsterMapParts *map)
{
  static const struct
  {
    const char *colour, *name;
  } known[] = { { ASTER_COLOUR_NORM, "norm" },
                { ASTER_COLOUR_RANK, "rank" },
                { ASTER_COLOUR_HUBNESS, "hubness" },
                { ASTER_COLOUR_RECALL, "recall" } };
  const char *colour = aster_pane_get_colour (map->pane);
  g_autofree char *query = aster_map_colours_dup_query (map->colours);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].colour, colour))
      {
        append (line, "--colour", known[i].name);
        return;
      }

  if (query != NULL)
    append (line, "--cosine", query);
  else if (g_str_has_prefix (colour, ASTER_COLOUR_CLUSTERS))
    g_string_append (line, "--colour clusters --clusters CLUSTERS.tsv ");
  else if (g_str_equal (colour, ASTER_COLOUR_SETS))
    g_string_append (line, "--colour sets --sets SETS.tsv ");
  else if (*colour != '\0' && *colour != '#')
    append (line, "--colour", colour);
}

/* A list that no shell would take is left out. */
static void
append_rows (GString *line, const char *option, const guint32 *rows, gsize n)
{
  g_autoptr (AsterRowSet) set = n > 0 ? aster_row_set_new (rows, n) : NULL;
  g_autofree char *text = set != NULL ? aster_row_set_dup_text (set) : NULL;

  if (text != NULL && strlen (text) <= LONGEST)
    g_string_append_printf (line, "%s %s ", option, text);
}

static void
append_marks (GString *line, const AsterMapParts *map)
{
  AsterSelection *selection = aster_document_get_selection (map->document);
  AsterIsolation *isolation = aster_document_get_isolation (map->document);
  g_autoptr (GArray) selected = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint64 hidden = aster_plot_get_hidden (map->plot);
  gsize n_found;
  g_autofree guint32 *found = aster_selection_dup_matches (selection, &n_found);
  const char *before = "--hide ";
  const guint32 *rows;
  gsize n;

  for (guint32 row = 0; row < aster_selection_get_n_rows (selection); row++)
    if (aster_selection_is_selected (selection, row))
      g_array_append_val (selected, row);
  append_rows (line, "--select", (const guint32 *) (gpointer) selected->data,
               selected->len);
  rows = aster_selection_get_pins (selection, &n);
  append_rows (line, "--pins", rows, n);
  append_rows (line, "--found", found, n_found);
  rows = aster_isolation_get_rows (isolation, aster_isolation_get_depth (isolation), &n);
  append_rows (line, "--only", rows, rows != NULL ? n : 0);
  for (guint i = 0; i < 64; i++)
    if (hidden >> i & 1)
      {
        g_string_append_printf (line, "%s'#%u'", before, i + 1);
        before = ",";
      }
  if (hidden != 0)
    g_string_append_c (line, ' ');
}

/* Colours that classes were given, by their places in the legend. */
static void
append_inks (GString *line, const AsterMapParts *map)
{
  AsterClassInks *inks = aster_document_get_inks (map->document);
  const AsterColouring *c = aster_map_colours_get_colouring (map->colours);
  const char *before = "--inks ";

  for (guint i = 0; c->entries != NULL && i < c->entries->len; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (c->entries, AsterLegendEntry, i);
      AsterColour ink;

      if (entry->label == NULL ||
          !aster_class_inks_get (inks, aster_pane_get_colour (map->pane), entry->label,
                                 &ink))
        continue;
      g_string_append_printf (line, "%s'#%u=#%06x'", before, i + 1,
                              aster_colour_to_pixel (ink) & 0xffffff);
      before = ",";
    }
  if (*before == ',')
    g_string_append_c (line, ' ');
}

/* Where one name stands among those of clusters, or of groups of them. */
static char *
find_name (char **names, guint n, gboolean broad, guint32 key)
{
  for (guint i = 0; names != NULL && i < n; i++)
    {
      g_autofree char *text = aster_plot_name_dup_text (names[i]);

      if (aster_label_key_of_name (text, broad) == key)
        return g_steal_pointer (&text);
    }

  return NULL;
}

/* (transfer full) (nullable): a label as --move-labels spells it; NULL for the name of
 * what is not on the map any more. */
static char *
dup_label (const AsterMapParts *map, guint32 key)
{
  AsterClusters *clusters = aster_map_colours_get_clusters (map->colours);
  g_autofree char *broad = NULL, *fine = NULL, *escaped = NULL;
  g_auto (GStrv) parts = NULL;

  if (!(key & ASTER_LABEL_NAME_BIT))
    return g_strdup_printf ("#%u", key);
  if (clusters == NULL)
    return NULL;

  fine = find_name (clusters->names, clusters->n_clusters, FALSE, key);
  if (fine == NULL)
    broad = find_name (clusters->broad_names, clusters->n_broad, TRUE, key);
  if (fine == NULL && broad == NULL)
    return NULL;

  parts = g_strsplit (fine != NULL ? fine : broad, "\\", -1);
  escaped = g_strjoinv ("\\\\", parts);
  g_strfreev (parts);
  parts = g_strsplit (escaped, "'", -1);
  g_free (escaped);
  escaped = g_strjoinv ("\\'", parts);

  return g_strdup_printf ("%s'%s'", fine != NULL ? "@" : "@@", escaped);
}

static void
append_edits (GString *line, const AsterMapParts *map)
{
  AsterLabelEdits *edits = aster_pane_get_labels (map->pane);
  g_autoptr (GString) moved = g_string_new (NULL), hidden = g_string_new (NULL);
  guint n, n_hidden;
  const AsterMovedLabel *labels = aster_label_edits_get_moved (edits, &n);
  g_autofree guint32 *keys = aster_label_edits_dup_hidden (edits, &n_hidden);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = dup_label (map, labels[i].key);

      if (label != NULL)
        g_string_append_printf (
            moved, "%s%s=%s/%s", moved->len > 0 ? "," : "", label,
            g_ascii_formatd (x, sizeof x, "%.6g", labels[i].offset[0]),
            g_ascii_formatd (y, sizeof y, "%.6g", labels[i].offset[1]));
    }
  for (guint i = 0; i < n_hidden; i++)
    {
      g_autofree char *label = dup_label (map, keys[i]);

      if (label != NULL)
        g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? "," : "", label);
    }
  if (moved->len > 0)
    append (line, "--move-labels", moved->str);
  if (hidden->len > 0 && hidden->len <= LONGEST)
    append (line, "--hide-labels", hidden->str);
}

static void
append_view (GString *line, const AsterMapParts *map)
{
  AsterViewport *viewport = aster_plot_get_viewport (map->plot);
  AsterView view = aster_viewport_get_view (viewport);
  AsterView home = aster_viewport_get_home (viewport);
  const AsterOrbit usual = ASTER_ORBIT_INIT, *orbit = aster_plot_get_orbit (map->plot);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  int width = gtk_widget_get_width (GTK_WIDGET (map->plot));
  int height = gtk_widget_get_height (GTK_WIDGET (map->plot));

  if (width > 0 && height > 0)
    g_string_append_printf (line, "--size %dx%d ", width, height);
  if (view.x != home.x || view.y != home.y)
    g_string_append_printf (line, "--centre=%s,%s ",
                            g_ascii_formatd (x, sizeof x, "%.9g", view.x),
                            g_ascii_formatd (y, sizeof y, "%.9g", view.y));
  if (view.zoom != home.zoom)
    append_number (line, "--zoom", view.zoom);
  if (orbit != NULL && orbit->yaw != usual.yaw)
    append_number (line, "--yaw", orbit->yaw / DEGREE);
  if (orbit != NULL && orbit->pitch != usual.pitch)
    append_number (line, "--pitch", orbit->pitch / DEGREE);
}

static void
append_looks (GString *line, const AsterMapParts *map)
{
  static const char *const themes[ASTER_N_THEMES] = { "light", "dark", "contrast",
                                                      "contrast-dark", "print" };
  AsterTheme theme = aster_plot_get_theme (map->plot);
  double text = aster_plot_get_text_size (map->plot);
  g_autofree char *style = aster_plot_style_to_string (aster_plot_get_style (map->plot));

  if (theme != ASTER_THEME_LIGHT)
    append (line, "--theme", themes[theme]);
  if (text != ASTER_TEXT_SIZE)
    append_number (line, "--text-size", text * 0.75);
  if (*style != '\0')
    append (line, "--style", style);
}

static AsterRecipe *
dup_recipe (const AsterMapParts *map)
{
  AsterRecipe *recipe = aster_recipe_copy (aster_pane_get_recipe (map->pane));

  recipe->treatment = aster_document_get_treatment (map->document);

  return recipe;
}

/* (transfer full): the line that draws the map as it is seen. */
char *
aster_map_command_new (const AsterMapParts *map)
{
  g_autoptr (AsterRecipe) recipe = dup_recipe (map);
  g_autoptr (GString) line = g_string_new (NULL);

  append_view (line, map);
  append_colour (line, map);
  append_inks (line, map);
  append_marks (line, map);
  append_edits (line, map);
  append_looks (line, map);
  g_string_append (line, "-o map.png");

  return aster_command_new_figure (recipe, aster_document_get_space (map->document),
                                   line->str);
}

/* (transfer full): the line that computes the places of its points. */
char *
aster_map_command_new_numbers (const AsterMapParts *map)
{
  g_autoptr (AsterRecipe) recipe = dup_recipe (map);

  return aster_command_new (recipe, aster_document_get_space (map->document),
                            aster_document_get_metric (map->document));
}
