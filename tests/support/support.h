/* support.h - what many suites need: a pulse that cancels, oracles, comparisons. */
#pragma once

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/parallel.h"
#include "tools/pulse.h"
#include "tools/random.h"
#include "values/matrix.h"

/* A pulse that says FALSE at beat @cancel_at, counted from 0, and from then on
 * counts how often it was asked again: a verb that unwinds never asks twice. */
typedef struct
{
  AsterPulse pulse;
  guint cancel_at;
  guint beats;
  double last_fraction;
} Countdown;

static inline gboolean
countdown_beat (AsterPulse *pulse, double fraction, const AsterMatrix *frame)
{
  Countdown *self = (Countdown *) pulse;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  self->last_fraction = fraction;

  return self->beats++ < self->cancel_at;
}

/* Cancels at beat @cancel_at; G_MAXUINT never does and only counts. */
static inline Countdown
countdown_init (guint cancel_at)
{
  Countdown self = { { .beat = countdown_beat }, cancel_at, 0, 0 };

  return self;
}

/* TRUE if the verb that returned @result and @error was cancelled as it ought to
 * be; FALSE if it ran to its end, which it may only if no beat said FALSE. */
static inline gboolean
countdown_cancelled (const Countdown *self, gboolean result, const GError *error)
{
  if (self->beats <= self->cancel_at)
    {
      g_assert_no_error (error);
      g_assert_true (result);
      return FALSE;
    }

  g_assert_false (result);
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_CANCELLED);
  g_assert_cmpuint (self->beats, ==, self->cancel_at + 1);

  return TRUE;
}

/* A committed file of tests/data/. */
static inline char *
support_data (const char *name)
{
  const char *folder = g_getenv ("ASTER_TEST_DATA");

  g_assert_nonnull (folder);

  return g_build_filename (folder, name, NULL);
}

/* A file of the shared folder, or NULL with the test skipped when it is absent. */
static inline char *
support_shared (const char *name)
{
  const char *folder = g_getenv ("ASTER_SHARED");
  g_autofree char *path = folder ? g_build_filename (folder, name, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("../shared is not here");
      return NULL;
    }

  return g_steal_pointer (&path);
}

/* A verb under test: TRUE if it gave a result (which it frees), FALSE with
 * @error set if not. */
typedef gboolean (*SupportVerb) (gpointer data, AsterPulse *pulse, GError **error);

/* Stops @verb at its first beat, its second, its third … until it runs to its
 * end; every stop must say CANCELLED and nothing else. After 40 beats only each
 * third, ninth … beat is tried, so that long verbs stay quick to test. Returns
 * how often a whole run beats; that is at least once. */
static inline guint
support_assert_cancels (SupportVerb verb, gpointer data)
{
  for (guint at = 0, step = 1;; at += step)
    {
      Countdown countdown = countdown_init (at);
      g_autoptr (GError) error = NULL;
      gboolean done = verb (data, &countdown.pulse, &error);

      if (!countdown_cancelled (&countdown, done, error))
        {
          g_assert_cmpuint (countdown.beats, >=, 1);
          return countdown.beats;
        }
      if (at >= 40 * step)
        step *= 3;
    }
}

/* A result as bytes, to be compared bit for bit. */
typedef GBytes *(*SupportAnswer) (gpointer data);

/* @answer gives the same bytes on one thread and on two, three, four and seven. */
static inline void
support_assert_same_on_threads (SupportAnswer answer, gpointer data)
{
  static const guint threads[] = { 2, 3, 4, 7 };
  g_autoptr (GBytes) one = NULL;

  aster_parallel_set_threads (1);
  one = answer (data);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) many = NULL;

      aster_parallel_set_threads (threads[i]);
      many = answer (data);
      g_assert_cmpmem (g_bytes_get_data (many, NULL), g_bytes_get_size (many),
                       g_bytes_get_data (one, NULL), g_bytes_get_size (one));
    }
  aster_parallel_set_threads (0);
}

