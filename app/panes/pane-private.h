/* pane-private.h - a pane as its own two files see it: what it is, and how it is run. */
#pragma once

#include "panes/pane.h"
#include "runs/work.h"

G_BEGIN_DECLS

struct _AsterPane
{
  GObject parent_instance;

  AsterEngine *engine; /* (unowned) */
  guint id;
  AsterPaneKind kind;
  AsterRecipe *recipe;
  char *colour;            /* what a map is coloured by: a column, "" for nothing */
  AsterPlotStyle style;    /* how a map is drawn */
  AsterLabelEdits *labels; /* what was done to its labels */
  const char *label_step;  /* (nullable) while it is said that they were edited */
  gboolean labels_edited;
  char **hidden;     /* (nullable) classes of the colours that are not shown */
  GVariant *listing; /* how a table is shown: a{sv} */
  guint source;      /* the pane whose map the recipe refers to, or 0 */
  GListModel *peers; /* (nullable) (unowned) of AsterPane, where the source is */

  AsterSpace *space; /* (nullable) */
  AsterTreatment treatment;

  AsterWork *work;
  guint picture;          /* counts the pictures that were begun anew */
  guint rest_id;          /* source that ends the rest, or 0 */
  gboolean anew;          /* after the rest: whatever is drawn does not count */
  gboolean waiting;       /* until somebody says run */
  AsterEstimate estimate; /* of what is waiting or under way */
  AsterPane *awaited;     /* (nullable) (unowned) whose map is not finished */
  gboolean source_gone;
  AsterPane *followed; /* (nullable) (unowned) on whose map clusters were found */
  AsterLayout *page;   /* (nullable) that map as it was */
};

/* pane-listing.c */
GVariant *aster_pane_listing_new (void);

/* pane-run.c */
void aster_pane_wait_no_more (AsterPane *self);
void aster_pane_run_if_cheap (AsterPane *self);
void aster_pane_run_after_rest (AsterPane *self, gboolean anew);
gboolean aster_pane_goes_on_to (AsterPane *self, const AsterRecipe *recipe);

G_END_DECLS
