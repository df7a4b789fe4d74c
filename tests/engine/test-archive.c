/* Packed files, made here by libarchive itself and by zlib through GIO. */

#include "files/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "files.h"
#include "tools/limits.h"

#define FIVE "a 1 2\nb 3 4\nc 5 6\nd 7 8\ne 9 1\n"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *link; /* NULL for a regular file */
} Member;

static la_ssize_t
write_cb (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint) length);

  return (la_ssize_t) length;
}

static void
add_member (struct archive *archive, const Member *member)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, member->name);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_filetype (entry, member->link != NULL ? AE_IFLNK : AE_IFREG);
  if (member->link != NULL)
    archive_entry_set_symlink (entry, member->link);
  else
    archive_entry_set_size (entry, (la_int64_t) member->length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  if (member->link == NULL)
    archive_write_data (archive, member->bytes, member->length);
  archive_entry_free (entry);
}

/* @format: "zip", "tar" or "raw"; @filter: "", "gzip", "bzip2", "xz", "zstd". */
static GByteArray *
pack (const char *format, const char *filter, const Member *members, guint n)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();

  g_assert_cmpint (archive_write_set_format_by_name (
                       archive, g_str_equal (format, "tar") ? "ustar" : format),
                   ==, ARCHIVE_OK);
  if (*filter != '\0')
    g_assert_cmpint (archive_write_add_filter_by_name (archive, filter), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_cb, NULL), ==,
                   ARCHIVE_OK);
  for (guint i = 0; i < n; i++)
    add_member (archive, &members[i]);
  archive_write_close (archive);
  archive_write_free (archive);

  return bytes;
}

static GByteArray *
pack_one (const char *format, const char *filter, const char *bytes, gsize length)
{
  Member member = { "vectors.txt", bytes, length, NULL };

  return pack (format, filter, &member, 1);
}

static AsterSpace *
load (const GByteArray *bytes, const char *member, GError **error)
{
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;

  options.member = member;

  return files_load (bytes->data, bytes->len, &options, NULL, error);
}

static void
assert_refused (const GByteArray *bytes, AsterError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (bytes, NULL, &error));
  g_assert_error (error, ASTER_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("‘%s’ is not in: %s", word, error->message);
}

static void
test_every_kind (void)
{
  static const char *const kinds[][2] = {
    { "raw", "gzip" },  { "raw", "xz" }, { "raw", "zstd" },
    { "zip", "" },      { "tar", "" },   { "tar", "gzip" },
    { "tar", "bzip2" }, { "tar", "xz" }, { "tar", "zstd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GByteArray) bytes = pack_one (kinds[i][0], kinds[i][1], FIVE,
                                               strlen (FIVE));
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterSpace) space = load (bytes, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (aster_space_n (space), ==, 5);
      g_assert_cmpuint (aster_report_get_n (space->report), ==, 0);
      if (!g_str_equal (kinds[i][0], "raw"))
        g_assert_cmpstr (space->origin.path, ==, "vectors#vectors.txt");
      g_assert_cmpstr (space->origin.name, ==, "vectors");
    }
}

static void
test_several_members (void)
{
  static const Member members[] = { { "a.50d.txt", FIVE, sizeof FIVE - 1, NULL },
                                    { "README.md", "# x", 3, NULL },
                                    { "../b.txt", "z 1 2\n", 6, NULL } };
  static const char *const formats[] = { "zip", "tar" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GByteArray) bytes = pack (formats[i], "", members, 3);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterSpace) space = NULL;

      assert_refused (bytes, ASTER_ERROR_FORMAT,
                      "#name to the path: a.50d.txt, ../b.txt");
      space = load (bytes, "../b.txt", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (aster_space_n (space), ==, 1);
      g_assert_null (load (bytes, "c.txt", &error));
      g_assert_error (error, ASTER_ERROR, ASTER_ERROR_MISSING);
    }
}

/* The path «archive#member», and a plain file that has a # in its name. */
static void
test_paths (void)
{
  static const Member members[] = { { "a.txt", FIVE, sizeof FIVE - 1, NULL },
                                    { "b.txt", FIVE, sizeof FIVE - 1, NULL } };
  g_autofree char *folder = g_dir_make_tmp ("aster-archive-XXXXXX", NULL);
  g_autofree char *zip = g_build_filename (folder, "x.zip", NULL);
  g_autofree char *inside = g_strconcat (zip, "#b.txt", NULL);
  g_autofree char *odd = g_build_filename (folder, "c#.txt", NULL);
  g_autoptr (GByteArray) bytes = pack ("zip", "", members, 2);
  g_autoptr (AsterSpace) one = NULL, two = NULL;

  g_assert_true (g_file_set_contents (zip, (char *) bytes->data, bytes->len, NULL));
  g_assert_true (g_file_set_contents (odd, FIVE, -1, NULL));
  one = aster_load (inside, NULL, NULL, NULL);
  two = aster_load (odd, NULL, NULL, NULL);
  g_assert_nonnull (one);
  g_assert_cmpstr (one->origin.path, ==, inside);
  g_assert_cmpstr (one->origin.name, ==, "b");
  g_assert_nonnull (two);
  g_unlink (zip);
  g_unlink (odd);
  g_rmdir (folder);
}

