/* table-content.h - what a pane of kind Table shows: every token and what is known of it.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "table/table-text.h"

G_BEGIN_DECLS

#define ASTER_TYPE_TABLE_CONTENT (aster_table_content_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterTableContent, aster_table_content, ASTER, TABLE_CONTENT, GtkWidget)

GtkWidget *aster_table_content_new (AsterDocument *document, AsterPane *pane);
GtkWidget *aster_table_content_get_head (AsterTableContent *self);
AsterTableText *aster_table_content_export (AsterTableContent *self,
                                            const char *path,
                                            AsterTableTextFormat *format,
                                            GError **error);

G_END_DECLS
