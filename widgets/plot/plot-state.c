/* What a plot shows, gathered from what it was given: which rows are seen, in
 * which letters, as a scene for the painters. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "colour/legend-painter.h"
#include "parts/bits.h"
#include "parts/numbers.h"
#include "parts/widget-font.h"
#include "plot/plot-private.h"
#include "plot/plot-words.h"

#define EASE 300.0 /* ms */

/* Letters as large as the desktop and the style sheet want them: 13 px where
 * nobody asked for larger ones. */
void
aster_plot_measure_font (AsterPlot *self)
{
  double scale;
  g_autofree char *font = aster_widget_dup_font (GTK_WIDGET (self), &scale);
  double size = CLAMP (ASTER_TEXT_SIZE * scale, 6, 60);

  if (size == self->text_size && g_strcmp0 (self->font, font) == 0)
    return;

  self->text_size = size;
  g_free (self->font);
  self->font = g_steal_pointer (&font);
  g_clear_pointer (&self->labels, aster_labels_unref);
  g_clear_pointer (&self->names, aster_plot_names_free);
  aster_plot_words_forget (self);
  aster_plot_stale (self);
}

/* (n) bits: the rows that @layout is a map of. */
static guint64 *
dup_mapped (const AsterLayout *layout)
{
  gsize n = layout->positions->n_rows, words = aster_bits_words (n) + 1;
  const AsterRowSet *rows = layout->rows;
  guint64 *bits = g_new0 (guint64, words);

  if (rows == NULL)
    {
      memset (bits, 0xff, n / 64 * sizeof *bits);
      if (n % 64 != 0)
        bits[n / 64] = (G_GUINT64_CONSTANT (1) << n % 64) - 1;
      return bits;
    }

  for (gsize i = 0; i < rows->n_runs; i++)
    for (gsize row = rows->runs[i].first; row <= rows->runs[i].last; row++)
      aster_bits_set (bits, row, TRUE);

  return bits;
}

/* (n) bits: those of them that are in @shown too, if it is not NULL. */
static guint64 *
dup_seen (const AsterLayout *layout, const guint64 *shown)
{
  guint64 *bits = dup_mapped (layout);

  for (gsize w = 0; shown != NULL && w < aster_bits_words (layout->positions->n_rows);
       w++)
    bits[w] &= shown[w];

  return bits;
}

/* (transfer full) (nullable): (n) bits: the rows that the map is of and that were chosen
 * to be shown, whatever the legend hides; %NULL if those are all. */
guint64 *
aster_plot_dup_shown (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  if (self->layout == NULL || (self->layout->rows == NULL && self->shown == NULL))
    return NULL;

  return dup_seen (self->layout, self->shown);
}

/* A row that goes while it is pointed at is pointed at no longer. */
static void
leave_unseen (AsterPlot *self)
{
  int row = self->selection != NULL ? aster_selection_get_hovered (self->selection) : -1;

  if (row >= 0 && (gsize) row < aster_plot_get_n (self) && self->visible != NULL &&
      !aster_bits_get (self->visible, (gsize) row))
    aster_selection_set_hovered (self->selection, -1);
}

/* Works out which rows are seen. */
void
aster_plot_update_visible (AsterPlot *self)
{
  gsize n = aster_plot_get_n (self);
  const AsterColouring *c = self->colouring;
  gboolean classes = c != NULL && c->kind == ASTER_COLOURING_CLASSES && c->n == n;
  gboolean hide[256] = { FALSE };
  gboolean hides = FALSE, lost = self->index != NULL && self->index->n_lost > 0;

  for (guint i = 0; classes && i < MIN (c->entries->len, 64); i++)
    if (self->hidden >> i & 1)
      hides = hide[g_array_index (c->entries, AsterLegendEntry, i).style] = TRUE;

  g_clear_pointer (&self->visible, g_free);
  if (n > 0 && (hides || lost || self->shown != NULL || self->layout->rows != NULL))
    {
      self->visible = dup_seen (self->layout, self->shown);
      for (gsize row = 0; hides && row < n; row++)
        if (hide[c->styles[row]])
          aster_bits_set (self->visible, row, FALSE);
      for (gsize row = 0; lost && row < n; row++)
        if (!aster_plot_index_has_place (self->index, row))
          aster_bits_set (self->visible, row, FALSE);
    }

  leave_unseen (self);
  self->settled = FALSE;
  aster_plot_forget_outlines (self);
  if (self->labels != NULL && self->index != NULL)
    {
      AsterLabels *old = self->labels;

      self->labels = aster_labels_new_again (old, self->index, self->visible);
      aster_labels_unref (old);
    }
  aster_plot_stale (self);
  aster_plot_describe (self);
}

