#include "text/text-view.h"

#include "display.h"
#include "text/text-bar.h"
#include "text/tinted-text.h"
#include "tinted.h"

#define SAMPLE "one two three\nfour two? six"

typedef struct
{
  AsterTextView *view;
  AsterTintedText *text;
  GtkTextBuffer *buffer;
  AsterSelection *selection;
  GtkWindow *window;
  guint n_texts; /* notifications of "text" */
  int pinned;    /* the last row, or −1 */
  int activated;
} Fixture;

static void
text_cb (Fixture *f)
{
  f->n_texts++;
}

static void
pin_cb (Fixture *f, int row)
{
  f->pinned = row;
}

static void
activate_cb (Fixture *f, int row)
{
  f->activated = row;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->view = ASTER_TEXT_VIEW (aster_text_view_new ());
  f->text = ASTER_TINTED_TEXT (
      display_find (GTK_WIDGET (f->view), ASTER_TYPE_TINTED_TEXT));
  f->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->text));
  f->selection = aster_selection_new (100);
  f->pinned = f->activated = -1;
  aster_text_view_set_selection (f->view, f->selection);
  aster_text_view_set_meaning (f->view, "letters");
  f->window = display_show (GTK_WIDGET (f->view), 500, 300);

  g_signal_connect_swapped (f->view, "notify::text", G_CALLBACK (text_cb), f);
  g_signal_connect_swapped (f->view, "pin-requested", G_CALLBACK (pin_cb), f);
  g_signal_connect_swapped (f->view, "activate", G_CALLBACK (activate_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *) &f->view);
  g_object_add_weak_pointer (G_OBJECT (f->text), (gpointer *) &f->text);
  gtk_window_destroy (f->window);
  display_wait (f->view == NULL && f->text == NULL); /* nothing keeps them */
  g_assert_finalize_object (f->selection);
}

/* Shows a text with its tints, as the pane does. */
static void
show (Fixture *f, const char *text)
{
  g_autoptr (AsterResult) result = tinted_result (text);

  aster_text_view_set_text (f->view, text);
  aster_text_view_set_result (f->view, result);
  display_settle ();
  if (result->pieces->n > 0) /* until it was painted */
    display_wait (aster_tinted_text_get_area (f->text, 0, &(GdkRectangle){ 0 }));
}

static void
test_typing (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 5; i++)
    gtk_text_buffer_insert_at_cursor (f->buffer, "a", 1);
  g_assert_cmpuint (f->n_texts, ==, 0); /* not yet at rest */
  display_wait (f->n_texts > 0);
  display_settle ();
  g_assert_cmpuint (f->n_texts, ==, 1);
  text = aster_text_view_dup_text (f->view);
  g_assert_cmpstr (text, ==, "aaaaa");
}

/* What the program sets is known at once, keeps the cursor, and is not set twice. */
static void
test_set_text (Fixture *f, gconstpointer data)
{
  GtkTextIter iter;
  int at;

  aster_text_view_set_text (f->view, "a red rose");
  aster_text_view_set_text (f->view, "a red rose");
  g_assert_cmpuint (f->n_texts, ==, 1);

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 10);
  gtk_text_buffer_place_cursor (f->buffer, &iter);
  aster_text_view_set_text (f->view, "a pale rose");
  g_object_get (f->buffer, "cursor-position", &at, NULL);
  g_assert_cmpint (at, ==, 11);
}

/* More than may be is cut off, and the bar says so. */
static void
test_cap (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) big = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < ASTER_TEXT_VIEW_MAX / 10 + 1; i++)
    g_string_append (big, "ởxxxxxxxx\n");
  aster_text_view_set_text (f->view, big->str);
  text = aster_text_view_dup_text (f->view);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, ASTER_TEXT_VIEW_MAX);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

/* A result of another text is late: what is tinted is what was measured. */
static void
test_late_result (Fixture *f, gconstpointer data)
{
  g_autoptr (AsterResult) late = tinted_result ("something else");

  show (f, SAMPLE);
  g_assert_cmpuint (aster_text_spans_get_n (aster_tinted_text_get_spans (f->text)), ==,
                    6);
  aster_text_view_set_result (f->view, late);
  g_assert_true (aster_tinted_text_get_result (f->text) != late);

  /* While the person types, tints stay with their letters. */
  gtk_text_buffer_set_text (f->buffer, "", 0);
  g_assert_cmpuint (aster_text_spans_get_n (aster_tinted_text_get_spans (f->text)), ==,
                    0);
  aster_text_view_set_result (f->view, NULL);
  g_assert_null (aster_tinted_text_get_spans (f->text));
}

