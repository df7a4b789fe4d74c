/* What weighs least goes first, and what weighs most never. */

#include "window/fold-row.h"

#include "stage.h"

enum { SIGN, TITLE, SIZE, MEANING, N };

static GtkWidget *
new_row (GtkWidget **children)
{
  static const char *const texts[] = { "*", "a title that is long enough", "18 000 × 100",
                                       "raw, cosine" };
  static const guint weights[] = { 1, 3, 0, 2 };
  GtkWidget *row = g_object_ref_sink (g_object_new (ASTER_TYPE_FOLD_ROW, NULL));

  for (guint i = 0; i < N; i++)
    {
      children[i] = gtk_label_new (texts[i]);
      if (i == TITLE)
        gtk_label_set_ellipsize (GTK_LABEL (children[i]), PANGO_ELLIPSIZE_END);
      aster_fold_row_weigh (children[i], weights[i]);
      gtk_widget_set_parent (children[i], row);
    }

  return row;
}

static void
make_wide (GtkWidget *row, int width)
{
  int least;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, MAX (width, least), 30 }, -1);
}

static void
test_weights (void)
{
  static const guint first_to_go[] = { SIZE, SIGN, MEANING };
  GtkWidget *children[N], *row = new_row (children);
  int least, natural;
  guint gone = 0;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  for (int width = natural; width >= least; width--)
    {
      make_wide (row, width);
      while (gone < G_N_ELEMENTS (first_to_go) &&
             !gtk_widget_get_child_visible (children[first_to_go[gone]]))
        gone++;
      for (guint i = gone; i < G_N_ELEMENTS (first_to_go); i++)
        g_assert_true (gtk_widget_get_child_visible (children[first_to_go[i]]));
      g_assert_true (gtk_widget_get_child_visible (children[TITLE]));

      /* Only the title is ever cut. */
      if (gtk_widget_get_child_visible (children[MEANING]))
        {
          int whole;

          gtk_widget_measure (children[MEANING], GTK_ORIENTATION_HORIZONTAL, -1, &whole,
                              NULL, NULL, NULL);
          g_assert_cmpint (gtk_widget_get_width (children[MEANING]), >=, whole);
        }
    }
  g_assert_cmpuint (gone, ==, 3);

  make_wide (row, natural);
  for (guint i = 0; i < N; i++)
    g_assert_true (gtk_widget_get_child_visible (children[i]));
  g_object_unref (row);
}

static void
test_mirrored (void)
{
  GtkWidget *children[N], *row = new_row (children);
  graphene_rect_t first, last;

  gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
  make_wide (row, 600);
  g_assert_true (gtk_widget_compute_bounds (children[SIGN], row, &first));
  g_assert_true (gtk_widget_compute_bounds (children[MEANING], row, &last));
  g_assert_cmpfloat (last.origin.x, <, first.origin.x);
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold-row/weights", test_weights);
  g_test_add_func ("/fold-row/mirrored", test_mirrored);

  return stage_run ();
}
