/* text-edit.h - the one edit that turns a text into another. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint start;        /* the first character that goes, counted in characters */
  guint end;          /* after the last one */
  const char *insert; /* what comes instead: within the new text */
  gsize length;       /* bytes of it */
} AsterTextEdit;

AsterTextEdit aster_text_edit_find (const char *old, const char *new);

G_END_DECLS
