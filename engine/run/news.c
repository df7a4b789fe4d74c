#include "run/news.h"

#include <math.h>

/**
 * aster_news_steal:
 * @self: what is to be told; keeps its numbers and owns nothing any more
 *
 * Returns: (transfer full): the same, with all that @self owned; to be cleared
 */
AsterNews
aster_news_steal (AsterNews *self)
{
  AsterNews news = *self;

  self->layout = NULL;
  self->result = NULL;
  self->error = NULL;

  return news;
}

/**
 * aster_news_replace:
 * @self: what nobody has heard yet
 * @news: (transfer full): what is known since; owns nothing afterwards
 *
 * Puts @news in the place of @self, whose frame stays if there is no newer one.
 *
 * Returns: (transfer full): what nobody will hear any more; to be cleared
 */
AsterNews
aster_news_replace (AsterNews *self, AsterNews *news)
{
  AsterNews unheard;

  if (news->layout == NULL)
    news->layout = g_steal_pointer (&self->layout);
  unheard = aster_news_steal (self);
  *self = aster_news_steal (news);

  return unheard;
}

/**
 * aster_news_clear:
 * @self: news; owns nothing afterwards
 * @result_free: (nullable): how to free the result; %NULL leaves it alone
 *
 * The numbers stay.
 */
void
aster_news_clear (AsterNews *self, GDestroyNotify result_free)
{
  g_clear_pointer (&self->layout, aster_layout_unref);
  if (self->result != NULL && result_free != NULL)
    result_free (self->result);
  self->result = NULL;
  g_clear_error (&self->error);
}

/**
 * aster_news_same_step:
 * @a: a step
 * @b: another
 *
 * Returns: whether both say the same, NaN being the same as NaN
 */
gboolean
aster_news_same_step (const AsterPulseStep *a, const AsterPulseStep *b)
{
  return a->iteration == b->iteration && a->iterations == b->iterations &&
         (a->kl == b->kl || (isnan (a->kl) && isnan (b->kl)));
}
