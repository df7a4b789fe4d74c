/* What a painter draws, as the bytes of a file.
 *
 * A px is 1/96 inch: one pixel of a PNG at scale 1, one user unit of an SVG, 0.75
 * points of a PDF. The same drawing gives the same bytes: nothing in a file says when
 * it was made. Text stays text in an SVG as in a PDF. */

#include "figure/figure.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "figure/svg-ink.h"
#include "parts/numbers.h"
#include "tools/error.h"
#include "tools/limits.h"

#define POINTS 0.75 /* of one px */

static const char *const endings[] = { ".png", ".svg", ".pdf" };

typedef struct
{
  GByteArray *bytes;
  GCancellable *cancellable;
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (g_cancellable_is_cancelled (sink->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (sink->bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
paint (cairo_surface_t *surface,
       double scale,
       guint sheet,
       AsterFigureFunc func,
       gpointer user_data)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  func (cr, sheet, user_data);
  cairo_destroy (cr);
}

/* How many pixels @px are: a sheet in millimetres is a hair more than a round number. */
double
aster_figure_get_pixels (double px, double scale)
{
  return ceil (px * scale - 0.1);
}

static cairo_status_t
render_png (const AsterFigure *self, AsterFigureFunc func, gpointer user_data, Sink *sink)
{
  double scale = self->scale > 0 ? self->scale : 1;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) aster_figure_get_pixels (self->width, scale),
      (int) aster_figure_get_pixels (self->height, scale));
  cairo_status_t status;

  /* Painters look at the scale of the device: points are painted pixel by pixel. */
  cairo_surface_set_device_scale (surface, scale, scale);
  paint (surface, 1, 0, func, user_data);
  status = cairo_surface_write_to_png_stream (surface, write_cb, sink);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && (self->facts != NULL || self->dpi > 0))
    aster_figure_facts_write_png (self->facts, self->dpi, sink->bytes);

  return status;
}

/* Cairo counts the surfaces of a process in the id of the outermost group. */
static void
replace_id (GString *svg)
{
  static const char from[] = "<g id=\"surface", to[] = "<g id=\"drawing\"";
  char *id = strstr (svg->str, from);
  char *end = id != NULL ? strchr (id + strlen (from), '"') : NULL;
  gssize at;

  if (end == NULL)
    return;
  at = id - svg->str;
  g_string_erase (svg, at, end + 1 - id);
  g_string_insert (svg, at, to);
}

/* FALSE if not every element found its place. */
static gboolean
render_svg_once (const AsterFigure *self,
                 AsterFigureFunc func,
                 gpointer user_data,
                 Sink *sink,
                 gboolean elements,
                 cairo_status_t *status)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      write_cb, sink, self->width, self->height);
  g_autoptr (GString) svg = NULL;
  gboolean whole = TRUE;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (elements)
    aster_svg_ink_begin (surface);
  paint (surface, 1, 0, func, user_data);
  cairo_surface_finish (surface);
  *status = cairo_surface_status (surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    {
      svg = g_string_new_len ((const char *) sink->bytes->data, sink->bytes->len);
      whole = !elements || aster_svg_ink_finish (surface, svg);
      replace_id (svg);
      if (self->facts != NULL)
        aster_figure_facts_write_svg (self->facts, svg);
      g_byte_array_set_size (sink->bytes, 0);
      if (whole)
        g_byte_array_append (sink->bytes, (const guint8 *) svg->str, (guint) svg->len);
    }
  cairo_surface_destroy (surface);

  return whole;
}

static cairo_status_t
render_svg (const AsterFigure *self, AsterFigureFunc func, gpointer user_data, Sink *sink)
{
  cairo_status_t status;

  /* A cairo that leaves out a mark still draws everything by itself. */
  if (!render_svg_once (self, func, user_data, sink, TRUE, &status))
    render_svg_once (self, func, user_data, sink, FALSE, &status);

  return status;
}

static cairo_status_t
render_pdf (const AsterFigure *self, AsterFigureFunc func, gpointer user_data, Sink *sink)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      write_cb, sink, self->width * POINTS, self->height * POINTS);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  if (self->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->facts != NULL)
    aster_figure_facts_write_pdf (self->facts, surface);

  for (guint sheet = 0; sheet < MAX (self->n_sheets, 1); sheet++)
    {
      paint (surface, POINTS, sheet, func, user_data);
      cairo_surface_show_page (surface);
    }
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static gboolean
check_size (const AsterFigure *self, AsterFigureFormat format, GError **error)
{
  double scale = format == ASTER_FIGURE_PNG && self->scale > 0 ? self->scale : 1;
  double width = aster_figure_get_pixels (self->width, scale);
  double height = aster_figure_get_pixels (self->height, scale);
  g_autofree char *w = NULL, *h = NULL, *most = NULL;

  if (width >= 1 && height >= 1 && width <= ASTER_MAX_IMAGE_SIDE &&
      height <= ASTER_MAX_IMAGE_SIDE)
    return TRUE;

  w = aster_number_dup (width, 6);
  h = aster_number_dup (height, 6);
  most = aster_number_dup_count (ASTER_MAX_IMAGE_SIDE);
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
               /* Translators: width, height and the greatest side, in pixels. */
               _ ("A picture of %s × %s pixels cannot be drawn; each side must be "
                  "between 1 and %s"),
               w, h, most);

  return FALSE;
}

/**
 * aster_figure_render:
 * @self: the size of the drawing
 * @format: what kind of file
 * @func: (scope call): draws one sheet
 * @user_data: data for @func
 * @error: return location for %ASTER_ERROR_DOMAIN (a side is above
 *   %ASTER_MAX_IMAGE_SIDE), %ASTER_ERROR_NO_MEMORY or %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
aster_figure_render (const AsterFigure *self,
                     AsterFigureFormat format,
                     AsterFigureFunc func,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Sink sink = { bytes, self->cancellable };
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (!check_size (self, format, error))
    return NULL;

  switch (format)
    {
    case ASTER_FIGURE_PNG:
      status = render_png (self, func, user_data, &sink);
      break;

    case ASTER_FIGURE_SVG:
      status = render_svg (self, func, user_data, &sink);
      break;

    case ASTER_FIGURE_PDF:
      status = render_pdf (self, func, user_data, &sink);
      break;

    default:
      g_return_val_if_reached (NULL);
    }

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      aster_set_cancelled (error);
      return NULL;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   _ ("The picture could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* By the ending of the file's name, in either case. */
gboolean
aster_figure_format_from_path (const char *path, AsterFigureFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (AsterFigureFormat) i;
        return TRUE;
      }

  return FALSE;
}
