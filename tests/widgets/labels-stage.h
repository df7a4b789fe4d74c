/* labels-stage.h - three thousand words on a plane, for the tests of labels. */
#pragma once

#include "labels/labels.h"
#include "tools/random.h"

#define N 3000

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterTokens *tokens;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  AsterRandom random = aster_random_init (42, 4);

  self->positions = aster_matrix_new (N, 2, NULL);
  self->tokens = aster_tokens_new ();
  for (gsize i = 0; i < N; i++)
    {
      char word[24] = { 0 };
      gsize length = 1 + aster_random_below (&random, 12);

      for (gsize k = 0; k < length; k++)
        word[k] = (char) ('a' + aster_random_below (&random, 26));
      aster_tokens_append (self->tokens, word, length, NULL);
      self->positions->data[2 * i] = (float) aster_random_normal (&random);
      self->positions->data[2 * i + 1] = (float) aster_random_normal (&random);
    }
  self->index = aster_plot_index_new (self->positions);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  aster_plot_index_unref (self->index);
  aster_tokens_unref (self->tokens);
  aster_matrix_unref (self->positions);
}
