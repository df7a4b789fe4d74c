#include "tools/relay.h"

#include "support.h"

#define N 2000

typedef struct
{
  AsterRelay *relay;
  guint items[N];
  gsize used; /* by one thread at a time */
} Line;

static void
use (gpointer item, gpointer user_data)
{
  Line *self = user_data;

  g_assert_true (item == &self->items[self->used]);
  g_assert_cmpuint (self->items[self->used], ==, 0);
  self->items[self->used++]++;
}

/* Makes items that take more or less time, so that they come out of order. */
static void
make (gsize begin, gsize end, gpointer user_data)
{
  Line *self = user_data;

  for (gsize i = begin; i < end; i++)
    {
      volatile guint work = 0;

      for (guint j = 0; j < i * 7919 % 1000; j++)
        work += j;
      aster_relay_hand (self->relay, i, &self->items[i]);
    }
}

/* All are used, in order, when the loop returns and before the relay is freed. */
static void
test_order (void)
{
  for (guint n_threads = 1; n_threads <= 8; n_threads *= 2)
    {
      Line line = { 0 };
      g_autoptr (AsterRelay) relay = aster_relay_new (N, use, &line);

      line.relay = relay;
      aster_parallel_set_threads (n_threads);
      aster_parallel_for (N, 1, make, &line);
      g_assert_cmpuint (line.used, ==, N);
    }
  aster_parallel_set_threads (0);
}

/* What has come is used as soon as nothing before it is missing. */
static void
test_gap (void)
{
  Line line = { 0 };
  g_autoptr (AsterRelay) relay = aster_relay_new (4, use, &line);

  aster_relay_hand (relay, 2, &line.items[2]);
  aster_relay_hand (relay, 1, &line.items[1]);
  g_assert_cmpuint (line.used, ==, 0);
  aster_relay_hand (relay, 0, &line.items[0]);
  g_assert_cmpuint (line.used, ==, 3);
  aster_relay_hand (relay, 3, &line.items[3]);
  g_assert_cmpuint (line.used, ==, 4);
}

static void
count (gpointer item, gpointer user_data)
{
  *(guint *) user_data += GPOINTER_TO_UINT (item);
}

/* Items behind one that never came still reach the one who frees them. */
static void
test_left (void)
{
  guint sum = 0;
  AsterRelay *relay = aster_relay_new (5, count, &sum);

  aster_relay_hand (relay, 0, GUINT_TO_POINTER (1));
  aster_relay_hand (relay, 2, GUINT_TO_POINTER (10));
  aster_relay_hand (relay, 4, GUINT_TO_POINTER (100));
  g_assert_cmpuint (sum, ==, 1);
  aster_relay_free (relay);
  g_assert_cmpuint (sum, ==, 111);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relay/order", test_order);
  g_test_add_func ("/relay/gap", test_gap);
  g_test_add_func ("/relay/left", test_left);
  return g_test_run ();
}
