/* The labels of a scene: where each word stands, and the words themselves.
 *
 * Rows that a person asked for come first: the current one, selected ones, pinned
 * ones, the neighbours of the hovered one; then the names of regions; then the words that
 * have room at this zoom, in the order in which they appear on coming nearer. Of two
 * asked-for labels the earlier goes first from the scale on where they part, and a plain
 * label gives way to an asked-for one for as long as the two would touch. Both rules only
 * depend on the scale through «from here on», so that what is shown at one zoom
 * stays shown at all nearer ones. */

#include "plot-scene.h"

#include <math.h>

#include "bits.h"
#include "plot-axes.h"
#include "text-paint.h"

#define MAX_ASKED 200  /* rows that are given precedence */
#define POINT     6.0  /* px from a point to its word */
#define BACK      0.55 /* how far a word that nobody asked for stands back */
#define RING      4.0  /* px more where a ring is around the point */
#define LEGIBLE   4.5  /* contrast of a name with the paper */

typedef struct
{
  guint32 row;
  AsterLabelReason reason;
  AsterLabelBox box;
  double from; /* shown from this scale on, px per unit */
} Asked;

static gboolean
is_shown (const AsterPlotScene *scene, gsize row)
{
  return scene->visible == NULL || aster_bits_get (scene->visible, row);
}

/* The scale from which on labels of @row and of @other part; 0 if always. */
static double
part (const AsterPlotScene *scene,
      guint32 row,
      const AsterLabelBox *box,
      const Asked *other)
{
  const float *p = aster_matrix_row (scene->index->positions, row);
  const float *q = aster_matrix_row (scene->index->positions, other->row);

  return aster_label_boxes_part (box, &other->box, (double) q[0] - p[0],
                                 (double) q[1] - p[1]);
}

static void
ask (const AsterPlotScene *scene, GArray *asked, guint32 row, AsterLabelReason reason)
{
  Asked next = { .row = row, .reason = reason };

  if (asked->len >= MAX_ASKED || !is_shown (scene, row) || (int) row == scene->hovered)
    return;

  for (guint i = 0; i < asked->len; i++)
    if (g_array_index (asked, Asked, i).row == row)
      return;

  next.box = aster_labels_get_box (scene->labels, row);
  next.box.right += RING;
  for (guint i = 0; i < asked->len; i++)
    {
      const Asked *other = &g_array_index (asked, Asked, i);
      double apart = part (scene, row, &next.box, other);

      if (other->from < apart)
        next.from = MAX (next.from, apart);
    }
  g_array_append_val (asked, next);
}

static GArray *
find_asked (const AsterPlotScene *scene)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  gsize left = scene->n_selected, n = aster_plot_scene_n (scene);

  if (scene->current >= 0)
    ask (scene, asked, (guint32) scene->current, ASTER_LABEL_SELECTED);
  for (gsize row = 0; row < n && left > 0 && asked->len < MAX_ASKED; row++)
    if (aster_bits_get (scene->selected, row))
      {
        ask (scene, asked, (guint32) row, ASTER_LABEL_SELECTED);
        left--;
      }
  for (gsize i = 0; i < scene->n_pins; i++)
    ask (scene, asked, scene->pins[i], ASTER_LABEL_PINNED);
  for (gsize i = 0; i < scene->n_neighbours; i++)
    ask (scene, asked, scene->neighbours[i], ASTER_LABEL_NEIGHBOUR);

  return asked;
}

/* TRUE if an asked-for label stands, or will stand, where that of @row would. */
static gboolean
gives_way (const AsterPlotScene *scene, const GArray *asked, guint32 row)
{
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);

  for (guint i = 0; i < asked->len; i++)
    {
      const Asked *other = &g_array_index (asked, Asked, i);
      double apart;

      if (other->row == row)
        return TRUE;

      apart = part (scene, row, &box, other);
      if (apart > scene->transform.scale && apart > other->from)
        return TRUE;
    }

  return FALSE;
}

/* TRUE if the label touches one of those that are placed. While points move, this
 * is not known beforehand. */
