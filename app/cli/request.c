#include "request.h"

#include <stdio.h>

/* clang-format off */
G_DEFINE_QUARK (aster-cli-error-quark, aster_cli_error)
/* clang-format on */

void
aster_cli_request_clear (AsterCliRequest *self)
{
  g_clear_pointer (&self->arguments, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

/* Argument @i, counted from 0, or NULL if there are fewer. */
const char *
aster_cli_argument (const AsterCliRequest *self, guint i)
{
  return i < self->arguments->len ? g_ptr_array_index (self->arguments, i) : NULL;
}

gboolean
aster_cli_flag (const AsterCliRequest *self, const char *name)
{
  return g_hash_table_contains (self->values, name);
}

/* What was typed for an option, or its fallback, or NULL. */
const char *
aster_cli_text (const AsterCliRequest *self, const char *name)
{
  return g_hash_table_lookup (self->values, name);
}

/* Lets an option that was left out, and has no fallback of its own, mean @text; @name
 * is static. */
void
aster_cli_suppose (AsterCliRequest *self, const char *name, const char *text)
{
  if (aster_cli_text (self, name) == NULL)
    g_hash_table_insert (self->values, (gpointer) name, g_strdup (text));
}

/* The parser has made sure that it is a whole number; 0 if there is none. */
guint64
aster_cli_count (const AsterCliRequest *self, const char *name)
{
  const char *text = aster_cli_text (self, name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

double
aster_cli_number (const AsterCliRequest *self, const char *name)
{
  const char *text = aster_cli_text (self, name);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0;
}

/* One line on standard error, whatever the message has in it, unless --quiet.
 * Bytes go out as they are: g_printerr() would ask the locale about them. */
void
aster_cli_warn (const AsterCliRequest *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list list;

  if (self->quiet)
    return;

  va_start (list, format);
  line = g_strdup_vprintf (format, list);
  va_end (list);
  fprintf (stderr, "asterism-cli: %s\n", g_strdelimit (line, "\r\n", ' '));
}
