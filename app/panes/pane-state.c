#include "panes/pane-state.h"

#include "runs/steer.h"

static const char *const kind_names[] = { "map", "text", "table", "clusters" };

static AsterPaneKind
kind_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (name, kind_names[i]))
      return (AsterPaneKind) i;

  return ASTER_PANE_MAP;
}

/* (transfer full): floating a{sv} */
GVariant *
aster_pane_state_save (AsterPane *pane)
{
  GVariantDict dict;

  g_return_val_if_fail (aster_pane_get_kind (pane) < G_N_ELEMENTS (kind_names), NULL);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "id", "u", aster_pane_get_id (pane));
  g_variant_dict_insert (&dict, "kind", "s", kind_names[aster_pane_get_kind (pane)]);
  g_variant_dict_insert (&dict, "colour", "s", aster_pane_get_colour (pane));
  g_variant_dict_insert (&dict, "hidden", "^as", aster_pane_get_hidden (pane));
  g_variant_dict_insert (&dict, "source", "u", aster_pane_get_source (pane));
  g_variant_dict_insert_value (&dict, "style",
                               aster_plot_style_to_variant (aster_pane_get_style (pane)));
  g_variant_dict_insert_value (&dict, "labels",
                               aster_label_edits_snapshot (aster_pane_get_labels (pane)));
  g_variant_dict_insert_value (&dict, "listing", aster_pane_get_listing (pane));
  g_variant_dict_insert_value (&dict, "recipe",
                               aster_recipe_to_variant (aster_pane_get_recipe (pane)));

  return g_variant_dict_end (&dict);
}

/* Makes @pane what @state says; anything odd in it falls back on what @pane is. */
void
aster_pane_state_restore (AsterPane *pane, GVariant *state)
{
  g_autoptr (GVariant) saved = NULL, drawn = NULL, labels = NULL, listing = NULL;
  AsterPlotStyle style;
  g_autoptr (AsterRecipe) recipe = NULL;
  const char *kind = NULL;
  g_autofree char *colour = g_strdup (aster_pane_get_colour (pane));
  const char *wanted = NULL;
  g_autofree const char **hidden = NULL;
  guint source = 0;
  gboolean elsewhere;

  if (g_variant_lookup (state, "colour", "&s", &wanted))
    {
      g_free (colour);
      colour = g_strdup (wanted);
    }

  saved = g_variant_lookup_value (state, "recipe", G_VARIANT_TYPE_VARDICT);
  if (saved != NULL)
    recipe = aster_recipe_from_variant (saved);
  if (recipe == NULL)
    recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  drawn = g_variant_lookup_value (state, "style", G_VARIANT_TYPE_VARDICT);
  style = aster_plot_style_from_variant (drawn);
  aster_pane_take_style (pane, &style);
  listing = g_variant_lookup_value (state, "listing", G_VARIANT_TYPE_VARDICT);
  aster_pane_take_listing (pane, listing);
  labels = g_variant_lookup_value (state, "labels", NULL);
  aster_label_edits_restore (aster_pane_get_labels (pane), labels);

  g_variant_lookup (state, "source", "u", &source);
  elsewhere = aster_pane_get_source (pane) != source;
  aster_pane_set_source (pane, source);
  aster_pane_become (pane,
                     g_variant_lookup (state, "kind", "&s", &kind)
                         ? kind_from_string (kind)
                         : aster_pane_get_kind (pane),
                     recipe, colour);
  g_variant_lookup (state, "hidden", "^a&s", &hidden);
  aster_pane_take_hidden (pane, hidden);
  if (elsewhere && aster_steer_is_from_map (recipe) && !aster_pane_is_running (pane))
    aster_pane_run (pane);
}

/* The id that @state gives its pane, or 0. */
guint
aster_pane_state_get_id (GVariant *state)
{
  guint id = 0;

  g_variant_lookup (state, "id", "u", &id);

  return id;
}
