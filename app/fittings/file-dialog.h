/* file-dialog.h - asking for a file, through the portal where there is one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AsterFileFunc) (GFile *file, gpointer user_data);

/* What is asked for; other files can be chosen all the same. */
typedef enum {
  ASTER_FILES_VECTORS,
  ASTER_FILES_TEXT,
  ASTER_FILES_TABLE,
} AsterFiles;

void aster_file_dialog_open (GtkWindow *parent,
                             AsterFiles files,
                             AsterFileFunc chosen,
                             gpointer user_data);
void aster_file_dialog_save (GtkWindow *parent,
                             const char *title,
                             const char *name,
                             AsterFileFunc chosen,
                             gpointer user_data);

G_END_DECLS
