/* Two queries stand behind the inspector: one for the current token, one for the last
 * sum that had an answer. Each is a pane of its own, and a sum that was just typed is
 * tried in a third, so that a mistake in it takes nothing away: what was shown stays,
 * and the mistake is said where it was made. A token that becomes current wins over a
 * sum, and a sum wins when its answer arrives. */

#include "inspector/inspector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fittings/template.h"
#include "inspector/neighbour-card.h"
#include "inspector/selection-card.h"
#include "inspector/token-card.h"
#include "inspector/vector-card.h"
#include "parts/lively.h"
#include "parts/numbers.h"
#include "search/expression-bar.h"
#include "search/suggestions.h"

struct _AsterInspector
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *scroller;
  AsterSelectionCard *selected;
  GtkWidget *head;
  AsterTokenCard *token;
  GtkWidget *sum;
  GtkWidget *sum_norm;
  AsterVectorCard *vector;
  AsterNeighbourCard *neighbours;
  AsterExpressionBar *bar;

  AsterDocument *document;  /* (nullable) */
  AsterPane *token_query;   /* (nullable) `#ROW` of the current token */
  AsterPane *sum_query;     /* (nullable) the last sum that has an answer */
  AsterPane *trial;         /* (nullable) the sum that was typed last */
  AsterSuggestions *nearby; /* spellings near to a missing word */
  gboolean shows_sum;
};

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterInspector, aster_inspector, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static int
current_row (AsterInspector *self)
{
  return self->document == NULL ? -1
                                : aster_selection_get_current (
                                      aster_document_get_selection (self->document));
}

static AsterPane *
shown_query (AsterInspector *self)
{
  return self->shows_sum ? self->sum_query : self->token_query;
}

static void
update_sum (AsterInspector *self, const AsterResult *result)
{
  static const char *const formats[] = {
    /* Translators: the length of a vector that is a sum of others. */
    N_ ("Norm %s, vectors as stored"),
    N_ ("Norm %s, vectors centred"),
    N_ ("Norm %s, vectors of length 1"),
  };
  const char *query = aster_pane_get_recipe (self->sum_query)->query;
  g_autofree char *number = aster_number_dup (result->norm, 4);
  g_autofree char *text = g_strdup_printf (
      _ (formats[aster_document_get_treatment (self->document)]), number);

  gtk_label_set_label (GTK_LABEL (self->sum), query);
  gtk_label_set_label (GTK_LABEL (self->sum_norm), text);
}

/* Brings the cards that depend on a result up to date; without one they wait. */
static void
update_result (AsterInspector *self)
{
  AsterPane *query = shown_query (self);
  AsterResult *result = query != NULL ? aster_pane_get_result (query) : NULL;

  if (result == NULL)
    return;

  if (self->shows_sum)
    update_sum (self, result);
  aster_vector_card_set_vector (self->vector, result->vector,
                                aster_document_get_treatment (self->document));
}

static void
update_mode (AsterInspector *self)
{
  gboolean empty = !self->shows_sum && current_row (self) < 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "cards");
  gtk_stack_set_visible_child_name (GTK_STACK (self->head),
                                    self->shows_sum ? "sum" : "token");
  aster_neighbour_card_set_query (self->neighbours, self->document, shown_query (self),
                                  self->shows_sum);
  update_result (self);
}

static void
scroll_to_top (AsterInspector *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

/* Asks @query for @text at once: a click is not a slider that must come to rest. The
 * rest of the recipe is that of @model. */
static void
ask (AsterPane *query, const char *text, AsterPane *model)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (model));

  g_free (recipe->query);
  recipe->query = g_strdup (text);
  aster_pane_set_recipe (query, recipe);
  aster_pane_run (query);
}

static void
current_cb (AsterInspector *self)
{
  int row = current_row (self);

  self->shows_sum = FALSE;
  if (row >= 0)
    {
      g_autofree char *text = g_strdup_printf ("#%d", row);

      ask (self->token_query, text, self->token_query);
    }
  update_mode (self);
  scroll_to_top (self);
}

static void
token_result_cb (AsterInspector *self)
{
  if (!self->shows_sum)
    update_result (self);
}

static void
sum_result_cb (AsterInspector *self)
{
  if (self->shows_sum)
    update_result (self);
}

