/* cutter.h - a stream of bytes cut into words and sentences. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_CUTTER_PLACES 3

/* Called with each word, and with NULL at each end of a sentence; several ends
 * may follow one another. FALSE stops the cutting. */
typedef gboolean (*AsterCutterFunc) (const char *word, gsize length, gpointer user_data);

typedef struct
{
  gboolean lower;
  AsterCutterFunc func;
  gpointer user_data;

  GString *word;      /* so far, lower-cased if asked */
  char joiner;        /* apostrophe, hyphen or underscore that waits for a letter, or 0 */
  gboolean in_number; /* letters that follow a digit are not a word: «1st» */
  char carry[8];      /* the beginning of a character that the next block ends */
  guint n_carry;

  guint64 offset;                       /* bytes taken so far */
  guint64 n_invalid;                    /* bytes that are not UTF-8 */
  guint64 invalid[ASTER_CUTTER_PLACES]; /* offsets of the first of them */
} AsterCutter;

void aster_cutter_init (AsterCutter *self,
                        gboolean lower,
                        AsterCutterFunc func,
                        gpointer user_data);
gboolean aster_cutter_feed (AsterCutter *self, const char *bytes, gsize length);
gboolean aster_cutter_finish (AsterCutter *self);
void aster_cutter_clear (AsterCutter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterCutter, aster_cutter_clear)

G_END_DECLS
