/* Follows the name that a pane of kind Map is coloured by, and what stands behind the
 * name: a column of metadata, the norms of the document, or numbers that a recipe of
 * kind VALUES works out. While they are on their way the colours that are there stay.
 *
 * The probe shows the cosine of all rows to the one under the pointer, and goes on
 * showing it when the pointer leaves, until the next row.
 *
 * A colour never computes the map again. */

#include "map/map-colours.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/cluster-source.h"
#include "map/colour-sources.h"

#define HUB_NEIGHBOURS 10

struct _AsterMapColours
{
  GObject parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterPane *values;    /* works out what is not known yet */
  AsterMapJudge *judge; /* (nullable) knows the recall of each row */
  AsterClusterSource *clusters;

  int probed; /* row, or −1 before the first */
  AsterColouring *colouring;
  char *note; /* (nullable) */
};

enum { PROP_0, PROP_COLOURING, PROP_NOTE, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterMapColours, aster_map_colours, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
set_note (AsterMapColours *self, const char *note)
{
  if (g_strcmp0 (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

static void
take_colouring (AsterMapColours *self, AsterColouring *colouring)
{
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  self->colouring = colouring;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOURING]);
}

static gboolean
is_called (AsterMapColours *self, const char *name)
{
  return g_str_equal (aster_pane_get_colour (self->pane), name);
}

static char *
dup_row_query (gsize row)
{
  return g_strdup_printf ("#%zu", row);
}

/* (transfer full): the expression that rows are compared with, or NULL. */
char *
aster_map_colours_dup_query (AsterMapColours *self)
{
  const char *name = aster_pane_get_colour (self->pane);
  const guint32 *pins;
  gsize n_pins;

  if (is_called (self, ASTER_COLOUR_PROBE))
    return self->probed >= 0 ? dup_row_query ((gsize) self->probed) : NULL;
  if (g_str_has_prefix (name, ASTER_COLOUR_COSINE))
    return g_strdup (name + strlen (ASTER_COLOUR_COSINE));
  if (!is_called (self, ASTER_COLOUR_PINNED))
    return NULL;

  pins = aster_selection_get_pins (aster_document_get_selection (self->document),
                                   &n_pins);

  return n_pins > 0 ? dup_row_query (pins[n_pins - 1]) : NULL;
}

/* «#17» is what a person knows as a word. */
static char *
dup_query_shown (AsterMapColours *self, const char *query)
{
  const AsterTokens *tokens = aster_document_get_space (self->document)->tokens;

  if (is_called (self, ASTER_COLOUR_PROBE) || is_called (self, ASTER_COLOUR_PINNED))
    return aster_tokens_dup_shown (tokens, g_ascii_strtoull (query + 1, NULL, 10));

  return g_strdup (query);
}

/* Asks for numbers; they arrive in values_cb(). */
static void
ask (AsterMapColours *self, AsterValuesBy by, const char *query)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (
      aster_pane_get_recipe (self->values));

  recipe->values = by;
  recipe->k = HUB_NEIGHBOURS;
  g_free (recipe->query);
  recipe->query = g_strdup (query);
  aster_pane_set_recipe (self->values, recipe);
  aster_pane_run (self->values);
}

static char *
dup_values_title (AsterMapColours *self, const AsterRecipe *recipe)
{
  g_autofree char *shown = NULL;

  if (recipe->values == ASTER_VALUES_HUBNESS)
    /* Translators: what the colours of points mean; %d is 10 */
    return g_strdup_printf (_ ("Hubness: words that have it among their %d nearest"),
                            HUB_NEIGHBOURS);

  shown = dup_query_shown (self, recipe->query);

  /* Translators: what the colours of points mean; %s is a word or a sum of words */
  return g_strdup_printf (_ ("Cosine to %s"), shown);
}

static gboolean
wants_values (AsterMapColours *self)
{
  return is_called (self, ASTER_COLOUR_HUBNESS) ||
         is_called (self, ASTER_COLOUR_PINNED) || is_called (self, ASTER_COLOUR_PROBE) ||
         g_str_has_prefix (aster_pane_get_colour (self->pane), ASTER_COLOUR_COSINE);
}

static gboolean
wants_recalls (AsterMapColours *self)
{
  return self->judge != NULL && is_called (self, ASTER_COLOUR_RECALL);
}

static void
values_cb (AsterMapColours *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->values);
  AsterResult *result = aster_pane_get_result (self->values);
  const char *error = aster_pane_get_error (self->values);
  gboolean hubs = recipe->values == ASTER_VALUES_HUBNESS;
  g_autofree char *title = NULL, *near = NULL;

  if (!wants_values (self))
    return;

