/* The condensed tree of HDBSCAN as an icicle (Campello, Moulavi and Sander 2013).
 *
 * Downwards λ grows, one over the distance at which words are taken to be joined: the
 * deeper, the denser. A box is a group of words from the λ where it comes about to the
 * one where it splits or falls apart, as wide as the group is large; what a split
 * leaves open beside the parts are words that fell out. Chosen clusters have their
 * colour, what is above them is grey and what they split into stands back. */

#include "chart/chart-tree.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "parts/numbers.h"
#include "text/text-paint.h"

#define PAD       4.0 /* px around a name inside its box */
#define MIN_NAME  3.0 /* letters wide a box must be to have its name in it */
#define GAP       1.0 /* px between two boxes that are wide enough for it */
#define LAST_ROOM 1.08
#define DIGITS    3

/**
 * aster_tree_place:
 * @nodes: (array length=n): parents before their children
 * @n: how many
 *
 * Lets every group lie inside its parent, with what falls out of it shared evenly among
 * the sides of its parts.
 *
 * Returns: (transfer full): (n × 2) left and right end of each node, [0, 1]
 */
double *
aster_tree_place (const AsterClusterNode *nodes, guint n)
{
  double *places = g_new0 (double, 2 * MAX (n, 1));
  g_autofree double *used = g_new0 (double, MAX (n, 1)); /* words of the parts */
  g_autofree guint *parts = g_new0 (guint, MAX (n, 1));
  g_autofree double *next = g_new0 (double, MAX (n, 1)); /* where the next part begins */

  for (guint i = 0; i < n; i++)
    if (nodes[i].parent >= 0)
      {
        used[nodes[i].parent] += nodes[i].size;
        parts[nodes[i].parent]++;
      }

  for (guint i = 0; i < n; i++)
    {
      int parent = nodes[i].parent;

      if (parent < 0)
        places[2 * i + 1] = 1;
      else
        {
          double *room = places + 2 * parent, size = MAX (nodes[parent].size, 1);
          double unit = (room[1] - room[0]) / MAX (size, used[parent]);
          double free = MAX (size - used[parent], 0) / (parts[parent] + 1) * unit;

          places[2 * i] = next[parent] + free;
          places[2 * i + 1] = places[2 * i] + nodes[i].size * unit;
          next[parent] = places[2 * i + 1];
        }
      next[i] = places[2 * i];
    }

  return places;
}

/* λ runs downwards, from just above the first split to the densest group. */
static AsterChartFrame
get_frame (const AsterChartScene *self)
{
  double first = INFINITY, last = 0;

  for (guint i = 0; i < self->clusters->n_nodes; i++)
    {
      if (isfinite (self->clusters->nodes[i].lambda_death))
        {
          first = MIN (first, self->clusters->nodes[i].lambda_death);
          last = MAX (last, self->clusters->nodes[i].lambda_death);
        }
      last = MAX (last, self->clusters->nodes[i].lambda_birth);
    }
  if (!isfinite (first))
    first = 0;
  last = MAX (last, first) * LAST_ROOM;
  first = self->clusters->n_nodes > 0
              ? MAX (self->clusters->nodes[0].lambda_birth, first - 0.12 * (last - first))
              : 0;

  return aster_chart_frame_new (&self->lettering, self->width, self->height, last,
                                MIN (first, last));
}

typedef struct
{
  double x, y, w, h;
} Box;

static Box
get_box (const AsterChartScene *self, const AsterChartFrame *frame, guint i)
{
  const AsterClusterNode *node = self->clusters->nodes + i;
  double room = frame->right - frame->left;
  double birth = MAX (node->lambda_birth, frame->hi);
  double death = isfinite (node->lambda_death) ? node->lambda_death : frame->lo;
  double top = aster_chart_frame_to_page (frame, birth);
  Box box = { frame->left + self->places[2 * i] * room, top,
              (self->places[2 * i + 1] - self->places[2 * i]) * room,
              MAX (aster_chart_frame_to_page (frame, death) - top, 1.5) };

  return box;
}

