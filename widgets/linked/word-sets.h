/* word-sets.h - the sets of rows that a person gave a name and a colour. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ASTER_MAX_SETS 32 /* as many marks as there are */

/* What becomes of a set when other rows are handed in. */
typedef enum {
  ASTER_SET_UNION,
  ASTER_SET_INTERSECTION,
  ASTER_SET_DIFFERENCE, /* the set without the rows */
  ASTER_SET_REPLACE,
} AsterSetOperation;

#define ASTER_TYPE_WORD_SETS (aster_word_sets_get_type ())

/* One for each open space, shared by all of its panes; main thread only.
 *
 * Signal: "changed", no arguments. */
G_DECLARE_FINAL_TYPE (AsterWordSets, aster_word_sets, ASTER, WORD_SETS, GObject)

AsterWordSets *aster_word_sets_new (gsize n_rows);
int
aster_word_sets_add (AsterWordSets *self, const char *name, const guint32 *rows, gsize n);
void aster_word_sets_remove (AsterWordSets *self, guint i);
void aster_word_sets_rename (AsterWordSets *self, guint i, const char *name);
void aster_word_sets_set_style (AsterWordSets *self, guint i, guint8 style);
void aster_word_sets_combine (AsterWordSets *self,
                              guint i,
                              AsterSetOperation operation,
                              const guint32 *rows,
                              gsize n);

guint aster_word_sets_get_n (AsterWordSets *self);
const char *aster_word_sets_get_name (AsterWordSets *self, guint i);
guint8 aster_word_sets_get_style (AsterWordSets *self, guint i);
const guint32 *aster_word_sets_get_rows (AsterWordSets *self, guint i, gsize *n);

GVariant *aster_word_sets_snapshot (AsterWordSets *self);
gboolean aster_word_sets_restore (AsterWordSets *self, GVariant *snapshot);

G_END_DECLS
