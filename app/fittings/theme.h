/* theme.h - the palette that goes with the desktop's light, dark and contrast. */
#pragma once

#include <adwaita.h>

#include "colour/palette.h"

G_BEGIN_DECLS

AsterTheme aster_theme_current (void);
void aster_theme_follow (GObject *object, const char *property);

G_END_DECLS
