/* Every command of asterism-cli and its own options. */

#include "command.h"

#include <string.h>

#include "compare/quality.h"
#include "input.h"
#include "render-map.h"
#include "run/tsne-params.h"
#include "run/umap-map.h"
#include "tools/spelling.h"
#include "values/clusters.h"

#define END                                                                              \
  {                                                                                      \
    NULL, 0, NULL, NULL, 0, 0, NULL                                                      \
  }
#define METRICS "cosine|euclidean|dot|correlation"
#define MANY    1e9

static const AsterCliOption output_options[] = {
  { "-o", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "Write to FILE, which is replaced whole or not at all" },
  END,
};

static const AsterCliOption neighbours_options[] = {
  { "-k", ASTER_CLI_COUNT, "K", "10", 1, MANY, "How many" },
  { "--metric", ASTER_CLI_CHOICE, METRICS, "cosine", 0, 0, "What near means" },
  { "--keep-inputs", ASTER_CLI_FLAG, NULL, NULL, 0, 0,
    "Also list the tokens that EXPR names" },
  END,
};

static const AsterCliOption axis_options[] = {
  { "--from", ASTER_CLI_SUM, "EXPR", NULL, 0, 0, "The pole that is 0" },
  { "--to", ASTER_CLI_SUM, "EXPR", NULL, 0, 0, "The pole that is 1" },
  END,
};

static const AsterCliOption map_options[] = {
  { "--method", ASTER_CLI_CHOICE, "pca|svd|axes|tsne|umap|mds", NULL, 0, 0,
    "Principal components, singular vectors without centring, chosen axes, t-SNE, UMAP, "
    "or multidimensional scaling" },
  { "--dims", ASTER_CLI_CHOICE, "2|3", "2", 0, 0, "How many coordinates" },
  { "--components", ASTER_CLI_TEXT, "P,P[,P]", NULL, 0, 0,
    "pca, svd: which components, counted from 1" },
  { "--x", ASTER_CLI_SUM, "EXPR", NULL, 0, 0,
    "axes: the first coordinate is the cosine with it" },
  { "--y", ASTER_CLI_SUM, "EXPR", NULL, 0, 0, "axes: the second" },
  { "--z", ASTER_CLI_SUM, "EXPR", NULL, 0, 0, "axes: the third" },
  END,
};

static const AsterCliOption tsne_options[] = {
  { "--perplexity", ASTER_CLI_NUMBER, "P", "30", 1, ASTER_TSNE_MAX_PERPLEXITY,
    "tsne: how many neighbours count, smoothly" },
  { "--iterations", ASTER_CLI_COUNT, "N", NULL, 1, ASTER_TSNE_MAX_ITERATIONS,
    "tsne, mds: steps in all (tsne 750, mds 300)" },
  { "--exaggeration", ASTER_CLI_NUMBER, "E", "12", 1, ASTER_TSNE_MAX_EXAGGERATION,
    "tsne: how much stronger neighbours attract at first" },
  { "--exaggeration-iterations", ASTER_CLI_COUNT, "N", "250", 0,
    ASTER_TSNE_MAX_ITERATIONS,
    "tsne: for how many steps; below 5000 tokens it then fades" },
  { "--learning-rate", ASTER_CLI_TEXT, "R", "auto", 0, 0,
    "tsne, umap: length of a step; auto is a twelfth of the tokens, at least 200; "
    "of fewer than 200 their number, at least 50; umap: 1" },
  { "--late-exaggeration", ASTER_CLI_NUMBER, "E", "1", 1, ASTER_TSNE_MAX_EXAGGERATION,
    "tsne: how much stronger after that, to the end" },
  { "--metric", ASTER_CLI_CHOICE, "euclidean|cosine|correlation|manhattan", NULL, 0, 0,
    "tsne, umap, mds: what near means (tsne and mds euclidean, umap cosine; correlation "
    "is for tsne, manhattan for tsne and umap)" },
  { "--pca", ASTER_CLI_TEXT, "D", NULL, 0, 0,
    "tsne, umap: components to keep first, or none for all dimensions (tsne 50, umap "
    "none)" },
  { "--initial", ASTER_CLI_TEXT, "spectral|pca|random|MAP.tsv", NULL, 0, 0,
    "tsne, umap, mds: begin with eigenvectors of the graph (umap only), with components, "
    "with noise of --seed, or with another map (umap spectral, others pca)" },
  { "--begun", ASTER_CLI_COUNT, "N", "0", 0, ASTER_TSNE_MAX_ITERATIONS,
    "tsne, mds: go on from the map of --initial, as of N of the --iterations" },
  { "--perturb", ASTER_CLI_NUMBER, "P", "0", 0, ASTER_TSNE_MAX_PERTURB,
    "tsne: begin with noise of --seed on top, of P times the width of the map" },
  { "--stop-early", ASTER_CLI_CHOICE, "yes|no", "yes", 0, 0,
    "tsne: end when the picture stops changing" },
  END,
};

