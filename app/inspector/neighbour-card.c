/* Follows a query pane: until its next result arrives, the old list stays, and so does
 * what is said about it. The metric is the document's, so choosing another here
 * chooses it everywhere. */

#include "inspector/neighbour-card.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/menu-tooltip.h"
#include "fittings/template.h"
#include "inspector/neighbour-list.h"
#include "recipes/recipe-names.h"
#include "search/near-selector.h"

struct _AsterNeighbourCard
{
  GtkWidget parent_instance;

  GtkWidget *metric;
  GtkWidget *caption;
  AsterNearSelector *selector;
  GtkWidget *keep_box;
  GtkWidget *keep;
  AsterNeighbourList *list;
  GtkWidget *nothing;
  GtkWidget *buttons;
  GtkWidget *more;
  GtkWidget *fewer;

  AsterDocument *document; /* (nullable) */
  AsterPane *pane;         /* (nullable) a query */
};

G_DEFINE_FINAL_TYPE (AsterNeighbourCard, aster_neighbour_card, GTK_TYPE_WIDGET)

/* How many are listed, from one press of the button to the next. */
static const guint steps[] = { 20, 50, 100, 200, 500, 999 };

static guint
next_step (guint k)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] > k)
      return steps[i];

  return k;
}

static const char *
caption_for (AsterMetric metric, AsterTreatment treatment)
{
  static const char *const lines[2][3] = {
    {
        N_ ("Most similar first, vectors as stored"),
        N_ ("Most similar first, vectors centred"),
        N_ ("Most similar first, vectors of length 1"),
    },
    {
        N_ ("Smallest distance first, vectors as stored"),
        N_ ("Smallest distance first, vectors centred"),
        N_ ("Smallest distance first, vectors of length 1"),
    },
  };

  return _ (lines[metric == ASTER_METRIC_EUCLIDEAN][treatment]);
}

static void
update_buttons (AsterNeighbourCard *self, const AsterRanking *ranking)
{
  guint k = aster_pane_get_recipe (self->pane)->k;
  gboolean more = ranking != NULL && ranking->n >= k && next_step (k) > k;

  if (more)
    {
      /* Translators: a button; the number is how many neighbours it will list. */
      g_autofree char *label = g_strdup_printf (_ ("Show %u"), next_step (k));

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
  gtk_widget_set_visible (self->more, more);
  gtk_widget_set_visible (self->fewer, k > steps[0]);
  gtk_widget_set_visible (self->buttons, more || k > steps[0]);
}

/* Why there is no list, for a person. */
static const char *
why_nothing (AsterPane *pane, AsterMetric metric)
{
  if (aster_pane_get_error (pane) != NULL)
    return aster_pane_get_error (pane);
  if (metric == ASTER_METRIC_CORRELATION)
    return _ ("A vector whose coordinates are all equal has no correlation. Choose "
              "another metric.");

  return _ ("A vector of length 0 has no direction, so it has no cosine. Choose another "
            "metric.");
}

static void
update (AsterNeighbourCard *self)
{
  AsterResult *result = self->pane != NULL ? aster_pane_get_result (self->pane) : NULL;
  AsterRanking *ranking;
  AsterMetric metric;

  gtk_widget_set_visible (self->nothing, FALSE);
  if (self->document == NULL || result == NULL)
    {
      aster_neighbour_list_set_ranking (self->list, NULL, NULL, ASTER_METRIC_COSINE);
      gtk_widget_set_visible (self->buttons, FALSE);
      return;
    }

  metric = aster_document_get_metric (self->document);
  ranking = aster_pane_get_error (self->pane) == NULL ? result->rankings[metric] : NULL;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->metric), metric);
  gtk_label_set_label (
      GTK_LABEL (self->caption),
      caption_for (metric, aster_document_get_treatment (self->document)));

  aster_neighbour_list_set_ranking (
      self->list, aster_document_get_space (self->document)->tokens, ranking, metric);
  gtk_label_set_label (GTK_LABEL (self->nothing), why_nothing (self->pane, metric));
  gtk_widget_set_visible (self->nothing, ranking == NULL);
  update_buttons (self, ranking);
}

/* A list that is about to be replaced steps back, but not for the blink of an eye:
 * the style waits before it fades. */
