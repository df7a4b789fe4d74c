/* Words that are cut after three letters say nothing, where a picture still does. So a
 * button of the head asks for no more than its picture, and shows its words when it is
 * given room for all of them, or for as many as still can be read. The arrow that says
 * that a button opens something comes and goes with the words. */

#include "panes/head-words.h"
#include "parts/lively.h"

#define SPACING 6

struct _AsterHeadWords
{
  GtkWidget parent_instance;

  AsterHeadWordsOrder order;
  int shortest; /* characters, or 0 for all of the words */
  GtkWidget *picture;
  GtkWidget *label;
  GtkWidget *arrow; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AsterHeadWords, aster_head_words, GTK_TYPE_WIDGET)

static int
get_width (GtkWidget *widget, gboolean natural)
{
  int least, most;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);

  return natural ? most : least;
}

/* Beside the words. */
static int
get_picture_room (AsterHeadWords *self)
{
  return self->order == ASTER_HEAD_WORDS_ALONE
             ? 0
             : get_width (self->picture, TRUE) + SPACING;
}

static int
get_arrow_room (AsterHeadWords *self)
{
  return self->arrow == NULL ? 0 : get_width (self->arrow, TRUE) + SPACING;
}

/* The narrowest room that words are shown in. */
static int
get_readable (AsterHeadWords *self)
{
  return get_picture_room (self) + get_width (self->label, self->shortest == 0) +
         get_arrow_room (self);
}

static void
aster_head_words_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  AsterHeadWords *self = ASTER_HEAD_WORDS (widget);
  int picture, label;

  gtk_widget_measure (self->picture, orientation, -1, NULL, &picture, NULL, NULL);
  gtk_widget_measure (self->label, orientation, -1, NULL, &label, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = picture;
      *natural = MAX (picture, get_picture_room (self) + label + get_arrow_room (self));
    }
  else
    *minimum = *natural = MAX (picture, label);
}

static void
allocate (GtkWidget *child, int x, int width, int height, int whole)
{
  gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { mirrored ? whole - x - width : x, 0, width, height };

  gtk_widget_size_allocate (child, &place, -1);
}

static void
aster_head_words_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterHeadWords *self = ASTER_HEAD_WORDS (widget);
  gboolean words = width >= get_readable (self);
  gboolean picture = !words || self->order != ASTER_HEAD_WORDS_ALONE;
  int beside = words ? get_picture_room (self) : 0;
  int end = width - get_arrow_room (self);
  int room = MIN (end - beside, get_width (self->label, TRUE));
  gboolean after = self->order == ASTER_HEAD_WORDS_AFTER_PICTURE;

  gtk_widget_set_child_visible (self->label, words);
  gtk_widget_set_child_visible (self->picture, picture);
  if (self->arrow != NULL)
    gtk_widget_set_child_visible (self->arrow, words);
  if (self->arrow != NULL && words)
    allocate (self->arrow, end + SPACING, width - end - SPACING, height, width);
  if (words)
    allocate (self->label, after ? beside : 0, room, height, width);
  if (!words)
    allocate (self->picture, 0, width, height, width);
  else if (picture)
    allocate (self->picture, after ? 0 : room + SPACING, beside - SPACING, height, width);
}

static void
aster_head_words_dispose (GObject *object)
{
  AsterHeadWords *self = ASTER_HEAD_WORDS (object);

  g_clear_pointer (&self->picture, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->arrow, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_head_words_parent_class)->dispose (object);
}

static void
aster_head_words_class_init (AsterHeadWordsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_head_words_dispose;
  widget_class->measure = aster_head_words_measure;
  widget_class->size_allocate = aster_head_words_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "head-words");
}

static void
aster_head_words_init (AsterHeadWords *self)
{
  self->picture = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  aster_lively (self->label);
  gtk_widget_set_parent (self->picture, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * aster_head_words_new:
 * @order: where the picture stands beside the words
 * @shortest: characters that are still worth showing when the words are shortened, or 0
 *   for words that are shown whole or not at all
 *
 * Returns: (transfer floating): a picture and words, without either yet
 */
GtkWidget *
aster_head_words_new (AsterHeadWordsOrder order, int shortest)
{
  AsterHeadWords *self = g_object_new (ASTER_TYPE_HEAD_WORDS, NULL);

  self->order = order;
  self->shortest = shortest;
  if (order != ASTER_HEAD_WORDS_BEFORE_PICTURE)
    {
      self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
      gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
    }
  if (shortest > 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (self->label), 0);
    }

  return GTK_WIDGET (self);
}

void
aster_head_words_set_picture (AsterHeadWords *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->picture), icon_name);
}

/* @words: of which short ones are never shortened */
void
aster_head_words_set_words (AsterHeadWords *self, const char *words)
{
  gtk_label_set_text (GTK_LABEL (self->label), words);
  if (self->shortest > 0)
    gtk_label_set_width_chars (GTK_LABEL (self->label),
                               MIN (self->shortest, (int) g_utf8_strlen (words, -1)));
}

/* How much wider than with its picture alone it is when words begin to be shown, in px.
 */
int
aster_head_words_get_step (AsterHeadWords *self)
{
  return MAX (get_readable (self) - get_width (self->picture, TRUE), 0);
}

/* Whether there was room for the words, or for enough of them. */
gboolean
aster_head_words_are_shown (AsterHeadWords *self)
{
  return gtk_widget_get_child_visible (self->label);
}
