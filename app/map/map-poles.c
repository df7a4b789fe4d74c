/* An axis of chosen words is a sum: what has a plus is the pole where it ends, what has
 * a minus the pole where it begins. A word that becomes a pole takes the place of all
 * that is there and leaves the other pole as it was, so that two choices, one for each
 * end, make «woman − man». */

#include "map/map-poles.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "words/expression-terms.h"
#include "words/expression.h"

/* Where a pole may be; an even one is the end of its axis, an odd one the beginning. */
static const char *const ends[] = {
  /* Translators: where on the map the word is to be, a pole of an axis */
  N_ ("At the _Right End"),
  N_ ("At the _Left End"),
  N_ ("At the _Top"),
  N_ ("At the _Bottom"),
};

static void
append_term (GString *sum, const AsterTerm *term)
{
  double size = fabs (term->factor);
  g_autofree char *name = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (term->token != NULL)
    name = aster_expression_quote (g_bytes_get_data (term->token, NULL),
                                   (gssize) g_bytes_get_size (term->token));
  else
    name = g_strdup_printf ("#%zu", term->row);

  if (sum->len > 0)
    g_string_append (sum, term->factor < 0 ? " - " : " + ");
  else if (term->factor < 0)
    g_string_append_c (sum, '-');
  if (size != 1)
    g_string_append_printf (sum, "%s * ", g_ascii_dtostr (number, sizeof number, size));
  g_string_append (sum, name);
}

/**
 * aster_map_poles_join:
 * @before: (nullable): the expression of an axis
 * @word: the expression of one word
 * @is_end: whether @word is where the axis ends, or where it begins
 *
 * An expression that cannot be read is given up. O(length).
 *
 * Returns: (transfer full): @before with @word as one pole and its other pole
 */
char *
aster_map_poles_join (const char *before, const char *word, gboolean is_end)
{
  g_autoptr (GArray) terms = before != NULL ? aster_expression_read_terms (before, NULL)
                                            : NULL;
  GString *sum = g_string_new (is_end ? word : NULL);

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    {
      const AsterTerm *term = &g_array_index (terms, AsterTerm, i);

      if (term->factor != 0 && (term->factor < 0) == is_end)
        append_term (sum, term);
    }
  if (!is_end)
    g_string_append_printf (sum, "%s%s", sum->len > 0 ? " - " : "-", word);

  return g_string_free (sum, FALSE);
}

/**
 * aster_map_poles_suggest:
 * @recipe: a map, changed in place
 * @document: (transfer none): of the map
 *
 * Gives the axes that have no words yet some: what is pinned, or words that most
 * vocabularies have, or the first rows.
 */
void
aster_map_poles_suggest (AsterRecipe *recipe, AsterDocument *document)
{
  static const char *const words[] = { "woman - man", "good - bad", "hot - cold" };
  static const char *const needed[] = { "woman", "man", "good", "bad", "hot", "cold" };
  AsterSelection *selection = aster_document_get_selection (document);
  AsterSpace *space = aster_document_get_space (document);
  gsize n_pins;
  const guint32 *pins = aster_selection_get_pins (selection, &n_pins);
  gboolean known = TRUE;

  if (recipe->method != ASTER_MAP_AXES)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    known &= aster_tokens_find (space->tokens, needed[i], -1) >= 0;

  for (guint p = 0; p < G_N_ELEMENTS (words); p++)
    {
      if (recipe->axes[p] != NULL && *recipe->axes[p] != '\0')
        continue;

      g_free (recipe->axes[p]);
      if (p < n_pins)
        recipe->axes[p] = g_strdup_printf ("#%u", pins[p]);
      else if (known)
        recipe->axes[p] = g_strdup (words[p]);
      else
        recipe->axes[p] = g_strdup_printf ("#%u", p);
    }
}

/* Adds a menu of the ends where the current word may be, each «map.pole» with its end. */
void
aster_map_poles_append (GMenu *menu)
{
  g_autoptr (GMenu) where = g_menu_new ();

  for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (ends[end]), NULL);

      g_menu_item_set_action_and_target (item, "map.pole", "u", end);
      g_menu_append_item (where, item);
    }
  g_menu_append_submenu (menu, _ ("Pole of an A_xis"), G_MENU_MODEL (where));
}

/**
 * aster_map_poles_use:
 * @document: (transfer none): whose current word becomes a pole
 * @pane: (transfer none): a map; it becomes one of chosen axes if it is not
 * @end: the place in the menu
 *
 * Undone as any change of the recipe. Axes of other words that the map had before it
 * showed something else are gone, except the one across.
 */
void
aster_map_poles_use (AsterDocument *document, AsterPane *pane, guint end)
{
  int row = aster_selection_get_current (aster_document_get_selection (document));
  AsterTokens *tokens = aster_document_get_space (document)->tokens;
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (pane));
  g_autofree char *word = NULL, *before = NULL;
  gboolean had_axes = recipe->method == ASTER_MAP_AXES;
  const char *token;
  gsize length;
  guint axis = end / 2;

  if (row < 0 || end >= G_N_ELEMENTS (ends))
    return;

  token = aster_tokens_get (tokens, (gsize) row, &length);
  word = aster_expression_quote (token, (gssize) length);
  before = g_steal_pointer (&recipe->axes[axis]);
  recipe->axes[axis] = aster_map_poles_join (had_axes ? before : NULL, word,
                                             end % 2 == 0);
  recipe->method = ASTER_MAP_AXES;
  aster_map_poles_suggest (recipe, document);
  aster_pane_set_recipe (pane, recipe);
}
