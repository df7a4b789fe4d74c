#include "map/map-parameters.h"

#include <glib/gi18n-lib.h>

#include "tools/limits.h"

#define AT(field) G_STRUCT_OFFSET (AsterRecipe, field)

static gboolean
has_depth (const AsterRecipe *recipe)
{
  return recipe->dims == 3;
}

static gboolean
tsne_has_noise (const AsterRecipe *recipe)
{
  return recipe->tsne.start == ASTER_TSNE_NOISE;
}

static gboolean
mds_is_stepwise (const AsterRecipe *recipe)
{
  return recipe->mds.kind == ASTER_MDS_SMACOF;
}

static gboolean
mds_has_noise (const AsterRecipe *recipe)
{
  return mds_is_stepwise (recipe) && recipe->mds.start == ASTER_MDS_FROM_NOISE;
}

/* One line of a table each; what is not named is nothing. */
#define NUMBER(field, from, to, by, name, words)                                         \
  .kind = ASTER_PARAMETER_NUMBER, .offset = AT (field), .least = from, .most = to,       \
  .step = by, .label = name, .sentence = words
#define COUNT(field, from, to, by, name, words)                                          \
  .kind = ASTER_PARAMETER_COUNT, .offset = AT (field), .least = from, .most = to,        \
  .step = by, .label = name, .sentence = words
#define CHOICE(field, first, name, words)                                                \
  .kind = ASTER_PARAMETER_CHOICE, .offset = AT (field), .least = first, .label = name,   \
  .sentence = words
#define SWITCH(field, name, words)                                                       \
  .kind = ASTER_PARAMETER_SWITCH, .offset = AT (field), .label = name, .sentence = words
#define WORDS(field, name, words)                                                        \
  .kind = ASTER_PARAMETER_WORDS, .offset = AT (field), .label = name, .sentence = words
#define SEED(field)                                                                      \
  .kind = ASTER_PARAMETER_SEED, .offset = AT (field), .most = G_MAXUINT32, .step = 1,    \
  .label = N_ ("Seed"),                                                                  \
  .sentence = N_ (                                                                       \
      "Stands for all that is left to chance: the same seed gives the same picture.")
#define AXES                                                                             \
  CHOICE (dims, 2, N_ ("Axes"), N_ ("A map of three is turned by dragging it.")),        \
      .choices = { N_ ("Two"), N_ ("Three") }
#define DISTANCE(field, words) CHOICE (field, 0, N_ ("Distance"), words)
#define BY_LENGTH              N_ ("What near means. Cosine minds directions only, not lengths.")
#define BY_TAXI                                                                          \
  N_ ("What near means. Cosine minds directions only, not lengths; Manhattan adds up "   \
      "differences, and takes longer.")

static const AsterParameter components[] = {
  { AXES },
  { COUNT (components[0],
           1,
           ASTER_MAX_DIMS,
           1,
           N_ ("Component across"),
           N_ ("Counted from 1, the one that tells most.")) },
  { COUNT (components[1],
           1,
           ASTER_MAX_DIMS,
           1,
           N_ ("Component up"),
           N_ ("Later ones show what the first two hide.")) },
  { COUNT (components[2],
           1,
           ASTER_MAX_DIMS,
           1,
           N_ ("Component in depth"),
           N_ ("The third axis.")),
    .is_shown = has_depth },
};

static const AsterParameter axes[] = {
  { WORDS (axes[0],
           N_ ("Across"),
           N_ ("Each word stands at its cosine with this one, from −1 to 1.")) },
  { WORDS (axes[1],
           N_ ("Up"),
           N_ ("A difference such as “woman - man” makes a scale between two words.")) },
  { WORDS (axes[2], N_ ("In depth"), N_ ("The third axis.")), .is_shown = has_depth },
  { AXES },
};

static const AsterParameter tsne[] = {
  { NUMBER (tsne.tsne.perplexity,
            2,
            ASTER_TSNE_MAX_PERPLEXITY,
            1,
            N_ ("Perplexity"),
            N_ ("About how many neighbours each word minds. Small shows fine grain, "
                "large shows the whole.")) },
  { COUNT (
      tsne.tsne.iterations,
      50,
      ASTER_TSNE_MAX_ITERATIONS,
      50,
      N_ ("Iterations"),
      N_ ("How many times the points move at most. A larger number than before leads "
          "the picture on.")) },
  { SWITCH (tsne.tsne.stop_early,
            N_ ("End when it stands still"),
            N_ ("Stops before the last iteration when nothing moves any more.")) },
  { DISTANCE (tsne.metric, BY_TAXI),
    .choices = { N_ ("Euclidean"), N_ ("Cosine"), N_ ("Correlation"),
                 N_ ("Manhattan") } },
  { NUMBER (tsne.tsne.learning_rate,
            0,
            ASTER_TSNE_MAX_RATE,
            10,
            N_ ("Learning rate"),
            N_ ("How far a point goes in one iteration. Too small packs a ball, too "
                "large throws points about.")),
    .zero = N_ ("automatic") },
  { NUMBER (tsne.tsne.exaggeration,
            1,
            ASTER_TSNE_MAX_EXAGGERATION,
            1,
            N_ ("Early exaggeration"),
            N_ ("At first neighbours pull this many times harder, so that groups find "
                "together.")) },
  { COUNT (tsne.tsne.exaggeration_iterations,
           0,
           ASTER_TSNE_MAX_ITERATIONS,
           50,
           N_ ("Iterations exaggerated"),
           N_ ("How long the early exaggeration lasts.")) },
  { NUMBER (tsne.tsne.late_exaggeration,
            1,
            ASTER_TSNE_MAX_EXAGGERATION,
            0.5,
            N_ ("Late exaggeration"),
            N_ ("Above 1 groups draw together and stand further apart afterwards as "
                "well.")) },
  { COUNT (tsne.pca,
           0,
           ASTER_MAX_DIMS,
           10,
           N_ ("Components kept first"),
           N_ ("Distances are taken after PCA to so many; it is faster and quiets "
               "noise.")),
    .zero = N_ ("all") },
  { CHOICE (tsne.start,
            0,
            N_ ("Start"),
            N_ ("Components keep the large order of the space; noise shows what chance "
                "does.")),
    .choices = { N_ ("Components"), N_ ("Noise"), N_ ("Another map") },
    .offers_map = TRUE },
  { SEED (tsne.seed), .is_shown = tsne_has_noise },
  { AXES },
};

