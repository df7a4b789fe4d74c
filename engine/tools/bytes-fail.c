/* What a reader says of its file: every message begins with the name of the file and,
 * where there is one, the place in it, so that a person and a script find it. */

#include "tools/bytes.h"

static void
fail (
    const char *place, AsterError code, GError **error, const char *format, va_list args)
{
  g_autofree char *what = g_strdup_vprintf (format, args);

  g_set_error (error, ASTER_ERROR, code, "%s: %s", place, what);
}

/**
 * aster_bytes_fail:
 * @self: bytes, for their name
 * @code: which error
 * @error: (nullable): where it goes
 * @format: as of printf(): what is wrong
 * @...: for @format
 *
 * Sets an error of the form «NAME: what».
 */
void
aster_bytes_fail (
    const AsterBytes *self, AsterError code, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  fail (self->name, code, error, format, args);
  va_end (args);
}

/**
 * aster_bytes_fail_line:
 * @self: bytes, for their name
 * @line: where, from 1
 * @code: which error
 * @error: (nullable): where it goes
 * @format: as of printf(): what is wrong
 * @...: for @format
 *
 * Sets an error of the form «NAME:LINE: what».
 */
void
aster_bytes_fail_line (const AsterBytes *self,
                       guint64 line,
                       AsterError code,
                       GError **error,
                       const char *format,
                       ...)
{
  g_autofree char *place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, self->name, line);
  va_list args;

  va_start (args, format);
  fail (place, code, error, format, args);
  va_end (args);
}

/**
 * aster_bytes_fail_at:
 * @self: bytes, for their name
 * @offset: where, in bytes from 0
 * @code: which error
 * @error: (nullable): where it goes
 * @format: as of printf(): what is wrong
 * @...: for @format
 *
 * Sets an error of the form «NAME@OFFSET: what».
 */
void
aster_bytes_fail_at (const AsterBytes *self,
                     guint64 offset,
                     AsterError code,
                     GError **error,
                     const char *format,
                     ...)
{
  g_autofree char *place = g_strdup_printf ("%s@%" G_GUINT64_FORMAT, self->name, offset);
  va_list args;

  va_start (args, format);
  fail (place, code, error, format, args);
  va_end (args);
}