/* The names of regions, where the rows are now; NULL if there are none. */
static const AsterPlotNames *
get_names (AsterPlot *self)
{
  if (self->clusters == NULL || self->clusters->n != aster_plot_get_n (self))
    return NULL;

  if (self->names == NULL)
    {
      self->names = aster_plot_names_new (self->clusters, self->font, self->text_size);
      self->settled = FALSE;
    }
  if (!self->settled)
    aster_plot_names_settle (self->names, self->index, self->visible);
  self->settled = TRUE;

  return self->names;
}

static void
find_covers (AsterPlot *self, AsterPlotScene *scene)
{
  for (guint i = 0; i < self->covers->len; i++)
    {
      GtkWidget *cover = g_ptr_array_index (self->covers, i);
      graphene_rect_t r;

      if (gtk_widget_get_mapped (cover) &&
          gtk_widget_compute_bounds (cover, GTK_WIDGET (self), &r))
        scene->covers[scene->n_covers++] = (cairo_rectangle_t){ (double) r.origin.x,
                                                                (double) r.origin.y,
                                                                (double) r.size.width,
                                                                (double) r.size.height };
    }
}

/* @row, or −1 if it has no place on the map. */
static int
get_mapped (AsterPlot *self, int row)
{
  return row >= 0 && aster_row_set_has (self->layout->rows, (gsize) row) ? row : -1;
}

/* A scene of @width × @height px of what the plot shows at rest. */
AsterPlotScene
aster_plot_get_scene (AsterPlot *self, double width, double height)
{
  AsterPlotScene scene = ASTER_PLOT_SCENE_INIT;
  AsterSelection *selection = self->selection;
  gsize n = aster_plot_get_n (self);

  if (self->labels == NULL && self->tokens != NULL &&
      aster_tokens_get_n (self->tokens) == n)
    self->labels = aster_labels_new (self->index, self->tokens, self->visible, self->font,
                                     self->text_size);

  scene.index = self->index;
  scene.moving = self->moving;
  scene.axes = self->layout->axes;
  scene.orbit = aster_plot_is_solid (self) ? &self->orbit : NULL;
  scene.depths = aster_plot_is_solid (self) ? self->depths : NULL;
  scene.tokens = self->labels ? self->tokens : NULL;
  scene.shuffle = self->shuffle;
  scene.labels = self->labels;
  scene.names = self->style.names ? get_names (self) : NULL;
  scene.asked = self->asked;
  scene.edits = self->edits;
  scene.torn = self->style.torn ? self->torn : NULL;
  find_covers (self, &scene);
  if (self->colouring != NULL && (self->colouring->n == n || self->colouring->n == 0))
    scene.colouring = self->colouring;
  scene.hulls = aster_plot_get_outlines (self, scene.colouring);
  scene.pointed = self->pointed;
  scene.transform = aster_viewport_get_transform (self->viewport, width, height);
  scene.theme = self->theme;
  scene.style = self->style;
  scene.text_size = self->text_size;
  scene.font = self->font;
  scene.visible = self->visible;
  scene.rows = self->layout->rows;
  scene.share = self->share;
  scene.focused = gtk_widget_has_focus (GTK_WIDGET (self));

  if (selection == NULL || aster_selection_get_n_rows (selection) != n)
    return scene;

  scene.selected = aster_selection_peek_selected (selection);
  scene.n_selected = aster_selection_get_n_selected (selection);
  scene.matches = aster_selection_peek_matches (selection);
  scene.n_matches = aster_selection_get_n_matches (selection);
  scene.pins = aster_selection_get_pins (selection, &scene.n_pins);
  scene.hovered = get_mapped (self, aster_selection_get_hovered (selection));
  scene.current = get_mapped (self, aster_selection_get_current (selection));
  if (scene.hovered >= 0 && scene.hovered == self->neighbours_of)
    {
      scene.neighbours = (const guint32 *) (gpointer) self->neighbours->data;
      scene.n_neighbours = self->neighbours->len;
    }
  if (scene.hovered >= 0 && scene.hovered == self->card_of)
    scene.card = self->card;

  return scene;
}

/* Says what there is to see of @layout, whose page is that of @index: the rows that are
 * shown, wherever the others are; of a solid map, what could be seen from any side. A
 * page that shows everything goes on doing so. */
