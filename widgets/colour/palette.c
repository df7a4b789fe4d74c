/* Every colour of the program that is not in its style sheet.
 *
 * Classes take the eight colours of Okabe and Ito (2002), which people with any
 * of the three common kinds of colour blindness tell apart; on dark paper black
 * becomes white and the others a little lighter. Values take viridis (Smith and van der
 * Walt 2015) or cividis (Nuñez, Anderton and Renslow 2018), trimmed at the end that would
 * vanish into the paper. Signed values run from
 * blue through the paper to red, or, of points, through a tone that is seen on the paper;
 * tints of a text from the paper to red. In high contrast nothing that marks a point
 * comes nearer to the paper than its theme asks for. Colours are sRGB, and ramps are
 * mixed there between anchors that stand close together. */

#include "colour/palette.h"

#include <math.h>
#include <string.h>

#define PALE    0.6  /* share of grey in clusters that have no mark of their own */
#define LIGHTER 0.18 /* share of white in the classes on dark paper */

#define HEX(v)                                                                           \
  {                                                                                      \
    ((v) >> 16 & 255) / 255.0, ((v) >> 8 & 255) / 255.0, ((v) &255) / 255.0, 1           \
  }

static const AsterColour inks[ASTER_N_THEMES][ASTER_N_INKS] = {
  [ASTER_THEME_LIGHT] = {
    [ASTER_INK_PAPER] = HEX (0xffffff),
    [ASTER_INK_EDGE] = HEX (0xf1f3f7),
    [ASTER_INK_TEXT] = HEX (0x23262e),
    [ASTER_INK_QUIET] = HEX (0x5c626e),
    [ASTER_INK_LINE] = HEX (0xb6bbc6),
    [ASTER_INK_FAINT] = HEX (0xe3e6ec),
    [ASTER_INK_NOISE] = HEX (0xa4a9b3),
    [ASTER_INK_ACCENT] = HEX (0x1c71d8),
    [ASTER_INK_HOVER] = HEX (0x1a1c22),
    [ASTER_INK_PIN] = HEX (0xb83a00),
    [ASTER_INK_MATCH] = HEX (0x8b2fa8),
    [ASTER_INK_TORN] = HEX (0xc44f00),
    [ASTER_INK_STRANGE] = HEX (0x0066a8),
    [ASTER_INK_CARD] = HEX (0xffffff),
    [ASTER_INK_CARD_TEXT] = HEX (0x23262e),
  },
  [ASTER_THEME_DARK] = {
    [ASTER_INK_PAPER] = HEX (0x21242d),
    [ASTER_INK_EDGE] = HEX (0x15171d),
    [ASTER_INK_TEXT] = HEX (0xe8eaf0),
    [ASTER_INK_QUIET] = HEX (0x9da3b1),
    [ASTER_INK_LINE] = HEX (0x4c525f),
    [ASTER_INK_FAINT] = HEX (0x2d313b),
    [ASTER_INK_NOISE] = HEX (0x6a707d),
    [ASTER_INK_ACCENT] = HEX (0x78aeed),
    [ASTER_INK_HOVER] = HEX (0xffffff),
    [ASTER_INK_PIN] = HEX (0xffa348),
    [ASTER_INK_MATCH] = HEX (0xdc8add),
    [ASTER_INK_TORN] = HEX (0xff9a4d),
    [ASTER_INK_STRANGE] = HEX (0x6cbcf2),
    [ASTER_INK_CARD] = HEX (0x2f333e),
    [ASTER_INK_CARD_TEXT] = HEX (0xf2f3f7),
  },
  [ASTER_THEME_CONTRAST] = {
    [ASTER_INK_PAPER] = HEX (0xffffff),
    [ASTER_INK_EDGE] = HEX (0xffffff),
    [ASTER_INK_TEXT] = HEX (0x000000),
    [ASTER_INK_QUIET] = HEX (0x202020),
    [ASTER_INK_LINE] = HEX (0x000000),
    [ASTER_INK_FAINT] = HEX (0x8a8a8a),
    [ASTER_INK_NOISE] = HEX (0x6e6e6e),
    [ASTER_INK_ACCENT] = HEX (0x0039b3),
    [ASTER_INK_HOVER] = HEX (0x000000),
    [ASTER_INK_PIN] = HEX (0x8f2d00),
    [ASTER_INK_MATCH] = HEX (0x6d1487),
    [ASTER_INK_TORN] = HEX (0x8f2d00),
    [ASTER_INK_STRANGE] = HEX (0x003f8a),
    [ASTER_INK_CARD] = HEX (0xffffff),
    [ASTER_INK_CARD_TEXT] = HEX (0x000000),
  },
  [ASTER_THEME_CONTRAST_DARK] = {
    [ASTER_INK_PAPER] = HEX (0x000000),
    [ASTER_INK_EDGE] = HEX (0x000000),
    [ASTER_INK_TEXT] = HEX (0xffffff),
    [ASTER_INK_QUIET] = HEX (0xe4e4e4),
    [ASTER_INK_LINE] = HEX (0xffffff),
    [ASTER_INK_FAINT] = HEX (0x6e6e6e),
    [ASTER_INK_NOISE] = HEX (0x949494),
    [ASTER_INK_ACCENT] = HEX (0x99c9ff),
    [ASTER_INK_HOVER] = HEX (0xffffff),
    [ASTER_INK_PIN] = HEX (0xffbe6f),
    [ASTER_INK_MATCH] = HEX (0xf0b3f1),
    [ASTER_INK_TORN] = HEX (0xffb070),
    [ASTER_INK_STRANGE] = HEX (0x9ad4ff),
    [ASTER_INK_CARD] = HEX (0x000000),
    [ASTER_INK_CARD_TEXT] = HEX (0xffffff),
  },
  [ASTER_THEME_PRINT] = {
    [ASTER_INK_PAPER] = HEX (0xffffff),
    [ASTER_INK_EDGE] = HEX (0xffffff),
    [ASTER_INK_TEXT] = HEX (0x000000),
    [ASTER_INK_QUIET] = HEX (0x404040),
    [ASTER_INK_LINE] = HEX (0x707070),
    [ASTER_INK_FAINT] = HEX (0xd0d0d0),
    [ASTER_INK_NOISE] = HEX (0x999999),
    [ASTER_INK_ACCENT] = HEX (0x1a5fb4),
    [ASTER_INK_HOVER] = HEX (0x000000),
    [ASTER_INK_PIN] = HEX (0xa53500),
    [ASTER_INK_MATCH] = HEX (0x7a2394),
    [ASTER_INK_TORN] = HEX (0xb84a00),
    [ASTER_INK_STRANGE] = HEX (0x005a96),
    [ASTER_INK_CARD] = HEX (0xffffff),
    [ASTER_INK_CARD_TEXT] = HEX (0x000000),
  },
};

