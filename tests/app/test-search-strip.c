#include "search/search-strip.h"
#include "stage.h"

static GtkWidget *
show_strip (Stage *stage)
{
  GtkWidget *strip = aster_search_strip_new ();

  aster_search_strip_set_document (ASTER_SEARCH_STRIP (strip), stage->document);
  stage_show (stage, strip);
  aster_search_strip_open (ASTER_SEARCH_STRIP (strip));
  g_assert_true (aster_search_strip_get_open (ASTER_SEARCH_STRIP (strip)));

  return strip;
}

static void
type (GtkWidget *strip, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (stage_child (strip, "entry")), text);
}

static gboolean
says (GtkWidget *strip, const char *text)
{
  return g_str_equal (stage_label (strip, "count"), text);
}

static void
test_counts (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *strip = show_strip (&stage);

  g_assert_true (says (strip, ""));
  type (strip, "an");
  WAIT_UNTIL (says (strip, "2 matches"));
  g_signal_emit_by_name (stage_child (strip, "entry"), "activate");
  g_assert_true (says (strip, "1 of 2 matches"));
  g_assert_cmpint (aster_selection_get_current (stage.selection), ==,
                   (int) stage_row (&stage, "man"));

  type (strip, "xyz");
  WAIT_UNTIL (says (strip, "No matches"));
  g_assert_false (gtk_widget_get_sensitive (stage_child (strip, "walk")));
}

static void
test_refuses (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *strip = show_strip (&stage);

  type (strip, "k[");
  gtk_toggle_button_set_active (stage_child (strip, "regex"), TRUE);
  WAIT_UNTIL (gtk_widget_get_visible (stage_child (strip, "problem")));
  g_assert_cmpstr (stage_label (strip, "problem"), !=, "");
  g_assert_true (gtk_widget_has_css_class (stage_child (strip, "entry"), "error"));

  type (strip, "k[i]");
  WAIT_UNTIL (says (strip, "1 match"));
  g_assert_false (gtk_widget_get_visible (stage_child (strip, "problem")));
}

/* Closing forgets the matches; opening again finds them again. */
static void
test_closes (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *strip = show_strip (&stage);

  type (strip, "an");
  WAIT_UNTIL (aster_selection_get_n_matches (stage.selection) == 2);
  g_signal_emit_by_name (stage_child (strip, "entry"), "stop-search");
  g_assert_false (aster_search_strip_get_open (ASTER_SEARCH_STRIP (strip)));
  g_assert_cmpuint (aster_selection_get_n_matches (stage.selection), ==, 0);

  aster_search_strip_open (ASTER_SEARCH_STRIP (strip));
  WAIT_UNTIL (aster_selection_get_n_matches (stage.selection) == 2);
}

static GtkWidget *
find_focus (GtkWidget *widget)
{
  return gtk_root_get_focus (gtk_widget_get_root (widget));
}

/* Whoever closes it is where they were. */
static void
test_gives_back (void)
{
  g_auto (Stage) stage = stage_init ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *strip = aster_search_strip_new (), *other = gtk_button_new ();
  GtkWidget *place = gtk_button_new ();

  aster_search_strip_set_document (ASTER_SEARCH_STRIP (strip), stage.document);
  gtk_box_append (GTK_BOX (box), strip);
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), place);
  stage_show (&stage, box);

  gtk_widget_grab_focus (place);
  aster_search_strip_open (ASTER_SEARCH_STRIP (strip));
  g_assert_true (gtk_widget_is_ancestor (find_focus (box), strip));
  g_signal_emit_by_name (stage_child (strip, "entry"), "stop-search");
  g_assert_true (find_focus (box) == place);

  /* Whoever has gone elsewhere stays there. */
  aster_search_strip_open (ASTER_SEARCH_STRIP (strip));
  gtk_widget_grab_focus (other);
  aster_search_strip_set_open (ASTER_SEARCH_STRIP (strip), FALSE);
  g_assert_true (find_focus (box) == other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-strip/counts", test_counts);
  g_test_add_func ("/search-strip/refuses", test_refuses);
  g_test_add_func ("/search-strip/closes", test_closes);
  g_test_add_func ("/search-strip/gives-back", test_gives_back);

  return stage_run ();
}
