#include "support.h"

#include "values/tokens.h"
#include "words/expression.h"

static const char *const names[] = { "king", "man",  "woman", "New York",
                                     " the", "Ġthe", "l'été", "a\\b",
                                     "1984", "😀",    "a\nb",  "vie\u0323\u0302t",
                                     NULL };

#define N_NAMES 12

/* Row i is e_i times 2ⁱ: every coordinate of a result names its token. */
static AsterMatrix *
make_vectors (void)
{
  AsterMatrix *x = aster_matrix_new (N_NAMES, N_NAMES, NULL);

  for (gsize i = 0; i < N_NAMES; i++)
    aster_matrix_row (x, i)[i] = ldexpf (1, (int) i);

  return x;
}

static AsterMatrix *
evaluate (const char *text, GArray *rows, GError **error)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterMatrix) x = make_vectors ();
  g_autoptr (AsterExpression) expression = aster_expression_parse (text, error);

  return expression != NULL
             ? aster_expression_evaluate (expression, tokens, x, rows, error)
             : NULL;
}

/* @factors: one for each token, in the order of names; the rest is 0. */
static void
assert_value (const char *text, const double *factors, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterMatrix) vector = evaluate (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (vector->n_rows, ==, 1);
  g_assert_cmpuint (vector->n_cols, ==, N_NAMES);
  for (gsize i = 0; i < N_NAMES; i++)
    g_assert_cmpfloat (vector->data[i], ==,
                       (float) ((i < n ? factors[i] : 0) * ldexp (1, (int) i)));
}

#define VALUE(text, ...)                                                                 \
  assert_value (text, (double[]){ __VA_ARGS__ },                                         \
                sizeof ((double[]){ __VA_ARGS__ }) / sizeof (double))

static void
test_sums (void)
{
  VALUE ("king", 1);
  VALUE ("king - man + woman", 1, -1, 1);
  VALUE ("king-man+woman", 1, -1, 1);
  VALUE ("  king − man\t+\nwoman ", 1, -1, 1);
  VALUE ("0.5*(king + man)", 0.5, 0.5);
  VALUE ("-man", 0, -1);
  VALUE ("-(king - man)", -1, 1);
  VALUE ("king - (man - woman)", 1, -1, 1);
  VALUE ("king - man - woman", 1, -1, -1);
  VALUE ("king - king", 0);
  VALUE ("king + king", 2);
  VALUE ("2*king*3", 6);
  VALUE ("2 × king", 2);
  VALUE ("king * -2", -2);
  VALUE ("--king", 1);
  VALUE ("-king * 2 + man", -2, 1);
  VALUE ("(1 + 2) * king", 3);
  VALUE ("(2 - 3*4) * (king - 0.5*(man + 2*woman)) * 2", -20, 10, 20);
  VALUE (".5*king + 5.*man + 1e2*woman + 1E-1*king", 0.6, 5, 100);
  VALUE ("0*king", 0);
  VALUE ("man*2 + king*3", 3, 2);
}