void
aster_plot_update_bounds (AsterPlot *self,
                          const AsterPlotIndex *index,
                          const AsterLayout *layout)
{
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  gsize n = index->positions->n_rows, n_shown = 0;
  const guint64 *shown = aster_plot_get_n (self) == n ? self->shown : NULL;
  gboolean all = shown == NULL && layout->rows == NULL;
  g_autofree guint64 *seen = all ? NULL : dup_seen (layout, shown);

  self->share = 1;
  for (gsize row = 0; !all && row < n; row++)
    if (aster_bits_get (seen, row))
      {
        const float *place = aster_matrix_row (index->positions, row);

        for (guint i = 0; i < 2; i++)
          {
            low[i] = MIN (low[i], place[i]);
            high[i] = MAX (high[i], place[i]);
          }
        n_shown++;
      }

  if (n_shown > 0)
    self->share = (double) n_shown / (double) n;
  if (layout->positions->n_cols == 3)
    aster_viewport_set_bounds (self->viewport, -self->radius, -self->radius, self->radius,
                               self->radius);
  else if (n_shown > 0)
    aster_viewport_set_bounds (self->viewport, low[0], low[1], high[0], high[1]);
  else
    aster_viewport_set_bounds (self->viewport, index->x0, index->y0, index->x1,
                               index->y1);

  g_clear_pointer (&self->places, g_array_unref);
  self->places = layout->positions->n_cols == 3
                     ? aster_plot_home_sample_disc (self->radius)
                     : aster_plot_home_sample (index->positions, seen);
  aster_plot_update_home (self);
}

/**
 * aster_plot_get_style:
 * @self: a plot
 *
 * Returns: (transfer none): how it is drawn
 */
const AsterPlotStyle *
aster_plot_get_style (AsterPlot *self)
{
  g_return_val_if_fail (ASTER_IS_PLOT (self), NULL);

  return &self->style;
}

void
aster_plot_set_style (AsterPlot *self, const AsterPlotStyle *style)
{
  g_return_if_fail (ASTER_IS_PLOT (self) && style != NULL);

  if (aster_plot_style_equal (&self->style, style))
    return;

  self->style = *style;
  g_object_notify (G_OBJECT (self), "style");
  aster_plot_stale (self);
}

/* Hides the entries of the legend whose bits are set; see #AsterLegend:hidden. */
void
aster_plot_set_hidden (AsterPlot *self, guint64 classes)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->hidden == classes)
    return;

  self->hidden = classes;
  aster_plot_update_visible (self);
}

/* Writes the names of @clusters on the map; %NULL for none. */
void
aster_plot_set_clusters (AsterPlot *self, AsterClusters *clusters)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  if (self->clusters == clusters)
    return;

  g_clear_pointer (&self->names, aster_plot_names_free);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  self->clusters = clusters != NULL ? aster_clusters_ref (clusters) : NULL;
  aster_plot_words_forget (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * aster_plot_set_shown:
 * @self: a plot with a layout
 * @rows: (array length=n) (nullable): the only rows to show; %NULL for all
 * @n: how many
 */
void
aster_plot_set_shown (AsterPlot *self, const guint32 *rows, gsize n)
{
  gsize n_rows;

  g_return_if_fail (ASTER_IS_PLOT (self));

  n_rows = aster_plot_get_n (self);
  g_clear_pointer (&self->shown, g_free);
  if (rows != NULL)
    {
      self->shown = g_new0 (guint64, aster_bits_words (n_rows) + 1);
      for (gsize i = 0; i < n; i++)
        if (rows[i] < n_rows)
          aster_bits_set (self->shown, rows[i], TRUE);
    }
  if (self->index != NULL)
    {
      aster_plot_ease (self, EASE, NULL);
      aster_plot_update_bounds (self, self->index, self->layout);
    }
  aster_plot_update_visible (self);
}

/**
 * aster_plot_set_neighbours:
 * @self: a plot
 * @rows: (array length=n): neighbours of the row that is hovered now, nearest first
 * @n: how many
 *
 * They are forgotten as soon as another row is hovered.
 */
void
aster_plot_set_neighbours (AsterPlot *self, const guint32 *rows, gsize n)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  g_array_set_size (self->neighbours, 0);
  for (gsize i = 0; i < n; i++)
    if (rows[i] < aster_plot_get_n (self) &&
        aster_row_set_has (self->layout->rows, rows[i]))
      g_array_append_val (self->neighbours, rows[i]);
  self->neighbours_of = self->selection ? aster_selection_get_hovered (self->selection)
                                        : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The second line on the card of the row that is hovered now; %NULL for the value
 * that its colour stands for. */
void
aster_plot_set_card (AsterPlot *self, const char *text)
{
  g_return_if_fail (ASTER_IS_PLOT (self));

  g_free (self->card);
  self->card = g_strdup (text);
  self->card_of = self->selection ? aster_selection_get_hovered (self->selection) : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  aster_plot_describe (self);
}

/**
 * aster_plot_add_cover:
 * @self: a plot
 * @cover: (transfer none): a widget that lies over it, such as a legend
 *
 * Words keep clear of it while it is to be seen.
 */
void
aster_plot_add_cover (AsterPlot *self, GtkWidget *cover)
{
  g_return_if_fail (ASTER_IS_PLOT (self) && GTK_IS_WIDGET (cover));
  g_return_if_fail (self->covers->len < ASTER_MAX_COVERS);

  g_ptr_array_add (self->covers, g_object_ref (cover));
}
