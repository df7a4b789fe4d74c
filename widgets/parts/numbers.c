/* Numbers as a person reads them.
 *
 * A decimal comma and a separator of thousands where the locale has them, a true
 * minus sign, no more digits than help. For windows and pictures only: files and
 * the command line print with a decimal point in every locale. */

#include "parts/numbers.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* Puts the locale's decimal sign and a true minus into what C printed. */
static char *
localise (const char *plain)
{
  const char *point = localeconv ()->decimal_point;
  GString *out = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    if (*p == '.' && g_utf8_validate (point, -1, NULL))
      g_string_append (out, point);
    else if (*p == '-')
      g_string_append (out, "−");
    else
      g_string_append_c (out, *p);

  return g_string_free (out, FALSE);
}

/* TRUE if every digit of @text is a nought, so that a minus would mean nothing. */
static gboolean
is_nought (const char *text)
{
  return strpbrk (text, "123456789") == NULL;
}

/**
 * aster_number_dup_fixed:
 * @value: a finite number
 * @decimals: digits behind the decimal sign, 0 to 12
 *
 * Returns: (transfer full): «−0.25», «12.30»; never «−0.00»
 */
char *
aster_number_dup_fixed (double value, int decimals)
{
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_return_val_if_fail (decimals >= 0 && decimals <= 12, NULL);

  if (!isfinite (value))
    return g_strdup ("—");

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (buffer[0] == '-' && is_nought (buffer))
    return localise (buffer + 1);

  return localise (buffer);
}

/* Threes apart, by a space that is narrow and does not break. */
static char *
space_out (const char *digits)
{
  gsize n = strlen (digits);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (out, "\u202f");
      g_string_append_c (out, digits[i]);
    }

  return g_string_free (out, FALSE);
}

/* «12,000», grouped as the locale groups, or as physicists do where it does not. */
char *
aster_number_dup_count (gsize count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GSIZE_FORMAT, count);

  if (*localeconv ()->thousands_sep == '\0')
    return space_out (digits);

  return g_strdup_printf ("%'" G_GSIZE_FORMAT, count);
}

/**
 * aster_number_dup:
 * @value: any number
 * @digits: how many count, 1 to 12
 *
 * Returns: (transfer full): the number in as few characters as say it to that many
 *   digits: «0.7214», «12,000», «3.2 × 10⁻⁷», «—» for NaN
 */
char *
aster_number_dup (double value, int digits)
{
  static const char *const raised[] = {
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"
  };
  char format[8], buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) power = NULL;
  g_autofree char *head = NULL;
  char *e;

  g_return_val_if_fail (digits >= 1 && digits <= 12, NULL);

  if (!isfinite (value))
    return g_strdup ("—");
  if (fabs (value) >= 1000 && fabs (value) < 1e9)
    {
      double unit = pow (10, MAX (floor (log10 (fabs (value))) + 1 - digits, 0));
      double rounded = value == floor (value) ? value : round (value / unit) * unit;
      g_autofree char *count = aster_number_dup_count ((gsize) fabs (rounded));

      return g_strconcat (value < 0 ? "−" : "", count, NULL);
    }

  g_snprintf (format, sizeof format, "%%.%dg", digits);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  e = strchr (buffer, 'e');
  if (e == NULL)
    return localise (buffer);

  *e = '\0';
  head = localise (buffer);
  power = g_string_new (e[1] == '-' ? "⁻" : "");
  for (const char *p = e + 2 + strspn (e + 2, "0"); *p != '\0'; p++)
    g_string_append (power, raised[*p - '0']);

  return g_strdup_printf ("%s × 10%s", head, power->str);
}

/* A share of [0, 1] as «12.3 %». */
char *
aster_number_dup_percent (double share)
{
  g_autofree char *number = aster_number_dup_fixed (100 * share, 1);

  /* Translators: a percentage; the space before the sign does not break. */
  return g_strdup_printf (_ ("%s\u202f%%"), number);
}
