#include "files/layout-file.h"

#include "files/tsv.h"
#include "support.h"

static AsterLayout *
read_map (const char *text, const char *const *names, AsterReport *report, GError **error)
{
  g_autofree char *path = support_write_file (text, -1);
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  AsterLayout *layout = aster_layout_file_read (path, tokens, report, NULL, error);

  g_unlink (path);

  return layout;
}

static void
assert_places (const char *text,
               const char *const *names,
               gsize dims,
               const float *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterLayout) layout = read_map (text, names, NULL, &error);
  gsize n = g_strv_length ((char **) names);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->positions->n_rows, ==, n);
  g_assert_cmpuint (layout->positions->n_cols, ==, dims);
  g_assert_cmpmem (layout->positions->data, n * dims * sizeof (float), expected,
                   n * dims * sizeof (float));
}

static void
test_reads (void)
{
  static const char *const names[] = { "b", "a", NULL };

  assert_places ("token\tx\ty\na\t1\t2\nb\t3\t-4e1\n", names, 2,
                 (float[]){ 3, -40, 1, 2 });
  assert_places ("token\tx\ty\tz\na\t1\t2\t5\nb\t3\t4\t6\n", names, 3,
                 (float[]){ 3, 4, 6, 1, 2, 5 });
  assert_places ("a\t1\t2\nb\t3\t4\n", names, 2, (float[]){ 3, 4, 1, 2 });
  assert_places ("Y,X,Token\n2,1,a\n4,3,b\n", names, 2, (float[]){ 3, 4, 1, 2 });
  assert_places ("token\tx\ty\tfrequency\na\t1\t2\thigh\nb\t3\t4\tlow\n", names, 2,
                 (float[]){ 3, 4, 1, 2 });
}

/* The first row of a name gets the first place of that name, the second the second. */
static void
test_duplicates (void)
{
  static const char *const names[] = { "a", "b", "a", "a", NULL };

  assert_places ("token\tx\ty\na\t1\t1\na\t2\t2\nb\t9\t9\na\t3\t3\n", names, 2,
                 (float[]){ 1, 1, 9, 9, 2, 2, 3, 3 });
}

/* A file of what is in @y, by the cells that the program writes. */
static char *
write_map (const AsterTokens *tokens, const AsterMatrix *y)
{
  g_autoptr (GString) text = g_string_new ("token\tx\ty\n");

  for (gsize i = 0; i < y->n_rows; i++)
    {
      gsize length;
      const char *token = aster_tokens_get (tokens, i, &length);

      aster_tsv_append_safe_cell (text, token, length);
      g_string_append_c (text, '\t');
      aster_tsv_append_number (text, aster_matrix_row (y, i)[0]);
      g_string_append_c (text, '\t');
      aster_tsv_append_number (text, aster_matrix_row (y, i)[1]);
      g_string_append_c (text, '\n');
    }

  return support_write_file (text->str, (gssize) text->len);
}

/* What the program writes is read back, whatever the tokens are made of. */
static void
test_round_trip (void)
{
  static const char *const names[] = { "\t",       "\\n",   "a\nb",    "\"",
                                       "\xff\xfe", "é",     "=SUM(1)", "-cold",
                                       "\\x3Dq",   "a\r=1", NULL };
  const gsize n = G_N_ELEMENTS (names) - 1;
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterLayout) layout = aster_layout_new (support_uniform_matrix (n, 2, 3));
  g_autofree char *path = write_map (tokens, layout->positions);
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterLayout) again = aster_layout_file_read (path, tokens, NULL, NULL,
                                                          &error);

  g_unlink (path);
  g_assert_no_error (error);
  g_assert_cmpmem (again->positions->data, 2 * n * sizeof (float),
                   layout->positions->data, 2 * n * sizeof (float));
}

static void
test_reports_what_is_left_out (void)
{
  static const char *const names[] = { "a", NULL };
  g_autoptr (AsterReport) report = aster_report_new ();
  g_autoptr (AsterLayout) layout = read_map (
      "token\tx\ty\tcolour\na\t1\t2\tred\nb\tNaN\t\tblue\nc\t5\t6\tred\n", names, report,
      NULL);

  g_assert_nonnull (layout);
  g_assert_cmpuint (aster_report_get_n (report), ==, 2);
  g_assert_cmpstr (aster_report_get (report, 0)->id, ==, "map-unused");
  g_assert_cmpuint (aster_report_get (report, 0)->count, ==, 2);
  g_assert_cmpstr (aster_report_get (report, 1)->id, ==, "map-columns");
}

static void
assert_refused (const char *text, AsterError code, const char *words)
{
  static const char *const names[] = { "a", "b", "a", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_map (text, names, NULL, &error));
  g_assert_error (error, ASTER_ERROR, (gint) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refusals (void)
{
  assert_refused ("token\tx\ty\na\t1\t2\nb\t3\t4\n", ASTER_ERROR_MISSING,
                  "1 of 3 tokens; the first is “a”");
  assert_refused ("token\tx\ty\nc\t1\t2\n", ASTER_ERROR_MISSING, "3 of 3");
  assert_refused ("token\tx\ty\na\t1\t2\nb\tnan\t4\na\t1\t1\n", ASTER_ERROR_DOMAIN,
                  ":3: the place of “b” is “nan”");
  assert_refused ("token\tx\ty\na\t1\t2\nb\t3\tinf\na\t1\t1\n", ASTER_ERROR_DOMAIN,
                  "inf");
  assert_refused ("token\tx\ty\na\t1\t2\nb\t3\t1e39\na\t1\t1\n", ASTER_ERROR_DOMAIN,
                  ":3:");
  assert_refused ("token\tx\ty\na\t1\t2\nb\t3\t4 5\na\t1\t1\n", ASTER_ERROR_DOMAIN,
                  ":3:");
  assert_refused ("token\tx\ty\na\t1\nb\t3\t4\na\t1\t1\n", ASTER_ERROR_DOMAIN, ":2:");
  assert_refused ("token\tcolour\na\tred\nb\tblue\n", ASTER_ERROR_FORMAT, "not a map");
  assert_refused ("token\tx\ta\nb\t1\tblue\n", ASTER_ERROR_FORMAT, "not a map");
  assert_refused ("x\ty\n1\t2\n", ASTER_ERROR_FORMAT, "not a map");
}

typedef struct
{
  char *path;
  AsterTokens *tokens;
} Input;

static gboolean
read_once (gpointer data, AsterPulse *pulse, GError **error)
{
  const Input *input = data;
  g_autoptr (AsterLayout) layout = aster_layout_file_read (input->path, input->tokens,
                                                           NULL, pulse, error);

  return layout != NULL;
}

static void
test_cancels (void)
{
  static const char *const names[] = { "a", NULL };
  Input input = { support_write_file ("token\tx\ty\na\t1\t2\n", -1),
                  aster_tokens_new_from_strv (names) };

  g_assert_cmpuint (support_assert_cancels (read_once, &input), >=, 2);
  g_unlink (input.path);
  g_free (input.path);
  aster_tokens_unref (input.tokens);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-file/reads", test_reads);
  g_test_add_func ("/layout-file/duplicates", test_duplicates);
  g_test_add_func ("/layout-file/round-trip", test_round_trip);
  g_test_add_func ("/layout-file/reports-what-is-left-out",
                   test_reports_what_is_left_out);
  g_test_add_func ("/layout-file/refusals", test_refusals);
  g_test_add_func ("/layout-file/cancels", test_cancels);
  return g_test_run ();
}
