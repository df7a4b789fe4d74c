/* tint.h - one number for each piece of a text, to colour it by. */
#pragma once

#include <glib-object.h>

#include "tools/pulse.h"
#include "values/matrix.h"
#include "values/pieces.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_TINT_NORM,     /* ‖v‖ */
  ASTER_TINT_PREVIOUS, /* cosine with the piece just before */
  ASTER_TINT_PINNED,   /* cosine with one vector */
} AsterTintBy;

typedef struct _AsterTint AsterTint;

/* Immutable once shared. */
struct _AsterTint
{
  AsterTintBy by;
  gsize n;        /* as many as the pieces */
  double *values; /* (n) NaN where there is none */
  double *scaled; /* (n) (value − min)/(max − min), ½ if max ≈ min; NaN likewise */
  double min, max; /* of the values; NaN if there are none */
};

AsterTint *aster_tint_new (const AsterPieces *pieces,
                           const AsterMatrix *x,
                           AsterTintBy by,
                           const float *pin,
                           AsterPulse *pulse,
                           GError **error);
void aster_tint_unref (AsterTint *self);
const char *aster_tint_by_to_string (AsterTintBy self);
gboolean aster_tint_by_from_string (const char *name, AsterTintBy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTint, aster_tint_unref)

G_END_DECLS
