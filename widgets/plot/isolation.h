/* isolation.h - the rows that are looked at alone, and those in which they were chosen.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ASTER_MAX_ISOLATIONS 32 /* one inside another */

#define ASTER_TYPE_ISOLATION (aster_isolation_get_type ())

/* One for each open space, shared by all of its panes; main thread only.
 *
 * Signal: "changed", no arguments. */
G_DECLARE_FINAL_TYPE (AsterIsolation, aster_isolation, ASTER, ISOLATION, GObject)

AsterIsolation *aster_isolation_new (gsize n_rows);
gboolean aster_isolation_enter (AsterIsolation *self, const guint32 *rows, gsize n);
void aster_isolation_back_to (AsterIsolation *self, guint depth);
guint aster_isolation_get_depth (AsterIsolation *self);
const guint32 *aster_isolation_get_rows (AsterIsolation *self, guint depth, gsize *n);

GVariant *aster_isolation_snapshot (AsterIsolation *self);
gboolean aster_isolation_restore (AsterIsolation *self, GVariant *snapshot);

G_END_DECLS
