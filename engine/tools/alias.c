/* The alias method (Walker 1977, in the order of Vose 1991): n slots of equal
 * probability, each shared by at most two numbers. Setting up is O(n), a draw is
 * one random number, one multiplication and one look. */

#include "tools/alias.h"

/* The share of a slot as a limit for 64 random bits. */
static guint64
limit_of (double share)
{
  return share >= 1 ? G_MAXUINT64 : (guint64) (share * 0x1.0p64);
}

/**
 * aster_alias_new:
 * @weights: (array length=n): finite, none negative, at least one above 0
 * @n: how many, at least 1
 *
 * Returns: (transfer full): free with g_free()
 */
AsterAlias *
aster_alias_new (const double *weights, guint32 n)
{
  AsterAlias *self;
  g_autofree double *shares = NULL;
  g_autofree guint32 *queue = NULL;
  guint32 n_small = 0, n_large = 0;
  double sum = 0;

  g_return_val_if_fail (weights != NULL && n > 0, NULL);

  self = g_malloc (sizeof *self + n * sizeof (AsterAliasSlot));
  self->n = n;
  shares = g_new (double, n);
  queue = g_new (guint32, n); /* the small ones from the front, the large from the back */

  for (guint32 i = 0; i < n; i++)
    sum += weights[i];
  for (guint32 i = 0; i < n; i++)
    {
      shares[i] = weights[i] * n / sum;
      queue[shares[i] < 1 ? n_small++ : n - ++n_large] = i;
    }

  while (n_small > 0 && n_large > 0)
    {
      guint32 small = queue[--n_small], large = queue[n - n_large];

      self->slots[small].limit = limit_of (shares[small]);
      self->slots[small].other = large;

      shares[large] -= 1 - shares[small];
      if (shares[large] < 1)
        {
          n_large--;
          queue[n_small++] = large;
        }
    }

  /* What is left is whole, up to rounding. */
  for (guint32 i = 0; i < n_small; i++)
    self->slots[queue[i]] = (AsterAliasSlot){ G_MAXUINT64, queue[i] };
  for (guint32 i = n - n_large; i < n; i++)
    self->slots[queue[i]] = (AsterAliasSlot){ G_MAXUINT64, queue[i] };

  return self;
}
