/* A table makes another space of the same vectors with more columns. Each that there has
 * been is kept with the list of tables it came from, so that undo and redo find it
 * without reading anything: only the columns take memory. */

#include "document/attachments.h"

#include <gio/gio.h>

#define TABLES "tables"

struct _AsterAttachments
{
  GObject parent_instance;

  char **paths;       /* what is attached, in order */
  GHashTable *spaces; /* of char * (paths, one a line) to AsterSpace */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterAttachments, aster_attachments, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static char *
dup_key (char **paths)
{
  return g_strjoinv ("\n", paths);
}

static void
aster_attachments_finalize (GObject *object)
{
  AsterAttachments *self = ASTER_ATTACHMENTS (object);

  g_strfreev (self->paths);
  g_hash_table_unref (self->spaces);

  G_OBJECT_CLASS (aster_attachments_parent_class)->finalize (object);
}

static void
aster_attachments_class_init (AsterAttachmentsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_attachments_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_ATTACHMENTS, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_attachments_init (AsterAttachments *self)
{
  self->spaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) aster_space_unref);
}

/**
 * aster_attachments_dup_paths:
 * @state: (nullable): of a document
 *
 * Returns: (transfer full): the tables that it had
 */
char **
aster_attachments_dup_paths (GVariant *state)
{
  char **paths = NULL;

  if (state != NULL)
    g_variant_lookup (state, TABLES, "^aay", &paths);

  return paths != NULL ? paths : g_new0 (char *, 1);
}

/**
 * aster_attachments_new:
 * @space: (transfer none): as it was opened
 * @state: (nullable): of a document, whose tables @space has already
 *
 * Returns: (transfer full): the tables of @space
 */
AsterAttachments *
aster_attachments_new (AsterSpace *space, GVariant *state)
{
  AsterAttachments *self = g_object_new (ASTER_TYPE_ATTACHMENTS, NULL);

  self->paths = aster_attachments_dup_paths (state);
  g_hash_table_insert (self->spaces, dup_key (self->paths), aster_space_ref (space));

  return self;
}

/* (transfer none): the space with the columns of the tables that are attached now. */
AsterSpace *
aster_attachments_get_space (AsterAttachments *self)
{
  g_autofree char *key = dup_key (self->paths);

  return g_hash_table_lookup (self->spaces, key);
}

/* (nullable): the space with the first @n tables, if there has been one. */
static AsterSpace *
get_nth (AsterAttachments *self, guint n)
{
  g_auto (GStrv) paths = g_strdupv (self->paths);
  g_autofree char *key = NULL;

  for (guint i = n; paths[i] != NULL; i++)
    g_clear_pointer (&paths[i], g_free);
  key = dup_key (paths);

  return g_hash_table_lookup (self->spaces, key);
}

/**
 * aster_attachments_find:
 * @self: tables
 * @column: the name of a column of the space
 *
 * Returns: (transfer none) (nullable): the table that gave it, as far as is known: what
 *   was attached in a session before is taken for one
 */
const char *
aster_attachments_find (AsterAttachments *self, const char *column)
{
  const AsterColumn *here = aster_space_find_column (aster_attachments_get_space (self),
                                                     column);

  for (guint n = g_strv_length (self->paths); here != NULL && n > 0; n--)
    {
      AsterSpace *before = get_nth (self, n - 1);

      if (before == NULL || aster_space_find_column (before, column) != here)
        return self->paths[n - 1];
    }

  return NULL;
}

/* Takes @paths if there has been a space with these tables. */
static void
take (AsterAttachments *self, char **paths)
{
  g_autofree char *key = dup_key (paths), *before = dup_key (self->paths);

  if (g_str_equal (key, before) || !g_hash_table_contains (self->spaces, key))
    {
      g_strfreev (paths);
      return;
    }

  g_strfreev (self->paths);
  self->paths = paths;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * aster_attachments_add:
 * @self: tables
 * @path: one more; one that was attached before is attached anew
 * @joined: (transfer none): the present space with the columns of that table
 */
void
aster_attachments_add (AsterAttachments *self, const char *path, AsterSpace *joined)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **paths;

  for (guint i = 0; self->paths[i] != NULL; i++)
    g_strv_builder_add (builder, self->paths[i]);
  g_strv_builder_add (builder, path);
  paths = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  g_hash_table_replace (self->spaces, dup_key (paths), aster_space_ref (joined));
  take (self, paths);
}

void
aster_attachments_save (AsterAttachments *self, GVariantDict *state)
{
  if (self->paths[0] != NULL)
    g_variant_dict_insert (state, TABLES, "^aay", self->paths);
}

void
aster_attachments_restore (AsterAttachments *self, GVariant *state)
{
  take (self, aster_attachments_dup_paths (state));
}
