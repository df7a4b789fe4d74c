/* tint-text.h - the tinted text that the options of a command ask for. */
#pragma once

#include "input.h"
#include "text/text-painter.h"
#include "values/pieces.h"
#include "words/tint.h"

G_BEGIN_DECLS

typedef struct
{
  AsterPieces *pieces;
  AsterTint *tint;
} AsterCliTinted;

gboolean aster_cli_tint_text (const AsterCliRequest *request,
                              const AsterCliInput *input,
                              AsterCliTinted *self,
                              GError **error);
AsterTextScene aster_cli_tinted_get_scene (const AsterCliTinted *self, const char *title);
void aster_cli_tinted_clear (AsterCliTinted *self);
gboolean aster_cli_tint_check (const AsterCliRequest *request, GError **error);
char *aster_cli_tint_dup_title (const AsterCliRequest *request);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterCliTinted, aster_cli_tinted_clear)

G_END_DECLS
