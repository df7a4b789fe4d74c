/* Binds a table to a document: its rows, the columns that are worked out, what is
 * isolated, and what its keys and its menu do. How it is arranged is kept by the pane,
 * for undo and for sessions; what the table says was changed and what the pane says is to
 * be are the same state, so that neither answers the other. */

#include "panes/table-content.h"

#include <glib/gi18n-lib.h>

#include "document/word-menu.h"
#include "fittings/tab-order.h"
#include "panes/table-filter.h"
#include "panes/table-menu.h"
#include "panes/table-sources.h"

struct _AsterTableContent
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterTableSources *sources;
  GtkWidget *table;
  GtkWidget *head; /* owned: what stands in the head of the pane */
  GtkWidget *filter;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (AsterTableContent, aster_table_content, GTK_TYPE_WIDGET)

static AsterTable *
get_table (AsterTableContent *self)
{
  return ASTER_TABLE (self->table);
}

/* Only what was isolated can be listed alone. */
static void
isolation_cb (AsterTableContent *self)
{
  AsterIsolation *isolation = aster_document_get_isolation (self->document);
  guint depth = aster_isolation_get_depth (isolation);
  gsize n;
  const guint32 *rows = aster_isolation_get_rows (isolation, depth, &n);

  aster_table_set_alone (get_table (self), depth > 0 ? rows : NULL, n);
}

/* (transfer floating): a{sv} */
static GVariant *
save (AsterTableContent *self)
{
  g_autoptr (GVariant) table = g_variant_ref_sink (aster_table_save (get_table (self)));
  GVariantDict state;

  g_variant_dict_init (&state, table);
  aster_table_filter_save (ASTER_TABLE_FILTER (self->filter), &state);

  return g_variant_dict_end (&state);
}

static void
edited_cb (AsterTableContent *self)
{
  aster_pane_set_listing (self->pane, save (self));
  aster_table_sources_update (self->sources);
}

/* Something was undone, or came from a session. */
static void
listing_cb (AsterTableContent *self)
{
  GVariant *listing = aster_pane_get_listing (self->pane);
  g_autoptr (GVariant) now = g_variant_ref_sink (save (self));

  if (g_variant_equal (now, listing))
    return;

  aster_table_restore (get_table (self), listing);
  aster_table_filter_restore (ASTER_TABLE_FILTER (self->filter), listing);
  aster_table_sources_update (self->sources);
}

static void
pin_cb (AsterTableContent *self, guint row)
{
  AsterSelection *selection = aster_document_get_selection (self->document);

  if (aster_selection_is_pinned (selection, row))
    aster_selection_unpin (selection, row);
  else
    aster_selection_pin (selection, row);
}

static gboolean
context_menu_cb (AsterTableContent *self, int row, double x, double y)
{
  g_autoptr (GMenu) menu = g_menu_new (), words = g_menu_new (), rows = g_menu_new ();
  g_autoptr (GMenu) selected = g_menu_new ();
  double here_x, here_y;

  if (row >= 0)
    {
      aster_word_menu_append (words, self->document, (guint32) row);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (words));
    }
  g_menu_append (rows, _ ("Copy _Rows"), "table.copy");
  g_menu_append (rows, _ ("_Filter…"), "table.filter");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  aster_word_menu_append_selection (selected);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selected));
  gtk_widget_translate_coordinates (self->table, GTK_WIDGET (self), x, y, &here_x,
                                    &here_y);
  aster_word_menu_popup (GTK_WIDGET (self), menu, here_x, here_y);

  return TRUE;
}

static void
write_thread (GTask *task, gpointer source, gpointer text, GCancellable *cancellable)
{
  g_task_return_pointer (task, aster_table_text_write (text, ASTER_TABLE_TEXT_TSV),
                         (GDestroyNotify) g_bytes_unref);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *copy = g_strndup (text, length);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), copy);
  gtk_widget_activate_action (widget, "win.say", "s",
                              _ ("The rows are on the clipboard"));
}

/* The selected rows that are listed, in the order of the table; where none is selected,
 * the one that is current. A thread writes them. */
static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterTableContent *self = ASTER_TABLE_CONTENT (widget);
  AsterSelection *selection = aster_document_get_selection (self->document);
  gboolean any = aster_selection_get_n_selected (selection) > 0;
  g_autoptr (GTask) task = NULL;
  g_autofree guint32 *rows = NULL;
  gsize n, kept = 0;

  rows = aster_table_dup_rows (get_table (self), &n);
  for (gsize i = 0; i < n; i++)
    if (any ? aster_selection_is_selected (selection, rows[i])
            : (int) rows[i] == aster_selection_get_current (selection))
      rows[kept++] = rows[i];
  if (kept == 0)
    return;

  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, aster_table_dup_text (get_table (self), rows, kept),
                        (GDestroyNotify) aster_table_text_free);
  g_task_run_in_thread (task, write_thread);
}

