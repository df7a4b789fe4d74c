/* A label takes up all that is drawn of its word, in every script. */

#include "labels/label-words.h"

#include <string.h>

#include "labels/plot-asked.h"
#include "plot/plot-scene.h"
#include "text/text-paint.h"

#define SIZE 13.0

static const char *const words[] = {
  "king",
  "AVAVATo",
  "iiiiii",
  "\u1eb2m",
  "\u0645\u0631\u062d\u0628\u0627",             /* Arabic, joined */
  "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", /* Hebrew with points */
  "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48",       /* Thai, tones above vowels */
  "\u0f56\u0f66\u0f92\u0fb2\u0f74\u0f56\u0f66", /* Tibetan stacks */
  "\u0915\u094d\u0937\u094d\u092e\u0940",       /* Devanagari conjuncts */
  "\u1019\u103c\u1014\u103a\u1019\u102c",       /* Burmese */
  "\u1781\u17d2\u1798\u17c2\u179a",             /* Khmer */
  "\u65e5\u672c\u8a9e",
  "\U0001f469\u200d\U0001f467",
  "\U0001f44d\U0001f3fd",
  "a\u0f56\u0f66\u0f92\u0fb2", /* letters from two fonts */
};

/* Its ink, as it is drawn about the middle of its line. */
static PangoRectangle
draw (cairo_t *cr, const char *text, double *width)
{
  g_autoptr (PangoLayout) layout = aster_text_layout (cr, NULL, text, SIZE);
  PangoRectangle ink, logical;

  pango_layout_get_extents (layout, &ink, &logical);
  ink.y -= logical.y + logical.height / 2;
  *width = (double) logical.width / PANGO_SCALE;

  return ink;
}

static AsterTokens *
new_tokens (void)
{
  AsterTokens *tokens = aster_tokens_new ();
  g_autoptr (GString) marks = g_string_new ("e");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    aster_tokens_append (tokens, words[i], strlen (words[i]), NULL);
  for (guint i = 0; i < 3000; i++)
    g_string_append (marks, "\u0301");
  aster_tokens_append (tokens, marks->str, marks->len, NULL);

  return tokens;
}