/* Each piece can be pointed at where it is painted, and lights up its row. */
static void
test_pointing (Fixture *f, gconstpointer data)
{
  GdkRectangle area;

  show (f, SAMPLE);
  for (int span = 0; span < 6; span++)
    {
      g_assert_true (aster_tinted_text_get_area (f->text, span, &area));
      display_move (GTK_WIDGET (f->text), area.x + area.width / 2.0,
                    area.y + area.height / 2.0);
      g_assert_cmpint (aster_tinted_text_get_pointed (f->text), ==, span);
      g_assert_cmpint (aster_selection_get_hovered (f->selection), ==,
                       ((int[]){ 3, 3, 5, 4, -1, 3 })[span]);
    }

  display_move (GTK_WIDGET (f->text), 5, 5);
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, -1);
}

/* Right to left, wrapped and joined: every piece has a place, none covers another. */
static void
test_scripts (Fixture *f, gconstpointer data)
{
  GdkRectangle areas[6];

  show (f, "phở مرحبا بكم 😀😀 abc 紫色");
  for (int span = 0; span < 6; span++)
    {
      g_assert_true (aster_tinted_text_get_area (f->text, span, &areas[span]));
      for (int other = 0; other < span; other++)
        g_assert_false (gdk_rectangle_intersect (&areas[span], &areas[other], NULL));
    }
  /* Two Arabic words stand in the order of their script. */
  g_assert_cmpint (areas[2].x, <, areas[1].x);
}

static void
test_reading_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *text = GTK_WIDGET (f->text);

  show (f, SAMPLE);
  aster_text_view_set_editable (f->view, FALSE);

  g_assert_true (display_press (text, GDK_KEY_Home, 0));
  g_assert_cmpint (aster_tinted_text_get_pointed (f->text), ==, 0);
  g_assert_true (display_press (text, GDK_KEY_Right, 0));
  g_assert_true (display_press (text, GDK_KEY_Right, 0));
  g_assert_cmpint (aster_tinted_text_get_pointed (f->text), ==, 2);
  g_assert_cmpint (aster_selection_get_hovered (f->selection), ==, 5);
  g_assert_true (display_press (text, GDK_KEY_Return, 0));
  g_assert_true (aster_selection_is_selected (f->selection, 5));
  g_assert_cmpint (aster_selection_get_current (f->selection), ==, 5);
  g_assert_cmpint (f->activated, ==, 5);

  g_assert_true (display_press (text, GDK_KEY_Left, 0));
  g_assert_true (display_press (text, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 2);
  g_assert_true (display_press (text, GDK_KEY_Return, GDK_ALT_MASK));
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 1);

  g_assert_true (display_press (text, GDK_KEY_p, 0));
  g_assert_cmpint (f->pinned, ==, 3);
  g_assert_false (display_press (text, GDK_KEY_p, GDK_CONTROL_MASK));

  g_assert_true (display_press (text, GDK_KEY_Down, 0));
  g_assert_cmpint (aster_tinted_text_get_pointed (f->text), >=, 3);
  g_assert_true (display_press (text, GDK_KEY_Up, 0));
  g_assert_cmpint (aster_tinted_text_get_pointed (f->text), <, 3);
  g_assert_true (display_press (text, GDK_KEY_End, 0));
  g_assert_true (display_press (text, GDK_KEY_Right, 0)); /* stays at the end */
  g_assert_cmpint (aster_tinted_text_get_pointed (f->text), ==, 5);
}

