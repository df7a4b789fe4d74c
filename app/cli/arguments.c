/* The words of a command line, read by the tables of options of its command.
 *
 * Options may stand anywhere, `--name value` or `--name=value`, and `--` ends
 * them. GOption is not used because it takes an expression such as `-cold` for
 * options: here a word with one dash is an argument where the command takes
 * expressions and no short option is spelt so. Numbers never depend on the
 * locale. What is wrong is said with the nearest thing that would be right. */

#include "arguments.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "tools/spelling.h"
#include "words/expression.h"

const AsterCliOption aster_cli_global_options[] = {
  { "--threads", ASTER_CLI_COUNT, "N", NULL, 1, 1024,
    "Compute on N threads; all processors by default. Results do not depend on it" },
  { "--seed", ASTER_CLI_COUNT, "S", "42", 0, 9007199254740992.0,
    "Where chance begins; the same seed gives the same bytes" },
  { "--quiet", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "No warnings, notes or progress" },
  { "--spreadsheet", ASTER_CLI_FLAG, NULL, NULL, 0, 0,
    "Tables that a spreadsheet may open: where it would compute a token, such as =1+1, "
    "the first letter is written \\x3D, which is read back as it was" },
  { "--help", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "Say how it is used" },
  { "--version", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "Say which version this is" },
  { NULL, 0, NULL, NULL, 0, 0, NULL },
};

static const AsterCliOption *const global_lists[] = { aster_cli_global_options, NULL };

typedef struct
{
  char **words; /* what is left to read, ended by NULL */
  const AsterCliCommand *command;
  AsterCliRequest *request;
  gboolean no_more_options;
} Parser;

static const AsterCliOption *
find_in (const AsterCliOption *const *lists, const char *name, gsize length)
{
  for (; lists != NULL && *lists != NULL; lists++)
    for (const AsterCliOption *option = *lists; option->name != NULL; option++)
      if (strlen (option->name) == length && strncmp (option->name, name, length) == 0)
        return option;

  return NULL;
}

static const AsterCliOption *
find_option (const Parser *self, const char *name, gsize length)
{
  const AsterCliOption *option = find_in (global_lists, name, length);

  return option == NULL && self->command != NULL
             ? find_in (self->command->options, name, length)
             : option;
}

/* Keeps in @best whichever option is spelt most like @name. */
static void
compare_names (const AsterCliOption *const *lists,
               const char *name,
               const char **best,
               guint *least)
{
  for (; lists != NULL && *lists != NULL; lists++)
    for (const AsterCliOption *option = *lists; option->name != NULL; option++)
      {
        guint distance = aster_spelling_distance (name, option->name, 3);

        if (distance < *least)
          {
            *best = option->name;
            *least = distance;
          }
      }
}

static gboolean
refuse_option (const Parser *self, const char *word, GError **error)
{
  g_autofree char *name = g_strndup (word, strcspn (word, "="));
  const char *command = self->command != NULL ? self->command->name : NULL;
  const char *best = NULL;
  guint least = 4;

  compare_names (global_lists, name, &best, &least);
  if (self->command != NULL)
    compare_names (self->command->options, name, &best, &least);

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s%sthere is no option %s%s%s; see asterism-cli%s%s --help",
               command != NULL ? command : "", command != NULL ? ": " : "", name,
               best != NULL ? "; did you mean " : "", best != NULL ? best : "",
               command != NULL ? " " : "", command != NULL ? command : "");

  return FALSE;
}

static gboolean
refuse_value (const AsterCliOption *option, const char *text, GError **error)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%.16g", option->low);
  g_ascii_formatd (high, sizeof high, "%.16g", option->high);
  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s %s: expected %s from %s to %s", option->name, text,
               option->kind == ASTER_CLI_COUNT ? "a whole number" : "a number", low,
               high);

  return FALSE;
}