static gboolean
touches (const GArray *placed, const AsterPlacedLabel *label)
{
  for (guint i = 0; i < placed->len; i++)
    {
      const AsterPlacedLabel *other = &g_array_index (placed, AsterPlacedLabel, i);

      if (label->x < other->x + other->width + POINT &&
          other->x < label->x + label->width + POINT &&
          label->y < other->y + other->height && other->y < label->y + label->height)
        return TRUE;
    }

  return FALSE;
}

/* Puts the label of a row on the page, if its point is on it. Words that nobody
 * asked for keep off the rim and the axes. */
static void
place (const AsterPlotScene *scene, GArray *placed, guint32 row, AsterLabelReason reason)
{
  const AsterTransform *t = &scene->transform;
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);
  gboolean plain = reason == ASTER_LABEL_PLAIN;
  AsterPlacedLabel label = { .row = row, .reason = reason };
  double page[2];

  aster_plot_scene_locate (scene, row, page);
  if (page[0] < 0 || page[1] < 0 || page[0] > t->width || page[1] > t->height)
    return;

  label.x = page[0] + POINT + (plain ? 0 : RING);
  label.y = page[1] - box.up;
  label.width = box.right - POINT;
  label.height = box.up + box.down;
  if (plain &&
      (label.x + label.width > t->width ||
       aster_plot_axes_keep_off (scene, label.x, label.y, label.width, label.height)))
    return;

  if (scene->moving == NULL || !touches (placed, &label))
    g_array_append_val (placed, label);
}

/* Puts the names of regions on the page that have room beside what was asked for. */
static void
place_names (const AsterPlotScene *scene, GArray *placed)
{
  const guint most = MIN (scene->style.max_labels, ASTER_MAX_LABELS);
  const AsterTransform *t = &scene->transform;
  guint n;
  const AsterPlotName *names = aster_plot_names_get (scene->names, &n);

  for (guint i = 0; i < n && placed->len < most; i++)
    {
      const AsterPlotName *name = names + i;
      AsterPlacedLabel label = { .row = i, .reason = ASTER_LABEL_NAME };
      double page[2];

      if (t->scale < name->from || t->scale >= name->until)
        continue;

      aster_transform_to_page (t, name->place[0], name->place[1], page);
      label.x = page[0] - name->box.left;
      label.y = page[1] - name->box.up;
      label.width = name->box.left + name->box.right;
      label.height = name->box.up + name->box.down;
      if (page[0] >= 0 && page[1] >= 0 && page[0] <= t->width && page[1] <= t->height &&
          !touches (placed, &label) &&
          !aster_plot_axes_keep_off (scene, label.x, label.y, label.width, label.height))
        g_array_append_val (placed, label);
    }
}

/* TRUE if a name stands, or will stand on coming nearer, where the label of @row would.
 */
static gboolean
gives_way_to_name (const AsterPlotScene *scene, guint32 row)
{
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);
  const float *p = aster_matrix_row (scene->index->positions, row);
  double scale = scene->transform.scale;
  guint n;
  const AsterPlotName *names = aster_plot_names_get (scene->names, &n);

  for (guint i = 0; i < n; i++)
    {
      const AsterPlotName *name = names + i;
      double apart;

      if (!(name->from < name->until) || scale >= name->until)
        continue;

      apart = aster_label_boxes_part (&box, &name->box, name->place[0] - (double) p[0],
                                      name->place[1] - (double) p[1]);
      if (apart > scale && apart > name->from)
        return TRUE;
    }

  return FALSE;
}

/**
 * aster_plot_scene_place_labels:
 * @self: a scene
 *
 * Returns: (transfer full): of #AsterPlacedLabel, at most %ASTER_MAX_LABELS, the most
 *   important first; no two overlap
 */
