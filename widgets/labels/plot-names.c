/* What the regions of a map are about, at two levels of zoom.
 *
 * A name stands at the median of its rows, coordinate by coordinate, where a few rows
 * that went astray do not pull it; that of a cluster which it would hide stands above.
 * Groups of clusters are named while they are small on the page; from the scale on where
 * the rows of a group reach about as far as its name is wide, the names of its clusters
 * take over. Of two names that would overlap the one of more rows stays until they part,
 * the broad one before the fine ones. All of this depends on the scale only through «from
 * here on» and «until here», so a name never flickers while somebody zooms. */

#include "labels/plot-names.h"

#include <math.h>
#include <string.h>

#include "parts/bits.h"
#include "text/text-paint.h"

#define REACH 6.5   /* sizes of a label: so far a group reaches when it is opened */
#define AIR   3.0   /* px around a name */
#define HOME  700.0 /* px across a map that is seen as a whole */
#define RIM   2.2 /* from the middle to the rim, times what half of the rows are within */
#define LOW   2.5 /* heights of its name: a lower cluster has its name above it */

struct _AsterPlotNames
{
  AsterClusters *clusters;
  double size;   /* px of a label */
  GArray *names; /* of AsterPlotName, the most important first */
};

static void
clear_name (gpointer data)
{
  AsterPlotName *name = data;

  g_free (name->text);
}

static void
measure (AsterPlotNames *self, const char *font)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1, 1);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < self->names->len; i++)
    {
      AsterPlotName *name = &g_array_index (self->names, AsterPlotName, i);
      g_autoptr (PangoLayout) layout = aster_plot_name_layout (name, cr, font,
                                                               self->size);
      double w, h;

      aster_text_measure (layout, &w, &h);
      name->width = w;
      name->height = h;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* How much room a name needs, beside the largest of its kind: [0, 1]. */
static double
get_importance (gsize size, gsize largest)
{
  return sqrt ((double) size / (double) MAX (largest, 1));
}

static gboolean
has_groups (const AsterClusters *clusters)
{
  return clusters->n_broad > 1 && clusters->n_broad < clusters->n_clusters &&
         clusters->broad_of != NULL && clusters->broad_names != NULL;
}

/* How many rows the group has; the first cluster of it is its largest. */
static gsize
weigh_group (const AsterClusters *clusters, guint group, guint *largest)
{
  gsize sum = 0;

  for (guint c = clusters->n_clusters; c-- > 0;)
    if (clusters->broad_of[c] == group)
      {
        sum += clusters->sizes[c];
        *largest = c;
      }

  return sum;
}

typedef struct
{
  guint group, largest;
  gsize size;
} Group;

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *g = a, *h = b;

  if (g->size != h->size)
    return g->size > h->size ? -1 : 1;

  return g->group < h->group ? -1 : g->group > h->group;
}

static void
append_groups (AsterPlotNames *self)
{
  const AsterClusters *clusters = self->clusters;
  g_autoptr (GArray) groups = g_array_new (FALSE, TRUE, sizeof (Group));

  for (guint g = 0; g < clusters->n_broad; g++)
    {
      Group group = { .group = g };

      group.size = weigh_group (clusters, g, &group.largest);
      g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_groups);

  for (guint i = 0; i < groups->len && self->names->len < ASTER_MAX_NAMES / 2; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      AsterPlotName name = { .broad = TRUE,
                             .number = group->group,
                             .cluster = group->largest,
                             .importance = get_importance (
                                 group->size, g_array_index (groups, Group, 0).size) };

      name.text = aster_plot_name_dup_text (clusters->broad_names[group->group]);
      g_array_append_val (self->names, name);
    }
}

/**
 * aster_plot_names_new:
 * @clusters: (transfer none): with names
 * @font: (nullable): a family; %NULL for that of the desktop
 * @size: of a label, px
 *
 * Returns: (transfer full): names without places; see aster_plot_names_settle()
 */
