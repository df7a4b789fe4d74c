#include "tools/error.h"

/* clang-format off */
G_DEFINE_QUARK (aster-error-quark, aster_error)
/* clang-format on */

/**
 * aster_set_cancelled:
 * @error: (nullable): receives %ASTER_ERROR_CANCELLED
 *
 * For a verb that unwinds after a beat.
 */
void
aster_set_cancelled (GError **error)
{
  g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_CANCELLED, "Cancelled");
}
