/* What stands in the strip stands in the order of reading; where there is no room for
 * all of it, what matters least goes first. The menu of the pane has every button as
 * well, so that nothing is out of reach in a narrow pane.
 *
 * Work that is done within 300 ms shows none of this: a strip that flashes is worse
 * than none. */

#include "runs/run-strip.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "parts/lively.h"
#include "runs/run-words.h"
#include "runs/steer.h"

#define SLOW_MS   300
#define TICK_MS   500 /* how often the time that is left is said anew */
#define SPACING   6
#define N_BUTTONS 5 /* which stand first in by_weight */

enum { BAR, STEP, MEASURE, LEFT, RUN, PAUSE, STOP, CONTINUE, PERTURB, N_PARTS };

/* The first stay longest. */
static const guint8 by_weight[N_PARTS] = { RUN, PAUSE, STOP, CONTINUE, PERTURB,
                                           BAR, STEP,  LEFT, MEASURE };

struct _AsterRunStrip
{
  GtkWidget parent_instance;

  AsterPane *pane;
  GtkWidget *parts[N_PARTS];
  gboolean slow; /* what is under way has been for a while */
  guint slow_id; /* source that says so, or 0 */
  guint tick_id; /* source that says the time, or 0 */
};

G_DEFINE_FINAL_TYPE (AsterRunStrip, aster_run_strip, GTK_TYPE_WIDGET)

static void
set_words (AsterRunStrip *self, guint part, gboolean show, char *words)
{
  gtk_label_set_text (GTK_LABEL (self->parts[part]), words);
  gtk_widget_set_visible (self->parts[part], show && *words != '\0');
  g_free (words);
}

static void
update_pause (AsterRunStrip *self)
{
  gboolean paused = aster_pane_is_paused (self->pane);

  gtk_button_set_icon_name (GTK_BUTTON (self->parts[PAUSE]),
                            paused ? "media-playback-start-symbolic"
                                   : "media-playback-pause-symbolic");
  aster_named (self->parts[PAUSE], paused ? _ ("Go On (Space)") : _ ("Pause (Space)"));
}

/* Which parts there are, and what they say. */
static void
update (AsterRunStrip *self)
{
  gboolean running = aster_pane_is_running (self->pane) && self->slow;
  gboolean waiting = aster_pane_is_waiting (self->pane);
  gboolean rests = aster_pane_can_continue (self->pane);

  set_words (self, STEP, running || rests, aster_run_dup_step (self->pane));
  set_words (self, MEASURE, running || rests, aster_run_dup_measure (self->pane));
  set_words (self, LEFT, running || waiting, aster_run_dup_left (self->pane));
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->parts[BAR]),
                                 aster_pane_get_fraction (self->pane));
  update_pause (self);

  gtk_widget_set_visible (self->parts[BAR], running);
  gtk_widget_set_visible (self->parts[RUN],
                          waiting && aster_pane_get_awaited (self->pane) == NULL);
  gtk_widget_set_visible (self->parts[PAUSE], running);
  gtk_widget_set_visible (self->parts[STOP], running);
  gtk_widget_set_visible (self->parts[CONTINUE], rests);
  gtk_widget_set_visible (self->parts[PERTURB],
                          rests &&
                              aster_steer_shakes (aster_pane_get_recipe (self->pane)));
}

static gboolean
tick_cb (gpointer data)
{
  update (data);

  return G_SOURCE_CONTINUE;
}

static gboolean
slow_cb (gpointer data)
{
  AsterRunStrip *self = data;

  self->slow_id = 0;
  self->slow = TRUE;
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  update (self);

  return G_SOURCE_REMOVE;
}

static void
running_cb (AsterRunStrip *self)
{
  gboolean running = aster_pane_is_running (self->pane);

  if (!running)
    {
      g_clear_handle_id (&self->slow_id, g_source_remove);
      g_clear_handle_id (&self->tick_id, g_source_remove);
      self->slow = FALSE;
    }
  else if (!self->slow && self->slow_id == 0)
    self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  update (self);
}

static void
fraction_cb (AsterRunStrip *self)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->parts[BAR]),
                                 aster_pane_get_fraction (self->pane));
}

/* The words of each iteration, but nothing that may come and go. */
static void
step_cb (AsterRunStrip *self)
{
  if (self->slow)
    set_words (self, STEP, TRUE, aster_run_dup_step (self->pane));
}

static void
aster_run_strip_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AsterRunStrip *self = ASTER_RUN_STRIP (widget);
  int sum = 0, most = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      int size = 0;

      if (!gtk_widget_get_visible (self->parts[i]))
        continue;
      gtk_widget_measure (self->parts[i], orientation, -1, NULL, &size, NULL, NULL);
      sum += size + (sum > 0 ? SPACING : 0);
      most = MAX (most, size);
    }

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : most;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? sum : most;
}

