#include "values/report.h"

#include "support.h"

/* Kinds in the order they came, each with its count and its first three places. */
static void
test_counts_by_kind (void)
{
  g_autoptr (AsterReport) report = aster_report_new ();
  const AsterNotice *notice;

  g_assert_cmpuint (aster_report_get_n (report), ==, 0);
  aster_report_add (report, "ragged", "Lines were skipped", 1, "line 3");
  aster_report_add (report, "not-finite", "Rows were left out", 2, "line 5");
  for (guint line = 10; line < 15; line++)
    {
      g_autofree char *place = g_strdup_printf ("line %u", line);

      aster_report_add (report, "ragged", "never looked at", 1, place);
    }

  g_assert_cmpuint (aster_report_get_n (report), ==, 2);
  notice = aster_report_get (report, 0);
  g_assert_cmpstr (notice->id, ==, "ragged");
  g_assert_cmpstr (notice->message, ==, "Lines were skipped");
  g_assert_cmpuint (notice->count, ==, 6);
  g_assert_cmpuint (notice->n_places, ==, ASTER_REPORT_PLACES);
  g_assert_cmpstr (notice->places[0], ==, "line 3");
  g_assert_cmpstr (notice->places[2], ==, "line 11");
  g_assert_cmpstr (aster_report_get (report, 1)->id, ==, "not-finite");
}

static void
assert_text (guint64 count, guint n_places, const char *expected)
{
  static const char *const places[] = { "line 3", "line 5", "line 9", "line 12" };
  g_autoptr (AsterReport) report = aster_report_new ();
  g_autofree char *text = NULL;

  aster_report_add (report, "x", "Skipped", count - n_places, NULL);
  for (guint i = 0; i < n_places; i++)
    aster_report_add (report, "x", "Skipped", 1, places[i]);
  text = aster_notice_dup_text (aster_report_get (report, 0));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  assert_text (7, 0, "Skipped: 7");
  assert_text (1, 1, "Skipped: 1 (line 3)");
  assert_text (2, 1, "Skipped: 2 (line 3)");
  assert_text (3, 3, "Skipped: 3 (line 3, line 5, line 9)");
  assert_text (4, 4, "Skipped: 4 (line 3, line 5, line 9, …)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/counts-by-kind", test_counts_by_kind);
  g_test_add_func ("/report/text", test_text);
  return g_test_run ();
}
