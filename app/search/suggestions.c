/* Looking through a large vocabulary for spellings takes a moment, so it is a job. */

#include "search/suggestions.h"

#include "runs/job-drop.h"
#include "tools/spelling.h"
#include "words/expression.h"

#define MOST 5

struct _AsterSuggestions
{
  GObject parent_instance;

  AsterJob *job; /* (nullable) under way, or the owner of the answer */
};

enum { FOUND, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterSuggestions, aster_suggestions, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

typedef struct
{
  AsterTokens *tokens;
  char *expression;
} Input;

typedef struct
{
  char *missing; /* (nullable) */
  GStrv tokens;  /* never NULL */
} Answer;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_tokens_unref (input->tokens);
  g_free (input->expression);
  g_free (input);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->missing);
  g_strfreev (answer->tokens);
  g_free (answer);
}

static gpointer
find (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;
  g_autoptr (AsterExpression) expression = aster_expression_parse (input->expression,
                                                                   error);
  Answer *answer;

  if (expression == NULL)
    return NULL;

  answer = g_new0 (Answer, 1);
  answer->missing = aster_expression_dup_missing (expression, input->tokens);
  if (answer->missing != NULL)
    answer->tokens = aster_spelling_suggest (input->tokens, answer->missing, MOST, pulse);
  if (answer->tokens == NULL)
    answer->tokens = g_new0 (char *, 1);

  return answer;
}

static Answer *
answer_of (AsterSuggestions *self)
{
  return self->job != NULL ? aster_job_get_result (self->job) : NULL;
}

static void
finished_cb (AsterSuggestions *self)
{
  if (answer_of (self) != NULL)
    g_signal_emit (self, signals[FOUND], 0);
}

static void
aster_suggestions_dispose (GObject *object)
{
  AsterSuggestions *self = ASTER_SUGGESTIONS (object);

  aster_job_drop (&self->job, self);

  G_OBJECT_CLASS (aster_suggestions_parent_class)->dispose (object);
}

static void
aster_suggestions_class_init (AsterSuggestionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_suggestions_dispose;

  signals[FOUND] = g_signal_new ("found", ASTER_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_suggestions_init (AsterSuggestions *self)
{
}

AsterSuggestions *
aster_suggestions_new (void)
{
  return g_object_new (ASTER_TYPE_SUGGESTIONS, NULL);
}

/**
 * aster_suggestions_ask:
 * @self: a finder of spellings
 * @document: (nullable): whose tokens may be suggested; NULL to stop
 * @expression: (nullable): a sum that names a token which is not there
 *
 * Forgets the answer before, and says ::found when there is another.
 */
void
aster_suggestions_ask (AsterSuggestions *self,
                       AsterDocument *document,
                       const char *expression)
{
  Input *input;

  g_return_if_fail (ASTER_IS_SUGGESTIONS (self));
  g_return_if_fail ((document == NULL) == (expression == NULL));

  aster_job_drop (&self->job, self);
  if (document == NULL)
    return;

  input = g_new0 (Input, 1);
  input->tokens = aster_tokens_ref (aster_document_get_space (document)->tokens);
  input->expression = g_strdup (expression);
  self->job = aster_job_new (find, input, input_free, answer_free);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (aster_document_get_engine (document), self->job);
}

/* (nullable): the word of the sum that is not in the vocabulary. */
const char *
aster_suggestions_get_missing (AsterSuggestions *self)
{
  g_return_val_if_fail (ASTER_IS_SUGGESTIONS (self), NULL);

  return answer_of (self) != NULL ? answer_of (self)->missing : NULL;
}

/* (nullable): the tokens spelt most like it, the nearest first. */
const char *const *
aster_suggestions_get_tokens (AsterSuggestions *self)
{
  g_return_val_if_fail (ASTER_IS_SUGGESTIONS (self), NULL);

  return answer_of (self) != NULL ? (const char *const *) answer_of (self)->tokens : NULL;
}
