/* Hides itself while nothing is selected. The first tokens are named, the others
 * counted; the table lists them all. */

#include "inspector/selection-card.h"

#include <glib/gi18n-lib.h>

#include "fittings/template.h"
#include "parts/lively.h"
#include "parts/numbers.h"

#define MOST_NAMED 12

struct _AsterSelectionCard
{
  GtkWidget parent_instance;

  GtkWidget *count;
  GtkWidget *names;

  AsterDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AsterSelectionCard, aster_selection_card, GTK_TYPE_WIDGET)

static char *
dup_names (AsterDocument *document)
{
  const AsterTokens *tokens = aster_document_get_space (document)->tokens;
  gsize n;
  g_autofree guint32 *rows = aster_selection_dup_rows (
      aster_document_get_selection (document), &n);
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < MIN (n, MOST_NAMED); i++)
    {
      g_autofree char *token = aster_tokens_dup_shown (tokens, rows[i]);

      /* Translators: what stands between two words of a list. */
      g_string_append (names, i > 0 ? _ (", ") : "");
      g_string_append (names, token);
    }
  if (n > MOST_NAMED)
    {
      g_autofree char *more = aster_number_dup_count (n - MOST_NAMED);

      g_string_append_printf (
          names,
          /* Translators: at the end of a list of words: how many are not named. */
          ngettext (" and %s more", " and %s more", (gulong) (n - MOST_NAMED)), more);
    }

  return g_string_free (names, FALSE);
}

static void
update (AsterSelectionCard *self)
{
  AsterSelection *selection = self->document != NULL
                                  ? aster_document_get_selection (self->document)
                                  : NULL;
  gsize n = selection != NULL ? aster_selection_get_n_selected (selection) : 0;
  g_autofree char *names = NULL, *number = NULL, *count = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n == 0)
    return;

  names = dup_names (self->document);
  number = aster_number_dup_count (n);
  count = g_strdup_printf (
      ngettext ("%s token selected", "%s tokens selected", (gulong) n), number);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->names), names);
}

static void
clear_cb (AsterSelectionCard *self)
{
  aster_selection_clear (aster_document_get_selection (self->document));
}

static void
drop_document (AsterSelectionCard *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                        self);
  g_clear_object (&self->document);
}

static void
aster_selection_card_dispose (GObject *object)
{
  drop_document (ASTER_SELECTION_CARD (object));
  aster_template_dispose (object, ASTER_TYPE_SELECTION_CARD);

  G_OBJECT_CLASS (aster_selection_card_parent_class)->dispose (object);
}

static void
aster_selection_card_class_init (AsterSelectionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_selection_card_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/selection-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterSelectionCard, count);
  gtk_widget_class_bind_template_child (widget_class, AsterSelectionCard, names);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_set_css_name (widget_class, "aster-selection-card");
}

static void
aster_selection_card_init (AsterSelectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aster_lively (self->count);
  aster_lively (self->names);
}

/**
 * aster_selection_card_set_document:
 * @self: a card
 * @document: (nullable): whose selected tokens are counted
 */
void
aster_selection_card_set_document (AsterSelectionCard *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SELECTION_CARD (self));

  if (self->document == document)
    return;

  drop_document (self);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (aster_document_get_selection (document),
                                "selection-changed", G_CALLBACK (update), self);
    }
  update (self);
}
