#include "export/map-table.h"

#include "support.h"

static const char *const words[] = { "king", "=1+1", "a\"b,\tc", "-cold", NULL };

typedef struct
{
  AsterTokens *tokens;
  AsterLayout *layout;
  AsterColouring *ranks;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const double ranks[] = { 1, 2, NAN, 4 };
  AsterMatrix *positions = aster_matrix_new (4, 2, NULL);

  for (guint i = 0; i < 8; i++)
    positions->data[i] = (float) i / 4;
  self->layout = aster_layout_new (positions);
  self->tokens = aster_tokens_new_from_strv (words);
  self->ranks = aster_colouring_new_from_numbers ("=Rank", ranks, 4, ASTER_RAMP_VALUES);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  aster_tokens_unref (self->tokens);
  aster_layout_unref (self->layout);
  aster_colouring_unref (self->ranks);
}

static AsterMapTable
table_of (const Fixture *self)
{
  AsterMapTable table = { .tokens = self->tokens,
                          .layout = self->layout,
                          .colouring = self->ranks };

  return table;
}

static void
assert_written (const AsterMapTable *table,
                AsterMapTableFormat format,
                const char *expected)
{
  g_autoptr (GBytes) bytes = aster_map_table_write (table, format);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

/* No cell of text begins like a formula; numbers may be negative. */
static void
test_tsv (Fixture *self, gconstpointer data)
{
  AsterMapTable table = table_of (self);

  assert_written (&table, ASTER_MAP_TABLE_TSV,
                  "token\tx\ty\t\\x3DRank\n"
                  "king\t0\t0.25\t1\n"
                  "\\x3D1+1\t0.5\t0.75\t2\n"
                  "a\"b,\\tc\t1\t1.25\t\n"
                  "\\x2Dcold\t1.5\t1.75\t4\n");
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  AsterMapTable table = table_of (self);

  assert_written (&table, ASTER_MAP_TABLE_CSV,
                  "token,x,y,\"'=Rank\"\r\n"
                  "\"king\",0,0.25,1\r\n"
                  "\"'=1+1\",0.5,0.75,2\r\n"
                  "\"a\"\"b,\tc\",1,1.25,\r\n"
                  "\"'-cold\",1.5,1.75,4\r\n");
}

static void
test_some_rows (Fixture *self, gconstpointer data)
{
  const guint32 rows[] = { 3, 0 };
  AsterMapTable table = table_of (self);

  table.colouring = NULL;
  table.rows = rows;
  table.n = 2;
  assert_written (&table, ASTER_MAP_TABLE_TSV,
                  "token\tx\ty\n\\x2Dcold\t1.5\t1.75\nking\t0\t0.25\n");
  table.n = 0;
  assert_written (&table, ASTER_MAP_TABLE_TSV, "token\tx\ty\n");
}

/* As numpy.load reads it: the header is a multiple of 64 bytes, then rows of float32. */
static void
test_npy (Fixture *self, gconstpointer data)
{
  const float expected[] = { 0, 0.25f, 1, 0.5f, 0.75f, 2 };
  const guint32 rows[] = { 0, 1 };
  AsterMapTable table = table_of (self);
  g_autoptr (GBytes) bytes = NULL;
  const char *npy;
  gsize size;

  table.rows = rows;
  table.n = 2;
  bytes = aster_map_table_write (&table, ASTER_MAP_TABLE_NPY);
  npy = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (npy, 8, "\x93NUMPY\x01", 8);
  g_assert_cmpuint (size, ==, 128 + sizeof expected);
  g_assert_cmpint (npy[127], ==, '\n');
  g_assert_nonnull (memmem (npy, 128, "'shape': (2, 3)", 15));
  g_assert_cmpmem (npy + 128, sizeof expected, expected, sizeof expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/map-table/tsv", test_tsv);
  ADD ("/map-table/csv", test_csv);
  ADD ("/map-table/some-rows", test_some_rows);
  ADD ("/map-table/npy", test_npy);
#undef ADD
  return g_test_run ();
}