static void
test_refusals (void)
{
  static const Member link = { "vectors.txt", NULL, 0, "/etc/passwd" };
  static const Member picture = { "x.png", "x", 1, NULL };
  static const Member pickle = { "archive/data.pkl", "x", 1, NULL };
  static const Member array = { "emb.npy", "x", 1, NULL };
  g_autoptr (GByteArray) a = pack ("tar", "gzip", &link, 1);
  g_autoptr (GByteArray) b = pack ("zip", "", &picture, 1);
  g_autoptr (GByteArray) c = pack ("zip", "", &pickle, 1);
  g_autoptr (GByteArray) d = pack ("zip", "", &array, 1);
  g_autoptr (GByteArray) once = pack_one ("raw", "gzip", FIVE, strlen (FIVE));
  g_autoptr (GByteArray) twice = pack_one ("raw", "gzip", (char *) once->data, once->len);
  g_autoptr (GByteArray) inside = pack_one ("zip", "", (char *) once->data, once->len);

  assert_refused (a, ASTER_ERROR_FORMAT, "links are not followed");
  assert_refused (b, ASTER_ERROR_FORMAT, "no vectors were found");
  assert_refused (c, ASTER_ERROR_FORMAT, "pickle");
  assert_refused (d, ASTER_ERROR_FORMAT, ".npz");
  assert_refused (twice, ASTER_ERROR_FORMAT, "compressed twice");
  assert_refused (inside, ASTER_ERROR_FORMAT, "compressed twice");
}

/* gzip: each member of several is read, padding is not a fault, all else is. */
static void
test_gzip_members (void)
{
  g_autoptr (GByteArray) bytes = pack_one ("raw", "gzip", FIVE, strlen (FIVE));
  g_autoptr (GByteArray) more = pack_one ("raw", "gzip", "f 1 2\n", 6);
  g_autoptr (AsterSpace) both = NULL, padded = NULL;

  g_byte_array_append (bytes, more->data, more->len);
  both = load (bytes, NULL, NULL);
  g_assert_cmpuint (aster_space_n (both), ==, 6);
  g_byte_array_append (bytes, (const guint8 *) "\0\0\0", 3);
  padded = load (bytes, NULL, NULL);
  g_assert_cmpuint (aster_space_n (padded), ==, 6);
  g_byte_array_append (bytes, (const guint8 *) "xyz", 3);
  assert_refused (bytes, ASTER_ERROR_DAMAGED, "not gzip");
}

/* Every bit of the checksum and of the length at the end of a gzip file. */
static void
test_gzip_checksum (void)
{
  g_autoptr (GByteArray) bytes = pack_one ("raw", "gzip", FIVE, strlen (FIVE));

  for (guint bit = 0; bit < 64; bit++)
    {
      guint8 *byte = &bytes->data[bytes->len - 1 - bit / 8];

      *byte ^= (guint8) (1 << bit % 8);
      assert_refused (bytes, ASTER_ERROR_FORMAT, "checksum");
      *byte ^= (guint8) (1 << bit % 8);
    }
}

/* Long enough that rows came out before the fault: they can be had. */
static void
test_gzip_salvage (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  AsterRandom random = aster_random_init (2, 0);

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "w%u %u 2\n", i,
                            (guint) aster_random_below (&random, 100000));
  bytes = pack_one ("raw", "gzip", text->str, text->len);
  options.salvage = TRUE;
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (AsterSpace) space = NULL;

      /* First a wrong checksum, then a file that ends early. */
      if (k == 0)
        bytes->data[bytes->len - 8] ^= 1;
      else
        g_byte_array_set_size (bytes, bytes->len / 2);
      assert_refused (bytes, ASTER_ERROR_DAMAGED, k == 0 ? "checksum" : "truncated");
      space = files_load (bytes->data, bytes->len, &options, NULL, NULL);
      g_assert_cmpuint (aster_space_n (space), >, 10000);
      g_assert_nonnull (files_find_notice (space, "salvaged"));
    }
}