static gboolean
check_choice (const AsterCliOption *option, const char *text, GError **error)
{
  g_auto (GStrv) choices = g_strsplit (option->value, "|", -1);
  g_autofree char *list = g_strjoinv (", ", choices);
  const char *best = NULL;
  guint least = 3;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      guint distance = aster_spelling_distance (text, choices[i], 2);

      if (g_str_equal (choices[i], text))
        return TRUE;
      /* A word of which no letter is right was not meant. */
      if (distance < MIN (least, strlen (choices[i])))
        {
          least = distance;
          best = choices[i];
        }
    }

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s %s: choose one of %s%s%s%s", option->name, text, list,
               best != NULL ? " (did you mean " : "", best != NULL ? best : "",
               best != NULL ? "?)" : "");
  return FALSE;
}

/* An expression must be one before any file is read for it. */
static gboolean
check_sum (const char *text, GError **error)
{
  g_autoptr (AsterExpression) expression = aster_expression_parse (text, error);

  return expression != NULL;
}

static gboolean
check_regex (const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GRegex) regex = g_regex_new (text, 0, 0, &local);

  if (regex == NULL)
    g_set_error_literal (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, local->message);

  return regex != NULL;
}

static gboolean
check_number (const AsterCliOption *option, const char *text, GError **error)
{
  double number;
  char *end;

  errno = 0;
  if (option->kind == ASTER_CLI_COUNT)
    number = (double) g_ascii_strtoull (text, &end, 10);
  else
    number = g_ascii_strtod (text, &end);

  if (errno != 0 || end == text || *end != '\0' || strpbrk (text, "xXpP ") != NULL ||
      (option->kind == ASTER_CLI_COUNT && !g_ascii_isdigit (*text)) ||
      !(number >= option->low && number <= option->high))
    return refuse_value (option, text, error);

  return TRUE;
}

static gboolean
check_value (const AsterCliOption *option, const char *text, GError **error)
{
  gboolean is_right = TRUE;

  if (*text == '\0' && option->kind == ASTER_CLI_TEXT)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s: expected %s after it, and found nothing", option->name,
                   option->value);
      return FALSE;
    }

  switch (option->kind)
    {
    case ASTER_CLI_COUNT:
    case ASTER_CLI_NUMBER:
      return check_number (option, text, error);

    case ASTER_CLI_CHOICE:
      return check_choice (option, text, error);

    case ASTER_CLI_SUM:
      is_right = check_sum (text, error);
      break;

    case ASTER_CLI_REGEX:
      is_right = check_regex (text, error);
      break;

    case ASTER_CLI_FLAG:
    case ASTER_CLI_TEXT:
    default:
      break;
    }

  if (!is_right)
    g_prefix_error (error, "%s: ", option->name);

  return is_right;
}

static gboolean
read_option (Parser *self,
             const AsterCliOption *option,
             const char *value,
             GError **error)
{
  if (option->kind == ASTER_CLI_FLAG && value != NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s takes no value; leave out =%s", option->name, value);
      return FALSE;
    }
  if (option->kind == ASTER_CLI_FLAG)
    value = "";
  else if (value == NULL && (value = *self->words++) == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s: expected %s after it", option->name, option->value);
      return FALSE;
    }

  if (!check_value (option, value, error))
    return FALSE;
  g_hash_table_insert (self->request->values, (gpointer) option->name, g_strdup (value));

  return TRUE;
}

/* @word begins with one dash. */
static gboolean
read_short (Parser *self, const char *word, GError **error)
{
  const AsterCliOption *option = find_option (self, word, 2);

  if (g_str_equal (word, "-h"))
    return read_option (self, find_option (self, "--help", 6), NULL, error);
  if (option != NULL && word[2] == '\0')
    return read_option (self, option, NULL, error);
  if (option != NULL && option->kind == ASTER_CLI_COUNT && g_ascii_isdigit (word[2]))
    return read_option (self, option, word + 2, error);

  if (self->command != NULL && self->command->takes_sum)
    {
      g_ptr_array_add (self->request->arguments, g_strdup (word));
      return TRUE;
    }

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "there is no option %s; see asterism-cli%s%s --help", word,
               self->command != NULL ? " " : "",
               self->command != NULL ? self->command->name : "");
  return FALSE;
}

