/* progress.h - a pulse that shows on a terminal how far a command is. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

typedef struct
{
  AsterPulse pulse;
  gboolean shows; /* whether standard error is a terminal and wants it */
  int shown;      /* per cent that was worked out last; −1 for none */
  gint64 started; /* microseconds */
} AsterCliProgress;

void aster_cli_progress_init (AsterCliProgress *self, gboolean quiet);
void aster_cli_progress_clear (AsterCliProgress *self);

G_END_DECLS
