/* command-before.h - the commands that come before the one that a pane is copied as. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

char *aster_command_of_pane (AsterDocument *document, AsterPane *pane);
void
aster_command_append_before (GString *line, AsterDocument *document, AsterPane *pane);
void aster_command_append_file (GString *line, const char *path, const char *text);

G_END_DECLS
