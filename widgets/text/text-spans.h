/* text-spans.h - where the pieces of a text stand while the text is being edited. */
#pragma once

#include "values/pieces.h"

G_BEGIN_DECLS

/* Counted in characters, as a text buffer counts; pieces are counted in bytes. */
typedef struct
{
  guint start;
  guint end;   /* after the last character */
  guint piece; /* index into the pieces that the spans were made from */
  int row;     /* row of the space, or −1 */
} AsterTextSpan;

typedef struct _AsterTextSpans AsterTextSpans;

AsterTextSpans *aster_text_spans_new (const AsterPieces *pieces);
void aster_text_spans_free (AsterTextSpans *self);

void aster_text_spans_insert (AsterTextSpans *self, guint at, guint n);
void aster_text_spans_delete (AsterTextSpans *self, guint start, guint end);

gsize aster_text_spans_get_n (const AsterTextSpans *self);
const AsterTextSpan *aster_text_spans_get (const AsterTextSpans *self, gsize i);
gsize aster_text_spans_from (const AsterTextSpans *self, guint offset);
int aster_text_spans_at (const AsterTextSpans *self, guint offset);
int aster_text_spans_find_row (const AsterTextSpans *self, int row);
gsize aster_text_spans_count_row (const AsterTextSpans *self, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTextSpans, aster_text_spans_free)

G_END_DECLS