/* The largest classes come first and take the colours that stand out on any paper. */
static const AsterColour classes[ASTER_N_CLASS_COLOURS] = {
  HEX (0x0072b2), /* blue */
  HEX (0xe69f00), /* orange */
  HEX (0x009e73), /* bluish green */
  HEX (0xcc79a7), /* reddish purple */
  HEX (0xd55e00), /* vermilion */
  HEX (0x56b4e9), /* sky blue */
  HEX (0xf0e442), /* yellow */
  HEX (0x000000), /* black */
};
static const AsterColour class_white = HEX (0xf2f2f2);

/* The same where each must stand out from white paper by three: darker, and as far from
 * one another as that allows, for every eye. */
static const AsterColour classes_high[ASTER_N_CLASS_COLOURS] = {
  HEX (0x31319c), /* blue */
  HEX (0x816a2d), /* ochre */
  HEX (0x00a96d), /* bluish green */
  HEX (0xba6f93), /* reddish purple */
  HEX (0x6f0300), /* dark red */
  HEX (0x336ca3), /* steel blue */
  HEX (0x74a300), /* leaf green */
  HEX (0x000000), /* black */
};

static const AsterColour viridis[] = {
  HEX (0x440154), HEX (0x482475), HEX (0x414487), HEX (0x355f8d),
  HEX (0x2a788e), HEX (0x21918c), HEX (0x22a884), HEX (0x44bf70),
  HEX (0x7ad151), HEX (0xbddf26), HEX (0xfde725),
};

