/* names.h - what groups of words are about, in their own words. */
#pragma once

#include "tools/pulse.h"
#include "values/matrix.h"
#include "values/tokens.h"

G_BEGIN_DECLS

/* A way of grouping rows. */
typedef struct
{
  const int *labels; /* (n) a group, or −1 */
  guint n_groups;
} AsterNamesGroups;

AsterMatrix *aster_names_centres (const AsterMatrix *x,
                                  AsterNamesGroups groups,
                                  AsterPulse *pulse,
                                  GError **error);
char **aster_names_new (const AsterMatrix *x,
                        const AsterTokens *tokens,
                        AsterNamesGroups groups,
                        AsterPulse *pulse,
                        GError **error);

G_END_DECLS
