/* Files are read side by side; each becomes a document when its space is there. At
 * the start these are the documents of the session before, with their states, and
 * until the last of them is open or refused the session must not be saved: a half
 * of it is not what was open. */

#include "document/openings.h"

#include "document/recent.h"

struct _AsterOpenings
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  AsterSession *session;
  GHashTable *under_way; /* AsterOpener → Arrival */
  guint n_restoring;
  gboolean busy;
};

enum { PROP_0, PROP_BUSY, N_PROPS };
enum { BEGAN, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterOpenings, aster_openings, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What a file is to become. */
typedef struct
{
  GVariant *state; /* (nullable) of a document of the session before */
  gboolean behind; /* whether what is shown stays in front of it */
} Arrival;

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  g_clear_pointer (&arrival->state, g_variant_unref);
  g_free (arrival);
}

static void
update_busy (AsterOpenings *self)
{
  gboolean busy = self->n_restoring > 0 || g_hash_table_size (self->under_way) > 0;

  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* A file that was read again, whole or in part, takes the place of the first. */
static void
add_document (AsterOpenings *self, AsterSpace *space, const Arrival *arrival)
{
  AsterDocument *before = aster_session_find (self->session, space->origin.path);
  AsterDocument *shown = aster_session_get_current (self->session);
  g_autoptr (AsterDocument) document = arrival->state != NULL
                                           ? aster_document_new_from_variant (
                                                 self->engine, space, arrival->state)
                                           : aster_document_new (self->engine, space);

  aster_session_add (self->session, document);
  if (before != NULL)
    aster_session_remove (self->session, before);
  else if (arrival->behind && shown != NULL)
    aster_session_set_current (self->session, shown);

  if (arrival->state == NULL)
    aster_recent_add (space->origin.path);
}

static void
finished_cb (AsterOpenings *self, GParamSpec *pspec, AsterOpener *opener)
{
  g_autoptr (AsterOpener) kept = g_object_ref (opener);
  Arrival *arrival = NULL;

  g_signal_handlers_disconnect_by_data (opener, self);
  if (!g_hash_table_steal_extended (self->under_way, opener, NULL, (gpointer *) &arrival))
    return;
  g_object_unref (opener);

  if (aster_opener_get_space (kept) != NULL)
    add_document (self, aster_opener_get_space (kept), arrival);
  if (arrival->state != NULL && --self->n_restoring == 0)
    aster_session_hold (self->session, FALSE);
  arrival_free (arrival);
  update_busy (self);
}

static void
begin (AsterOpenings *self,
       const char *path,
       gboolean salvage,
       GVariant *state,
       gboolean behind)
{
  AsterOpener *opener = aster_opener_new (self->engine, path, salvage);
  g_auto (GStrv) tables = aster_attachments_dup_paths (state);
  Arrival *arrival = g_new0 (Arrival, 1);

  aster_opener_set_tables (opener, tables);
  arrival->state = state != NULL ? g_variant_ref (state) : NULL;
  arrival->behind = behind;
  g_hash_table_insert (self->under_way, opener, arrival);
  update_busy (self);
  g_signal_emit (self, signals[BEGAN], 0, opener);
  g_signal_connect_swapped (opener, "notify::finished", G_CALLBACK (finished_cb), self);
  aster_opener_start (opener);
}

static void
aster_openings_dispose (GObject *object)
{
  AsterOpenings *self = ASTER_OPENINGS (object);
  GHashTableIter iter;
  gpointer opener;

  g_hash_table_iter_init (&iter, self->under_way);
  while (g_hash_table_iter_next (&iter, &opener, NULL))
    g_signal_handlers_disconnect_by_data (opener, self);
  g_hash_table_remove_all (self->under_way);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (aster_openings_parent_class)->dispose (object);
}

static void
aster_openings_finalize (GObject *object)
{
  g_hash_table_unref (ASTER_OPENINGS (object)->under_way);

  G_OBJECT_CLASS (aster_openings_parent_class)->finalize (object);
}

static void
aster_openings_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, ASTER_OPENINGS (object)->busy);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_openings_class_init (AsterOpeningsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_openings_dispose;
  G_OBJECT_CLASS (klass)->finalize = aster_openings_finalize;
  G_OBJECT_CLASS (klass)->get_property = aster_openings_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean (
      "busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[BEGAN] = g_signal_new ("began", ASTER_TYPE_OPENINGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, ASTER_TYPE_OPENER);
}

static void
aster_openings_init (AsterOpenings *self)
{
  self->under_way = g_hash_table_new_full (NULL, NULL, g_object_unref, arrival_free);
}

/* @engine: (transfer none): must outlive this; @session: (transfer none) */
AsterOpenings *
aster_openings_new (AsterEngine *engine, AsterSession *session)
{
  AsterOpenings *self = g_object_new (ASTER_TYPE_OPENINGS, NULL);

  self->engine = engine;
  self->session = g_object_ref (session);

  return self;
}

/* @path: a file, or «sample:NAME»; one that is open already is shown. */
void
aster_openings_open (AsterOpenings *self, const char *path)
{
  AsterDocument *document;

  g_return_if_fail (ASTER_IS_OPENINGS (self));

  if ((document = aster_session_find (self->session, path)) != NULL)
    aster_session_set_current (self->session, document);
  else
    begin (self, path, FALSE, NULL, FALSE);
}

/* Reads the whole rows before the fault of a file that was refused. */
void
aster_openings_salvage (AsterOpenings *self, const char *path)
{
  g_return_if_fail (ASTER_IS_OPENINGS (self));

  begin (self, path, TRUE, NULL, FALSE);
}

/* What the thread found in the session's file. */
typedef struct
{
  GPtrArray *saved; /* of AsterSavedDocument */
  guint current;
  char *otherwise; /* (nullable) */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->saved, g_ptr_array_unref);
  g_free (found->otherwise);
  g_free (found);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AsterOpenings *self = source;
  Found *found = data;

  found->saved = aster_session_read (self->session, &found->current);
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AsterOpenings *self = ASTER_OPENINGS (source);
  const Found *found = g_task_get_task_data (G_TASK (result));

  if (self->session == NULL) /* the program is ending */
    return;

  self->n_restoring = found->saved->len;
  if (found->saved->len == 0)
    aster_session_hold (self->session, FALSE);
  if (found->saved->len == 0 && found->otherwise != NULL)
    aster_openings_open (self, found->otherwise);

  for (guint i = 0; i < found->saved->len; i++)
    {
      AsterSavedDocument *document = g_ptr_array_index (found->saved, i);

      begin (self, document->path, FALSE, document->state,
             i != found->current || found->otherwise == NULL);
    }
  update_busy (self);
}

/**
 * aster_openings_restore:
 * @self: the files under way
 * @otherwise: (nullable): what to open if nothing was open; %NULL if a file was asked
 *   for, which then stands in front of what was open
 *
 * Opens what was open when the program ran last. A thread reads what that was; until
 * it has, the session is not saved.
 */
void
aster_openings_restore (AsterOpenings *self, const char *otherwise)
{
  g_autoptr (GTask) task = NULL;
  Found *found;

  g_return_if_fail (ASTER_IS_OPENINGS (self));

  aster_session_hold (self->session, TRUE);
  self->n_restoring = 1;
  update_busy (self);
  found = g_new0 (Found, 1);
  found->otherwise = g_strdup (otherwise);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_task_data (task, found, found_free);
  g_task_run_in_thread (task, read_thread);
}

/* Whether documents of the session before are still to come. */
gboolean
aster_openings_is_restoring (AsterOpenings *self)
{
  return self->n_restoring > 0;
}
