#include "files/samples.h"

#include "support.h"

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("aster-samples-XXXXXX", NULL);
  g_autofree char *b = g_build_filename (folder, "b.safetensors", NULL);
  g_autofree char *a = g_build_filename (folder, "a.safetensors", NULL);
  g_autofree char *note = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (GPtrArray) none = NULL, samples = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_unsetenv ("ASTERISM_SAMPLES");
  aster_samples_set_folder (folder);
  none = aster_samples_list ();
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_set_contents (b, "", 0, NULL));
  g_assert_true (g_file_set_contents (a, "", 0, NULL));
  g_assert_true (g_file_set_contents (note, "", 0, NULL));

  samples = aster_samples_list ();
  g_assert_cmpuint (samples->len, ==, 2);
  g_assert_cmpstr (((AsterSample *) g_ptr_array_index (samples, 0))->name, ==, "a");
  found = aster_samples_find ("sample:b", &error);
  g_assert_cmpstr (found, ==, b);
  g_assert_null (aster_samples_find ("c", &error));
  g_assert_error (error, ASTER_ERROR, ASTER_ERROR_MISSING);
  g_assert_true (g_str_has_suffix (error->message, ": a, b"));

  g_setenv ("ASTERISM_SAMPLES", "/nowhere", TRUE);
  g_assert_null (aster_samples_find ("b", NULL));
  g_unsetenv ("ASTERISM_SAMPLES");
  g_unlink (a);
  g_unlink (b);
  g_unlink (note);
  g_rmdir (folder);
  aster_samples_set_folder (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/folder", test_folder);
  return g_test_run ();
}
