/* word2vec-rows.h - the rows of a word2vec binary file. */
#pragma once

#include "files/rows.h"

G_BEGIN_DECLS

/* How far a file has been read. */
typedef struct
{
  AsterBytes *bytes; /* its window begins at the next row */
  AsterRows *rows;   /* what was read */
  guint64 n;         /* rows that the header promises */
  gsize d;           /* numbers a row */
  gsize limit;       /* rows that are wanted; 0: all */
  guint64 row;       /* the next row to look for */
} AsterWord2vec;

gboolean
aster_word2vec_rows_load (AsterWord2vec *self, AsterPulse *pulse, GError **error);

G_END_DECLS
