/* row-set.h - some rows of a space, such as those a map is made of. */
#pragma once

#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterRowSet AsterRowSet;

/* Neighbouring rows, both ends included. */
typedef struct
{
  guint32 first, last;
} AsterRowRun;

/* Immutable. As large as its text, not as the rows that it stands for. */
struct _AsterRowSet
{
  gsize n; /* rows, at least 1 */
  gsize n_runs;
  AsterRowRun *runs; /* (n_runs) ascending, with at least one row between two of them */
};

AsterRowSet *aster_row_set_new (const guint32 *rows, gsize n);
AsterRowSet *aster_row_set_parse (const char *text, GError **error);
AsterRowSet *aster_row_set_ref (AsterRowSet *self);
void aster_row_set_unref (AsterRowSet *self);

char *aster_row_set_dup_text (const AsterRowSet *self);
guint32 *aster_row_set_dup (const AsterRowSet *self, gsize *n);
guint32 aster_row_set_get_last (const AsterRowSet *self);
gboolean aster_row_set_has (const AsterRowSet *self, gsize row);
gboolean aster_row_set_equal (const AsterRowSet *a, const AsterRowSet *b);
gboolean aster_row_set_contain (const AsterRowSet *self, const AsterRowSet *part);

AsterMatrix *
aster_row_set_take (const AsterRowSet *self, const AsterMatrix *whole, GError **error);
AsterMatrix *aster_row_set_spread (const AsterRowSet *self,
                                   const AsterMatrix *part,
                                   gsize n,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRowSet, aster_row_set_unref)

G_END_DECLS
