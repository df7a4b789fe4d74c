/* tokens.h - the names of the rows of a space, found by name or by row. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tokens are bytes, nearly always UTF-8 but not always: show them with
 * aster_tokens_dup_shown(), never raw. Immutable once shared. */
typedef struct _AsterTokens AsterTokens;

AsterTokens *aster_tokens_new (void);
gboolean
aster_tokens_append (AsterTokens *self, const char *bytes, gsize length, GError **error);
void aster_tokens_reserve (AsterTokens *self, gsize n);
void aster_tokens_prefetch (const AsterTokens *self, const char *bytes, gsize length);
AsterTokens *aster_tokens_new_from_strv (const char *const *names);
AsterTokens *aster_tokens_select (const AsterTokens *self, const guint32 *rows, gsize n);
AsterTokens *aster_tokens_ref (AsterTokens *self);
void aster_tokens_unref (AsterTokens *self);

gsize aster_tokens_get_n (const AsterTokens *self);
const char *aster_tokens_get (const AsterTokens *self, gsize row, gsize *length);
int aster_tokens_find (const AsterTokens *self, const char *bytes, gssize length);
gsize aster_tokens_count_duplicates (const AsterTokens *self, gsize *first);
char *aster_tokens_dup_shown (const AsterTokens *self, gsize row);
char *aster_token_escape (const char *bytes, gssize length);
char *aster_text_escape (const char *text);
char *aster_path_dup_shown (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTokens, aster_tokens_unref)

G_END_DECLS
