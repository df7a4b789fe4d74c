/* empty-page.h - what a window without a space shows: how to open one. */
#pragma once

#include "document/openings.h"

G_BEGIN_DECLS

/* What opens by itself at the first start. */
#define ASTER_FIRST_SAMPLE "sample:dictionary"

GtkWidget *aster_empty_page_new (void);
void aster_empty_page_follow (GtkWidget *stack, AsterOpenings *openings);

G_END_DECLS
