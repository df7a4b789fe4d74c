/* Rows that are there take the new tokens when the ranking is replaced, so that the
 * keyboard stays where it is and nothing flickers. What no screen shows at once is
 * filled in later, some rows a frame, so that a list of hundreds holds nothing up.
 *
 * Bars begin at zero: a cosine of 0.8 fills 80 % of its room. Distances and products
 * have no natural end, so the largest of the list fills it.
 *
 * Pointing at a row, with the mouse or the keyboard, points at its token in every
 * pane; a click or Enter makes it the current one; with Control it is selected or
 * left out. */

#include "inspector/neighbour-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "inspector/neighbour-row.h"
#include "parts/numbers.h"
#include "recipes/recipe-names.h"

#define CHUNK 64 /* rows of one frame */

struct _AsterNeighbourList
{
  GtkWidget parent_instance;

  GtkListBox *box;
  guint n;                   /* rows of the box */
  AsterSelection *selection; /* (nullable) */

  AsterTokens *tokens;   /* (nullable) */
  AsterRanking *ranking; /* (nullable) */
  AsterMetric metric;
  double largest; /* size of a value */
  int chars;      /* of the longest number */
  gsize filled;   /* rows that show the ranking */
  guint tick_id;  /* fills the others, or 0 */
};

G_DEFINE_FINAL_TYPE (AsterNeighbourList, aster_neighbour_list, GTK_TYPE_WIDGET)

static AsterNeighbourRow *
content_of (GtkListBoxRow *row)
{
  return ASTER_NEIGHBOUR_ROW (gtk_list_box_row_get_child (row));
}

static void
point_at (AsterNeighbourList *self, GtkListBoxRow *row)
{
  if (self->selection != NULL)
    aster_selection_set_hovered (
        self->selection,
        row != NULL ? (int) aster_neighbour_row_get_row (content_of (row)) : -1);
}

static void
toggle (AsterNeighbourList *self, GtkListBoxRow *row)
{
  guint32 token = aster_neighbour_row_get_row (content_of (row));

  if (self->selection != NULL)
    aster_selection_apply (self->selection, &token, 1, ASTER_SELECT_TOGGLE);
}

static void
motion_cb (AsterNeighbourList *self, double x, double y)
{
  point_at (self, gtk_list_box_get_row_at_y (self->box, (int) y));
}

static void
leave_cb (AsterNeighbourList *self)
{
  point_at (self, NULL);
}

static void
focus_enter_cb (GtkEventController *controller, AsterNeighbourList *self)
{
  point_at (self, GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (controller)));
}

static void
activated_cb (AsterNeighbourList *self, GtkListBoxRow *row)
{
  guint32 token = aster_neighbour_row_get_row (content_of (row));

  /* What stands under the pointer is about to be another token. */
  point_at (self, NULL);
  if (self->selection != NULL)
    aster_selection_set_current (self->selection, (int) token);
}

static void
pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, AsterNeighbourList *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->box, (int) y);

  if (row == NULL || !(state & GDK_CONTROL_MASK))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  toggle (self, row);
}

static gboolean
control_enter_cb (GtkWidget *row, GVariant *args, gpointer self)
{
  toggle (self, GTK_LIST_BOX_ROW (row));

  return TRUE;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Marks a row that is selected, or pointed at in any pane. */
static void
mark (AsterNeighbourList *self, GtkListBoxRow *row)
{
  guint32 token = aster_neighbour_row_get_row (content_of (row));

  set_class (GTK_WIDGET (row), "chosen",
             self->selection != NULL &&
                 aster_selection_is_selected (self->selection, token));
  set_class (GTK_WIDGET (row), "pointed",
             self->selection != NULL &&
                 aster_selection_get_hovered (self->selection) == (int) token);
}

static void
update_marks (AsterNeighbourList *self)
{
  for (guint i = 0; i < self->n; i++)
    mark (self, gtk_list_box_get_row_at_index (self->box, (int) i));
}

static void
append_row (AsterNeighbourList *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), aster_neighbour_row_new ());

  g_signal_connect (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (row, focus);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                            "<Control>Return|<Control>KP_Enter|<Control>space"),
                        gtk_callback_action_new (control_enter_cb, self, NULL)));
  gtk_widget_add_controller (row, keys);

  gtk_list_box_append (self->box, row);
  self->n++;
}

static void
shorten (AsterNeighbourList *self, gsize n)
{
  while (self->n > n)
    {
      self->n--;
      gtk_list_box_remove (self->box, GTK_WIDGET (gtk_list_box_get_row_at_index (
                                          self->box, (int) self->n)));
    }
}

static gboolean
is_similarity (AsterMetric metric)
{
  return metric == ASTER_METRIC_COSINE || metric == ASTER_METRIC_CORRELATION;
}

