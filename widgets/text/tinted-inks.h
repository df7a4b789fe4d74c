/* tinted-inks.h - letters that can be read on their tints, by tags in idle slices. */
#pragma once

#include <gtk/gtk.h>

#include "colour/palette.h"
#include "text/text-spans.h"
#include "values/result.h"

G_BEGIN_DECLS

typedef struct _AsterTintedInks AsterTintedInks;

AsterTintedInks *aster_tinted_inks_new (GtkTextBuffer *buffer);
void aster_tinted_inks_free (AsterTintedInks *self);
void aster_tinted_inks_set_theme (AsterTintedInks *self, AsterTheme theme);
void aster_tinted_inks_start (AsterTintedInks *self,
                              const AsterTextSpans *spans,
                              AsterResult *result);
void aster_tinted_inks_stop (AsterTintedInks *self);

G_END_DECLS
