/* All of the text of a buffer, as a whole. */

#include "text/buffer-text.h"

#include <string.h>

#include "text/text-edit.h"

/* (transfer full): UTF-8, with what is hidden. */
char *
aster_buffer_text_dup (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/**
 * aster_buffer_text_set:
 * @buffer: a text buffer
 * @text: UTF-8
 *
 * Replaces what is different and nothing else, so that the page and the cursor stay
 * where they are when a word is undone. The person cannot undo it in the buffer.
 *
 * Returns: whether anything was different
 */
gboolean
aster_buffer_text_set (GtkTextBuffer *buffer, const char *text)
{
  g_autofree char *old = aster_buffer_text_dup (buffer);
  AsterTextEdit edit = aster_text_edit_find (old, text);
  GtkTextIter start, end;

  if (strcmp (old, text) == 0)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) edit.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) edit.end);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, edit.insert, (int) edit.length);
  gtk_text_buffer_end_irreversible_action (buffer);

  return TRUE;
}

/* Takes away what is beyond @most characters; whether there was anything. */
gboolean
aster_buffer_text_cut (GtkTextBuffer *buffer, int most)
{
  GtkTextIter start, end;

  if (gtk_text_buffer_get_char_count (buffer) <= most)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, most);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_delete (buffer, &start, &end);

  return TRUE;
}
