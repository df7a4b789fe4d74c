/* A binary tree of splits. It is written as a leaf «3» or a split «h 0.62 A B»
 * (beside each other) or «v 0.5 A B» (above each other), in prefix order, so that
 * a saved session can be read by a person and nothing in it can nest by itself. */

#include "document/arrangement.h"

#define MAX_DEPTH 12
#define MIN_SHARE 0.05

AsterArrangement *
aster_arrangement_new_leaf (guint pane)
{
  AsterArrangement *self = g_new0 (AsterArrangement, 1);

  g_return_val_if_fail (pane > 0, self);

  self->pane = pane;

  return self;
}

/* Takes @first and @second. */
AsterArrangement *
aster_arrangement_new_split (GtkOrientation orientation,
                             double share,
                             AsterArrangement *first,
                             AsterArrangement *second)
{
  AsterArrangement *self = g_new0 (AsterArrangement, 1);

  self->orientation = orientation;
  self->share = CLAMP (share, MIN_SHARE, 1 - MIN_SHARE);
  self->first = first;
  self->second = second;

  return self;
}

void
aster_arrangement_free (AsterArrangement *self)
{
  if (self == NULL)
    return;

  aster_arrangement_free (self->first);
  aster_arrangement_free (self->second);
  g_free (self);
}

gboolean
aster_arrangement_contains (const AsterArrangement *self, guint pane)
{
  if (self == NULL)
    return FALSE;

  return self->pane == pane || aster_arrangement_contains (self->first, pane) ||
         aster_arrangement_contains (self->second, pane);
}

/**
 * aster_arrangement_add:
 * @self: (transfer full) (nullable): a tree
 * @beside: the pane to share the room of; 0 or an unknown one for the whole tree
 * @orientation: where the new one goes: to the right, or below
 * @pane: the id of the new pane
 *
 * Returns: (transfer full): the tree with @pane in it
 */
AsterArrangement *
aster_arrangement_add (AsterArrangement *self,
                       guint beside,
                       GtkOrientation orientation,
                       guint pane)
{
  if (self == NULL)
    return aster_arrangement_new_leaf (pane);

  if (self->pane == beside || !aster_arrangement_contains (self, beside))
    return aster_arrangement_new_split (orientation, 0.5, self,
                                        aster_arrangement_new_leaf (pane));

  if (aster_arrangement_contains (self->first, beside))
    self->first = aster_arrangement_add (self->first, beside, orientation, pane);
  else
    self->second = aster_arrangement_add (self->second, beside, orientation, pane);

  return self;
}

/**
 * aster_arrangement_remove:
 * @self: (transfer full) (nullable): a tree
 * @pane: the id of a pane
 *
 * Returns: (transfer full) (nullable): the tree without it; its neighbour takes
 *   the room
 */
AsterArrangement *
aster_arrangement_remove (AsterArrangement *self, guint pane)
{
  AsterArrangement *rest = self;

  if (self == NULL)
    return NULL;

  if (self->pane != 0)
    {
      if (self->pane == pane)
        g_clear_pointer (&rest, aster_arrangement_free);
      return rest;
    }

  self->first = aster_arrangement_remove (self->first, pane);
  self->second = aster_arrangement_remove (self->second, pane);
  if (self->first != NULL && self->second != NULL)
    return self;

  rest = self->first != NULL ? self->first : self->second;
  g_free (self);

  return rest;
}

static void
write_tree (const AsterArrangement *self, GString *text)
{
  char share[G_ASCII_DTOSTR_BUF_SIZE];

  if (text->len > 0)
    g_string_append_c (text, ' ');

  if (self->pane != 0)
    {
      g_string_append_printf (text, "%u", self->pane);
      return;
    }

  g_ascii_formatd (share, sizeof share, "%.4f", self->share);
  g_string_append_printf (
      text, "%c %s", self->orientation == GTK_ORIENTATION_HORIZONTAL ? 'h' : 'v', share);
  write_tree (self->first, text);
  write_tree (self->second, text);
}

/* (transfer full): see the head of this file; "" for no panes. */
char *
aster_arrangement_to_string (const AsterArrangement *self)
{
  GString *text = g_string_new (NULL);

  if (self != NULL)
    write_tree (self, text);

  return g_string_free (text, FALSE);
}

static AsterArrangement *
read_tree (char ***words, guint depth)
{
  g_autoptr (AsterArrangement) first = NULL;
  AsterArrangement *second;
  const char *word = **words;
  gboolean beside;
  guint64 pane;
  double share;

  if (word == NULL || depth > MAX_DEPTH)
    return NULL;
  (*words)++;

  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXUINT32, &pane, NULL))
    return aster_arrangement_new_leaf ((guint) pane);

  beside = g_str_equal (word, "h");
  if ((!beside && !g_str_equal (word, "v")) || **words == NULL)
    return NULL;

  share = g_ascii_strtod (*(*words)++, NULL);
  first = read_tree (words, depth + 1);
  second = first != NULL ? read_tree (words, depth + 1) : NULL;
  if (second == NULL)
    return NULL;

  return aster_arrangement_new_split (
      beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
      share > 0 && share < 1 ? share : 0.5, g_steal_pointer (&first), second);
}

static gboolean
collect (const AsterArrangement *self, GHashTable *seen)
{
  if (self->pane != 0)
    return g_hash_table_add (seen, GUINT_TO_POINTER (self->pane));

  return collect (self->first, seen) && collect (self->second, seen);
}

static gboolean
names_twice (const AsterArrangement *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  return self != NULL && !collect (self, seen);
}

/* (transfer full) (nullable): NULL if @text is not a whole tree, or names a pane
 * twice. */
AsterArrangement *
aster_arrangement_from_string (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  char **next = words;
  g_autoptr (AsterArrangement) tree = read_tree (&next, 0);

  return *next == NULL && !names_twice (tree) ? g_steal_pointer (&tree) : NULL;
}

/* A pane in the tree that is not among @panes (n), or 0. */
static guint
find_other (const AsterArrangement *self, const guint *panes, guint n)
{
  guint other;

  if (self->pane == 0)
    {
      other = find_other (self->first, panes, n);
      return other != 0 ? other : find_other (self->second, panes, n);
    }

  for (guint i = 0; i < n; i++)
    if (panes[i] == self->pane)
      return 0;

  return self->pane;
}

/**
 * aster_arrangement_mend:
 * @text: an arrangement, or anything
 * @panes: (array length=n): the panes that there are
 * @n: how many
 *
 * Returns: (transfer full): @text without the panes that are not there, and with
 *   those that it forgot; from nothing, one beside the other
 */
char *
aster_arrangement_mend (const char *text, const guint *panes, guint n)
{
  AsterArrangement *tree = aster_arrangement_from_string (text);
  guint other;
  char *mended;

  while (tree != NULL && (other = find_other (tree, panes, n)) != 0)
    tree = aster_arrangement_remove (tree, other);
  for (guint i = 0; i < n; i++)
    if (!aster_arrangement_contains (tree, panes[i]))
      tree = aster_arrangement_add (tree, 0, GTK_ORIENTATION_HORIZONTAL, panes[i]);

  mended = aster_arrangement_to_string (tree);
  aster_arrangement_free (tree);

  return mended;
}
