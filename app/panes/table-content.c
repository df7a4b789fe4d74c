/* Binds a table to a document: its rows and columns, its norms, its clusters, and what P
 * pins. */

#include "panes/table-content.h"

#include <glib/gi18n-lib.h>

#include "files/tsv.h"
#include "table/table.h"
#include "window/tab-order.h"

struct _AsterTableContent
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  GtkWidget *table;
};

G_DEFINE_FINAL_TYPE (AsterTableContent, aster_table_content, GTK_TYPE_WIDGET)

static void
norms_cb (AsterTableContent *self)
{
  const double *norms = aster_document_get_norms (self->document);
  g_autoptr (AsterColumn) column = NULL;

  if (norms == NULL)
    return;

  column = aster_column_new_numbers (
      _ ("Norm"), norms, aster_space_n (aster_document_get_space (self->document)));
  aster_table_set_column (ASTER_TABLE (self->table), "norm", column);
}

static void
clusters_cb (AsterTableContent *self)
{
  g_autoptr (AsterColumn) column = aster_cluster_link_dup_column (
      aster_document_get_clusters (self->document));

  aster_table_set_column (ASTER_TABLE (self->table), "cluster", column);
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

static void
current_cb (AsterTableContent *self)
{
  AsterSelection *selection = aster_document_get_selection (self->document);
  int row = aster_selection_get_current (selection);

  if (row >= 0 && !gtk_widget_has_focus (self->table))
    aster_table_show_row (ASTER_TABLE (self->table), (guint32) row);
}

static gboolean
aster_table_content_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (ASTER_TABLE_CONTENT (widget)->table,
                                 GTK_DIR_TAB_FORWARD);
}

static void
aster_table_content_dispose (GObject *object)
{
  AsterTableContent *self = ASTER_TABLE_CONTENT (object);

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

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tablecontent");
}

static void
aster_table_content_init (AsterTableContent *self)
{
  self->table = aster_table_new ();
  gtk_widget_set_parent (self->table, GTK_WIDGET (self));
}

GtkWidget *
aster_table_content_new (AsterDocument *document, AsterPane *pane)
{
  AsterTableContent *self = g_object_new (ASTER_TYPE_TABLE_CONTENT, NULL);
  AsterSelection *selection = aster_document_get_selection (document);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);

  aster_table_set_space (ASTER_TABLE (self->table), aster_document_get_space (document));
  aster_table_set_selection (ASTER_TABLE (self->table), selection);
  norms_cb (self);
  clusters_cb (self);

  g_signal_connect_object (document, "notify::norms", G_CALLBACK (norms_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (aster_document_get_clusters (document), "changed",
                           G_CALLBACK (clusters_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::current", G_CALLBACK (current_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "pin-requested", G_CALLBACK (pin_cb), self);

  return GTK_WIDGET (self);
}

/**
 * aster_table_content_export:
 * @self: the content of a table pane
 * @path: a name that ends in .tsv
 * @error: return location for what is wrong with @path
 *
 * Returns: (transfer full) (nullable): the rows that are listed, in their order
 */
GBytes *
aster_table_content_export (AsterTableContent *self, const char *path, GError **error)
{
  g_autofree guint32 *rows = NULL;
  gsize n;

  if (!g_str_has_suffix (path, ".tsv"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("A table is exported as .tsv: end the name with it."));
      return NULL;
    }

  rows = aster_table_dup_rows (ASTER_TABLE (self->table), &n);

  return aster_tsv_of_rows (aster_document_get_space (self->document), rows, n,
                            aster_document_get_norms (self->document));
}
