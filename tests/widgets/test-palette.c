#include "colour/palette.h"

#include <math.h>
#include <string.h>

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
cube (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIE L*a*b* of linear sRGB under D65. */
static void
to_lab (const double rgb[3], double lab[3])
{
  double x = (0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505;
  double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  double z = (0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089;

  lab[0] = 116 * cube (y) - 16;
  lab[1] = 500 * (cube (x) - cube (y));
  lab[2] = 200 * (cube (y) - cube (z));
}

/* What each kind of eye sees of linear sRGB: usual; without long, middle, short cones
 * (Machado, Oliveira and Fernandes 2009, severity 1); without long, middle cones once
 * more, by another model (Viénot, Brettel and Mollon 1999). */
static const double eyes[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
  { { 0.1124, 0.8876, 0 }, { 0.1124, 0.8876, 0 }, { 0.0040, -0.0040, 1 } },
  { { 0.2920, 0.7080, 0 }, { 0.2920, 0.7080, 0 }, { -0.0223, 0.0223, 1 } },
};

/* L*a*b* of @colour as @eye sees it. */
static void
see (AsterColour colour, guint eye, double lab[3])
{
  double in[3] = { linear (colour.r), linear (colour.g), linear (colour.b) }, out[3];

  for (int i = 0; i < 3; i++)
    out[i] = CLAMP (eyes[eye][i][0] * in[0] + eyes[eye][i][1] * in[1] +
                        eyes[eye][i][2] * in[2],
                    0, 1);
  to_lab (out, lab);
}

/* ΔE*ab (CIE 1976): a little above 2 is just noticed. */
static double
difference (AsterColour a, AsterColour b, guint eye)
{
  double p[3], q[3], sum = 0;

  see (a, eye, p);
  see (b, eye, q);
  for (int i = 0; i < 3; i++)
    sum += (p[i] - q[i]) * (p[i] - q[i]);

  return sqrt (sum);
}

/* Words are read on paper, on its rim and on cards. */
static void
test_contrast (void)
{
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      AsterInk grounds[] = { ASTER_INK_PAPER, ASTER_INK_EDGE, ASTER_INK_CARD };
      gboolean high = theme == ASTER_THEME_CONTRAST || theme == ASTER_THEME_CONTRAST_DARK;

      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          AsterColour ground = aster_palette_ink (theme, grounds[i]);
          AsterInk marks[] = { ASTER_INK_ACCENT, ASTER_INK_HOVER, ASTER_INK_PIN,
                               ASTER_INK_MATCH };

          g_assert_cmpfloat (
              aster_colour_contrast (aster_palette_ink (theme, ASTER_INK_TEXT), ground),
              >=, high ? 15 : 7);
          g_assert_cmpfloat (
              aster_colour_contrast (aster_palette_ink (theme, ASTER_INK_QUIET), ground),
              >=, high ? 7 : 4.5);
          for (guint k = 0; k < G_N_ELEMENTS (marks); k++)
            g_assert_cmpfloat (
                aster_colour_contrast (aster_palette_ink (theme, marks[k]), ground), >=,
                high ? 7 : 3);
        }
    }
}

static void
test_classes_apart (void)
{
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      for (guint i = 0; i < ASTER_N_CLASS_COLOURS; i++)
        for (guint k = 0; k < i; k++)
          g_assert_cmpfloat (difference (aster_palette_class (theme, i),
                                         aster_palette_class (theme, k), eye),
                             >=, eye == 0 ? 20 : 9);
}

static void
test_classes_seen (void)
{
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    for (guint i = 0; i < ASTER_N_CLASS_COLOURS; i++)
      g_assert_cmpfloat (difference (aster_palette_class (theme, i),
                                     aster_palette_ink (theme, ASTER_INK_PAPER), 0),
                         >=, 30);
}

/* The published colours, so that figures match those of others. */
static void
test_okabe_ito (void)
{
  guint32 published[] = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7,
                          0xd55e00, 0x56b4e9, 0xf0e442, 0x000000 };

  for (guint i = 0; i < ASTER_N_CLASS_COLOURS; i++)
    g_assert_cmphex (aster_colour_to_pixel (aster_palette_class (ASTER_THEME_LIGHT, i)) &
                         0xffffff,
                     ==, published[i]);
}

/* Along viridis and cividis it only gets lighter, for every eye, and from one end to the
 * other by much. */
static void
test_values_monotone (void)
{
  const AsterRamp ramps[] = { ASTER_RAMP_VALUES, ASTER_RAMP_CIVIDIS };

  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    for (guint r = 0; r < G_N_ELEMENTS (ramps); r++)
      for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
        {
          double first[3], before[3], now[3];

          see (aster_palette_ramp (theme, ramps[r], 0), eye, first);
          memcpy (before, first, sizeof before);
          for (int i = 1; i <= 100; i++)
            {
              see (aster_palette_ramp (theme, ramps[r], i / 100.0), eye, now);
              g_assert_cmpfloat (now[0], >, before[0]);
              memcpy (before, now, sizeof before);
            }
          g_assert_cmpfloat (now[0] - first[0], >=, 50);
        }
}

