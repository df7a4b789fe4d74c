/* The labels of a scene: where each word stands, and the words themselves.
 *
 * Labels that a person moved or asked for come first (plot-asked.c); then the names of
 * regions; then the words that have room at this zoom, in the order in which they appear
 * on coming nearer. What comes later gives way wherever it would touch something earlier
 * at this scale or at any nearer one, so that what is shown at one zoom stays shown at
 * all nearer ones. Nothing stands under a legend, and what nobody asked for keeps off the
 * rim and the axes.
 *
 * On a large page words keep a larger distance, so that no more of them are shown than
 * can be read, wherever the page is moved; less of it where the map is only a part of the
 * page, and where words are few. Coming nearer, the map fills the page more slowly than
 * words move apart. */

#include "plot/plot-scene.h"

#include <math.h>

#include "density/plot-heat.h"
#include "labels/label-words.h"
#include "labels/plot-asked.h"
#include "labels/plot-rare.h"
#include "parts/bits.h"
#include "plot/plot-axes.h"
#include "text/text-paint.h"

#define GAP    6.0  /* px between words while points move */
#define NEARER 1.15 /* times the scale: the next step of labels.c */
#define ROOMY  1700 /* sizes of a label, squared: on larger pages words keep apart */

static gboolean
is_shown (const AsterPlotScene *scene, gsize row)
{
  return scene->visible == NULL || aster_bits_get (scene->visible, row);
}

/* TRUE if the label touches one of those that are placed. While points move, and where
 * a name was moved by hand, this is not known beforehand. */
static gboolean
touches (const AsterPlotScene *scene, const GArray *placed, const AsterPlacedLabel *label)
{
  double gap = scene->moving != NULL ? GAP : 0;

  for (guint i = 0; i < placed->len; i++)
    {
      const AsterPlacedLabel *other = &g_array_index (placed, AsterPlacedLabel, i);

      if (label->x < other->x + other->width + gap &&
          other->x < label->x + label->width + gap &&
          label->y < other->y + other->height && other->y < label->y + label->height)
        return TRUE;
    }

  return FALSE;
}

/* TRUE if a person has hidden this label. */
gboolean
aster_plot_scene_is_hidden (const AsterPlotScene *self, guint32 key)
{
  return self->edits != NULL && aster_label_edits_is_hidden (self->edits, key);
}

/* How many labels there may be. */
static guint
get_most (const AsterPlotScene *scene)
{
  return MIN (scene->style.max_labels, ASTER_MAX_LABELS);
}

static gboolean
is_on_page (const AsterPlotScene *scene, const double page[2])
{
  return page[0] >= 0 && page[1] >= 0 && page[0] <= scene->transform.width &&
         page[1] <= scene->transform.height;
}

/* Adds the label if there is nothing in its way that could not be known beforehand. */
static void
append (const AsterPlotScene *scene, GArray *placed, const AsterPlacedLabel *label)
{
  const cairo_rectangle_t area = { label->x, label->y, label->width, label->height };

  if (!aster_plot_scene_is_covered (scene, &area) && !touches (scene, placed, label))
    g_array_append_val (placed, *label);
}

/* Puts a label that was asked for on the page, if its point is on it. */
static void
place_asked (const AsterPlotScene *scene, GArray *placed, const AsterAskedLabel *asked)
{
  const AsterLabelStage *stage = aster_asked_label_at (asked, scene->transform.scale);
  AsterPlacedLabel label = { .row = asked->row,
                             .key = asked->row,
                             .reason = asked->reason };

  aster_plot_scene_locate (scene, asked->row, label.from);
  if (stage == NULL || !is_on_page (scene, label.from))
    return;

  label.led = stage->led;
  label.width = aster_labels_get_width (scene->labels, asked->row);
  label.height = stage->box.up + stage->box.down;
  label.x = label.from[0] + stage->offset[0];
  label.y = label.from[1] + stage->offset[1] - label.height / 2;
  append (scene, placed, &label);
}

/* Puts the word of a row that nobody asked for on the page. */
static void
place_plain (const AsterPlotScene *scene, GArray *placed, guint32 row)
{
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);
  AsterPlacedLabel label = { .row = row, .key = row, .reason = ASTER_LABEL_PLAIN };

  aster_plot_scene_locate (scene, row, label.from);
  label.x = label.from[0] + ASTER_LABEL_POINT;
  label.y = label.from[1] - box.up;
  label.width = aster_labels_get_width (scene->labels, row);
  label.height = box.up + box.down;
  if (label.x + label.width <= scene->transform.width &&
      !aster_plot_axes_keep_off (scene, label.x, label.y, label.width, label.height))
    append (scene, placed, &label);
}

/* FALSE if a person has hidden the name; @offset: px, how far it was moved. */
static gboolean
find_edit (const AsterPlotScene *scene, guint32 key, double offset[2])
{
  offset[0] = offset[1] = 0;
  if (scene->edits == NULL)
    return TRUE;

  aster_label_edits_get_offset (scene->edits, key, offset);
  offset[0] *= scene->text_size;
  offset[1] *= scene->text_size;

  return !aster_label_edits_is_hidden (scene->edits, key);
}

