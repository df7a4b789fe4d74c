#include "command.h"
#include "files/save.h"
#include "input.h"
#include "output.h"
#include "tools/error.h"
#include "training/corpus-read.h"
#include "training/sgns.h"

/* What is said of all that was read is said of the first file, «and 2 more». */
static gboolean
blame_corpus (const AsterCliRequest *request, GError **error)
{
  guint n = request->arguments->len;

  if (n > 1)
    g_prefix_error (error, "%s (and %u more): ", aster_cli_argument (request, 0), n - 1);
  else
    g_prefix_error (error, "%s: ", aster_cli_argument (request, 0));

  return FALSE;
}

static AsterCorpus *
read_corpus (const AsterCliRequest *request, GError **error)
{
  AsterCorpusParams params = ASTER_CORPUS_DEFAULTS;
  AsterPulsePart part = aster_pulse_part (request->pulse, 0, 0.1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  AsterCorpus *corpus;
  GError *refusal = NULL;

  for (guint i = 0; i < request->arguments->len; i++)
    g_strv_builder_add (builder, aster_cli_argument (request, i));
  paths = g_strv_builder_end (builder);

  params.min_count = aster_cli_count (request, "--min-count");
  params.max_words = (gsize) aster_cli_count (request, "--max-words");
  params.lower = !aster_cli_flag (request, "--keep-case");

  corpus = aster_corpus_read ((const char *const *) paths, &params, &part.pulse,
                              &refusal);
  if (corpus != NULL)
    return corpus;

  /* Faults of one file name it already. */
  if (g_error_matches (refusal, ASTER_ERROR, ASTER_ERROR_DOMAIN) ||
      g_error_matches (refusal, ASTER_ERROR, ASTER_ERROR_NO_MEMORY))
    blame_corpus (request, &refusal);
  g_propagate_error (error, refusal);

  return NULL;
}

static AsterSgnsParams
read_params (const AsterCliRequest *request)
{
  AsterSgnsParams params = ASTER_SGNS_DEFAULTS;

  params.dims = (guint) aster_cli_count (request, "--dims");
  params.window = (guint) aster_cli_count (request, "--window");
  params.negative = (guint) aster_cli_count (request, "--negative");
  params.epochs = (guint) aster_cli_count (request, "--epochs");
  params.learning_rate = aster_cli_number (request, "--learning-rate");
  params.subsample = aster_cli_number (request, "--subsample");
  params.seed = aster_cli_count (request, "--seed");

  return params;
}

static GString *
write_summary (const AsterCliRequest *request,
               const AsterCorpus *corpus,
               const AsterSpace *space,
               const AsterSgnsSummary *summary,
               double seconds)
{
  GString *out = g_string_new (NULL);

  aster_cli_json_begin (out, NULL);
  aster_cli_json_text (out, "method", aster_cli_text (request, "--method"));
  aster_cli_json_count (out, "tokens", aster_space_n (space));
  aster_cli_json_count (out, "dims", aster_space_d (space));
  aster_cli_json_count (out, "epochs", aster_cli_count (request, "--epochs"));
  aster_cli_json_count (out, "seed", aster_cli_count (request, "--seed"));
  aster_cli_json_count (out, "sentences", corpus->n_sentences);
  aster_cli_json_count (out, "words_read", corpus->n_read);
  aster_cli_json_count (out, "words", corpus->n_words);
  aster_cli_json_count (out, "pairs", summary->pairs);
  aster_cli_json_begin (out, "loss");
  aster_cli_json_number (out, "first", summary->first_loss);
  aster_cli_json_number (out, "last", summary->last_loss);
  aster_cli_json_end (out);
  aster_cli_json_number (out, "seconds", seconds);
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return out;
}

gboolean
aster_cli_run_train (AsterCliRequest *request, GError **error)
{
  gint64 started = g_get_monotonic_time ();
  AsterPulsePart training = aster_pulse_part (request->pulse, 0.1, 0.95);
  AsterPulsePart saving = aster_pulse_part (request->pulse, 0.95, 1);
  AsterSgnsParams params = read_params (request);
  AsterSaveOptions options = ASTER_SAVE_DEFAULTS;
  const char *path = aster_cli_text (request, "-o");
  g_autoptr (AsterCorpus) corpus = NULL;
  g_autoptr (AsterSpace) space = NULL;
  g_autoptr (GString) out = NULL;
  AsterSgnsSummary summary;

  if (path == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "train: where to? Add -o OUT, whose ending says the format");
      return FALSE;
    }
  if (!aster_save_check (path, error) || !(corpus = read_corpus (request, error)))
    return FALSE;
  aster_cli_warn_report (request, aster_cli_argument (request, 0), corpus->report, 0);
  if (!(space = aster_sgns_train (corpus, &params, &summary, &training.pulse, error)))
    return blame_corpus (request, error);

  options.half = aster_cli_flag (request, "--half");
  if (!aster_save (space, path, &options, &saving.pulse, error))
    return FALSE;

  out = write_summary (request, corpus, space, &summary,
                       (double) (g_get_monotonic_time () - started) / 1e6);

  return aster_cli_print (out, error);
}
