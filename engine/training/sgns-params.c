#include "training/sgns.h"

#include <glib/gi18n-lib.h>

#include "tools/error.h"
#include "tools/limits.h"

#define MAX_WINDOW 1000u
#define MAX_EPOCHS 100000u

/* One parameter that must lie in a range. */
static gboolean
check_range (const char *what, double value, double low, double high, GError **error)
{
  char shown[3][G_ASCII_DTOSTR_BUF_SIZE];

  if (value >= low && value <= high)
    return TRUE;

  g_set_error (
      error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
      /* Translators: the first %s is the name of a setting of training, such as
       * “window”; then come its value, the smallest and the largest one. */
      _ ("The setting “%s” of the training is %s, but must lie between %s and %s."), what,
      g_ascii_formatd (shown[0], sizeof shown[0], "%g", value),
      g_ascii_formatd (shown[1], sizeof shown[1], "%g", low),
      g_ascii_formatd (shown[2], sizeof shown[2], "%g", high));

  return FALSE;
}

/**
 * aster_sgns_params_check:
 * @self: settings of a training
 * @error: return location for %ASTER_ERROR_DOMAIN, which names the setting
 *
 * Returns: whether every setting lies in its range
 */
gboolean
aster_sgns_params_check (const AsterSgnsParams *self, GError **error)
{
  return check_range (C_ ("training", "dimensions"), self->dims, 2, ASTER_MAX_DIMS,
                      error) &&
         check_range (C_ ("training", "window"), self->window, 1, MAX_WINDOW, error) &&
         check_range (C_ ("training", "negative"), self->negative, 1,
                      ASTER_SGNS_MAX_NEGATIVE, error) &&
         check_range (C_ ("training", "epochs"), self->epochs, 1, MAX_EPOCHS, error) &&
         check_range (C_ ("training", "learning rate"), self->learning_rate, 1e-6, 10,
                      error) &&
         check_range (C_ ("training", "subsample"), self->subsample, 0, 1, error);
}
