/* relay.h - what many make in any order and one at a time uses in theirs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AsterRelay AsterRelay;

/* Uses an item, which is then the function's to free. */
typedef void (*AsterRelayFunc) (gpointer item, gpointer user_data);

AsterRelay *aster_relay_new (gsize n, AsterRelayFunc func, gpointer user_data);
void aster_relay_free (AsterRelay *self);
void aster_relay_hand (AsterRelay *self, gsize number, gpointer item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterRelay, aster_relay_free)

G_END_DECLS
