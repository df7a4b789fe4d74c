/* The help of an option that is for some methods only begins with their names and a
 * colon: "tsne, umap: components to keep first". So that whoever types it for another
 * method does not believe that it changed anything, that is said; it is no error, since a
 * script may try one method after the other with the same options. */

#include "takers.h"

#include <string.h>

static const AsterCliOption *
find_method (const AsterCliCommand *command)
{
  for (guint l = 0; command->options[l] != NULL; l++)
    for (const AsterCliOption *option = command->options[l]; option->name != NULL;
         option++)
      if (g_str_equal (option->name, "--method"))
        return option;

  return NULL;
}

/* (transfer full) (nullable): the methods that the help begins with; %NULL if all take
 * the option. */
static char *
dup_takers (const AsterCliOption *option, const char *const *methods)
{
  const char *colon = strchr (option->help, ':');
  g_autofree char *takers = NULL;
  g_autoptr (GString) list = NULL;
  g_auto (GStrv) words = NULL;

  if (colon == NULL)
    return NULL;

  takers = g_strndup (option->help, (gsize) (colon - option->help));
  list = g_string_new (takers);
  g_string_replace (list, " and ", ", ", 0);
  words = g_strsplit (list->str, ", ", -1);
  for (char **word = words; *word != NULL; word++)
    if (!g_strv_contains (methods, *word))
      return NULL;

  return g_strjoinv (", ", words);
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list, ", ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

static void
check (const AsterCliRequest *self,
       const AsterCliOption *option,
       const char *const *methods,
       const char *method)
{
  const char *typed = aster_cli_text (self, option->name);
  g_autofree char *takers = NULL;

  if (typed == NULL || g_strcmp0 (typed, option->fallback) == 0)
    return;

  takers = dup_takers (option, methods);
  if (takers != NULL && !has_word (takers, method))
    aster_cli_warn (self, "%s: %s is for %s; --method %s takes no notice of it",
                    self->command, option->name, takers, method);
}

/* Says which options were typed that the method does not take. */
void
aster_cli_warn_untaken (const AsterCliRequest *self, const AsterCliCommand *command)
{
  const AsterCliOption *choice = find_method (command);
  const char *method = choice != NULL ? aster_cli_text (self, "--method") : NULL;
  g_auto (GStrv) methods = NULL;

  if (method == NULL || choice->kind != ASTER_CLI_CHOICE)
    return;

  methods = g_strsplit (choice->value, "|", -1);
  for (guint l = 0; command->options[l] != NULL; l++)
    for (const AsterCliOption *option = command->options[l]; option->name != NULL;
         option++)
      check (self, option, (const char *const *) methods, method);
}
