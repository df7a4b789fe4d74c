/* Reads one file into fresh memory on all processors and prints the seconds it took:
 * the floor below which no loader that keeps the bytes can come. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/parallel.h"
#include "values/matrix.h"

#define PIECE (512u * 1024)

typedef struct
{
  int descriptor;
  char *to;
} Reading;

static void
read_piece (gsize begin, gsize end, gpointer user_data)
{
  const Reading *self = user_data;

  if (pread (self->descriptor, self->to + begin, end - begin, (off_t) begin) !=
      (gssize) (end - begin))
    exit (1);
}

int
main (int argc, char *argv[])
{
  gint64 start = g_get_monotonic_time ();
  Reading self = { -1, NULL };
  struct stat about;
  gsize length;

  if (argc != 2)
    return 2;
  self.descriptor = open (argv[1], O_RDONLY);
  if (self.descriptor < 0 || fstat (self.descriptor, &about) != 0)
    return 1;

  length = (gsize) about.st_size;
  self.to = (char *) aster_matrix_alloc (length / sizeof (float) + 1, 1, NULL);
  if (self.to == NULL)
    return 1;
  aster_parallel_for (length, PIECE, read_piece, &self);
  printf ("%.4f %zu\n", (double) (g_get_monotonic_time () - start) / 1e6, length);

  return 0;
}
