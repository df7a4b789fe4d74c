/* map-page.h - the map that another one starts from. */
#pragma once

#include "values/layout.h"

G_BEGIN_DECLS

gboolean aster_map_page_check (const AsterLayout *page,
                               gsize n,
                               const char *missing,
                               GError **error);

G_END_DECLS
