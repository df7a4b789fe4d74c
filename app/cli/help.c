#include "help.h"

#include <string.h>

#include "arguments.h"

#define INDENT 26

static void
append_option (GString *out, const AsterCliOption *option)
{
  gsize start = out->len;

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
  g_string_append (out, option->help);
  if (option->fallback != NULL)
    g_string_append_printf (out, " (%s)", option->fallback);
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
    g_string_append_printf (out, "  %-12s%s\n", command->name, command->summary);
}

/* What --help prints: about @command, or about all of them if it is NULL. */
GString *
aster_cli_help (const AsterCliCommand *command)
{
  GString *out = g_string_new (NULL);

  if (command == NULL)
    {
      g_string_append (
          out, "Usage: asterism-cli [--threads N] [--seed S] [--quiet] COMMAND [OPTIONS] "
               "ARGUMENTS\n\nExplores embedding spaces without a window.\n\nCommands:\n");
      append_commands (out);
      g_string_append (out, "\nGlobal options:\n");
      append_options (out, aster_cli_global_options);
      g_string_append (
          out,
          "\nIN is a vector file, a compressed or zipped one (archive.zip#member), or "
          "sample:NAME.\nEXPR is a sum of tokens: king - man + woman, 0.5*(paris + "
          "london), 'New York', #123.\nasterism-cli COMMAND --help says more.\n");
      return out;
    }

  g_string_append_printf (out, "Usage: asterism-cli %s%s%s [OPTIONS]\n\n%s.\n",
                          command->name, *command->arguments != '\0' ? " " : "",
                          command->arguments, command->summary);
  for (guint i = 0; command->options[i] != NULL; i++)
    {
      g_string_append_c (out, '\n');
      append_options (out, command->options[i]);
    }
  g_string_append (out, "\nGlobal options:\n");
  append_options (out, aster_cli_global_options);

  return out;
}