/* Finds out which parts fit. Returns how wide they are together. */
static int
choose (AsterRunStrip *self, int width, int *widths)
{
  int used = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      guint part = by_weight[i];
      int wanted = 0;

      widths[part] = -1;
      if (!gtk_widget_get_visible (self->parts[part]))
        continue;
      gtk_widget_measure (self->parts[part], GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                          &wanted, NULL, NULL);
      if (used + wanted + (used > 0 ? SPACING : 0) > width)
        continue;
      used += wanted + (used > 0 ? SPACING : 0);
      widths[part] = wanted;
    }

  return used;
}

static void
aster_run_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterRunStrip *self = ASTER_RUN_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int widths[N_PARTS], x = width - choose (self, width, widths);

  for (guint i = 0; i < N_PARTS; i++)
    {
      GtkAllocation place = { mirrored ? width - x - widths[i] : x, 0, widths[i],
                              height };

      if (!gtk_widget_get_visible (self->parts[i]))
        continue;
      gtk_widget_set_child_visible (self->parts[i], widths[i] >= 0);
      if (widths[i] < 0)
        continue;
      gtk_widget_size_allocate (self->parts[i], &place, -1);
      x += widths[i] + SPACING;
    }
}

static void
aster_run_strip_dispose (GObject *object)
{
  AsterRunStrip *self = ASTER_RUN_STRIP (object);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);
  g_clear_object (&self->pane);

  G_OBJECT_CLASS (aster_run_strip_parent_class)->dispose (object);
}

static void
aster_run_strip_class_init (AsterRunStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_run_strip_dispose;
  widget_class->measure = aster_run_strip_measure;
  widget_class->size_allocate = aster_run_strip_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "run-strip");
}

static GtkWidget *
new_button (const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  aster_named (button, name);

  return button;
}

static GtkWidget *
new_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  aster_lively (label);

  return label;
}

static void
aster_run_strip_init (AsterRunStrip *self)
{
  GtkWidget *run = gtk_button_new_with_mnemonic (_ ("_Run"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (run), "pane.run");
  gtk_widget_add_css_class (run, "suggested-action");

  self->parts[BAR] = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->parts[BAR], GTK_ALIGN_CENTER);
  self->parts[STEP] = new_words ();
  self->parts[MEASURE] = new_words ();
  self->parts[LEFT] = new_words ();
  self->parts[RUN] = run;
  self->parts[PAUSE] = new_button ("media-playback-pause-symbolic", "pane.pause",
                                   _ ("Pause (Space)"));
  self->parts[STOP] = new_button ("media-playback-stop-symbolic", "pane.stop",
                                  _ ("Stop Here (Shift+F5)"));
  self->parts[CONTINUE] = new_button ("media-playback-start-symbolic", "pane.continue",
                                      _ ("Continue from This Picture (Ctrl+F5)"));
  self->parts[PERTURB] = new_button ("aster-perturb-symbolic", "pane.perturb",
                                     _ ("Shake the Points and Continue (Shift+Ctrl+F5)"));

  for (guint i = 0; i < N_PARTS; i++)
    {
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
      gtk_widget_set_visible (self->parts[i], FALSE);
    }
}

/* @pane: (transfer none): whose run is shown; its actions are those of the view around */
GtkWidget *
aster_run_strip_new (AsterPane *pane)
{
  AsterRunStrip *self = g_object_new (ASTER_TYPE_RUN_STRIP, NULL);
  GObject *owner = G_OBJECT (self);

  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (running_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::fraction", G_CALLBACK (fraction_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::step", G_CALLBACK (step_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::paused", G_CALLBACK (update), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::waiting", G_CALLBACK (update), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (update), owner,
                           G_CONNECT_SWAPPED);
  running_cb (self);

  return GTK_WIDGET (self);
}

/* How wide the @n weightiest parts are together, in px. */
static int
sum_up (AsterRunStrip *self, guint n)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *part = self->parts[by_weight[i]];
      int width;

      if (!gtk_widget_get_visible (part))
        continue;
      gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      sum += width + (sum > 0 ? SPACING : 0);
    }

  return sum;
}

/* How wide it is with its buttons alone, in px. */
int
aster_run_strip_get_least (AsterRunStrip *self)
{
  return sum_up (self, N_BUTTONS);
}

/* How wide it is with its buttons, and with how far it is, but without more words. */
int
aster_run_strip_get_modest (AsterRunStrip *self)
{
  return sum_up (self, N_BUTTONS + 2);
}
