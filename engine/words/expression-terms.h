/* expression-terms.h - an expression as its parser leaves it: a sum of tokens. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double factor;
  GBytes *token; /* NULL: a row is named by number */
  gsize row;     /* if token is NULL */
} AsterTerm;

GArray *aster_expression_read_terms (const char *text, GError **error);
gboolean aster_expression_is_plain (const char *token, gsize length);

G_END_DECLS
