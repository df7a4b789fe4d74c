/* export-dialog.h - a map taken away, as a picture or as numbers. */
#pragma once

#include <adwaita.h>

#include "map/map-content.h"

G_BEGIN_DECLS

#define ASTER_TYPE_EXPORT_DIALOG (aster_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterExportDialog, aster_export_dialog, ASTER, EXPORT_DIALOG, AdwWindow)

GtkWidget *aster_export_dialog_new (GtkWindow *parent, AsterMapContent *map);
void aster_export_dialog_save (AsterExportDialog *self, const char *path);

G_END_DECLS
