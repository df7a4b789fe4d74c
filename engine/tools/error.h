/* error.h - the one error domain of the engine. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_ERROR (aster_error_quark ())

/**
 * AsterError:
 * @ASTER_ERROR_CANCELLED: the caller asked for the work to stop; never shown to the user
 * @ASTER_ERROR_FORMAT: the bytes of a file are not what its format promises
 * @ASTER_ERROR_SHAPE: two inputs disagree in rows or columns
 * @ASTER_ERROR_DOMAIN: the values admit no answer (NaN, zero norm, too few rows)
 * @ASTER_ERROR_NO_MEMORY: a data-sized allocation failed, or would not fit the budget
 * @ASTER_ERROR_IO: the operating system refused to open, read or write
 * @ASTER_ERROR_MISSING: a token that was asked for is not in the vocabulary
 * @ASTER_ERROR_SYNTAX: an expression or an option cannot be read
 * @ASTER_ERROR_DAMAGED: like FORMAT, but the rows before the bad place are whole and
 *   can be salvaged
 */
typedef enum {
  ASTER_ERROR_CANCELLED,
  ASTER_ERROR_FORMAT,
  ASTER_ERROR_SHAPE,
  ASTER_ERROR_DOMAIN,
  ASTER_ERROR_NO_MEMORY,
  ASTER_ERROR_IO,
  ASTER_ERROR_MISSING,
  ASTER_ERROR_SYNTAX,
  ASTER_ERROR_DAMAGED,
} AsterError;

GQuark aster_error_quark (void);

/* Every verb that unwinds after a beat says so with this one call. */
void aster_set_cancelled (GError **error);

G_END_DECLS