GArray *
aster_plot_scene_place_labels (const AsterPlotScene *self)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (AsterPlacedLabel));
  const guint most = MIN (self->style.max_labels, ASTER_MAX_LABELS);
  g_autoptr (GArray) asked = NULL;
  const guint32 *rows;
  gsize n;

  if (self->labels == NULL)
    return placed;

  asked = find_asked (self);
  for (guint i = 0; self->style.labels && i < asked->len && placed->len < most; i++)
    {
      const Asked *next = &g_array_index (asked, Asked, i);

      if (next->from <= self->transform.scale)
        place (self, placed, next->row, next->reason);
    }

  if (self->names != NULL)
    place_names (self, placed);

  if (!self->style.labels)
    return placed;

  rows = aster_labels_at (self->labels, self->transform.scale, &n);
  for (gsize i = 0; i < n && placed->len < most; i++)
    {
      double page[2];

      aster_plot_scene_locate (self, rows[i], page);
      if (page[0] >= 0 && page[1] >= 0 && page[0] <= self->transform.width &&
          page[1] <= self->transform.height && (int) rows[i] != self->hovered &&
          is_shown (self, rows[i]) && !gives_way (self, asked, rows[i]) &&
          (self->names == NULL || !gives_way_to_name (self, rows[i])))
        place (self, placed, rows[i], ASTER_LABEL_PLAIN);
    }

  return placed;
}

/* The colour of a cluster, as dark or as light as it takes to be read on the paper. */
static AsterColour
get_name_ink (const AsterPlotScene *self, guint i)
{
  guint n;
  const AsterPlotName *names = aster_plot_names_get (self->names, &n);
  AsterColour paper = aster_palette_ink (self->theme, ASTER_INK_PAPER);
  AsterColour text = aster_palette_ink (self->theme, ASTER_INK_TEXT);
  AsterColour own = aster_palette_cluster (self->theme, (int) names[i].cluster);
  AsterColour ink = own;

  for (double t = 0.1; t < 1 && aster_colour_contrast (ink, paper) < LEGIBLE; t += 0.1)
    ink = aster_colour_mix (own, text, t);

  return ink;
}

AsterColour
aster_plot_scene_label_ink (const AsterPlotScene *self, const AsterPlacedLabel *label)
{
  AsterColour text = aster_palette_ink (self->theme, ASTER_INK_TEXT);

  switch (label->reason)
    {
    case ASTER_LABEL_PINNED:
      return aster_palette_ink (self->theme, ASTER_INK_PIN);

    case ASTER_LABEL_NAME:
      return get_name_ink (self, label->row);

    case ASTER_LABEL_PLAIN:
      /* What nobody asked for stands back behind what was, and behind names. */
      return self->n_selected > 0 || self->n_neighbours > 0 || self->names != NULL
                 ? aster_colour_mix (
                       text, aster_palette_ink (self->theme, ASTER_INK_PAPER), BACK)
                 : text;

    case ASTER_LABEL_SELECTED:
    case ASTER_LABEL_NEIGHBOUR:
    default:
      return text;
    }
}

/* (transfer full): what is written there. */
PangoLayout *
aster_plot_scene_label_layout (const AsterPlotScene *self,
                               const AsterPlacedLabel *label,
                               cairo_t *cr)
{
  g_autofree char *text = NULL;
  guint n;

  if (label->reason == ASTER_LABEL_NAME)
    return aster_plot_name_layout (aster_plot_names_get (self->names, &n) + label->row,
                                   cr, self->font, self->text_size);

  text = aster_tokens_dup_shown (self->tokens, label->row);

  return aster_text_layout (cr, self->font, text, self->text_size);
}

/* Draws the labels of a scene as text. */
void
aster_plot_labels_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  g_autoptr (GArray) placed = aster_plot_scene_place_labels (scene);
  AsterColour halo = aster_colour_with_alpha (
      aster_palette_ink (scene->theme, ASTER_INK_PAPER), 0.85);

  for (guint i = placed->len; i-- > 0;)
    {
      const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);
      g_autoptr (PangoLayout) layout = aster_plot_scene_label_layout (scene, label, cr);
      double w, h, at[2];

      aster_text_measure (layout, &w, &h);
      at[0] = label->reason == ASTER_LABEL_NAME ? label->x + (label->width - w) / 2
                                                : label->x;
      at[1] = label->y + (label->height - h) / 2;
      aster_text_paint (cr, layout, at, aster_plot_scene_label_ink (scene, label), halo);
    }
}