  near = result != NULL ? aster_colour_dup_near (result->values_recall) : NULL;
  set_note (self, error != NULL ? error : near);
  if (error != NULL || result == NULL || result->values == NULL)
    {
      take_colouring (self, aster_colouring_new_none ());
      return;
    }

  title = dup_values_title (self, recipe);
  take_colouring (self, aster_colouring_new_from_numbers (
                            title, result->values, result->n_values,
                            hubs ? ASTER_RAMP_VALUES : ASTER_RAMP_SIGNED));
}

static void
update_values (AsterMapColours *self)
{
  g_autofree char *query = aster_map_colours_dup_query (self);

  if (is_called (self, ASTER_COLOUR_HUBNESS))
    ask (self, ASTER_VALUES_HUBNESS, NULL);
  else if (query != NULL)
    ask (self, ASTER_VALUES_COSINE, query);
  else
    {
      aster_pane_stop (self->values);
      set_note (self, is_called (self, ASTER_COLOUR_PROBE)
                          ? _ ("Point at a word to see how near the others are to it.")
                          : _ ("Nothing is pinned. Pin a word to see how near the others "
                               "are to it."));
      take_colouring (self, aster_colouring_new_none ());
    }
}

static void
update_recalls (AsterMapColours *self)
{
  AsterQuality *quality = aster_map_judge_get_quality (self->judge);
  const char *reason = aster_map_judge_get_reason (self->judge);
  g_autofree char *near = aster_colour_dup_near (quality ? quality->near_recall : NAN);

  if (aster_map_judge_is_looking (self->judge))
    set_note (self, _ ("Looking for the neighbours of every word…"));
  else if (quality == NULL && reason == NULL)
    set_note (self, _ ("Neighbour recall is told when the map rests."));
  else
    set_note (self, reason != NULL ? reason : near);
  take_colouring (self, quality != NULL ? aster_colouring_of_recalls (quality)
                                        : aster_colouring_new_none ());
}

/* Those that are there are shown until others are found. */
static void
update_clusters (AsterMapColours *self)
{
  gsize n = aster_space_n (aster_document_get_space (self->document));

  set_note (self, aster_cluster_source_get_note (self->clusters));
  take_colouring (self, aster_colouring_of_clusters (self->clusters, self->pane, n));
}

static gboolean
wants_clusters (AsterMapColours *self)
{
  return g_str_has_prefix (aster_pane_get_colour (self->pane), ASTER_COLOUR_CLUSTERS);
}

static void
update (AsterMapColours *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  const char *name = aster_pane_get_colour (self->pane);
  const double *norms = aster_document_get_norms (self->document);
  const AsterColumn *column = aster_space_find_column (space, name);

  if (column == NULL && wants_values (self))
    {
      update_values (self);
      return;
    }

  aster_pane_stop (self->values);
  if (column == NULL && wants_recalls (self))
    {
      update_recalls (self);
      return;
    }
  if (column == NULL && wants_clusters (self))
    {
      update_clusters (self);
      return;
    }

  set_note (self, NULL);
  if (column != NULL)
    take_colouring (self, aster_colouring_new_from_column (column));
  else if (g_str_equal (name, ASTER_COLOUR_RANK))
    take_colouring (self, aster_colouring_of_ranks (aster_space_n (space)));
  else if (g_str_equal (name, ASTER_COLOUR_SETS))
    take_colouring (self,
                    aster_colouring_of_sets (aster_document_get_sets (self->document),
                                             aster_space_n (space)));
  else if (g_str_equal (name, ASTER_COLOUR_NORM) && norms != NULL)
    take_colouring (self, aster_colouring_new_from_numbers (_ ("Norm"), norms,
                                                            aster_space_n (space),
                                                            ASTER_RAMP_VALUES));
  else
    take_colouring (self, aster_colouring_new_none ());
}

static void
clusters_cb (AsterMapColours *self)
{
  if (wants_clusters (self))
    update (self);
}

/* Every row is asked only where somebody wants to see every row. */
static void
colour_cb (AsterMapColours *self)
{
  if (self->judge != NULL)
    aster_map_judge_set_every_row (self->judge, wants_recalls (self));
  g_signal_handlers_block_by_func (self->clusters, clusters_cb, self);
  aster_cluster_source_set_pane (
      self->clusters, aster_colour_get_cluster_pane (aster_pane_get_colour (self->pane)));
  g_signal_handlers_unblock_by_func (self->clusters, clusters_cb, self);
  update (self);
}

static void
norms_cb (AsterMapColours *self)
{
  if (is_called (self, ASTER_COLOUR_NORM))
    update (self);
}

static void
pins_cb (AsterMapColours *self)
{
  if (is_called (self, ASTER_COLOUR_PINNED))
    update (self);
}

