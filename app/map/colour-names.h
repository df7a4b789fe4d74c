/* colour-names.h - what the points of a map can be coloured by, by name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names that are not those of columns. */
#define ASTER_COLOUR_NONE     ""
#define ASTER_COLOUR_NORM     "#norm"
#define ASTER_COLOUR_RANK     "#rank"
#define ASTER_COLOUR_SETS     "#sets"
#define ASTER_COLOUR_HUBNESS  "#hubness"
#define ASTER_COLOUR_RECALL   "#recall"    /* neighbours in the space, near on the page */
#define ASTER_COLOUR_PINNED   "#pinned"    /* cosine to the word pinned last */
#define ASTER_COLOUR_PROBE    "#probe"     /* cosine to the word under the pointer */
#define ASTER_COLOUR_COSINE   "#cosine "   /* and an expression: cosine with it */
#define ASTER_COLOUR_CLUSTERS "#clusters " /* and the id of the pane that finds them */

char *aster_colour_dup_title (const char *name);
guint aster_colour_get_cluster_pane (const char *name);
char *aster_colour_dup_clusters (guint pane);
char *aster_colour_dup_near (double recall);

G_END_DECLS
