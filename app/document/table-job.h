/* table-job.h - a table on its way to a space. */
#pragma once

#include "files/metadata.h"
#include "run/job.h"

G_BEGIN_DECLS

/* What was found out about a file. */
typedef struct
{
  AsterSpace *joined; /* (nullable) %NULL where the file holds vectors */
  AsterMetadataNews news;
} AsterTableFound;

AsterJob *aster_table_job_new (AsterSpace *space, const char *path, gboolean dropped);

G_END_DECLS
