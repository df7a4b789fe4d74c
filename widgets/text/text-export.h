/* text-export.h - a tinted text as the bytes of a picture or of a web page. */
#pragma once

#include "text/text-painter.h"

G_BEGIN_DECLS

GBytes *aster_text_export (const AsterTextScene *scene, const char *path, GError **error);

G_END_DECLS
