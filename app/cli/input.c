/* What the shared options do, in this order: read the first --limit tokens, join
 * the --metadata, treat the vectors as --space says (with the mean of all that was
 * read), then keep the tokens of --words or --rows and of them those that --match. */

#include "input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "files/load.h"
#include "files/metadata.h"
#include "files/samples.h"
#include "tools/bytes.h"
#include "tools/error.h"
#include "tools/limits.h"
#include "values/row-set.h"
#include "words/expression.h"
#include "words/search.h"
#include "words/treatment.h"

#define MAX_TEXT (256u * 1024 * 1024) /* bytes of a text, a list or a table of pairs */

const AsterCliOption aster_cli_input_options[] = {
  { "--limit", ASTER_CLI_COUNT, "N", NULL, 1, ASTER_MAX_ROWS, "Only the first N tokens" },
  { "--words", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "Only these tokens, one a line, in that order; expressions may name others" },
  { "--rows", ASTER_CLI_TEXT, "LIST", NULL, 0, 0,
    "Only these rows, counted from 0: 0-41,57; - reads the list from standard input" },
  { "--match", ASTER_CLI_REGEX, "REGEX", NULL, 0, 0,
    "Only tokens that match (PCRE2, Unicode)" },
  { "--space", ASTER_CLI_CHOICE, "raw|centred|unit", "raw", 0, 0,
    "As stored; mean of all tokens read removed; rows scaled to length 1" },
  { "--table", ASTER_CLI_CHOICE, "token|position|output", "token", 0, 0,
    "Which matrix of a model" },
  { "--salvage", ASTER_CLI_FLAG, NULL, NULL, 0, 0,
    "Of a file with one bad place, take the whole rows before it" },
  { "--metadata", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "TSV or CSV with a column of tokens, or one row for each token" },
  { NULL, 0, NULL, NULL, 0, 0, NULL },
};

/* Where messages say that something is; samples keep their short name. */
static const char *
get_name (const AsterCliRequest *request)
{
  return aster_cli_argument (request, 0);
}

/* One line for each kind of thing that a reader noticed, from the one numbered
 * @first on. */
void
aster_cli_warn_report (const AsterCliRequest *request,
                       const char *path,
                       const AsterReport *report,
                       guint first)
{
  for (guint i = first; i < aster_report_get_n (report); i++)
    {
      g_autofree char *text = aster_notice_dup_text (aster_report_get (report, i));

      aster_cli_warn (request, "%s: %s", path, text);
    }
}

static AsterSpace *
load (const AsterCliRequest *request, GError **error)
{
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  AsterPulsePart part = aster_pulse_part (request->pulse, 0, 0.5);
  const char *name = get_name (request), *table = aster_cli_text (request, "--table");
  g_autofree char *sample = NULL;

  if (g_str_has_prefix (name, "sample:") && !(sample = aster_samples_find (name, error)))
    return NULL;
  if (!g_str_equal (table, "token"))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                   "%s: there is no --table %s in a file of word vectors, only the table "
                   "of tokens; leave the option out",
                   name, table);
      return NULL;
    }

  options.limit = (gsize) aster_cli_count (request, "--limit");
  options.salvage = aster_cli_flag (request, "--salvage");

  return aster_load (sample != NULL ? sample : name, &options, &part.pulse, error);
}

/* What the table of metadata has to say comes after what the vectors had. */
static gboolean
join (const AsterCliRequest *request, AsterSpace **space, GError **error)
{
  const char *path = aster_cli_text (request, "--metadata");
  guint n_said = aster_report_get_n ((*space)->report);
  AsterSpace *joined;

  aster_cli_warn_report (request, get_name (request), (*space)->report, 0);
  if (path == NULL)
    return TRUE;
  if (!(joined = aster_metadata_join (*space, path, request->pulse, error)))
    return FALSE;

  aster_cli_warn_report (request, path, joined->report, n_said);
  aster_space_unref (*space);
  *space = joined;

  return TRUE;
}

static gboolean
treat (const AsterCliRequest *request, AsterSpace **space, GError **error)
{
  AsterTreatment treatment = ASTER_TREATMENT_RAW;
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.5, 0.6);
  AsterMatrix *vectors;
  AsterSpace *treated;

  aster_treatment_from_string (aster_cli_text (request, "--space"), &treatment);
  if (treatment == ASTER_TREATMENT_RAW)
    return TRUE;
  if (!(vectors = aster_treatment_apply (treatment, (*space)->vectors, &part.pulse,
                                         error)))
    return FALSE;

  treated = aster_space_with_vectors (*space, vectors);
  aster_space_unref (*space);
  *space = treated;

  return TRUE;
}

