#include "layouts/tsne-order.h"

#include "support.h"

/* Slots and points are inverse to each other, and every point is there. */
static void
assert_sound (const AsterTsneOrder *order)
{
  for (gsize i = 0; i < order->n; i++)
    {
      g_assert_cmpuint (order->points[i], <, order->n);
      g_assert_cmpuint (order->slots[order->points[i]], ==, i);
    }
}

/* Four corners of a square: the curve goes through them in the shape of a Z. */
static void
test_by_hand (void)
{
  static const float places[] = { 1, 1, 0, 1, 1, 0, 0, 0 };
  static const guint32 expected[] = { 3, 2, 1, 0 };
  g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (4);

  assert_sound (order);
  g_assert_true (aster_tsne_order_follow (order, places, 2, 2, NULL));
  assert_sound (order);
  g_assert_cmpmem (order->points, 16, expected, 16);
}

/* @order is followed again and again, with the picture carried into the slots each time;
 * whoever goes by moved finds the same picture as whoever goes by points. */
static void
test_follows (void)
{
  for (guint dims = 2; dims <= 3; dims++)
    {
      g_autoptr (AsterMatrix) y = support_uniform_matrix (3000, dims, 1);
      g_autoptr (AsterMatrix) by_slots = aster_matrix_copy (y, NULL);
      g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (3000);

      for (guint round = 0; round < 3; round++)
        {
          g_autoptr (AsterMatrix) before = aster_matrix_copy (by_slots, NULL);

          g_assert_true (
              aster_tsne_order_follow (order, by_slots->data, dims, dims, NULL));
          assert_sound (order);
          for (gsize i = 0; i < 3000; i++)
            memcpy (aster_matrix_row (by_slots, i),
                    aster_matrix_row (before, order->moved[i]), dims * sizeof (float));
          for (gsize i = 0; i < 3000; i++)
            g_assert_cmpmem (aster_matrix_row (by_slots, i), dims * sizeof (float),
                             aster_matrix_row (y, order->points[i]),
                             dims * sizeof (float));
          /* Nothing has moved on the page: the order is as it was. */
          for (gsize i = 0; round > 0 && i < 3000; i++)
            g_assert_cmpuint (order->moved[i], ==, i);
        }
    }
}

static double
get_way (const AsterMatrix *y, const AsterTsneOrder *order)
{
  double way = 0;

  for (gsize i = 1; i < y->n_rows; i++)
    {
      const float *a = aster_matrix_row (y, order->points[i - 1]);
      const float *b = aster_matrix_row (y, order->points[i]);
      double d2 = 0;

      for (gsize c = 0; c < y->n_cols; c++)
        d2 += pow (a[c] - b[c], 2);
      way += sqrt (d2);
    }

  return way;
}

/* From slot to slot it is not far: that is what the order is for. */
static void
test_keeps_near_what_is_near (void)
{
  for (guint dims = 2; dims <= 3; dims++)
    {
      g_autoptr (AsterMatrix) y = support_uniform_matrix (5000, dims, 1);
      g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (5000);
      double way = get_way (y, order);

      g_assert_true (aster_tsne_order_follow (order, y->data, dims, dims, NULL));
      g_assert_cmpfloat (get_way (y, order), <, way / (dims == 2 ? 25 : 8));
    }
}

/* One place for all, a line, one far away: sound, and equals keep their order. */
static void
test_strange_pictures (void)
{
  g_autoptr (AsterMatrix) equal = aster_matrix_new (500, 2, NULL);
  g_autoptr (AsterMatrix) line = support_uniform_matrix (500, 2, 1);
  g_autoptr (AsterMatrix) outlier = support_uniform_matrix (500, 2, 2);
  AsterMatrix *all[] = { equal, line, outlier };

  for (gsize i = 0; i < 500; i++)
    aster_matrix_row (line, i)[1] = 7;
  outlier->data[123] = -3e30f;
  for (guint c = 0; c < G_N_ELEMENTS (all); c++)
    {
      g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (500);

      g_assert_true (aster_tsne_order_follow (order, all[c]->data, 2, 2, NULL));
      assert_sound (order);
      for (gsize i = 0; c == 0 && i < 500; i++)
        g_assert_cmpuint (order->points[i], ==, i);
    }
}

/* Stopped at any beat, the slots are as they were. */
static void
test_cancels (void)
{
  g_autoptr (AsterMatrix) y = support_uniform_matrix (150000, 2, 1);
  g_autoptr (AsterTsneOrder) order = aster_tsne_order_new (150000);
  guint at = 0;

  for (;; at++)
    {
      Countdown countdown = countdown_init (at);

      if (aster_tsne_order_follow (order, y->data, 2, 2, &countdown.pulse))
        break;
      for (gsize i = 0; i < order->n; i++)
        g_assert_cmpuint (order->points[i], ==, i);
    }
  g_assert_cmpuint (at, >=, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsne-order/by-hand", test_by_hand);
  g_test_add_func ("/tsne-order/follows", test_follows);
  g_test_add_func ("/tsne-order/keeps-near-what-is-near", test_keeps_near_what_is_near);
  g_test_add_func ("/tsne-order/strange-pictures", test_strange_pictures);
  g_test_add_func ("/tsne-order/cancels", test_cancels);
  return g_test_run ();
}
