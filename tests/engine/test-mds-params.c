#include "run/mds-map.h"
#include "support.h"

static const AsterMdsParams usual = ASTER_MDS_DEFAULTS;

/* No field at its default. */
static const AsterMdsParams unusual = { ASTER_MDS_CLASSICAL, TRUE, 77, 0.25,
                                        ASTER_MDS_FROM_PAGE, 9,    7 };

/* What is read from the dictionary @text over the defaults. */
static AsterMdsParams
read_params (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (NULL, text, NULL, NULL, &error);
  AsterMdsParams params = usual;
  GVariantDict dict;

  g_assert_no_error (error);
  g_variant_dict_init (&dict, variant);
  aster_mds_params_read (&params, &dict);
  g_variant_dict_clear (&dict);

  return params;
}

static void
test_differs (void)
{
#define ASSERT_DIFFERS(field, value)                                                     \
  G_STMT_START                                                                           \
  {                                                                                      \
    AsterMdsParams other = unusual;                                                      \
    g_assert_true (aster_mds_params_equal (&other, &unusual));                           \
    other.field = value;                                                                 \
    g_assert_false (aster_mds_params_equal (&other, &unusual));                          \
  }                                                                                      \
  G_STMT_END

  ASSERT_DIFFERS (kind, ASTER_MDS_SMACOF);
  ASSERT_DIFFERS (cosine, FALSE);
  ASSERT_DIFFERS (iterations, 300);
  ASSERT_DIFFERS (eps, 0);
  ASSERT_DIFFERS (start, ASTER_MDS_FROM_NOISE);
  ASSERT_DIFFERS (begun, 0);
  ASSERT_DIFFERS (seed, 42);
}

static void
test_round_trips (void)
{
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *text = NULL;
  AsterMdsParams read;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  aster_mds_params_write (&unusual, &dict);
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  text = g_variant_print (variant, TRUE);
  read = read_params (text);
  g_assert_true (aster_mds_params_equal (&read, &unusual));
}

/* What another program wrote, or a damaged disk. */
static void
test_reads_anything (void)
{
  AsterMdsParams odd = read_params ("{'mds-kind': <'middle'>, 'mds-cosine': <'yes'>, "
                                    "'mds-iterations': <-1>, 'mds-eps': <nan>, "
                                    "'mds-start': <'middle'>, 'mds-begun': <-1>}");
  AsterMdsParams low = read_params ("{'mds-iterations': <uint32 0>, 'mds-eps': <-1.0>}");
  AsterMdsParams high = read_params (
      "{'mds-iterations': <uint32 4294967295>, 'mds-begun': <uint32 4294967295>, "
      "'mds-eps': <inf>}");
  AsterMdsParams old = read_params ("{'mds-random': <true>}");

  g_assert_true (aster_mds_params_equal (&odd, &usual));
  g_assert_cmpuint (low.iterations, ==, 1);
  g_assert_cmpfloat (low.eps, ==, usual.eps);
  g_assert_cmpuint (high.iterations, ==, ASTER_MDS_MAX_ITERATIONS);
  g_assert_cmpuint (high.begun, ==, ASTER_MDS_MAX_ITERATIONS);
  g_assert_cmpfloat (high.eps, ==, usual.eps);
  g_assert_cmpint (old.start, ==, ASTER_MDS_FROM_NOISE);
}

static void
test_names_kinds (void)
{
  AsterMdsKind kind = ASTER_MDS_CLASSICAL;

  for (guint i = 0; i < ASTER_N_MDS_KINDS; i++)
    {
      g_assert_true (aster_mds_kind_from_string (
          aster_mds_kind_to_string ((AsterMdsKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (aster_mds_kind_from_string ("Smacof", &kind));
  g_assert_cmpuint (kind, ==, ASTER_MDS_CLASSICAL);
}

static void
test_names_starts (void)
{
  AsterMdsStart start = ASTER_MDS_FROM_PAGE;

  for (guint i = 0; i < ASTER_N_MDS_STARTS; i++)
    {
      g_assert_true (aster_mds_start_from_string (
          aster_mds_start_to_string ((AsterMdsStart) i), &start));
      g_assert_cmpuint (start, ==, i);
    }
  g_assert_false (aster_mds_start_from_string ("spectral", &start));
  g_assert_cmpuint (start, ==, ASTER_MDS_FROM_PAGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mds-params/differs", test_differs);
  g_test_add_func ("/mds-params/round-trips", test_round_trips);
  g_test_add_func ("/mds-params/reads-anything", test_reads_anything);
  g_test_add_func ("/mds-params/names-kinds", test_names_kinds);
  g_test_add_func ("/mds-params/names-starts", test_names_starts);
  return g_test_run ();
}
