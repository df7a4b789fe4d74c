/* Which part of the plane is looked at.
 *
 * The view is a place and a zoom, where zoom 1 shows the bounds whole. Nothing
 * here depends on the size of a page until aster_viewport_get_transform() is
 * asked for one, so the same view can be shown at any size, on screen and on
 * paper. A view that was never moved follows the bounds when they change, as
 * they do while a layout is computed; one that a person moved stays.
 *
 * Where something lies over the page, home is where it hides little: beside the
 * middle of the bounds, and a little farther away. */

#include "plot/viewport.h"

#include <math.h>

#define MARGIN      36.0  /* px between the bounds and the rim of the page */
#define LEAST_SCALE 1e-60 /* px per unit; bounds of floats need no less than 1e-36 */

struct _AsterViewport
{
  GObject parent_instance;

  double x0, y0, x1, y1; /* bounds, plane units */
  AsterView home, view;
};

enum { PROP_0, PROP_ZOOM, N_PROPS };
enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterViewport, aster_viewport, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
view_equal (const AsterView *a, const AsterView *b)
{
  return a->x == b->x && a->y == b->y && a->zoom == b->zoom;
}

static void
aster_viewport_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, ASTER_VIEWPORT (object)->view.zoom);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_viewport_class_init (AsterViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = aster_viewport_get_property;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ASTER_ZOOM_MIN,
                                               ASTER_ZOOM_MAX, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_VIEWPORT, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_viewport_init (AsterViewport *self)
{
  self->x0 = self->y0 = -1;
  self->x1 = self->y1 = 1;
  self->home.zoom = self->view.zoom = 1;
}

/**
 * aster_viewport_new:
 *
 * Returns: (transfer full): a view of the whole of [−1, 1]²
 */
AsterViewport *
aster_viewport_new (void)
{
  return g_object_new (ASTER_TYPE_VIEWPORT, NULL);
}

/* What there is to see, plane units. */
void
aster_viewport_get_bounds (AsterViewport *self, double low[2], double high[2])
{
  low[0] = self->x0;
  low[1] = self->y0;
  high[0] = self->x1;
  high[1] = self->y1;
}

/* The view of the bounds whole, in the middle of the page. */
AsterView
aster_viewport_get_whole (AsterViewport *self)
{
  AsterView whole = { (self->x0 + self->x1) / 2, (self->y0 + self->y1) / 2, 1 };

  return whole;
}

/**
 * aster_viewport_set_bounds:
 * @self: a viewport
 * @x0: left, plane units
 * @y0: bottom
 * @x1: right, at least @x0
 * @y1: top, at least @y0
 *
 * Says what there is to see. A view that shows everything goes on doing so;
 * another stays where it is.
 */
void
aster_viewport_set_bounds (
    AsterViewport *self, double x0, double y0, double x1, double y1)
{
  gboolean at_home;

  g_return_if_fail (ASTER_IS_VIEWPORT (self));
  g_return_if_fail (isfinite (x0) && isfinite (y0) && isfinite (x1) && isfinite (y1));
  g_return_if_fail (x0 <= x1 && y0 <= y1);

  if (self->x0 == x0 && self->y0 == y0 && self->x1 == x1 && self->y1 == y1)
    return;

  at_home = view_equal (&self->home, &self->view);
  self->x0 = x0;
  self->y0 = y0;
  self->x1 = x1;
  self->y1 = y1;
  self->home = aster_viewport_get_whole (self);
  if (at_home)
    self->view = self->home;

  g_signal_emit (self, signals[CHANGED], 0);
}

AsterView
aster_viewport_get_view (AsterViewport *self)
{
  return self->view;
}

/* Looks at @view; its zoom is brought into range. */
void
aster_viewport_set_view (AsterViewport *self, const AsterView *view)
{
  AsterView next = *view;

  g_return_if_fail (ASTER_IS_VIEWPORT (self));
  g_return_if_fail (isfinite (view->x) && isfinite (view->y) && !isnan (view->zoom));

  next.zoom = CLAMP (view->zoom, ASTER_ZOOM_MIN, ASTER_ZOOM_MAX);
  if (view_equal (&next, &self->view))
    return;

  self->view = next;
  g_signal_emit (self, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* The view that shows everything, where what lies over the page hides least of it. */
AsterView
aster_viewport_get_home (AsterViewport *self)
{
  return self->home;
}

/* Says where home is, until there are other bounds. A view that shows everything goes on
 * doing so; another stays where it is. */
void
aster_viewport_set_home (AsterViewport *self, const AsterView *home)
{
  gboolean at_home;

  g_return_if_fail (ASTER_IS_VIEWPORT (self));
  g_return_if_fail (isfinite (home->x) && isfinite (home->y) && home->zoom > 0);

  at_home = view_equal (&self->home, &self->view);
  self->home = *home;
  self->home.zoom = CLAMP (home->zoom, ASTER_ZOOM_MIN, ASTER_ZOOM_MAX);
  if (at_home)
    aster_viewport_set_view (self, &self->home);
}

double
aster_viewport_get_zoom (AsterViewport *self)
{
  g_return_val_if_fail (ASTER_IS_VIEWPORT (self), 1);

  return self->view.zoom;
}

/* Shows everything. */
void
aster_viewport_fit (AsterViewport *self)
{
  g_return_if_fail (ASTER_IS_VIEWPORT (self));

  aster_viewport_set_view (self, &self->home);
}

/**
 * aster_viewport_zoom_about:
 * @self: a viewport
 * @x: a place on the plane
 * @y: likewise
 * @factor: > 1 to come nearer
 *
 * Zooms so that the place (@x, @y) stays where it is on the page.
 */
void
aster_viewport_zoom_about (AsterViewport *self, double x, double y, double factor)
{
  AsterView view;

  g_return_if_fail (ASTER_IS_VIEWPORT (self));
  g_return_if_fail (factor > 0);

  view = self->view;
  view.zoom = CLAMP (view.zoom * factor, ASTER_ZOOM_MIN, ASTER_ZOOM_MAX);
  view.x = x + (view.x - x) * self->view.zoom / view.zoom;
  view.y = y + (view.y - y) * self->view.zoom / view.zoom;

  aster_viewport_set_view (self, &view);
}

/* Moves the view by (@dx, @dy) plane units. */
void
aster_viewport_move (AsterViewport *self, double dx, double dy)
{
  AsterView view;

  g_return_if_fail (ASTER_IS_VIEWPORT (self));

  view = self->view;
  view.x += dx;
  view.y += dy;
  aster_viewport_set_view (self, &view);
}

/* Brings the place (@x, @y) to the middle of the page, at the same zoom. */
void
aster_viewport_centre_on (AsterViewport *self, double x, double y)
{
  AsterView view = { x, y, self->view.zoom };

  aster_viewport_set_view (self, &view);
}

/**
 * aster_viewport_transform_of:
 * @self: a viewport
 * @view: what might be looked at
 * @width: of the page, px
 * @height: likewise
 *
 * At zoom 1 the bounds fit into the page with a margin, in their true
 * proportions. Bounds without any extent are shown as one unit wide.
 *
 * Returns: how the plane meets a page of that size
 */
AsterTransform
aster_viewport_transform_of (AsterViewport *self,
                             const AsterView *view,
                             double width,
                             double height)
{
  double w = self->x1 - self->x0, h = self->y1 - self->y0;
  double free_w = MAX (width - 2 * MARGIN, width / 4);
  double free_h = MAX (height - 2 * MARGIN, height / 4);
  double least = MAX (w, h) > 0 ? MAX (w, h) / 1000 : 1;
  AsterTransform transform = { 1, 0, 0, width, height };

  /* A line of points has no height: a thousandth keeps the quotient finite. */
  transform.scale = view->zoom *
                    MAX (MIN (free_w / MAX (w, least), free_h / MAX (h, least)),
                         LEAST_SCALE);
  transform.dx = width / 2 - transform.scale * view->x;
  transform.dy = height / 2 + transform.scale * view->y;

  return transform;
}

/* How the plane meets a page of that size now. */
AsterTransform
aster_viewport_get_transform (AsterViewport *self, double width, double height)
{
  return aster_viewport_transform_of (self, &self->view, width, height);
}
