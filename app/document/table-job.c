#include "document/table-job.h"

#include "files/table-titles.h"

typedef struct
{
  AsterSpace *space;
  char *path;
  gboolean dropped;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_space_unref (input->space);
  g_free (input->path);
  g_free (input);
}

static void
found_free (gpointer data)
{
  AsterTableFound *found = data;

  g_clear_pointer (&found->joined, aster_space_unref);
  aster_metadata_news_clear (&found->news);
  g_free (found);
}

static gpointer
attach (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;
  AsterTableFound *found = g_new0 (AsterTableFound, 1);
  g_autoptr (GError) fault = NULL;

  if (input->dropped && !aster_table_has_titles (input->path, &fault))
    return found;

  found->joined = aster_metadata_attach (input->space, input->path, &found->news, pulse,
                                         error);
  if (found->joined == NULL)
    g_clear_pointer (&found, found_free);

  return found;
}

/**
 * aster_table_job_new:
 * @space: (transfer none): what the table is to join
 * @path: a file
 * @dropped: whether it may hold vectors as well, and is looked at first
 *
 * Returns: (transfer full): a job whose result is an #AsterTableFound
 */
AsterJob *
aster_table_job_new (AsterSpace *space, const char *path, gboolean dropped)
{
  Input *input = g_new0 (Input, 1);

  input->space = aster_space_ref (space);
  input->path = g_strdup (path);
  input->dropped = dropped;

  return aster_job_new (attach, input, input_free, found_free);
}
