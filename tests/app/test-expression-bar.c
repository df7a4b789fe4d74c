#include "search/expression-bar.h"
#include "stage.h"

typedef struct
{
  char *text;
  guint dismissed;
} Heard;

static void
evaluate_cb (AsterExpressionBar *bar, const char *text, Heard *heard)
{
  g_free (heard->text);
  heard->text = g_strdup (text);
}

static void
dismiss_cb (AsterExpressionBar *bar, Heard *heard)
{
  heard->dismissed++;
}

static GtkWidget *
show_bar (Stage *stage, Heard *heard)
{
  GtkWidget *bar = g_object_new (ASTER_TYPE_EXPRESSION_BAR, NULL);

  g_signal_connect (bar, "evaluate", G_CALLBACK (evaluate_cb), heard);
  g_signal_connect (bar, "dismiss", G_CALLBACK (dismiss_cb), heard);
  stage_show (stage, bar);

  return bar;
}

static void
test_asks (void)
{
  g_auto (Stage) stage = stage_init ();
  Heard heard = { NULL, 0 };
  GtkWidget *bar = show_bar (&stage, &heard);
  GtkWidget *entry = stage_child (bar, "entry");

  g_signal_emit_by_name (entry, "activate");
  g_assert_null (heard.text);
  g_assert_cmpuint (heard.dismissed, ==, 1);

  aster_expression_bar_set_text (ASTER_EXPRESSION_BAR (bar), "  king - man ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (heard.text, ==, "king - man");
  g_free (heard.text);
}

static void
press_nth (GtkWidget *flow, int i)
{
  GtkFlowBoxChild *cell = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (flow), i);

  g_signal_emit_by_name (gtk_flow_box_child_get_child (cell), "clicked");
}

/* Whole words are replaced, quoted ones too, by what is quoted where it must be. */
static void
test_suggests (void)
{
  static const struct
  {
    const char *text, *missing, *chosen, *mended;
  } cases[] = {
    { "king - kin + kings", "kin", "kind", "king - kind + kings" },
    { "2*(nueva_york+paris)", "nueva_york", "New York", "2*('New York'+paris)" },
    { "'New Yrok' - paris", "New Yrok", "New York", "'New York' - paris" },
    { "été+étés", "étés", "l'été", "été+'l\\'été'" },
  };
  g_auto (Stage) stage = stage_init ();
  Heard heard = { NULL, 0 };
  GtkWidget *bar = show_bar (&stage, &heard);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const tokens[] = { "no", cases[i].chosen, NULL };

      aster_expression_bar_set_text (ASTER_EXPRESSION_BAR (bar), cases[i].text);
      aster_expression_bar_set_error (ASTER_EXPRESSION_BAR (bar), "Not there");
      aster_expression_bar_set_suggestions (ASTER_EXPRESSION_BAR (bar), cases[i].missing,
                                            tokens);
      press_nth (stage_child (bar, "suggestions"), 1);
      g_assert_cmpstr (heard.text, ==, cases[i].mended);
      g_assert_false (gtk_revealer_get_reveal_child (stage_child (bar, "problem")));
    }
  g_free (heard.text);
}

/* What is wrong with a text is not said of another. */
static void
test_forgets (void)
{
  g_auto (Stage) stage = stage_init ();
  Heard heard = { NULL, 0 };
  GtkWidget *bar = show_bar (&stage, &heard);

  aster_expression_bar_set_text (ASTER_EXPRESSION_BAR (bar), "king +");
  aster_expression_bar_set_error (ASTER_EXPRESSION_BAR (bar), "A word is missing");
  g_assert_cmpstr (stage_label (bar, "message"), ==, "A word is missing");
  g_assert_true (gtk_revealer_get_reveal_child (stage_child (bar, "problem")));

  aster_expression_bar_set_text (ASTER_EXPRESSION_BAR (bar), "king + man");
  g_assert_false (gtk_revealer_get_reveal_child (stage_child (bar, "problem")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression-bar/asks", test_asks);
  g_test_add_func ("/expression-bar/suggests", test_suggests);
  g_test_add_func ("/expression-bar/forgets", test_forgets);

  return stage_run ();
}
