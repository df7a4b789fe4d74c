/* palette.h - every colour of the program that is not in its style sheet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double r, g, b, a; /* sRGB, [0, 1], alpha not multiplied in */
} AsterColour;

typedef enum {
  ASTER_THEME_LIGHT,
  ASTER_THEME_DARK,
  ASTER_THEME_CONTRAST,      /* high contrast, black on white */
  ASTER_THEME_CONTRAST_DARK, /* high contrast, white on black */
  ASTER_THEME_PRINT,         /* white paper, nothing but ink */
} AsterTheme;

#define ASTER_N_THEMES 5

/* What a colour is for. */
typedef enum {
  ASTER_INK_PAPER,     /* the middle of the page */
  ASTER_INK_EDGE,      /* its rim: the page is softly lit from the middle */
  ASTER_INK_TEXT,      /* words */
  ASTER_INK_QUIET,     /* words that stand back: ticks, counts */
  ASTER_INK_LINE,      /* axes, frames */
  ASTER_INK_FAINT,     /* grid and origin lines */
  ASTER_INK_NOISE,     /* rows without a value, noise, «other» */
  ASTER_INK_ACCENT,    /* selection, rubber band */
  ASTER_INK_HOVER,     /* the ring under the pointer and the lines to neighbours */
  ASTER_INK_PIN,       /* pinned rows */
  ASTER_INK_MATCH,     /* what a search found */
  ASTER_INK_TORN,      /* lines between neighbours that a map tears apart */
  ASTER_INK_STRANGE,   /* lines between strangers that it puts side by side */
  ASTER_INK_CARD,      /* the card beside a hovered point */
  ASTER_INK_CARD_TEXT, /* words on it */
} AsterInk;

#define ASTER_N_INKS 15

/* A colour for each number of [0, 1]. */
typedef enum {
  ASTER_RAMP_VALUES,  /* viridis: values without a sign */
  ASTER_RAMP_TINT,    /* paper to red: the tints of a text */
  ASTER_RAMP_SIGNED,  /* blue, paper, red: ½ is zero */
  ASTER_RAMP_DENSITY, /* one hue: how crowded a place is */
  ASTER_RAMP_CIVIDIS, /* values without a sign, blue to yellow */
  ASTER_RAMP_POINTS,  /* as SIGNED, but ½ is a tone that no paper swallows */
} AsterRamp;

/* Distinct marks for classes: 8 colours times 4 shapes, then «other». */
#define ASTER_N_CLASS_COLOURS 8
#define ASTER_N_SHAPES        4
#define ASTER_MAX_CLASSES     (ASTER_N_CLASS_COLOURS * ASTER_N_SHAPES)

typedef enum {
  ASTER_SHAPE_DISC,
  ASTER_SHAPE_DIAMOND,
  ASTER_SHAPE_TRIANGLE,
  ASTER_SHAPE_SQUARE,
} AsterShape;

gboolean aster_theme_is_dark (AsterTheme theme);
AsterColour aster_palette_ink (AsterTheme theme, AsterInk ink);
AsterColour aster_palette_class (AsterTheme theme, guint index);
AsterColour aster_palette_cluster (AsterTheme theme, int cluster);
AsterColour aster_palette_other (AsterTheme theme);
AsterColour aster_palette_ramp (AsterTheme theme, AsterRamp ramp, double t);
AsterColour aster_palette_text_on (AsterColour background);

AsterColour aster_colour_mix (AsterColour a, AsterColour b, double t);
AsterColour aster_colour_with_alpha (AsterColour self, double alpha);
guint32 aster_colour_to_pixel (AsterColour self);
gboolean aster_colour_read (const char *text, AsterColour *colour);
double aster_colour_contrast (AsterColour a, AsterColour b);

G_END_DECLS
