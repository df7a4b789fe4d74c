#include "help.h"

#include <string.h>

#include "arguments.h"

#define INDENT 26
#define WIDTH  79

/* Appends @text from column @column on, later lines at @indent. */
static void
append_wrapped (GString *out, const char *text, gsize column, gsize indent)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (i > 0 && column + 1 + length > WIDTH)
        {
          g_string_append_printf (out, "\n%*s", (int) indent, "");
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, words[i]);
      column += length;
    }
}

static void
append_option (GString *out, const AsterCliOption *option)
{
  gsize start = out->len;
  g_autofree char *help = NULL;

  g_string_append_printf (out, "  %s", option->name);
  if (option->value != NULL)
    g_string_append_printf (out, " %s", option->value);
  if (out->len - start >= INDENT)
    {
      g_string_append_c (out, '\n');
      start = out->len;
    }
  while (out->len - start < INDENT)
    g_string_append_c (out, ' ');
  if (option->fallback != NULL)
    help = g_strdup_printf ("%s (%s)", option->help, option->fallback);
  else
    help = g_strdup (option->help);
  append_wrapped (out, help, INDENT, INDENT);
  g_string_append_c (out, '\n');
}

static void
append_options (GString *out, const AsterCliOption *options)
{
  for (; options->name != NULL; options++)
    append_option (out, options);
}

static void
append_commands (GString *out)
{
  for (const AsterCliCommand *command = aster_cli_commands; command->name != NULL;
       command++)
    {
      g_string_append_printf (out, "  %-12s", command->name);
      append_wrapped (out, command->summary, 14, 14);
      g_string_append_c (out, '\n');
    }
}

static void
append_overview (GString *out)
{
  g_string_append (
      out, "Usage: asterism-cli [--threads N] [--seed S] [--quiet] [--spreadsheet]\n"
           "                    COMMAND [OPTIONS] ARGUMENTS\n\n"
           "Explores embedding spaces without a window.\n\nCommands:\n");
  append_commands (out);
  g_string_append (out, "\nGlobal options:\n");
  append_options (out, aster_cli_global_options);
  g_string_append_c (out, '\n');
  append_wrapped (
      out,
      "IN is a file of vectors, which may be compressed or a member of an "
      "archive (words.zip#glove.txt), or sample:NAME. EXPR is a sum of tokens: "
      "king - man + woman, 0.5*(paris + london), 'New York', #123.",
      0, 0);
  g_string_append (out, "\n\nasterism-cli COMMAND --help says more.\n");
}

static void
append_command (GString *out, const AsterCliCommand *command)
{
  g_autofree char *usage = g_strdup_printf (
      "Usage: asterism-cli %s%s%s [OPTIONS]", command->name,
      *command->arguments != '\0' ? " " : "", command->arguments);
  g_autofree char *summary = g_strconcat (command->summary, ".", NULL);

  append_wrapped (out, usage, 0, strlen ("Usage: asterism-cli "));
  g_string_append (out, "\n\n");
  append_wrapped (out, summary, 0, 0);
  g_string_append_c (out, '\n');
  for (guint i = 0; command->options[i] != NULL; i++)
    {
      g_string_append_c (out, '\n');
      append_options (out, command->options[i]);
    }
  g_string_append (out, "\nGlobal options:\n");
  append_options (out, aster_cli_global_options);
}

/* What --help prints: about @command, or about all of them if it is NULL. */
GString *
aster_cli_help (const AsterCliCommand *command)
{
  GString *out = g_string_new (NULL);

  if (command != NULL)
    append_command (out, command);
  else
    append_overview (out);

  return out;
}
