/* support.h - what many suites need: a pulse that cancels, and where test data lies. */
#pragma once

#include <glib.h>
#include <math.h>

#include "tools/error.h"
#include "tools/pulse.h"

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
  Countdown self = { { countdown_beat }, cancel_at, 0, 0 };

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