static const AsterCliOption umap_options[] = {
  { "--neighbours", ASTER_CLI_COUNT, "K", "15", ASTER_UMAP_MIN_NEIGHBOURS,
    ASTER_UMAP_MAX_NEIGHBOURS,
    "umap: how many neighbours count, a token itself included" },
  { "--min-dist", ASTER_CLI_NUMBER, "D", "0.1", 0, ASTER_UMAP_MAX_SPREAD,
    "umap: how close like tokens may come, at most --spread" },
  { "--spread", ASTER_CLI_NUMBER, "D", "1", ASTER_UMAP_MIN_SPREAD, ASTER_UMAP_MAX_SPREAD,
    "umap: how far apart tokens are on the whole" },
  { "--epochs", ASTER_CLI_TEXT, "N", "auto", 0, 0,
    "umap: steps in all; auto is 500 up to 10,000 tokens, 200 above" },
  { "--negatives", ASTER_CLI_COUNT, "M", "5", 0, ASTER_UMAP_MAX_NEGATIVES,
    "umap: strangers pushed for each neighbour pulled" },
  END,
};

static const AsterCliOption mds_options[] = {
  { "--kind", ASTER_CLI_CHOICE, "smacof|classical", "smacof", 0, 0,
    "mds: least squares of the distances, or scalar products at once" },
  { "--eps", ASTER_CLI_NUMBER, "E", "1e-6", 0, 1,
    "mds: end when a step lowers the stress by less than this part of it" },
  END,
};

static const AsterCliOption quality_options[] = {
  { "--map", ASTER_CLI_TEXT, "MAP.tsv", NULL, 0, 0,
    "A table of tokens with x, y and maybe z, as map writes it" },
  { "-k", ASTER_CLI_COUNT, "K", "10", 1, ASTER_QUALITY_MAX_K,
    "How many neighbours of each token are looked at" },
  { "--metric", ASTER_CLI_CHOICE, "euclidean|cosine", "euclidean", 0, 0,
    "What near means in the space" },
  { "--sample", ASTER_CLI_COUNT, "N", NULL, 1, MANY,
    "Ask only N tokens for their ranks; unless given, all, or as many as take a few "
    "seconds" },
  { "--recalls", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "Write the neighbour recall of every token to FILE, a table" },
  END,
};

static const AsterCliOption spectrum_options[] = {
  { "--centre", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "Remove the column means first" },
  { "--null", ASTER_CLI_COUNT, "N", NULL, 1, MANY, "Compare with N shuffled spaces" },
  END,
};

