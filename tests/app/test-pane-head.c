/* The head of a pane folds by weight: at no width are words cut to a few letters, and
 * what there is no room for has an entry in the menu. */

#include "panes/pane-head.h"

#include "panes/head-words.h"
#include "room.h"

static AsterPaneHead *
get_head (Room *room)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (room_view_at (room, 0)));

  return ASTER_PANE_HEAD (gtk_widget_get_first_child (box));
}

static AsterHeadWords *
get_words (AsterPaneHead *head, AsterHeadPart part)
{
  GtkWidget *button = aster_pane_head_get_part (head, part);

  return ASTER_HEAD_WORDS (gtk_menu_button_get_child (GTK_MENU_BUTTON (button)));
}

static gboolean
has_part (AsterPaneHead *head, AsterHeadPart part)
{
  return gtk_widget_get_mapped (aster_pane_head_get_part (head, part));
}

static int
min_width (AsterPaneHead *head)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (head), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);

  return least;
}

/* As wide as the head itself is to be: no window and no pane asks for more. */
static void
make_wide (AsterPaneHead *head, int width)
{
  gtk_widget_size_allocate (GTK_WIDGET (head), &(GtkAllocation){ 0, 0, width, 36 }, -1);
}

/* Of a label that is drawn there is room for all, or for a dozen letters and the dots. */
static void
check_words (AsterPaneHead *head, AsterHeadPart part)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (get_words (head, part)));
  int least, natural;

  while (!GTK_IS_LABEL (label))
    label = gtk_widget_get_next_sibling (label);
  if (!has_part (head, part) || !aster_head_words_are_shown (get_words (head, part)))
    return;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL,
                      NULL);
  g_assert_cmpint (gtk_widget_get_width (label), >=,
                   part == ASTER_HEAD_RECIPE ? least : natural);
}

/* Nothing leaves the head, and nothing lies on something else. */
static void
check_places (AsterPaneHead *head, int width)
{
  float end = 0;

  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    {
      GtkWidget *part = aster_pane_head_get_part (head, i);
      graphene_rect_t place;

      if (!gtk_widget_get_mapped (part) || gtk_widget_get_width (part) == 0)
        continue;
      g_assert_true (gtk_widget_compute_bounds (part, GTK_WIDGET (head), &place));
      g_assert_cmpfloat (place.origin.x, >=, end);
      end = place.origin.x + place.size.width;
      g_assert_cmpfloat (end, <=, width + 0.5f);
    }
}

static void
test_fold (Room *room, gconstpointer data)
{
  AsterPaneHead *head = get_head (room);
  gboolean recipe = TRUE, view = TRUE;

  for (int width = 900; width >= min_width (head) && width >= 60; width -= 7)
    {
      make_wide (head, width);
      check_places (head, width);
      for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
        if (i != ASTER_HEAD_STRIP && i != ASTER_HEAD_OWN && i != ASTER_HEAD_MENU)
          check_words (head, i);
      g_assert_true (has_part (head, ASTER_HEAD_KIND) &&
                     has_part (head, ASTER_HEAD_MENU));

      /* What has gone does not come back in less room, and the view goes first. */
      g_assert_true (view || !has_part (head, ASTER_HEAD_VIEW));
      g_assert_true (recipe || !has_part (head, ASTER_HEAD_RECIPE));
      view = has_part (head, ASTER_HEAD_VIEW);
      recipe = has_part (head, ASTER_HEAD_RECIPE);
      g_assert_true (recipe || !view);
    }
  g_assert_false (view);

  make_wide (head, 900);
  g_assert_true (aster_head_words_are_shown (get_words (head, ASTER_HEAD_COLOUR)));
  g_assert_true (aster_head_words_are_shown (get_words (head, ASTER_HEAD_KIND)));
}

