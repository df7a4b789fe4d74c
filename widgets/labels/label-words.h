/* label-words.h - how much room each word takes up as a label. */
#pragma once

#include "values/tokens.h"

G_BEGIN_DECLS

/* px of one line of text. */
typedef struct
{
  float width;
  float half; /* from its middle up and down: all of its ink, and some air */
} AsterLabelSize;

typedef struct _AsterLabelWords AsterLabelWords;

AsterLabelWords *
aster_label_words_new (const AsterTokens *tokens, const char *font, double size);
AsterLabelWords *aster_label_words_ref (AsterLabelWords *self);
void aster_label_words_unref (AsterLabelWords *self);

char *aster_label_words_dup_text (const AsterTokens *tokens, gsize row);
gsize aster_label_words_get_n (const AsterLabelWords *self);
AsterLabelSize aster_label_words_get_least (const AsterLabelWords *self, gsize row);
AsterLabelSize aster_label_words_measure (AsterLabelWords *self, gsize row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterLabelWords, aster_label_words_unref)

G_END_DECLS
