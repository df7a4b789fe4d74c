/* One text can be written with different bytes: é is one character or two, an
 * apostrophe straight or curly, a letter small or capital. Spelling the whole text
 * once for each way to look it up is cheaper than spelling every run of atoms anew.
 * Very long atoms keep the form they have: putting marks in order takes time that
 * grows with the square of their number. O(length). */

#include "tokenizers/spelt.h"

#include <string.h>

#include "tokenizers/letters.h"
#include "tools/error.h"

#define ATOMS_A_BEAT 2048
#define MAX_NORMAL   1024 /* bytes of an atom that is brought into a normal form */

static gboolean
is_ascii (const char *p, const char *end)
{
  guchar all = 0;

  while (p < end)
    all |= (guchar) *p++;

  return all < 0x80;
}

static void
append_atom (GString *out, const char *p, const char *end, AsterForm form, gboolean lower)
{
  g_autofree char *normal = NULL;

  if (is_ascii (p, end))
    {
      gsize start = out->len;

      g_string_append_len (out, p, end - p);
      for (gsize i = start; lower && i < out->len; i++)
        out->str[i] = g_ascii_tolower (out->str[i]);
      return;
    }

  if (form != ASTER_FORM_WRITTEN && end - p <= MAX_NORMAL)
    {
      p = normal = g_utf8_normalize (
          p, end - p, form == ASTER_FORM_COMPOSED ? G_NORMALIZE_NFC : G_NORMALIZE_NFD);
      end = p + strlen (p);
    }
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (form != ASTER_FORM_WRITTEN)
        c = aster_letters_get_plain (c);
      if (c != 0)
        g_string_append_unichar (out, lower ? g_unichar_tolower (c) : c);
    }
}

/**
 * aster_spelt_new:
 * @text: UTF-8
 * @atoms: (element-type AsterAtom): its atoms
 * @form: how their characters are written
 * @lower: whether letters are lower-cased, one by one and in no locale
 * @pulse: (nullable): heartbeat, at ½: between cutting and matching
 * @error: return location for %ASTER_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the atoms, spelt
 */
AsterSpelt *
aster_spelt_new (const char *text,
                 const GArray *atoms,
                 AsterForm form,
                 gboolean lower,
                 AsterPulse *pulse,
                 GError **error)
{
  g_autoptr (AsterSpelt) self = g_new0 (AsterSpelt, 1);
  g_autoptr (GString) out = g_string_new (NULL);

  self->n = atoms->len;
  self->starts = g_new0 (gsize, self->n + 1);
  for (gsize i = 0; i < self->n; i++)
    {
      const AsterAtom *atom = &g_array_index (atoms, AsterAtom, i);

      if (i % ATOMS_A_BEAT == 0 && !aster_pulse_beat (pulse, 0.5, NULL))
        {
          aster_set_cancelled (error);
          return NULL;
        }
      append_atom (out, text + atom->start, text + atom->end, form, lower);
      self->starts[i + 1] = out->len;
    }
  self->bytes = g_string_free (g_steal_pointer (&out), FALSE);

  return g_steal_pointer (&self);
}

void
aster_spelt_free (AsterSpelt *self)
{
  g_free (self->bytes);
  g_free (self->starts);
  g_free (self);
}

/**
 * aster_spelt_equal:
 * @a: the atoms of a text in one form
 * @b: in another
 *
 * O(length).
 *
 * Returns: whether every atom is spelt alike in both
 */
gboolean
aster_spelt_equal (const AsterSpelt *a, const AsterSpelt *b)
{
  return a->n == b->n &&
         memcmp (a->starts, b->starts, (a->n + 1) * sizeof (gsize)) == 0 &&
         memcmp (a->bytes, b->bytes, a->starts[a->n]) == 0;
}
