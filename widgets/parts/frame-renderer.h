/* frame-renderer.h - which of GTK's renderers draws a window. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_frame_renderer_choose (void);

G_END_DECLS
