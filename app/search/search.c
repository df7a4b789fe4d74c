/* Typing waits for 100 ms of rest and then becomes one job; the job before it is
 * cancelled. What is found goes into the selection of the document, where every pane
 * sees it; until then the matches of the pattern before stay. A step that is asked
 * for before the answer is there is taken when it arrives, so that a word and Enter
 * typed in one go lead to that word. */

#include "search/search.h"

#include <string.h>

#include "runs/job-drop.h"
#include "words/search.h"

#define REST_MS 100

struct _AsterSearch
{
  GObject parent_instance;

  AsterDocument *document; /* (nullable) */
  gboolean apart;          /* what is found is no other pane's business */
  char *pattern;
  gboolean regex;

  AsterJob *job; /* (nullable) under way */
  guint rest_id; /* source that ends the rest, or 0 */
  int steps;     /* to take when the answer arrives */
  GArray *rows;  /* of guint32, ascending: the matches */
  char *error;   /* (nullable) for a person */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterSearch, aster_search, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What a job reads: its own copies, shared with nobody. */
typedef struct
{
  AsterTokens *tokens;
  char *pattern;
  AsterSearchMode mode;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_tokens_unref (input->tokens);
  g_free (input->pattern);
  g_free (input);
}

static gpointer
find (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;

  return aster_search_tokens (input->tokens, input->pattern, input->mode, pulse, error);
}

static const guint32 *
rows_of (AsterSearch *self)
{
  return (const guint32 *) (gpointer) self->rows->data;
}

static void
changed (AsterSearch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @rows: (transfer full): of guint32, ascending */
static void
take_rows (AsterSearch *self, GArray *rows)
{
  g_array_unref (self->rows);
  self->rows = rows;

  if (self->document != NULL && !self->apart)
    aster_selection_set_matches (aster_document_get_selection (self->document),
                                 rows_of (self), rows->len);
}

static void
drop_job (AsterSearch *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  aster_job_drop (&self->job, self);
}

static void
finished_cb (AsterSearch *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  const GError *error = aster_job_get_error (job);
  GArray *rows = aster_job_get_result (job);
  int steps = self->steps;

  g_signal_handlers_disconnect_by_data (job, self);
  self->steps = 0;
  g_clear_pointer (&self->error, g_free);
  if (error != NULL)
    self->error = g_strdup (error->message);

  take_rows (self, rows != NULL ? g_array_ref (rows)
                                : g_array_new (FALSE, FALSE, sizeof (guint32)));
  if (steps != 0)
    aster_search_step (self, steps);
  changed (self);
}

static void
run (AsterSearch *self)
{
  Input *input = g_new0 (Input, 1);

  drop_job (self);
  input->tokens = aster_tokens_ref (aster_document_get_space (self->document)->tokens);
  input->pattern = g_strdup (self->pattern);
  input->mode = self->regex ? ASTER_SEARCH_REGEX : ASTER_SEARCH_WORDS;

  self->job = aster_job_new (find, input, input_free, (GDestroyNotify) g_array_unref);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (aster_document_get_engine (self->document), self->job);
}

static gboolean
rest_over_cb (gpointer data)
{
  AsterSearch *self = data;

  self->rest_id = 0;
  run (self);

  return G_SOURCE_REMOVE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

/* Looks again after @rest_ms, or forgets at once if there is nothing to look for. */
static void
restart (AsterSearch *self, guint rest_ms)
{
  drop_job (self);
  self->steps = 0;

  if (self->document != NULL && !is_blank (self->pattern))
    self->rest_id = g_timeout_add (rest_ms, rest_over_cb, self);
  else
    {
      g_clear_pointer (&self->error, g_free);
      take_rows (self, g_array_new (FALSE, FALSE, sizeof (guint32)));
    }
  changed (self);
}

static void
aster_search_dispose (GObject *object)
{
  AsterSearch *self = ASTER_SEARCH (object);

  aster_search_set_document (self, NULL);

  G_OBJECT_CLASS (aster_search_parent_class)->dispose (object);
}

static void
aster_search_finalize (GObject *object)
{
  AsterSearch *self = ASTER_SEARCH (object);

  g_array_unref (self->rows);
  g_free (self->pattern);
  g_free (self->error);

  G_OBJECT_CLASS (aster_search_parent_class)->finalize (object);
}

static void
aster_search_class_init (AsterSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = aster_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_SEARCH, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_search_init (AsterSearch *self)
{
  self->pattern = g_strdup ("");
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

AsterSearch *
aster_search_new (void)
{
  return g_object_new (ASTER_TYPE_SEARCH, NULL);
}

/* A search that keeps to itself what it finds: the filter of one pane. */
AsterSearch *
aster_search_new_apart (void)
{
  AsterSearch *self = aster_search_new ();

  self->apart = TRUE;

  return self;
}

/* @document: (nullable): where to look. Its engine must outlive the search, or be
 * taken away first by setting NULL. */
void
aster_search_set_document (AsterSearch *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SEARCH (self));

  if (self->document == document)
    return;

  drop_job (self);
  take_rows (self, g_array_new (FALSE, FALSE, sizeof (guint32)));
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (aster_document_get_selection (self->document),
                                          self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_swapped (aster_document_get_selection (document), "notify::current",
                              G_CALLBACK (changed), self);
  restart (self, 0);
}

/**
 * aster_search_set_pattern:
 * @self: a search
 * @pattern: what was typed; blank finds nothing
 * @regex: whether it is a regular expression, rather than words
 *
 * Looks after 100 ms of rest.
 */
void
aster_search_set_pattern (AsterSearch *self, const char *pattern, gboolean regex)
{
  g_return_if_fail (ASTER_IS_SEARCH (self));
  g_return_if_fail (pattern != NULL);

  if (g_str_equal (self->pattern, pattern) && self->regex == regex)
    return;

  g_free (self->pattern);
  self->pattern = g_strdup (pattern);
  self->regex = regex;
  restart (self, REST_MS);
}

gboolean
aster_search_is_running (AsterSearch *self)
{
  g_return_val_if_fail (ASTER_IS_SEARCH (self), FALSE);

  return self->job != NULL || self->rest_id != 0;
}

/* (nullable): what is wrong with the pattern, for a person. */
const char *
aster_search_get_error (AsterSearch *self)
{
  g_return_val_if_fail (ASTER_IS_SEARCH (self), NULL);

  return self->error;
}

gsize
aster_search_get_n_matches (AsterSearch *self)
{
  g_return_val_if_fail (ASTER_IS_SEARCH (self), 0);

  return self->rows->len;
}

/* (transfer none) (array length=n): the matches, ascending, valid until they change. */
const guint32 *
aster_search_get_rows (AsterSearch *self, gsize *n)
{
  g_return_val_if_fail (ASTER_IS_SEARCH (self) && n != NULL, NULL);

  *n = self->rows->len;

  return rows_of (self);
}

/* Whether there is anything to look for. */
gboolean
aster_search_is_blank (AsterSearch *self)
{
  g_return_val_if_fail (ASTER_IS_SEARCH (self), TRUE);

  return is_blank (self->pattern);
}

/* How many matches stand before @row. */
static gsize
count_before (AsterSearch *self, int row)
{
  gsize low = 0, high = self->rows->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if ((int) rows_of (self)[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Which match the current token is, counted from 1; 0 if it is none of them. */
gsize
aster_search_get_position (AsterSearch *self)
{
  gsize before;
  int row;

  g_return_val_if_fail (ASTER_IS_SEARCH (self), 0);

  if (self->document == NULL)
    return 0;
  row = aster_selection_get_current (aster_document_get_selection (self->document));
  before = count_before (self, row);

  return before < self->rows->len && (int) rows_of (self)[before] == row ? before + 1 : 0;
}

/* The match to begin with: the token that is exactly what was typed if there is one,
 * else the first at or behind @row. */
static gsize
first_match (AsterSearch *self, int row)
{
  const AsterTokens *tokens = aster_document_get_space (self->document)->tokens;
  g_autofree char *word = g_strstrip (g_strdup (self->pattern));
  int exact = self->regex ? -1 : aster_tokens_find (tokens, word, -1);
  gsize i = count_before (self, exact >= 0 ? exact : row);

  return i < self->rows->len ? i : 0;
}

/**
 * aster_search_step:
 * @self: a search
 * @direction: 1 for the next match, −1 for the one before; past the ends it goes on
 *   at the other end
 *
 * Makes that match the current token, now or when the search under way ends.
 */
void
aster_search_step (AsterSearch *self, int direction)
{
  AsterSelection *selection;
  gsize n, position, i;

  g_return_if_fail (ASTER_IS_SEARCH (self));
  g_return_if_fail (direction == 1 || direction == -1);

  if (aster_search_is_running (self))
    {
      self->steps = direction;
      if (self->rest_id != 0)
        run (self);
      return;
    }
  if ((n = self->rows->len) == 0)
    return;

  selection = aster_document_get_selection (self->document);
  position = aster_search_get_position (self);
  if (position > 0)
    i = (position - 1 + n + (gsize) direction) % n;
  else
    i = first_match (self, aster_selection_get_current (selection));
  if ((int) rows_of (self)[i] != aster_selection_get_current (selection))
    aster_selection_set_current (selection, (int) rows_of (self)[i]);
  else
    /* The only match, asked for again: panes go back to it. */
    g_object_notify (G_OBJECT (selection), "current");
}

/* Selects the matches, and nothing else. */
void
aster_search_select_all (AsterSearch *self)
{
  g_return_if_fail (ASTER_IS_SEARCH (self));

  if (self->document != NULL && self->rows->len > 0)
    aster_selection_apply (aster_document_get_selection (self->document), rows_of (self),
                           self->rows->len, ASTER_SELECT_REPLACE);
}
