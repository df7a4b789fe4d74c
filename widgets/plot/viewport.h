/* viewport.h - which part of the plane is looked at, and how it meets the page. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Plane units to px of a page of a given size; y grows upwards on the plane and
 * downwards on the page. A plain value, so that painters need no object. */
typedef struct
{
  double scale;  /* px per unit, the same along x and y, > 0 */
  double dx, dy; /* page x = dx + scale · x; page y = dy − scale · y */
  double width, height;
} AsterTransform;

static inline void
aster_transform_to_page (const AsterTransform *self, double x, double y, double page[2])
{
  page[0] = self->dx + self->scale * x;
  page[1] = self->dy - self->scale * y;
}

static inline void
aster_transform_to_plane (const AsterTransform *self, double x, double y, double plane[2])
{
  plane[0] = (x - self->dx) / self->scale;
  plane[1] = (self->dy - y) / self->scale;
}

#define ASTER_ZOOM_MIN 0.01
#define ASTER_ZOOM_MAX 100.0

/* Where a viewport looks: all of its state. */
typedef struct
{
  double x, y; /* the place in the middle of the page, plane units */
  double zoom; /* 1 shows everything */
} AsterView;

#define ASTER_TYPE_VIEWPORT (aster_viewport_get_type ())

/* Lives on the plane and knows no widget: panes of different sizes may share one.
 *
 * Property: "zoom". Signal: "changed", whenever the view or the bounds change. */
G_DECLARE_FINAL_TYPE (AsterViewport, aster_viewport, ASTER, VIEWPORT, GObject)

AsterViewport *aster_viewport_new (void);
void aster_viewport_set_bounds (
    AsterViewport *self, double x0, double y0, double x1, double y1);
AsterView aster_viewport_get_view (AsterViewport *self);
void aster_viewport_set_view (AsterViewport *self, const AsterView *view);
void aster_viewport_get_bounds (AsterViewport *self, double low[2], double high[2]);
AsterView aster_viewport_get_whole (AsterViewport *self);
AsterView aster_viewport_get_home (AsterViewport *self);
void aster_viewport_set_home (AsterViewport *self, const AsterView *home);
double aster_viewport_get_zoom (AsterViewport *self);

void aster_viewport_fit (AsterViewport *self);
void aster_viewport_zoom_about (AsterViewport *self, double x, double y, double factor);
void aster_viewport_move (AsterViewport *self, double dx, double dy);
void aster_viewport_centre_on (AsterViewport *self, double x, double y);

AsterTransform aster_viewport_transform_of (AsterViewport *self,
                                            const AsterView *view,
                                            double width,
                                            double height);
AsterTransform
aster_viewport_get_transform (AsterViewport *self, double width, double height);

G_END_DECLS
