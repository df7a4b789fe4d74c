/* load-options.h - what of a file of vectors is wanted. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize limit;      /* the first so many tokens; 0 for all */
  gboolean salvage; /* where a file is refused for one bad place, take the rows before */
  const char *member; /* (nullable) which member of an archive */
} AsterLoadOptions;

#define ASTER_LOAD_DEFAULTS                                                              \
  {                                                                                      \
    0, FALSE, NULL                                                                       \
  }

G_END_DECLS
