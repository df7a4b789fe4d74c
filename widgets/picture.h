/* picture.h - pixels that every renderer of GTK puts on the screen as they are. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *aster_picture_new (GBytes *pixels, int width, int height, gsize stride);
void aster_picture_append (GdkTexture *self,
                           GtkWidget *widget,
                           GtkSnapshot *snapshot,
                           const graphene_rect_t *area);

G_END_DECLS
