/* What is known of one piece of a text, in words, one fact a line. */

#include "text/text-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "parts/numbers.h"

#define DIGITS 4

/* The piece as it stands in the text and, if that is another, as the space has it. */
static char *
name_piece (const AsterTextSpan *span,
            const AsterPieces *pieces,
            const AsterTokens *tokens)
{
  const AsterPiece *piece = &pieces->items[span->piece];
  g_autofree char *shown = aster_token_escape (pieces->text + piece->start,
                                               (gssize) (piece->end - piece->start));
  g_autofree char *token = NULL;

  if (span->row >= 0 && tokens != NULL && (gsize) span->row < aster_tokens_get_n (tokens))
    token = aster_tokens_dup_shown (tokens, (gsize) span->row);
  if (token == NULL || strcmp (token, shown) == 0)
    return g_steal_pointer (&shown);

  /* Translators: a word of the text, and the token of the space that it is read as. */
  return g_strdup_printf (_ ("%s, read as %s"), shown, token);
}

/**
 * aster_text_facts_dup:
 * @result: pieces and tints
 * @spans: where the pieces are
 * @at: which span
 * @tokens: (nullable): of the space
 * @meaning: what the tints are: «cosine to ⟨purple⟩»
 *
 * Returns: (transfer full): the piece; its value, if it has one; its rank and how
 *   often its row stands in the text
 */
char *
aster_text_facts_dup (const AsterResult *result,
                      const AsterTextSpans *spans,
                      gsize at,
                      const AsterTokens *tokens,
                      const char *meaning)
{
  const AsterTextSpan *span = aster_text_spans_get (spans, at);
  gsize count = aster_text_spans_count_row (spans, span->row);
  g_autofree char *name = name_piece (span, result->pieces, tokens);
  g_autofree char *rank = aster_number_dup_count ((gsize) MAX (span->row, 0) + 1);
  g_autofree char *value = aster_number_dup (result->tints[span->piece], DIGITS);
  g_autofree char *n = aster_number_dup_count (count);
  g_autofree char *times = NULL;

  if (span->row < 0)
    /* Translators: %s is a word. */
    return g_strdup_printf (_ ("%s\nThis space has no vector for it."), name);

  times = g_strdup_printf (
      ngettext ("%s time in this text", "%s times in this text", count), n);
  if (isnan (result->tints[span->piece]))
    /* Translators: a word; its place in the vocabulary; how often it stands here. */
    return g_strdup_printf (_ ("%s\nrank %s · %s"), name, rank, times);

  /* Translators: a word; what its value is («cosine to ⟨purple⟩»); the value; its
   * place in the vocabulary; how often it stands here. */
  return g_strdup_printf (_ ("%s\n%s: %s\nrank %s · %s"), name, meaning, value, rank,
                          times);
}
