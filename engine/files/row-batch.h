/* row-batch.h - the rows that begin in one piece of a binary file. */
#pragma once

#include "files/rows.h"

G_BEGIN_DECLS

/* Where one row stands. */
typedef struct
{
  guint32 token; /* where its first byte is: first in the piece, then in the names */
  guint32 length;
  guint32 peak; /* aster_row_peak() of its numbers */
} AsterRowPlace;

typedef struct
{
  GArray *places; /* (n) of AsterRowPlace */
  float *slots;   /* (n × d) where their numbers go */
  guint64 row;    /* number of the first */
  char *names;    /* their bytes, one after the other */
} AsterRowBatch;

AsterRowBatch *aster_row_batch_new (gsize n);
void aster_row_batch_free (AsterRowBatch *self);
void aster_row_batch_copy (AsterRowBatch *self, const guchar *data, gsize d);
gboolean aster_row_batch_take (const AsterRowBatch *self,
                               gsize d,
                               AsterRows *rows,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRowBatch, aster_row_batch_free)

G_END_DECLS
