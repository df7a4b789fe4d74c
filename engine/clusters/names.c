/* A cluster is called by the three of its words that say best what it is about.
 *
 * Rows are taken as directions, less the mean direction of all of them, which says
 * nothing about any. A word is the better a name
 *
 *   the more central it is      cosine with the mean of its own group
 *   the more distinctive it is  that cosine, less the largest with the mean of another
 *   the better known it is      less 0.05 log₂ of its rank
 *
 * so that neither «the», which is near everything, nor a word that nobody knows is a
 * name, and no list of words to leave out is needed for any language. The rank counts
 * because vocabularies stand in the order of their frequency; where tokens stand in the
 * order of their letters it says nothing, and is left out. Forms of a word that was taken
 * («game», «games», «Game», «Ġgame») are passed over.
 *
 * Each group's 64 most central and best known words are compared with the means of the
 * 512 largest groups: O(n d + 64 k · min (k, 512) · d). */

#include "clusters/names.h"

#include <math.h>
#include <string.h>

#include "tools/error.h"
#include "tools/groups.h"
#include "tools/linalg.h"
#include "tools/parallel.h"
#include "tools/vector.h"

#define WORDS       3    /* of a name */
#define CANDIDATES  64   /* words of a group that are compared */
#define OTHERS      512  /* groups that they are compared with */
#define FAME        0.05 /* what a doubling of the rank costs, in cosines */
#define ENDING      2    /* characters by which forms of a word differ */
#define ROWS        1024 /* of one block */
#define ROWS_A_BEAT 16384
#define LOOKS       64 /* tokens that tell whether all are in alphabetical order */
#define TOLERATED   20 /* one of so many may not be */

/* A word and how good a name it is. */
typedef struct
{
  float score;
  guint32 row;
} Candidate;

typedef struct
{
  const AsterMatrix *x;
  AsterNamesGroups groups;
  const double *centre;       /* (d) the mean direction */
  const AsterMatrix *centres; /* (n_groups × d) */
  double fame;                /* FAME, or 0 */
  float *own;   /* (n) cosine with the own centre, less half of what the rank costs */
  double *sums; /* (blocks × d) */
  GArray **candidates; /* (n_groups) of Candidate */
  const AsterTokens *tokens;
  char **names; /* (n_groups, NULL at the end) */
} Work;

/* Row @i as a direction less the mean direction, of length 1; 0 where there is none. */
static void
point (const Work *self, gsize i, float *out)
{
  const float *row = aster_matrix_row (self->x, i);
  gsize d = self->x->n_cols;
  double norm2 = aster_vector_norm2 (row, d), rest2 = 0;
  double inverse = norm2 > 0 ? 1 / sqrt (norm2) : 0;

  for (gsize j = 0; j < d; j++)
    {
      double value = row[j] * inverse - (norm2 > 0 ? self->centre[j] : 0);

      rest2 += value * value;
    }
  for (gsize j = 0; j < d; j++)
    out[j] = rest2 > 0 ? (float) ((row[j] * inverse - (norm2 > 0 ? self->centre[j] : 0)) /
                                  sqrt (rest2))
                       : 0;
}

static void
sum_directions (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  gsize d = self->x->n_cols;
  double *sum = self->sums + begin / ROWS * d;

  memset (sum, 0, d * sizeof *sum);
  for (gsize i = begin; i < end; i++)
    {
      const float *row = aster_matrix_row (self->x, i);
      double norm2 = aster_vector_norm2 (row, d);

      for (gsize j = 0; norm2 > 0 && j < d; j++)
        sum[j] += row[j] / sqrt (norm2);
    }
}

