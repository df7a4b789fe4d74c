/* One press selects the words that are listed. Behind the arrow all words are selected
 * whose cosine with the query is at least a number: how many these are is counted while
 * the number changes, from the cosines of all rows, which are asked for when the popover
 * opens and again when the query is another. */

#include "search/near-selector.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/named.h"
#include "fittings/menu-tooltip.h"
#include "parts/numbers.h"

#define FIRST  0.5  /* the least cosine that is proposed */
#define STEP   0.05 /* of one press of a key */
#define DIGITS 2

struct _AsterNearSelector
{
  GtkWidget parent_instance;

  GtkWidget *button; /* an AdwSplitButton */
  GtkWidget *popover;
  GtkWidget *least;
  GtkWidget *add;
  GtkWidget *count;
  GtkWidget *choose;

  AsterDocument *document; /* (nullable) */
  AsterPane *pane;         /* (nullable) the query whose words are listed */
  AsterPane *cosines;      /* (nullable) of all rows with the same query */
};

G_DEFINE_FINAL_TYPE (AsterNearSelector, aster_near_selector, GTK_TYPE_WIDGET)

static const AsterRanking *
get_listed (AsterNearSelector *self)
{
  AsterResult *result = self->pane != NULL && aster_pane_get_error (self->pane) == NULL
                            ? aster_pane_get_result (self->pane)
                            : NULL;

  return result != NULL ? result->rankings[aster_document_get_metric (self->document)]
                        : NULL;
}

/* The cosines, if they are those of the query that is shown now. */
static const double *
get_values (AsterNearSelector *self, gsize *n)
{
  AsterResult *result = self->cosines != NULL ? aster_pane_get_result (self->cosines)
                                              : NULL;

  if (result == NULL || aster_pane_is_running (self->cosines) ||
      aster_pane_get_error (self->cosines) != NULL)
    return NULL;
  *n = result->n_values;

  return result->values;
}

/* (transfer full) (nullable): the rows whose cosine is large enough. */
static GArray *
dup_near (AsterNearSelector *self)
{
  double least = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->least));
  /* What is shown as 0.50 is meant by 0.50. */
  double from = least - pow (10, -DIGITS - 7);
  GArray *rows;
  gsize n;
  const double *values = get_values (self, &n);

  if (values == NULL)
    return NULL;

  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 row = 0; row < n; row++)
    if (values[row] >= from)
      g_array_append_val (rows, row);

  return rows;
}

static void
update_count (AsterNearSelector *self)
{
  g_autoptr (GArray) rows = dup_near (self);
  const char *error = self->cosines != NULL ? aster_pane_get_error (self->cosines) : NULL;
  g_autofree char *number = aster_number_dup_count (rows != NULL ? rows->len : 0);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%s word", "%s words", rows != NULL ? rows->len : 0), number);

  gtk_label_set_label (GTK_LABEL (self->count), rows != NULL    ? text
                                                : error != NULL ? error
                                                                : "…");
  gtk_widget_set_sensitive (self->choose, rows != NULL && rows->len > 0);
}

static void
update (AsterNearSelector *self)
{
  const AsterRanking *listed = get_listed (self);
  gsize n = listed != NULL ? listed->n : 0;
  g_autofree char *number = aster_number_dup_count (n);
  /* Translators: a button; how many words are listed below it */
  g_autofree char *label = g_strdup_printf (ngettext ("Select %s", "Select %s", n),
                                            number);

  adw_split_button_set_label (ADW_SPLIT_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
apply (AsterNearSelector *self, const guint32 *rows, gsize n)
{
  gboolean add = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->add));

  aster_selection_apply (aster_document_get_selection (self->document), rows, n,
                         add ? ASTER_SELECT_ADD : ASTER_SELECT_REPLACE);
}

static void
listed_cb (AsterNearSelector *self)
{
  const AsterRanking *listed = get_listed (self);

  if (listed != NULL)
    apply (self, listed->rows, listed->n);
}

static void
choose_cb (AsterNearSelector *self)
{
  g_autoptr (GArray) rows = dup_near (self);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (rows != NULL)
    apply (self, (const guint32 *) (gpointer) rows->data, rows->len);
}