static AsterPane *
new_query (AsterInspector *self, GCallback result_cb)
{
  AsterPane *query = aster_pane_new (aster_document_get_engine (self->document), 1,
                                     ASTER_PANE_QUERY);

  aster_pane_set_input (query, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
  g_signal_connect_swapped (query, "notify::result", result_cb, self);

  return query;
}

static void
drop_query (AsterInspector *self, AsterPane **query)
{
  if (*query == NULL)
    return;

  g_signal_handlers_disconnect_by_data (*query, self);
  aster_pane_stop (*query);
  g_clear_object (query);
}

/* The sum that was tried has an answer: it takes the place of the one before. */
static void
accept_trial (AsterInspector *self)
{
  g_signal_handlers_disconnect_by_data (self->trial, self);
  drop_query (self, &self->sum_query);
  self->sum_query = g_steal_pointer (&self->trial);
  g_signal_connect_swapped (self->sum_query, "notify::result", G_CALLBACK (sum_result_cb),
                            self);

  self->shows_sum = TRUE;
  update_mode (self);
  scroll_to_top (self);
}

static void
trial_result_cb (AsterInspector *self)
{
  const char *error = aster_pane_get_error (self->trial);

  aster_expression_bar_set_error (self->bar, error);
  if (error == NULL)
    accept_trial (self);
  else
    aster_suggestions_ask (self->nearby, self->document,
                           aster_pane_get_recipe (self->trial)->query);
}

static void
suggestions_cb (AsterInspector *self)
{
  if (aster_suggestions_get_missing (self->nearby) != NULL)
    aster_expression_bar_set_suggestions (self->bar,
                                          aster_suggestions_get_missing (self->nearby),
                                          aster_suggestions_get_tokens (self->nearby));
}

static void
dismiss_cb (AsterInspector *self)
{
  aster_expression_bar_set_text (self->bar, "");
  aster_expression_bar_set_error (self->bar, NULL);
  drop_query (self, &self->trial);
  if (!self->shows_sum)
    return;

  self->shows_sum = FALSE;
  update_mode (self);
}

static void
treatment_cb (AsterInspector *self)
{
  AsterPane *const queries[] = { self->token_query, self->sum_query, self->trial };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (queries[i] != NULL)
      aster_pane_set_input (queries[i], aster_document_get_space (self->document),
                            aster_document_get_treatment (self->document));
}

static void
drop_document (AsterInspector *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                        self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  aster_suggestions_ask (self->nearby, NULL, NULL);
  drop_query (self, &self->token_query);
  drop_query (self, &self->sum_query);
  drop_query (self, &self->trial);
  g_clear_object (&self->document);
}

static void
follow_document (AsterInspector *self, AsterDocument *document)
{
  self->document = g_object_ref (document);
  self->token_query = new_query (self, G_CALLBACK (token_result_cb));

  g_signal_connect_swapped (aster_document_get_selection (document), "notify::current",
                            G_CALLBACK (current_cb), self);
  g_signal_connect_swapped (document, "notify::treatment", G_CALLBACK (treatment_cb),
                            self);
}

static void
aster_inspector_dispose (GObject *object)
{
  AsterInspector *self = ASTER_INSPECTOR (object);

  drop_document (self);
  aster_template_dispose (self, ASTER_TYPE_INSPECTOR);
  g_clear_object (&self->nearby);

  G_OBJECT_CLASS (aster_inspector_parent_class)->dispose (object);
}

static void
aster_inspector_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_DOCUMENT)
    g_value_set_object (value, ASTER_INSPECTOR (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
aster_inspector_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_DOCUMENT)
    aster_inspector_set_document (ASTER_INSPECTOR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ASTER_TYPE_SELECTION_CARD);
  g_type_ensure (ASTER_TYPE_TOKEN_CARD);
  g_type_ensure (ASTER_TYPE_VECTOR_CARD);
  g_type_ensure (ASTER_TYPE_NEIGHBOUR_CARD);
  g_type_ensure (ASTER_TYPE_EXPRESSION_BAR);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, scroller);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, selected);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, head);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, token);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, sum);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, sum_norm);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, vector);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, neighbours);
  gtk_widget_class_bind_template_child (widget_class, AsterInspector, bar);
  gtk_widget_class_bind_template_callback (widget_class, aster_inspector_ask);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
aster_inspector_class_init (AsterInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_inspector_dispose;
  object_class->get_property = aster_inspector_get_property;
  object_class->set_property = aster_inspector_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, ASTER_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "aster-inspector");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aster_inspector_init (AsterInspector *self)
{
  self->nearby = aster_suggestions_new ();
  g_signal_connect_swapped (self->nearby, "found", G_CALLBACK (suggestions_cb), self);

  gtk_widget_init_template (GTK_WIDGET (self));
  aster_lively (self->sum);
  aster_lively (self->sum_norm);
}

GtkWidget *
aster_inspector_new (void)
{
  return g_object_new (ASTER_TYPE_INSPECTOR, NULL);
}

/**
 * aster_inspector_set_document:
 * @self: an inspector
 * @document: (nullable): whose current token is shown, whenever it changes
 */
void
aster_inspector_set_document (AsterInspector *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_INSPECTOR (self));

  if (self->document == document)
    return;

  self->shows_sum = FALSE;
  aster_neighbour_card_set_query (self->neighbours, NULL, NULL, FALSE);
  aster_vector_card_set_vector (self->vector, NULL, ASTER_TREATMENT_RAW);
  aster_expression_bar_set_text (self->bar, "");
  drop_document (self);
  if (document != NULL)
    follow_document (self, document);

  aster_token_card_set_document (self->token, document);
  aster_selection_card_set_document (self->selected, document);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), document != NULL);
  current_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * aster_inspector_ask:
 * @self: an inspector with a document
 * @expression: a word or a sum, such as "king - man + woman"
 *
 * Shows what is nearest to it as soon as that is known, or what is wrong with it.
 */
void
aster_inspector_ask (AsterInspector *self, const char *expression)
{
  g_return_if_fail (ASTER_IS_INSPECTOR (self));

  if (self->document == NULL)
    return;

  drop_query (self, &self->trial);
  self->trial = new_query (self, G_CALLBACK (trial_result_cb));
  ask (self->trial, expression, self->sum_query != NULL ? self->sum_query : self->trial);
}
