/* search.h - the tokens that match what a person types, found in the background. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SEARCH (aster_search_get_type ())

/* Signal: "changed" — the matches, the error, or whether it is running. */
G_DECLARE_FINAL_TYPE (AsterSearch, aster_search, ASTER, SEARCH, GObject)

AsterSearch *aster_search_new (void);
AsterSearch *aster_search_new_apart (void);
void aster_search_set_document (AsterSearch *self, AsterDocument *document);
void aster_search_set_pattern (AsterSearch *self, const char *pattern, gboolean regex);

gboolean aster_search_is_running (AsterSearch *self);
const char *aster_search_get_error (AsterSearch *self);
gsize aster_search_get_n_matches (AsterSearch *self);
const guint32 *aster_search_get_rows (AsterSearch *self, gsize *n);
gboolean aster_search_is_blank (AsterSearch *self);
gsize aster_search_get_position (AsterSearch *self);

void aster_search_step (AsterSearch *self, int direction);
void aster_search_select_all (AsterSearch *self);

G_END_DECLS
