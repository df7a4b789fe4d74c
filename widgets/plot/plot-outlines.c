/* The lines around the classes of a large map take a tenth of a second to find: that is
 * done aside, and they appear when they are there. What was asked for before something
 * changed is not waited for any more. */

#include "parts/bits.h"
#include "plot/plot-private.h"

typedef struct
{
  AsterPlotIndex *index;
  AsterColouring *colouring; /* (nullable) */
  guint64 *visible;          /* (nullable) (n) bits */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  aster_plot_index_unref (question->index);
  g_clear_pointer (&question->colouring, aster_colouring_unref);
  g_free (question->visible);
  g_free (question);
}

static void
find (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Question *question = data;

  g_task_return_pointer (
      task,
      aster_plot_hulls_new (question->index, question->colouring, question->visible),
      (GDestroyNotify) aster_plot_hulls_free);
}

/* @data: an #AsterPlot, which is there unless it has cancelled this. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AsterPlotHulls *hulls = g_task_propagate_pointer (G_TASK (result), NULL);
  AsterPlot *self = data;

  if (hulls == NULL)
    return;

  g_clear_object (&self->outlining);
  self->hulls = hulls;
  aster_plot_stale (self);
}

static void
ask (AsterPlot *self, const AsterColouring *colouring)
{
  Question *question = g_new0 (Question, 1);
  gsize words = aster_bits_words (aster_plot_get_n (self));
  g_autoptr (GTask) task = NULL;

  question->index = aster_plot_index_ref (self->index);
  if (colouring != NULL)
    question->colouring = aster_colouring_ref ((AsterColouring *) colouring);
  if (self->visible != NULL)
    question->visible = g_memdup2 (self->visible, words * sizeof *self->visible);

  self->outlining = g_cancellable_new ();
  task = g_task_new (NULL, self->outlining, found_cb, self);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, find);
}

/* Rows, places or colours are others than those that the lines are around. */
void
aster_plot_forget_outlines (AsterPlot *self)
{
  if (self->outlining != NULL)
    g_cancellable_cancel (self->outlining);
  g_clear_object (&self->outlining);
  g_clear_pointer (&self->hulls, aster_plot_hulls_free);
}

/* Outlines the class of @style, whatever the style of the map; −1 for none. @tip:
 * (nullable): what can be done there. */
void
aster_plot_point_at_class (AsterPlot *self, int style, const char *tip)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->pointed == style)
    return;

  self->pointed = style;
  aster_plot_set_tip (self, tip);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* (nullable): lines around the classes of @colouring, where the rows are now, once they
 * are found. */
const AsterPlotHulls *
aster_plot_get_outlines (AsterPlot *self, const AsterColouring *colouring)
{
  if ((self->style.hulls == ASTER_HULLS_NONE && self->pointed < 0) ||
      self->moving != NULL)
    return NULL;

  if (self->hulls == NULL && self->outlining == NULL)
    ask (self, colouring);

  return self->hulls;
}
