/* What a map tears apart and makes up around the selected words: looked for beside it, in
 * a job of its own, when selection and picture have been at rest for a moment. The lines
 * are drawn by the plot; here stands what they mean and how many there are. */

#include "map/map-torn.h"

#include <glib/gi18n-lib.h>

#include "fittings/theme.h"
#include "parts/numbers.h"
#include "plot/plot-torn.h"
#include "run/torn-job.h"
#include "runs/job-drop.h"

#define REST_MS       200
#define SAMPLE_WIDTH  22
#define SAMPLE_HEIGHT 12

struct _AsterMapTorn
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterMapJudge *judge;
  AsterPlot *plot; /* (unowned) stands over this line in the same box */

  guint rest_id;
  AsterJob *job; /* (nullable) */

  GtkWidget *box;
  GtkWidget *samples[2]; /* torn, strange */
  GtkWidget *counts[2];
  GtkWidget *sentence;
};

G_DEFINE_FINAL_TYPE (AsterMapTorn, aster_map_torn, GTK_TYPE_WIDGET)

static AsterPane *
get_pane (AsterMapTorn *self)
{
  return aster_map_judge_get_pane (self->judge);
}

static AsterSelection *
get_selection (AsterMapTorn *self)
{
  return aster_document_get_selection (self->document);
}

/* "Of the 10 nearest of 42 words. Far: not among the 100 nearest." */
static char *
dup_sentence (const AsterTorn *torn)
{
  g_autofree char *asked = aster_number_dup_count (torn->n_asked);
  g_autofree char *rows = aster_number_dup_count (torn->n_rows);

  if (torn->n_rows < torn->n_asked)
    /* Translators: about lines on a map. The %u are 10 and 100; the %s are counts: so
     * many words were looked at, of so many that are selected. */
    return g_strdup_printf (
        _ ("among the %u nearest of the %s most frequent of %s selected "
           "words; far: beyond the %u nearest"),
        torn->k, rows, asked, torn->far);

  /* Translators: about lines on a map. The %u are 10 and 100; %s is a count. */
  return g_strdup_printf (
      ngettext ("among the %u nearest of %s selected word; far: beyond the %u nearest",
                "among the %u nearest of %s selected words; far: beyond the %u nearest",
                torn->n_rows),
      torn->k, rows, torn->far);
}

/* "37 torn apart", and how many of them are drawn if not all. */
static char *
dup_count (const AsterTorn *torn, gboolean strange)
{
  gsize n = strange ? torn->edges->len - torn->n_torn : torn->n_torn;
  gsize drawn = aster_torn_count_drawn (torn, strange);
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *some = aster_number_dup_count (drawn);

  if (drawn < n)
    return strange
               /* Translators: how many lines are drawn, of how many there are */
               ? g_strdup_printf (_ ("%s of %s false friends"), some, count)
               /* Translators: how many lines are drawn, of how many there are */
               : g_strdup_printf (_ ("%s of %s neighbours torn apart"), some, count);

  return strange ? g_strdup_printf (ngettext ("%s false friend", "%s false friends", n),
                                    count)
                 : g_strdup_printf (ngettext ("%s neighbour torn apart",
                                              "%s neighbours torn apart", n),
                                    count);
}

static void
show (AsterMapTorn *self, AsterTorn *torn, const char *instead)
{
  g_autofree char *sentence = torn != NULL ? dup_sentence (torn) : g_strdup (instead);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *count = torn != NULL ? dup_count (torn, i == 1) : NULL;

      gtk_widget_set_visible (self->samples[i], torn != NULL);
      gtk_widget_set_visible (self->counts[i], torn != NULL);
      gtk_label_set_text (GTK_LABEL (self->counts[i]), count != NULL ? count : "");
    }
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_tooltip_text (
      self->sentence,
      torn != NULL ? _ ("A neighbour is torn apart if it is near in the space and far on "
                        "the page; a false friend is near on the page and far in the "
                        "space.")
                   : NULL);
  aster_plot_set_torn (self->plot, torn);
}

static void
give_up (AsterMapTorn *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  aster_job_drop (&self->job, self);
}

static void
finished_cb (AsterMapTorn *self)
{
  g_autoptr (AsterJob) job = g_steal_pointer (&self->job);
  const GError *error = aster_job_get_error (job);
  AsterTorn *torn = aster_job_get_result (job);

  g_signal_handlers_disconnect_by_data (job, self);
  show (self, torn, error != NULL ? error->message : "");
}

