/* recipe-form.h - the methods of a recipe, and what can be asked of the chosen one. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"
#include "recipes/parameter-row.h"

G_BEGIN_DECLS

/* A method that a recipe may hold. The sentence is translated when it is shown. */
typedef struct
{
  guint method;
  const char *sentence;             /* what it shows */
  const AsterParameter *parameters; /* in the order in which they stand */
  guint n;                          /* of them */
} AsterMethodChoice;

/* What is particular to the form of one kind of recipe. */
typedef struct
{
  AsterRecipeKind kind;
  gsize offset;                           /* of the method in an AsterRecipe */
  const AsterMethodChoice *choices;       /* in the order in which they stand */
  guint n;                                /* of them, at most ASTER_FORM_MOST */
  gboolean beside;                        /* the methods are many: a column, not a line */
  const char *(*get_name) (guint method); /* translated */
  /* (nullable) Gives a recipe whose method is new what that method cannot do without. */
  void (*prepare) (AsterRecipe *recipe, AsterDocument *document);
} AsterRecipeFormKind;

#define ASTER_FORM_MOST 8

#define ASTER_TYPE_RECIPE_FORM (aster_recipe_form_get_type ())

G_DECLARE_FINAL_TYPE (AsterRecipeForm, aster_recipe_form, ASTER, RECIPE_FORM, GtkWidget)

GtkWidget *aster_recipe_form_new (AsterDocument *document,
                                  AsterPane *pane,
                                  const AsterRecipeFormKind *kind);

G_END_DECLS
