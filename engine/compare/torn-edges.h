/* torn-edges.h - which neighbours of some rows a map tears apart or makes up. */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"
#include "values/torn.h"

G_BEGIN_DECLS

typedef struct
{
  guint k;         /* neighbours of each row, at least 1, default 10 */
  guint far;       /* not among so many is far; 0, the default: a tenth of the rows, from
                      k to 10 k */
  gboolean cosine; /* distances of the space: 1 − cosine instead of Euclidean */
  gsize most;      /* rows looked at, default 200 */
} AsterTornParams;

#define ASTER_TORN_DEFAULTS                                                              \
  {                                                                                      \
    10, 0, FALSE, 200                                                                    \
  }

AsterTorn *aster_torn_find (const AsterMatrix *x,
                            const AsterLayout *page,
                            const guint32 *rows,
                            gsize n_rows,
                            const AsterTornParams *params,
                            AsterPulse *pulse,
                            GError **error);

G_END_DECLS