/* The mean direction of all rows. */
static double *
find_centre (const AsterMatrix *x, AsterPulse *pulse, GError **error)
{
  gsize n_blocks = (x->n_rows + ROWS - 1) / ROWS, d = x->n_cols;
  g_autofree double *sums = g_new (double, MAX (n_blocks * d, 1));
  Work work = { .x = x, .sums = sums };
  double *centre;

  if (!aster_parallel_for_beating (x->n_rows, ROWS, sum_directions, &work, pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  centre = g_new0 (double, d);
  for (gsize b = 0; b < n_blocks; b++)
    for (gsize j = 0; j < d; j++)
      centre[j] += sums[b * d + j] / (double) x->n_rows;

  return centre;
}

static void
add_direction (gsize i, double *sum, gconstpointer user_data)
{
  const Work *self = user_data;
  gsize d = self->x->n_cols;
  g_autofree float *direction = g_new (float, d);

  point (self, i, direction);
  for (gsize j = 0; j < d; j++)
    sum[j] += direction[j];
}

/* Sums brought to length 1; 0 where there is none. */
static AsterMatrix *
make_centres (const double *sums, gsize n_groups, gsize d, GError **error)
{
  AsterMatrix *centres = aster_matrix_new (n_groups, d, error);

  for (gsize g = 0; centres != NULL && g < n_groups; g++)
    {
      const double *sum = sums + g * d;
      double norm2 = 0;

      for (gsize j = 0; j < d; j++)
        norm2 += sum[j] * sum[j];
      for (gsize j = 0; j < d; j++)
        aster_matrix_row (centres, g)[j] = norm2 > 0 ? (float) (sum[j] / sqrt (norm2))
                                                     : 0;
    }

  return centres;
}

/* The mean directions of groups whose rows are sorted. */
static AsterMatrix *
average (const Work *work, const AsterGroups *sorted, AsterPulse *pulse, GError **error)
{
  gsize d = work->x->n_cols;
  g_autofree double *sums = aster_groups_add_up (sorted, d, add_direction, work, pulse,
                                                 error);

  return sums != NULL ? make_centres (sums, sorted->n_groups, d, error) : NULL;
}

/**
 * aster_names_centres:
 * @x: (n × d)
 * @groups: of the rows
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d).
 *
 * Returns: (transfer full) (nullable): (n_groups × d) the mean direction of each group,
 *   less that of all rows, of length 1
 */
AsterMatrix *
aster_names_centres (const AsterMatrix *x,
                     AsterNamesGroups groups,
                     AsterPulse *pulse,
                     GError **error)
{
  AsterPulsePart first = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart second = aster_pulse_part (pulse, 0.5, 1);
  g_autofree double *centre = find_centre (x, &first.pulse, error);
  g_autoptr (AsterGroups) sorted = NULL;
  Work work = { .x = x, .groups = groups, .centre = centre };

  if (centre == NULL || !(sorted = aster_groups_new (groups.labels, NULL, x->n_rows,
                                                     groups.n_groups, pulse, error)))
    return NULL;

  return average (&work, sorted, &second.pulse, error);
}

static void
score_rows (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;
  gsize d = self->x->n_cols;
  g_autofree float *direction = g_new (float, d);

  for (gsize i = begin; i < end; i++)
    if (self->groups.labels[i] >= 0)
      {
        const float *centre = aster_matrix_row (self->centres,
                                                (gsize) self->groups.labels[i]);

        point (self, i, direction);
        self->own[i] = (float) (aster_vector_dot (direction, centre, d) -
                                self->fame / 2 * log2 (1 + i));
      }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *p = a, *q = b;

  return p->score != q->score ? (p->score > q->score ? -1 : 1)
                              : (p->row < q->row ? -1 : p->row > q->row);
}

/* The candidates of one group, in the order of how good a name each is. */
static void
rank_group (const Work *self, GArray *candidates, gsize group)
{
  gsize d = self->x->n_cols, m = MIN (self->centres->n_rows, OTHERS);
  g_autofree float *directions = g_new (float, MAX (candidates->len * d, 1));
  g_autofree float *products = g_new (float, MAX (candidates->len * m, 1));

  for (guint c = 0; c < candidates->len; c++)
    point (self, g_array_index (candidates, Candidate, c).row, directions + c * d);
  aster_linalg_product_nt (directions, candidates->len, self->centres->data, m, d,
                           products);

  for (guint c = 0; c < candidates->len; c++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, c);
      float other = -1;

      for (gsize g = 0; g < m; g++)
        if (g != group && products[c * m + g] > other)
          other = products[c * m + g];
      candidate->score = 2 * self->own[candidate->row] - (m > 1 ? other : 0);
    }
  g_array_sort (candidates, compare_candidates);
}

/* Keeps the best few in order. */
static void
offer (GArray *best, Candidate candidate)
{
  Candidate *items = (Candidate *) (gpointer) best->data;
  guint at = best->len;

  if (at == CANDIDATES && compare_candidates (&items[at - 1], &candidate) < 0)
    return;
  if (at < CANDIDATES)
    g_array_set_size (best, at + 1);
  else
    at--;

  items = (Candidate *) (gpointer) best->data;
  for (; at > 0 && compare_candidates (&candidate, &items[at - 1]) < 0; at--)
    items[at] = items[at - 1];
  items[at] = candidate;
}

static void
candidates_clear (GArray ***candidates)
{
  for (GArray **each = *candidates; *each != NULL; each++)
    g_array_unref (*each);
  g_free (*candidates);
}

/* The most central and best known words of each group. */
static gboolean
gather (Work *self, const AsterGroups *sorted, AsterPulse *pulse)
{
  for (gsize g = 0; g < sorted->n_groups; g++)
    self->candidates[g] = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize g = 0, e = 0; e < sorted->starts[sorted->n_groups]; e++)
    {
      while (e == sorted->starts[g + 1])
        g++;
      if (e % ROWS_A_BEAT == 0 && !aster_pulse_beat (pulse, 1, NULL))
        return FALSE;
      offer (self->candidates[g],
             (Candidate){ self->own[sorted->rows[e]], sorted->rows[e] });
    }

  return TRUE;
}

