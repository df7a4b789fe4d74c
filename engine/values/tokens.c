/* The bytes of all tokens stand in one block, with an offset for each row, and
 * an open-addressing table of rows finds a token by name. Beside each row the table
 * keeps half of the name's hash, so that names are compared only when they are very
 * likely the same, and the table grows without looking at them. A million tokens
 * cost about 30 bytes each beyond their letters; finding one takes a look or two. */

#include "values/tokens.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tools/error.h"
#include "tools/limits.h"
#include "tools/random.h"

#define EMPTY G_MAXUINT32

/* A place of the table. */
typedef struct
{
  guint32 row;  /* the first row of its name, or EMPTY */
  guint32 hash; /* of its name; the lowest bits say where the search begins */
} Slot;

struct _AsterTokens
{
  char *bytes; /* each token followed by one NUL */
  gsize used;
  gsize size;
  gsize *starts; /* (n + 1) */
  gsize n;
  gsize room;
  Slot *table;   /* (n_slots) */
  gsize n_slots; /* a power of two, at most 2³² */
  gsize n_names; /* distinct names */
};

/* Eight bytes at a time, each mixed over the whole word: vocabularies are full of
 * names that differ in their last letters, and those must not land side by side. */
static guint32
hash (const char *bytes, gsize length)
{
  guint64 h = length, word;

  for (; length >= sizeof word; bytes += sizeof word, length -= sizeof word)
    {
      memcpy (&word, bytes, sizeof word);
      h = aster_random_mix (h ^ word);
    }
  word = 0;
  if (length > 0)
    memcpy (&word, bytes, length);

  return (guint32) aster_random_mix (h ^ word);
}

static gboolean
is_row (const AsterTokens *self, gsize row, const char *bytes, gsize length)
{
  return self->starts[row + 1] - self->starts[row] - 1 == length &&
         memcmp (self->bytes + self->starts[row], bytes, length) == 0;
}

/* The slot that holds the name, or the empty one where it would go. */
static Slot *
find_slot (const AsterTokens *self, guint32 code, const char *bytes, gsize length)
{
  gsize mask = self->n_slots - 1, at = code & mask;

  while (self->table[at].row != EMPTY &&
         (self->table[at].hash != code ||
          !is_row (self, self->table[at].row, bytes, length)))
    at = (at + 1) & mask;

  return &self->table[at];
}

/* A fuller table takes many looks, a larger one falls out of the processor's cache. */
static gboolean
is_crowded (gsize n_names, gsize n_slots)
{
  return n_names > n_slots / 4 * 3;
}

/* FALSE, and nothing changed, if there is not enough memory. */
static gboolean
rehash (AsterTokens *self, gsize n_slots)
{
  g_autofree Slot *old = NULL;
  Slot *table = g_try_new (Slot, n_slots);
  gsize n_old = self->n_slots;

  if (table == NULL)
    return FALSE;

  old = self->table;
  self->table = table;
  self->n_slots = n_slots;
  memset (self->table, 0xff, n_slots * sizeof (Slot));

  for (gsize i = 0; i < n_old; i++)
    if (old[i].row != EMPTY)
      {
        gsize at = old[i].hash & (n_slots - 1);

        while (table[at].row != EMPTY)
          at = (at + 1) & (n_slots - 1);
        table[at] = old[i];
      }

  return TRUE;
}

/**
 * aster_tokens_new:
 *
 * Returns: (transfer full): no tokens yet
 */
AsterTokens *
aster_tokens_new (void)
{
  AsterTokens *self = g_atomic_rc_box_new0 (AsterTokens);

  self->room = 64;
  self->starts = g_new0 (gsize, self->room + 1);
  self->size = 1024;
  self->bytes = g_malloc (self->size);
  rehash (self, 128);

  return self;
}

static gboolean
refuse (AsterTokens *self, GError **error)
{
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               _ ("There is not enough memory for more than %zu tokens. Open fewer of "
                  "them."),
               self->n);
  return FALSE;
}

static gboolean
grow_starts (AsterTokens *self, gsize room)
{
  gsize *starts = g_try_renew (gsize, self->starts, room + 1);

  if (starts == NULL)
    return FALSE;

  self->starts = starts;
  self->room = room;

  return TRUE;
}

/**
 * aster_tokens_append:
 * @self: tokens that nobody else holds yet
 * @bytes: (array length=length): the token, any bytes
 * @length: its length, at most %ASTER_MAX_TOKEN
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Adds one row. A name that is already there is added all the same: both rows
 * keep it, and aster_tokens_find() answers with the first. Amortised O(length).
 *
 * Returns: %FALSE with @error set, and nothing added, on failure
 */
gboolean
aster_tokens_append (AsterTokens *self, const char *bytes, gsize length, GError **error)
{
  guint32 code;
  Slot *slot;

  g_return_val_if_fail (self != NULL && (bytes != NULL || length == 0), FALSE);

  if (bytes == NULL)
    bytes = "";
  if (self->n >= ASTER_MAX_ROWS)
    return refuse (self, error);
  if (self->n == self->room && !grow_starts (self, self->room * 2))
    return refuse (self, error);

  if (self->size - self->used <= length)
    {
      gsize size = MAX (self->size * 2, self->used + length + 1);
      char *block = g_try_realloc (self->bytes, size);

      if (block == NULL)
        return refuse (self, error);
      self->bytes = block;
      self->size = size;
    }

  if (is_crowded (self->n_names + 1, self->n_slots) && !rehash (self, self->n_slots * 2))
    return refuse (self, error);

  if (length > 0)
    memcpy (self->bytes + self->used, bytes, length);
  self->bytes[self->used + length] = '\0';
  self->used += length + 1;
  self->starts[self->n + 1] = self->used;

  code = hash (bytes, length);
  slot = find_slot (self, code, bytes, length);
  if (slot->row == EMPTY)
    {
      *slot = (Slot){ (guint32) self->n, code };
      self->n_names++;
    }
  self->n++;

  return TRUE;
}