static const AsterColour cividis[] = {
  HEX (0x00224e), HEX (0x123570), HEX (0x3b496c), HEX (0x575d6d), HEX (0x707173),
  HEX (0x8a8678), HEX (0xa59c74), HEX (0xc3b369), HEX (0xe1cc55), HEX (0xfee838),
};

/* From the paper of the theme outwards. */
static const AsterColour tint[2][2] = { { HEX (0xff8f8a), HEX (0xf0282d) },
                                        { HEX (0x84303a), HEX (0xe5383b) } };
static const AsterColour below[2][2] = { { HEX (0x6aaad4), HEX (0x2166ac) },
                                         { HEX (0x4f86b8), HEX (0x6fb4f2) } };
static const AsterColour above[2][2] = { { HEX (0xef8a72), HEX (0xb2182b) },
                                         { HEX (0xc45a54), HEX (0xf8716a) } };
/* Points of signed values, from zero outwards. */
static const AsterColour zero[ASTER_N_THEMES] = { HEX (0xc6c1b9), HEX (0x69665f),
                                                  HEX (0x8a8782), HEX (0x77746f),
                                                  HEX (0xc6c1b9) };
static const AsterColour below_high[2][2] = { { HEX (0x3f7fb5), HEX (0x0b3c73) },
                                              { HEX (0x5b9fd6), HEX (0x86c5ff) } };
static const AsterColour above_high[2][2] = { { HEX (0xc8503f), HEX (0x7a0d1c) },
                                              { HEX (0xe07a6a), HEX (0xff9b8f) } };
static const AsterColour density_light[] = { HEX (0x8ea6d8), HEX (0x4f6fc4),
                                             HEX (0x2c3f96), HEX (0x1a2560) };
static const AsterColour density_dark[] = { HEX (0x4b61a8), HEX (0x7293e6),
                                            HEX (0xa9c4ff), HEX (0xf3f7ff) };

static AsterColour
pick (const AsterColour *anchors, guint n, double t)
{
  double at = CLAMP (t, 0, 1) * (n - 1);
  guint i = MIN ((guint) at, n - 2);

  return aster_colour_mix (anchors[i], anchors[i + 1], at - i);
}

/* Along a ramp that begins at @first. */
static AsterColour
pick_from (AsterColour first, const AsterColour *anchors, double t)
{
  AsterColour three[] = { first, anchors[0], anchors[1] };

  return pick (three, 3, t);
}

static gboolean
is_high (AsterTheme theme)
{
  return theme == ASTER_THEME_CONTRAST || theme == ASTER_THEME_CONTRAST_DARK;
}

gboolean
aster_theme_is_dark (AsterTheme theme)
{
  return theme == ASTER_THEME_DARK || theme == ASTER_THEME_CONTRAST_DARK;
}

AsterColour
aster_palette_ink (AsterTheme theme, AsterInk ink)
{
  g_return_val_if_fail (theme < ASTER_N_THEMES && ink < ASTER_N_INKS, class_white);

  return inks[theme][ink];
}

/* The colour of class @index; after the eighth they come again, with other shapes. */
AsterColour
aster_palette_class (AsterTheme theme, guint index)
{
  guint i = index % ASTER_N_CLASS_COLOURS;

  if (!aster_theme_is_dark (theme))
    return is_high (theme) ? classes_high[i] : classes[i];
  if (i == ASTER_N_CLASS_COLOURS - 1)
    return class_white;

  return aster_colour_mix (classes[i], class_white, LIGHTER);
}

/* The colour of classes that have none of their own. */
AsterColour
aster_palette_other (AsterTheme theme)
{
  return aster_colour_mix (aster_palette_ink (theme, ASTER_INK_NOISE),
                           aster_palette_ink (theme, ASTER_INK_QUIET), 0.5);
}

/* The colour of a cluster: that of its class; from the 33rd on, where marks run out, the
 * same eight again, paler, so that it is told from its neighbours; or noise for −1. */
