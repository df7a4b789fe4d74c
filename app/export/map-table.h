/* map-table.h - a map as numbers: where each word is, its cluster, what its colour says.
 */
#pragma once

#include "colour/colouring.h"
#include "values/clusters.h"
#include "values/layout.h"
#include "values/tokens.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_MAP_TABLE_TSV,
  ASTER_MAP_TABLE_CSV,
  ASTER_MAP_TABLE_NPY, /* numbers alone: float32 */
} AsterMapTableFormat;

#define ASTER_N_TABLE_FORMATS 3

/* Borrows all that it points to. */
typedef struct
{
  const AsterTokens *tokens;
  const AsterLayout *layout;
  const AsterClusters *clusters;   /* NULL: without them */
  const AsterColouring *colouring; /* NULL: without what it says */
  const guint32 *rows;             /* (n), in order; NULL: all */
  gsize n;
} AsterMapTable;

GBytes *aster_map_table_write (const AsterMapTable *self, AsterMapTableFormat format);

G_END_DECLS