static void
sets_cb (AsterMapColours *self)
{
  if (is_called (self, ASTER_COLOUR_SETS))
    update (self);
}

static void
judge_cb (AsterMapColours *self)
{
  if (wants_recalls (self))
    update (self);
}

static void
hovered_cb (AsterMapColours *self)
{
  int row = aster_selection_get_hovered (aster_document_get_selection (self->document));

  if (row < 0 || row == self->probed)
    return;

  self->probed = row;
  if (is_called (self, ASTER_COLOUR_PROBE))
    update (self);
}

/* What distances mean has changed, and cosines with it. */
static void
treatment_cb (AsterMapColours *self)
{
  aster_pane_set_input (self->values, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
  if (!wants_values (self))
    aster_pane_stop (self->values);
}

static void
aster_map_colours_dispose (GObject *object)
{
  AsterMapColours *self = ASTER_MAP_COLOURS (object);

  if (self->values != NULL)
    aster_pane_stop (self->values);
  g_clear_object (&self->values);
  g_clear_object (&self->judge);
  g_clear_object (&self->clusters);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->note, g_free);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_map_colours_parent_class)->dispose (object);
}

static void
aster_map_colours_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  AsterMapColours *self = ASTER_MAP_COLOURS (object);

  switch (prop_id)
    {
    case PROP_COLOURING:
      g_value_set_boxed (value, self->colouring);
      break;

    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_map_colours_class_init (AsterMapColoursClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = aster_map_colours_dispose;
  object_class->get_property = aster_map_colours_get_property;

  properties[PROP_COLOURING] = g_param_spec_boxed (
      "colouring", NULL, NULL, ASTER_TYPE_COLOURING, flags | G_PARAM_READABLE);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL,
                                               flags | G_PARAM_READABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_map_colours_init (AsterMapColours *self)
{
  self->probed = -1;
}

/**
 * aster_map_colours_new:
 * @document: (transfer none): whose rows are coloured
 * @pane: (transfer none): a map, which names what by
 *
 * Returns: (transfer full): the colours of that map, kept up to date
 */
AsterMapColours *
aster_map_colours_new (AsterDocument *document, AsterPane *pane)
{
  AsterMapColours *self = g_object_new (ASTER_TYPE_MAP_COLOURS, NULL);
  AsterSelection *selection = aster_document_get_selection (document);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->values = aster_pane_new (aster_document_get_engine (document), 1,
                                 ASTER_PANE_VALUES);
  g_signal_connect_object (self->values, "notify::result", G_CALLBACK (values_cb), self,
                           G_CONNECT_SWAPPED);
  treatment_cb (self);
  self->clusters = aster_cluster_source_new (
      aster_pane_set_get_panes (aster_document_get_panes (document)));
  g_signal_connect_object (self->clusters, "changed", G_CALLBACK (clusters_cb), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (pane, "notify::colour", G_CALLBACK (colour_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::norms", G_CALLBACK (norms_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::treatment", G_CALLBACK (treatment_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_sets (document), "changed",
                           G_CALLBACK (sets_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "pins-changed", G_CALLBACK (pins_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::hovered", G_CALLBACK (hovered_cb), self,
                           G_CONNECT_SWAPPED);
  self->probed = aster_selection_get_current (selection);
  self->colouring = aster_colouring_new_none ();
  colour_cb (self);

  return self;
}

/**
 * aster_map_colours_set_judge:
 * @self: colours
 * @judge: (transfer none): of the same map: it is asked for the recall of every row when
 *   the colours are to show it; set once
 */
void
aster_map_colours_set_judge (AsterMapColours *self, AsterMapJudge *judge)
{
  g_return_if_fail (ASTER_IS_MAP_COLOURS (self) && ASTER_IS_MAP_JUDGE (judge));
  g_return_if_fail (self->judge == NULL);

  self->judge = g_object_ref (judge);
  g_signal_connect_object (judge, "changed", G_CALLBACK (judge_cb), self,
                           G_CONNECT_SWAPPED);
  colour_cb (self);
}

/* (transfer none): never NULL. */
AsterColouring *
aster_map_colours_get_colouring (AsterMapColours *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_COLOURS (self), NULL);

  return self->colouring;
}

/* (transfer none) (nullable): those that the colours are of, if they are of any. */
AsterClusters *
aster_map_colours_get_clusters (AsterMapColours *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_COLOURS (self), NULL);

  return wants_clusters (self) && self->colouring->kind == ASTER_COLOURING_CLASSES
             ? aster_cluster_source_get_clusters (self->clusters)
             : NULL;
}

/* Why the colours that were asked for are not there; NULL if they are. */
const char *
aster_map_colours_get_note (AsterMapColours *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_COLOURS (self), NULL);

  return self->note;
}
