/* input.h - the space that a command works on, as the shared options choose it. */
#pragma once

#include "request.h"
#include "values/space.h"

G_BEGIN_DECLS

extern const AsterCliOption aster_cli_input_options[];

/* Expressions are worked out over everything that was read, so that an axis may
 * run between words that are not listed; what is listed is what was chosen. */
typedef struct
{
  AsterSpace *whole;  /* all that was read, treated as --space says */
  AsterSpace *chosen; /* the rows that --words and --match leave of it */
  GArray *rows;       /* of guint32: which rows of whole; NULL for all */
  double seconds;     /* how long reading took */
} AsterCliInput;

gboolean aster_cli_input_read (const AsterCliRequest *request,
                               AsterCliInput *self,
                               GError **error);
void aster_cli_input_clear (AsterCliInput *self);
void aster_cli_warn_report (const AsterCliRequest *request,
                            const char *path,
                            const AsterReport *report,
                            guint first);

AsterMatrix *aster_cli_evaluate (const AsterCliRequest *request,
                                 const AsterCliInput *input,
                                 const char *expression,
                                 GArray *rows,
                                 GError **error);
AsterMatrix *aster_cli_evaluate_option (const AsterCliRequest *request,
                                        const AsterCliInput *input,
                                        const char *option,
                                        GError **error);
void aster_cli_warn_drawn (const AsterCliRequest *request, gsize n);
gboolean aster_cli_blame_input (const AsterCliRequest *request, GError **error);
char *aster_cli_read_text (const char *path, gsize *length, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterCliInput, aster_cli_input_clear)

G_END_DECLS
