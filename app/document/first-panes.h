/* first-panes.h - what a space that is opened for the first time is shown in. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

void aster_first_panes_open (AsterDocument *document);

G_END_DECLS
