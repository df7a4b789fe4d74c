/* text-vectors.h - GloVe, word2vec and fastText text to a space. */
#pragma once

#include "files/load-options.h"
#include "tools/bytes.h"
#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

/* What the first lines of a text say about the rest. */
typedef struct
{
  gboolean is_vectors;   /* at least one line ends in numbers */
  gboolean first_is_row; /* the first of them does */
  gsize d;               /* numbers a row, 0 if there are none */
  gboolean named;        /* tokens stand before the numbers */
  gboolean has_header;   /* the first line is «rows dimensions» */
  guint64 header_rows;
  gsize bom; /* bytes of a byte-order mark, 0 or 3 */
} AsterTextShape;

gboolean
aster_text_vectors_sniff (AsterBytes *bytes, AsterTextShape *shape, GError **error);
AsterSpace *aster_text_vectors_load (AsterBytes *bytes,
                                     const AsterTextShape *shape,
                                     const AsterLoadOptions *options,
                                     AsterPulse *pulse,
                                     GError **error);

G_END_DECLS