AsterPlotNames *
aster_plot_names_new (AsterClusters *clusters, const char *font, double size)
{
  AsterPlotNames *self = g_new0 (AsterPlotNames, 1);

  self->clusters = aster_clusters_ref (clusters);
  self->size = size;
  self->names = g_array_new (FALSE, FALSE, sizeof (AsterPlotName));
  g_array_set_clear_func (self->names, clear_name);
  if (clusters->names == NULL)
    return self;

  if (has_groups (clusters))
    append_groups (self);
  for (guint c = 0; c < clusters->n_clusters && self->names->len < ASTER_MAX_NAMES; c++)
    {
      AsterPlotName name = { .number = c,
                             .cluster = c,
                             .importance = get_importance (clusters->sizes[c],
                                                           clusters->sizes[0]) };

      if (*clusters->names[c] == '\0')
        continue;
      name.text = aster_plot_name_dup_text (clusters->names[c]);
      g_array_append_val (self->names, name);
    }
  measure (self, font);

  return self;
}

void
aster_plot_names_free (AsterPlotNames *self)
{
  aster_clusters_unref (self->clusters);
  g_array_unref (self->names);
  g_free (self);
}

/* The value that half of @values (n) are below; their order is lost. */
static float
find_median (float *values, gsize n)
{
  gsize lo = 0, hi = n - 1, k = n / 2;

  while (lo < hi)
    {
      float pivot = values[lo + (hi - lo) / 2];
      gsize i = lo, j = hi;

      for (;;)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i >= j)
            break;
          float kept = values[i];
          values[i++] = values[j];
          values[j--] = kept;
        }
      if (k <= j)
        hi = j;
      else
        lo = j + 1;
    }

  return values[k];
}

static gboolean
belongs (const AsterPlotNames *self, const AsterPlotName *name, int label)
{
  if (label < 0)
    return FALSE;

  return name->broad ? self->clusters->broad_of[label] == name->number
                     : (guint) label == name->number;
}

/* The rows of every cluster that are seen, one cluster after the other: those of cluster
 * c stand at starts[c] to starts[c + 1]. */
typedef struct
{
  guint32 *rows;
  gsize *starts; /* (n_clusters + 1) */
  float *room;   /* (n) to sort in */
} Members;

static void
members_clear (Members *self)
{
  g_free (self->rows);
  g_free (self->starts);
  g_free (self->room);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Members, members_clear)

static Members
find_members (const AsterPlotNames *self, const guint64 *visible)
{
  const AsterClusters *clusters = self->clusters;
  Members members = { g_new (guint32, MAX (clusters->n, 1)),
                      g_new0 (gsize, (gsize) clusters->n_clusters + 2),
                      g_new (float, MAX (clusters->n, 1)) };

  for (int pass = 0; pass < 2; pass++)
    {
      for (gsize row = 0; row < clusters->n; row++)
        if (clusters->labels[row] >= 0 &&
            (visible == NULL || aster_bits_get (visible, row)))
          {
            gsize *end = members.starts + clusters->labels[row] + (pass == 0 ? 2 : 1);

            if (pass == 0)
              ++*end;
            else
              members.rows[(*end)++] = (guint32) row;
          }
      for (guint c = 0; pass == 0 && c < clusters->n_clusters; c++)
        members.starts[c + 2] += members.starts[c + 1];
    }

  return members;
}

/* Copies coordinate @p of the rows of a name; returns how many. */
static gsize
collect (const AsterPlotNames *self,
         const AsterPlotName *name,
         const Members *members,
         const AsterMatrix *positions,
         int p)
{
  gsize n = 0;

  for (guint c = 0; c < self->clusters->n_clusters; c++)
    if (belongs (self, name, (int) c))
      for (gsize i = members->starts[c]; i < members->starts[c + 1]; i++)
        members->room[n++] = aster_matrix_row (positions, members->rows[i])[p];

  return n;
}

/* The middle of a name, and how far half of its rows are from it, plane units; FALSE if
 * it has none. */
static gboolean
locate (const AsterPlotNames *self,
        AsterPlotName *name,
        const Members *members,
        const AsterMatrix *positions,
        double reach[2])
{
  for (int p = 0; p < 2; p++)
    {
      gsize n = collect (self, name, members, positions, p);
      float middle;

      if (n == 0)
        return FALSE;

      middle = find_median (members->room, n);
      name->place[p] = (double) middle;
      for (gsize i = 0; i < n; i++)
        members->room[i] = fabsf (members->room[i] - middle);
      reach[p] = (double) find_median (members->room, n);
    }

  return TRUE;
}

