/* picture.h - pixels that every renderer of GTK puts on the screen as they are. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *aster_picture_new (
    GBytes *pixels, cairo_format_t format, int width, int height, gsize stride);
GskRenderNode *
aster_picture_get_node (GdkTexture *self, GtkWidget *widget, const graphene_rect_t *area);
void aster_picture_append (GdkTexture *self,
                           GtkWidget *widget,
                           GtkSnapshot *snapshot,
                           const graphene_rect_t *area);
GskRenderNode *aster_picture_new_drawing (cairo_surface_t *recording);

G_END_DECLS
