/* arrangement.h - how the panes of a document share the room: a tree of splits. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AsterArrangement AsterArrangement;

/* A leaf shows one pane; a split shows two parts beside or above each other. */
struct _AsterArrangement
{
  guint pane; /* leaf: the id of its pane; 0 for a split */
  GtkOrientation orientation;
  double share; /* split: of the room that the first part takes, (0, 1) */
  AsterArrangement *first, *second;
};

AsterArrangement *aster_arrangement_new_leaf (guint pane);
AsterArrangement *aster_arrangement_new_split (GtkOrientation orientation,
                                               double share,
                                               AsterArrangement *first,
                                               AsterArrangement *second);
void aster_arrangement_free (AsterArrangement *self);

AsterArrangement *aster_arrangement_add (AsterArrangement *self,
                                         guint beside,
                                         GtkOrientation orientation,
                                         guint pane);
AsterArrangement *aster_arrangement_remove (AsterArrangement *self, guint pane);
gboolean aster_arrangement_contains (const AsterArrangement *self, guint pane);

char *aster_arrangement_to_string (const AsterArrangement *self);
AsterArrangement *aster_arrangement_from_string (const char *text);
char *aster_arrangement_mend (const char *text, const guint *panes, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterArrangement, aster_arrangement_free)

G_END_DECLS