static void
running_cb (AsterNeighbourCard *self)
{
  if (aster_pane_is_running (self->pane))
    gtk_widget_add_css_class (GTK_WIDGET (self->list), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->list), "stale");
}

static void
metric_chosen_cb (AsterNeighbourCard *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->metric));

  if (self->document != NULL && chosen < ASTER_N_METRICS)
    aster_document_set_metric (self->document, (AsterMetric) chosen);
}

/* Asks again, for a list of another length or with the words of the sum in it. */
static void
ask (AsterNeighbourCard *self, guint k, gboolean keep_inputs)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));

  if (recipe->k == k && recipe->keep_inputs == keep_inputs)
    return;

  recipe->k = k;
  recipe->keep_inputs = keep_inputs;
  aster_pane_set_recipe (self->pane, recipe);
  aster_pane_run (self->pane);
}

static void
keep_switched_cb (AsterNeighbourCard *self)
{
  if (self->pane != NULL)
    ask (self, aster_pane_get_recipe (self->pane)->k,
         gtk_switch_get_active (GTK_SWITCH (self->keep)));
}

static void
more_cb (AsterNeighbourCard *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);

  ask (self, next_step (recipe->k), recipe->keep_inputs);
}

static void
fewer_cb (AsterNeighbourCard *self)
{
  ask (self, steps[0], aster_pane_get_recipe (self->pane)->keep_inputs);
}

static void
drop_query (AsterNeighbourCard *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_data (self->pane, self);

  g_clear_object (&self->document);
  g_clear_object (&self->pane);
}

static void
aster_neighbour_card_dispose (GObject *object)
{
  drop_query (ASTER_NEIGHBOUR_CARD (object));
  aster_template_dispose (object, ASTER_TYPE_NEIGHBOUR_CARD);

  G_OBJECT_CLASS (aster_neighbour_card_parent_class)->dispose (object);
}

static void
aster_neighbour_card_class_init (AsterNeighbourCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_neighbour_card_dispose;

  g_type_ensure (ASTER_TYPE_NEAR_SELECTOR);
  g_type_ensure (ASTER_TYPE_NEIGHBOUR_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/neighbour-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, metric);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, caption);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, selector);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, keep_box);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, keep);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, list);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, more);
  gtk_widget_class_bind_template_child (widget_class, AsterNeighbourCard, fewer);
  gtk_widget_class_bind_template_callback (widget_class, metric_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, fewer_cb);
  gtk_widget_class_set_css_name (widget_class, "aster-neighbour-card");
}

static void
aster_neighbour_card_init (AsterNeighbourCard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < ASTER_N_METRICS; i++)
    gtk_string_list_append (names, aster_metric_get_name ((AsterMetric) i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->metric), G_LIST_MODEL (names));
  aster_named_choice (self->metric, _ ("Metric of the neighbours"));
  aster_menu_tooltip_yield (self->metric);
}

/**
 * aster_neighbour_card_set_query:
 * @self: a card
 * @document: (nullable): whose tokens, metric and selection these are
 * @pane: (nullable): a pane of kind %ASTER_PANE_QUERY on its space
 * @can_keep_inputs: whether the query is a sum, whose own words may be listed too
 */
void
aster_neighbour_card_set_query (AsterNeighbourCard *self,
                                AsterDocument *document,
                                AsterPane *pane,
                                gboolean can_keep_inputs)
{
  g_return_if_fail (ASTER_IS_NEIGHBOUR_CARD (self));
  g_return_if_fail ((document == NULL) == (pane == NULL));

  gtk_widget_set_visible (self->keep_box, can_keep_inputs);
  if (self->pane == pane)
    return;

  drop_query (self);
  aster_near_selector_set_query (self->selector, document, pane);
  aster_neighbour_list_set_selection (
      self->list, document != NULL ? aster_document_get_selection (document) : NULL);

  if (pane != NULL)
    {
      gtk_switch_set_active (GTK_SWITCH (self->keep),
                             aster_pane_get_recipe (pane)->keep_inputs);
      self->document = g_object_ref (document);
      self->pane = g_object_ref (pane);
      g_signal_connect_swapped (document, "notify::metric", G_CALLBACK (update), self);
      g_signal_connect_swapped (pane, "notify::result", G_CALLBACK (update), self);
      g_signal_connect_swapped (pane, "notify::running", G_CALLBACK (running_cb), self);
      running_cb (self);
    }
  update (self);
}
