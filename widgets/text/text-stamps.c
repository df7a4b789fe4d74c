/* Short words that are drawn once and put on many pictures.
 *
 * Twenty numbers along two axes take two milliseconds to lay out and to give a halo, more
 * than a picture of a moving map has for them; putting them down takes next to nothing.
 * They are put on whole px of the device, for which they were drawn. */

#include "text/text-stamps.h"

#include <math.h>

#define MOST 256 /* words that are kept */

struct _AsterTextStamps
{
  GHashTable *words; /* what it is and looks like → (AsterTextStamp *) */
};

static void
stamp_free (gpointer data)
{
  AsterTextStamp *stamp = data;

  cairo_surface_destroy (stamp->surface);
  g_free (stamp);
}

AsterTextStamps *
aster_text_stamps_new (void)
{
  AsterTextStamps *self = g_new (AsterTextStamps, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stamp_free);

  return self;
}

void
aster_text_stamps_free (AsterTextStamps *self)
{
  g_hash_table_unref (self->words);
  g_free (self);
}

/* Device px for each px of what @cr draws on. */
static double
get_scale (cairo_t *cr)
{
  double scale, ignored;

  cairo_surface_get_device_scale (cairo_get_target (cr), &scale, &ignored);

  return scale;
}

static AsterTextStamp *
draw_stamp (cairo_t *on, const AsterTextLook *look, const char *text)
{
  AsterTextStamp *stamp = g_new (AsterTextStamp, 1);
  g_autoptr (PangoLayout) layout = aster_text_layout (on, look->font, text, look->size);
  double at[2] = { ASTER_HALO, ASTER_HALO }, scale = get_scale (on);
  cairo_t *cr;

  aster_text_measure (layout, &stamp->width, &stamp->height);
  stamp->surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) ceil ((stamp->width + 2 * ASTER_HALO) * scale),
      (int) ceil ((stamp->height + 2 * ASTER_HALO) * scale));
  cairo_surface_set_device_scale (stamp->surface, scale, scale);
  cr = cairo_create (stamp->surface);
  pango_cairo_update_layout (cr, layout);
  aster_text_paint (cr, layout, at, look->ink, look->halo);
  cairo_destroy (cr);

  return stamp;
}

/**
 * aster_text_stamps_get:
 * @self: stamps
 * @cr: what is drawn on, pixels
 * @look: what the word looks like
 * @text: UTF-8
 *
 * Returns: (transfer none): the word, until the next one is asked for
 */
const AsterTextStamp *
aster_text_stamps_get (AsterTextStamps *self,
                       cairo_t *cr,
                       const AsterTextLook *look,
                       const char *text)
{
  g_autofree char *key = g_strdup_printf (
      "%s\n%s\n%a %a %08x %08x %a %a", text, look->font ? look->font : "", look->size,
      get_scale (cr), aster_colour_to_pixel (look->ink),
      aster_colour_to_pixel (look->halo), look->ink.a, look->halo.a);
  AsterTextStamp *stamp = g_hash_table_lookup (self->words, key);

  if (stamp == NULL)
    {
      if (g_hash_table_size (self->words) >= MOST)
        g_hash_table_remove_all (self->words);
      stamp = draw_stamp (cr, look, text);
      g_hash_table_insert (self->words, g_steal_pointer (&key), stamp);
    }

  return stamp;
}

/* Puts the word with its top left corner at about @at, px. */
void
aster_text_stamp_paint (const AsterTextStamp *self, cairo_t *cr, const double at[2])
{
  double scale = get_scale (cr);

  cairo_set_source_surface (cr, self->surface,
                            round ((at[0] - ASTER_HALO) * scale) / scale,
                            round ((at[1] - ASTER_HALO) * scale) / scale);
  cairo_paint (cr);
}
