/* How the name of a region is written: the larger what it names, the larger the letters,
 * groups of clusters above clusters; long names take two lines, so that they stand on
 * what they name and not beside it. */

#include <string.h>

#include "labels/plot-names.h"
#include "text/text-paint.h"

#define WORDS       2    /* of a name that there is room for on a map */
#define ONE_LINE    12   /* letters that need no second line */
#define LINES_APART 0.92 /* of what the font says */

/* In sizes of a label, of the least and of the greatest. */
static const double sizes[2][2] = { { 0.98, 1.28 }, { 1.3, 1.6 } };

/* (transfer full): «queen, king, prince» is «queen, king» on a map. */
char *
aster_plot_name_dup_text (const char *name)
{
  const char *end = name;

  for (guint i = 0; i < WORDS && end != NULL; i++)
    end = strstr (i > 0 ? end + 1 : end, ", ");

  return end != NULL ? g_strndup (name, (gsize) (end - name)) : g_strdup (name);
}

/* The same with a new line for the space that is nearest to the middle. */
static char *
dup_lines (const char *text)
{
  glong n = g_utf8_strlen (text, -1), at = 0, best = -1;
  char *lines = g_strdup (text);

  if (n <= ONE_LINE)
    return lines;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (*p == ' ' && (best < 0 || ABS (2 * at - n) < ABS (2 * best - n)))
      best = at;
  if (best > 0)
    *g_utf8_offset_to_pointer (lines, best) = '\n';

  return lines;
}

/* (transfer full): the name as text, as large as it matters. */
PangoLayout *
aster_plot_name_layout (const AsterPlotName *name,
                        cairo_t *cr,
                        const char *font,
                        double size)
{
  const double *ends = sizes[name->broad];
  g_autofree char *lines = dup_lines (name->text);
  PangoLayout *layout = aster_text_layout (
      cr, font, lines, size * (ends[0] + (ends[1] - ends[0]) * name->importance));
  PangoFontDescription *description = pango_font_description_copy (
      pango_layout_get_font_description (layout));

  pango_font_description_set_weight (description, name->broad ? PANGO_WEIGHT_BOLD
                                                              : PANGO_WEIGHT_SEMIBOLD);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_line_spacing (layout, LINES_APART);
  pango_font_description_free (description);

  return layout;
}
