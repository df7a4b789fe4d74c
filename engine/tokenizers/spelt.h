/* spelt.h - the atoms of a text in one of the spellings they are looked up in. */
#pragma once

#include "tokenizers/atoms.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_FORM_WRITTEN,    /* byte for byte */
  ASTER_FORM_COMPOSED,   /* plain, in Unicode's composed form */
  ASTER_FORM_DECOMPOSED, /* plain, in its decomposed form */
} AsterForm;

#define ASTER_N_FORMS 3

/* Immutable once made. */
typedef struct
{
  char *bytes;   /* all atoms, one after the other */
  gsize *starts; /* (n + 1) where each begins in bytes */
  gsize n;
} AsterSpelt;

AsterSpelt *aster_spelt_new (const char *text,
                             const GArray *atoms,
                             AsterForm form,
                             gboolean lower,
                             AsterPulse *pulse,
                             GError **error);
void aster_spelt_free (AsterSpelt *self);
gboolean aster_spelt_equal (const AsterSpelt *a, const AsterSpelt *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterSpelt, aster_spelt_free)

G_END_DECLS