/* Letters alone, without case, so that forms of a word can be told. */
static char *
dup_plain (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  char *begin = folded, *end = folded + strlen (folded);

  while (*begin != '\0' && !g_unichar_isalnum (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (end > begin && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  /* The mark that byte-level vocabularies put for a space. */
  if (g_str_has_prefix (begin, "ġ") && end > begin + strlen ("ġ"))
    begin += strlen ("ġ");

  return end > begin ? g_strndup (begin, (gsize) (end - begin)) : g_strdup (word);
}

static gboolean
is_form_of (const char *a, const char *b)
{
  const char *shorter = strlen (a) < strlen (b) ? a : b, *longer = shorter == a ? b : a;

  return g_str_has_prefix (longer, shorter) &&
         g_utf8_strlen (longer + strlen (shorter), -1) <= ENDING &&
         (g_utf8_strlen (shorter, -1) > ENDING || g_str_equal (longer, shorter));
}

/* The best words, «a, b, c». */
static char *
make_name (const GArray *candidates, const AsterTokens *tokens)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func (g_free);
  GString *name = g_string_new (NULL);

  for (guint c = 0; c < candidates->len && plain->len < WORDS; c++)
    {
      g_autofree char *word = aster_tokens_dup_shown (
          tokens, g_array_index (candidates, Candidate, c).row);
      g_autofree char *letters = dup_plain (word);
      gboolean taken = FALSE;

      for (guint p = 0; p < plain->len; p++)
        taken |= is_form_of (letters, g_ptr_array_index (plain, p));
      if (taken)
        continue;
      g_string_append_printf (name, "%s%s", plain->len > 0 ? ", " : "", word);
      g_ptr_array_add (plain, g_steal_pointer (&letters));
    }

  return g_string_free (name, FALSE);
}

static void
name_groups (gsize begin, gsize end, gpointer user_data)
{
  const Work *self = user_data;

  for (gsize g = begin; g < end; g++)
    {
      if (self->candidates[g]->len > 0)
        rank_group (self, self->candidates[g], g);
      self->names[g] = make_name (self->candidates[g], self->tokens);
    }
}

static gboolean
is_after (const AsterTokens *tokens, gsize a, gsize b)
{
  gsize length, other;
  const char *p = aster_tokens_get (tokens, a, &length),
             *q = aster_tokens_get (tokens, b, &other);
  int order = memcmp (p, q, MIN (length, other));

  return order > 0 || (order == 0 && length > other);
}

/* Whether tokens stand in the order of their letters. Looks at a few far apart, since
 * words that are equally frequent often do. */
static gboolean
is_alphabetical (const AsterTokens *tokens)
{
  gsize n = aster_tokens_get_n (tokens), step = MAX (1, n / LOOKS), falling = 0;

  for (gsize i = step; i < n; i += step)
    falling += is_after (tokens, i - step, i);

  return n > 2 && falling * TOLERATED <= n / step;
}

/**
 * aster_names_new:
 * @x: (n × d) vectors of the original space, also for groups that were found on a map
 * @tokens: (n)
 * @groups: of the rows, the largest first
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_CANCELLED or %ASTER_ERROR_NO_MEMORY
 *
 * O(n d + 64 k · min (k, 512) · d) for k groups.
 *
 * Returns: (transfer full) (nullable): (n_groups, NULL at the end) a name for each
 */
char **
aster_names_new (const AsterMatrix *x,
                 const AsterTokens *tokens,
                 AsterNamesGroups groups,
                 AsterPulse *pulse,
                 GError **error)
{
  AsterPulsePart centring = aster_pulse_part (pulse, 0, 0.2);
  AsterPulsePart sorting = aster_pulse_part (pulse, 0.2, 0.25);
  AsterPulsePart averaging = aster_pulse_part (pulse, 0.25, 0.5);
  AsterPulsePart scoring = aster_pulse_part (pulse, 0.5, 0.7);
  AsterPulsePart naming = aster_pulse_part (pulse, 0.7, 1);
  gsize n_groups = groups.n_groups;
  g_autofree double *centre = find_centre (x, &centring.pulse, error);
  g_autoptr (AsterGroups) sorted = NULL;
  g_autoptr (AsterMatrix) centres = NULL;
  g_autofree float *own = g_new0 (float, MAX (x->n_rows, 1));
  __attribute__ ((cleanup (candidates_clear)))
  GArray **candidates = g_new0 (GArray *, n_groups + 1);
  g_auto (GStrv) names = g_new0 (char *, n_groups + 1);
  Work work = { .x = x, .groups = groups, .centre = centre, .own = own };

  work.candidates = candidates;
  work.tokens = tokens;
  work.names = names;
  work.fame = is_alphabetical (tokens) ? 0 : FAME;
  if (centre == NULL ||
      !(sorted = aster_groups_new (groups.labels, NULL, x->n_rows, n_groups,
                                   &sorting.pulse, error)) ||
      !(centres = average (&work, sorted, &averaging.pulse, error)))
    return NULL;
  work.centres = centres;
  if (!aster_parallel_for_beating (x->n_rows, ROWS, score_rows, &work, &scoring.pulse) ||
      !gather (&work, sorted, &scoring.pulse) ||
      !aster_parallel_for_beating (n_groups, 1, name_groups, &work, &naming.pulse))
    {
      aster_set_cancelled (error);
      return NULL;
    }

  return g_steal_pointer (&names);
}
