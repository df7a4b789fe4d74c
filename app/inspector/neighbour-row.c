/* The three parts stand in columns that do not depend on what they hold, so that the
 * bars of a list begin and end at the same places: the number takes what it needs,
 * the token 45 % of the rest, the bar what is left. A token that is too long for that
 * ends in dots and says itself whole in its tooltip. */

#include "inspector/neighbour-row.h"
#include "parts/lively.h"

#include <math.h>

#define GAP         9    /* px between the columns */
#define BAR_HEIGHT  8    /* px */
#define BAR_LEAST   16   /* px: room for a bar in the narrowest row */
#define TOKEN_SHARE 0.45 /* of the room beside the number */

struct _AsterNeighbourRow
{
  GtkWidget parent_instance;

  GtkWidget *token;
  GtkWidget *bar;
  GtkWidget *number;

  guint32 row;
  double share; /* of the bar's room, [−1, 1] */
};

G_DEFINE_FINAL_TYPE (AsterNeighbourRow, aster_neighbour_row, GTK_TYPE_WIDGET)

static void
aster_neighbour_row_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  AsterNeighbourRow *self = ASTER_NEIGHBOUR_ROW (widget);
  int token_min, token_nat, number_min, number_nat;

  gtk_widget_measure (self->token, orientation, -1, &token_min, &token_nat, NULL, NULL);
  gtk_widget_measure (self->number, orientation, -1, &number_min, &number_nat, NULL,
                      NULL);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MAX (token_nat, number_nat);
      return;
    }

  *minimum = token_min + BAR_LEAST + number_nat + 2 * GAP;
  *natural = MAX (*minimum, 2 * token_nat + number_nat + 2 * GAP);
}

/* Puts a column that begins @x px from the leading edge where the direction wants it. */
static void
place (GtkWidget *child, int x, int y, int width, int height, int whole)
{
  GtkAllocation area = { x, y, width, height };

  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    area.x = whole - x - width;
  gtk_widget_size_allocate (child, &area, -1);
}

static void
aster_neighbour_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterNeighbourRow *self = ASTER_NEIGHBOUR_ROW (widget);
  int token_min, number, token, room, bar, bar_min;

  gtk_widget_measure (self->token, GTK_ORIENTATION_HORIZONTAL, -1, &token_min, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->number, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &number, NULL,
                      NULL);
  gtk_widget_measure (self->bar, GTK_ORIENTATION_HORIZONTAL, -1, &bar_min, NULL, NULL,
                      NULL);

  room = MAX (width - number - 2 * GAP, 0);
  token = MAX ((int) (TOKEN_SHARE * room), token_min);
  room = MAX (room - token, 0);
  bar = MAX ((int) round (fabs (self->share) * room), bar_min);

  place (self->token, 0, 0, token, height, width);
  place (self->bar, token + GAP, (height - BAR_HEIGHT) / 2, bar, BAR_HEIGHT, width);
  place (self->number, width - number, 0, number, height, width);
}

/* Only what the eye cannot read needs to be said again. */
static gboolean
query_tooltip_cb (
    GtkLabel *token, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (token));

  return pango_layout_is_ellipsized (gtk_label_get_layout (token));
}

static void
aster_neighbour_row_dispose (GObject *object)
{
  AsterNeighbourRow *self = ASTER_NEIGHBOUR_ROW (object);

  g_clear_pointer (&self->token, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->number, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_neighbour_row_parent_class)->dispose (object);
}

static void
aster_neighbour_row_class_init (AsterNeighbourRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_neighbour_row_dispose;
  widget_class->measure = aster_neighbour_row_measure;
  widget_class->size_allocate = aster_neighbour_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "aster-neighbour");
}

static void
aster_neighbour_row_init (AsterNeighbourRow *self)
{
  self->token = gtk_label_new (NULL);
  aster_lively (self->token);
  gtk_label_set_xalign (GTK_LABEL (self->token), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->token), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (self->token, TRUE);
  g_signal_connect (self->token, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_parent (self->token, GTK_WIDGET (self));

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  self->number = gtk_label_new (NULL);
  aster_lively (self->number);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_add_css_class (self->number, "dim-label");
  gtk_widget_set_parent (self->number, GTK_WIDGET (self));
}

GtkWidget *
aster_neighbour_row_new (void)
{
  return g_object_new (ASTER_TYPE_NEIGHBOUR_ROW, NULL);
}

/* @token: as it is shown, escaped. */
void
aster_neighbour_row_set_token (AsterNeighbourRow *self, guint32 row, const char *token)
{
  g_return_if_fail (ASTER_IS_NEIGHBOUR_ROW (self));

  self->row = row;
  gtk_label_set_label (GTK_LABEL (self->token), token);
}

/**
 * aster_neighbour_row_set_value:
 * @self: a row
 * @number: the value as it is shown
 * @chars: how many characters the longest number of the list has
 * @share: how much of its room the bar fills, [−1, 1]; below 0 the bar is hollow
 */
void
aster_neighbour_row_set_value (AsterNeighbourRow *self,
                               const char *number,
                               int chars,
                               double share)
{
  g_return_if_fail (ASTER_IS_NEIGHBOUR_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_width_chars (GTK_LABEL (self->number), chars);

  if (share < 0)
    gtk_widget_add_css_class (self->bar, "negative");
  else
    gtk_widget_remove_css_class (self->bar, "negative");

  self->share = isfinite (share) ? CLAMP (share, -1, 1) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

guint32
aster_neighbour_row_get_row (AsterNeighbourRow *self)
{
  g_return_val_if_fail (ASTER_IS_NEIGHBOUR_ROW (self), 0);

  return self->row;
}
