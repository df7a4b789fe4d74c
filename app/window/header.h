/* header.h - the header bar: what is open, and the ways to it. */
#pragma once

#include <adwaita.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_HEADER (aster_header_get_type ())

G_DECLARE_FINAL_TYPE (AsterHeader, aster_header, ASTER, HEADER, AdwBin)

GtkWidget *aster_header_new (void);
void aster_header_set_document (AsterHeader *self, AsterDocument *document);

G_END_DECLS