/* While writing, keys write: only Ctrl-Enter is about pieces. */
static void
test_writing_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *text = GTK_WIDGET (f->text);
  GtkTextIter iter;

  show (f, SAMPLE);
  g_assert_false (display_press (text, GDK_KEY_p, 0));
  g_assert_false (display_press (text, GDK_KEY_Return, 0));
  g_assert_false (display_press (text, GDK_KEY_Right, 0));

  gtk_text_buffer_get_iter_at_offset (f->buffer, &iter, 13); /* just after "three" */
  gtk_text_buffer_place_cursor (f->buffer, &iter);
  g_assert_true (display_press (text, GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_true (aster_selection_is_selected (f->selection, 5));
  g_assert_true (display_press (text, GDK_KEY_Return, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpint (f->pinned, ==, 5);
}

static void
test_modes (Fixture *f, gconstpointer data)
{
  AsterTextBar *bar = ASTER_TEXT_BAR (
      display_find (GTK_WIDGET (f->view), ASTER_TYPE_TEXT_BAR));
  GtkWidget *pencil = display_find (GTK_WIDGET (f->view), GTK_TYPE_TOGGLE_BUTTON);

  g_assert_true (display_press (GTK_WIDGET (f->view), GDK_KEY_Escape, 0));
  g_assert_false (aster_text_view_get_editable (f->view));
  g_assert_false (aster_text_bar_get_editable (bar));
  g_assert_false (display_press (GTK_WIDGET (f->view), GDK_KEY_Escape, 0));
  g_assert_true (display_press (GTK_WIDGET (f->view), GDK_KEY_F2, 0));
  g_assert_true (aster_text_view_get_editable (f->view));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pencil), FALSE);
  g_assert_false (aster_text_view_get_editable (f->view));
}

/* Where there is no row there is nothing to select or pin. */
static void
test_missing (Fixture *f, gconstpointer data)
{
  show (f, SAMPLE);
  aster_tinted_text_select (f->text, 4, ASTER_SELECT_REPLACE);
  aster_tinted_text_select (f->text, -1, ASTER_SELECT_REPLACE);
  aster_tinted_text_pin (f->text, 4);
  g_assert_cmpuint (aster_selection_get_n_selected (f->selection), ==, 0);
  g_assert_cmpint (f->pinned, ==, -1);
}

/* A row outside the selection of another, smaller space is not looked up. */
static void
test_smaller_space (Fixture *f, gconstpointer data)
{
  g_autoptr (AsterSelection) small = aster_selection_new (2);

  aster_text_view_set_selection (f->view, small);
  show (f, SAMPLE);
  aster_text_view_set_selection (f->view, f->selection);
}

static void
test_show_row (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GdkRectangle area;

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "one two three\n");
  g_string_append (text, "seventeen-letters");
  show (f, text->str);

  g_assert_false (aster_tinted_text_get_area (f->text, 900, &area));
  aster_text_view_show_row (f->view, 17);
  display_wait (aster_tinted_text_get_area (f->text, 900, &area));
  aster_text_view_show_row (f->view, 42); /* not in the text: stays */
  display_settle ();
  g_assert_true (aster_tinted_text_get_area (f->text, 900, &area));
}

static gboolean
has_ink (GtkTextBuffer *buffer, int offset)
{
  GtkTextIter iter;
  GSList *tags;
  gboolean has;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  tags = gtk_text_iter_get_tags (&iter);
  has = tags != NULL;
  g_slist_free (tags);

  return has;
}

/* Letters of missing pieces and on strong tints get an ink, and lose it again. */
static void
test_inks (Fixture *f, gconstpointer data)
{
  show (f, "aa bb? cc dddddddddd");
  display_wait (has_ink (f->buffer, 3));
  display_wait (has_ink (f->buffer, 10));
  g_assert_false (has_ink (f->buffer, 0));
  g_assert_false (has_ink (f->buffer, 7));

  show (f, "aa bb cc ddd");
  display_wait (!has_ink (f->buffer, 3));
}

static void
test_themes (Fixture *f, gconstpointer data)
{
  show (f, SAMPLE);
  for (guint theme = 0; theme < ASTER_N_THEMES; theme++)
    {
      AsterTheme shown;

      aster_text_view_set_theme (f->view, (AsterTheme) theme);
      display_settle ();
      g_object_get (f->view, "theme", &shown, NULL);
      g_assert_cmpuint (shown, ==, theme);
    }
}

static void
add (const char *path, void (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

static void
add_all (void)
{
  add ("/text-view/typing", test_typing);
  add ("/text-view/set-text", test_set_text);
  add ("/text-view/cap", test_cap);
  add ("/text-view/late-result", test_late_result);
  add ("/text-view/pointing", test_pointing);
  add ("/text-view/scripts", test_scripts);
  add ("/text-view/reading-keys", test_reading_keys);
  add ("/text-view/writing-keys", test_writing_keys);
  add ("/text-view/modes", test_modes);
  add ("/text-view/missing", test_missing);
  add ("/text-view/smaller-space", test_smaller_space);
  add ("/text-view/show-row", test_show_row);
  add ("/text-view/inks", test_inks);
  add ("/text-view/themes", test_themes);
}

int
main (int argc, char *argv[])
{
  return display_run (argc, argv, add_all);
}
