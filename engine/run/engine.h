/* engine.h - the few threads that run jobs, and what is worth keeping between them. */
#pragma once

#include "run/job.h"
#include "values/graph.h"
#include "values/matrix.h"

G_BEGIN_DECLS

typedef struct _AsterEngine AsterEngine;

/* How a value of some type is shared; one constant for each type, which tells it from all
 * others. */
typedef struct
{
  gpointer (*ref) (gpointer value);
  void (*unref) (gpointer value);
} AsterKeeping;

AsterEngine *aster_engine_new (guint n_lanes);
void aster_engine_free (AsterEngine *self);
void aster_engine_submit (AsterEngine *self, AsterJob *job);

AsterMatrix *aster_engine_recall (AsterEngine *self, const char *key);
void aster_engine_keep (AsterEngine *self, const char *key, AsterMatrix *value);
AsterGraph *aster_engine_recall_graph (AsterEngine *self, const char *key);
void aster_engine_keep_graph (AsterEngine *self, const char *key, AsterGraph *graph);
guint aster_engine_get_n_kept (AsterEngine *self);
gpointer
aster_engine_recall_value (AsterEngine *self, const char *key, const AsterKeeping *how);
void aster_engine_keep_value (AsterEngine *self,
                              const char *key,
                              gpointer value,
                              const AsterKeeping *how,
                              gsize bytes);
void aster_engine_set_cache (AsterEngine *self, gsize bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterEngine, aster_engine_free)

G_END_DECLS
