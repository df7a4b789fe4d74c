#include "chart/strip.h"

#include "chart/strip-painter.h"

struct _AsterStrip
{
  AsterReadout parent_instance;

  float *values; /* (d) */
  gsize d;
};

G_DEFINE_FINAL_TYPE (AsterStrip, aster_strip, ASTER_TYPE_READOUT)

static AsterStripScene
get_scene (gpointer readout, const AsterLettering *lettering, double width)
{
  AsterStrip *self = readout;
  AsterStripScene scene = {
    self->values, self->d, aster_readout_get_hovered (readout), width, { 0 }
  };

  if (lettering != NULL)
    scene.lettering = *lettering;

  return scene;
}

static gsize
aster_strip_get_n (AsterReadout *readout)
{
  return ASTER_STRIP (readout)->d;
}

static double
aster_strip_get_height (AsterReadout *readout,
                        const AsterLettering *lettering,
                        double width)
{
  AsterStripScene scene = get_scene (readout, lettering, width);

  return aster_strip_height (&scene);
}

static int
aster_strip_find_part (AsterReadout *readout, double x, double y, double width)
{
  AsterStripScene scene = get_scene (readout, NULL, width);

  return aster_strip_find (&scene, x, y);
}

static void
aster_strip_paint_parts (AsterReadout *readout,
                         cairo_t *cr,
                         const AsterLettering *lettering,
                         double width)
{
  AsterStripScene scene = get_scene (readout, lettering, width);

  aster_strip_paint (&scene, cr);
}

static char *
aster_strip_dup_part (AsterReadout *readout, gsize part)
{
  AsterStripScene scene = get_scene (readout, NULL, 0);

  return aster_strip_dup_text (&scene, part);
}

static void
aster_strip_finalize (GObject *object)
{
  g_free (ASTER_STRIP (object)->values);

  G_OBJECT_CLASS (aster_strip_parent_class)->finalize (object);
}

static void
aster_strip_class_init (AsterStripClass *klass)
{
  AsterReadoutClass *readout_class = ASTER_READOUT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = aster_strip_finalize;
  readout_class->get_n = aster_strip_get_n;
  readout_class->get_height = aster_strip_get_height;
  readout_class->find = aster_strip_find_part;
  readout_class->paint = aster_strip_paint_parts;
  readout_class->dup_text = aster_strip_dup_part;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "strip");
}

static void
aster_strip_init (AsterStrip *self)
{
}

/**
 * aster_strip_set_values:
 * @self: a strip
 * @values: (array length=d): a vector, copied; %NULL for nothing
 * @d: dimensions
 */
void
aster_strip_set_values (AsterStrip *self, const float *values, gsize d)
{
  g_return_if_fail (ASTER_IS_STRIP (self));
  g_return_if_fail (values != NULL || d == 0);

  aster_readout_set_hovered (ASTER_READOUT (self), -1);
  g_free (self->values);
  self->values = g_memdup2 (values, d * sizeof (float));
  self->d = d;
  aster_readout_changed (ASTER_READOUT (self));
}

/* What vector it is, in words. */
void
aster_strip_set_label (AsterStrip *self, const char *label)
{
  aster_readout_set_label (ASTER_READOUT (self), label);
}
