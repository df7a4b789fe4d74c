/* space.h - tokens, their vectors, and what is known about each. */
#pragma once

#include <glib-object.h>

#include "values/column.h"
#include "values/matrix.h"
#include "values/report.h"
#include "values/tokens.h"

G_BEGIN_DECLS

typedef struct _AsterSpace AsterSpace;

/* Where a space came from; every string may be NULL. */
typedef struct
{
  char *name;        /* a short title for a person, UTF-8 */
  char *path;        /* the file, or "sample:NAME" */
  char *format;      /* "glove", "word2vec-text", "word2vec-binary", "safetensors" */
  char *dtype;       /* as stored: "text", "F32", "F16" */
  char *description; /* from the file itself, UTF-8 */
  char *licence;
} AsterOrigin;

/* Immutable once shared. Every number is finite. */
struct _AsterSpace
{
  guint64 id;           /* never used twice while the program runs */
  AsterMatrix *vectors; /* (n × d) */
  AsterTokens *tokens;  /* n names; a name may stand twice */
  GPtrArray *columns;   /* of AsterColumn, each n long */
  AsterOrigin origin;
  AsterReport *report;  /* what the reader noticed */
  guint32 *source_rows; /* (n) which row of its file each was, counted from 0; NULL
                           when no row was left out */
  gsize n_source_rows;  /* rows of that file; 0 where source_rows is NULL */
};

AsterSpace *aster_space_new (AsterMatrix *vectors, AsterTokens *tokens);
AsterSpace *
aster_space_select (const AsterSpace *self, const guint32 *rows, gsize n, GError **error);
AsterSpace *aster_space_with_vectors (const AsterSpace *self, AsterMatrix *vectors);
AsterSpace *aster_space_ref (AsterSpace *self);
void aster_space_unref (AsterSpace *self);

const AsterColumn *aster_space_find_column (const AsterSpace *self, const char *name);

/* Number of tokens and of dimensions. */
static inline gsize
aster_space_n (const AsterSpace *self)
{
  return self->vectors->n_rows;
}

static inline gsize
aster_space_d (const AsterSpace *self)
{
  return self->vectors->n_cols;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterSpace, aster_space_unref)

G_END_DECLS
