/* expression.h - sums of tokens such as `king - man + woman`, read and worked out. */
#pragma once

#include "values/matrix.h"
#include "values/tokens.h"

G_BEGIN_DECLS

/* Grammar: numbers, + - *, parentheses, unary minus; a token that is not a plain
 * word is quoted ('New York', '\u0120the'); #123 is row 123, counted from 0. */
typedef struct _AsterExpression AsterExpression;

AsterExpression *aster_expression_parse (const char *text, GError **error);
void aster_expression_free (AsterExpression *self);
char *aster_expression_quote (const char *token, gssize length);

char *aster_expression_dup_missing (const AsterExpression *self,
                                    const AsterTokens *tokens);
AsterMatrix *aster_expression_evaluate (const AsterExpression *self,
                                        const AsterTokens *tokens,
                                        const AsterMatrix *x,
                                        GArray *rows,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterExpression, aster_expression_free)

G_END_DECLS
