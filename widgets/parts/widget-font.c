#include "parts/widget-font.h"

/**
 * aster_widget_dup_font:
 * @widget: a widget
 * @scale: (out): how much larger than usual letters are to be, 1 for not at all
 *
 * Follows the text size of the desktop, the resolution of its letters and the
 * style sheet, as labels do.
 *
 * Returns: (transfer full): a font family
 */
char *
aster_widget_dup_font (GtkWidget *widget, double *scale)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  g_autofree char *name = NULL;
  PangoFontDescription *usual;
  double size, normal = 11, dpi = pango_cairo_context_get_resolution (context);

  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &name, NULL);
  usual = pango_font_description_from_string (name ? name : "Sans 11");
  if (pango_font_description_get_size (usual) > 0)
    normal = pango_font_description_get_size (usual) / (double) PANGO_SCALE;
  pango_font_description_free (usual);

  size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  *scale = CLAMP (size / (normal * 96 / 72), 0.5, 5);

  return g_strdup (pango_font_description_get_family (font));
}
