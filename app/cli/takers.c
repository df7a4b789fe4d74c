/* The help of an option that is for some choices only begins with their names and a
 * colon: "tsne, umap: components to keep first". So that whoever types it for another
 * one does not believe that it changed anything, that is said; it is no error, since a
 * script may try one method after the other with the same options. */

#include "takers.h"

#include <string.h>

/* What @option is for, by its help, which begins so: `tsne, mds: …`; NULL for all. */
static char **
dup_scope (const AsterCliOption *option)
{
  const char *colon = strchr (option->help, ':');
  g_autofree char *words = NULL;

  if (colon == NULL)
    return NULL;

  words = g_strndup (option->help, (gsize) (colon - option->help));

  return g_strsplit (words, ", ", -1);
}

/* Whether each word of @scope is one of the choices of @selector. */
static gboolean
chooses_among (const AsterCliOption *selector, char **scope)
{
  g_auto (GStrv) choices = NULL;

  if (selector->kind != ASTER_CLI_CHOICE)
    return FALSE;

  choices = g_strsplit (selector->value, "|", -1);
  for (guint i = 0; scope[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) choices, scope[i]))
      return FALSE;

  return TRUE;
}

static void
check (const AsterCliRequest *self,
       const AsterCliCommand *command,
       const AsterCliOption *option)
{
  const char *typed = aster_cli_text (self, option->name);
  g_auto (GStrv) scope = dup_scope (option);

  if (scope == NULL || typed == NULL || g_strcmp0 (typed, option->fallback) == 0)
    return;

  for (const AsterCliOption *const *list = command->options; *list != NULL; list++)
    for (const AsterCliOption *selector = *list; selector->name != NULL; selector++)
      {
        const char *chosen = aster_cli_text (self, selector->name);
        g_autofree char *all = NULL;

        if (chosen == NULL || !chooses_among (selector, scope) ||
            g_strv_contains ((const char *const *) scope, chosen))
          continue;
        all = g_strjoinv (" or ", scope);
        aster_cli_warn (self, "%s: %s is for %s %s and does nothing for %s",
                        self->command, option->name, selector->name, all, chosen);
      }
}

/* Says which options were typed that the method, or what else was chosen, does not take.
 */
void
aster_cli_warn_untaken (const AsterCliRequest *self, const AsterCliCommand *command)
{
  for (const AsterCliOption *const *list = command->options;
       list != NULL && *list != NULL; list++)
    for (const AsterCliOption *option = *list; option->name != NULL; option++)
      check (self, command, option);
}
