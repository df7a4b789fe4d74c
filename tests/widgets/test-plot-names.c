#include "labels/plot-names.h"

#include <math.h>

#include "parts/bits.h"
#include "plot/plot-scene.h"
#include "text/text-paint.h"
#include "tools/random.h"

#define N        2000
#define CLUSTERS 20
#define GROUPS   4

typedef struct
{
  AsterMatrix *positions;
  AsterPlotIndex *index;
  AsterTokens *tokens;
  AsterClusters *clusters;
} Fixture;

/* Five clusters about each corner of a square, one group a corner; a tenth is noise. */
static void
set_up (Fixture *self, gconstpointer data)
{
  static const int corners[GROUPS][2] = {
    { -10, -10 }, { 10, -10 }, { -10, 10 }, { 10, 10 }
  };
  AsterRandom random = aster_random_init (42, 4);
  int *labels = g_new (int, N);
  gsize n_names = 0;
  int groups[CLUSTERS];
  g_autofree int *asked = g_new (int, N);

  self->positions = aster_matrix_new (N, 2, NULL);
  self->tokens = aster_tokens_new ();
  for (gsize i = 0; i < N; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%zu", i);
      int c = (int) (i % CLUSTERS), g = c % GROUPS;
      double angle = 2 * G_PI * c / CLUSTERS;

      asked[i] = labels[i] = i % 10 == 9 ? -1 : c;
      aster_tokens_append (self->tokens, word, strlen (word), NULL);
      self->positions->data[2 * i] = (float) (corners[g][0] + 3 * cos (angle) +
                                              0.3 * aster_random_normal (&random));
      self->positions->data[2 * i + 1] = (float) (corners[g][1] + 3 * sin (angle) +
                                                  0.3 * aster_random_normal (&random));
    }
  self->index = aster_plot_index_new (self->positions);
  self->clusters = aster_clusters_new (labels, N);
  for (gsize i = 0; i < N; i++)
    if (self->clusters->labels[i] >= 0)
      groups[self->clusters->labels[i]] = asked[i] % GROUPS;

  self->clusters->n_broad = GROUPS;
  self->clusters->broad_of = g_new (guint32, CLUSTERS);
  self->clusters->broad_names = g_new0 (char *, GROUPS + 1);
  self->clusters->names = g_new0 (char *, CLUSTERS + 1);
  for (; n_names < self->clusters->n_clusters; n_names++)
    {
      self->clusters->names[n_names] = g_strdup_printf ("fine%zu, other, third", n_names);
      self->clusters->broad_of[n_names] = (guint32) groups[n_names];
    }
  for (guint g = 0; g < GROUPS; g++)
    self->clusters->broad_names[g] = g_strdup_printf ("broad%u, other, third", g);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  aster_clusters_unref (self->clusters);
  aster_plot_index_unref (self->index);
  aster_tokens_unref (self->tokens);
  aster_matrix_unref (self->positions);
}

/* Two words of each name stand at the median of its rows, or above them. */
static void
test_places (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterPlotNames) names = aster_plot_names_new (self->clusters, NULL, 13);
  guint n;
  const AsterPlotName *list = aster_plot_names_get (names, &n);
  guint n_above = 0;

  aster_plot_names_settle (names, self->index, NULL);
  g_assert_cmpuint (n, ==, GROUPS + self->clusters->n_clusters);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s%u, other", list[i].broad ? "broad" : "fine", list[i].number);

      g_assert_cmpstr (list[i].text, ==, text);
      g_assert_cmpint (list[i].broad, ==, i < GROUPS);
      for (int p = 0; p < 2; p++)
        {
          gsize below = 0, above = 0;

          for (gsize row = 0; row < N; row++)
            {
              int label = self->clusters->labels[row];
              double at = (double) self->positions->data[2 * row + (gsize) p];

              if (label < 0 || (list[i].broad ? self->clusters->broad_of[label]
                                              : (guint) label) != list[i].number)
                continue;
              below += at < list[i].place[p];
              above += at > list[i].place[p];
            }
          /* A name that would hide its rows stands above nearly all of them. */
          if (p == 1 && !(list[i].box.down > 0))
            {
              g_assert_false (list[i].broad);
              g_assert_cmpuint (below, >, 4 * above);
              n_above++;
              continue;
            }
          g_assert_cmpuint (below, <=, above + 1);
          g_assert_cmpuint (above, <=, below + 1);
        }
    }
  g_assert_cmpuint (n_above, >, 0);
}

/* The larger what it names, the larger the letters; a long name has two lines. */
static void
test_letters (Fixture *self, gconstpointer data)
{
  AsterPlotName name = { .text = (char *) "queen, king", .importance = 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  int before = 0;

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int size;

      name.broad = i > 1;
      name.importance = i % 2;
      layout = aster_plot_name_layout (&name, cr, NULL, 13);
      size = pango_font_description_get_size (pango_layout_get_font_description (layout));
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
      g_assert_cmpint (size, >, before);
      before = size;
    }
  for (int i = 0; i < 2; i++)
    {
      const char *texts[] = { "measurement, calculation",
                              "unanbrechbareswortohneluecke" };
      g_autoptr (PangoLayout) layout = NULL;

      name.text = (char *) texts[i];
      layout = aster_plot_name_layout (&name, cr, NULL, 13);
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2 - i);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
is_shown (const AsterPlotName *name, double scale)
{
  return scale >= name->from && scale < name->until;
}

/* At no scale do two names overlap; far away there are groups, near by clusters; and what
 * is shown is shown over one range of scales. */
static void
test_levels (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterPlotNames) names = aster_plot_names_new (self->clusters, NULL, 13);
  guint n, n_broad = 0, n_fine = 0;
  const AsterPlotName *list = aster_plot_names_get (names, &n);

  aster_plot_names_settle (names, self->index, NULL);
  for (double scale = 0.5; scale < 2000; scale *= 1.1)
    {
      n_broad = n_fine = 0;
      for (guint i = 0; i < n; i++)
        {
          if (!is_shown (list + i, scale))
            continue;
          if (list[i].broad)
            n_broad++;
          else
            n_fine++;
          for (guint j = 0; j < i; j++)
            if (is_shown (list + j, scale))
              g_assert_cmpfloat (
                  aster_label_boxes_part (&list[i].box, &list[j].box,
                                          list[j].place[0] - list[i].place[0],
                                          list[j].place[1] - list[i].place[1]),
                  <=, scale);
        }
      if (scale < 10)
        g_assert_cmpuint (n_fine, ==, 0);
    }
  g_assert_cmpuint (n_broad, ==, 0);
  g_assert_cmpuint (n_fine, ==, self->clusters->n_clusters);
}

