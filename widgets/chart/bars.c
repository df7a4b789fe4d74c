#include "chart/bars.h"

#include <math.h>

#include "chart/bars-painter.h"

struct _AsterBars
{
  AsterReadout parent_instance;

  AsterBarsScene scene; /* owns its heights */
};

G_DEFINE_FINAL_TYPE (AsterBars, aster_bars, ASTER_TYPE_READOUT)

static AsterBarsScene
get_scene (gpointer readout, const AsterLettering *lettering, double width)
{
  AsterBarsScene scene = ASTER_BARS (readout)->scene;

  scene.hovered = aster_readout_get_hovered (readout);
  scene.width = width;
  if (lettering != NULL)
    scene.lettering = *lettering;

  return scene;
}

static gsize
aster_bars_get_n (AsterReadout *readout)
{
  return ASTER_BARS (readout)->scene.n;
}

static double
aster_bars_get_height (AsterReadout *readout,
                       const AsterLettering *lettering,
                       double width)
{
  AsterBarsScene scene = get_scene (readout, lettering, width);

  return aster_bars_height (&scene);
}

static int
aster_bars_find_part (AsterReadout *readout, double x, double y, double width)
{
  AsterBarsScene scene = get_scene (readout, NULL, width);

  return aster_bars_find (&scene, x, y);
}

static void
aster_bars_paint_parts (AsterReadout *readout,
                        cairo_t *cr,
                        const AsterLettering *lettering,
                        double width)
{
  AsterBarsScene scene = get_scene (readout, lettering, width);

  aster_bars_paint (&scene, cr);
}

static char *
aster_bars_dup_part (AsterReadout *readout, gsize part)
{
  AsterBarsScene scene = get_scene (readout, NULL, 0);

  return aster_bars_dup_text (&scene, part);
}

static void
aster_bars_finalize (GObject *object)
{
  g_free (ASTER_BARS (object)->scene.heights);

  G_OBJECT_CLASS (aster_bars_parent_class)->finalize (object);
}

static void
aster_bars_class_init (AsterBarsClass *klass)
{
  AsterReadoutClass *readout_class = ASTER_READOUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aster_bars_finalize;
  readout_class->get_n = aster_bars_get_n;
  readout_class->get_height = aster_bars_get_height;
  readout_class->find = aster_bars_find_part;
  readout_class->paint = aster_bars_paint_parts;
  readout_class->dup_text = aster_bars_dup_part;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bars");
}

static void
aster_bars_init (AsterBars *self)
{
  self->scene.marked = NAN;
}

static void
take_heights (AsterBars *self, double *heights, gsize n, gboolean histogram)
{
  aster_readout_set_hovered (ASTER_READOUT (self), -1);
  g_free (self->scene.heights);
  self->scene.heights = heights;
  self->scene.n = n;
  self->scene.histogram = histogram;
  aster_readout_changed (ASTER_READOUT (self));
}

/**
 * aster_bars_set_vector:
 * @self: bars
 * @values: (array length=d): a vector, copied; %NULL for nothing
 * @d: dimensions
 *
 * Shows one bar for each dimension.
 */
void
aster_bars_set_vector (AsterBars *self, const float *values, gsize d)
{
  double *heights;

  g_return_if_fail (ASTER_IS_BARS (self));
  g_return_if_fail (values != NULL || d == 0);

  heights = g_new (double, MAX (d, 1));
  for (gsize i = 0; i < d; i++)
    heights[i] = (double) values[i];
  take_heights (self, heights, d, FALSE);
}

/**
 * aster_bars_set_histogram:
 * @self: bars
 * @values: (array length=n): numbers; those that are not finite are left out
 * @n: how many
 * @marked: a value to mark, NaN for none
 *
 * Shows how the numbers are distributed, and where @marked stands among them.
 */
void
aster_bars_set_histogram (AsterBars *self, const double *values, gsize n, double marked)
{
  double range[2], *counts;
  gsize n_bars;

  g_return_if_fail (ASTER_IS_BARS (self));
  g_return_if_fail (values != NULL || n == 0);

  counts = aster_histogram_count (values, n, &n_bars, range);
  self->scene.lo = range[0];
  self->scene.hi = range[1];
  self->scene.marked = marked;
  take_heights (self, counts, n_bars, TRUE);
}

/* What the bars show, in words. */
void
aster_bars_set_label (AsterBars *self, const char *label)
{
  aster_readout_set_label (ASTER_READOUT (self), label);
}
