/* news.h - what a worker has to say of a computation under way. */
#pragma once

#include "tools/pulse.h"
#include "values/layout.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean finished;
  double fraction;     /* [0, 1] */
  AsterPulseStep step; /* how many iterations are done */
  AsterLayout *layout; /* (owned) (nullable): the latest frame */
  gpointer result;     /* (owned) (nullable): at the end */
  GError *error;       /* (owned) (nullable): likewise */
} AsterNews;

AsterNews aster_news_steal (AsterNews *self);
AsterNews aster_news_replace (AsterNews *self, AsterNews *news);
void aster_news_clear (AsterNews *self, GDestroyNotify result_free);
gboolean aster_news_same_step (const AsterPulseStep *a, const AsterPulseStep *b);

G_END_DECLS