/* A name near the rim is not cut by it. */
static void
keep_whole (const AsterPlotScene *scene, AsterPlacedLabel *label)
{
  const AsterTransform *t = &scene->transform;

  label->x = CLAMP (label->x, 0, MAX (t->width - label->width, 0));
  label->y = CLAMP (label->y, 0, MAX (t->height - label->height, 0));
}

/* Puts the name of a region on the page, if it has room beside what was asked for. */
static void
place_name (const AsterPlotScene *scene,
            const AsterPlotAsked *asked,
            GArray *placed,
            guint i)
{
  const AsterTransform *t = &scene->transform;
  guint n;
  const AsterPlotName *name = aster_plot_names_get (scene->names, &n) + i;
  guint32 key = aster_label_key_of_name (name->text, name->broad);
  AsterPlacedLabel label = { .row = i, .key = key, .reason = ASTER_LABEL_NAME };
  const double scales[2] = { t->scale, name->until };
  double offset[2];
  gboolean moved;

  if (t->scale < name->from || t->scale >= name->until || !find_edit (scene, key, offset))
    return;

  moved = offset[0] != 0 || offset[1] != 0;
  if (!moved && aster_plot_asked_blocks (asked, scene, name->place, &name->box, scales))
    return;

  aster_transform_to_page (t, name->place[0], name->place[1], label.from);
  label.x = label.from[0] - name->box.left + offset[0];
  label.y = label.from[1] - name->box.up + offset[1];
  label.width = name->box.left + name->box.right;
  label.height = name->box.up + name->box.down;
  label.led = fabs (offset[0]) > name->box.left || fabs (offset[1]) > name->box.up;
  if (!moved)
    keep_whole (scene, &label);
  if (is_on_page (scene, label.from) &&
      (moved ||
       !aster_plot_axes_keep_off (scene, label.x, label.y, label.width, label.height)))
    append (scene, placed, &label);
}

static void
place_names (const AsterPlotScene *scene, const AsterPlotAsked *asked, GArray *placed)
{
  guint n;

  aster_plot_names_get (scene->names, &n);
  for (guint i = 0; i < n && placed->len < get_most (scene); i++)
    place_name (scene, asked, placed, i);
}

/* TRUE if a name does not stand where it belongs. */
static gboolean
is_edited (const AsterPlotScene *scene, const AsterPlotName *name)
{
  double offset[2];

  return scene->edits != NULL &&
         (!find_edit (scene, aster_label_key_of_name (name->text, name->broad), offset) ||
          offset[0] != 0 || offset[1] != 0);
}

/* TRUE if a name stands, or will stand on coming nearer, where the label of a row
 * would. */
static gboolean
gives_way_to_name (const AsterPlotScene *scene,
                   const double place[2],
                   const AsterLabelBox *box)
{
  double scale = scene->transform.scale;
  guint n;
  const AsterPlotName *names = aster_plot_names_get (scene->names, &n);

  for (guint i = 0; i < n; i++)
    {
      const AsterPlotName *name = names + i;
      double apart;

      if (!(name->from < name->until) || scale >= name->until || is_edited (scene, name))
        continue;

      apart = aster_label_boxes_part (box, &name->box, name->place[0] - place[0],
                                      name->place[1] - place[1]);
      if (apart > scale && apart > name->from)
        return TRUE;
    }

  return FALSE;
}

static gboolean
gives_way (const AsterPlotScene *scene, const AsterPlotAsked *asked, guint32 row)
{
  const float *p = aster_matrix_row (scene->index->positions, row);
  const double place[2] = { (double) p[0], (double) p[1] };
  const double scales[2] = { scene->transform.scale, INFINITY };
  AsterLabelBox box = aster_labels_get_box (scene->labels, row);

  return aster_plot_asked_has (asked, row) ||
         aster_plot_asked_blocks (asked, scene, place, &box, scales) ||
         (scene->names != NULL && gives_way_to_name (scene, place, &box));
}

/* How many words there is room for beside what was asked for and the names, shown now or
 * at any nearer scale: coming nearer takes no word's room away. */
static guint
count_room (const AsterPlotScene *scene, const AsterPlotAsked *asked)
{
  guint n_asked, n_names = 0, taken = 0;
  const AsterAskedLabel *labels = aster_plot_asked_get (asked, &n_asked);
  const AsterPlotName *names = scene->names != NULL
                                   ? aster_plot_names_get (scene->names, &n_names)
                                   : NULL;
  double page[2];

  for (guint i = 0; i < n_asked; i++)
    {
      aster_plot_scene_locate (scene, labels[i].row, page);
      taken += is_on_page (scene, page);
    }
  for (guint i = 0; i < n_names; i++)
    {
      aster_transform_to_page (&scene->transform, names[i].place[0], names[i].place[1],
                               page);
      taken += names[i].until > scene->transform.scale && is_on_page (scene, page);
    }

  return get_most (scene) - MIN (taken, get_most (scene));
}