/* The words of the recipe outlive those that the legend says as well. */
static void
test_weight (Room *room, gconstpointer data)
{
  AsterPaneHead *head = get_head (room);
  int width = 900;

  while (aster_head_words_are_shown (get_words (head, ASTER_HEAD_COLOUR)))
    make_wide (head, width -= 5);
  g_assert_true (aster_head_words_are_shown (get_words (head, ASTER_HEAD_RECIPE)));
  while (aster_head_words_are_shown (get_words (head, ASTER_HEAD_KIND)))
    make_wide (head, width -= 5);
  g_assert_true (aster_head_words_are_shown (get_words (head, ASTER_HEAD_RECIPE)));
  while (aster_head_words_are_shown (get_words (head, ASTER_HEAD_RECIPE)))
    make_wide (head, width -= 5);
  g_assert_true (has_part (head, ASTER_HEAD_VIEW));
}

static gboolean
is_open (AsterPaneHead *head, AsterHeadPart part)
{
  GtkWidget *button = aster_pane_head_get_part (head, part);
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  return popover != NULL && gtk_widget_get_mapped (GTK_WIDGET (popover));
}

static GtkPopover *
get_popover (AsterPaneHead *head, AsterHeadPart part)
{
  return gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (aster_pane_head_get_part (head, part)));
}

static void
open_and_close (AsterPaneHead *head, AsterHeadPart part)
{
  aster_pane_head_open (head, part);
  WAIT_UNTIL (is_open (head, part));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (aster_pane_head_get_part (head, part)));
  WAIT_UNTIL (!is_open (head, part));
}

/* Nothing is made before somebody opens it; then the editor stays, for as long as the
 * pane is what it is and where it is. */
static void
test_menus (Room *room, gconstpointer data)
{
  static const AsterHeadPart parts[] = { ASTER_HEAD_KIND, ASTER_HEAD_RECIPE,
                                         ASTER_HEAD_COLOUR, ASTER_HEAD_VIEW,
                                         ASTER_HEAD_MENU };
  AsterPaneHead *head = get_head (room);
  AsterPane *pane = aster_pane_view_get_pane (room_view_at (room, 0));
  GtkPopover *editor;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_null (get_popover (head, parts[i]));
      g_assert_true (gtk_widget_is_sensitive (aster_pane_head_get_part (head, parts[i])));
      open_and_close (head, parts[i]);
    }

  editor = get_popover (head, ASTER_HEAD_RECIPE);
  open_and_close (head, ASTER_HEAD_RECIPE);
  g_assert_true (get_popover (head, ASTER_HEAD_RECIPE) == editor);

  room_activate (room, "pane.maximise", NULL);
  WAIT_UNTIL (get_popover (head, ASTER_HEAD_RECIPE) == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    open_and_close (head, parts[i]);

  aster_pane_set_kind (pane, ASTER_PANE_TEXT);
  g_assert_null (get_popover (head, ASTER_HEAD_RECIPE));
  open_and_close (head, ASTER_HEAD_RECIPE);
  open_and_close (head, ASTER_HEAD_MENU);
}

/* A button that has gone comes back while it is open, and goes again. */
static void
test_open (Room *room, gconstpointer data)
{
  AsterPaneHead *head = get_head (room);
  GtkWidget *view = aster_pane_head_get_part (head, ASTER_HEAD_VIEW);
  GtkWidget *other = GTK_WIDGET (room_view_at (room, 0));

  /* Alone, so that no other pane keeps the window wide. */
  room_activate (room, "pane.maximise", NULL);
  gtk_window_set_default_size (GTK_WINDOW (room->stage.window), 200, 400);
  WAIT_UNTIL (gtk_widget_get_width (other) > 0 && !has_part (head, ASTER_HEAD_VIEW));
  stage_settle ();

  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (head), "pane.folded-view", NULL));
  WAIT_UNTIL (is_open (head, ASTER_HEAD_VIEW));
  g_assert_true (has_part (head, ASTER_HEAD_VIEW));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (view));
  WAIT_UNTIL (!has_part (head, ASTER_HEAD_VIEW));

  /* Where there is room there is no entry. */
  gtk_window_set_default_size (GTK_WINDOW (room->stage.window), 1200, 600);
  WAIT_UNTIL (has_part (head, ASTER_HEAD_VIEW));
  stage_settle ();
  gtk_widget_activate_action (GTK_WIDGET (head), "pane.folded-view", NULL);
  stage_settle ();
  g_assert_false (is_open (head, ASTER_HEAD_VIEW));
}