/* Adds the row of one word of --words, or counts it among the missing. */
static void
choose_word (const AsterTokens *tokens,
             const char *word,
             gsize length,
             guint line,
             GArray *rows,
             AsterReport *report)
{
  int row = aster_tokens_find (tokens, word, (gssize) length);
  g_autofree char *shown = NULL, *place = NULL;

  if (length == 0)
    return;
  if (row >= 0)
    {
      guint32 found = (guint32) row;

      g_array_append_val (rows, found);
      return;
    }

  shown = aster_token_escape (word, (gssize) length);
  place = g_strdup_printf ("line %u '%s'", line, shown);
  aster_report_add (report, "missing", "Words that are not in the vocabulary", 1, place);
}

static gboolean
choose_words (const AsterCliRequest *request,
              const AsterTokens *tokens,
              GArray *rows,
              GError **error)
{
  const char *path = aster_cli_text (request, "--words");
  g_autoptr (AsterReport) report = aster_report_new ();
  g_autofree char *text = NULL;
  const char *p, *end;
  gsize size;

  if (!(text = aster_cli_read_text (path, &size, error)))
    return FALSE;

  end = text + size;
  p = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  for (guint line = 1; p < end; line++)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      const char *next = stop != NULL ? stop + 1 : end;

      stop = stop != NULL ? stop : end;
      if (stop > p && stop[-1] == '\r')
        stop--;
      choose_word (tokens, p, (gsize) (stop - p), line, rows, report);
      p = next;
    }

  aster_cli_warn_report (request, path, report, 0);
  if (rows->len > 0)
    return TRUE;

  g_set_error (
      error, ASTER_ERROR, ASTER_ERROR_MISSING,
      "%s: none of its words is in the vocabulary of %s; write one token a line, "
      "in the case of the vocabulary",
      path, get_name (request));
  return FALSE;
}

static gboolean
choose_rows (const AsterCliRequest *request,
             const AsterTokens *tokens,
             GArray *rows,
             GError **error)
{
  const char *list = aster_cli_text (request, "--rows");
  g_autoptr (AsterRowSet) set = NULL;
  g_autofree char *text = NULL;
  g_autofree guint32 *chosen = NULL;
  gsize size;

  if (!(text = g_str_equal (list, "-") ? aster_cli_read_text (list, &size, error)
                                       : g_strdup (list)))
    return FALSE;
  if (!(set = aster_row_set_parse (g_strstrip (text), error)))
    {
      g_prefix_error (error, "--rows: ");
      return FALSE;
    }
  if (aster_row_set_get_last (set) >= aster_tokens_get_n (tokens))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
                   "%s: --rows: there is no row %u of %zu tokens; the last is %zu",
                   get_name (request), aster_row_set_get_last (set),
                   aster_tokens_get_n (tokens), aster_tokens_get_n (tokens) - 1);
      return FALSE;
    }

  chosen = aster_row_set_dup (set, NULL);
  g_array_append_vals (rows, chosen, (guint) set->n);

  return TRUE;
}

/* Leaves of @rows, or of all rows if it is empty, those that match. */
static gboolean
match (const AsterCliRequest *request,
       const AsterTokens *tokens,
       GArray *rows,
       GError **error)
{
  const char *pattern = aster_cli_text (request, "--match");
  g_autofree guint8 *hits = g_new0 (guint8, aster_tokens_get_n (tokens) + 1);
  g_autoptr (GArray) found = NULL;
  guint n = 0;

  found = aster_search_tokens (tokens, pattern, ASTER_SEARCH_EXACT_REGEX, request->pulse,
                               error);
  if (found == NULL)
    {
      g_prefix_error (error, "--match: ");
      return FALSE;
    }

  for (guint i = 0; i < found->len; i++)
    hits[g_array_index (found, guint32, i)] = TRUE;
  if (rows->len == 0)
    g_array_append_vals (rows, found->data, found->len);
  for (guint i = 0; i < rows->len; i++)
    if (hits[g_array_index (rows, guint32, i)])
      g_array_index (rows, guint32, n++) = g_array_index (rows, guint32, i);
  g_array_set_size (rows, n);
  if (n > 0)
    return TRUE;

  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING, "%s: no token matches %s",
               get_name (request), pattern);
  return FALSE;
}

static gboolean
choose (const AsterCliRequest *request, AsterCliInput *self, GError **error)
{
  const AsterTokens *tokens = self->whole->tokens;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean by_words = aster_cli_text (request, "--words") != NULL;
  gboolean by_rows = aster_cli_text (request, "--rows") != NULL;
  gboolean by_match = aster_cli_text (request, "--match") != NULL;

  if (!by_words && !by_rows && !by_match)
    {
      self->chosen = aster_space_ref (self->whole);
      return TRUE;
    }
  if ((by_words && !choose_words (request, tokens, rows, error)) ||
      (by_rows && !choose_rows (request, tokens, rows, error)) ||
      (by_match && !match (request, tokens, rows, error)))
    return FALSE;

  self->chosen = aster_space_select (self->whole, (const guint32 *) (gpointer) rows->data,
                                     rows->len, error);
  self->rows = g_steal_pointer (&rows);

  return self->chosen != NULL;
}

