/* cancel-verbs.h - what bench-cancel asks for beside recipes: each verb once. */
#pragma once

#include <string.h>

#include "compare/torn-edges.h"
#include "files/layout-file.h"
#include "files/load.h"
#include "files/metadata.h"
#include "files/save.h"
#include "tools/random.h"
#include "training/corpus-read.h"
#include "training/sgns.h"
#include "words/knn-near.h"
#include "words/search.h"
#include "words/spectrum.h"
#include "words/statistics.h"
#include "words/treatment.h"

/* What verbs are given. */
typedef struct
{
  AsterSpace *space; /* (n × d) */
  AsterLayout *page; /* (n × 2) */
  char *folder;      /* of files that are read and written */
} Input;

typedef gboolean (*Verb) (const Input *input, AsterPulse *pulse, GError **error);

static char *
dup_path (const Input *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
find_near (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterGraph) graph = aster_knn_near (self->space->vectors, 15,
                                                 ASTER_KNN_EUCLIDEAN, 42, pulse, error);

  return graph != NULL;
}

static gboolean
make_unit (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) x = aster_treatment_apply (ASTER_TREATMENT_UNIT,
                                                     self->space->vectors, pulse, error);

  return x != NULL;
}

static gboolean
centre (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (AsterMatrix) x = aster_treatment_apply (ASTER_TREATMENT_CENTRED,
                                                     self->space->vectors, pulse, error);

  return x != NULL;
}

static gboolean
find_spectrum (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autofree double *values = NULL;
  gsize r;

  return aster_spectrum (self->space->vectors, TRUE, &values, &r, pulse, error);
}

static gboolean
find_norms (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autofree double *norms = g_new (double, aster_space_n (self->space));

  return aster_statistics_norms (self->space->vectors, norms, pulse, error);
}

static gboolean
search (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autoptr (GArray) rows = aster_search_tokens (self->space->tokens, "9.*9$",
                                                 ASTER_SEARCH_REGEX, pulse, error);

  return rows != NULL;
}

static gboolean
find_torn (const Input *self, AsterPulse *pulse, GError **error)
{
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  g_autoptr (AsterTorn) torn = NULL;
  guint32 rows[200];

  for (guint32 i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = i * (guint32) (aster_space_n (self->space) / G_N_ELEMENTS (rows));
  torn = aster_torn_find (self->space->vectors, self->page, rows, G_N_ELEMENTS (rows),
                          &params, pulse, error);

  return torn != NULL;
}

static gboolean
save_as (const Input *self, const char *name, AsterPulse *pulse, GError **error)
{
  g_autofree char *path = dup_path (self, name);
  AsterSaveOptions options = ASTER_SAVE_DEFAULTS;

  return aster_save (self->space, path, &options, pulse, error);
}

/* Reads what save_as() wrote, which is there if it ran before; writes it if not. */
static gboolean
load (const Input *self, const char *name, AsterPulse *pulse, GError **error)
{
  g_autofree char *path = dup_path (self, name);
  g_autoptr (AsterSpace) space = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !save_as (self, name, NULL, error))
    return FALSE;

  return (space = aster_load (path, NULL, pulse, error)) != NULL;
}

#define SAVES(name, file)                                                                \
  static gboolean save_##name (const Input *self, AsterPulse *pulse, GError **error)     \
  {                                                                                      \
    return save_as (self, file, pulse, error);                                           \
  }

#define FORMAT(name, file)                                                               \
  SAVES (name, file)                                                                     \
  static gboolean load_##name (const Input *self, AsterPulse *pulse, GError **error)     \
  {                                                                                      \
    return load (self, file, pulse, error);                                              \
  }

FORMAT (glove, "space.txt")
FORMAT (binary, "space.bin")
SAVES (npy, "space.npy")
FORMAT (safetensors, "space.safetensors")
FORMAT (tsv, "space.tsv")

/* A table of the page, which is read as a map and as metadata. */
static char *
write_table (const Input *self, GError **error)
{
  char *path = dup_path (self, "map.tsv");
  GString *table;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;

  table = g_string_new ("token\tx\ty\n");
  for (gsize i = 0; i < aster_space_n (self->space); i++)
    {
      const float *y = aster_matrix_row (self->page->positions, i);

      g_string_append_printf (table, "w%zu\t%f\t%f\n", i, (double) y[0], (double) y[1]);
    }
  g_file_set_contents (path, table->str, (gssize) table->len, error);
  g_string_free (table, TRUE);

  return path;
}

static gboolean
read_map (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autofree char *path = write_table (self, error);
  g_autoptr (AsterReport) report = aster_report_new ();
  g_autoptr (AsterLayout) page = aster_layout_file_read (path, self->space->tokens,
                                                         report, pulse, error);

  return page != NULL;
}

static gboolean
join_metadata (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autofree char *path = write_table (self, error);
  g_autoptr (AsterSpace) joined = aster_metadata_join (self->space, path, pulse, error);

  return joined != NULL;
}

/* Three million words, 60,000 different ones of them, 20 in a line. */
static char *
write_corpus (const Input *self, GError **error)
{
  char *path = dup_path (self, "corpus.txt");
  GString *text;
  AsterRandom random = aster_random_init (3, 0);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;

  text = g_string_new (NULL);
  for (gsize i = 0; i < 3000000; i++)
    {
      double u = aster_random_double (&random);

      g_string_append_printf (text, "w%u%c", (guint) (60000 * u * u * u),
                              i % 20 == 19 ? '\n' : ' ');
    }
  g_file_set_contents (path, text->str, (gssize) text->len, error);
  g_string_free (text, TRUE);

  return path;
}

static gboolean
train (const Input *self, AsterPulse *pulse, GError **error)
{
  g_autofree char *path = write_corpus (self, error);
  const char *paths[] = { path, NULL };
  AsterPulsePart reading = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart training = aster_pulse_part (pulse, 0.3, 1);
  AsterCorpusParams how = ASTER_CORPUS_DEFAULTS;
  AsterSgnsParams params = ASTER_SGNS_DEFAULTS;
  AsterSgnsSummary summary;
  g_autoptr (AsterCorpus) corpus = aster_corpus_read (paths, &how, &reading.pulse, error);
  g_autoptr (AsterSpace) space = NULL;

  params.epochs = 1;
  if (corpus != NULL)
    space = aster_sgns_train (corpus, &params, &summary, &training.pulse, error);

  return space != NULL;
}
