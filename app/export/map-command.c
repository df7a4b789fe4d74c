/* Everything that a person has done to a view, as options of `asterism-cli render`: what
 * colours it, what is marked, hidden and looked at, how near, and how it is drawn. What
 * is worked out apart, such as clusters, and lists longer than an argument may be become
 * files first, on the same line. */

#include "export/map-command.h"

#include <math.h>
#include <string.h>

#include "export/command-before.h"
#include "map/colour-names.h"
#include "run/command.h"
#include "tools/shell-word.h"
#include "values/row-set.h"

#define DEGREE  (G_PI / 180)
#define LONGEST 100000 /* bytes of a list; a shell takes 128 KiB */

/* A line, and what has to be done before it. */
typedef struct
{
  GString *before, *line;
} Command;

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

/* A list that no argument may hold is read from a file. */
static void
append_list (Command *self, const char *option, const char *path, const char *text)
{
  if (strlen (text) <= LONGEST)
    {
      append (self->line, option, text);
      return;
    }

  aster_command_append_file (self->before, path, text);
  g_string_append_printf (self->line, "%s @%s ", option, path);
}

/* (transfer full): @text between quotes that are not the shell's. */
static char *
dup_quoted (const char *text)
{
  g_auto (GStrv) slashes = g_strsplit (text, "\\", -1);
  g_autofree char *escaped = g_strjoinv ("\\\\", slashes);
  g_auto (GStrv) quotes = g_strsplit (escaped, "'", -1);
  g_autofree char *inside = g_strjoinv ("\\'", quotes);

  return g_strdup_printf ("'%s'", inside);
}

/* (transfer full): the name of a set, quoted only where it must be, and its mark, unless
 * it is that of the place. */
static char *
dup_set (const AsterLegendEntry *entry, guint place)
{
  const char *name = entry->label;
  gboolean plain = *name != '\0' && name[strcspn (name, "\\';#=@")] == '\0' &&
                   *name != ' ' && !g_str_has_suffix (name, " ");
  g_autofree char *shown = plain ? g_strdup (name) : dup_quoted (name);

  return entry->style == place ? g_steal_pointer (&shown)
                               : g_strdup_printf ("%s#%u", shown, entry->style + 1u);
}

/* Sets by the marks that they have on the map: where two overlap, or have one mark, the
 * rows that are seen so. */
static void
append_sets (Command *self, const AsterMapParts *map)
{
  const AsterColouring *c = aster_map_colours_get_colouring (map->colours);
  g_autoptr (GString) sets = g_string_new (NULL);

  for (guint i = 0; c->entries != NULL && i < c->entries->len; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (c->entries, AsterLegendEntry, i);
      gsize n;
      g_autofree guint32 *rows = aster_colouring_dup_rows (c, i, NULL, &n);
      g_autoptr (AsterRowSet) set = n > 0 ? aster_row_set_new (rows, n) : NULL;
      g_autofree char *text = set != NULL ? aster_row_set_dup_text (set) : NULL;
      g_autofree char *name = NULL;

      if (entry->style == ASTER_STYLE_MISSING)
        continue;
      name = dup_set (entry, i);
      g_string_append_printf (sets, "%s%s=%s", sets->len > 0 ? ";" : "", name,
                              text != NULL ? text : "");
    }
  g_string_append (self->line, "--colour sets ");
  append_list (self, "--set-rows", "SETS.txt", sets->str);
}

/* Clusters are found first, as their pane finds them. */
static void
append_clusters (Command *self, const AsterMapParts *map)
{
  guint id = aster_colour_get_cluster_pane (aster_pane_get_colour (map->pane));
  AsterPane *pane = aster_pane_set_find (aster_document_get_panes (map->document), id);
  g_autofree char *command = NULL;

  if (pane == NULL || aster_pane_get_kind (pane) != ASTER_PANE_CLUSTERS)
    return;

  command = aster_command_of_pane (map->document, pane);
  g_string_append_printf (self->before, "%s > CLUSTERS.tsv && ", command);
  g_string_append (self->line, "--colour clusters --clusters CLUSTERS.tsv ");
}

