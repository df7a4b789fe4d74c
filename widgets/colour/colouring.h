/* colouring.h - which mark each row of a space gets, and what the marks mean. */
#pragma once

#include <glib-object.h>

#include "colour/palette.h"
#include "values/column.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_COLOURING_NONE,    /* one hue, deeper where it is crowded */
  ASTER_COLOURING_CLASSES, /* a colour, then a shape, for each class */
  ASTER_COLOURING_NUMBERS, /* a ramp between two values */
} AsterColouringKind;

#define ASTER_STYLE_PALE    64  /* and seven more, in marks[]: clusters without a mark */
#define ASTER_STYLE_OTHER   254 /* classes that have no mark of their own, together */
#define ASTER_STYLE_MISSING 255 /* a row without a value */

/* One class; classes stand by decreasing size, ties by first appearance. */
typedef struct
{
  char *label;     /* UTF-8; NULL for «other» and for rows without a value */
  gsize count;     /* rows of it */
  guint8 style;    /* what stands in styles[] */
  gboolean absent; /* it has rows, but none of those that are counted */
} AsterLegendEntry;

typedef struct _AsterColouring AsterColouring;

/* Immutable once shared. */
struct _AsterColouring
{
  AsterColouringKind kind;
  char *title;      /* what is shown, UTF-8; NULL for NONE */
  gsize n;          /* rows; 0 for NONE */
  guint8 *styles;   /* (n) class, or 0–253 along the ramp, or ASTER_STYLE_MISSING */
  guint8 *marks;    /* CLASSES: (n) what is drawn, if «other» has several pale colours;
                       NULL: as styles[] */
  GArray *entries;  /* CLASSES: of AsterLegendEntry, at most ASTER_MAX_CLASSES + 2 */
  double *numbers;  /* NUMBERS: (n), NaN where there is none */
  AsterRamp ramp;   /* NUMBERS */
  double min, max;  /* NUMBERS: the ends of the ramp, real units; NaN if no row has one */
  gboolean log;     /* NUMBERS: the ramp is even in the logarithm */
  gboolean beyond;  /* NUMBERS: some are beyond the ends, which stand for them too */
  gsize n_missing;  /* rows without a value */
  gboolean plain;   /* CLASSES: all of them are discs */
  gboolean behind;  /* CLASSES: rows of none lie faintly behind the others */
  AsterColour *own; /* CLASSES: (ASTER_MAX_CLASSES) colours that somebody chose, alpha 0
                       where nobody did; NULL for the usual ones */
};

#define ASTER_TYPE_COLOURING (aster_colouring_get_type ())

GType aster_colouring_get_type (void);
AsterColouring *aster_colouring_new_none (void);
AsterColouring *aster_colouring_new_from_column (const AsterColumn *column);
AsterColouring *aster_colouring_new_from_numbers (const char *title,
                                                  const double *numbers,
                                                  gsize n,
                                                  AsterRamp ramp);
AsterColouring *aster_colouring_new_from_classes (const char *title,
                                                  const AsterLegendEntry *entries,
                                                  guint n_entries,
                                                  const guint8 *styles,
                                                  gsize n);
AsterColouring *aster_colouring_new_from_sets (const char *title,
                                               const AsterLegendEntry *entries,
                                               guint n_entries,
                                               const guint8 *styles,
                                               gsize n);
gboolean aster_colouring_is_behind (const AsterColouring *self, guint8 style);
void aster_colouring_mark_clusters (AsterColouring *self, const int *labels);
AsterColouring *aster_colouring_with_inks (AsterColouring *self, const AsterColour *own);
AsterColouring *
aster_colouring_with_marks (AsterColouring *self, AsterRamp ramp, gboolean shapes);
AsterColouring *aster_colouring_among (AsterColouring *self, const guint64 *rows);
AsterColouring *aster_colouring_without (AsterColouring *self, guint64 hidden);
AsterColouring *aster_colouring_ref (AsterColouring *self);
void aster_colouring_unref (AsterColouring *self);

AsterColour
aster_colouring_get_colour (const AsterColouring *self, AsterTheme theme, guint8 style);
const guint8 *aster_colouring_peek_marks (const AsterColouring *self);
AsterShape aster_colouring_get_shape (const AsterColouring *self, guint8 style);
AsterColour
aster_colouring_get_ramp (const AsterColouring *self, AsterTheme theme, double t);
double aster_colouring_get_position (const AsterColouring *self, double number);
double aster_colouring_get_number (const AsterColouring *self, double position);
guint32 *aster_colouring_dup_rows (const AsterColouring *self,
                                   guint entry,
                                   const guint64 *among,
                                   gsize *n);
char *aster_colouring_dup_value (const AsterColouring *self, gsize row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterColouring, aster_colouring_unref)

G_END_DECLS
