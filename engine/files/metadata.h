/* metadata.h - a table beside the vectors: TSV or CSV joined to a space. */
#pragma once

#include "tools/pulse.h"
#include "values/space.h"

G_BEGIN_DECLS

/* What came of a table. */
typedef struct
{
  guint n_columns;     /* that the space has from it */
  gsize n_matched;     /* tokens that have a row */
  AsterReport *report; /* what was noticed about the table */
} AsterMetadataNews;

void aster_metadata_news_clear (AsterMetadataNews *self);
AsterSpace *aster_metadata_attach (const AsterSpace *space,
                                   const char *path,
                                   AsterMetadataNews *news,
                                   AsterPulse *pulse,
                                   GError **error);
AsterSpace *aster_metadata_join (const AsterSpace *space,
                                 const char *path,
                                 AsterPulse *pulse,
                                 GError **error);

G_END_DECLS
