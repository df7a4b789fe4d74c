#include "compare/agreement.h"

#include "support.h"

/* scikit-learn's ARI and NMI (arithmetic mean), to 1e-10. */
static void
test_oracle (void)
{
  static const char *const names[] = { "some", "same", "one", "flat", "alone" };

  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    {
      g_autofree char *of_a = g_strdup_printf ("%s a", names[c]);
      g_autofree char *of_b = g_strdup_printf ("%s b", names[c]);
      g_autofree char *of_both = g_strdup_printf ("%s agreement", names[c]);
      g_autoptr (SupportTable) a = support_oracle ("clusters.tsv", of_a);
      g_autoptr (SupportTable) b = support_oracle ("clusters.tsv", of_b);
      g_autoptr (SupportTable) both = support_oracle ("clusters.tsv", of_both);
      int p[300], q[300];
      AsterAgreement self;

      for (gsize i = 0; i < 300; i++)
        {
          p[i] = (int) a->data[i];
          q[i] = (int) b->data[i];
        }
      self = aster_agreement_of (p, q, 300);
      support_assert_close ((double[]){ self.ari, self.nmi }, both->data, 2, 1e-10, 0);
    }
}

static void
test_counts (void)
{
  static const int a[] = { -1, 0, 0, 5 }, b[] = { 2, 2, 2, 2 };
  AsterAgreement self = aster_agreement_of (a, b, 4);

  g_assert_cmpuint (self.n_a, ==, 3);
  g_assert_cmpuint (self.n_b, ==, 1);
  g_assert_cmpfloat (self.ari, ==, 0);
  g_assert_cmpfloat (self.nmi, ==, 0);
  g_assert_cmpfloat (aster_agreement_of (NULL, NULL, 0).ari, ==, 1);
}

static void
test_columns (void)
{
  static const char *const cells[] = { "b", "a", "", "b", NULL };
  static const int expected[] = { 0, 1, 2, 0, 2 };
  static const double numbers[] = { 1.5, NAN, 1.5, 2, NAN };
  static const int expected_numbers[] = { 0, 1, 0, 2, 1 };
  AsterColumn *text = aster_column_new_text ("t", cells, 5);
  AsterColumn *number = aster_column_new_numbers ("n", numbers, 5);
  g_autofree int *of_text = aster_agreement_labels (text);
  g_autofree int *of_numbers = aster_agreement_labels (number);

  g_assert_cmpmem (of_text, sizeof expected, expected, sizeof expected);
  g_assert_cmpmem (of_numbers, sizeof expected_numbers, expected_numbers,
                   sizeof expected_numbers);
  g_assert_true (aster_agreement_has_groups (text));
  g_assert_false (aster_agreement_has_groups (number));
  aster_column_unref (text);
  aster_column_unref (number);
}

/* Digits are numbered; an empty cell says nothing against it. */
static void
test_numbered_groups (void)
{
  static const double digits[] = { 0, 9, NAN, 3, -1 };
  AsterColumn *column = aster_column_new_numbers ("digit", digits, 5);

  g_assert_true (aster_agreement_has_groups (column));
  aster_column_unref (column);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/oracle", test_oracle);
  g_test_add_func ("/agreement/counts", test_counts);
  g_test_add_func ("/agreement/columns", test_columns);
  g_test_add_func ("/agreement/numbered-groups", test_numbered_groups);
  return g_test_run ();
}