/* Asks for the cosines, unless they are there. */
static void
ask (AsterNearSelector *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->pane == NULL || !gtk_widget_get_visible (self->popover))
    return;

  if (self->cosines == NULL)
    {
      self->cosines = aster_pane_new (aster_document_get_engine (self->document), 1,
                                      ASTER_PANE_VALUES);
      g_signal_connect_swapped (self->cosines, "notify::running",
                                G_CALLBACK (update_count), self);
    }
  aster_pane_set_input (self->cosines, aster_document_get_space (self->document),
                        aster_document_get_treatment (self->document));
  recipe = aster_recipe_copy (aster_pane_get_recipe (self->cosines));
  g_free (recipe->query);
  recipe->query = g_strdup (aster_pane_get_recipe (self->pane)->query);
  if (!aster_recipe_equal (recipe, aster_pane_get_recipe (self->cosines)))
    {
      aster_pane_set_recipe (self->cosines, recipe);
      aster_pane_run (self->cosines);
    }
  update_count (self);
}

static void
result_cb (AsterNearSelector *self)
{
  update (self);
  ask (self);
}

static void
drop_query (AsterNearSelector *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->pane != NULL)
    g_signal_handlers_disconnect_by_data (self->pane, self);
  if (self->cosines != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->cosines, self);
      aster_pane_stop (self->cosines);
    }

  g_clear_object (&self->cosines);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);
}

static void
aster_near_selector_dispose (GObject *object)
{
  AsterNearSelector *self = ASTER_NEAR_SELECTOR (object);

  drop_query (self);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_near_selector_parent_class)->dispose (object);
}

static void
aster_near_selector_class_init (AsterNearSelectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_near_selector_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "near-selector");
}

static GtkWidget *
make_form (AsterNearSelector *self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *label = gtk_label_new (_ ("Cosine at least"));

  self->least = gtk_spin_button_new_with_range (-1, 1, STEP);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->least), DIGITS);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->least), FIRST);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->least),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (self->least, "value-changed", G_CALLBACK (update_count),
                            self);
  self->add = gtk_check_button_new_with_label (_ ("Add to what is selected"));
  self->count = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->count), 24);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "numeric");
  self->choose = gtk_button_new_with_mnemonic (_ ("_Select All of Them"));
  gtk_widget_add_css_class (self->choose, "suggested-action");
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (choose_cb), self);

  gtk_widget_add_css_class (grid, "choices");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), label, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->least, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->add, 0, 1, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), self->count, 0, 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), self->choose, 1, 2, 1, 1);

  return grid;
}

static void
aster_near_selector_init (AsterNearSelector *self)
{
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), make_form (self));
  gtk_popover_set_default_widget (GTK_POPOVER (self->popover), self->choose);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (ask), self);

  self->button = adw_split_button_new ();
  adw_split_button_set_popover (ADW_SPLIT_BUTTON (self->button),
                                GTK_POPOVER (self->popover));
  aster_named_arrow (self->button, _ ("Select by Cosine"));
  aster_menu_tooltip_yield (self->button);
  gtk_widget_set_tooltip_text (self->button, _ ("Select the words that are listed"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "compact");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (listed_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * aster_near_selector_set_query:
 * @self: a selector
 * @document: (nullable): whose words are selected
 * @pane: (nullable): a pane of kind %ASTER_PANE_QUERY on its space, whose words are
 * listed
 */
void
aster_near_selector_set_query (AsterNearSelector *self,
                               AsterDocument *document,
                               AsterPane *pane)
{
  g_return_if_fail (ASTER_IS_NEAR_SELECTOR (self));
  g_return_if_fail ((document == NULL) == (pane == NULL));

  if (self->pane == pane)
    return;

  drop_query (self);
  if (pane != NULL)
    {
      self->document = g_object_ref (document);
      self->pane = g_object_ref (pane);
      g_signal_connect_swapped (document, "notify::metric", G_CALLBACK (update), self);
      g_signal_connect_swapped (pane, "notify::result", G_CALLBACK (result_cb), self);
    }
  update (self);
}
