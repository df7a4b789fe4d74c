/* table-order.h - rows in the order of a column, found by a thread. */
#pragma once

#include <gio/gio.h>

#include "values/column.h"
#include "values/tokens.h"

G_BEGIN_DECLS

/* What to sort by: one of these, or none for the order of the rows. */
typedef struct
{
  AsterTokens *tokens; /* in the order of the locale's dictionary */
  AsterColumn *column; /* numbers by size, words as tokens */
  gboolean unknown;    /* numbers that nobody has worked out yet: none is less */
} AsterTableKey;

guint32 *aster_table_order_sort (const AsterTableKey *key,
                                 gsize n,
                                 gboolean descending,
                                 GCancellable *cancellable);
void aster_table_order_sort_async (const AsterTableKey *key,
                                   gsize n,
                                   gboolean descending,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
guint32 *aster_table_order_sort_finish (GAsyncResult *result, gsize *n, GError **error);

guint32 *aster_table_order_filter (const guint32 *order, gsize *n, const guint64 *bits);

G_END_DECLS
