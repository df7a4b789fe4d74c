#include "run/news.h"

#include <math.h>

/* Moves what @self owns into the answer; the numbers stay. */
AsterNews
aster_news_steal (AsterNews *self)
{
  AsterNews news = *self;

  self->layout = NULL;
  self->result = NULL;
  self->error = NULL;

  return news;
}

void
aster_news_clear (AsterNews *self, GDestroyNotify result_free)
{
  g_clear_pointer (&self->layout, aster_layout_unref);
  if (self->result != NULL && result_free != NULL)
    result_free (self->result);
  self->result = NULL;
  g_clear_error (&self->error);
}

gboolean
aster_news_same_step (const AsterPulseStep *a, const AsterPulseStep *b)
{
  return a->iteration == b->iteration && a->iterations == b->iterations &&
         (a->kl == b->kl || (isnan (a->kl) && isnan (b->kl)));
}
