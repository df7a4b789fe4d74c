/* The legend of a narrow figure: under the map in running lines, since beside it there is
 * room for neither. */

#include <glib/gi18n-lib.h>

#include "colour/legend-painter.h"
#include "parts/numbers.h"
#include "text/text-paint.h"

#define LINE  1.5 /* sizes of a letter from one line to the next */
#define APART 1.4 /* likewise, between entries */
#define RAMP  0.6 /* of the width */
#define MOST  6   /* lines */
#define NARROWEST                                                                        \
  60.0 /* sizes of a letter across a page that has room beside the map                   \
        */

typedef struct
{
  cairo_t *cr;
  const AsterColouring *colouring;
  const AsterLettering *lettering;
  double width, x, y;
  gboolean paint;
} Flow;

/* Whether a legend beside the map would cut its words short. */
gboolean
aster_legend_is_cramped (const AsterColouring *colouring,
                         const AsterLettering *lettering,
                         double width)
{
  return colouring->kind != ASTER_COLOURING_NONE && width < NARROWEST * lettering->size;
}

/* A word where the line is, after @before px; on the next line if there is no room.
 * FALSE if that would be one line too many. */
static gboolean
put (Flow *self, const char *text, AsterInk ink, double before)
{
  double size = self->lettering->size, w, at[2];
  AsterColour none = { 0 };
  g_autoptr (PangoLayout) layout = aster_text_layout (self->cr, self->lettering->font,
                                                      text, size);

  aster_text_measure (layout, &w, NULL);
  if (self->x > 0 && self->x + before + w > self->width)
    {
      if (self->y + LINE * size >= MOST * LINE * size)
        return FALSE;
      self->x = 0;
      self->y += LINE * size;
    }
  if (before + w > self->width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      w = MAX (self->width - before, 1);
      pango_layout_set_width (layout, (int) (w * PANGO_SCALE));
    }
  at[0] = self->x + before;
  at[1] = self->y;
  if (self->paint)
    aster_text_paint (self->cr, layout, at,
                      aster_palette_ink (self->lettering->theme, ink), none);
  self->x = at[0] + w;

  return TRUE;
}

static gboolean
put_entry (Flow *self, const AsterLegendEntry *entry)
{
  double side = 1.2 * self->lettering->size;
  g_autofree char *label = aster_legend_dup_label (entry);
  g_autofree char *count = aster_number_dup_count (entry->count);
  g_autofree char *both = g_strdup_printf ("%s\302\240%s", label, count);

  if (!put (self, both, ASTER_INK_TEXT, side + 4))
    return FALSE;

  if (self->paint)
    {
      g_autoptr (PangoLayout) layout = aster_text_layout (self->cr, self->lettering->font,
                                                          both, self->lettering->size);
      double w;

      aster_text_measure (layout, &w, NULL);
      cairo_save (self->cr);
      cairo_translate (self->cr, MAX (self->x - w - side - 4, 0), self->y);
      aster_swatch_paint (self->cr, self->colouring, self->lettering->theme, entry->style,
                          side);
      cairo_restore (self->cr);
    }
  self->x += APART * self->lettering->size;

  return TRUE;
}

static void
put_entries (Flow *self)
{
  const GArray *entries = self->colouring->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      Flow before = *self;
      g_autofree char *rest = NULL;
      guint n = entries->len - i;

      if (put_entry (self, &g_array_index (entries, AsterLegendEntry, i)))
        continue;

      *self = before;
      self->x = 0;
      self->y += LINE * self->lettering->size;
      /* Translators: at the end of a legend that has no room for all classes. */
      rest = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
      put (self, rest, ASTER_INK_QUIET, 0);
      return;
    }
}

/**
 * aster_legend_flow:
 * @cr: a cairo context
 * @colouring: what to explain
 * @lettering: how to write it
 * @width: there is, px
 * @paint: whether to draw it, from (0, 0) on, and not only to measure it
 *
 * Returns: px that it is high
 */
double
aster_legend_flow (cairo_t *cr,
                   const AsterColouring *colouring,
                   const AsterLettering *lettering,
                   double width,
                   gboolean paint)
{
  Flow self = { cr, colouring, lettering, width, 0, 0, paint };
  double size = lettering->size;
  g_autofree char *title = aster_legend_dup_title (colouring);

  if (title != NULL && *title != '\0')
    {
      put (&self, title, ASTER_INK_QUIET, 0);
      self.x += APART * size;
    }
  if (colouring->kind == ASTER_COLOURING_CLASSES)
    {
      put_entries (&self);
      return self.y + LINE * size;
    }

  if (paint)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, self.y + LINE * size);
      aster_ramp_paint (cr, colouring, lettering, RAMP * width);
      cairo_restore (cr);
    }

  return self.y + LINE * size + aster_ramp_height (colouring, lettering);
}
