/* space-chip.h - what is open and what distances mean in it, in the header bar. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SPACE_CHIP (aster_space_chip_get_type ())

/* Property: "document" (nullable). Never changes the document by itself. */
G_DECLARE_FINAL_TYPE (AsterSpaceChip, aster_space_chip, ASTER, SPACE_CHIP, GtkWidget)

GtkWidget *aster_space_chip_new (void);
void aster_space_chip_set_document (AsterSpaceChip *self, AsterDocument *document);

G_END_DECLS