static void
test_signed_symmetric (void)
{
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      AsterColour zero = aster_palette_ramp (theme, ASTER_RAMP_SIGNED, 0.5);
      AsterColour low = aster_palette_ramp (theme, ASTER_RAMP_SIGNED, 0);
      AsterColour high = aster_palette_ramp (theme, ASTER_RAMP_SIGNED, 1);

      AsterColour mark = aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5);

      g_assert_cmpfloat (difference (zero, aster_palette_ink (theme, ASTER_INK_PAPER), 0),
                         <, 12);
      g_assert_cmpfloat (difference (mark, aster_palette_ink (theme, ASTER_INK_PAPER), 0),
                         >=, 20);
      g_assert_cmpfloat (low.b, >, low.r);
      g_assert_cmpfloat (high.r, >, high.b);
      for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
        g_assert_cmpfloat (difference (low, high, eye), >=, 30);
    }
}

/* Points of any value stand out from the paper, and by three where that is asked for;
 * those of signed values the more, the farther they are from zero, for every eye. */
static void
test_points_seen (void)
{
  const AsterRamp ramps[] = { ASTER_RAMP_VALUES, ASTER_RAMP_CIVIDIS, ASTER_RAMP_POINTS,
                              ASTER_RAMP_DENSITY };

  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      gboolean high = theme == ASTER_THEME_CONTRAST || theme == ASTER_THEME_CONTRAST_DARK;
      AsterColour paper = aster_palette_ink (theme, ASTER_INK_PAPER);
      AsterColour missing = aster_palette_ink (theme, ASTER_INK_NOISE);

      for (guint r = 0; r < G_N_ELEMENTS (ramps); r++)
        for (int i = 0; i <= 100; i++)
          {
            AsterColour point = aster_palette_ramp (theme, ramps[r], i / 100.0);

            g_assert_cmpfloat (aster_colour_contrast (point, paper), >=,
                               high ? 2.2 : 1.4);
          }
      for (int i = 0; i < 50; i++)
        {
          AsterColour near[] = {
            aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5 - i / 100.0),
            aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5 + i / 100.0)
          };
          AsterColour far[] = {
            aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5 - (i + 1) / 100.0),
            aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5 + (i + 1) / 100.0)
          };

          for (guint side = 0; side < 2; side++)
            g_assert_cmpfloat (aster_colour_contrast (far[side], paper), >=,
                               aster_colour_contrast (near[side], paper));
        }
      g_assert_cmpfloat (aster_colour_contrast (
                             aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5), paper),
                         >=, high ? 3 : 1.7);
      g_assert_cmpfloat (
          difference (aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0.5), missing, 0), >=,
          8);
      for (guint eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
        g_assert_cmpfloat (difference (aster_palette_ramp (theme, ASTER_RAMP_POINTS, 0),
                                       aster_palette_ramp (theme, ASTER_RAMP_POINTS, 1),
                                       eye),
                           >=, 30);
      for (guint i = 0; high && i < ASTER_N_CLASS_COLOURS; i++)
        g_assert_cmpfloat (aster_colour_contrast (aster_palette_class (theme, i), paper),
                           >=, 2.95);
    }
}

/* Letters on any tint can be read, and no tint is no colour. */
static void
test_text_on_tint (void)
{
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      for (int i = 0; i <= 100; i++)
        {
          AsterColour tint = aster_palette_ramp (theme, ASTER_RAMP_TINT, i / 100.0);

          g_assert_cmpfloat (aster_colour_contrast (tint, aster_palette_text_on (tint)),
                             >=, 4.5);
        }
      g_assert_cmpfloat (difference (aster_palette_ramp (theme, ASTER_RAMP_TINT, 0),
                                     aster_palette_ink (theme, ASTER_INK_PAPER), 0),
                         <, 15);
    }
}

static void
test_out_of_range (void)
{
  AsterColour noise = aster_palette_ink (ASTER_THEME_LIGHT, ASTER_INK_NOISE);
  AsterColour nan = aster_palette_ramp (ASTER_THEME_LIGHT, ASTER_RAMP_VALUES, NAN);
  AsterColour far = aster_palette_ramp (ASTER_THEME_LIGHT, ASTER_RAMP_VALUES, 7);
  AsterColour end = aster_palette_ramp (ASTER_THEME_LIGHT, ASTER_RAMP_VALUES, 1);

  g_assert_cmphex (aster_colour_to_pixel (nan), ==, aster_colour_to_pixel (noise));
  g_assert_cmphex (aster_colour_to_pixel (far), ==, aster_colour_to_pixel (end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/classes-apart", test_classes_apart);
  g_test_add_func ("/palette/classes-seen", test_classes_seen);
  g_test_add_func ("/palette/okabe-ito", test_okabe_ito);
  g_test_add_func ("/palette/values-monotone", test_values_monotone);
  g_test_add_func ("/palette/signed-symmetric", test_signed_symmetric);
  g_test_add_func ("/palette/points-seen", test_points_seen);
  g_test_add_func ("/palette/text-on-tint", test_text_on_tint);
  g_test_add_func ("/palette/out-of-range", test_out_of_range);

  return g_test_run ();
}
