/* files.h - bytes in memory loaded as if they were a file, and spaces compared. */
#pragma once

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "files/load.h"
#include "support.h"

/* A file without a name that holds @bytes; close() it. */
static inline int
files_open (const void *bytes, gsize length)
{
  int descriptor = memfd_create ("vectors", MFD_CLOEXEC);

  g_assert_cmpint (descriptor, >=, 0);
  for (gsize done = 0; done < length;)
    {
      gssize n = write (descriptor, (const char *) bytes + done, length - done);

      g_assert_cmpint (n, >, 0);
      done += (gsize) n;
    }

  return descriptor;
}

/* Loads @bytes as a file called «vectors»; messages begin with that name. */
static inline AsterSpace *
files_load (const void *bytes,
            gsize length,
            const AsterLoadOptions *options,
            AsterPulse *pulse,
            GError **error)
{
  int descriptor = files_open (bytes, length);
  AsterSpace *space = aster_load_descriptor (descriptor, "vectors", options, pulse,
                                             error);

  close (descriptor);

  return space;
}

static inline AsterSpace *
files_load_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  AsterSpace *space = files_load (text, strlen (text), NULL, NULL, &error);

  g_assert_no_error (error);

  return space;
}

static inline const AsterNotice *
files_find_notice (const AsterSpace *space, const char *id)
{
  for (guint i = 0; i < aster_report_get_n (space->report); i++)
    if (g_str_equal (aster_report_get (space->report, i)->id, id))
      return aster_report_get (space->report, i);

  return NULL;
}

/* Every token and number, and every notice, as bytes to be compared. */
static inline GBytes *
files_digest (const AsterSpace *space)
{
  GByteArray *all = g_byte_array_new ();
  gsize n = aster_space_n (space), d = aster_space_d (space);

  g_byte_array_append (all, (const guint8 *) space->vectors->data,
                       (guint) (n * d * sizeof (float)));
  for (gsize i = 0; i < n; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (space->tokens, i, &length);

      g_byte_array_append (all, (const guint8 *) token, (guint) length + 1);
    }
  for (guint i = 0; i < aster_report_get_n (space->report); i++)
    {
      g_autofree char *text = aster_notice_dup_text (aster_report_get (space->report, i));

      g_byte_array_append (all, (const guint8 *) text, (guint) strlen (text));
    }

  return g_byte_array_free_to_bytes (all);
}

/* A loader must end in one of three ways: a space of finite numbers, with or
 * without notices, or an error that says where it is from. */
static inline void
files_assert_ending (const AsterSpace *space, const GError *error)
{
  g_assert_true ((space == NULL) == (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == ASTER_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "vectors"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_assert_cmpuint (aster_space_n (space), >, 0);
  g_assert_cmpuint (aster_space_n (space), ==, aster_tokens_get_n (space->tokens));
  for (gsize i = 0; i < aster_space_n (space) * aster_space_d (space); i++)
    g_assert_true (isfinite (space->vectors->data[i]));
}
