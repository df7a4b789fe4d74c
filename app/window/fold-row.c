/* Each child has its least width or is not there at all: the one of the least weight
 * goes first, and the weightiest never. What room is left is theirs up to what they ask
 * for, the weightiest first. */

#include "window/fold-row.h"

#define SPACING 6
#define MOST    8 /* children */

struct _AsterFoldRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (AsterFoldRow, aster_fold_row, GTK_TYPE_WIDGET)

static guint
get_weight (GtkWidget *child)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "aster-weight"));
}

static int
get_width (GtkWidget *child, gboolean natural)
{
  int least, most;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);

  return natural ? most : least;
}

static int
sum_up (const int *widths, guint n)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    if (widths[i] > 0)
      sum += widths[i] + (sum > 0 ? SPACING : 0);

  return sum;
}

static guint
collect (GtkWidget *self, GtkWidget **children)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self); child != NULL && n < MOST;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      children[n++] = child;

  return n;
}

/* The child of the least or of the most weight among those that are @open still. */
static guint
find (GtkWidget **children, const gboolean *open, guint n, gboolean least)
{
  guint found = n;

  for (guint i = 0; i < n; i++)
    if (open[i] &&
        (found == n || (least ? get_weight (children[i]) < get_weight (children[found])
                              : get_weight (children[i]) > get_weight (children[found]))))
      found = i;

  return found;
}

static void
choose (GtkWidget **children, guint n, int width, int *widths)
{
  gboolean here[MOST];
  int room;

  for (guint i = 0; i < n; i++)
    {
      here[i] = TRUE;
      widths[i] = get_width (children[i], FALSE);
    }
  for (guint left = n; left > 1 && sum_up (widths, n) > width; left--)
    {
      guint i = find (children, here, n, TRUE);

      here[i] = FALSE;
      widths[i] = 0;
    }

  room = MAX (width - sum_up (widths, n), 0);
  for (guint i = find (children, here, n, FALSE); i < n;
       i = find (children, here, n, FALSE))
    {
      int more = CLAMP (get_width (children[i], TRUE) - widths[i], 0, room);

      here[i] = FALSE;
      widths[i] += more;
      room -= more;
    }
}

static void
aster_fold_row_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  GtkWidget *children[MOST];
  guint n = collect (widget, children), heaviest = 0;
  int widths[MOST], tallest = 0;

  for (guint i = 0; i < n; i++)
    {
      int height;

      gtk_widget_measure (children[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL,
                          NULL);
      tallest = MAX (tallest, height);
      widths[i] = get_width (children[i], TRUE);
      if (get_weight (children[i]) > get_weight (children[heaviest]))
        heaviest = i;
    }

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = tallest;
  else
    {
      *minimum = n > 0 ? get_width (children[heaviest], FALSE) : 0;
      *natural = sum_up (widths, n);
    }
}

static void
aster_fold_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *children[MOST];
  guint n = collect (widget, children);
  int widths[MOST], x = 0;

  choose (children, n, width, widths);
  for (guint i = 0; i < n; i++)
    {
      GtkAllocation place = { mirrored ? width - x - widths[i] : x, 0, widths[i],
                              height };

      gtk_widget_set_child_visible (children[i], widths[i] > 0);
      if (widths[i] == 0)
        continue;
      gtk_widget_size_allocate (children[i], &place, -1);
      x += widths[i] + SPACING;
    }
}

static void
aster_fold_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (aster_fold_row_parent_class)->dispose (object);
}

static void
aster_fold_row_class_init (AsterFoldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_fold_row_dispose;
  widget_class->measure = aster_fold_row_measure;
  widget_class->size_allocate = aster_fold_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "fold-row");
}

static void
aster_fold_row_init (AsterFoldRow *self)
{
}

/**
 * aster_fold_row_weigh:
 * @child: stands in a row, or will
 * @weight: of two, the one of less weight goes first; 0 for who was never weighed
 */
void
aster_fold_row_weigh (GtkWidget *child, guint weight)
{
  g_object_set_data (G_OBJECT (child), "aster-weight", GUINT_TO_POINTER (weight));
}
