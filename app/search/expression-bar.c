/* An error stays under the entry until the text changes. A word that is missing comes
 * with the tokens spelt most like it: pressing one puts it in the place of the word
 * and asks again. */

#include "search/expression-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fittings/template.h"
#include "words/expression.h"

struct _AsterExpressionBar
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *problem;
  GtkWidget *message;
  GtkWidget *suggestions;

  char *missing; /* (nullable) the word that the suggestions are for */
};

enum { EVALUATE, DISMISS, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterExpressionBar, aster_expression_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
evaluate_cb (AsterExpressionBar *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (*g_strstrip (text) == '\0')
    g_signal_emit (self, signals[DISMISS], 0);
  else
    g_signal_emit (self, signals[EVALUATE], 0, text);
}

static void
changed_cb (AsterExpressionBar *self)
{
  aster_expression_bar_set_error (self, NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[DISMISS], 0);

  return TRUE;
}

/* Whether @at begins @word in @text, with no letter or digit right before or after. */
static gboolean
is_whole (const char *text, const char *at, const char *word)
{
  const char *end = at + strlen (word);

  return (at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))) &&
         (*end == '\0' || !g_unichar_isalnum (g_utf8_get_char (end)));
}

/* @text with the first whole @word, quoted or not, replaced by @token. */
static char *
replace_word (const char *text, const char *word, const char *token)
{
  g_autofree char *quoted_word = aster_expression_quote (word, -1);
  g_autofree char *quoted_token = aster_expression_quote (token, -1);
  const char *const forms[] = { quoted_word, word };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (const char *at = strstr (text, forms[i]); at != NULL;
         at = strstr (at + 1, forms[i]))
      if (is_whole (text, at, forms[i]))
        return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, quoted_token,
                                at + strlen (forms[i]));

  return NULL;
}

static void
suggestion_cb (GtkButton *button, AsterExpressionBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *mended = replace_word (text, self->missing,
                                          g_object_get_data (G_OBJECT (button), "token"));

  if (mended == NULL)
    return;

  gtk_widget_grab_focus (self->entry);
  aster_expression_bar_set_text (self, mended);
  g_signal_emit (self, signals[EVALUATE], 0, mended);
}

static void
clear_suggestions (AsterExpressionBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->suggestions), child);
  gtk_widget_set_visible (self->suggestions, FALSE);
  g_clear_pointer (&self->missing, g_free);
}

static void
aster_expression_bar_dispose (GObject *object)
{
  AsterExpressionBar *self = ASTER_EXPRESSION_BAR (object);

  aster_template_dispose (self, ASTER_TYPE_EXPRESSION_BAR);
  g_clear_pointer (&self->missing, g_free);

  G_OBJECT_CLASS (aster_expression_bar_parent_class)->dispose (object);
}

static void
aster_expression_bar_class_init (AsterExpressionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_expression_bar_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/expression-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterExpressionBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AsterExpressionBar, problem);
  gtk_widget_class_bind_template_child (widget_class, AsterExpressionBar, message);
  gtk_widget_class_bind_template_child (widget_class, AsterExpressionBar, suggestions);
  gtk_widget_class_bind_template_callback (widget_class, evaluate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "aster-expression-bar");

  signals[EVALUATE] = g_signal_new ("evaluate", ASTER_TYPE_EXPRESSION_BAR,
                                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, G_TYPE_STRING);
  signals[DISMISS] = g_signal_new ("dismiss", ASTER_TYPE_EXPRESSION_BAR,
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   0);
}

static void
aster_expression_bar_init (AsterExpressionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
aster_expression_bar_set_text (AsterExpressionBar *self, const char *text)
{
  g_return_if_fail (ASTER_IS_EXPRESSION_BAR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* @message: (nullable): what is wrong with what was typed; NULL for nothing. */
void
aster_expression_bar_set_error (AsterExpressionBar *self, const char *message)
{
  g_return_if_fail (ASTER_IS_EXPRESSION_BAR (self));

  clear_suggestions (self);
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->problem), message != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/**
 * aster_expression_bar_set_suggestions:
 * @self: a bar that shows an error
 * @missing: the word in the text that is not in the vocabulary
 * @tokens: (array zero-terminated=1): tokens that could stand in its place
 */
void
aster_expression_bar_set_suggestions (AsterExpressionBar *self,
                                      const char *missing,
                                      const char *const *tokens)
{
  g_return_if_fail (ASTER_IS_EXPRESSION_BAR (self));

  clear_suggestions (self);
  self->missing = g_strdup (missing);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      g_autofree char *shown = aster_token_escape (tokens[i], -1);
      GtkWidget *label = gtk_label_new (shown), *button = gtk_button_new ();

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "suggestion");
      g_object_set_data_full (G_OBJECT (button), "token", g_strdup (tokens[i]), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (suggestion_cb), self);
      gtk_flow_box_append (GTK_FLOW_BOX (self->suggestions), button);
      /* The button is what takes the keyboard, not the cell around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_set_visible (self->suggestions, tokens[0] != NULL);
}
