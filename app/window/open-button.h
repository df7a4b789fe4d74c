/* open-button.h - opens a file by the dialog, or one that was open lately. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *aster_open_button_new (void);

G_END_DECLS