static const AsterParameter umap[] = {
  { COUNT (umap.neighbours,
           ASTER_UMAP_MIN_NEIGHBOURS,
           ASTER_UMAP_MAX_NEIGHBOURS,
           1,
           N_ ("Neighbours"),
           N_ ("How many each word minds, itself included. Small shows fine grain, large "
               "shows the whole.")) },
  { NUMBER (umap.umap.min_dist,
            0,
            ASTER_UMAP_MAX_SPREAD,
            0.05,
            N_ ("Least distance"),
            N_ ("How close like words may come. Small makes tight groups, large spreads "
                "them evenly; at most the spread.")) },
  { NUMBER (umap.umap.spread,
            ASTER_UMAP_MIN_SPREAD,
            ASTER_UMAP_MAX_SPREAD,
            0.5,
            N_ ("Spread"),
            N_ ("How far apart words are on the whole.")) },
  { COUNT (umap.umap.epochs,
           0,
           ASTER_UMAP_MAX_EPOCHS,
           50,
           N_ ("Epochs"),
           N_ ("How many times the points move, in ever smaller steps.")),
    .zero = N_ ("automatic") },
  { DISTANCE (umap.metric, BY_TAXI),
    .choices = { N_ ("Euclidean"), N_ ("Cosine"), N_ ("Manhattan") } },
  { COUNT (umap.umap.negatives,
           0,
           ASTER_UMAP_MAX_NEGATIVES,
           1,
           N_ ("Negative samples"),
           N_ ("How many random words push each one away for every neighbour that pulls "
               "it.")) },
  { NUMBER (umap.umap.learning_rate,
            ASTER_UMAP_MIN_RATE,
            ASTER_UMAP_MAX_RATE,
            0.1,
            N_ ("Learning rate"),
            N_ ("How far a point goes in the first epoch. No step goes past where the "
                "neighbours are.")) },
  { COUNT (umap.pca,
           0,
           ASTER_MAX_DIMS,
           10,
           N_ ("Components kept first"),
           N_ ("Distances are taken after PCA to so many; it is faster and quiets "
               "noise.")),
    .zero = N_ ("all") },
  { CHOICE (umap.start,
            0,
            N_ ("Start"),
            N_ ("The graph of neighbours has a smooth picture of its own; components "
                "keep the large order of the space.")),
    .choices = { N_ ("Graph"), N_ ("Components"), N_ ("Noise"), N_ ("Another map") },
    .offers_map = TRUE },
  { SEED (umap.umap.seed) },
  { AXES },
};

static const AsterParameter mds[] = {
  { CHOICE (mds.kind,
            0,
            N_ ("Kind"),
            N_ ("Step by step fits the distances themselves; classical is quicker and "
                "rougher.")),
    .choices = { N_ ("Step by step"), N_ ("Classical") } },
  { DISTANCE (mds.cosine, BY_LENGTH), .choices = { N_ ("Euclidean"), N_ ("Cosine") } },
  { COUNT (mds.iterations,
           1,
           ASTER_MDS_MAX_ITERATIONS,
           50,
           N_ ("Steps"),
           N_ ("How many times the points move at most. Each step looks at every pair.")),
    .is_shown = mds_is_stepwise },
  { CHOICE (mds.start,
            0,
            N_ ("Start"),
            N_ ("The classical map is nearly always the best; from another map the steps "
                "go on where it stands.")),
    .choices = { N_ ("Classical map"), N_ ("Noise"), N_ ("Another map") },
    .offers_map = TRUE, .is_shown = mds_is_stepwise },
  { SEED (mds.seed), .is_shown = mds_has_noise },
  { AXES },
};

/* What is computed at once first, then what moves, then what a person names. */
const AsterMethodChoice aster_map_methods[] = {
  { ASTER_MAP_PCA,
    N_ ("The directions in which the words differ most. The mean is taken away "
        "first."),
    components, G_N_ELEMENTS (components) },
  { ASTER_MAP_SVD,
    N_ ("The singular vectors of the rows as they are. The first often points at "
        "the mean."),
    components, G_N_ELEMENTS (components) },
  { ASTER_MAP_TSNE,
    N_ ("Near words stay near. How far groups are apart, and how large they are, "
        "means nothing here."),
    tsne, G_N_ELEMENTS (tsne) },
  { ASTER_MAP_UMAP,
    N_ ("Near words stay near and groups stay whole. How far groups are apart "
        "means little."),
    umap, G_N_ELEMENTS (umap) },
  { ASTER_MAP_MDS,
    N_ ("Distances on the page are those of the space as nearly as they can be; "
        "the stress says how nearly."),
    mds, G_N_ELEMENTS (mds) },
  { ASTER_MAP_AXES,
    N_ ("You name the axes. Each word stands at its cosine with each of them."), axes,
    G_N_ELEMENTS (axes) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (aster_map_methods) == ASTER_N_MAP_METHODS);
