/* arguments.h - from the words of a command line to a request. */
#pragma once

#include "command.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_CLI_RUN,
  ASTER_CLI_HELP,
  ASTER_CLI_VERSION,
  ASTER_CLI_WRONG,
} AsterCliIntent;

extern const AsterCliOption aster_cli_global_options[];

AsterCliIntent aster_cli_parse (int argc,
                                char **argv,
                                const AsterCliCommand **command,
                                AsterCliRequest *request,
                                GError **error);

G_END_DECLS
