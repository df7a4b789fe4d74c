/* The mark is that of the map, so that the list is its legend. Behind the silhouette
 * stands a bar, since a column of bars is read faster than one of numbers. */

#include "clusters/cluster-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "colour/legend-painter.h"
#include "fittings/theme.h"
#include "parts/numbers.h"
#include "text/text-paint.h"

#define MARK  16 /* px */
#define BAR   40 /* px of a silhouette of 1 */
#define THICK 5  /* px */

struct _AsterClusterRow
{
  GtkWidget parent_instance;

  AsterClusterEntry *entry;
  AsterClusters *clusters;

  GtkWidget *mark;
  GtkWidget *name;
  GtkWidget *bar;
  GtkWidget *silhouette;
  GtkWidget *size;
};

G_DEFINE_FINAL_TYPE (AsterClusterRow, aster_cluster_row, GTK_TYPE_WIDGET)

static guint8
get_style (AsterClusterRow *self)
{
  if (self->entry->kind == ASTER_CLUSTER_ENTRY_NOISE ||
      self->entry->kind == ASTER_CLUSTER_ENTRY_ABSENT)
    return ASTER_STYLE_MISSING;

  return (guint8) (self->entry->number < ASTER_MAX_CLASSES
                       ? self->entry->number
                       : ASTER_STYLE_PALE + self->entry->number % ASTER_N_CLASS_COLOURS);
}

static void
draw_mark_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AsterClusterRow *self = data;
  AsterColouring classes = { .kind = ASTER_COLOURING_CLASSES };
  double side = MIN (width, height);

  if (self->entry == NULL)
    return;

  cairo_translate (cr, (width - side) / 2, (height - side) / 2);
  aster_swatch_paint (cr, &classes, aster_theme_current (), get_style (self), side);
}

static double
get_silhouette (AsterClusterRow *self)
{
  if (self->entry == NULL || self->entry->kind != ASTER_CLUSTER_ENTRY_CLUSTER ||
      self->clusters->silhouettes == NULL)
    return NAN;

  return (double) self->clusters->silhouettes[self->entry->number];
}

/* To the right of zero if the cluster is apart, to the left if it is not. */
static void
draw_bar_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  double value = get_silhouette (data), y = (height - THICK) / 2.0;
  AsterTheme theme = aster_theme_current ();
  AsterColour ink = aster_palette_ink (theme,
                                       value < 0 ? ASTER_INK_PIN : ASTER_INK_ACCENT);

  if (!isfinite (value))
    return;

  aster_cairo_set_colour (cr, aster_palette_ink (theme, ASTER_INK_FAINT));
  cairo_rectangle (cr, 0, y, width, THICK);
  cairo_fill (cr);
  aster_cairo_set_colour (cr, ink);
  cairo_rectangle (cr, 0, y, CLAMP (fabs (value), 0, 1) * width, THICK);
  cairo_fill (cr);
}

static void
aster_cluster_row_dispose (GObject *object)
{
  AsterClusterRow *self = ASTER_CLUSTER_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->clusters, aster_clusters_unref);

  G_OBJECT_CLASS (aster_cluster_row_parent_class)->dispose (object);
}

static void
aster_cluster_row_class_init (AsterClusterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_cluster_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "aster-cluster");
}

static GtkWidget *
new_area (AsterClusterRow *self, int width, int height, GtkDrawingAreaDrawFunc draw)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), width);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (area, GTK_WIDGET (self));

  return area;
}

static GtkWidget *
new_label (AsterClusterRow *self, int chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), chars > 0 ? 1 : 0);
  if (chars > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), chars);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
aster_cluster_row_init (AsterClusterRow *self)
{
  self->mark = new_area (self, MARK, MARK, draw_mark_cb);
  self->name = new_label (self, 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  self->bar = new_area (self, BAR, THICK, draw_bar_cb);
  self->silhouette = new_label (self, 5);
  self->size = new_label (self, 6);
  gtk_widget_add_css_class (self->size, "size");
}

GtkWidget *
aster_cluster_row_new (void)
{
  return g_object_new (ASTER_TYPE_CLUSTER_ROW, NULL);
}

/* "cat, dog, horse: 214 words, silhouette 0.31" */
static char *
dup_spoken (const char *name, const char *size, const char *silhouette, gsize n)
{
  if (silhouette == NULL)
    /* Translators: a group of clusters, or noise: its name and how many words */
    return g_strdup_printf (ngettext ("%s: %s word", "%s: %s words", n), name, size);

  return g_strdup_printf (
      ngettext ("%s: %s word, silhouette %s", "%s: %s words, silhouette %s", n), name,
      size, silhouette);
}

/**
 * aster_cluster_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows; %NULL for nothing
 * @clusters: (nullable): what the entry is of
 */
void
aster_cluster_row_set_entry (AsterClusterRow *self,
                             AsterClusterEntry *entry,
                             AsterClusters *clusters)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL, *size = NULL, *silhouette = NULL, *spoken = NULL;
  gboolean heading;

  g_return_if_fail (ASTER_IS_CLUSTER_ROW (self));

  g_set_object (&self->entry, entry);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  if (entry == NULL)
    return;

  self->clusters = aster_clusters_ref (clusters);
  heading = entry->kind == ASTER_CLUSTER_ENTRY_GROUP;
  name = aster_cluster_entry_dup_name (entry, clusters);
  size = aster_number_dup_count (entry->size);
  if (isfinite (get_silhouette (self)))
    silhouette = aster_number_dup_fixed (get_silhouette (self), 2);
  spoken = dup_spoken (name, size, silhouette, entry->size);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->size), size);
  gtk_label_set_text (GTK_LABEL (self->silhouette), silhouette ? silhouette : "");
  gtk_widget_set_visible (self->mark, !heading);
  gtk_widget_set_visible (self->bar, silhouette != NULL);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
  gtk_widget_queue_draw (self->mark);
  gtk_widget_queue_draw (self->bar);
  gtk_widget_set_tooltip_text (self->name, name);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    spoken, -1);
}

/* (transfer none) (nullable) */
AsterClusterEntry *
aster_cluster_row_get_entry (AsterClusterRow *self)
{
  return self->entry;
}

/* Marks the row if all of its words are among the @n_selected that are selected. */
void
aster_cluster_row_set_chosen (AsterClusterRow *self, gsize n_selected)
{
  g_return_if_fail (ASTER_IS_CLUSTER_ROW (self));

  if (self->entry != NULL && n_selected == self->entry->size)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}
