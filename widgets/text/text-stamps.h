/* text-stamps.h - short words that are drawn once and put on many pictures. */
#pragma once

#include "text/text-paint.h"

G_BEGIN_DECLS

typedef struct _AsterTextStamps AsterTextStamps;

typedef struct
{
  cairo_surface_t *surface; /* the word with its halo */
  double width, height;     /* px of the word alone */
} AsterTextStamp;

typedef struct
{
  const char *font; /* (nullable): a family */
  double size;      /* px */
  AsterColour ink, halo;
} AsterTextLook;

AsterTextStamps *aster_text_stamps_new (void);
void aster_text_stamps_free (AsterTextStamps *self);

const AsterTextStamp *aster_text_stamps_get (AsterTextStamps *self,
                                             cairo_t *cr,
                                             const AsterTextLook *look,
                                             const char *text);
void aster_text_stamp_paint (const AsterTextStamp *self, cairo_t *cr, const double at[2]);

G_END_DECLS
