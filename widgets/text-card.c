/* A card about the piece of a tinted text that is pointed at: a clear sheet over the
 * pane with the card drawn on it where the piece is. */

#include "text-card.h"

#include "card-painter.h"

struct _AsterTextCard
{
  GtkWidget parent_instance;

  AsterTintedText
      *text;   /* borrowed: it lies under the card for as long as there is one */
  char *lines; /* (nullable) nothing to say */
  AsterTheme theme;
};

G_DEFINE_FINAL_TYPE (AsterTextCard, aster_text_card, GTK_TYPE_WIDGET)

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
  g_free (ASTER_TEXT_CARD (object)->lines);

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
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
aster_text_card_new (AsterTintedText *text)
{
  AsterTextCard *self = g_object_new (ASTER_TYPE_TEXT_CARD, NULL);

  self->text = text;

  return GTK_WIDGET (self);
}

/* (nullable): what the card says, the first line in bold; NULL for no card. */
void
aster_text_card_set_lines (AsterTextCard *self, const char *lines)
{
  g_return_if_fail (ASTER_IS_TEXT_CARD (self));

  if (self->lines == NULL && lines == NULL)
    return;

  g_free (self->lines);
  self->lines = g_strdup (lines);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
aster_text_card_set_theme (AsterTextCard *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_TEXT_CARD (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