/* The selected rows that the map shows, the most frequent first. */
static guint32 *
dup_rows (AsterMapTorn *self, const AsterLayout *page, gsize *n)
{
  gsize n_selected;
  guint32 *rows = aster_selection_dup_rows (get_selection (self), &n_selected);

  *n = 0;
  for (gsize i = 0; i < n_selected; i++)
    if (page->rows == NULL || aster_row_set_has (page->rows, rows[i]))
      rows[(*n)++] = rows[i];

  return rows;
}

static gboolean
begin_cb (gpointer data)
{
  AsterMapTorn *self = data;
  AsterLayout *page = aster_pane_get_layout (get_pane (self));
  AsterTornParams params = ASTER_TORN_DEFAULTS;
  g_autofree guint32 *rows = NULL;
  gsize n;

  self->rest_id = 0;
  rows = dup_rows (self, page, &n);
  if (n == 0)
    {
      show (self, NULL,
            _ ("Select words to see which of their neighbours the map tears apart, and "
               "which strangers it puts beside them."));
      return G_SOURCE_REMOVE;
    }

  params.cosine = aster_map_judge_is_by_cosine (self->judge);
  self->job = aster_torn_job_new (aster_document_get_space (self->document),
                                  aster_document_get_treatment (self->document), page,
                                  rows, n, &params);
  g_signal_connect_swapped (self->job, "notify::finished", G_CALLBACK (finished_cb),
                            self);
  aster_engine_submit (aster_document_get_engine (self->document), self->job);

  return G_SOURCE_REMOVE;
}

/* What was found is withdrawn as soon as it is not true any more. */
static void
update (AsterMapTorn *self)
{
  AsterPane *pane = get_pane (self);
  gboolean wanted = aster_pane_get_style (pane)->torn;
  gboolean moves = aster_pane_is_running (pane) && !aster_pane_is_paused (pane);

  give_up (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self)) != wanted)
    gtk_widget_set_visible (GTK_WIDGET (self), wanted);
  if (!wanted)
    {
      aster_plot_set_torn (self->plot, NULL);
      return;
    }

  show (self, NULL,
        moves ? _ ("Torn neighbours are told when the map rests.")
              : _ ("Looking for torn neighbours and false friends…"));
  if (!moves && aster_pane_get_layout (pane) != NULL)
    self->rest_id = g_timeout_add (REST_MS, begin_cb, self);
}

/* Other styles are nothing to look again for. */
static void
style_cb (AsterMapTorn *self)
{
  if (aster_pane_get_style (get_pane (self))->torn !=
      gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
}

static void
selection_cb (AsterMapTorn *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AsterMapTorn *self = data;

  aster_torn_sample_paint (aster_plot_get_theme (self->plot),
                           GTK_WIDGET (area) == self->samples[1], cr, width, height);
}

static void
aster_map_torn_dispose (GObject *object)
{
  AsterMapTorn *self = ASTER_MAP_TORN (object);

  give_up (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->judge);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_map_torn_parent_class)->dispose (object);
}

static void
aster_map_torn_class_init (AsterMapTornClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_map_torn_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "maptorn");
}

static void
aster_map_torn_init (AsterMapTorn *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->box, "map-torn");
  for (int i = 0; i < 2; i++)
    {
      self->samples[i] = gtk_drawing_area_new ();
      gtk_widget_set_size_request (self->samples[i], SAMPLE_WIDTH, SAMPLE_HEIGHT);
      gtk_widget_set_valign (self->samples[i], GTK_ALIGN_CENTER);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->samples[i]), draw_cb, self,
                                      NULL);
      self->counts[i] = gtk_label_new (NULL);
      gtk_box_append (GTK_BOX (self->box), self->samples[i]);
      gtk_box_append (GTK_BOX (self->box), self->counts[i]);
    }
  self->sentence = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_add_css_class (self->sentence, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * aster_map_torn_new:
 * @document: (transfer none): whose words are selected
 * @judge: (transfer none): of the pane
 * @plot: (transfer none): its map, which draws the lines; stands in the same box
 *
 * Returns: (transfer floating): a line, to stand under the map
 */
GtkWidget *
aster_map_torn_new (AsterDocument *document, AsterMapJudge *judge, AsterPlot *plot)
{
  static const char *const events[] = { "notify::layout", "notify::running",
                                        "notify::paused" };
  AsterMapTorn *self = g_object_new (ASTER_TYPE_MAP_TORN, NULL);
  AsterPane *pane = aster_map_judge_get_pane (judge);

  self->document = g_object_ref (document);
  self->judge = g_object_ref (judge);
  self->plot = plot;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    g_signal_connect_object (pane, events[i], G_CALLBACK (selection_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::style", G_CALLBACK (style_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_selection (self), "selection-changed",
                           G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::treatment", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  style_cb (self);

  return GTK_WIDGET (self);
}
