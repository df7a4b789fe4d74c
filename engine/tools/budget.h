/* budget.h - how much memory one piece of data may take. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 aster_budget_get (void);
guint aster_budget_fit_threads (guint threads, GError **error);
void aster_budget_set (guint64 bytes);

gboolean aster_budget_check (gsize n_rows, gsize n_cols, GError **error);

G_END_DECLS
