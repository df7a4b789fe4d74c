/* atoms.h - a text cut into the smallest units that a word tokenizer keeps whole. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

typedef struct
{
  gsize start; /* byte offset into the text */
  gsize end;   /* byte offset after the last byte */
} AsterAtom;

GArray *
aster_atoms_cut (const char *text, gsize length, AsterPulse *pulse, GError **error);

G_END_DECLS