/* A cluster none of whose rows is seen has no name; rows that are hidden do not count. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterPlotNames) names = aster_plot_names_new (self->clusters, NULL, 13);
  g_autofree guint64 *visible = g_new0 (guint64, aster_bits_words (N) + 1);
  guint n;
  const AsterPlotName *list = aster_plot_names_get (names, &n);

  for (gsize row = 0; row < N; row++)
    aster_bits_set (visible, row, self->clusters->labels[row] == 3);
  aster_plot_names_settle (names, self->index, visible);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (list[i].from < list[i].until, ==,
                     list[i].broad ? list[i].number == self->clusters->broad_of[3]
                                   : list[i].number == 3);
}

/* On the page no label lies on a name, and what was asked for goes before names. */
static void
test_priority (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterPlotNames) names = aster_plot_names_new (self->clusters, NULL, 13);
  g_autoptr (AsterLabels) labels = aster_labels_new (self->index, self->tokens, NULL,
                                                     NULL, 13);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  gboolean seen[4] = { FALSE };

  aster_plot_names_settle (names, self->index, NULL);
  scene.index = self->index;
  scene.tokens = self->tokens;
  scene.labels = labels;
  scene.names = names;
  scene.current = 0;

  for (double scale = 8; scale < 800; scale *= 1.2)
    {
      g_autoptr (GArray) placed = NULL;
      const float *p = aster_matrix_row (self->positions, 0);

      scene.transform = (AsterTransform){ .scale = scale,
                                          .dx = 450 - scale * (double) p[0],
                                          .dy = 300 + scale * (double) p[1],
                                          .width = 900,
                                          .height = 600 };
      placed = aster_plot_scene_place_labels (&scene);
      for (guint i = 0; i < placed->len; i++)
        {
          const AsterPlacedLabel *a = &g_array_index (placed, AsterPlacedLabel, i);

          if (i == 0)
            g_assert_cmpint (a->reason, ==, ASTER_LABEL_SELECTED);
          seen[0] |= a->reason == ASTER_LABEL_NAME;
          seen[1] |= a->reason == ASTER_LABEL_PLAIN;
          for (guint j = 0; j < i; j++)
            {
              const AsterPlacedLabel *b = &g_array_index (placed, AsterPlacedLabel, j);

              if (a->reason == ASTER_LABEL_NAME || b->reason == ASTER_LABEL_NAME)
                g_assert_true (
                    a->x >= b->x + b->width - 1e-6 || b->x >= a->x + a->width - 1e-6 ||
                    a->y >= b->y + b->height - 1e-6 || b->y >= a->y + a->height - 1e-6);
            }
        }
    }
  g_assert_true (seen[0]);
  g_assert_true (seen[1]);
}

/* A name has the colour of its cluster, whoever chose it. */
static void
test_inks (Fixture *self, gconstpointer data)
{
  g_autoptr (AsterPlotNames) names = aster_plot_names_new (self->clusters, NULL, 13);
  g_autofree guint8 *styles = g_new0 (guint8, N);
  AsterLegendEntry entry = { (char *) "fine0", 0, 0, FALSE };
  g_autoptr (AsterColouring) usual = aster_colouring_new_from_classes ("clusters", &entry,
                                                                       1, styles, N);
  AsterColour own[ASTER_MAX_CLASSES] = { [3] = { 0.1, 0.2, 0.4, 1 } };
  g_autoptr (AsterColouring) chosen = aster_colouring_with_inks (usual, own);
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterPlacedLabel label = { .reason = ASTER_LABEL_NAME };
  guint n;
  const AsterPlotName *list = aster_plot_names_get (names, &n);

  scene.names = names;
  scene.colouring = chosen;
  for (guint i = 0; i < n; i++)
    {
      AsterColour paper = aster_palette_ink (scene.theme, ASTER_INK_PAPER), ink;

      label.row = i;
      ink = aster_plot_scene_label_ink (&scene, &label);
      g_assert_cmpfloat (aster_colour_contrast (ink, paper), >=, 4.5);
      g_assert_cmpint (aster_colour_to_pixel (ink) == aster_colour_to_pixel (own[3]), ==,
                       list[i].cluster == 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plot-names/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/plot-names/letters", Fixture, NULL, set_up, test_letters, tear_down);
  g_test_add ("/plot-names/levels", Fixture, NULL, set_up, test_levels, tear_down);
  g_test_add ("/plot-names/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/plot-names/priority", Fixture, NULL, set_up, test_priority, tear_down);
  g_test_add ("/plot-names/inks", Fixture, NULL, set_up, test_inks, tear_down);

  return g_test_run ();
}
