/* selection.h - what is selected, pinned, found and pointed at in one space. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What rows that are handed in do to the set that is there. */
typedef enum {
  ASTER_SELECT_REPLACE,
  ASTER_SELECT_TRY, /* replace, and others may follow at once: somebody still looks */
  ASTER_SELECT_ADD,
  ASTER_SELECT_REMOVE,
  ASTER_SELECT_TOGGLE,
} AsterSelectMode;

#define ASTER_TYPE_SELECTION (aster_selection_get_type ())

/* One for each open space, shared by all of its panes; main thread only.
 *
 * Properties: "hovered" and "current" (rows, −1 for none).
 * Signals: "selection-changed", "pins-changed", "matches-changed", no arguments. */
G_DECLARE_FINAL_TYPE (AsterSelection, aster_selection, ASTER, SELECTION, GObject)

AsterSelection *aster_selection_new (gsize n_rows);
gsize aster_selection_get_n_rows (AsterSelection *self);

void aster_selection_apply (AsterSelection *self,
                            const guint32 *rows,
                            gsize n,
                            AsterSelectMode mode);
void aster_selection_clear (AsterSelection *self);
void aster_selection_invert (AsterSelection *self);
gboolean aster_selection_is_trying (AsterSelection *self);
gboolean aster_selection_is_selected (AsterSelection *self, gsize row);
gsize aster_selection_get_n_selected (AsterSelection *self);
guint32 *aster_selection_dup_rows (AsterSelection *self, gsize *n);
const guint64 *aster_selection_peek_selected (AsterSelection *self);

int aster_selection_get_hovered (AsterSelection *self);
void aster_selection_set_hovered (AsterSelection *self, int row);
int aster_selection_get_current (AsterSelection *self);
void aster_selection_set_current (AsterSelection *self, int row);

void aster_selection_pin (AsterSelection *self, guint32 row);
void aster_selection_unpin (AsterSelection *self, guint32 row);
gboolean aster_selection_is_pinned (AsterSelection *self, guint32 row);
void aster_selection_set_pins (AsterSelection *self, const guint32 *rows, gsize n);
const guint32 *aster_selection_get_pins (AsterSelection *self, gsize *n);

void aster_selection_set_matches (AsterSelection *self, const guint32 *rows, gsize n);
gboolean aster_selection_is_match (AsterSelection *self, gsize row);
gsize aster_selection_get_n_matches (AsterSelection *self);
guint32 *aster_selection_dup_matches (AsterSelection *self, gsize *n);
const guint64 *aster_selection_peek_matches (AsterSelection *self);

GVariant *aster_selection_snapshot (AsterSelection *self);
gboolean aster_selection_restore (AsterSelection *self, GVariant *snapshot);

G_END_DECLS