/**
 * aster_cli_input_read:
 * @request: a command whose first argument is IN
 * @self: (out caller-allocates): receives the spaces; clear it
 * @error: return location
 *
 * Reads IN as the shared options say and warns of what the reader noticed.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
aster_cli_input_read (const AsterCliRequest *request, AsterCliInput *self, GError **error)
{
  gint64 started = g_get_monotonic_time ();

  if (aster_cli_text (request, "--words") != NULL &&
      aster_cli_text (request, "--rows") != NULL)
    {
      g_set_error_literal (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                           "--words and --rows both say which tokens; give one of them");
      return FALSE;
    }
  if (!(self->whole = load (request, error)) || !join (request, &self->whole, error) ||
      !treat (request, &self->whole, error) || !choose (request, self, error))
    return FALSE;
  self->seconds = (double) (g_get_monotonic_time () - started) / 1e6;

  return TRUE;
}

void
aster_cli_input_clear (AsterCliInput *self)
{
  g_clear_pointer (&self->whole, aster_space_unref);
  g_clear_pointer (&self->chosen, aster_space_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

/* What a verb refused is said of the input: verbs know no files. Returns FALSE. */
gboolean
aster_cli_blame_input (const AsterCliRequest *request, GError **error)
{
  g_prefix_error (error, "%s: ", get_name (request));

  return FALSE;
}

/* @option: NULL, or after which option the expression stands. */
static AsterMatrix *
evaluate (const AsterCliRequest *request,
          const AsterCliInput *input,
          const char *option,
          const char *expression,
          GArray *rows,
          GError **error)
{
  g_autoptr (AsterExpression) parsed = aster_expression_parse (expression, error);
  AsterMatrix *vector = NULL;

  if (parsed != NULL)
    vector = aster_expression_evaluate (parsed, input->whole->tokens,
                                        input->whole->vectors, rows, error);
  if (vector == NULL && option != NULL)
    g_prefix_error (error, "%s: ", option);
  if (vector == NULL && parsed != NULL)
    aster_cli_blame_input (request, error);

  return vector;
}

/* The vector of an expression over everything that was read. @rows may be NULL;
 * it receives the rows of whole that the expression names. */
AsterMatrix *
aster_cli_evaluate (const AsterCliRequest *request,
                    const AsterCliInput *input,
                    const char *expression,
                    GArray *rows,
                    GError **error)
{
  return evaluate (request, input, NULL, expression, rows, error);
}

/* The vector of an expression that stands after @option. */
AsterMatrix *
aster_cli_evaluate_option (const AsterCliRequest *request,
                           const AsterCliInput *input,
                           const char *option,
                           GError **error)
{
  return evaluate (request, input, option, aster_cli_text (request, option), NULL, error);
}

/* All that @descriptor gives, unless it gives more than any text has. */
static char *
read_all (int descriptor, const char *name, gsize *length, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char block[65536];
  ssize_t n;

  while ((n = read (descriptor, block, sizeof block)) != 0)
    if (n > 0 && text->len + (gsize) n <= MAX_TEXT)
      g_string_append_len (text, block, n);
    else if (n > 0)
      {
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
                     "%s: the text has more than %u bytes; give a part of it", name,
                     MAX_TEXT);
        return NULL;
      }
    else if (errno != EINTR)
      {
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO, "%s: %s", name,
                     g_strerror (errno));
        return NULL;
      }
  if (length != NULL)
    *length = text->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Rows that a map had to take smaller than they are. */
void
aster_cli_warn_drawn (const AsterCliRequest *request, gsize n)
{
  if (n > 0)
    aster_cli_warn (
        request,
        "%s: more than a million times as large as most, and drawn in so that "
        "the others can be told apart, rows: %zu",
        aster_cli_argument (request, 0), n);
}

/* The bytes of a regular file, or of standard input, whatever it is, for "-"; a NUL
 * follows them. */
char *
aster_cli_read_text (const char *path, gsize *length, GError **error)
{
  char *text;
  int descriptor;

  if (g_str_equal (path, "-"))
    return read_all (STDIN_FILENO, "standard input", length, error);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_IO,
                   "%s: this is a folder; name a file", path);
      return NULL;
    }
  if ((descriptor = aster_bytes_open (path, error)) < 0)
    return NULL;

  text = read_all (descriptor, path, length, error);
  close (descriptor);

  return text;
}
