/* Reading happens in a job, like any other work; «sample:NAME» is looked up among
 * the spaces that ship with the program. */

#include "document/opener.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "files/metadata.h"
#include "files/samples.h"
#include "runs/job-drop.h"
#include "tools/error.h"

#define SAMPLE_PREFIX "sample:"

struct _AsterOpener
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  char *path;
  gboolean salvage;
  char **tables; /* (nullable) */
  AsterJob *job; /* (nullable) */
};

enum { PROP_0, PROP_FINISHED, PROP_FRACTION, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterOpener, aster_opener, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

typedef struct
{
  char *path;
  gboolean salvage;
  char **tables; /* (nullable) */
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_free (input->path);
  g_strfreev (input->tables);
  g_free (input);
}

/* Attaches what was attached in the session before. A table that is gone is told of, and
 * looked for again the next time. */
static void
attach (AsterSpace **space, char **tables, AsterPulse *pulse, GError **error)
{
  for (guint i = 0; tables != NULL && tables[i] != NULL; i++)
    {
      g_autoptr (GError) fault = NULL;
      AsterSpace *joined = aster_metadata_join (*space, tables[i], pulse, &fault);

      if (joined != NULL)
        {
          aster_space_unref (*space);
          *space = joined;
        }
      else if (g_error_matches (fault, ASTER_ERROR, ASTER_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          g_clear_pointer (space, aster_space_unref);
          return;
        }
      else
        aster_report_add ((*space)->report, "table-missing",
                          _ ("Tables of the session before that cannot be attached"), 1,
                          fault->message);
    }
}

static gpointer
load (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  g_autofree char *sample = NULL;
  AsterSpace *space;

  if (g_str_has_prefix (input->path, SAMPLE_PREFIX))
    {
      sample = aster_samples_find (input->path + strlen (SAMPLE_PREFIX), error);
      if (sample == NULL)
        return NULL;
    }

  options.salvage = input->salvage;
  space = aster_load (sample != NULL ? sample : input->path, &options, pulse, error);
  if (space != NULL)
    {
      /* A sample is found by its name wherever it is installed. */
      g_free (space->origin.path);
      space->origin.path = g_strdup (input->path);
      attach (&space, input->tables, pulse, error);
    }

  return space;
}

static void
fraction_cb (AsterOpener *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
finished_cb (AsterOpener *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

static void
aster_opener_dispose (GObject *object)
{
  AsterOpener *self = ASTER_OPENER (object);

  aster_job_drop (&self->job, self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->tables, g_strfreev);

  G_OBJECT_CLASS (aster_opener_parent_class)->dispose (object);
}

static void
aster_opener_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  AsterOpener *self = ASTER_OPENER (object);

  switch (prop_id)
    {
    case PROP_FINISHED:
      g_value_set_boolean (value, self->job != NULL && aster_job_is_finished (self->job));
      break;

    case PROP_FRACTION:
      g_value_set_double (value, aster_opener_get_fraction (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_opener_class_init (AsterOpenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_opener_dispose;
  object_class->get_property = aster_opener_get_property;

  properties[PROP_FINISHED] = g_param_spec_boolean (
      "finished", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FRACTION] = g_param_spec_double (
      "fraction", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_opener_init (AsterOpener *self)
{
}

/**
 * aster_opener_new:
 * @engine: (transfer none): runs the reading; must outlive the opener
 * @path: a file, or «sample:NAME»
 * @salvage: whether to take the whole rows before a fault
 *
 * Returns: (transfer full): an opener that has not started
 */
AsterOpener *
aster_opener_new (AsterEngine *engine, const char *path, gboolean salvage)
{
  AsterOpener *self = g_object_new (ASTER_TYPE_OPENER, NULL);

  self->engine = engine;
  self->path = g_strdup (path);
  self->salvage = salvage;

  return self;
}

/* @paths: tables to attach to what is read. */
void
aster_opener_set_tables (AsterOpener *self, char **paths)
{
  g_return_if_fail (ASTER_IS_OPENER (self) && self->job == NULL);

  g_strfreev (self->tables);
  self->tables = g_strdupv (paths);
}

void
aster_opener_start (AsterOpener *self)
{
  Input *input;

  g_return_if_fail (ASTER_IS_OPENER (self) && self->job == NULL);

  input = g_new0 (Input, 1);
  input->path = g_strdup (self->path);
  input->salvage = self->salvage;
  input->tables = g_strdupv (self->tables);
  self->job = aster_job_new (load, input, input_free, (GDestroyNotify) aster_space_unref);
  g_signal_connect_swapped (self->job, "notify::fraction", G_CALLBACK (fraction_cb),
                            self);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (self->engine, self->job);
}

/* Stops reading; "finished" is notified, with neither a space nor an error. */
void
aster_opener_cancel (AsterOpener *self)
{
  g_return_if_fail (ASTER_IS_OPENER (self));

  if (self->job != NULL)
    aster_job_cancel (self->job);
}

const char *
aster_opener_get_path (AsterOpener *self)
{
  return self->path;
}

/* (transfer full): what to call the file in a sentence, UTF-8. */
char *
aster_opener_dup_name (AsterOpener *self)
{
  if (g_str_has_prefix (self->path, SAMPLE_PREFIX))
    return g_strdup (self->path + strlen (SAMPLE_PREFIX));

  return aster_path_dup_shown (self->path);
}

/* (transfer none) (nullable) */
AsterSpace *
aster_opener_get_space (AsterOpener *self)
{
  return self->job != NULL ? aster_job_get_result (self->job) : NULL;
}

/* (nullable): why the file could not be opened, for a person. */
const GError *
aster_opener_get_error (AsterOpener *self)
{
  return self->job != NULL ? aster_job_get_error (self->job) : NULL;
}

double
aster_opener_get_fraction (AsterOpener *self)
{
  return self->job != NULL ? aster_job_get_fraction (self->job) : 0;
}
