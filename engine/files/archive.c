/* zip, tar, bzip2, xz and zstd through libarchive, as streams: nothing is ever
 * extracted, so names with «..» and links are only names. Which filters and formats
 * are allowed is said one by one; the library could otherwise start programs. */

#include "files/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/limits.h"
#include "values/tokens.h"

typedef struct
{
  struct archive *archive;
  AsterBytes *source;
  AsterPulse *pulse;
  gsize lent;       /* bytes of the window that the library is looking at */
  guint64 fed;      /* bytes that the library was given, some of them twice */
  guint64 produced; /* bytes that came out */
  GError *fault;    /* from inside a callback */
} Unpacker;

static void
unpacker_free (gpointer data)
{
  Unpacker *self = data;

  archive_read_free (self->archive);
  g_clear_error (&self->fault);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unpacker, unpacker_free)

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **buffer)
{
  Unpacker *self = data;

  aster_bytes_advance (self->source, self->lent);
  self->lent = 0;
  if (self->fault != NULL)
    return ARCHIVE_FATAL;
  if (!aster_pulse_beat (self->pulse, aster_bytes_fraction (self->source), NULL))
    {
      aster_set_cancelled (&self->fault);
      return ARCHIVE_FATAL;
    }
  if (!aster_bytes_fill (self->source, 1, &self->fault))
    return ARCHIVE_FATAL;

  *buffer = self->source->data;
  self->lent = MIN (self->source->length, ASTER_STREAM_BLOCK);
  self->fed += self->lent;

  return (la_ssize_t) self->lent;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Unpacker *self = data;
  AsterBytes *source = self->source;
  la_int64_t base = whence == SEEK_SET   ? 0
                    : whence == SEEK_CUR ? (la_int64_t) (source->offset + self->lent)
                                         : (la_int64_t) source->size;

  self->lent = 0;
  if (base + offset < 0 || !aster_bytes_seek (source, (guint64) (base + offset)))
    return ARCHIVE_FATAL;

  return base + offset;
}

static gboolean
fail (Unpacker *self, GError **error)
{
  const char *why = archive_error_string (self->archive);
  const AsterBytes *source = self->source;

  if (self->fault != NULL)
    g_propagate_error (error, g_steal_pointer (&self->fault));
  else
    aster_bytes_fail_at (source, source->offset, ASTER_ERROR_FORMAT, error,
                         /* Translators: the reason is in English, from a library. */
                         _ ("the archive is damaged, truncated or of a kind that is not "
                            "read (%s); get it again or unpack it yourself"),
                         why != NULL ? why : "?");
  return FALSE;
}

/* Starts reading @source as one kind of thing. */
static Unpacker *
open_source (AsterBytes *source, gboolean members, AsterPulse *pulse, GError **error)
{
  g_autoptr (Unpacker) self = g_new0 (Unpacker, 1);
  struct archive *archive = archive_read_new ();

  self->archive = archive;
  self->source = source;
  self->pulse = pulse;
  if (members)
    {
      archive_read_support_format_zip (archive);
      archive_read_support_format_tar (archive);
    }
  else
    {
      archive_read_support_filter_bzip2 (archive);
      archive_read_support_filter_xz (archive);
      archive_read_support_filter_zstd (archive);
      archive_read_support_format_raw (archive);
    }
  archive_read_set_callback_data (archive, self);
  archive_read_set_read_callback (archive, read_cb);
  if (members && source->size != ASTER_BYTES_UNKNOWN)
    archive_read_set_seek_callback (archive, seek_cb);
  if (archive_read_open1 (archive) != ARCHIVE_OK)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* The next member: 1, 0 at the end, −1 on failure. */
static int
next_entry (Unpacker *self, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (self->archive, entry);

  if (result == ARCHIVE_EOF && self->fault == NULL)
    return 0;
  if ((result != ARCHIVE_OK && result != ARCHIVE_WARN) || self->fault != NULL)
    {
      fail (self, error);
      return -1;
    }

  return 1;
}

static gssize
member_read (gpointer source, void *buffer, gsize length, GError **error)
{
  Unpacker *self = source;
  la_ssize_t got = archive_read_data (self->archive, buffer, length);

  if (got < 0 || self->fault != NULL)
    {
      fail (self, error);
      return -1;
    }

  self->produced += (guint64) got;
  if (self->produced > ASTER_ZIP_RATIO_FROM &&
      self->produced / ASTER_MAX_ZIP_RATIO > MIN (self->fed, self->source->size))
    {
      aster_bytes_fail_at (self->source, self->source->offset, ASTER_ERROR_NO_MEMORY,
                           error,
                           _ ("the compressed data grows more than %u times, as only "
                              "bombs do; unpack it yourself if you trust it"),
                           ASTER_MAX_ZIP_RATIO);
      return -1;
    }

  return got;
}

/**
 * aster_archive_unpack:
 * @packed: a window at the beginning of bzip2, xz or zstd data; must outlive the
 *   result
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what is inside
 */
AsterBytes *
aster_archive_unpack (AsterBytes *packed, AsterPulse *pulse, GError **error)
{
  g_autoptr (Unpacker) self = open_source (packed, FALSE, pulse, error);
  struct archive_entry *entry;

  if (self == NULL)
    return NULL;
  if (next_entry (self, &entry, error) != 1 || archive_filter_count (self->archive) > 2)
    {
      if (error == NULL || *error == NULL)
        aster_bytes_fail_at (packed, 0, ASTER_ERROR_FORMAT, error,
                             _ ("the data is compressed twice (nested); unpack it "
                                "yourself first"));
      return NULL;
    }

  return aster_bytes_new_stream (packed->name, member_read, g_steal_pointer (&self),
                                 unpacker_free);
}

/* The name of a member; never NULL. */
static char *
dup_name (struct archive_entry *entry, guint index)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);

  return name != NULL ? g_utf8_make_valid (name, -1)
                      : g_strdup_printf ("member-%u", index + 1);
}

