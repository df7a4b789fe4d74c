/* takers.h - which methods take an option, as its help says. */
#pragma once

#include "command.h"

G_BEGIN_DECLS

void aster_cli_warn_untaken (const AsterCliRequest *self, const AsterCliCommand *command);

G_END_DECLS