AsterColour
aster_palette_cluster (AsterTheme theme, int cluster)
{
  if (cluster < 0)
    return aster_palette_ink (theme, ASTER_INK_NOISE);
  if (cluster >= ASTER_MAX_CLASSES)
    return aster_colour_mix (aster_palette_class (theme, (guint) cluster),
                             aster_palette_ink (theme, ASTER_INK_NOISE), PALE);

  return aster_palette_class (theme, (guint) cluster);
}

/**
 * aster_palette_ramp:
 * @theme: a theme
 * @ramp: which ramp
 * @t: where along it, brought into [0, 1]; NaN has no colour
 *
 * Returns: the colour, or that of noise for NaN
 */
AsterColour
aster_palette_ramp (AsterTheme theme, AsterRamp ramp, double t)
{
  gboolean dark = aster_theme_is_dark (theme), high = is_high (theme);
  AsterColour paper = inks[theme][ASTER_INK_PAPER];

  if (isnan (t))
    return aster_palette_ink (theme, ASTER_INK_NOISE);

  switch (ramp)
    {
    case ASTER_RAMP_TINT:
      return pick_from (paper, tint[dark], t);

    case ASTER_RAMP_SIGNED:
      return t < 0.5 ? pick_from (paper, below[dark], 1 - 2 * t)
                     : pick_from (paper, above[dark], 2 * t - 1);

    case ASTER_RAMP_POINTS:
      return t < 0.5 ? pick_from (zero[theme], high ? below_high[dark] : below[dark],
                                  1 - 2 * t)
                     : pick_from (zero[theme], high ? above_high[dark] : above[dark],
                                  2 * t - 1);

    case ASTER_RAMP_DENSITY:
      return dark ? pick (density_dark, G_N_ELEMENTS (density_dark), t)
                  : pick (density_light, G_N_ELEMENTS (density_light), t);

    case ASTER_RAMP_CIVIDIS:
      t = CLAMP (t, 0, 1);
      return pick (cividis, G_N_ELEMENTS (cividis),
                   dark ? 0.2 + 0.8 * t : (high ? 0.75 : 0.9) * t);

    case ASTER_RAMP_VALUES:
    default:
      t = CLAMP (t, 0, 1);
      return pick (viridis, G_N_ELEMENTS (viridis),
                   dark ? (high ? 0.22 + 0.78 * t : 0.17 + 0.83 * t)
                        : (high ? 0.71 : 0.92) * t);
    }
}

AsterColour
aster_colour_mix (AsterColour a, AsterColour b, double t)
{
  AsterColour mixed = { a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t,
                        a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t };

  return mixed;
}

AsterColour
aster_colour_with_alpha (AsterColour self, double alpha)
{
  self.a = alpha;

  return self;
}

/* The colour, taken as opaque, as a pixel of cairo's ARGB32. */
guint32
aster_colour_to_pixel (AsterColour self)
{
  return 0xff000000u | (guint32) lrint (self.r * 255) << 16 |
         (guint32) lrint (self.g * 255) << 8 | (guint32) lrint (self.b * 255);
}

/* "#rrggbb"; FALSE if @text is nothing like it. */
gboolean
aster_colour_read (const char *text, AsterColour *colour)
{
  guint64 hex;

  if (text[0] != '#' || strlen (text) != 7 ||
      !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &hex, NULL))
    return FALSE;

  *colour = (AsterColour) HEX (hex);

  return TRUE;
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance, [0, 1] (WCAG 2.1). */
static double
luminance (AsterColour c)
{
  return 0.2126 * linear (c.r) + 0.7152 * linear (c.g) + 0.0722 * linear (c.b);
}

/* The contrast of two opaque colours, [1, 21] (WCAG 2.1). */
double
aster_colour_contrast (AsterColour a, AsterColour b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

/* Black or white, whichever is easier to read on @background: at least 4.5. */
AsterColour
aster_palette_text_on (AsterColour background)
{
  AsterColour black = HEX (0x000000), white = HEX (0xffffff);

  return aster_colour_contrast (background, black) >=
                 aster_colour_contrast (background, white)
             ? black
             : white;
}
