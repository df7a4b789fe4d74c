/* Shows the current row of a document's selection and follows it. The norm is that of
 * the vector as stored, marked in the histogram of all norms; what a treatment makes
 * of it is said with the vector. */

#include "inspector/token-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/bars.h"
#include "clusters/cluster-cell.h"
#include "fittings/template.h"
#include "fittings/theme.h"
#include "parts/lively.h"
#include "parts/numbers.h"

#define MOST_COLUMNS 24 /* of metadata that are shown; the table shows all */

struct _AsterTokenCard
{
  GtkWidget parent_instance;

  GtkWidget *name;
  GtkWidget *pin;
  GtkWidget *rank;
  GtkWidget *norm_box;
  GtkWidget *norm;
  AsterBars *histogram;
  GtkWidget *columns;

  AsterDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AsterTokenCard, aster_token_card, GTK_TYPE_WIDGET)

/* The row that is shown, or −1. */
static int
current (AsterTokenCard *self)
{
  return self->document == NULL ? -1
                                : aster_selection_get_current (
                                      aster_document_get_selection (self->document));
}

static void
update_pin (AsterTokenCard *self)
{
  int row = current (self);
  gboolean pinned = row >= 0 &&
                    aster_selection_is_pinned (
                        aster_document_get_selection (self->document), (guint32) row);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pin), pinned);
  gtk_widget_set_tooltip_text (self->pin, pinned ? _ ("Unpin (P)") : _ ("Pin (P)"));
}

static void
pin_toggled_cb (AsterTokenCard *self)
{
  AsterSelection *selection;
  int row = current (self);

  if (row < 0)
    return;

  selection = aster_document_get_selection (self->document);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pin)))
    aster_selection_pin (selection, (guint32) row);
  else
    aster_selection_unpin (selection, (guint32) row);
}

static void
update_norm (AsterTokenCard *self)
{
  const double *norms = self->document != NULL ? aster_document_get_norms (self->document)
                                               : NULL;
  int row = current (self);
  g_autofree char *number = NULL, *label = NULL;

  gtk_widget_set_visible (self->norm_box, norms != NULL && row >= 0);
  if (norms == NULL || row < 0)
    return;

  number = aster_number_dup (norms[row], 4);
  gtk_label_set_label (GTK_LABEL (self->norm), number);
  aster_bars_set_histogram (self->histogram, norms,
                            aster_space_n (aster_document_get_space (self->document)),
                            norms[row]);
  /* Translators: describes a small drawing to people who do not see it. */
  label = g_strdup_printf (_ ("Histogram of all norms; this one is %s"), number);
  aster_bars_set_label (self->histogram, label);
}

static GtkWidget *
new_cell (const char *text, gboolean is_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (is_name)
    gtk_widget_add_css_class (label, "dim-label");
  else
    {
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_set_can_focus (label, FALSE);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_hexpand (label, TRUE);
    }

  return label;
}

/* What a cell says to a person, or NULL if it is empty. */
static char *
dup_cell (const AsterColumn *column, gsize row)
{
  g_autofree char *text = NULL;

  if (column->kind == ASTER_COLUMN_NUMBER)
    {
      double number = column->numbers[row];

      if (isnan (number))
        return NULL;
      if (number == floor (number) && fabs (number) < 1e15 && number >= 0)
        return aster_number_dup_count ((gsize) number);
      return aster_number_dup (number, 6);
    }

  text = aster_column_dup_cell (column, row);

  return *text != '\0' ? aster_token_escape (text, -1) : NULL;
}

/* The cluster of the row as the first line; how many lines there are then. */
static int
attach_cluster (AsterTokenCard *self, gsize row)
{
  AsterClusterLink *link = aster_document_get_clusters (self->document);
  GtkWidget *cell = aster_cluster_cell_new (link, row);

  if (cell == NULL)
    return 0;

  gtk_grid_attach (GTK_GRID (self->columns),
                   new_cell (C_ ("about a word", "cluster"), TRUE), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->columns), cell, 1, 0, 1, 1);

  return 1;
}