/* A name lies on its rows, or above them where it would hide them: at the scale at which
 * it is first seen, and from then on. */
static void
stand (AsterPlotName *name, const AsterPlotIndex *index, double rim)
{
  double extent = MAX (index->x1 - index->x0, index->y1 - index->y0);
  double scale = MAX (name->from, HOME / MAX (extent, 1e-12));
  double w = name->width / 2 + AIR, h = name->height / 2 + AIR;

  name->box = (AsterLabelBox){ w, w, h, h };
  if (name->broad || 2 * rim * scale > LOW * name->height)
    return;

  name->place[1] += rim;
  name->box.up = name->height + 2 * AIR;
  name->box.down = 0;
}

static guint
count_parts (const AsterClusters *clusters, guint group)
{
  guint n = 0;

  for (guint c = 0; c < clusters->n_clusters; c++)
    n += clusters->broad_of[c] == group;

  return n;
}

/* Where the group of cluster @c is opened, px per unit; 0 if it has no name of its own.
 */
static double
get_opening (const AsterPlotNames *self, guint c)
{
  if (!has_groups (self->clusters))
    return 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const AsterPlotName *name = &g_array_index (self->names, AsterPlotName, i);

      if (name->broad && name->number == self->clusters->broad_of[c])
        return name->until;
    }

  return 0;
}

/* Lets a name wait until it is clear of those before it. */
static void
keep_apart (AsterPlotNames *self, guint i)
{
  AsterPlotName *name = &g_array_index (self->names, AsterPlotName, i);

  for (guint j = 0; j < i; j++)
    {
      const AsterPlotName *other = &g_array_index (self->names, AsterPlotName, j);
      double apart;

      if (!(other->from < other->until) || name->from >= other->until)
        continue;

      apart = aster_label_boxes_part (&name->box, &other->box,
                                      other->place[0] - name->place[0],
                                      other->place[1] - name->place[1]);
      if (apart > other->from)
        name->from = MAX (name->from, MIN (apart, other->until));
    }
}

/**
 * aster_plot_names_settle:
 * @self: names
 * @index: where the rows are
 * @visible: (nullable): bits of the rows that are seen; %NULL for all
 *
 * Finds a place for every name, and from which scale until which it is shown. Does
 * nothing for another number of rows. O(n).
 */
void
aster_plot_names_settle (AsterPlotNames *self,
                         const AsterPlotIndex *index,
                         const guint64 *visible)
{
  g_auto (Members) members = { NULL, NULL, NULL };

  g_return_if_fail (self != NULL && index != NULL);

  if (index->positions->n_rows != self->clusters->n)
    {
      g_array_set_size (self->names, 0);
      return;
    }

  members = find_members (self, visible);
  for (guint i = 0; i < self->names->len; i++)
    {
      AsterPlotName *name = &g_array_index (self->names, AsterPlotName, i);
      double reach[2];
      gboolean seen = locate (self, name, &members, index->positions, reach);

      name->from = 0;
      name->until = INFINITY;
      if (!seen)
        name->until = 0;
      else if (name->broad && count_parts (self->clusters, name->number) > 1)
        name->until = reach[0] > 0 || reach[1] > 0
                          ? REACH * self->size / MAX (reach[0], reach[1])
                          : INFINITY;
      else if (!name->broad)
        {
          /* A group of one cluster is named as the group for good. */
          name->from = get_opening (self, name->number);
          if (!isfinite (name->from))
            name->until = 0;
        }
      if (name->from < name->until)
        {
          stand (name, index, RIM * reach[1]);
          keep_apart (self, i);
        }
    }
}

/* (transfer none) (array length=n): the most important first. */
const AsterPlotName *
aster_plot_names_get (const AsterPlotNames *self, guint *n)
{
  *n = self->names->len;

  return (const AsterPlotName *) (gpointer) self->names->data;
}
