/* asterism-cli: the engine without a window. Exit status 0: done; 1: the data or the
 * machine said no; 2: the command line is wrong. It never calls setlocale(), so that
 * a script reads the same words and the same decimal points everywhere. */

#include <stdio.h>
#include <unistd.h>

#include "arguments.h"
#include "aster-config.h"
#include "files/samples.h"
#include "help.h"
#include "output.h"
#include "progress.h"
#include "takers.h"
#include "tools/budget.h"
#include "tools/error.h"
#include "tools/linalg.h"
#include "tools/parallel.h"

enum {
  DONE = 0,
  REFUSED = 1,
  WRONG_USAGE = 2,
};

static int
fail (const GError *error)
{
  g_autofree char *line = g_strdup (error->message);
  gboolean is_usage = error->domain == ASTER_CLI_ERROR ||
                      g_error_matches (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);

  fprintf (stderr, "asterism-cli: %s\n", g_strdelimit (line, "\r\n", ' '));

  return is_usage ? WRONG_USAGE : REFUSED;
}

static int
print (GString *out)
{
  g_autoptr (GString) text = out;
  g_autoptr (GError) error = NULL;

  return aster_cli_print (text, &error) ? DONE : fail (error);
}

/* As many threads as were asked for, or as the memory of the process has room for. */
static gboolean
set_threads (const AsterCliRequest *request, GError **error)
{
  static const char *const multiplying[] = { "map",      "quality", "clusters",
                                             "spectrum", "render",  NULL };
  guint threads;

  aster_parallel_set_threads ((guint) aster_cli_count (request, "--threads"));
  if (!g_strv_contains (multiplying, request->command))
    return TRUE;

  threads = aster_budget_fit_threads (aster_parallel_get_threads (), error);
  if (threads == 0)
    {
      g_prefix_error (error, "%s: ", request->command);
      return FALSE;
    }
  aster_parallel_set_threads (threads);

  return TRUE;
}

static int
run (const AsterCliCommand *command, AsterCliRequest *request)
{
  g_autoptr (GError) error = NULL;
  AsterCliProgress progress;
  gboolean done;

  if (!set_threads (request, &error))
    return fail (error);
  aster_cli_write_for_spreadsheets (aster_cli_flag (request, "--spreadsheet"));
  if (command->run == aster_cli_run_render)
    aster_cli_suppose_render (request);
  aster_cli_warn_untaken (request, command);
  aster_cli_progress_init (&progress, request->quiet);
  request->pulse = &progress.pulse;
  done = aster_cli_check_output (request, &error) && command->run (request, &error);
  aster_cli_progress_clear (&progress);

  return done ? DONE : fail (error);
}

/* A program that runs where it was built uses the samples of its source. */
static void
find_samples (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

  if (self != NULL && g_str_has_prefix (self, ASTER_BUILD_FOLDER "/"))
    aster_samples_set_folder (ASTER_SOURCE_SAMPLES);
}

/* Ends at once where nothing is left to be done: OpenBLAS joins its own threads as a
 * program ends, and where memory is short they never come. A sanitizer has something
 * left to do, it looks for leaks. */
static void
leave (int status)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  if (fflush (NULL) == 0)
    _exit (status);
#endif
}

int
main (int argc, char **argv)
{
  const AsterCliCommand *command;
  g_autoptr (GError) error = NULL;
  AsterCliRequest request;
  AsterCliIntent intent;
  int status = DONE;

  aster_linalg_init ();
  find_samples ();

  intent = aster_cli_parse (argc, argv, &command, &request, &error);
  if (intent == ASTER_CLI_HELP)
    status = print (aster_cli_help (command));
  else if (intent == ASTER_CLI_VERSION)
    status = print (g_string_new ("asterism-cli " ASTER_VERSION "\n"));
  else if (intent == ASTER_CLI_WRONG)
    status = fail (error);
  else
    status = run (command, &request);

  aster_cli_request_clear (&request);
  leave (status);

  return status;
}