static void
update_columns (AsterTokenCard *self)
{
  GPtrArray *columns;
  GtkWidget *child;
  int row = current (self), n = 0;

  while ((child = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_grid_remove (GTK_GRID (self->columns), child);
  if (row < 0)
    return;

  n = attach_cluster (self, (gsize) row);
  columns = aster_document_get_space (self->document)->columns;
  for (guint i = 0; i < columns->len && n < MOST_COLUMNS; i++)
    {
      const AsterColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *cell = dup_cell (column, (gsize) row);
      g_autofree char *title = aster_column_dup_title (column);

      if (cell == NULL)
        continue;
      gtk_grid_attach (GTK_GRID (self->columns), new_cell (title, TRUE), 0, n, 1, 1);
      gtk_grid_attach (GTK_GRID (self->columns), new_cell (cell, FALSE), 1, n, 1, 1);
      n++;
    }
  gtk_widget_set_visible (self->columns, n > 0);
}

static void
update (AsterTokenCard *self)
{
  g_autofree char *token = NULL, *rank = NULL, *n = NULL, *text = NULL;
  AsterSpace *space;
  int row = current (self);

  if (row >= 0)
    {
      space = aster_document_get_space (self->document);
      token = aster_tokens_dup_shown (space->tokens, (gsize) row);
      rank = aster_number_dup_count ((gsize) row + 1);
      n = aster_number_dup_count (aster_space_n (space));
      /* Translators: the place of a token in its file: “rank 1,204 of 12,000”. */
      text = g_strdup_printf (_ ("Rank %s of %s"), rank, n);
    }

  gtk_label_set_label (GTK_LABEL (self->name), token != NULL ? token : "");
  gtk_label_set_label (GTK_LABEL (self->rank), text != NULL ? text : "");
  update_pin (self);
  update_norm (self);
  update_columns (self);
}

static void
drop_document (AsterTokenCard *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                        self);
  g_signal_handlers_disconnect_by_data (aster_document_get_attachments (self->document),
                                        self);
  g_signal_handlers_disconnect_by_data (aster_document_get_clusters (self->document),
                                        self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
aster_token_card_dispose (GObject *object)
{
  drop_document (ASTER_TOKEN_CARD (object));
  aster_template_dispose (object, ASTER_TYPE_TOKEN_CARD);

  G_OBJECT_CLASS (aster_token_card_parent_class)->dispose (object);
}

static void
aster_token_card_class_init (AsterTokenCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_token_card_dispose;

  g_type_ensure (ASTER_TYPE_BARS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/token-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, name);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, pin);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, rank);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, norm_box);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, norm);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, histogram);
  gtk_widget_class_bind_template_child (widget_class, AsterTokenCard, columns);
  gtk_widget_class_bind_template_callback (widget_class, pin_toggled_cb);
  gtk_widget_class_set_css_name (widget_class, "aster-token-card");
}

static void
aster_token_card_init (AsterTokenCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aster_lively (self->name);
  aster_lively (self->rank);
  aster_lively (self->norm);
  aster_theme_follow (G_OBJECT (self->histogram), "theme");
}

/**
 * aster_token_card_set_document:
 * @self: a card
 * @document: (nullable): whose current token is shown
 */
void
aster_token_card_set_document (AsterTokenCard *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_TOKEN_CARD (self));

  if (self->document == document)
    return;

  drop_document (self);
  if (document != NULL)
    {
      AsterSelection *selection = aster_document_get_selection (document);

      self->document = g_object_ref (document);
      g_signal_connect_swapped (selection, "notify::current", G_CALLBACK (update), self);
      g_signal_connect_swapped (selection, "pins-changed", G_CALLBACK (update_pin), self);
      g_signal_connect_swapped (aster_document_get_clusters (document), "changed",
                                G_CALLBACK (update_columns), self);
      g_signal_connect_swapped (aster_document_get_attachments (document), "changed",
                                G_CALLBACK (update_columns), self);
      g_signal_connect_swapped (document, "notify::norms", G_CALLBACK (update_norm),
                                self);
    }
  update (self);
}
