/* text-scale.h - the size of all text, from 100 to 300 % of the desktop's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_text_scale_begin (void);
void aster_text_scale_step (int steps);

G_END_DECLS
