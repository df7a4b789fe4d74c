/* A map that began from another one, and clusters that were found on a map, need that map
 * first: it is computed into MAP.tsv, and the map that it began from before it. */

#include "export/command-before.h"

#include "run/command.h"
#include "runs/steer.h"

#define MOST 16 /* maps that begin from one another */

static gboolean
reads_map (AsterPane *pane)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (pane);

  return recipe->kind == ASTER_RECIPE_CLUSTERS ? recipe->clusters.on_map
                                               : aster_steer_is_from_map (recipe);
}

/* (transfer full): the line that computes what @pane shows, by itself. */
static char *
dup_command (AsterDocument *document, AsterPane *pane)
{
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));

  recipe->treatment = aster_document_get_treatment (document);

  return aster_command_new (recipe, aster_document_get_space (document),
                            aster_document_get_metric (document));
}

/* Adds what makes the files that the command of @pane reads, or nothing where nobody
 * knows the map any more: it is to be filled in. */
void
aster_command_append_before (GString *line, AsterDocument *document, AsterPane *pane)
{
  AsterPane *chain[MOST];
  guint n = 0;

  while (pane != NULL && reads_map (pane) && n < MOST &&
         (pane = aster_pane_find_source (pane)) != NULL)
    chain[n++] = pane;
  if (n == 0 || reads_map (chain[n - 1]))
    return;

  while (n-- > 0)
    {
      g_autofree char *command = dup_command (document, chain[n]);

      /* A shell empties a file before the command reads it. */
      g_string_append_printf (line,
                              reads_map (chain[n])
                                  ? "%s > MAP-2.tsv && mv MAP-2.tsv MAP.tsv && "
                                  : "%s > MAP.tsv && ",
                              command);
    }
}

/* Adds what writes @text, which is longer than an argument may be, into a file: a shell
 * needs no argument for a command of its own. */
void
aster_command_append_file (GString *line, const char *path, const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  g_string_append_printf (line, "printf %%s %s > %s && ", quoted, path);
}

/* (transfer full): the line that computes what @pane shows. */
char *
aster_command_of_pane (AsterDocument *document, AsterPane *pane)
{
  GString *line = g_string_new (NULL);
  g_autofree char *command = dup_command (document, pane);

  aster_command_append_before (line, document, pane);

  return g_string_free (g_string_append (line, command), FALSE);
}
