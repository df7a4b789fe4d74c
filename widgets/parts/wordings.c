/* One thing is worded several times, each time shorter. It asks for the room of the
 * first wording, and shows the first that fits; only the last is ever cut. */

#include "parts/wordings.h"

struct _AsterWordings
{
  GtkWidget parent_instance;

  float xalign;
};

G_DEFINE_FINAL_TYPE (AsterWordings, aster_wordings, GTK_TYPE_WIDGET)

static void
measure_label (GtkWidget *label, GtkOrientation orientation, int *least, int *natural)
{
  *least = *natural = 0;
  if (label != NULL)
    gtk_widget_measure (label, orientation, -1, least, natural, NULL, NULL);
}

static void
aster_wordings_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int unused;

  measure_label (gtk_widget_get_first_child (widget), orientation, &unused, natural);
  measure_label (gtk_widget_get_last_child (widget), orientation, minimum, &unused);
  *natural = MAX (*natural, *minimum);
}

static void
aster_wordings_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean found = FALSE;

  for (GtkWidget *label = gtk_widget_get_first_child (widget); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    {
      int least, natural;
      gboolean shown;

      measure_label (label, GTK_ORIENTATION_HORIZONTAL, &least, &natural);
      shown = !found && (natural <= width || gtk_widget_get_next_sibling (label) == NULL);
      gtk_widget_set_child_visible (label, shown);
      if (shown)
        gtk_widget_size_allocate (label, &(GtkAllocation){ 0, 0, width, height }, -1);
      found |= shown;
    }
}

static void
clear (GtkWidget *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self)) != NULL)
    gtk_widget_unparent (child);
}

static void
aster_wordings_dispose (GObject *object)
{
  clear (GTK_WIDGET (object));

  G_OBJECT_CLASS (aster_wordings_parent_class)->dispose (object);
}

static void
aster_wordings_class_init (AsterWordingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_wordings_dispose;
  widget_class->measure = aster_wordings_measure;
  widget_class->size_allocate = aster_wordings_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "wordings");
}

static void
aster_wordings_init (AsterWordings *self)
{
}

/* @xalign: where words that are shorter than their room stand, 0 to 1 */
GtkWidget *
aster_wordings_new (float xalign)
{
  AsterWordings *self = g_object_new (ASTER_TYPE_WORDINGS, NULL);

  self->xalign = xalign;

  return GTK_WIDGET (self);
}

/**
 * aster_wordings_set:
 * @wordings: (array zero-terminated=1): the longest first
 */
void
aster_wordings_set (AsterWordings *self, const char *const *wordings)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (ASTER_IS_WORDINGS (self));

  for (; *wordings != NULL; wordings++)
    {
      if (label == NULL)
        {
          label = gtk_label_new (NULL);
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_label_set_xalign (GTK_LABEL (label), self->xalign);
          gtk_widget_set_parent (label, GTK_WIDGET (self));
        }
      gtk_label_set_text (GTK_LABEL (label), *wordings);
      label = gtk_widget_get_next_sibling (label);
    }

  while (label != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (label);

      gtk_widget_unparent (label);
      label = next;
    }
}
