/* frame-share.h - what GTK and the X server share of a frame. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void aster_frame_share_keep (GtkWidget *widget);

G_END_DECLS