static void
test_tokens (void)
{
  VALUE ("'New York'", 0, 0, 0, 1);
  VALUE ("\"New York\"", 0, 0, 0, 1);
  VALUE ("' the' - 'king'", -1, 0, 0, 0, 1);
  VALUE ("'\\u0120the'", 0, 0, 0, 0, 0, 1);
  VALUE ("Ġthe", 0, 0, 0, 0, 0, 1);
  VALUE ("'\\xC4\\xA0the'", 0, 0, 0, 0, 0, 1);
  VALUE ("'l\\'été'", 0, 0, 0, 0, 0, 0, 1);
  VALUE ("\"l'été\"", 0, 0, 0, 0, 0, 0, 1);
  VALUE ("'a\\\\b'", 0, 0, 0, 0, 0, 0, 0, 1);
  VALUE ("'1984'", 0, 0, 0, 0, 0, 0, 0, 0, 1);
  VALUE ("😀 - '\\U01F600'*3", 0, 0, 0, 0, 0, 0, 0, 0, 0, -2);
  VALUE ("'a\\nb'", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  VALUE ("#0 + 2*#11", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
  VALUE ("vi\u1ec7t", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
}

/* A token that is exactly one row has exactly its numbers. */
static void
test_exact (void)
{
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);
  g_autoptr (AsterMatrix) x = support_uniform_matrix (N_NAMES, 33, 5);
  g_autoptr (AsterExpression) expression = aster_expression_parse ("woman + king - king",
                                                                   NULL);
  g_autoptr (AsterMatrix) vector = aster_expression_evaluate (expression, tokens, x, NULL,
                                                              NULL);

  for (gsize j = 0; j < 33; j++)
    g_assert_cmpfloat_with_epsilon (vector->data[j], aster_matrix_row (x, 2)[j], 1e-7f);

  g_clear_pointer (&vector, aster_matrix_unref);
  g_clear_pointer (&expression, aster_expression_free);
  expression = aster_expression_parse ("woman", NULL);
  vector = aster_expression_evaluate (expression, tokens, x, NULL, NULL);
  g_assert_cmpmem (vector->data, 33 * sizeof (float), aster_matrix_row (x, 2),
                   33 * sizeof (float));
}

static void
test_rows (void)
{
  const guint32 expected[] = { 2, 0, 3 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (AsterMatrix) vector = evaluate ("woman - 0*king + #2 + 'New York'", rows,
                                             NULL);

  g_assert_nonnull (vector);
  g_assert_cmpmem (rows->data, rows->len * sizeof (guint32), expected, sizeof expected);
}

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_assert_null (evaluate (text, rows, &error));
  g_assert_error (error, ASTER_ERROR, code);
  g_test_message ("%s", error->message);
  if (strstr (error->message, words) == NULL)
    g_error ("«%s» does not say «%s»", error->message, words);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_syntax (void)
{
  const struct
  {
    const char *text, *words;
  } cases[] = {
    { "", "column 1: the expression ends" },
    { "  ", "column 3: the expression ends" },
    { "king -", "column 7: the expression ends" },
    { "king man", "column 6: here should stand +, - or *" },
    { "queen's king", "column 6: here should stand +, - or *" },
    { "king + * man", "column 8: here should stand a word" },
    { "king * man", "column 6: two words cannot be multiplied" },
    { "😀été * (man)", "column 6: two words cannot be multiplied" },
    { "2 + king", "column 3: a number and a word cannot be added" },
    { "king - 2", "column 6: a number and a word cannot be added" },
    { "2", "a number alone is not a vector" },
    { "-(2*3)", "a number alone is not a vector" },
    { "2 king", "column 3: here should stand +, - or *" },
    { "2king", "column 1: a token that begins with a digit" },
    { "1.2.3", "column 1: a token that begins with a digit" },
    { "0x10*king", "column 1: a token that begins with a digit" },
    { ". + king", "column 1: a point alone" },
    { "1e999*king", "column 1: this number is too large" },
    { "1e300*1e300*king", "too large" },
    { "(king", "column 1: the parenthesis that opens here" },
    { "king)", "column 5: this parenthesis closes nothing" },
    { "()", "column 2: here should stand a word" },
    { "'king", "column 1: the quote that opens here" },
    { "man + 'a\\", "column 9: after a backslash" },
    { "'a\\q'", "column 3: after a backslash" },
    { "'\\u12'", "column 2: this is not the code" },
    { "'\\ud800'", "column 2: this is not the code" },
    { "'\\xg0'", "column 2: this is not the code" },
    { "##ing", "column 1: after # stands" },
    { "#1a", "column 1: a token with # in it" },
    { "king / man", "column 6: here should stand +, - or *" },
    { "! + king", "column 1: here should stand a word" },
    { "nan*king*inf", "column 4: two words cannot be multiplied" },
    { "king \xff", "Byte 5 of the expression is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, ASTER_ERROR_SYNTAX, cases[i].words);
}

static void
test_missing (void)
{
  assert_refused ("king + kingg", ASTER_ERROR_MISSING,
                  "“kingg” is not in the vocabulary; the nearest spelling is “king”");
  assert_refused ("Woman", ASTER_ERROR_MISSING, "the nearest spelling is “woman”");
  assert_refused ("'new york'", ASTER_ERROR_MISSING, "“New York”");
  assert_refused ("'xyz xyz'", ASTER_ERROR_MISSING, "“xyz xyz” is not in the vocabulary");
  assert_refused ("''", ASTER_ERROR_MISSING, "“” is not in the vocabulary");
  assert_refused ("'\\xFF'", ASTER_ERROR_MISSING, "“\\xFF” is not in the vocabulary");
  assert_refused ("#12", ASTER_ERROR_MISSING, "no row #12; the rows are #0 to #11");
  assert_refused ("#99999999999999999999", ASTER_ERROR_MISSING, "no row #");
}

/* What a person can be helped with: the first word that is not there, as it is spelt. */
static void
test_dup_missing (void)
{
  static const struct
  {
    const char *text, *missing;
  } cases[] = {
    { "king - man + woman", NULL },
    { "king + kingg - qeen", "kingg" },
    { "'xyz xyz' + king", "xyz xyz" },
    { "#0 + #99", NULL },
    { "'\\xFF'", NULL },
  };
  g_autoptr (AsterTokens) tokens = aster_tokens_new_from_strv (names);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AsterExpression) expression = aster_expression_parse (cases[i].text,
                                                                       NULL);
      g_autofree char *missing = aster_expression_dup_missing (expression, tokens);

      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

static void
test_too_large (void)
{
  assert_refused ("1e30*1e9*king", ASTER_ERROR_DOMAIN, "too large");
}

/* Parts 64 deep are read, 65 deep refused, and a million never reach the stack. */
static void
test_depth (void)
{
  const gsize depths[] = { 64, 65, 1000000 };
  const char *const openers[] = { "(", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (depths) * 2; i++)
    {
      gsize depth = depths[i / 2];
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterExpression) expression = NULL;

      for (gsize k = 0; k < depth; k++)
        g_string_append (text, openers[i % 2]);
      g_string_append (text, "king");
      for (gsize k = 0; k < depth && i % 2 == 0; k++)
        g_string_append (text, ")");
      expression = aster_expression_parse (text->str, &error);

      g_assert_true ((expression != NULL) == (depth == 64));
      if (depth != 64)
        g_assert_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX);
    }
}

/* Long sums and long products take time in proportion. */
static void
test_long (void)
{
  const char *const units[] = { " + king - man", " * 1" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("(woman");
      g_autoptr (AsterMatrix) vector = NULL;

      for (guint k = 0; k < 20000; k++)
        g_string_append (text, " + king - man");
      g_string_append (text, ")");
      for (guint k = 0; k < 20000; k++)
        g_string_append (text, units[i]);
      vector = evaluate (text->str, NULL, NULL);
      g_assert_cmpfloat (vector->data[0], ==, i == 0 ? 40000 : 20000);
      g_assert_cmpfloat (vector->data[2], ==, 4);
    }
}

/* Whatever a token is made of, its quoted form names it. */
static void
test_quote (void)
{
  const struct
  {
    const char *token;
    gssize length;
    const char *quoted;
  } cases[] = {
    { "king", -1, "king" },
    { "Ġthe", -1, "Ġthe" },
    { "new_york", -1, "new_york" },
    { "New York", -1, "'New York'" },
    { "it's", -1, "'it\\'s'" },
    { "a\\b", -1, "'a\\\\b'" },
    { "1984", -1, "'1984'" },
    { "", -1, "''" },
    { "a\tb\n", -1, "'a\\tb\\n'" },
    { "\x01\xff", -1, "'\\u0001\\xFF'" },
    { "a\0b", 3, "'a\\x00b'" },
    { "\u200b", -1, "'\\u200B'" },
    { "#0", -1, "'#0'" },
    { "👩‍🚀", -1, "👩‍🚀" },
    { "-", -1, "'-'" },
    { "\u0301a", -1, "'\u0301a'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = aster_expression_quote (cases[i].token, cases[i].length);
      g_autoptr (AsterTokens) tokens = aster_tokens_new ();
      g_autoptr (AsterMatrix) x = support_matrix (1, 1, (float[]){ 7 });
      g_autoptr (AsterExpression) expression = aster_expression_parse (quoted, NULL);
      g_autoptr (AsterMatrix) vector = NULL;
      gsize length = cases[i].length < 0 ? strlen (cases[i].token)
                                         : (gsize) cases[i].length;

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      aster_tokens_append (tokens, cases[i].token, length, NULL);
      g_assert_nonnull (expression);
      vector = aster_expression_evaluate (expression, tokens, x, NULL, NULL);
      g_assert_nonnull (vector);
      g_assert_cmpfloat (vector->data[0], ==, 7);
    }
}

/* Any bytes end in a sum or in an error that says where. */
static void
test_noise (void)
{
  const char alphabet[] = "kingman 0129.eE+-*()'\"\\#ux_\xc4\xa0";
  AsterRandom random = aster_random_init (1, 2);

  for (guint i = 0; i < 20000; i++)
    {
      char text[24] = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (AsterMatrix) vector = NULL;
      gsize n = (gsize) aster_random_below (&random, sizeof text - 1);

      for (gsize k = 0; k < n; k++)
        text[k] = alphabet[aster_random_below (&random, sizeof alphabet - 1)];
      vector = evaluate (text, NULL, &error);
      g_assert_true ((vector != NULL) == (error == NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/sums", test_sums);
  g_test_add_func ("/expression/tokens", test_tokens);
  g_test_add_func ("/expression/exact", test_exact);
  g_test_add_func ("/expression/rows", test_rows);
  g_test_add_func ("/expression/syntax", test_syntax);
  g_test_add_func ("/expression/missing", test_missing);
  g_test_add_func ("/expression/dup-missing", test_dup_missing);
  g_test_add_func ("/expression/too-large", test_too_large);
  g_test_add_func ("/expression/depth", test_depth);
  g_test_add_func ("/expression/long", test_long);
  g_test_add_func ("/expression/quote", test_quote);
  g_test_add_func ("/expression/noise", test_noise);
  return g_test_run ();
}
