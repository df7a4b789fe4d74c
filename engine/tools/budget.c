/* A file that says it holds a billion numbers is asked two questions before any
 * memory is: does it have the bytes, and would they fit here? The second answer
 * is the smallest of half the memory that is available now, what the control
 * group may use and what the process may use (ulimit -v). */

#include "tools/budget.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/resource.h>

#include "tools/error.h"

/* Bytes of addresses. */
#define MIB        ((guint64) 1 << 20)
#define PROGRAM    (64 * MIB)  /* with its libraries */
#define OWN_THREAD (192 * MIB) /* one of those that OpenBLAS starts as it is loaded */
#define ONE_THREAD (132 * MIB) /* that multiplies, alone */
#define ANY_THREAD (208 * MIB) /* of several */

static guint64 fixed; /* (atomic) 0: ask the machine */

/* The number after @key in a small file of the kernel, in bytes; no limit where
 * there is none. */
static guint64
read_number (const char *path, const char *key, guint64 unit)
{
  g_autofree char *text = NULL;
  const char *place;
  guint64 number;

  if (!g_file_get_contents (path, &text, NULL, NULL) ||
      (place = strstr (text, key)) == NULL)
    return G_MAXUINT64;

  place += strlen (key);
  while (g_ascii_isspace (*place))
    place++;
  if (!g_ascii_isdigit (*place))
    return G_MAXUINT64;

  number = g_ascii_strtoull (place, NULL, 10);

  return number > G_MAXUINT64 / unit ? G_MAXUINT64 : number * unit;
}

/**
 * aster_budget_get:
 *
 * Returns: bytes that one matrix from a file may take, at least 1 MiB
 */
guint64
aster_budget_get (void)
{
  static const char *const groups[] = { "/sys/fs/cgroup/memory.max",
                                        "/sys/fs/cgroup/memory/memory.limit_in_bytes" };
  struct rlimit limit;
  guint64 budget = __atomic_load_n (&fixed, __ATOMIC_RELAXED);

  if (budget > 0)
    return budget;

  budget = read_number ("/proc/meminfo", "MemAvailable:", 1024) / 2;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    budget = MIN (budget, read_number (groups[i], "", 1));
  if (getrlimit (RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    budget = MIN (budget, (guint64) limit.rlim_cur);

  return MAX (budget, 1024 * 1024);
}

/**
 * aster_budget_fit_threads:
 * @threads: how many are wished for, at least 1
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * OpenBLAS takes a buffer of 128 MiB of addresses for each thread that multiplies, and
 * the C library up to as much for what it allocates; where the addresses of a process are
 * limited (ulimit -v) and too few are left, OpenBLAS asks for them again without end.
 * Half of what is left is kept for data. Call it before anything is multiplied.
 *
 * Returns: how many threads have room, 1 to @threads; 0 with @error set if none has
 */
guint
aster_budget_fit_threads (guint threads, GError **error)
{
  struct rlimit limit;
  guint64 taken, left;
  g_autofree char *may = NULL, *need = NULL;

  g_return_val_if_fail (threads > 0, 0);

  if (getrlimit (RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return threads;

  taken = read_number ("/proc/self/status", "VmSize:", 1024);
  /* What is not taken yet will be: OpenBLAS has a thread for each other processor. */
  taken = MAX (taken, PROGRAM + (g_get_num_processors () - 1) * OWN_THREAD);
  left = limit.rlim_cur > taken ? limit.rlim_cur - taken : 0;
  if (left >= ONE_THREAD)
    return (guint) CLAMP (left / 2 / ANY_THREAD, 1, threads);

  may = g_format_size (limit.rlim_cur);
  need = g_format_size (taken == G_MAXUINT64 ? ONE_THREAD : taken + ONE_THREAD);
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               /* Translators: sizes, like “3.4 GB”. */
               _ ("this process may use %s of memory and needs %s to multiply matrices; "
                  "raise the limit (ulimit -v)"),
               may, need);
  return 0;
}

/**
 * aster_budget_set:
 * @bytes: what aster_budget_get() answers from now on; 0: asks the machine again
 *
 * For tests and for a person who knows better. Any thread.
 */
void
aster_budget_set (guint64 bytes)
{
  __atomic_store_n (&fixed, bytes, __ATOMIC_RELAXED);
}

/**
 * aster_budget_check:
 * @n_rows: rows of a matrix that has not been allocated yet
 * @n_cols: its columns
 * @error: return location for %ASTER_ERROR_NO_MEMORY
 *
 * Returns: whether so many float32 numbers may be asked for
 */
gboolean
aster_budget_check (gsize n_rows, gsize n_cols, GError **error)
{
  guint64 budget = aster_budget_get ();
  g_autofree char *need = NULL, *have = NULL;
  gsize n, size;

  if (g_size_checked_mul (&n, n_rows, n_cols) &&
      g_size_checked_mul (&size, n, sizeof (float)))
    {
      if (size <= budget)
        return TRUE;
      need = g_format_size (size);
    }

  have = g_format_size (budget);
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_NO_MEMORY,
               /* Translators: the last two are sizes, like “3.4 GB”. */
               _ ("%zu rows of %zu numbers need %s of memory and %s may be used; load "
                  "only the first rows"),
               n_rows, n_cols, need != NULL ? need : "∞", have);
  return FALSE;
}
