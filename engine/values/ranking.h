/* ranking.h - rows in order, best first, each with its value. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _AsterRanking AsterRanking;

/* Immutable once shared. */
struct _AsterRanking
{
  gsize n;
  guint32 *rows;
  double *values;
};

AsterRanking *aster_ranking_new (gsize n);
AsterRanking *aster_ranking_ref (AsterRanking *self);
void aster_ranking_unref (AsterRanking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRanking, aster_ranking_unref)

G_END_DECLS
