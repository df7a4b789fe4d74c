/* text-line.h - one line of text vectors: a token and d numbers after it. */
#pragma once

#include "tools/bytes.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_LINE_ROW,
  ASTER_LINE_BLANK,
  ASTER_LINE_BAD,
} AsterLineKind;

/* The result of reading one line. */
typedef struct
{
  AsterLineKind kind;
  gsize token_length; /* the token begins the line */
  guint32 peak;       /* aster_row_peak() of the numbers */
} AsterLine;

/* How many fields a line has, and how many of the last ones are numbers. */
typedef struct
{
  gsize n_fields;
  gsize n_numbers;       /* at the end of the line */
  gsize n_whole;         /* fields that are whole numbers without a sign */
  guint64 first, second; /* the first two fields, where they are whole numbers */
} AsterLineCount;

AsterLine
aster_line_read (const char *line, const char *end, gsize d, gboolean named, float *row);
AsterLineCount aster_line_count (const char *line, const char *end);
void aster_line_explain (const AsterBytes *bytes,
                         guint64 number,
                         const char *line,
                         const char *end,
                         gsize d,
                         GError **error);

G_END_DECLS
