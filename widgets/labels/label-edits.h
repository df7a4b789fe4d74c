/* label-edits.h - what a person did to the labels of a map: moved some, hid others. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ASTER_MAX_MOVED      200  /* labels of a map */
#define ASTER_LABEL_FAR      60.0 /* sizes of a label: nothing is moved farther */
#define ASTER_LABEL_NAME_BIT 0x80000000u

/* A label is known by its row, the name of a region by aster_label_key_of_name(). */
guint32 aster_label_key_of_name (const char *text, gboolean broad);

typedef struct
{
  guint32 key;
  double offset[2]; /* sizes of a label, to the right and down, from where it belongs */
} AsterMovedLabel;

#define ASTER_TYPE_LABEL_EDITS (aster_label_edits_get_type ())

/* Signals: "changed" — something looks different; "edited" (merge: a string or NULL) — a
 * person has done something that can be undone. */
G_DECLARE_FINAL_TYPE (AsterLabelEdits, aster_label_edits, ASTER, LABEL_EDITS, GObject)

AsterLabelEdits *aster_label_edits_new (void);
AsterLabelEdits *aster_label_edits_copy (AsterLabelEdits *self);

void aster_label_edits_move (AsterLabelEdits *self, guint32 key, const double offset[2]);
gboolean aster_label_edits_put_back (AsterLabelEdits *self, guint32 key);
gboolean
aster_label_edits_get_offset (AsterLabelEdits *self, guint32 key, double offset[2]);
const AsterMovedLabel *aster_label_edits_get_moved (AsterLabelEdits *self, guint *n);

void aster_label_edits_hide (AsterLabelEdits *self, guint32 key);
gboolean aster_label_edits_is_hidden (AsterLabelEdits *self, guint32 key);
guint aster_label_edits_get_n_hidden (AsterLabelEdits *self);
guint32 *aster_label_edits_dup_hidden (AsterLabelEdits *self, guint *n);
void aster_label_edits_show_hidden (AsterLabelEdits *self);

void aster_label_edits_commit (AsterLabelEdits *self, const char *merge);
guint aster_label_edits_get_serial (AsterLabelEdits *self);

GVariant *aster_label_edits_snapshot (AsterLabelEdits *self);
void aster_label_edits_restore (AsterLabelEdits *self, GVariant *snapshot);

G_END_DECLS
