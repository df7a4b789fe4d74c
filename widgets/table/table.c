/* The rows of a space as a table.
 *
 * The heads of columns sort; a thread finds the
 * order, and until it has, the old one stays. What is pointed at, selected and
 * current is shared with the other panes, so that everything a drawing shows can be
 * found here by keyboard and heard from a screen reader. A bar below says how many
 * rows there are, are selected and were found, and lists only these. */

#include "table/table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "table/table-input.h"

#define BAR_MARGIN 6 /* px around the bar */

enum { PROP_0, PROP_BUSY, PROP_SELECTION, PROP_SHOW, N_PROPS };
enum { ACTIVATE, CONTEXT_MENU, COPY_REQUESTED, EDITED, PIN_REQUESTED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTable, aster_table, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
selection_changed_cb (AsterTable *self)
{
  aster_table_update_bar (self);
  if (self->show == ASTER_TABLE_SELECTED)
    aster_table_update_rows (self);
}

static void
matches_changed_cb (AsterTable *self)
{
  aster_table_update_bar (self);
  if (self->show == ASTER_TABLE_MATCHES)
    aster_table_update_rows (self);
}

void
aster_table_notify_busy (AsterTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* A person changed how the rows are shown. */
void
aster_table_say_edited (AsterTable *self)
{
  if (self->quiet == 0)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
hovered_cb (AsterTable *self)
{
  aster_table_list_light (aster_table_view_get_list (self->view),
                          aster_selection_get_hovered (self->selection));
}

static void
current_cb (AsterTable *self)
{
  int current = aster_selection_get_current (self->selection);
  gint64 position = current >= 0 ? aster_table_model_find (self->model, (guint32) current)
                                 : -1;

  /* A row that is in sight stays where it is. */
  if (position >= 0)
    aster_table_view_scroll_to (self->view, position);
}

static void
activate_cb (AsterTable *self, gint64 position)
{
  aster_table_model_make_current (self->model, position);
  g_signal_emit (self, signals[ACTIVATE], 0,
                 aster_table_model_get_row (self->model, position));
}

/* The rows, not the heads above them. */
static gboolean
aster_table_grab_focus (GtkWidget *widget)
{
  AsterTableView *view = ASTER_TABLE (widget)->view;

  return gtk_widget_grab_focus (GTK_WIDGET (aster_table_view_get_list (view)));
}

/* Whoever says which part is the main one is asked for it first when Tab enters. */
static gboolean
aster_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (ASTER_TABLE (widget)->box, direction);
}

static void
aster_table_dispose (GObject *object)
{
  AsterTable *self = ASTER_TABLE (object);

  aster_table_stop_sorting (self);
  aster_table_set_selection (self, NULL);
  self->settled = FALSE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->columns);
  g_clear_object (&self->model);
  g_clear_pointer (&self->space, aster_space_unref);

  G_OBJECT_CLASS (aster_table_parent_class)->dispose (object);
}

static void
aster_table_finalize (GObject *object)
{
  AsterTable *self = ASTER_TABLE (object);

  g_free (self->order);
  g_free (self->kept);
  g_free (self->alone);
  g_clear_pointer (&self->looks, g_hash_table_unref);
  g_free (self->wanted);

  G_OBJECT_CLASS (aster_table_parent_class)->finalize (object);
}

static void
aster_table_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  AsterTable *self = ASTER_TABLE (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, aster_table_is_busy (self));
      break;

    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_SHOW:
      g_value_set_uint (value, self->show);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  AsterTable *self = ASTER_TABLE (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      aster_table_set_selection (self, g_value_get_object (value));
      break;

    case PROP_SHOW:
      aster_table_set_show (self, (AsterTableShow) g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_table_class_init (AsterTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_table_dispose;
  object_class->finalize = aster_table_finalize;
  object_class->get_property = aster_table_get_property;
  object_class->set_property = aster_table_set_property;
  widget_class->focus = aster_table_focus;
  widget_class->grab_focus = aster_table_grab_focus;

  properties[PROP_BUSY] = g_param_spec_boolean (
      "busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL,
                                                    ASTER_TYPE_SELECTION, flags);
  properties[PROP_SHOW] = g_param_spec_uint (
      "show", NULL, NULL, 0, ASTER_N_TABLE_SHOWS - 1, ASTER_TABLE_ALL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", ASTER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CONTEXT_MENU] = g_signal_new (
      "context-menu", ASTER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 3, G_TYPE_INT,
      G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[COPY_REQUESTED] = g_signal_new ("copy-requested", ASTER_TYPE_TABLE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[PIN_REQUESTED] = g_signal_new ("pin-requested", ASTER_TYPE_TABLE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "token-table");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
aster_table_init (AsterTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->columns = aster_table_columns_new ();
  self->model = aster_table_model_new ();
  self->looks = aster_table_looks_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->bar = ASTER_TABLE_BAR (aster_table_bar_new ());
  self->view = ASTER_TABLE_VIEW (aster_table_view_new (self->columns, self->model));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, BAR_MARGIN);
  gtk_box_append (GTK_BOX (self->foot), GTK_WIDGET (self->bar));
  gtk_widget_set_margin_start (self->foot, BAR_MARGIN);
  gtk_widget_set_margin_end (self->foot, BAR_MARGIN);
  gtk_widget_set_margin_top (self->foot, BAR_MARGIN);
  gtk_widget_set_margin_bottom (self->foot, BAR_MARGIN);
  self->note = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "numeric");
  gtk_box_append (GTK_BOX (self->foot), self->note);
  gtk_box_append (GTK_BOX (self->box), self->foot);

  g_object_bind_property (self, "show", self->bar, "show", G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (aster_table_view_get_list (self->view), "activate",
                            G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->columns, "sorted", G_CALLBACK (aster_table_sort), self);
  g_signal_connect_swapped (self->columns, "resized", G_CALLBACK (aster_table_resized),
                            self);
  aster_table_input_attach (self, aster_table_view_get_list (self->view));
  aster_table_update_bar (self);
}

GtkWidget *
aster_table_new (void)
{
  return g_object_new (ASTER_TYPE_TABLE, NULL);
}

/**
 * aster_table_set_space:
 * @self: a table
 * @space: (nullable): whose rows to list, with rank, token and all columns of
 *   metadata
 *
 * Columns that were set with aster_table_set_column() go with the old space.
 */
void
aster_table_set_space (AsterTable *self, AsterSpace *space)
{
  static const AsterTableKey by_rank;

  g_return_if_fail (ASTER_IS_TABLE (self));

  if (self->space == space)
    return;

  aster_table_stop_sorting (self);
  self->settled = FALSE;
  aster_table_columns_clear (self->columns);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->alone, g_free);
  self->n_rows = 0;
  aster_table_update_rows (self);

  if (space != NULL)
    {
      self->space = aster_space_ref (space);
      self->n_rows = aster_space_n (space);
      self->order = aster_table_order_sort (&by_rank, self->n_rows, FALSE, NULL);
      aster_table_columns_add_space (self->columns, space);
      aster_table_dress_all (self); /* before there are lines to put cells into */
      aster_table_update_rows (self);
      self->settled = TRUE;
    }
  aster_table_update_bar (self);
}

/* (nullable) */
AsterSelection *
aster_table_get_selection (AsterTable *self)
{
  g_return_val_if_fail (ASTER_IS_TABLE (self), NULL);

  return self->selection;
}

void
aster_table_set_selection (AsterTable *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_TABLE (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  aster_table_model_set_selection (self->model, selection);
  if (selection != NULL)
    {
      g_signal_connect_swapped (selection, "selection-changed",
                                G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (selection, "matches-changed",
                                G_CALLBACK (matches_changed_cb), self);
      g_signal_connect_swapped (selection, "notify::hovered", G_CALLBACK (hovered_cb),
                                self);
      g_signal_connect_swapped (selection, "notify::current", G_CALLBACK (current_cb),
                                self);
      aster_table_update_bar (self);
      if (self->show != ASTER_TABLE_ALL)
        aster_table_update_rows (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

void
aster_table_set_show (AsterTable *self, AsterTableShow show)
{
  g_return_if_fail (ASTER_IS_TABLE (self) && show < ASTER_N_TABLE_SHOWS);

  if (self->show == show)
    return;

  self->show = show;
  aster_table_update_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW]);
  aster_table_say_edited (self);
}

/**
 * aster_table_set_column:
 * @self: a table with a space
 * @id: what the program calls the column: "norm", "cluster", "cosine"
 * @column: (nullable): a number or words for each row of the space, under a name that a
 *   person reads; %NULL takes the column away
 *
 * Adds a column, or lets one that is there say something else.
 */
void
aster_table_set_column (AsterTable *self, const char *id, AsterColumn *column)
{
  GtkSortType order;

  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL);
  g_return_if_fail (column == NULL || column->n == self->n_rows);

  self->quiet++;
  if (column == NULL)
    aster_table_want (self, id);
  if (!aster_table_columns_set (self->columns, id, column))
    aster_table_dress (self, id);
  else if (g_str_equal (aster_table_get_sorted_by (self, &order), id))
    aster_table_sort (self);
  self->quiet--;
}

/**
 * aster_table_promise_column:
 * @self: a table with a space
 * @id: what the program calls the column
 * @title: what the person reads
 *
 * There is a column of numbers that are worked out once it is shown or sorted by, and set
 * with aster_table_set_column(). Until then its cells are empty, and it costs nothing.
 */
void
aster_table_promise_column (AsterTable *self, const char *id, const char *title)
{
  g_return_if_fail (ASTER_IS_TABLE (self) && id != NULL && title != NULL);

  self->quiet++;
  aster_table_columns_promise (self->columns, id, title);
  aster_table_dress (self, id);
  self->quiet--;
}

/* Whether what the column @id says is seen, or orders what is. */
gboolean
aster_table_wants_column (AsterTable *self, const char *id)
{
  GtkSortType order;

  g_return_val_if_fail (ASTER_IS_TABLE (self) && id != NULL, FALSE);

  return aster_table_is_column_shown (self, id) ||
         g_str_equal (aster_table_get_sorted_by (self, &order), id);
}
