#include "run/umap-map.h"
#include "support.h"
#include "tools/limits.h"

static const AsterUmapMapParams usual = ASTER_UMAP_MAP_DEFAULTS;

/* No field at its default. */
static const AsterUmapMapParams unusual = {
  { 0.5, 2, 77, 3, 0.25, 7, 2 }, 30, ASTER_UMAP_MANHATTAN, 20, ASTER_UMAP_NOISE
};

/* What is read from the dictionary @text over the defaults. */
static AsterUmapMapParams
read_params (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (NULL, text, NULL, NULL, &error);
  AsterUmapMapParams params = usual;
  GVariantDict dict;

  g_assert_no_error (error);
  g_variant_dict_init (&dict, variant);
  aster_umap_map_params_read (&params, &dict);
  g_variant_dict_clear (&dict);

  return params;
}

static void
test_differs (void)
{
#define ASSERT_DIFFERS(field, value)                                                     \
  G_STMT_START                                                                           \
  {                                                                                      \
    AsterUmapMapParams other = unusual;                                                  \
    g_assert_true (aster_umap_map_params_equal (&other, &unusual));                      \
    other.field = value;                                                                 \
    g_assert_false (aster_umap_map_params_equal (&other, &unusual));                     \
  }                                                                                      \
  G_STMT_END

  ASSERT_DIFFERS (umap.min_dist, 0.1);
  ASSERT_DIFFERS (umap.spread, 1);
  ASSERT_DIFFERS (umap.epochs, 0);
  ASSERT_DIFFERS (umap.negatives, 5);
  ASSERT_DIFFERS (umap.learning_rate, 1);
  ASSERT_DIFFERS (umap.seed, 42);
  ASSERT_DIFFERS (neighbours, 15);
  ASSERT_DIFFERS (metric, ASTER_UMAP_COSINE);
  ASSERT_DIFFERS (pca, 0);
  ASSERT_DIFFERS (start, ASTER_UMAP_SPECTRAL);
}

static void
test_round_trips (void)
{
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *text = NULL;
  AsterUmapMapParams read;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  aster_umap_map_params_write (&unusual, &dict);
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  text = g_variant_print (variant, TRUE);
  read = read_params (text);
  g_assert_true (aster_umap_map_params_equal (&read, &unusual));
}

/* What another program wrote, or a damaged disk. */
static void
test_reads_anything (void)
{
  AsterUmapMapParams odd = read_params (
      "{'umap-neighbours': <'many'>, 'umap-min-dist': <-1.0>, 'umap-spread': <nan>, "
      "'umap-learning-rate': <0.0>, 'umap-metric': <'taxi'>, 'umap-start': <'middle'>}");
  AsterUmapMapParams low = read_params (
      "{'umap-neighbours': <uint32 0>, 'umap-spread': <0.05>}");
  AsterUmapMapParams high = read_params (
      "{'umap-neighbours': <uint32 4294967295>, 'umap-min-dist': <inf>, "
      "'umap-spread': <inf>, 'umap-epochs': <uint32 4294967295>, 'umap-negatives': "
      "<uint32 4294967295>, 'umap-learning-rate': <inf>, 'umap-pca': <uint32 "
      "4294967295>}");

  g_assert_true (aster_umap_map_params_equal (&odd, &usual));
  g_assert_cmpuint (low.neighbours, ==, ASTER_UMAP_MIN_NEIGHBOURS);
  g_assert_cmpfloat (low.umap.spread, ==, 0.05);
  g_assert_cmpfloat (low.umap.min_dist, ==, 0.05);
  g_assert_cmpuint (high.neighbours, ==, ASTER_UMAP_MAX_NEIGHBOURS);
  g_assert_cmpfloat (high.umap.spread, ==, ASTER_UMAP_MAX_SPREAD);
  g_assert_cmpfloat (high.umap.min_dist, ==, ASTER_UMAP_MAX_SPREAD);
  g_assert_cmpuint (high.umap.epochs, ==, ASTER_UMAP_MAX_EPOCHS);
  g_assert_cmpuint (high.umap.negatives, ==, ASTER_UMAP_MAX_NEGATIVES);
  g_assert_cmpfloat (high.umap.learning_rate, ==, ASTER_UMAP_MAX_RATE);
  g_assert_cmpuint (high.pca, ==, ASTER_MAX_DIMS);
}

static void
test_names_starts (void)
{
  AsterUmapStart start = ASTER_UMAP_PAGE;

  for (guint i = 0; i < ASTER_N_UMAP_STARTS; i++)
    {
      g_assert_true (aster_umap_start_from_string (
          aster_umap_start_to_string ((AsterUmapStart) i), &start));
      g_assert_cmpuint (start, ==, i);
    }
  g_assert_false (aster_umap_start_from_string ("Spectral", &start));
  g_assert_cmpuint (start, ==, ASTER_UMAP_PAGE);
}

static void
test_names_metrics (void)
{
  AsterUmapMetric metric = ASTER_UMAP_EUCLIDEAN;

  for (guint i = 0; i < ASTER_N_UMAP_METRICS; i++)
    {
      g_assert_true (aster_umap_metric_from_string (
          aster_umap_metric_to_string ((AsterUmapMetric) i), &metric));
      g_assert_cmpuint (metric, ==, i);
    }
  g_assert_false (aster_umap_metric_from_string ("taxi", &metric));
  g_assert_cmpuint (metric, ==, ASTER_UMAP_MANHATTAN);
}

/* What version 0.1 wrote. */
static void
test_reads_switch (void)
{
  AsterUmapMapParams cosine = read_params ("{'umap-cosine': <true>}");
  AsterUmapMapParams euclidean = read_params ("{'umap-cosine': <false>}");

  g_assert_cmpint (cosine.metric, ==, ASTER_UMAP_COSINE);
  g_assert_cmpint (euclidean.metric, ==, ASTER_UMAP_EUCLIDEAN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/umap-params/differs", test_differs);
  g_test_add_func ("/umap-params/round-trips", test_round_trips);
  g_test_add_func ("/umap-params/reads-anything", test_reads_anything);
  g_test_add_func ("/umap-params/names-starts", test_names_starts);
  g_test_add_func ("/umap-params/names-metrics", test_names_metrics);
  g_test_add_func ("/umap-params/reads-switch", test_reads_switch);
  return g_test_run ();
}