static gboolean
read_word (Parser *self, const char *word, GError **error)
{
  const AsterCliOption *option;
  gsize length;

  if (self->no_more_options || word[0] != '-' || word[1] == '\0')
    {
      if (self->command == NULL)
        return (self->command = aster_cli_find_command (word, error)) != NULL;
      g_ptr_array_add (self->request->arguments, g_strdup (word));
      return TRUE;
    }
  if (g_str_equal (word, "--"))
    return self->no_more_options = TRUE;
  if (word[1] != '-')
    return read_short (self, word, error);

  length = strcspn (word, "=");
  option = find_option (self, word, length);
  if (option == NULL)
    return refuse_option (self, word, error);

  return read_option (self, option, word[length] == '=' ? word + length + 1 : NULL,
                      error);
}

/* Fills in what was not given. */
static void
add_fallbacks (AsterCliRequest *request, const AsterCliOption *const *lists)
{
  for (; lists != NULL && *lists != NULL; lists++)
    for (const AsterCliOption *option = *lists; option->name != NULL; option++)
      if (option->fallback != NULL &&
          !g_hash_table_contains (request->values, option->name))
        g_hash_table_insert (request->values, (gpointer) option->name,
                             g_strdup (option->fallback));
}

static gboolean
check_arguments (const Parser *self, GError **error)
{
  const AsterCliCommand *command = self->command;
  guint n = self->request->arguments->len;
  gboolean is_empty = FALSE;

  for (guint i = 0; i + command->takes_sum < n; i++)
    is_empty |= *aster_cli_argument (self->request, i) == '\0';

  if (n >= command->least && n <= command->most && !is_empty)
    return !command->takes_sum ||
           check_sum (aster_cli_argument (self->request, n - 1), error);

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "%s: %s; expected: asterism-cli %s %s", command->name,
               n < command->least  ? "an argument is missing"
               : n > command->most ? "too many arguments"
                                   : "an argument is empty",
               command->name, command->arguments);
  return FALSE;
}

/* Reads all words. Once help is asked for, only which command matters. */
static gboolean
read_all (Parser *self, GError **error)
{
  while (*self->words != NULL)
    {
      g_autoptr (GError) local = NULL;

      if (!read_word (self, *self->words++, &local) &&
          !aster_cli_flag (self->request, "--help"))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * aster_cli_parse:
 * @argc: number of words
 * @argv: the words, the name of the program first
 * @command: (out): which command, %NULL if none was named
 * @request: (out caller-allocates): its options and arguments; clear it
 * @error: return location for %ASTER_CLI_ERROR_USAGE
 *
 * Returns: what the person wants; ASTER_CLI_WRONG with @error set
 */
AsterCliIntent
aster_cli_parse (int argc,
                 char **argv,
                 const AsterCliCommand **command,
                 AsterCliRequest *request,
                 GError **error)
{
  Parser self = { argv + (argc > 0), NULL, request, FALSE };

  *command = NULL;
  *request = (AsterCliRequest){ 0 };
  request->arguments = g_ptr_array_new_with_free_func (g_free);
  request->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (!read_all (&self, error))
    return ASTER_CLI_WRONG;
  *command = self.command;
  if (aster_cli_flag (request, "--help"))
    return ASTER_CLI_HELP;
  if (aster_cli_flag (request, "--version"))
    return ASTER_CLI_VERSION;

  if (self.command == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "no command; see asterism-cli --help");
      return ASTER_CLI_WRONG;
    }
  if (!check_arguments (&self, error))
    return ASTER_CLI_WRONG;

  request->command = self.command->name;
  request->quiet = aster_cli_flag (request, "--quiet");
  add_fallbacks (request, global_lists);
  add_fallbacks (request, self.command->options);

  return ASTER_CLI_RUN;
}
