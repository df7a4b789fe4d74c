/* command.h - one command of asterism-cli: what it is called, takes and does. */
#pragma once

#include "request.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *arguments; /* as in "IN EXPR" */
  guint least, most;     /* how many arguments */
  gboolean takes_sum;    /* the last argument is an expression, such as -cold */
  const char *summary;   /* one sentence */
  const AsterCliOption *const *options; /* lists, ended by NULL */
  gboolean (*run) (AsterCliRequest *request, GError **error);
} AsterCliCommand;

/* Every command, in the order of --help, ended by one without a name. */
extern const AsterCliCommand aster_cli_commands[];

gboolean aster_cli_run_axis (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_clusters (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_convert (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_correlate (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_info (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_map (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_neighbours (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_quality (AsterCliRequest *request, GError **error);
void aster_cli_suppose_render (AsterCliRequest *request);
gboolean aster_cli_run_render (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_samples (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_spectrum (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_tint (AsterCliRequest *request, GError **error);
gboolean aster_cli_run_train (AsterCliRequest *request, GError **error);

const AsterCliCommand *aster_cli_find_command (const char *name, GError **error);

G_END_DECLS
