#include "run/map-page.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"

/**
 * aster_map_page_check:
 * @page: (nullable): (n × 2 or 3) a map
 * @n: rows of the map that is to start from it
 * @missing: what to say where there is none
 * @error: return location for %ASTER_ERROR_DOMAIN
 *
 * Returns: whether @page has a place for each of @n rows
 */
gboolean
aster_map_page_check (const AsterLayout *page,
                      gsize n,
                      const char *missing,
                      GError **error)
{
  g_return_val_if_fail (missing != NULL, FALSE);

  if (page == NULL)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN, missing);
  else if (page->positions->n_rows != n)
    g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                 _ ("The map to start from shows %zu tokens, and here are %zu. Choose a "
                    "map of the same tokens."),
                 page->positions->n_rows, n);
  else
    return TRUE;

  return FALSE;
}
