/* help.h - how asterism-cli and its commands are used. */
#pragma once

#include "command.h"

G_BEGIN_DECLS

GString *aster_cli_help (const AsterCliCommand *command);

G_END_DECLS