static void
copy_cb (AsterTableContent *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "table.copy", NULL);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (ASTER_TABLE_CONTENT (widget)->filter);
}

static void
arrange_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (ASTER_TABLE_CONTENT (widget)->menu));
}

static void
leave_cb (AsterTableContent *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
aster_table_content_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASTER_TABLE_CONTENT (widget)->table);
}

static void
aster_table_content_dispose (GObject *object)
{
  AsterTableContent *self = ASTER_TABLE_CONTENT (object);

  g_clear_object (&self->sources);
  if (self->head != NULL && gtk_widget_get_parent (self->head) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->head)), self->head);
  g_clear_object (&self->head);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_table_content_parent_class)->dispose (object);
}

static void
aster_table_content_class_init (AsterTableContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_table_content_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_table_content_grab_focus;

  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "table.arrange", NULL, arrange_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, "table.filter", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, 0, "table.arrange", NULL);
  aster_word_menu_bind_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tablecontent");
}

static void
aster_table_content_init (AsterTableContent *self)
{
  self->table = aster_table_new ();
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
}

/* Another table of metadata: the columns that are worked out are made anew, and what the
 * person arranged is done again. */
static void
attached_cb (AsterTableContent *self)
{
  g_signal_handlers_block_by_func (self->table, edited_cb, self);
  g_clear_object (&self->sources);
  aster_table_set_space (get_table (self), aster_document_get_space (self->document));
  self->sources = aster_table_sources_new (self->document, get_table (self));
  isolation_cb (self);
  listing_cb (self);
  g_signal_handlers_unblock_by_func (self->table, edited_cb, self);
}

static void
build_head (AsterTableContent *self)
{
  self->head = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->filter = aster_table_filter_new (self->document, get_table (self));
  self->menu = aster_table_menu_new (get_table (self));
  gtk_box_append (GTK_BOX (self->head), self->filter);
  gtk_box_append (GTK_BOX (self->head), self->menu);
}

GtkWidget *
aster_table_content_new (AsterDocument *document, AsterPane *pane)
{
  AsterTableContent *self = g_object_new (ASTER_TYPE_TABLE_CONTENT, NULL);
  AsterSelection *selection = aster_document_get_selection (document);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);

  aster_table_set_space (get_table (self), aster_document_get_space (document));
  aster_table_set_selection (get_table (self), selection);
  self->sources = aster_table_sources_new (document, get_table (self));
  build_head (self);
  isolation_cb (self);
  listing_cb (self);

  g_signal_connect_object (aster_document_get_isolation (document), "changed",
                           G_CALLBACK (isolation_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_attachments (document), "changed",
                           G_CALLBACK (attached_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::listing", G_CALLBACK (listing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_object (self->filter, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter, "leave", G_CALLBACK (leave_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "pin-requested", G_CALLBACK (pin_cb), self);
  g_signal_connect_swapped (self->table, "copy-requested", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->table, "context-menu", G_CALLBACK (context_menu_cb),
                            self);

  return GTK_WIDGET (self);
}

/* (transfer none): what stands in the head of the pane: the filter, and the button that
 * arranges the table. */
GtkWidget *
aster_table_content_get_head (AsterTableContent *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE_CONTENT (self), NULL);

  return self->head;
}

/**
 * aster_table_content_export:
 * @self: the content of a table pane
 * @path: a name that ends in .tsv or .csv
 * @format: (out): which of them
 * @error: return location for what is wrong with @path
 *
 * Returns: (transfer full) (nullable): the rows that are listed, in their order, with the
 *   columns that are shown
 */
AsterTableText *
aster_table_content_export (AsterTableContent *self,
                            const char *path,
                            AsterTableTextFormat *format,
                            GError **error)
{
  g_autofree guint32 *rows = NULL;
  gsize n;

  if (g_str_has_suffix (path, ".csv"))
    *format = ASTER_TABLE_TEXT_CSV;
  else if (g_str_has_suffix (path, ".tsv"))
    *format = ASTER_TABLE_TEXT_TSV;
  else
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("A table is exported as .tsv or .csv: end the name with one of them."));
      return NULL;
    }

  rows = aster_table_dup_rows (get_table (self), &n);

  return aster_table_dup_text (get_table (self), rows, n);
}
