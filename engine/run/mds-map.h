/* mds-map.h - everything between vectors and their map by scaling, step by step. */
#pragma once

#include "layouts/mds.h"
#include "run/engine.h"

G_BEGIN_DECLS

AsterLayout *aster_mds_map (const AsterMatrix *x,
                            guint dims,
                            const AsterMdsParams *params,
                            const AsterLayout *page,
                            AsterEngine *engine,
                            const char *key,
                            AsterMdsSummary *summary,
                            AsterPulse *pulse,
                            GError **error);
double aster_mds_map_estimate (gsize n, gsize d, const AsterMdsParams *params);

const char *aster_mds_kind_to_string (AsterMdsKind self);
gboolean aster_mds_kind_from_string (const char *name, AsterMdsKind *self);
const char *aster_mds_start_to_string (AsterMdsStart self);
gboolean aster_mds_start_from_string (const char *name, AsterMdsStart *self);

gboolean aster_mds_params_equal (const AsterMdsParams *a, const AsterMdsParams *b);
void aster_mds_params_write (const AsterMdsParams *self, GVariantDict *dict);
void aster_mds_params_read (AsterMdsParams *self, GVariantDict *dict);

G_END_DECLS
