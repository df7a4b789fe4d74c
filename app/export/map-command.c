/* Everything that a person has done to a view, as options of `asterism-cli render`: what
 * colours it, what is marked, hidden and looked at, how near, and how it is drawn. What
 * has no name on the command line stands as a table to be filled in: the map that another
 * one began from, clusters, sets. */

#include "export/map-command.h"

#include <math.h>
#include <string.h>

#include "map/colour-names.h"
#include "run/command.h"
#include "values/row-set.h"

#define DEGREE  (G_PI / 180)
#define LONGEST 20000 /* bytes of a list of rows */

static void
append (GString *line, const char *option, const char *value)
{
  g_autofree char *quoted = g_shell_quote (value);

  g_string_append_printf (line, "%s %s ", option, quoted);
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
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (
      aster_document_get_selection (map->document), &n_pins);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].colour, colour))
      {
        append (line, "--colour", known[i].name);
        return;
      }

  if (g_str_has_prefix (colour, ASTER_COLOUR_COSINE))
    append (line, "--cosine", colour + strlen (ASTER_COLOUR_COSINE));
  else if (g_str_equal (colour, ASTER_COLOUR_PINNED) && n_pins > 0)
    g_string_append_printf (line, "--cosine '#%u' ", pins[n_pins - 1]);
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
