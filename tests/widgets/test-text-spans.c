#include "text/text-spans.h"

#include "tinted.h"

static char *
describe (const AsterTextSpans *spans)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < aster_text_spans_get_n (spans); i++)
    {
      const AsterTextSpan *span = aster_text_spans_get (spans, i);

      g_string_append_printf (out, "%s%u–%u:%u", i ? " " : "", span->start, span->end,
                              span->piece);
    }

  return g_string_free (out, FALSE);
}

#define assert_spans(spans, expected)                                                    \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *spans_ = describe (spans);                                          \
    g_assert_cmpstr (spans_, ==, expected);                                              \
  }                                                                                      \
  G_STMT_END

static void
test_characters (void)
{
  g_autoptr (AsterPieces) pieces = tinted_pieces ("phở là 😀 ngon");
  g_autoptr (AsterTextSpans) spans = aster_text_spans_new (pieces);

  assert_spans (spans, "0–3:0 4–6:1 7–8:2 9–13:3");
}

static void
test_lookup (void)
{
  g_autoptr (AsterPieces) pieces = tinted_pieces ("one two one");
  g_autoptr (AsterTextSpans) spans = aster_text_spans_new (pieces);

  g_assert_cmpint (aster_text_spans_at (spans, 0), ==, 0);
  g_assert_cmpint (aster_text_spans_at (spans, 2), ==, 0);
  g_assert_cmpint (aster_text_spans_at (spans, 3), ==, -1);
  g_assert_cmpint (aster_text_spans_at (spans, 10), ==, 2);
  g_assert_cmpint (aster_text_spans_at (spans, 11), ==, -1);
  g_assert_cmpuint (aster_text_spans_from (spans, 3), ==, 1);
  g_assert_cmpuint (aster_text_spans_from (spans, 99), ==, 3);

  g_assert_cmpint (aster_text_spans_find_row (spans, 3), ==, 0);
  g_assert_cmpint (aster_text_spans_find_row (spans, 77), ==, -1);
  g_assert_cmpuint (aster_text_spans_count_row (spans, 3), ==, 3);
}

static void
test_insert (void)
{
  g_autoptr (AsterPieces) pieces = tinted_pieces ("one two six");
  g_autoptr (AsterTextSpans) spans = aster_text_spans_new (pieces);

  aster_text_spans_insert (spans, 11, 4); /* after everything */
  assert_spans (spans, "0–3:0 4–7:1 8–11:2");
  aster_text_spans_insert (spans, 3, 1); /* just after the first piece */
  assert_spans (spans, "0–3:0 5–8:1 9–12:2");
  aster_text_spans_insert (spans, 6, 2); /* into the second piece */
  assert_spans (spans, "0–3:0 11–14:2");
  aster_text_spans_insert (spans, 0, 10);
  assert_spans (spans, "10–13:0 21–24:2");
}

static void
test_delete (void)
{
  g_autoptr (AsterPieces) pieces = tinted_pieces ("one two six ten");
  g_autoptr (AsterTextSpans) spans = aster_text_spans_new (pieces);

  aster_text_spans_delete (spans, 5, 5); /* nothing */
  assert_spans (spans, "0–3:0 4–7:1 8–11:2 12–15:3");
  aster_text_spans_delete (spans, 3, 4); /* the space between two */
  assert_spans (spans, "0–3:0 3–6:1 7–10:2 11–14:3");
  aster_text_spans_delete (spans, 5, 8); /* touches the second and the third */
  assert_spans (spans, "0–3:0 8–11:3");
  aster_text_spans_delete (spans, 0, 11);
  g_assert_cmpuint (aster_text_spans_get_n (spans), ==, 0);
}

/* Whatever is typed, a span covers the letters that it was made from. */
static void
test_random_edits (void)
{
  static const char *const letters[] = { "a", "ở", "😀", " " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (AsterPieces) pieces = tinted_pieces ("phở ngon 😀😀 or a bowl of soup");
      g_autoptr (AsterTextSpans) spans = aster_text_spans_new (pieces);
      g_autoptr (GString) text = g_string_new (pieces->text);

      for (guint edit = 0; edit < 10; edit++)
        {
          guint n = (guint) g_utf8_strlen (text->str, -1);
          guint a = (guint) g_rand_int_range (rand, 0, (int) n + 1);
          guint more = (guint) g_rand_int_range (rand, 0, 4);
          guint b = MIN (n, a + more);
          gssize at = g_utf8_offset_to_pointer (text->str, a) - text->str;

          if (g_rand_boolean (rand))
            {
              g_string_insert (text, at, letters[g_rand_int_range (rand, 0, 4)]);
              aster_text_spans_insert (spans, a, 1);
            }
          else
            {
              g_string_erase (text, at,
                              g_utf8_offset_to_pointer (text->str, b) - text->str - at);
              aster_text_spans_delete (spans, a, b);
            }
        }

      for (gsize i = 0; i < aster_text_spans_get_n (spans); i++)
        {
          const AsterTextSpan *span = aster_text_spans_get (spans, i);
          const AsterPiece *piece = &pieces->items[span->piece];
          g_autofree char *is = g_utf8_substring (text->str, span->start, span->end);
          g_autofree char *was = g_strndup (pieces->text + piece->start,
                                            piece->end - piece->start);

          g_assert_cmpstr (is, ==, was);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-spans/characters", test_characters);
  g_test_add_func ("/text-spans/lookup", test_lookup);
  g_test_add_func ("/text-spans/insert", test_insert);
  g_test_add_func ("/text-spans/delete", test_delete);
  g_test_add_func ("/text-spans/random-edits", test_random_edits);
  return g_test_run ();
}
