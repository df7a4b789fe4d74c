#include "plot/viewport.h"
#include "render-map.h"

/* The options of render that say how a map is drawn; it takes those of map besides. */
const AsterCliOption aster_cli_figure_options[] = {
  { "--map", ASTER_CLI_TEXT, "MAP.tsv", NULL, 0, 0,
    "map: draw this map, as map and the window write it, instead of making one" },
  { "--preset", ASTER_CLI_CHOICE, "screen|slide|column|two-columns", NULL, 0, 0,
    "map: 16:9, 85 mm or 180 mm wide, with letters and dots per inch to go with it" },
  { "--width", ASTER_CLI_TEXT, "LENGTH", NULL, 0, 0,
    "map: of the sheet: 85mm, 3.3in, 240pt or pixels" },
  { "--height", ASTER_CLI_TEXT, "LENGTH", NULL, 0, 0,
    "map: likewise; without it the shape of --size, and the caption under it" },
  { "--dpi", ASTER_CLI_NUMBER, "D", NULL, 24, 2400,
    "map: pixels to the inch, of a PNG and of images elsewhere (96, or the preset's)" },
  { "--text-size", ASTER_CLI_NUMBER, "PT", NULL, 4, 96,
    "map: points of a label (9.75, or the preset's)" },
  { "--style", ASTER_CLI_TEXT, "NAME=VALUE,...", NULL, 0, 0,
    "map: marks=auto|points|heat-map|contours, hulls=no|yes|all, size, alpha, bandwidth, "
    "max-labels; yes or no: shapes, outlines, depth, torn, labels, names, legend, axes, "
    "minimap; ramp=viridis|cividis" },
  { "--caption", ASTER_CLI_TEXT, "TEXT", NULL, 0, 0,
    "map: write TEXT under it; auto says how it was made" },
  { "--cosine", ASTER_CLI_SUM, "EXPR", NULL, 0, 0, "map: colour by the cosine with it" },
  { "--clusters", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "map: of --colour clusters: a table of tokens, clusters and names" },
  { "--sets", ASTER_CLI_TEXT, "FILE", NULL, 0, 0,
    "map: of --colour sets: a table of tokens and sets" },
  { "--set-rows", ASTER_CLI_TEXT, "NAME=ROWS;...", NULL, 0, 0,
    "map: of --colour sets: sets without a table: colours=red,blue;'my own'#3=0-41, "
    "where #3 is the third mark; @FILE: from a file" },
  { "--hide", ASTER_CLI_TEXT, "CLASS,...", NULL, 0, 0,
    "map: leave out these classes of the legend; #2 is the second" },
  { "--inks", ASTER_CLI_TEXT, "CLASS=#RRGGBB,...", NULL, 0, 0,
    "map: give classes of the legend colours of their own; #2 is the second" },
  { "--only", ASTER_CLI_TEXT, "ROWS", NULL, 0, 0,
    "map: show these rows alone: 0-41,57, or tokens: king,'New York'; here and below "
    "@FILE is a file of them" },
  { "--select", ASTER_CLI_TEXT, "ROWS", NULL, 0, 0, "map: mark these rows as selected" },
  { "--pins", ASTER_CLI_TEXT, "ROWS", NULL, 0, 0, "map: mark these rows as pinned" },
  { "--find", ASTER_CLI_REGEX, "REGEX", NULL, 0, 0,
    "map: put rings around tokens that match" },
  { "--found", ASTER_CLI_TEXT, "ROWS", NULL, 0, 0, "map: put rings around these rows" },
  { "--move-labels", ASTER_CLI_TEXT, "LABEL=DX/DY,...", NULL, 0, 0,
    "map: labels that stand elsewhere, to the right and down from where they belong, in "
    "sizes of a label: king=4/-2; @name is a cluster, @@name a group of them" },
  { "--hide-labels", ASTER_CLI_TEXT, "LABEL,...", NULL, 0, 0,
    "map: labels that are left out" },
  { "--centre", ASTER_CLI_TEXT, "X,Y", NULL, 0, 0,
    "map: the place of the map in the middle of the sheet" },
  { "--zoom", ASTER_CLI_NUMBER, "Z", NULL, ASTER_ZOOM_MIN, ASTER_ZOOM_MAX,
    "map: 1 shows everything" },
  { "--yaw", ASTER_CLI_NUMBER, "DEGREES", NULL, -360, 360,
    "map: turn a map of three dimensions about its upright axis (-28.65)" },
  { "--pitch", ASTER_CLI_NUMBER, "DEGREES", NULL, -90, 90,
    "map: and tilt it towards the eye (20.05)" },
  { NULL, 0, NULL, NULL, 0, 0, NULL },
};
