#include "text/text-stamps.h"

#define SIDE 120 /* px */

static const AsterTextLook look = { NULL, 12, { 0.1, 0.2, 0.3, 1 }, { 1, 1, 1, 0.85 } };

static cairo_t *
new_page (double scale)
{
  cairo_surface_t *page = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) (SIDE * scale), (int) (SIDE * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (page, scale, scale);
  cr = cairo_create (page);
  cairo_surface_destroy (page);

  return cr;
}

static const guchar *
peek (cairo_t *cr, gsize *size)
{
  cairo_surface_t *page = cairo_get_target (cr);

  cairo_surface_flush (page);
  *size = (gsize) (cairo_image_surface_get_stride (page) *
                   cairo_image_surface_get_height (page));

  return cairo_image_surface_get_data (page);
}

/* A stamp on whole px is what would be written there, on paper of any density. */
static void
test_as_written (void)
{
  for (double scale = 1; scale <= 2; scale++)
    {
      AsterTextStamps *stamps = aster_text_stamps_new ();
      cairo_t *written = new_page (scale), *stamped = new_page (scale);
      g_autoptr (PangoLayout) layout = aster_text_layout (written, NULL, "−0.25", 12);
      const AsterTextStamp *stamp = aster_text_stamps_get (stamps, stamped, &look,
                                                           "−0.25");
      double at[2] = { 17, 40 }, width, height;
      const guchar *a, *b;
      gsize size;

      aster_text_measure (layout, &width, &height);
      g_assert_cmpfloat (stamp->width, ==, width);
      g_assert_cmpfloat (stamp->height, ==, height);
      aster_text_paint (written, layout, at, look.ink, look.halo);
      at[0] += 0.2 / scale;
      aster_text_stamp_paint (stamp, stamped, at);
      a = peek (written, &size);
      b = peek (stamped, &size);
      for (gsize i = 0; i < size; i++)
        g_assert_cmpint (ABS (a[i] - b[i]), <=, 2);
      cairo_destroy (written);
      cairo_destroy (stamped);
      aster_text_stamps_free (stamps);
    }
}

/* The same word is drawn once; another look is another word; and there is an end to what
 * is kept. */
static void
test_kept (void)
{
  AsterTextStamps *stamps = aster_text_stamps_new ();
  AsterTextLook other = look;
  cairo_t *cr = new_page (1);
  cairo_surface_t *first = cairo_surface_reference (
      aster_text_stamps_get (stamps, cr, &look, "0.5")->surface);

  g_assert_true (aster_text_stamps_get (stamps, cr, &look, "0.5")->surface == first);
  other.ink.r = 1;
  g_assert_true (aster_text_stamps_get (stamps, cr, &other, "0.5")->surface != first);
  other = look;
  other.size = 13;
  g_assert_true (aster_text_stamps_get (stamps, cr, &other, "0.5")->surface != first);
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      aster_text_stamps_get (stamps, cr, &look, number);
    }
  g_assert_true (aster_text_stamps_get (stamps, cr, &look, "0.5")->surface != first);
  cairo_surface_destroy (first);
  cairo_destroy (cr);
  aster_text_stamps_free (stamps);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-stamps/as-written", test_as_written);
  g_test_add_func ("/text-stamps/kept", test_kept);

  return g_test_run ();
}
