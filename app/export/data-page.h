/* data-page.h - how a map is taken away as numbers, with the first lines as they will be.
 */
#pragma once

#include <adwaita.h>

#include "document/document.h"
#include "export/map-table.h"

G_BEGIN_DECLS

#define ASTER_TYPE_DATA_PAGE (aster_data_page_get_type ())

G_DECLARE_FINAL_TYPE (AsterDataPage, aster_data_page, ASTER, DATA_PAGE, GtkWidget)

GtkWidget *aster_data_page_new (AsterDocument *document,
                                AsterLayout *layout,
                                AsterClusters *clusters,
                                AsterColouring *colouring);
AsterMapTableFormat aster_data_page_get_format (AsterDataPage *self);
AsterMapTable aster_data_page_get_table (AsterDataPage *self);

G_END_DECLS
