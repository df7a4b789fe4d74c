#include "support.h"

#include "tools/student.h"

static void
test_oracle (void)
{
  g_autoptr (SupportTable) t = support_oracle ("ratings.tsv", "t");
  g_autoptr (SupportTable) freedom = support_oracle ("ratings.tsv", "freedom");
  g_autoptr (SupportTable) expected = support_oracle ("ratings.tsv", "student");

  for (gsize i = 0; i < freedom->n_cols; i++)
    for (gsize j = 0; j < t->n_cols; j++)
      {
        double p = aster_student_p (t->data[j], freedom->data[i]);

        support_assert_close (&p, &expected->data[i * t->n_cols + j], 1, 1e-300, 2e-9);
      }
}

static void
test_beta (void)
{
  g_autoptr (SupportTable) x = support_oracle ("ratings.tsv", "beta x");
  g_autoptr (SupportTable) ab = support_oracle ("ratings.tsv", "beta ab");
  g_autoptr (SupportTable) expected = support_oracle ("ratings.tsv", "beta");

  for (gsize i = 0; i < ab->n_rows; i++)
    for (gsize j = 0; j < x->n_cols; j++)
      {
        double value = aster_beta_fraction (x->data[j], ab->data[2 * i],
                                            ab->data[2 * i + 1]);

        support_assert_close (&value, &expected->data[i * x->n_cols + j], 1, 1e-300,
                              2e-9);
      }
}

/* With one degree of freedom it is Cauchy's distribution. */
static void
test_by_hand (void)
{
  g_assert_cmpfloat_with_epsilon (aster_student_p (1, 1), 0.5, 1e-15);
  g_assert_cmpfloat (aster_student_p (0, 5), ==, 1);
  g_assert_cmpfloat (aster_student_p (INFINITY, 5), ==, 0);
  g_assert_cmpfloat (aster_student_p (-INFINITY, 5), ==, 0);
  g_assert_cmpfloat (aster_student_p (2, 9), ==, aster_student_p (-2, 9));
  g_assert_true (isnan (aster_student_p (NAN, 5)));
  g_assert_true (isnan (aster_student_p (1, 0)));
  g_assert_true (isnan (aster_beta_fraction (1.5, 1, 1)));
  g_assert_cmpfloat (aster_beta_fraction (0, 2, 3), ==, 0);
  g_assert_cmpfloat (aster_beta_fraction (1, 2, 3), ==, 1);
}

/* I_x (a, b) + I_{1−x} (b, a) = 1. */
static void
test_symmetry (void)
{
  AsterRandom random = aster_random_init (4, 0);

  for (guint i = 0; i < 2000; i++)
    {
      double x = aster_random_double (&random);
      double a = exp (6 * aster_random_double (&random) - 2);
      double b = exp (6 * aster_random_double (&random) - 2);
      double sum = aster_beta_fraction (x, a, b) + aster_beta_fraction (1 - x, b, a);

      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/student/oracle", test_oracle);
  g_test_add_func ("/student/beta", test_beta);
  g_test_add_func ("/student/by-hand", test_by_hand);
  g_test_add_func ("/student/symmetry", test_symmetry);
  return g_test_run ();
}
