/* torn.h - neighbours that a map tears apart, and strangers that it puts side by side. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 a, b;
  gboolean strange; /* near on the page alone; else near in the space alone */
} AsterTornEdge;

typedef struct _AsterTorn AsterTorn;

/* Immutable once shared. */
struct _AsterTorn
{
  gsize n_asked; /* rows that were asked about */
  gsize n_rows;  /* of these, the first so many were looked at */
  guint k;       /* neighbours of each */
  guint far;     /* one that is not among so many is far */
  GArray
      *edges; /* of AsterTornEdge: torn ones, then strange ones, each pair once, a < b */
  gsize n_torn; /* of the edges */
};

AsterTorn *aster_torn_new (void);
AsterTorn *aster_torn_ref (AsterTorn *self);
void aster_torn_unref (AsterTorn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterTorn, aster_torn_unref)

G_END_DECLS