/* The deepest node at a place, or −1. */
int
aster_tree_find (const AsterChartScene *self, double x, double y)
{
  AsterChartFrame frame = get_frame (self);

  for (guint i = self->clusters->n_nodes; i-- > 0;)
    {
      Box box = get_box (self, &frame, i);

      if (x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h)
        return (int) i;
    }

  return -1;
}

/* The middle of a node, of the width. */
static double
middle (const AsterChartScene *self, guint i)
{
  return (self->places[2 * i] + self->places[2 * i + 1]) / 2;
}

/* The nearest node beside @node that is there at the same density; @node if none. */
static int
step_across (const AsterChartScene *self, guint node, int across)
{
  int best = (int) node;
  double nearest = INFINITY;

  for (guint i = 0; i < self->clusters->n_nodes; i++)
    {
      double gap = (middle (self, i) - middle (self, node)) * across;

      if (i != node && gap > 1e-9 && gap < nearest &&
          self->clusters->nodes[i].lambda_birth <=
              self->clusters->nodes[node].lambda_death &&
          self->clusters->nodes[i].lambda_death >=
              self->clusters->nodes[node].lambda_birth &&
          self->clusters->nodes[i].cluster >= 0)
        {
          nearest = gap;
          best = (int) i;
        }
    }

  return best;
}

/**
 * aster_tree_step:
 * @self: a scene
 * @node: where the keyboard is, or −1
 * @across: −1 to the left, 1 to the right
 * @down: −1 to the parent, 1 to the largest part
 *
 * Sideways the keyboard walks among the chosen clusters.
 *
 * Returns: where the keyboard is then; −1 only if there is no node
 */
int
aster_tree_step (const AsterChartScene *self, int node, int across, int down)
{
  int best = node;

  if (self->clusters->n_nodes == 0 || node < 0 || node >= (int) self->clusters->n_nodes)
    {
      for (guint i = 0; i < self->clusters->n_nodes; i++)
        if (self->clusters->nodes[i].cluster >= 0 &&
            (node < 0 || middle (self, i) < middle (self, (guint) node)))
          node = (int) i;
      return node < 0 && self->clusters->n_nodes > 0 ? 0 : node;
    }

  if (across != 0)
    return step_across (self, (guint) node, across);
  if (down < 0)
    return MAX (self->clusters->nodes[node].parent, 0);

  for (guint i = 0; i < self->clusters->n_nodes; i++)
    if (self->clusters->nodes[i].parent == node &&
        (best == node ||
         self->clusters->nodes[i].size > self->clusters->nodes[best].size))
      best = (int) i;

  return best;
}

static gboolean
is_below (const AsterChartScene *self, guint node, int above)
{
  for (int i = (int) node; i >= 0; i = self->clusters->nodes[i].parent)
    if (i == above)
      return TRUE;

  return FALSE;
}

/* The cluster that a node is, or is a part of; −1 above all clusters. */
static int
find_cluster (const AsterChartScene *self, guint node)
{
  int i = (int) node;

  while (i >= 0 && self->clusters->nodes[i].cluster < 0)
    i = self->clusters->nodes[i].parent;

  return i >= 0 ? self->clusters->nodes[i].cluster : -1;
}

/**
 * aster_tree_dup_clusters:
 * @self: a scene
 * @node: a node
 * @n: (out): how many
 *
 * Returns: (transfer full) (array length=n): the cluster that the node is or belongs to,
 *   or those that it splits into
 */
guint *
aster_tree_dup_clusters (const AsterChartScene *self, guint node, guint *n)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (guint));
  int own = find_cluster (self, node);

  if (own >= 0)
    g_array_append_val (clusters, own);
  for (guint i = 0; own < 0 && i < self->clusters->n_nodes; i++)
    if (self->clusters->nodes[i].cluster >= 0 && is_below (self, i, (int) node))
      g_array_append_val (clusters, self->clusters->nodes[i].cluster);
  *n = clusters->len;

  return (guint *) (gpointer) g_array_free (clusters, FALSE);
}

