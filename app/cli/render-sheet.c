#include "render-sheet.h"

#include <stdio.h>

#include "figure/figure-preset.h"
#include "tools/limits.h"

#define VIEW 900.0 /* px of the view that is reduced for print */

/* Width and height of --size, px at @dpi. */
gboolean
aster_cli_read_size (const AsterCliRequest *request,
                     double dpi,
                     double *width,
                     double *height,
                     GError **error)
{
  const char *text = aster_cli_text (request, "--size");
  unsigned w, h;
  char end;

  if (sscanf (text, "%5ux%5u%c", &w, &h, &end) != 2 || w == 0 || h == 0 ||
      w > ASTER_MAX_IMAGE_SIDE || h > ASTER_MAX_IMAGE_SIDE)
    {
      g_set_error (
          error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
          "--size %s: expected width x height in pixels, such as 1600x1000, each at "
          "most %u",
          text, ASTER_MAX_IMAGE_SIDE);
      return FALSE;
    }
  *width = w * ASTER_DPI / dpi;
  *height = h * ASTER_DPI / dpi;

  return TRUE;
}

static gboolean
read_length (const AsterCliRequest *request,
             const char *option,
             double dpi,
             double *px,
             GError **error)
{
  const char *text = aster_cli_text (request, option);

  if (text == NULL || aster_figure_length_read (text, dpi, px))
    return TRUE;

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s %s: expected a length such as 85mm, 3.3in, 240pt or 1600", option,
               text);
  return FALSE;
}

AsterTheme
aster_cli_read_theme (const AsterCliRequest *request)
{
  static const char *const names[] = { "light", "dark", "contrast", "contrast-dark",
                                       "print" };
  const char *theme = aster_cli_text (request, "--theme");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], theme))
      return (AsterTheme) i;

  return ASTER_THEME_LIGHT;
}

/* The sheet, and in @shape how wide and high the view is. */
gboolean
aster_cli_read_sheet (const AsterCliRequest *request,
                      AsterMapSheet *sheet,
                      double shape[2],
                      GError **error)
{
  const char *name = aster_cli_text (request, "--preset");
  const AsterFigurePreset *preset = name != NULL ? aster_figure_preset_find (name) : NULL;

  sheet->dpi = aster_cli_text (request, "--dpi") != NULL
                   ? aster_cli_number (request, "--dpi")
               : preset != NULL ? preset->dpi
                                : ASTER_DPI;
  sheet->theme = aster_cli_read_theme (request);
  if (!aster_cli_read_size (request, sheet->dpi, &shape[0], &shape[1], error))
    return FALSE;

  sheet->width = shape[0];
  if (preset != NULL && preset->width > 0)
    {
      shape[1] *= VIEW / shape[0];
      shape[0] = VIEW;
      sheet->width = preset->width * ASTER_PX_PER_MM;
      sheet->height = preset->height * ASTER_PX_PER_MM;
      sheet->text_size = preset->text * ASTER_PX_PER_PT;
    }
  else if (aster_cli_text (request, "--width") == NULL)
    sheet->height = shape[1];
  if (aster_cli_text (request, "--text-size") != NULL)
    sheet->text_size = aster_cli_number (request, "--text-size") * ASTER_PX_PER_PT;

  return read_length (request, "--width", sheet->dpi, &sheet->width, error) &&
         read_length (request, "--height", sheet->dpi, &sheet->height, error);
}
