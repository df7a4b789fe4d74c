#include "tools/turns.h"

#include "support.h"

#define N 500

typedef struct
{
  AsterTurns turns;
  gsize order[N]; /* of those who had a turn */
  gsize n;
} Line;

/* Comes to its turn early or late, and leaves a mark there. */
static void
come (gsize begin, gsize end, gpointer user_data)
{
  Line *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      volatile guint work = 0;

      for (guint j = 0; j < i * 7919 % 1000; j++)
        work += j;
      aster_turns_wait (&self->turns, i);
      self->order[self->n++] = i;
      aster_turns_pass (&self->turns);
    }
}

static void
test_order (void)
{
  for (guint n_threads = 1; n_threads <= 8; n_threads *= 2)
    {
      Line line = { 0 };

      aster_parallel_set_threads (n_threads);
      aster_parallel_for (N, 1, come, &line);
      g_assert_cmpuint (line.n, ==, N);
      for (gsize i = 0; i < N; i++)
        g_assert_cmpuint (line.order[i], ==, i);
    }
  aster_parallel_set_threads (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/turns/order", test_order);
  return g_test_run ();
}