static void
test_ink (void)
{
  g_autoptr (AsterTokens) tokens = new_tokens ();
  g_autoptr (AsterLabelWords) measured = aster_label_words_new (tokens, NULL, SIZE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  for (gsize row = 0; row < aster_tokens_get_n (tokens); row++)
    {
      g_autofree char *text = aster_label_words_dup_text (tokens, row);
      AsterLabelSize size = aster_label_words_measure (measured, row);
      double width;
      PangoRectangle ink = draw (cr, text, &width);

      g_assert_cmpfloat (size.width + 1.5, >=, width);
      g_assert_cmpfloat (-size.half - 0.6, <=, (double) ink.y / PANGO_SCALE);
      g_assert_cmpfloat (size.half + 0.6, >=,
                         (double) (ink.y + ink.height) / PANGO_SCALE);
      /* However many marks a letter has, it does not stand over everything. */
      g_assert_cmpfloat (size.half, <, 5 * SIZE);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Letters are added up, whichever way they are kept; before that, little is promised. */
static void
test_sum (void)
{
  static const char *const few[] = { "a", "b", "abba", "\u00e9", "b\u00e9a", "", NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (few);
  g_autoptr (AsterLabelWords) one = aster_label_words_new (tokens, NULL, SIZE);
  g_autoptr (AsterLabelWords) same = aster_label_words_ref (one);
  double w[G_N_ELEMENTS (few) - 1];

  g_assert_cmpuint (aster_label_words_get_n (one), ==, G_N_ELEMENTS (w));
  for (gsize row = 0; row < G_N_ELEMENTS (w); row++)
    {
      g_assert_cmpfloat (aster_label_words_get_least (one, row).width, ==, 1);
      w[row] = aster_label_words_measure (same, row).width;
      g_assert_cmpfloat (aster_label_words_get_least (one, row).width, ==, w[row]);
    }
  g_assert_cmpfloat_with_epsilon (w[2], 2 * w[0] + 2 * w[1], 1e-4);
  g_assert_cmpfloat_with_epsilon (w[4], w[1] + w[3] + w[0], 1e-4);
  g_assert_cmpfloat (w[5], ==, 1);
}

/* Two words one above the other, nearer than the higher of them allows: one is shown; a
 * little farther, both are. */
static void
test_high_words_keep_apart (void)
{
  static const char *const two[] = { "king", "\u0e17\u0e35\u0e48\u0e19\u0e35\u0e48",
                                     NULL };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (two);
  g_autoptr (AsterMatrix) positions = aster_matrix_new (2, 2, NULL);
  g_autoptr (AsterLabelWords) measured = aster_label_words_new (tokens, NULL, SIZE);
  AsterPlotIndex *index;
  AsterLabels *labels;
  double apart = aster_label_words_measure (measured, 0).half +
                 aster_label_words_measure (measured, 1).half;
  gsize n;

  positions->data[0] = positions->data[1] = positions->data[2] = 0;
  positions->data[3] = 1;
  index = aster_plot_index_new (positions);
  labels = aster_labels_new (index, tokens, NULL, NULL, SIZE);
  aster_labels_at (labels, apart * 0.98, &n);
  g_assert_cmpuint (n, ==, 1);
  aster_labels_at (labels, apart * 1.2, &n);
  g_assert_cmpuint (n, ==, 2);
  aster_labels_unref (labels);
  aster_plot_index_unref (index);
}

/* On a large page words keep apart, but so few that all can be read are all shown. */
static void
test_few_are_all_shown (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();
  g_autoptr (AsterMatrix) positions = aster_matrix_new (25, 2, NULL);
  g_autoptr (AsterViewport) viewport = aster_viewport_new ();
  g_autoptr (GArray) placed = NULL;
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterPlotIndex *index;
  AsterLabels *labels;

  for (guint i = 0; i < 25; i++)
    {
      aster_tokens_append (tokens, (char[]){ 'a', (char) ('a' + i) }, 2, NULL);
      positions->data[2 * i] = (float) (i % 5);
      positions->data[2 * i + 1] = (float) (i / 5);
    }
  index = aster_plot_index_new (positions);
  labels = aster_labels_new (index, tokens, NULL, NULL, SIZE);
  aster_viewport_set_bounds (viewport, -20, -12, 24, 16);
  scene.index = index;
  scene.tokens = tokens;
  scene.labels = labels;
  scene.text_size = SIZE;
  scene.transform = aster_viewport_get_transform (viewport, 2400, 1600);
  placed = aster_plot_scene_place_labels (&scene);
  g_assert_cmpuint (placed->len, ==, 25);
  aster_labels_unref (labels);
  aster_plot_index_unref (index);
}

/* A label shows how a sentence begins, cut between letters and not before a mark. */
static void
test_sentences (void)
{
  static const char *const texts[][2] = {
    { "king", "king" },
    { "123456789012345678901234567890", "123456789012345678901234567890" },
    { "1234567890123456789012345678901", "12345678901234567890123456789…" },
    { "the cat that sat on the mats, and then it slept",
      "the cat that sat on the mats,…" },
    { "12345678901234567890123456789e\u0301\u0301\u0301",
      "12345678901234567890123456789e\u0301\u0301\u0301" },
    { "1234567890123456789012345678e\u0301\u030112",
      "1234567890123456789012345678e\u0301\u0301…" },
  };
  g_autoptr (AsterTokens) tokens = aster_tokens_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      aster_tokens_append (tokens, texts[i][0], strlen (texts[i][0]), NULL);
      text = aster_label_words_dup_text (tokens, i);
      g_assert_cmpstr (text, ==, texts[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-words/ink", test_ink);
  g_test_add_func ("/label-words/sum", test_sum);
  g_test_add_func ("/label-words/high-words-keep-apart", test_high_words_keep_apart);
  g_test_add_func ("/label-words/few-are-all-shown", test_few_are_all_shown);
  g_test_add_func ("/label-words/sentences", test_sentences);

  return g_test_run ();
}