static const AsterCliOption cluster_options[] = {
  { "--method", ASTER_CLI_CHOICE, "dbscan|hdbscan|kmeans", NULL, 0, 0,
    "As dense as --eps says, as dense as each can be, or -k groups around means" },
  { "--map", ASTER_CLI_TEXT, "MAP.tsv", NULL, 0, 0,
    "Take the distances of this map, as map writes it" },
  { "--eps", ASTER_CLI_NUMBER, "E", NULL, 0, 1e300,
    "dbscan: how far near is; without it, the knee of the sorted k-distances" },
  { "--min-points", ASTER_CLI_COUNT, "M", NULL, 1, ASTER_CLUSTER_MAX_POINTS,
    "dbscan, hdbscan: rows within reach, itself among them (dbscan 4, hdbscan as "
    "--min-cluster-size)" },
  { "--min-cluster-size", ASTER_CLI_COUNT, "S", "15", 2, ASTER_CLUSTER_MAX_SIZE,
    "hdbscan: what is smaller is no cluster" },
  { "--selection", ASTER_CLI_CHOICE, "eom|leaf", "eom", 0, 0,
    "hdbscan: the groups that hold together longest, or the smallest" },
  { "-k", ASTER_CLI_COUNT, "K", "20", 1, ASTER_CLUSTER_MAX_K, "kmeans: how many" },
  { "--metric", ASTER_CLI_CHOICE, "cosine|euclidean", NULL, 0, 0,
    "What near means (cosine; of a map euclidean)" },
  { "--against", ASTER_CLI_TEXT, "COLUMN|FILE", NULL, 0, 0,
    "Compare with a column of the space or of --metadata, or with another table of "
    "clusters: ARI and NMI in the summary" },
  { "--names", ASTER_CLI_FLAG, NULL, NULL, 0, 0,
    "Add columns with the names of each token's cluster and of its group of clusters" },
  END,
};

static const AsterCliOption tint_options[] = {
  { "--text", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "The text, UTF-8; - for standard input" },
  { "--by", ASTER_CLI_CHOICE, "norm|previous|pinned", NULL, 0, 0,
    "Length; cosine to the piece before; cosine to --pin" },
  { "--pin", ASTER_CLI_SUM, "EXPR", NULL, 0, 0,
    "pinned: what each piece is compared with" },
  END,
};

static const AsterCliOption render_options[] = {
  { "--pane", ASTER_CLI_CHOICE, "map|text", NULL, 0, 0, "What to draw" },
  { "--size", ASTER_CLI_TEXT, "WxH", "1600x1000", 0, 0,
    "Pixels of the picture; a text that needs more height gets it" },
  { "--colour", ASTER_CLI_TEXT, "NAME", NULL, 0, 0,
    "map: colour by a column of the space or of --metadata, by norm, rank, hubness, "
    "recall, "
    "clusters or sets, with a legend" },
  { "--theme", ASTER_CLI_CHOICE, "light|dark|contrast|contrast-dark|print", "light", 0, 0,
    "Paper and ink" },
  END,
};

static const AsterCliOption correlate_options[] = {
  { "--pairs", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "Lines of two words and a number, between tabs, commas or spaces" },
  END,
};

static const AsterCliOption train_options[] = {
  { "--method", ASTER_CLI_CHOICE, "sgns", "sgns", 0, 0,
    "Skip-gram with negative sampling" },
  { "--dims", ASTER_CLI_COUNT, "D", "100", 2, 65536, "Dimensions" },
  { "--window", ASTER_CLI_COUNT, "W", "5", 1, 1000, "Words to each side, at most" },
  { "--min-count", ASTER_CLI_COUNT, "C", "5", 1, MANY, "Leave out words that are rarer" },
  { "--negative", ASTER_CLI_COUNT, "M", "5", 1, 1000, "Wrong words for each right one" },
  { "--epochs", ASTER_CLI_COUNT, "E", "5", 1, 100000, "Passes over the corpus" },
  { "--learning-rate", ASTER_CLI_NUMBER, "R", "0.025", 1e-6, 10,
    "At the start; it falls to 0" },
  { "--subsample", ASTER_CLI_NUMBER, "T", "0.001", 0, 1,
    "Threshold above which frequent words are thinned out; 0 for none" },
  { "--max-words", ASTER_CLI_COUNT, "N", NULL, 1, MANY,
    "Keep only the N most frequent words" },
  { "--keep-case", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "Do not fold to lower case" },
  { "--half", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "safetensors: half precision" },
  END,
};

static const AsterCliOption convert_options[] = {
  { "--half", ASTER_CLI_FLAG, NULL, NULL, 0, 0, "safetensors: half precision" },
  END,
};

#define LISTS(...) ((const AsterCliOption *const[]){ __VA_ARGS__, NULL })

