/* chart-toy.h - clusters made by hand, for the tests of charts. */
#pragma once

#include <math.h>

#include "chart/chart-scene.h"

#define TOY_N 1000

/* Distances that rise slowly to 0.4 at the 900th word and fast to 2 behind it. */
static inline AsterClusters *
toy_curve_new (void)
{
  int *labels = g_new0 (int, TOY_N);
  AsterClusters *toy;

  for (gsize i = 0; i < TOY_N; i++)
    labels[i] = i < 900 ? (int) (i % 3) : -1;
  toy = aster_clusters_new (labels, TOY_N);
  toy->params.method = ASTER_CLUSTER_DBSCAN;
  toy->params.eps = 0.4;
  toy->params.min_points = 4;
  toy->k_distances = g_new (float, TOY_N);
  for (gsize i = 0; i < TOY_N; i++)
    toy->k_distances[i] = i < 900 ? 0.1f + 0.3f * (float) i / 900
                                  : 0.4f + 1.6f * (float) (i - 899) / 100;

  return toy;
}

/* Two clusters of 40 and 30 words; the larger splits again. The root has 100. */
static inline AsterClusters *
toy_tree_new (void)
{
  static const AsterClusterNode nodes[] = {
    { -1, 0, 1, 100, 0, -1, FALSE },      { 0, 1, 3, 40, 80, 0, TRUE },
    { 0, 1, 2, 30, 30, 1, TRUE },         { 1, 3, 4, 20, 20, -1, FALSE },
    { 1, 3, INFINITY, 16, 1, -1, FALSE },
  };
  int *labels = g_new (int, 100);
  AsterClusters *toy;

  for (gsize i = 0; i < 100; i++)
    labels[i] = i < 40 ? 0 : i < 70 ? 1 : -1;
  toy = aster_clusters_new (labels, 100);
  toy->params.method = ASTER_CLUSTER_HDBSCAN;
  toy->nodes = g_memdup2 (nodes, sizeof nodes);
  toy->n_nodes = G_N_ELEMENTS (nodes);
  toy->names = g_strsplit ("cat, dog|red, blue", "|", -1);

  return toy;
}

/* The same two clusters, by their silhouettes: 0.5 and −0.25. */
static inline AsterClusters *
toy_blocks_new (void)
{
  AsterClusters *toy = toy_tree_new ();

  toy->params.method = ASTER_CLUSTER_KMEANS;
  toy->silhouettes = g_new (float, 2);
  toy->silhouettes[0] = 0.5f;
  toy->silhouettes[1] = -0.25f;
  toy->silhouette = 0.18;

  return toy;
}

static inline AsterChartScene
toy_scene (const AsterClusters *toy)
{
  AsterChartScene scene = { .clusters = toy,
                            .title = "distance",
                            .cut = toy->params.eps,
                            .knee = NAN,
                            .hovered = -1,
                            .width = 400,
                            .height = 240,
                            .lettering = { ASTER_THEME_LIGHT, NULL, 12 } };

  return scene;
}

/* How far a pixel of @image is from @colour, in its worst channel, [0, 255]. */
static inline int
toy_distance (cairo_surface_t *image, int x, int y, AsterColour colour)
{
  const guchar *row = cairo_image_surface_get_data (image) +
                      y * cairo_image_surface_get_stride (image);
  guint32 seen = ((const guint32 *) (gconstpointer) row)[x];
  guint32 wanted = aster_colour_to_pixel (colour);
  int worst = 0;

  for (int c = 0; c < 24; c += 8)
    worst = MAX (worst, ABS ((int) (seen >> c & 255) - (int) (wanted >> c & 255)));

  return worst;
}

typedef void (*ToyPaint) (const AsterChartScene *scene, cairo_t *cr);

/* (transfer full): the scene on white paper. */
static inline cairo_surface_t *
toy_paint (const AsterChartScene *scene, ToyPaint paint)
{
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) scene->width, (int) scene->height);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  paint (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}
