/* pages.h - fresh memory that several threads fill side by side. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AsterPages AsterPages;

AsterPages *aster_pages_new (gconstpointer data, gsize size);
void aster_pages_free (AsterPages *self);
void aster_pages_expect (AsterPages *self, gconstpointer begin, gsize n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterPages, aster_pages_free)

G_END_DECLS
