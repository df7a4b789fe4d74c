/* The session is one small file of GVariant text, so that a person can read it. It
 * is written 3 s after a change and once more at the end, through a temporary file
 * that is synced and renamed; the generation before stays beside it, and is read
 * when the newer one is damaged. Writing while the program runs happens in a thread
 * of GIO's. */

#include "document/session.h"

#include <errno.h>
#include <string.h>

#define SAVE_AFTER_S 3
#define FORMAT       1u
#define NAME         "session"

struct _AsterSession
{
  GObject parent_instance;

  char *folder;
  GListStore *documents;
  AsterDocument *current; /* (nullable) (unowned) one of documents */
  guint save_id;          /* source that saves, or 0 */
  gboolean held;          /* nothing is saved until everything is open again */
};

enum { PROP_0, PROP_CURRENT, N_PROPS };

enum { SAVED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterSession, aster_session, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
saved_document_free (gpointer data)
{
  AsterSavedDocument *saved = data;

  g_free (saved->path);
  g_variant_unref (saved->state);
  g_free (saved);
}

/* The whole session as text. */
static char *
print (AsterSession *self)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(aya{sv})"));
  GListModel *documents = G_LIST_MODEL (self->documents);
  guint current = 0, n = 0;
  g_autoptr (GVariant) whole = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (AsterDocument) document = g_list_model_get_item (documents, i);
      const char *path = aster_document_get_space (document)->origin.path;

      if (path == NULL)
        continue;
      if (document == self->current)
        current = n;
      g_variant_builder_add (&list, "(^ay@a{sv})", path,
                             aster_document_to_variant (document));
      n++;
    }

  whole = g_variant_ref_sink (g_variant_new ("(uua(aya{sv}))", FORMAT, current, &list));

  return g_variant_print (whole, TRUE);
}

