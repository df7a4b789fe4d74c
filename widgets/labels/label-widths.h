/* label-widths.h - how wide words are as labels, whatever the map. */
#pragma once

#include "values/tokens.h"

G_BEGIN_DECLS

typedef struct _AsterLabelWidths AsterLabelWidths;

AsterLabelWidths *
aster_label_widths_new (const AsterTokens *tokens, const char *font, double size);
AsterLabelWidths *aster_label_widths_ref (AsterLabelWidths *self);
void aster_label_widths_unref (AsterLabelWidths *self);

gsize aster_label_widths_get_n (const AsterLabelWidths *self);
double aster_label_widths_get_size (const AsterLabelWidths *self);
double aster_label_widths_get_least (const AsterLabelWidths *self, gsize row);
double aster_label_widths_get (AsterLabelWidths *self, gsize row);

G_END_DECLS
