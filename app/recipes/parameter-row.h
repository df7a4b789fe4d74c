/* parameter-row.h - one number or choice of a recipe, with the sentence that explains it.
 */
#pragma once

#include <gtk/gtk.h>

#include "panes/pane.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_PARAMETER_COUNT,  /* a guint */
  ASTER_PARAMETER_NUMBER, /* a double */
  ASTER_PARAMETER_SEED,   /* a guint64 */
  ASTER_PARAMETER_SWITCH, /* a gboolean */
  ASTER_PARAMETER_CHOICE, /* an enumeration, or a guint that names few things */
  ASTER_PARAMETER_WORDS,  /* a string: an expression */
} AsterParameterKind;

/* All strings are to be translated when they are shown. */
typedef struct
{
  AsterParameterKind kind;
  gsize offset; /* of the field in an AsterRecipe */
  const char *label;
  const char *sentence;
  double least, most, step; /* numbers: their range; CHOICE: least is the first value */
  const char *zero;         /* (nullable) numbers: what 0 stands for */
  const char *choices[6];   /* CHOICE: as many as there are */
  gboolean offers_map;      /* CHOICE: of another map; which one is chosen below it */
  gboolean (*is_shown) (const AsterRecipe *recipe); /* (nullable) whether it matters */
} AsterParameter;

#define ASTER_TYPE_PARAMETER_ROW (aster_parameter_row_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterParameterRow, aster_parameter_row, ASTER, PARAMETER_ROW, GtkWidget)

GtkWidget *aster_parameter_row_new (const AsterParameter *parameter, AsterPane *pane);
GtkWidget *aster_explanation_new (const char *sentence);

G_END_DECLS