static inline GBytes *
support_matrix_bytes (const AsterMatrix *x)
{
  return g_bytes_new (x->data, x->n_rows * x->n_cols * sizeof (float));
}

/* (n × d) numbers uniform in [−1, 1), row by row from stream 0 of @seed. The
 * same numbers as uniform_matrix() of tests/oracle/oracle.py. */
static inline AsterMatrix *
support_uniform_matrix (gsize n, gsize d, guint64 seed)
{
  AsterRandom random = aster_random_init (seed, 0);
  AsterMatrix *x = aster_matrix_new (n, d, NULL);

  g_assert_nonnull (x);
  for (gsize i = 0; i < n * d; i++)
    x->data[i] = (float) (2 * aster_random_double (&random) - 1);

  return x;
}

/* (n × d) from numbers written in the test. */
static inline AsterMatrix *
support_matrix (gsize n, gsize d, const float *numbers)
{
  AsterMatrix *x = aster_matrix_new (n, d, NULL);

  g_assert_nonnull (x);
  if (n > 0)
    memcpy (x->data, numbers, n * d * sizeof (float));

  return x;
}

/* Numbers that an oracle wrote. */
typedef struct
{
  gsize n_rows, n_cols;
  double *data; /* (n_rows × n_cols) row-major */
} SupportTable;

static inline void
support_table_free (SupportTable *self)
{
  g_free (self->data);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportTable, support_table_free)

/* The block «[name] rows columns» of an oracle's file in tests/data: the lines
 * that follow hold the numbers, NaN as "nan". Fails the test if it is not there. */
static inline SupportTable *
support_oracle (const char *file, const char *name)
{
  g_autofree char *path = support_data (file), *text = NULL;
  g_autofree char *title = g_strdup_printf ("[%s] ", name);
  g_autoptr (GError) error = NULL;
  SupportTable *self;
  char *p;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (p = strstr (text, title); p != NULL && p != text && p[-1] != '\n';)
    p = strstr (p + 1, title);
  if (p == NULL)
    g_error ("%s has no block %s", path, title);

  self = g_new0 (SupportTable, 1);
  p += strlen (title);
  self->n_rows = g_ascii_strtoull (p, &p, 10);
  self->n_cols = g_ascii_strtoull (p, &p, 10);
  self->data = g_new (double, MAX (self->n_rows * self->n_cols, 1));
  for (gsize i = 0; i < self->n_rows * self->n_cols; i++)
    {
      char *end;

      self->data[i] = g_ascii_strtod (p, &end);
      g_assert_true (end != p);
      p = end;
    }

  return self;
}

/* An oracle's block as float32 rows. */
static inline AsterMatrix *
support_oracle_matrix (const char *file, const char *name)
{
  g_autoptr (SupportTable) table = support_oracle (file, name);
  AsterMatrix *x = aster_matrix_new (table->n_rows, table->n_cols, NULL);

  g_assert_nonnull (x);
  for (gsize i = 0; i < x->n_rows * x->n_cols; i++)
    x->data[i] = (float) table->data[i];

  return x;
}

/* |a[i] − b[i]| ≤ absolute + relative · |b[i]| for every i; NaN equals NaN. */
static inline void
support_assert_close (
    const double *a, const double *b, gsize n, double absolute, double relative)
{
  for (gsize i = 0; i < n; i++)
    if (!(isnan (a[i]) && isnan (b[i])) &&
        !(fabs (a[i] - b[i]) <= absolute + relative * fabs (b[i])))
      g_error ("number %" G_GSIZE_FORMAT " is %.17g and should be %.17g", i, a[i], b[i]);
}

/* The same for float32 numbers, as of a matrix or a layout. */
static inline void
support_assert_close_floats (
    const float *a, const double *b, gsize n, double absolute, double relative)
{
  g_autofree double *wide = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    wide[i] = a[i];
  support_assert_close (wide, b, n, absolute, relative);
}

/* A new file with those bytes, in the temporary folder; the caller unlinks it. */
static inline char *
support_write_file (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("asterism-test-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}
