/* The one edit that turns a text into another: what lies between the same beginning
 * and the same end. O(length), and never within a character. */

#include "text/text-edit.h"

#include <string.h>

static gboolean
is_inside (const char *p)
{
  return (*p & 0xc0) == 0x80;
}

/**
 * aster_text_edit_find:
 * @old: UTF-8
 * @new: UTF-8; the edit points into it
 *
 * Returns: the shortest edit of one stretch
 */
AsterTextEdit
aster_text_edit_find (const char *old, const char *new)
{
  gsize n_old = strlen (old), n_new = strlen (new), head = 0, tail = 0;
  AsterTextEdit edit;

  while (head < n_old && head < n_new && old[head] == new[head])
    head++;
  while (head > 0 && (is_inside (old + head) || is_inside (new + head)))
    head--;

  while (tail < n_old - head && tail < n_new - head &&
         old[n_old - tail - 1] == new[n_new - tail - 1])
    tail++;
  while (tail > 0 && is_inside (new + n_new - tail))
    tail--;

  edit.start = (guint) g_utf8_strlen (old, (gssize) head);
  edit.end = edit.start +
             (guint) g_utf8_strlen (old + head, (gssize) (n_old - tail - head));
  edit.insert = new + head;
  edit.length = n_new - tail - head;

  return edit;
}
