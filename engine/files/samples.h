/* samples.h - the spaces that ship with the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *name; /* as in sample:NAME */
  char *path;
} AsterSample;

void aster_samples_set_folder (const char *folder);
GPtrArray *aster_samples_list (void);
char *aster_samples_find (const char *name, GError **error);

G_END_DECLS