/**
 * aster_tokens_reserve:
 * @self: tokens that nobody else holds yet
 * @n: how many names there will be, about
 *
 * Makes room for @n names at once, so that it does not grow in steps. Only advice:
 * without the memory for it nothing happens. O(n).
 */
void
aster_tokens_reserve (AsterTokens *self, gsize n)
{
  gsize room = MIN (n, ASTER_MAX_ROWS), n_slots = self->n_slots;

  while (is_crowded (room, n_slots))
    n_slots *= 2;
  if (room > self->room && !grow_starts (self, room))
    return;
  if (n_slots > self->n_slots)
    rehash (self, n_slots);
}

/**
 * aster_tokens_prefetch:
 * @self: tokens
 * @bytes: (array length=length): a name
 * @length: its length
 *
 * Says that this name will soon be appended or looked for, so that the wait for its
 * place of the table, the longest of all, passes meanwhile. Changes nothing. O(length).
 */
void
aster_tokens_prefetch (const AsterTokens *self, const char *bytes, gsize length)
{
  __builtin_prefetch (&self->table[hash (bytes, length) & (self->n_slots - 1)], 1);
}

/**
 * aster_tokens_new_from_strv:
 * @names: (array zero-terminated=1): for tests and small lists
 *
 * Returns: (transfer full): tokens of these names, which are copied
 */
AsterTokens *
aster_tokens_new_from_strv (const char *const *names)
{
  AsterTokens *self = aster_tokens_new ();

  for (gsize i = 0; names[i] != NULL; i++)
    aster_tokens_append (self, names[i], strlen (names[i]), NULL);

  return self;
}

/**
 * aster_tokens_select:
 * @self: tokens
 * @rows: (array length=n): rows below their number, in any order
 * @n: how many
 *
 * Returns: (transfer full) (nullable): those of @rows; %NULL for want of memory
 */
AsterTokens *
aster_tokens_select (const AsterTokens *self, const guint32 *rows, gsize n)
{
  g_autoptr (AsterTokens) copy = aster_tokens_new ();

  for (gsize i = 0; i < n; i++)
    {
      gsize length;
      const char *bytes = aster_tokens_get (self, rows[i], &length);

      if (!aster_tokens_append (copy, bytes, length, NULL))
        return NULL;
    }

  return g_steal_pointer (&copy);
}

AsterTokens *
aster_tokens_ref (AsterTokens *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
tokens_clear (gpointer data)
{
  AsterTokens *self = data;

  g_free (self->bytes);
  g_free (self->starts);
  g_free (self->table);
}

void
aster_tokens_unref (AsterTokens *self)
{
  g_atomic_rc_box_release_full (self, tokens_clear);
}

/**
 * aster_tokens_get_n:
 * @self: tokens
 *
 * Returns: number of rows
 */
gsize
aster_tokens_get_n (const AsterTokens *self)
{
  return self->n;
}

/**
 * aster_tokens_get:
 * @self: tokens
 * @row: a row below aster_tokens_get_n()
 * @length: (out) (optional): bytes of the token
 *
 * Returns: (transfer none): the raw bytes, followed by a NUL that is not part of
 *   the token; they may hold NULs themselves and need not be UTF-8
 */
const char *
aster_tokens_get (const AsterTokens *self, gsize row, gsize *length)
{
  g_return_val_if_fail (self != NULL && row < self->n, NULL);

  if (length != NULL)
    *length = self->starts[row + 1] - self->starts[row] - 1;

  return self->bytes + self->starts[row];
}

/**
 * aster_tokens_find:
 * @self: tokens
 * @bytes: a name
 * @length: its length, or −1 if it ends with a NUL
 *
 * Returns: the first row of that name, byte for byte, or −1
 */
int
aster_tokens_find (const AsterTokens *self, const char *bytes, gssize length)
{
  gsize n;
  guint32 row;

  g_return_val_if_fail (self != NULL && bytes != NULL, -1);

  n = length < 0 ? strlen (bytes) : (gsize) length;
  row = find_slot (self, hash (bytes, n), bytes, n)->row;

  return row == EMPTY ? -1 : (int) row;
}

/**
 * aster_tokens_count_duplicates:
 * @self: tokens
 * @first: (out) (optional): the first row whose name stood before it, if any
 *
 * Returns: how many rows repeat the name of an earlier row. O(n).
 */
gsize
aster_tokens_count_duplicates (const AsterTokens *self, gsize *first)
{
  gsize n = self->n - self->n_names;

  for (gsize i = 0; first != NULL && n > 0 && i < self->n; i++)
    {
      gsize length;
      const char *bytes = aster_tokens_get (self, i, &length);

      if (aster_tokens_find (self, bytes, (gssize) length) != (int) i)
        {
          *first = i;
          break;
        }
    }

  return n;
}

/**
 * aster_tokens_dup_shown:
 * @self: tokens
 * @row: a row below their number
 *
 * Returns: (transfer full): as a person may see it; see aster_token_escape()
 */
char *
aster_tokens_dup_shown (const AsterTokens *self, gsize row)
{
  gsize length;
  const char *bytes = aster_tokens_get (self, row, &length);

  return aster_token_escape (bytes, (gssize) length);
}
