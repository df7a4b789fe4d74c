/* request.h - what the person asked for: the options and arguments of one run. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

#define ASTER_CLI_ERROR (aster_cli_error_quark ())

/* The command line is wrong: exit status 2. */
typedef enum {
  ASTER_CLI_ERROR_USAGE,
} AsterCliError;

typedef enum {
  ASTER_CLI_FLAG,
  ASTER_CLI_TEXT,
  ASTER_CLI_SUM, /* an expression over tokens */
  ASTER_CLI_REGEX,
  ASTER_CLI_CHOICE, /* one of the words of @value, between bars */
  ASTER_CLI_COUNT,  /* a whole number */
  ASTER_CLI_NUMBER,
} AsterCliKind;

typedef struct
{
  const char *name; /* with its dashes */
  AsterCliKind kind;
  const char *value;    /* what stands for it in --help, or the choices */
  const char *fallback; /* what holds if it is not given; may be NULL */
  double low, high;     /* COUNT and NUMBER: the least and the most */
  const char *help; /* begins with the choices it is for, if not for all: "tsne, mds: " */
} AsterCliOption;

typedef struct
{
  const char *command;
  GPtrArray *arguments; /* of char* */
  GHashTable *values;   /* name of an option → what was typed, or its fallback */
  AsterPulse *pulse;
  gboolean quiet;
} AsterCliRequest;

GQuark aster_cli_error_quark (void);
void aster_cli_request_clear (AsterCliRequest *self);

const char *aster_cli_argument (const AsterCliRequest *self, guint i);
gboolean aster_cli_flag (const AsterCliRequest *self, const char *name);
const char *aster_cli_text (const AsterCliRequest *self, const char *name);
void aster_cli_suppose (AsterCliRequest *self, const char *name, const char *text);
guint64 aster_cli_count (const AsterCliRequest *self, const char *name);
double aster_cli_number (const AsterCliRequest *self, const char *name);
gboolean aster_cli_number_or (const AsterCliRequest *self,
                              const char *name,
                              const char *word,
                              double most,
                              double *value,
                              GError **error);
gboolean aster_cli_count_or (const AsterCliRequest *self,
                             const char *name,
                             const char *word,
                             guint most,
                             guint *value,
                             GError **error);

void aster_cli_warn (const AsterCliRequest *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