/* A value as it is shown: similarities with 3 decimals, others with as many as leave
 * four figures of the largest. */
static char *
dup_number (AsterNeighbourList *self, double value)
{
  int decimals = 3;

  if (!is_similarity (self->metric) && self->largest >= 1)
    decimals = MAX (3 - (int) log10 (self->largest), 0);

  return aster_number_dup_fixed (value, decimals);
}

/* Values are in order, so the largest and the longest stand at the ends. */
static void
measure_values (AsterNeighbourList *self)
{
  const AsterRanking *ranking = self->ranking;
  const double ends[] = { ranking->values[0], ranking->values[ranking->n - 1] };

  self->largest = MAX (fabs (ends[0]), fabs (ends[1]));
  self->chars = 0;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *number = dup_number (self, ends[i]);

      self->chars = MAX (self->chars, (int) g_utf8_strlen (number, -1));
    }
}

static void
fill_row (AsterNeighbourList *self, gsize i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, (int) i);
  double value = self->ranking->values[i];
  double whole = is_similarity (self->metric) || self->largest <= 0 ? 1 : self->largest;
  g_autofree char *token = aster_tokens_dup_shown (self->tokens, self->ranking->rows[i]);
  g_autofree char *number = dup_number (self, value);
  /* Translators: a neighbour, the metric and the value: “queen, cosine 0.72”. */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s %s"), token,
                                            aster_metric_get_name (self->metric), number);

  aster_neighbour_row_set_token (content_of (row), self->ranking->rows[i], token);
  aster_neighbour_row_set_value (content_of (row), number, self->chars, value / whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  mark (self, row);
}

/* Fills the next rows; FALSE if there are no more. */
static gboolean
fill_chunk (AsterNeighbourList *self)
{
  gsize end = MIN (self->filled + CHUNK, self->ranking->n);

  for (; self->filled < end; self->filled++)
    {
      if (self->n == self->filled)
        append_row (self);
      fill_row (self, self->filled);
    }

  return self->filled < self->ranking->n;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AsterNeighbourList *self = ASTER_NEIGHBOUR_LIST (widget);

  if (fill_chunk (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
drop_ranking (AsterNeighbourList *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  self->filled = 0;
  g_clear_pointer (&self->tokens, aster_tokens_unref);
  g_clear_pointer (&self->ranking, aster_ranking_unref);
}

static void
aster_neighbour_list_dispose (GObject *object)
{
  AsterNeighbourList *self = ASTER_NEIGHBOUR_LIST (object);

  aster_neighbour_list_set_selection (self, NULL);
  drop_ranking (self);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->box)));

  G_OBJECT_CLASS (aster_neighbour_list_parent_class)->dispose (object);
}

static void
aster_neighbour_list_class_init (AsterNeighbourListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = aster_neighbour_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "aster-neighbours");
}

static void
aster_neighbour_list_init (AsterNeighbourList *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *box = gtk_list_box_new ();

  self->box = GTK_LIST_BOX (box);
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Neighbours, the nearest first"), -1);
  g_signal_connect_swapped (box, "row-activated", G_CALLBACK (activated_cb), self);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (box, motion);

  /* Before the list box, which would activate the row. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));

  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * aster_neighbour_list_set_selection:
 * @self: a list
 * @selection: (nullable): of the space whose tokens are listed
 *
 * The list empties: its rows were tokens of another space.
 */
void
aster_neighbour_list_set_selection (AsterNeighbourList *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_NEIGHBOUR_LIST (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_clear_object (&self->selection);
    }
  drop_ranking (self);
  shorten (self, 0);

  if (selection != NULL)
    {
      self->selection = g_object_ref (selection);
      g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (update_marks),
                                self);
      g_signal_connect_swapped (selection, "notify::hovered", G_CALLBACK (update_marks),
                                self);
    }
}

/**
 * aster_neighbour_list_set_ranking:
 * @self: a list
 * @tokens: names of the rows that @ranking speaks of
 * @ranking: (nullable): the neighbours, best first; NULL for none
 * @metric: what its values are
 */
void
aster_neighbour_list_set_ranking (AsterNeighbourList *self,
                                  AsterTokens *tokens,
                                  AsterRanking *ranking,
                                  AsterMetric metric)
{
  g_return_if_fail (ASTER_IS_NEIGHBOUR_LIST (self));

  drop_ranking (self);
  shorten (self, ranking != NULL ? ranking->n : 0);
  if (ranking == NULL || ranking->n == 0)
    return;

  self->tokens = aster_tokens_ref (tokens);
  self->ranking = aster_ranking_ref (ranking);
  self->metric = metric;
  measure_values (self);
  if (fill_chunk (self))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}
