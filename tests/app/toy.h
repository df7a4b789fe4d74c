/* toy.h - a small space to open in tests of documents. */
#pragma once

#include "tools/random.h"
#include "values/space.h"

static inline AsterSpace *
toy_space_new (const char *path)
{
  static const char *const names[] = { "king", "queen", "man",  "woman", "apple", "pear",
                                       "dog",  "cat",   "blue", "red",   NULL };
  static const char *const kinds[] = { "person", "person", "person", "person", "fruit",
                                       "fruit",  "animal", "animal", "colour", "colour" };
  AsterMatrix *vectors = aster_matrix_new (10, 4, NULL);
  AsterRandom random = aster_random_init (42, 0);
  AsterSpace *space;

  for (gsize i = 0; i < 40; i++)
    vectors->data[i] = (float) aster_random_normal (&random);

  space = aster_space_new (vectors, aster_tokens_new_from_strv (names));
  space->origin.name = g_strdup ("Toy");
  space->origin.path = g_strdup (path);
  g_ptr_array_add (space->columns, aster_column_new_text ("kind", kinds, 10));

  return space;
}