/**
 * aster_archive_list:
 * @archive: a window at the beginning of a zip or tar
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the name of each member,
 *   "" for what is not a regular file
 */
GPtrArray *
aster_archive_list (AsterBytes *archive, AsterPulse *pulse, GError **error)
{
  g_autoptr (Unpacker) self = open_source (archive, TRUE, pulse, error);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  struct archive_entry *entry;
  int is;

  if (self == NULL)
    return NULL;

  while ((is = next_entry (self, &entry, error)) > 0)
    {
      gboolean regular = archive_entry_filetype (entry) == AE_IFREG &&
                         archive_entry_hardlink (entry) == NULL;

      if (archive_entry_is_encrypted (entry))
        {
          aster_bytes_fail (archive, ASTER_ERROR_FORMAT, error,
                            _ ("the archive is encrypted; unpack it yourself and open "
                               "the file inside"));
          return NULL;
        }
      if (members->len == ASTER_MAX_ZIP_MEMBERS)
        {
          aster_bytes_fail (archive, ASTER_ERROR_FORMAT, error,
                            _ ("the archive has more than %u members, the limit; unpack "
                               "it yourself and open the file inside"),
                            ASTER_MAX_ZIP_MEMBERS);
          return NULL;
        }
      g_ptr_array_add (members, regular ? dup_name (entry, members->len) : g_strdup (""));
    }

  return is < 0 ? NULL : g_steal_pointer (&members);
}

/* Names that cannot be vectors, and what zip files of other programs hold. */
static gboolean
is_other (const char *name)
{
  static const char *const endings[] = { ".png", ".jpg", ".jpeg", ".gif",  ".svg", ".pdf",
                                         ".md",  ".rst", ".html", ".json", ".py",  ".c",
                                         ".h",   ".sh",  ".xml",  ".doc",  ".docx" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *base = g_path_get_basename (lower);

  if (g_str_has_prefix (base, "readme") || g_str_has_prefix (base, "license") ||
      g_str_has_prefix (base, "licence") || *base == '.' ||
      strstr (lower, "__macosx/") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (base, endings[i]))
      return TRUE;

  return FALSE;
}

static gboolean
refuse_foreign (const AsterBytes *archive, const char *name, GError **error)
{
  const char *why = NULL;

  if (g_str_has_suffix (name, "data.pkl"))
    why = _ ("this is a PyTorch file, a Python pickle, which can run code, so it is "
             "never opened. In Python: safetensors.torch.save_file("
             "model.state_dict(), 'model.safetensors')");
  else if (g_str_has_suffix (name, ".npy"))
    why = _ ("this is a NumPy .npz archive, which is not read yet; save it in Python as "
             "safetensors or as text");
  else if (g_str_equal (name, "[Content_Types].xml") || g_str_equal (name, "mimetype"))
    why = _ ("this is an office document; export the table as CSV");

  if (why != NULL)
    aster_bytes_fail (archive, ASTER_ERROR_FORMAT, error, "%s", why);

  return why != NULL;
}

/**
 * aster_archive_choose:
 * @archive: for messages
 * @members: from aster_archive_list()
 * @wanted: (nullable): the member that was asked for
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_MISSING
 *
 * Returns: which member to read, or −1 with @error set: there is none, or there are
 *   several and it names them and how to say which
 */
int
aster_archive_choose (const AsterBytes *archive,
                      GPtrArray *members,
                      const char *wanted,
                      GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;
  int chosen = -1;

  for (guint i = 0; i < members->len; i++)
    {
      const char *name = g_ptr_array_index (members, i);
      g_autofree char *shown = aster_token_escape (name, -1);

      if (wanted != NULL && g_str_equal (name, wanted) && *name != '\0')
        return (int) i;
      if (refuse_foreign (archive, name, error))
        return -1;
      if (*name == '\0' || is_other (name))
        continue;
      if (n++ < 10)
        g_string_append_printf (names, "%s%s", n > 1 ? ", " : "", shown);
      else if (n == 11)
        g_string_append (names, ", …");
      chosen = (int) i;
    }

  if (wanted != NULL)
    aster_bytes_fail (archive, ASTER_ERROR_MISSING, error,
                      _ ("the archive has no member ‘%s’; it has: %s"), wanted,
                      names->str);
  else if (n == 0)
    aster_bytes_fail (archive, ASTER_ERROR_FORMAT, error,
                      _ ("no vectors were found in the archive: it has no regular file "
                         "that could hold them, and links are not followed"));
  else if (n > 1)
    aster_bytes_fail (archive, ASTER_ERROR_FORMAT, error,
                      _ ("the archive has several files; choose which by adding #name to "
                         "the path: %s"),
                      names->str);

  return wanted == NULL && n == 1 ? chosen : -1;
}

/**
 * aster_archive_open:
 * @archive: a window at the beginning of a zip or tar; must outlive the result
 * @index: which member
 * @name: what messages call it
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the bytes of that member
 */
AsterBytes *
aster_archive_open (
    AsterBytes *archive, guint index, const char *name, AsterPulse *pulse, GError **error)
{
  g_autoptr (Unpacker) self = open_source (archive, TRUE, pulse, error);
  struct archive_entry *entry;

  if (self == NULL)
    return NULL;
  for (guint i = 0; i <= index; i++)
    if (next_entry (self, &entry, error) != 1)
      {
        if (error != NULL && *error == NULL)
          fail (self, error);
        return NULL;
      }

  return aster_bytes_new_stream (name, member_read, g_steal_pointer (&self),
                                 unpacker_free);
}