/* «cat, dog, horse: 214 words, λ 1.2 to 2.4» */
char *
aster_tree_dup_text (const AsterChartScene *self, guint i)
{
  const AsterClusterNode *node = self->clusters->nodes + i;
  g_autofree char *count = aster_number_dup_count (node->size);
  g_autofree char *birth = aster_number_dup (node->lambda_birth, DIGITS);
  g_autofree char *death = isfinite (node->lambda_death)
                               ? aster_number_dup (node->lambda_death, DIGITS)
                               : g_strdup ("∞");

  if (node->cluster < 0)
    return g_strdup_printf (
        /* Translators: a group of words, and the densities from and to which it holds. */
        ngettext ("%s word hold together, λ %s to %s",
                  "%s words hold together, λ %s to %s", node->size),
        count, birth, death);

  return g_strdup_printf (
      /* Translators: a cluster: its name, its size, the densities of its life. */
      ngettext ("%s: %s word, λ %s to %s", "%s: %s words, λ %s to %s", node->size),
      self->clusters->names[node->cluster], count, birth, death);
}

static void
paint_name (const AsterChartScene *self, cairo_t *cr, const Box *box, guint i)
{
  const AsterLettering *lettering = &self->lettering;
  AsterColour fill = aster_palette_cluster (lettering->theme,
                                            self->clusters->nodes[i].cluster);
  AsterColour none = { 0 };
  g_autoptr (PangoLayout) layout = NULL;
  double at[2] = { box->x + PAD, box->y + PAD / 2 };

  if (box->w < MIN_NAME * lettering->size + 2 * PAD ||
      box->h < 1.3 * lettering->size + PAD)
    return;

  layout = aster_text_layout (cr, lettering->font,
                              self->clusters->names[self->clusters->nodes[i].cluster],
                              0.9 * lettering->size);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) ((box->w - 2 * PAD) * PANGO_SCALE));
  aster_text_paint (cr, layout, at, aster_palette_text_on (fill), none);
}

static void
paint_node (const AsterChartScene *self,
            const AsterChartFrame *frame,
            cairo_t *cr,
            guint i)
{
  AsterTheme theme = self->lettering.theme;
  Box box = get_box (self, frame, i);
  int cluster = find_cluster (self, i);
  gboolean chosen = self->clusters->nodes[i].cluster >= 0;
  gboolean lit = self->hovered < 0 || is_below (self, i, self->hovered);
  AsterColour colour = cluster >= 0 ? aster_palette_cluster (theme, cluster)
                                    : aster_palette_ink (theme, ASTER_INK_LINE);
  double gap = box.w > 4 * GAP ? GAP : 0;

  colour.a = (chosen ? 0.95 : 0.45) * (lit ? 1 : 0.4);
  cairo_rectangle (cr, box.x + gap / 2, box.y, MAX (box.w - gap, 0.5), box.h);
  aster_cairo_set_colour (cr, colour);
  cairo_fill (cr);
  if (chosen)
    paint_name (self, cr, &box, i);
}

/* Draws every group, and the one that is pointed at in words. */
void
aster_tree_paint (const AsterChartScene *self, cairo_t *cr)
{
  AsterChartFrame frame = get_frame (self);
  g_autofree char *text = NULL;

  aster_chart_frame_paint (&frame, cr, self->title);
  for (guint i = 0; i < self->clusters->n_nodes; i++)
    paint_node (self, &frame, cr, i);

  if (self->hovered >= 0 && self->hovered < (int) self->clusters->n_nodes)
    {
      Box box = get_box (self, &frame, (guint) self->hovered);

      aster_cairo_set_colour (cr,
                              aster_palette_ink (self->lettering.theme, ASTER_INK_HOVER));
      cairo_set_line_width (cr, 2);
      cairo_rectangle (cr, box.x, box.y, MAX (box.w, 1), box.h);
      cairo_stroke (cr);
      text = aster_tree_dup_text (self, (guint) self->hovered);
    }
  else
    text = g_strdup (_ ("Wide is large, deep is dense; colours are the clusters chosen"));
  aster_chart_frame_paint_foot (&frame, cr, text);
}