const AsterCliCommand aster_cli_commands[] = {
  { "samples", "", 0, 0, FALSE, "List the spaces that ship with the program",
    LISTS (output_options), aster_cli_run_samples },
  { "info", "IN", 1, 1, FALSE, "Say what a file holds, as JSON",
    LISTS (output_options, aster_cli_input_options), aster_cli_run_info },
  { "convert", "IN -o OUT", 1, 1, FALSE,
    "Write vectors in another format, by the ending of OUT: .txt, .vec, .bin, .npy, "
    ".safetensors, .tsv",
    LISTS (output_options, convert_options, aster_cli_input_options),
    aster_cli_run_convert },
  { "neighbours", "IN EXPR", 2, 2, TRUE, "List the tokens nearest to an expression",
    LISTS (neighbours_options, output_options, aster_cli_input_options),
    aster_cli_run_neighbours },
  { "axis", "IN --from EXPR --to EXPR", 1, 1, FALSE,
    "Project tokens on the line between two expressions",
    LISTS (axis_options, output_options, aster_cli_input_options), aster_cli_run_axis },
  { "map", "IN --method pca|svd|axes|tsne|umap|mds", 1, 1, FALSE,
    "Lay tokens out on a plane or in space; with -o, a summary as JSON on standard "
    "output",
    LISTS (map_options,
           tsne_options,
           umap_options,
           mds_options,
           output_options,
           aster_cli_input_options),
    aster_cli_run_map },
  { "quality", "IN --map MAP.tsv", 1, 1, FALSE,
    "Say how far a map can be trusted, as JSON",
    LISTS (quality_options, output_options, aster_cli_input_options),
    aster_cli_run_quality },
  { "clusters", "IN --method dbscan|hdbscan|kmeans", 1, 1, FALSE,
    "Group tokens; -1 is noise; with -o, a summary as JSON on standard output",
    LISTS (cluster_options, output_options, aster_cli_input_options),
    aster_cli_run_clusters },
  { "spectrum", "IN", 1, 1, FALSE, "List singular values and what each explains",
    LISTS (spectrum_options, output_options, aster_cli_input_options),
    aster_cli_run_spectrum },
  { "tint", "IN (--text FILE | -) --by norm|previous|pinned", 1, 2, FALSE,
    "Give each piece of a text its value; -o with .html, .svg, .pdf or .png draws it",
    LISTS (tint_options, output_options, aster_cli_input_options), aster_cli_run_tint },
  { "render", "IN --pane map|text ... -o OUT", 1, 2, FALSE,
    "Draw what a pane shows: .png, .svg or .pdf; takes the options of map and of tint, "
    "by default --method pca and --by norm",
    LISTS (render_options,
           aster_cli_figure_options,
           output_options,
           map_options,
           tsne_options,
           umap_options,
           mds_options,
           tint_options,
           aster_cli_input_options),
    aster_cli_run_render },
  { "correlate", "IN --pairs FILE", 1, 1, FALSE,
    "Compare cosines with human ratings of similarity, as JSON",
    LISTS (correlate_options, output_options, aster_cli_input_options),
    aster_cli_run_correlate },
  { "train", "CORPUS... -o OUT", 1, G_MAXUINT, FALSE,
    "Learn word vectors from text files; a summary as JSON on standard output",
    LISTS (train_options, output_options), aster_cli_run_train },
  { NULL, NULL, 0, 0, FALSE, NULL, NULL, NULL },
};

/* The command of that name, or NULL with the nearest one suggested in @error. */
const AsterCliCommand *
aster_cli_find_command (const char *name, GError **error)
{
  const char *best = NULL;
  guint least = 4;

  for (const AsterCliCommand *command = aster_cli_commands; command->name != NULL;
       command++)
    {
      guint distance = aster_spelling_distance (name, command->name, 3);

      if (g_str_equal (command->name, name))
        return command;
      if (distance < least)
        {
          least = distance;
          best = command->name;
        }
    }

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "there is no command %s%s%s; see asterism-cli --help", name,
               best != NULL ? "; did you mean " : "", best != NULL ? best : "");
  return NULL;
}
