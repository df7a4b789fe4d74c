#include "export/figure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "figure/figure-preset.h"
#include "parts/numbers.h"
#include "tools/budget.h"
#include "tools/error.h"
#include "tools/limits.h"

#define BYTES_A_PIXEL 8.0 /* while a PNG is drawn: points, and what lies over them */
#define MUCH_MEMORY   (64u << 20)

/* How many pixels a PNG has. */
static void
get_pixels (const AsterMapFigure *figure,
            const AsterMapSheet *sheet,
            double *width,
            double *height)
{
  aster_map_figure_get_size (figure, sheet, width, height);
  *width = aster_figure_get_pixels (*width, sheet->dpi / ASTER_DPI);
  *height = aster_figure_get_pixels (*height, sheet->dpi / ASTER_DPI);
}

/**
 * aster_figure_check:
 * @figure: a figure
 * @sheet: what it lies on
 * @format: of the file
 * @error: return location for %ASTER_ERROR_DOMAIN or %ASTER_ERROR_NO_MEMORY
 *
 * Returns: %FALSE if a side would be too long, or the machine has too little memory
 */
gboolean
aster_figure_check (const AsterMapFigure *figure,
                    const AsterMapSheet *sheet,
                    AsterFigureFormat format,
                    GError **error)
{
  double width, height;
  g_autofree char *w = NULL, *h = NULL, *much = NULL;

  if (format != ASTER_FIGURE_PNG)
    return TRUE;

  get_pixels (figure, sheet, &width, &height);
  w = aster_number_dup_count ((guint64) width);
  h = aster_number_dup_count ((guint64) height);
  if (width > ASTER_MAX_IMAGE_SIDE || height > ASTER_MAX_IMAGE_SIDE)
    {
      much = aster_number_dup_count (ASTER_MAX_IMAGE_SIDE);
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   /* Translators: width, height and the greatest side, in pixels. */
                   _ ("%s × %s pixels are too many: a side has %s at most. Choose fewer "
                      "dots per inch, or SVG or PDF, which are sharp at any size."),
                   w, h, much);
      return FALSE;
    }
  if (width * height * BYTES_A_PIXEL > (double) aster_budget_get ())
    {
      much = g_format_size ((guint64) (width * height * BYTES_A_PIXEL));
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                   /* Translators: width and height in pixels; an amount of memory. */
                   _ ("%s × %s pixels need %s of memory, which this machine does not "
                      "have free. Choose fewer dots per inch."),
                   w, h, much);
      return FALSE;
    }

  return TRUE;
}

static char *
dup_png (const AsterMapFigure *figure, const AsterMapSheet *sheet)
{
  g_autofree char *w = NULL, *h = NULL, *dpi = NULL, *memory = NULL;
  double width, height;

  get_pixels (figure, sheet, &width, &height);
  w = aster_number_dup_count ((guint64) width);
  h = aster_number_dup_count ((guint64) height);
  dpi = aster_number_dup_count ((guint64) sheet->dpi);
  if (width * height * BYTES_A_PIXEL < MUCH_MEMORY)
    /* Translators: width and height in pixels, dots per inch. */
    return g_strdup_printf (_ ("%s × %s pixels, %s to the inch."), w, h, dpi);

  memory = g_format_size ((guint64) (width * height * BYTES_A_PIXEL));

  /* Translators: width and height in pixels, dots per inch, an amount of memory. */
  return g_strdup_printf (_ ("%s × %s pixels, %s to the inch. Drawing them takes %s of "
                             "memory and some seconds."),
                          w, h, dpi, memory);
}

static char *
dup_points (const AsterMapFigure *figure, double dpi)
{
  gsize n = aster_map_figure_count (figure);
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *most = aster_number_dup_count (ASTER_MAX_POINT_SHAPES);
  g_autofree char *density = aster_number_dup_count ((guint64) dpi);

  if (n <= ASTER_MAX_POINT_SHAPES && aster_map_figure_is_image (figure))
    /* Translators: %s is a number of dots per inch. */
    return g_strdup_printf (_ ("The points and the heat map become one image of %s dots "
                               "per inch."),
                            density);
  if (n <= ASTER_MAX_POINT_SHAPES)
    /* Translators: how points stand in an SVG or a PDF. */
    return g_strdup_printf (
        ngettext ("The %s point is a shape.", "All %s points are shapes.", n), count);

  /* Translators: numbers of points, of points at most, and dots per inch. */
  return g_strdup_printf (
      _ ("The %s points are more than %s: they become one image of %s "
         "dots per inch."),
      count, most, density);
}

/* (transfer full): how large it is, and what becomes of text and points. */
char *
aster_figure_dup_note (const AsterMapFigure *figure,
                       const AsterMapSheet *sheet,
                       AsterFigureFormat format)
{
  g_autofree char *w = NULL, *h = NULL, *size = NULL, *points = NULL;
  double width, height;

  if (format == ASTER_FIGURE_PNG)
    return dup_png (figure, sheet);

  aster_map_figure_get_size (figure, sheet, &width, &height);
  w = aster_number_dup (width / ASTER_PX_PER_MM, 4);
  h = aster_number_dup (height / ASTER_PX_PER_MM, 4);
  /* Translators: width and height in millimetres. */
  size = g_strdup_printf (_ ("%s × %s mm. Text stays text."), w, h);
  points = dup_points (figure, sheet->dpi);

  return g_strconcat (size, " ", points, NULL);
}
