#include "window/status-strip.h"

#include <glib/gi18n-lib.h>

#include "parts/lively.h"
#include "parts/numbers.h"
#include "parts/wordings.h"

struct _AsterStatusStrip
{
  GtkWidget parent_instance;

  AsterDocument *document; /* (nullable) */
  GtkWidget *box;
  GtkWidget *hint;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (AsterStatusStrip, aster_status_strip, GTK_TYPE_WIDGET)

static void
update (AsterStatusStrip *self)
{
  g_autofree char *selected = NULL, *all = NULL, *pinned = NULL, *text = NULL;
  AsterSelection *selection;
  gsize n, n_pins;

  /* There is nothing to click while nothing is open. */
  gtk_widget_set_visible (self->hint, self->document != NULL);
  if (self->document == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->count), "");
      return;
    }

  selection = aster_document_get_selection (self->document);
  n = aster_selection_get_n_selected (selection);
  aster_selection_get_pins (selection, &n_pins);
  selected = aster_number_dup_count (n);
  all = aster_number_dup_count (aster_selection_get_n_rows (selection));
  pinned = aster_number_dup_count (n_pins);

  if (n_pins > 0)
    /* Translators: numbers of words: selected, all, pinned */
    text = g_strdup_printf (_ ("%s of %s selected · %s pinned"), selected, all, pinned);
  else
    /* Translators: numbers of words: selected, all */
    text = g_strdup_printf (_ ("%s of %s selected"), selected, all);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
aster_status_strip_dispose (GObject *object)
{
  AsterStatusStrip *self = ASTER_STATUS_STRIP (object);

  aster_status_strip_set_document (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_status_strip_parent_class)->dispose (object);
}

static void
aster_status_strip_class_init (AsterStatusStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_status_strip_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statusstrip");
}

static void
aster_status_strip_init (AsterStatusStrip *self)
{
  const char *const hints[] = { _ ("Click selects · Shift-drag a rectangle · Ctrl adds · "
                                   "Alt-click takes away · / searches"),
                                _ ("Click selects · Shift-drag a rectangle · / searches"),
                                _ ("Click selects · / searches"), NULL };

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->hint = aster_wordings_new (0);
  self->count = gtk_label_new (NULL);

  aster_wordings_set (ASTER_WORDINGS (self->hint), hints);
  gtk_widget_set_hexpand (self->hint, TRUE);
  gtk_widget_add_css_class (self->count, "numeric");
  aster_lively (self->count);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), self->count);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
aster_status_strip_new (void)
{
  return g_object_new (ASTER_TYPE_STATUS_STRIP, NULL);
}

/* @document: (nullable): whose selection is counted */
void
aster_status_strip_set_document (AsterStatusStrip *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_STATUS_STRIP (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                          self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      AsterSelection *selection = aster_document_get_selection (document);

      g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (update),
                                self);
      g_signal_connect_swapped (selection, "pins-changed", G_CALLBACK (update), self);
    }
  if (self->box != NULL)
    update (self);
}