static void
place_some (const AsterPlotScene *scene,
            const AsterPlotAsked *asked,
            GArray *placed,
            const guint32 *rows,
            gsize n,
            guint most)
{
  for (gsize i = 0; i < n && placed->len < most; i++)
    {
      double page[2];

      aster_plot_scene_locate (scene, rows[i], page);
      if (is_on_page (scene, page) && is_shown (scene, rows[i]) &&
          !aster_plot_scene_is_hidden (scene, rows[i]) &&
          !gives_way (scene, asked, rows[i]))
        place_plain (scene, placed, rows[i]);
    }
}

/* The scale at which words have the room that they have here on a page of usual size.
 * It grows with the scale of the page, so that coming nearer takes no word away. */
static double
get_scale (const AsterPlotScene *scene)
{
  const AsterTransform *t = &scene->transform;
  const AsterPlotIndex *index = scene->index;
  double page = t->width * t->height;
  double map = (index->x1 - index->x0) * (index->y1 - index->y0) * t->scale * t->scale;
  double few = get_most (scene) / (double) aster_labels_get_n_visible (scene->labels);
  double crowded = sqrt (page * MIN (page, map)) / (scene->text_size * scene->text_size);

  return t->scale * sqrt (MIN (MAX (ROOMY / MAX (crowded, ROOMY), few), 1));
}

/* Places the words that nobody asked for. */
static void
place_words (const AsterPlotScene *scene, const AsterPlotAsked *asked, GArray *placed)
{
  const guint most = MIN (placed->len + count_room (scene, asked), get_most (scene));
  g_autoptr (GArray) rare = NULL;
  gsize n;
  const guint32 *rows = aster_labels_at (scene->labels, get_scale (scene), &n);

  place_some (scene, asked, placed, rows, n, most);
  rare = aster_plot_rare_find (scene);
  rows = (const guint32 *) (gpointer) rare->data;
  place_some (scene, asked, placed, rows, rare->len, most);
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
  AsterPlotScene scene = *self;
  gboolean words = self->style.labels;
  g_autoptr (AsterPlotAsked) own = aster_plot_asked_new ();
  AsterPlotAsked *asked = words && self->asked != NULL ? self->asked : own;
  const AsterAskedLabel *labels;
  guint n;

  if (self->labels == NULL)
    return placed;

  if (scene.n_covers < ASTER_MAX_COVERS &&
      aster_heat_legend_keep_off (self, &scene.covers[scene.n_covers]))
    scene.n_covers++;
  if (words)
    aster_plot_asked_settle (asked, self);
  labels = aster_plot_asked_get (asked, &n);
  for (guint i = 0; i < n && placed->len < get_most (&scene); i++)
    place_asked (&scene, placed, labels + i);
  if (scene.names != NULL)
    place_names (&scene, asked, placed);
  if (words)
    place_words (&scene, asked, placed);

  return placed;
}

static gboolean
has_words (const AsterPlotScene *scene)
{
  return scene->labels != NULL && scene->style.labels;
}

/* Whether it is known which words have room on coming a little nearer. */
gboolean
aster_plot_scene_has_prepared_labels (const AsterPlotScene *self)
{
  return !has_words (self) ||
         aster_labels_reach (self->labels, get_scale (self) * NEARER);
}

/* Works out which words have room on coming a little nearer: a page that shows them has
 * one thing less to do. */
void
aster_plot_scene_prepare_labels (const AsterPlotScene *self)
{
  gsize n;

  if (has_words (self))
    aster_labels_at (self->labels, get_scale (self) * NEARER, &n);
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

  text = aster_label_words_dup_text (self->tokens, label->row);

  return aster_text_layout (cr, self->font, text, self->text_size);
}

/* Draws a line from its point to every word that stands away from it: to the end of the
 * word that is nearer. */
void
aster_plot_leaders_paint (const AsterPlotScene *scene, const GArray *placed, cairo_t *cr)
{
  AsterColour ink = aster_palette_ink (scene->theme, ASTER_INK_QUIET);
  AsterColour halo = aster_colour_with_alpha (
      aster_palette_ink (scene->theme, ASTER_INK_PAPER), 0.7);

  cairo_save (cr);
  cairo_new_path (cr);
  for (guint i = 0; i < placed->len; i++)
    {
      const AsterPlacedLabel *label = &g_array_index (placed, AsterPlacedLabel, i);
      double high = label->y + 0.2 * label->height, low = label->y + 0.8 * label->height;

      if (!label->led)
        continue;
      cairo_move_to (cr, label->from[0], label->from[1]);
      cairo_line_to (cr,
                     CLAMP (label->from[0], label->x - 1, label->x + label->width + 1),
                     CLAMP (label->from[1], high, low));
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 3);
  aster_cairo_set_colour (cr, halo);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1);
  aster_cairo_set_colour (cr, ink);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Draws the labels of a scene as text. */
void
aster_plot_labels_paint (const AsterPlotScene *scene, cairo_t *cr)
{
  g_autoptr (GArray) placed = aster_plot_scene_place_labels (scene);
  AsterColour halo = aster_colour_with_alpha (
      aster_palette_ink (scene->theme, ASTER_INK_PAPER), 0.85);

  aster_plot_leaders_paint (scene, placed, cr);
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
