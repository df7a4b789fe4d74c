/* groups.h - the rows of each group one after the other, and what they add up to. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n_groups;
  gsize *starts; /* (n_groups + 1) where each group begins in @rows, and the end */
  guint32 *rows; /* group by group */
} AsterGroups;

/* Adds what row @i counts for to @sum (d). */
typedef void (*AsterAddRowFunc) (gsize i, double *sum, gconstpointer user_data);

AsterGroups *aster_groups_new (const int *labels,
                               const guint32 *rows,
                               gsize n,
                               gsize n_groups,
                               AsterPulse *pulse,
                               GError **error);
void aster_groups_free (AsterGroups *self);
gsize aster_groups_get_size (const AsterGroups *self, gsize group);
double *aster_groups_add_up (const AsterGroups *self,
                             gsize d,
                             AsterAddRowFunc add,
                             gconstpointer user_data,
                             AsterPulse *pulse,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterGroups, aster_groups_free)

G_END_DECLS