/* A stream that is cut anywhere is never taken for a whole one. */
static void
test_prefixes (void)
{
  static const char *const filters[] = { "gzip", "bzip2", "xz", "zstd" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GByteArray) bytes = pack_one ("raw", filters[i], FIVE, strlen (FIVE));

      for (gsize length = 0; length < bytes->len; length++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (AsterSpace) space = files_load (bytes->data, length, NULL, NULL,
                                                     &error);

          files_assert_ending (space, error);
          if (g_str_equal (filters[i], "gzip"))
            g_assert_null (space);
        }
    }
}

static void
test_flips (void)
{
  static const char *const kinds[][2] = { { "zip", "" },
                                          { "tar", "gzip" },
                                          { "raw", "xz" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GByteArray) bytes = pack_one (kinds[i][0], kinds[i][1], FIVE,
                                               strlen (FIVE));

      for (gsize bit = 0; bit < bytes->len * 8; bit++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (AsterSpace) space = NULL;

          bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
          space = load (bytes, NULL, &error);
          files_assert_ending (space, error);
          bytes->data[bit / 8] ^= (guint8) (1 << bit % 8);
        }
    }
}

/* What grows more than 200 times is refused once 16 MiB have come out of it. */
static void
test_bombs (void)
{
  static const char *const kinds[][2] = { { "raw", "gzip" },
                                          { "raw", "xz" },
                                          { "raw", "zstd" },
                                          { "zip", "" },
                                          { "tar", "gzip" } };
  gsize length = ASTER_ZIP_RATIO_FROM / 16 * 17;
  g_autofree char *text = g_strnfill (length, '0');

  for (gsize i = 0; i + 8 <= length; i += 8)
    memcpy (text + i, "a 1 2 3\n", 8);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GByteArray) bytes = pack_one (kinds[i][0], kinds[i][1], text, length);
      g_autoptr (GByteArray) small = pack_one (kinds[i][0], kinds[i][1], text,
                                               ASTER_ZIP_RATIO_FROM / 16);
      AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
      g_autoptr (AsterSpace) space = NULL;
      g_autoptr (GError) error = NULL;

      assert_refused (bytes, ASTER_ERROR_NO_MEMORY, "bombs");
      options.limit = 10;
      space = files_load (small->data, small->len, &options, NULL, &error);
      g_assert_no_error (error);
    }
}

/* One below, at and one above the limit. */
static void
test_many_members (void)
{
  for (guint n = ASTER_MAX_ZIP_MEMBERS - 1; n <= ASTER_MAX_ZIP_MEMBERS + 1; n++)
    {
      g_autofree Member *members = g_new0 (Member, n);
      g_autoptr (GByteArray) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterSpace) space = NULL;

      members[0] = (Member){ "v.txt", FIVE, sizeof FIVE - 1, NULL };
      for (guint i = 1; i < n; i++)
        members[i] = (Member){ "x.png", "x", 1, NULL };
      bytes = pack ("zip", "", members, n);
      space = load (bytes, NULL, &error);
      g_assert_true ((space != NULL) == (n <= ASTER_MAX_ZIP_MEMBERS));
    }
}

static gboolean
load_verb (gpointer data, AsterPulse *pulse, GError **error)
{
  const GByteArray *bytes = data;
  g_autoptr (AsterSpace) space = files_load (bytes->data, bytes->len, NULL, pulse, error);

  return space != NULL;
}

static void
test_cancel (void)
{
  static const char *const kinds[][2] = {
    { "raw", "gzip" }, { "raw", "xz" }, { "zip", "" }, { "tar", "gzip" }
  };
  g_autoptr (GString) text = g_string_new (NULL);
  AsterRandom random = aster_random_init (1, 0);

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "w%u 0.%u 0.%u\n", i,
                            (guint) aster_random_below (&random, 100000),
                            (guint) aster_random_below (&random, 100000));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GByteArray) bytes = pack_one (kinds[i][0], kinds[i][1], text->str,
                                               text->len);

      g_assert_cmpuint (support_assert_cancels (load_verb, bytes), >, 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/every-kind", test_every_kind);
  g_test_add_func ("/archive/several-members", test_several_members);
  g_test_add_func ("/archive/paths", test_paths);
  g_test_add_func ("/archive/refusals", test_refusals);
  g_test_add_func ("/archive/gzip-members", test_gzip_members);
  g_test_add_func ("/archive/gzip-checksum", test_gzip_checksum);
  g_test_add_func ("/archive/gzip-salvage", test_gzip_salvage);
  g_test_add_func ("/archive/prefixes", test_prefixes);
  g_test_add_func ("/archive/flips", test_flips);
  g_test_add_func ("/archive/bombs", test_bombs);
  g_test_add_func ("/archive/many-members", test_many_members);
  g_test_add_func ("/archive/cancel", test_cancel);
  return g_test_run ();
}