static char *
get_path (AsterSession *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* Replaces the file whole; the one that was there becomes the older generation. */
static gboolean
write_file (const char *folder, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  g_autofree char *older = g_build_filename (folder, NAME ".1", NULL);
  g_autofree char *before = NULL;
  gsize length;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }

  if (g_file_get_contents (path, &before, &length, NULL))
    {
      if (strcmp (before, text) == 0)
        return TRUE;
      if (!g_file_set_contents_full (older, before, (gssize) length,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
        return FALSE;
    }

  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
      error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **words = data;
  GError *error = NULL;

  if (write_file (words[0], words[1], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  g_signal_emit (source, signals[SAVED], 0, error);
}

/**
 * aster_session_save:
 * @self: a session
 *
 * Writes at once, in a thread; "saved" tells how it went. While the session is held
 * nothing happens: what is on the disk is more than what is open.
 */
void
aster_session_save (AsterSession *self)
{
  g_autoptr (GTask) task = NULL;
  char **words;

  g_return_if_fail (ASTER_IS_SESSION (self));

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->held)
    return;

  words = g_new0 (char *, 3);
  words[0] = g_strdup (self->folder);
  words[1] = print (self);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, words, (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
save_cb (gpointer data)
{
  AsterSession *self = data;

  self->save_id = 0;
  aster_session_save (self);

  return G_SOURCE_REMOVE;
}

static void
aster_session_dispose (GObject *object)
{
  AsterSession *self = ASTER_SESSION (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  self->current = NULL;
  g_clear_object (&self->documents);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (aster_session_parent_class)->dispose (object);
}

static void
aster_session_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  AsterSession *self = ASTER_SESSION (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_session_class_init (AsterSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_session_dispose;
  object_class->get_property = aster_session_get_property;

  properties[PROP_CURRENT] = g_param_spec_object (
      "current", NULL, NULL, ASTER_TYPE_DOCUMENT,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SAVED] = g_signal_new ("saved", ASTER_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
aster_session_init (AsterSession *self)
{
  self->documents = g_list_store_new (ASTER_TYPE_DOCUMENT);
}

/* @folder: where the file is kept; made when it is first written. */
AsterSession *
aster_session_new (const char *folder)
{
  AsterSession *self = g_object_new (ASTER_TYPE_SESSION, NULL);

  self->folder = g_strdup (folder);

  return self;
}

/* (transfer none): of AsterDocument */
GListModel *
aster_session_get_documents (AsterSession *self)
{
  return G_LIST_MODEL (self->documents);
}

/* Saves 3 s from now, however often it is asked until then. */
static void
save_soon (AsterSession *self)
{
  g_return_if_fail (ASTER_IS_SESSION (self));

  if (self->save_id == 0 && !self->held)
    self->save_id = g_timeout_add_seconds (SAVE_AFTER_S, save_cb, self);
}

/* Adds @document to what is open; it is shown from now on. */
void
aster_session_add (AsterSession *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SESSION (self) && ASTER_IS_DOCUMENT (document));

  g_signal_connect_object (document, "changed", G_CALLBACK (save_soon), self,
                           G_CONNECT_SWAPPED);
  g_list_store_append (self->documents, document);
  aster_session_set_current (self, document);
}

/* Forgets @document; the one beside it is shown. */
void
aster_session_remove (AsterSession *self, AsterDocument *document)
{
  g_autoptr (AsterDocument) next = NULL;
  guint position;

  g_return_if_fail (ASTER_IS_SESSION (self));

  if (!g_list_store_find (self->documents, document, &position))
    return;

  g_signal_handlers_disconnect_by_func (document, save_soon, self);
  if (self->current == document)
    {
      next = g_list_model_get_item (G_LIST_MODEL (self->documents),
                                    position > 0 ? position - 1 : 1);
      aster_session_set_current (self, next);
    }
  g_list_store_remove (self->documents, position);
  save_soon (self);
}

AsterDocument *
aster_session_get_current (AsterSession *self)
{
  return self->current;
}

void
aster_session_set_current (AsterSession *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SESSION (self));

  if (self->current == document)
    return;

  self->current = document;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
  save_soon (self);
}

/* (transfer none) (nullable): the open document that came from @path. */
AsterDocument *
aster_session_find (AsterSession *self, const char *path)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    {
      g_autoptr (AsterDocument) document = g_list_model_get_item (
          G_LIST_MODEL (self->documents), i);

      if (g_strcmp0 (aster_document_get_space (document)->origin.path, path) == 0)
        return document;
    }

  return NULL;
}

static GVariant *
read_generation (AsterSession *self, const char *name)
{
  g_autofree char *path = get_path (self, name);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) whole = NULL;
  guint format = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  whole = g_variant_parse (G_VARIANT_TYPE ("(uua(aya{sv}))"), text, NULL, NULL, NULL);
  if (whole != NULL)
    g_variant_get_child (whole, 0, "u", &format);

  return format == FORMAT ? g_steal_pointer (&whole) : NULL;
}

/**
 * aster_session_read:
 * @self: a session
 * @current: (out): which of the documents was shown
 *
 * Reads what was open when the program ran last. Any thread: only the folder of
 * @self is looked at.
 *
 * Returns: (transfer full) (element-type AsterSavedDocument): in order; may be empty
 */
GPtrArray *
aster_session_read (AsterSession *self, guint *current)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (saved_document_free);
  g_autoptr (GVariant) whole = read_generation (self, NAME);
  g_autoptr (GVariantIter) iter = NULL;
  GVariant *path, *state;

  if (whole == NULL)
    whole = read_generation (self, NAME ".1");
  if (whole == NULL)
    return list;

  g_variant_get (whole, "(uua(aya{sv}))", NULL, current, &iter);
  while (g_variant_iter_next (iter, "(@ay@a{sv})", &path, &state))
    {
      AsterSavedDocument *saved = g_new0 (AsterSavedDocument, 1);

      saved->path = g_strdup (g_variant_get_bytestring (path));
      saved->state = state;
      g_ptr_array_add (list, saved);
      g_variant_unref (path);
    }

  return list;
}

/* Writes at once, on the calling thread: for the end of the program and for tests. */
gboolean
aster_session_save_now (AsterSession *self, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ASTER_IS_SESSION (self), FALSE);

  g_clear_handle_id (&self->save_id, g_source_remove);
  text = print (self);

  return write_file (self->folder, text, error);
}

/* While held nothing is saved by itself: documents of the session before are still
 * being opened, and a half of them is not what was open. */
void
aster_session_hold (AsterSession *self, gboolean hold)
{
  g_return_if_fail (ASTER_IS_SESSION (self));

  self->held = hold;
  if (hold)
    g_clear_handle_id (&self->save_id, g_source_remove);
  else
    save_soon (self);
}
