#include "training/step.h"

#include "support.h"

#define D 8u
#define K 4u

/* The loss in double precision, with the logistic function itself. */
static double
naive_loss (const float *input, float outputs[K][D])
{
  double loss = 0;

  for (guint i = 0; i < K; i++)
    {
      double x = 0;

      for (guint j = 0; j < D; j++)
        x += (double) input[j] * outputs[i][j];
      loss += log1p (exp (i == 0 ? -x : x));
    }

  return loss;
}

static void
fill (float *row, guint64 stream)
{
  AsterRandom random = aster_random_init (11, stream);

  for (guint j = 0; j < D; j++)
    row[j] = (float) aster_random_normal (&random);
}

/* Central differences of the loss along one number. */
static double
slope_at (const float *input, float outputs[K][D], float *number)
{
  float kept = *number, h = 1e-2f;
  double above, below;

  *number = kept + h;
  above = naive_loss (input, outputs);
  *number = kept - h;
  below = naive_loss (input, outputs);
  *number = kept;

  return (above - below) / (2 * (double) h);
}

static void
test_gradient (void)
{
  g_autofree AsterLogistic *logistic = g_new (AsterLogistic, 1);
  float input[D], outputs[K][D], moved_input[D], moved[K][D];
  float *rows[K];
  double loss;

  aster_logistic_init (logistic);
  fill (input, 0);
  for (guint i = 0; i < K; i++)
    {
      fill (outputs[i], i + 1);
      rows[i] = moved[i];
    }
  memcpy (moved_input, input, sizeof input);
  memcpy (moved, outputs, sizeof outputs);

  loss = aster_step_pair (logistic, moved_input, rows, K, D, 1);
  g_assert_cmpfloat_with_epsilon (loss, naive_loss (input, outputs), 1e-4);

  /* At rate 1 the step is minus the gradient. */
  for (guint j = 0; j < D; j++)
    {
      double slope = slope_at (input, outputs, &input[j]);

      g_assert_cmpfloat_with_epsilon (input[j] - moved_input[j], slope, 2e-4);
      for (guint i = 0; i < K; i++)
        {
          slope = slope_at (input, outputs, &outputs[i][j]);
          g_assert_cmpfloat_with_epsilon (outputs[i][j] - moved[i][j], slope, 2e-4);
        }
    }
}

static void
test_descends_and_keeps_padding (void)
{
  g_autofree AsterLogistic *logistic = g_new (AsterLogistic, 1);
  float input[D] = { 0.1f, -0.2f, 0.3f }, right[D] = { 0.2f }, wrong[D] = { 0, 0.4f };
  float *rows[2] = { right, wrong };
  double last = G_MAXDOUBLE;

  aster_logistic_init (logistic);
  for (guint i = 0; i < 50; i++)
    {
      double loss = aster_step_pair (logistic, input, rows, 2, D, 0.1f);

      g_assert_cmpfloat (loss, <, last);
      last = loss;
    }
  for (guint j = 3; j < D; j++)
    {
      g_assert_cmpfloat (input[j], ==, 0);
      g_assert_cmpfloat (right[j], ==, 0);
      g_assert_cmpfloat (wrong[j], ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step/gradient", test_gradient);
  g_test_add_func ("/step/descends-and-keeps-padding", test_descends_and_keeps_padding);
  return g_test_run ();
}
