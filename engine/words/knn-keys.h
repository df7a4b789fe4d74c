/* knn-keys.h - a score and its row as one number. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A score and its row in one number: the larger, the better; of equal scores the
 * earlier row. */
typedef guint64 AsterKnnKey;

static inline AsterKnnKey
aster_knn_key (float score, guint32 row)
{
  guint32 bits;

  /* Floats are ordered as whole numbers are, once the negative ones are turned over. */
  memcpy (&bits, &score, sizeof bits);
  bits ^= (guint32) ((gint32) bits >> 31) | 0x80000000u;

  return (AsterKnnKey) bits << 32 | (guint32) ~row;
}

static inline guint32
aster_knn_key_row (AsterKnnKey key)
{
  return ~(guint32) key;
}

static inline float
aster_knn_key_score (AsterKnnKey key)
{
  guint32 bits = (guint32) (key >> 32);
  float score;

  bits ^= (guint32) ((gint32) ~bits >> 31) | 0x80000000u;
  memcpy (&score, &bits, sizeof score);

  return score;
}

void aster_knn_keys_select (AsterKnnKey *keys, gsize n, gsize k);

G_END_DECLS