static void
append_colour (Command *self, const AsterMapParts *map)
{
  GString *line = self->line;
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
    append_clusters (self, map);
  else if (g_str_equal (colour, ASTER_COLOUR_SETS))
    append_sets (self, map);
  else if (*colour != '\0' && *colour != '#')
    {
      const char *table = aster_attachments_find (
          aster_document_get_attachments (map->document), colour);

      if (table != NULL)
        append (line, "--metadata", table);
      append (line, "--colour", colour);
    }
}

static void
append_rows (
    Command *self, const char *option, const char *path, const guint32 *rows, gsize n)
{
  g_autoptr (AsterRowSet) set = n > 0 ? aster_row_set_new (rows, n) : NULL;
  g_autofree char *text = set != NULL ? aster_row_set_dup_text (set) : NULL;

  if (text != NULL)
    append_list (self, option, path, text);
}

static void
append_marks (Command *self, const AsterMapParts *map)
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
  append_rows (self, "--select", "SELECTED.txt",
               (const guint32 *) (gpointer) selected->data, selected->len);
  rows = aster_selection_get_pins (selection, &n);
  append_rows (self, "--pins", "PINNED.txt", rows, n);
  append_rows (self, "--found", "FOUND.txt", found, n_found);
  rows = aster_isolation_get_rows (isolation, aster_isolation_get_depth (isolation), &n);
  append_rows (self, "--only", "SHOWN.txt", rows, rows != NULL ? n : 0);
  for (guint i = 0; i < 64; i++)
    if (hidden >> i & 1)
      {
        g_string_append_printf (self->line, "%s'#%u'", before, i + 1);
        before = ",";
      }
  if (hidden != 0)
    g_string_append_c (self->line, ' ');
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
  g_autofree char *broad = NULL, *fine = NULL, *quoted = NULL;

  if (!(key & ASTER_LABEL_NAME_BIT))
    return g_strdup_printf ("#%u", key);
  if (clusters == NULL)
    return NULL;

  fine = find_name (clusters->names, clusters->n_clusters, FALSE, key);
  if (fine == NULL)
    broad = find_name (clusters->broad_names, clusters->n_broad, TRUE, key);
  if (fine == NULL && broad == NULL)
    return NULL;

  quoted = dup_quoted (fine != NULL ? fine : broad);

  return g_strconcat (fine != NULL ? "@" : "@@", quoted, NULL);
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
  AsterView whole = aster_viewport_get_whole (viewport);
  const AsterOrbit usual = ASTER_ORBIT_INIT, *orbit = aster_plot_get_orbit (map->plot);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  int width = gtk_widget_get_width (GTK_WIDGET (map->plot));
  int height = gtk_widget_get_height (GTK_WIDGET (map->plot));

  if (width > 0 && height > 0)
    g_string_append_printf (line, "--size %dx%d ", width, height);
  if (view.x != whole.x || view.y != whole.y)
    g_string_append_printf (line, "--centre=%s,%s ",
                            g_ascii_formatd (x, sizeof x, "%.9g", view.x),
                            g_ascii_formatd (y, sizeof y, "%.9g", view.y));
  if (view.zoom != whole.zoom)
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

/* (transfer full): the line that draws the map as it is seen. */
char *
aster_map_command_new (const AsterMapParts *map)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (map->pane));
  g_autoptr (GString) line = g_string_new (NULL);
  Command self = { g_string_new (NULL), line };
  g_autofree char *figure = NULL;

  append_view (line, map);
  append_colour (&self, map);
  append_inks (line, map);
  append_marks (&self, map);
  append_edits (line, map);
  append_looks (line, map);
  g_string_append (line, "-o map.png");
  aster_command_append_before (self.before, map->document, map->pane);
  recipe->treatment = aster_document_get_treatment (map->document);
  figure = aster_command_new_figure (recipe, aster_document_get_space (map->document),
                                     line->str);

  return g_string_free (g_string_append (self.before, figure), FALSE);
}