/* What is beyond the edge of the window is brought into it before it opens something. */
static void
test_scrolled (Room *room, gconstpointer data)
{
  AsterPaneHead *head = get_head (room);
  GtkWindow *window = GTK_WINDOW (room->stage.window);
  g_autoptr (GtkWidget) grid = g_object_ref (gtk_window_get_child (window));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = aster_pane_head_get_part (head, ASTER_HEAD_VIEW);
  graphene_rect_t place;

  gtk_window_set_child (window, NULL);
  gtk_widget_set_size_request (grid, 1600, 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_window_set_child (window, scroller);
  WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (head)) >= 1500);

  aster_pane_head_open (head, ASTER_HEAD_VIEW);
  WAIT_UNTIL (is_open (head, ASTER_HEAD_VIEW));
  g_assert_true (gtk_widget_compute_bounds (view, scroller, &place));
  g_assert_cmpfloat (place.origin.x, >=, 0);
  g_assert_cmpfloat (place.origin.x + place.size.width, <=,
                     gtk_widget_get_width (scroller));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (view));
  stage_settle ();

  /* As room_view_at() finds it. */
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), NULL);
  gtk_window_set_child (window, grid);
}

static void
test_mirrored (Room *room, gconstpointer data)
{
  AsterPaneHead *head = get_head (room);
  graphene_rect_t kind, menu;

  gtk_widget_set_direction (GTK_WIDGET (head), GTK_TEXT_DIR_RTL);
  make_wide (head, 700);
  g_assert_true (gtk_widget_compute_bounds (
      aster_pane_head_get_part (head, ASTER_HEAD_KIND), GTK_WIDGET (head), &kind));
  g_assert_true (gtk_widget_compute_bounds (
      aster_pane_head_get_part (head, ASTER_HEAD_MENU), GTK_WIDGET (head), &menu));
  g_assert_cmpfloat (menu.origin.x + menu.size.width, <, kind.origin.x);
}

/* A pane that has nothing to show yet can be gone to: its head takes the keyboard, and
 * says what is computed. */
static void
test_computing (Room *room, gconstpointer data)
{
  AsterPaneSet *panes = aster_document_get_panes (room->stage.document);
  AsterPaneView *view;
  GtkWidget *focus;

  aster_pane_set_add (panes, ASTER_PANE_CLUSTERS, 1, GTK_ORIENTATION_HORIZONTAL);
  view = room_view_at (room, 1);
  g_assert_null (aster_pane_get_result (aster_pane_view_get_pane (view)));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (view)));
  focus = gtk_window_get_focus (GTK_WINDOW (room->stage.window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (view)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pane-head/fold", Room, NULL, room_set_up, test_fold, room_tear_down);
  g_test_add ("/pane-head/weight", Room, NULL, room_set_up, test_weight, room_tear_down);
  g_test_add ("/pane-head/menus", Room, NULL, room_set_up, test_menus, room_tear_down);
  g_test_add ("/pane-head/open", Room, NULL, room_set_up, test_open, room_tear_down);
  g_test_add ("/pane-head/scrolled", Room, NULL, room_set_up, test_scrolled,
              room_tear_down);
  g_test_add ("/pane-head/computing", Room, NULL, room_set_up, test_computing,
              room_tear_down);
  g_test_add ("/pane-head/mirrored", Room, NULL, room_set_up, test_mirrored,
              room_tear_down);

  return stage_run ();
}
