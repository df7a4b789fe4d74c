#include "request.h"

#include <stdio.h>
#include <string.h>

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

/* A number, as @noun calls it, from above 0 to @most; @word, or nothing, leaves @value as
 * it is. */
static gboolean
read_number_or (const AsterCliRequest *self,
                const char *name,
                const char *word,
                const char *noun,
                double most,
                double *value,
                GError **error)
{
  const char *text = aster_cli_text (self, name);
  char *end = NULL;
  double number;

  if (text == NULL || strcmp (text, word) == 0)
    return TRUE;

  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(number > 0 && number <= most))
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s %s: expected %s or %s above 0, at most %.0f", name, text, word,
                   noun, most);
      return FALSE;
    }
  *value = number;

  return TRUE;
}

/* A number from above 0 to @most; @word, or nothing, leaves @value as it is. */
gboolean
aster_cli_number_or (const AsterCliRequest *self,
                     const char *name,
                     const char *word,
                     double most,
                     double *value,
                     GError **error)
{
  return read_number_or (self, name, word, "a number", most, value, error);
}

/* A whole number from 1 to @most; or @word for 0; nothing leaves @value as it is. */
gboolean
aster_cli_count_or (const AsterCliRequest *self,
                    const char *name,
                    const char *word,
                    guint most,
                    guint *value,
                    GError **error)
{
  double number = aster_cli_text (self, name) != NULL ? 0 : *value;

  if (!read_number_or (self, name, word, "a whole number", most, &number, error))
    return FALSE;
  if (number != (guint) number)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s %s: expected %s or a whole number", name,
                   aster_cli_text (self, name), word);
      return FALSE;
    }
  *value = (guint) number;

  return TRUE;
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
