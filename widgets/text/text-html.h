/* text-html.h - a tinted text as a web page that stands alone. */
#pragma once

#include "text/text-painter.h"

G_BEGIN_DECLS

char *aster_text_html (const AsterTextScene *scene);

G_END_DECLS
