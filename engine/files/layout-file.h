/* layout-file.h - a map that was written as a table, read back for the rows of a space.
 */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"
#include "values/report.h"
#include "values/tokens.h"

G_BEGIN_DECLS

AsterLayout *aster_layout_file_read (const char *path,
                                     const AsterTokens *tokens,
                                     AsterReport *report,
                                     AsterPulse *pulse,
                                     GError **error);

G_END_DECLS
