/* What is known of the piece of a text that is pointed at, said and shown.
 *
 * A clear sheet over the pane with a card drawn on it where the piece is; and the same
 * facts as the description of the text, for a screen reader. While the person writes
 * there is no card in the way, but the piece at the cursor is described all the same. */

#include "text/text-card.h"

#include "parts/card-painter.h"
#include "text/text-facts.h"

struct _AsterTextCard
{
  GtkWidget parent_instance;

  AsterTintedText
      *text;           /* borrowed: it lies under the card for as long as there is one */
  AsterTokens *tokens; /* (nullable) of the space */
  char *meaning;       /* of the tints */
  char *lines;         /* (nullable) what the card says */
  AsterTheme theme;
};

G_DEFINE_FINAL_TYPE (AsterTextCard, aster_text_card, GTK_TYPE_WIDGET)

static char *
describe (AsterTextCard *self, int span)
{
  if (span < 0)
    return NULL;

  return aster_text_facts_dup (aster_tinted_text_get_result (self->text),
                               aster_tinted_text_get_spans (self->text), (gsize) span,
                               self->tokens, self->meaning);
}

/* Lines of a card as one sentence. */
static void
tell (AsterTextCard *self, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines ? lines : "", "\n", -1);
  g_autofree char *sentence = g_strjoinv ("; ", parts);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
pointed_cb (AsterTextCard *self)
{
  g_free (self->lines);
  self->lines = describe (self, aster_tinted_text_get_pointed (self->text));
  tell (self, self->lines);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cursor_cb (AsterTextCard *self)
{
  g_autofree char *lines = describe (self,
                                     aster_tinted_text_get_span_at_cursor (self->text));

  if (aster_tinted_text_get_pointed (self->text) < 0)
    tell (self, lines);
}

static gboolean
find_place (AsterTextCard *self, AsterCardScene *scene)
{
  GtkWidget *widget = GTK_WIDGET (self), *text = GTK_WIDGET (self->text);
  int span = aster_tinted_text_get_pointed (self->text);
  GdkRectangle area;

  if (!aster_tinted_text_get_area (self->text, span, &area) ||
      !gtk_widget_translate_coordinates (text, widget, area.x, area.y, &scene->x,
                                         &scene->y))
    return FALSE;

  scene->width = area.width;
  scene->height = area.height;
  scene->page_width = gtk_widget_get_width (widget);
  scene->page_height = gtk_widget_get_height (widget);

  return TRUE;
}

static void
aster_text_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterTextCard *self = ASTER_TEXT_CARD (widget);
  AsterCardScene scene = { .text = self->lines, .theme = self->theme };
  cairo_t *cr;

  if (self->lines == NULL || !find_place (self, &scene))
    return;

  cr = gtk_snapshot_append_cairo (
      snapshot,
      &GRAPHENE_RECT_INIT (0, 0, (float) scene.page_width, (float) scene.page_height));
  aster_card_painter_draw (&scene, gtk_widget_get_pango_context (widget), cr);
  cairo_destroy (cr);
}

static void
aster_text_card_finalize (GObject *object)
{
  AsterTextCard *self = ASTER_TEXT_CARD (object);

  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_free (self->meaning);
  g_free (self->lines);

  G_OBJECT_CLASS (aster_text_card_parent_class)->finalize (object);
}

static void
aster_text_card_class_init (AsterTextCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aster_text_card_finalize;
  widget_class->snapshot = aster_text_card_snapshot;

  gtk_widget_class_set_css_name (widget_class, "text-card");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
aster_text_card_init (AsterTextCard *self)
{
  self->meaning = g_strdup ("");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aster_text_card_new (AsterTintedText *text)
{
  AsterTextCard *self = g_object_new (ASTER_TYPE_TEXT_CARD, NULL);

  self->text = text;
  g_signal_connect_object (text, "notify::pointed", G_CALLBACK (pointed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                           "notify::cursor-position", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/* (nullable): of the space, so that a word that is read as another token can say so. */
void
aster_text_card_set_tokens (AsterTextCard *self, AsterTokens *tokens)
{
  g_return_if_fail (ASTER_IS_TEXT_CARD (self));

  if (tokens != NULL)
    aster_tokens_ref (tokens);
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  self->tokens = tokens;
}

/* What the tints are: «cosine to ⟨purple⟩». */
void
aster_text_card_set_meaning (AsterTextCard *self, const char *meaning)
{
  g_return_if_fail (ASTER_IS_TEXT_CARD (self) && meaning != NULL);

  g_free (self->meaning);
  self->meaning = g_strdup (meaning);
}

void
aster_text_card_set_theme (AsterTextCard *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_TEXT_CARD (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
