#include "runs/run-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/numbers.h"
#include "recipes/recipe-words.h"
#include "runs/steer.h"

/* (transfer full): «about 3 s»; whole seconds, then whole minutes and hours. */
static char *
dup_seconds (double seconds)
{
  g_autofree char *number = NULL;

  if (seconds < 90)
    {
      number = aster_number_dup_count ((gsize) MAX (lround (seconds), 1));
      /* Translators: how long something takes, in seconds */
      return g_strdup_printf (_ ("about %s s"), number);
    }

  if (seconds < 5400)
    {
      number = aster_number_dup_count ((gsize) lround (seconds / 60));
      /* Translators: how long something takes, in minutes */
      return g_strdup_printf (_ ("about %s min"), number);
    }

  number = aster_number_dup_count ((gsize) lround (seconds / 3600));
  /* Translators: how long something takes, in hours */
  return g_strdup_printf (_ ("about %s h"), number);
}

/* (transfer full): «about 25 s, 180 MB» */
char *
aster_run_dup_cost (const AsterEstimate *estimate)
{
  g_autofree char *time = dup_seconds (estimate->seconds);
  g_autofree char *size = g_format_size ((guint64) MAX (estimate->bytes, 1e6));

  /* Translators: what a computation costs: its time, such as «about 25 s», and memory */
  return g_strdup_printf (_ ("%s, %s"), time, size);
}

/* (transfer full): «612/750» while it runs, «750 iterations» when it has ended; empty
 * where nothing is counted. */
char *
aster_run_dup_step (AsterPane *pane)
{
  const AsterPulseStep *step = aster_pane_get_step (pane);

  if (step->iterations == 0)
    return g_strdup ("");
  if (aster_pane_is_running (pane))
    /* Translators: iterations that are done, of how many */
    return g_strdup_printf (C_ ("iterations", "%u/%u"), step->iteration,
                            step->iterations);

  return g_strdup_printf (ngettext ("%u iteration", "%u iterations", step->iteration),
                          step->iteration);
}

/* What the method makes small: a divergence, or a stress. */
char *
aster_run_dup_measure (AsterPane *pane)
{
  const AsterPulseStep *step = aster_pane_get_step (pane);
  AsterResult *result = aster_pane_get_result (pane);
  g_autofree char *number = NULL;
  double kl = step->kl, stress = NAN;

  if (!aster_pane_is_running (pane) && result != NULL &&
      aster_pane_get_recipe (pane)->kind == ASTER_RECIPE_MAP)
    {
      kl = isnan (kl) ? result->map.kl : kl;
      stress = result->map.stress;
    }

  if (!isnan (kl))
    {
      number = aster_number_dup_fixed (kl, 2);
      /* Translators: a Kullback-Leibler divergence in nats, the natural unit */
      return g_strdup_printf (_ ("KL %s nats"), number);
    }
  if (!isnan (stress))
    {
      number = aster_number_dup_fixed (stress, 3);
      /* Translators: how badly a map keeps distances, 0 for perfectly */
      return g_strdup_printf (_ ("stress %s"), number);
    }

  return g_strdup ("");
}

/* How long it still takes, or why it does not move. */
char *
aster_run_dup_left (AsterPane *pane)
{
  AsterPane *awaited = aster_pane_get_awaited (pane);
  double left = aster_pane_get_left (pane);

  if (awaited != NULL)
    {
      g_autofree char *words = aster_recipe_dup_words (aster_pane_get_recipe (awaited),
                                                       aster_pane_get_kind (awaited));

      /* Translators: %s is another map in words, such as «t-SNE, perplexity 30» */
      return g_strdup_printf (_ ("begins when “%s” is finished"), words);
    }
  if (aster_pane_is_waiting (pane))
    return aster_run_dup_cost (aster_pane_get_estimate (pane));
  if (aster_pane_is_paused (pane))
    return g_strdup (_ ("paused"));

  return isnan (left) ? g_strdup ("") : dup_seconds (left);
}

static void
append_note (GString *notes, char *note)
{
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? " " : "", note);
  g_free (note);
}

static char *
dup_drawn (gsize n)
{
  g_autofree char *count = aster_number_dup_count (n);

  return g_strdup_printf (
      /* Translators: rows of numbers, one a token */
      ngettext ("%s huge row is drawn in, so that the others can be told apart.",
                "%s huge rows are drawn in, so that the others can be told apart.", n),
      count);
}

/* That t-SNE has ended before its last iteration, and why. */
static char *
dup_rest (guint iterations, guint of)
{
  g_autofree char *done = aster_number_dup_count (iterations);
  g_autofree char *all = aster_number_dup_count (of);

  return g_strdup_printf (
      /* Translators: iterations that were done, of all */
      _ ("It ended after %s of %s iterations, since the picture no longer changed."),
      done, all);
}

/* (transfer full): what a person has to know about the map besides seeing it, in whole
 * sentences; empty if there is nothing. */
char *
aster_run_dup_notes (AsterPane *pane)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (pane);
  AsterResult *result = aster_pane_get_result (pane);
  GString *notes = g_string_new (NULL);

  if (aster_pane_is_source_gone (pane))
    append_note (notes, g_strdup (recipe->kind == ASTER_RECIPE_CLUSTERS
                                      ? _ ("The map that clusters should be found on is "
                                           "gone; they are those of the original space.")
                                      : _ ("The map that this one should begin from is "
                                           "gone; it begins from components instead.")));
  if (recipe->kind != ASTER_RECIPE_MAP || result == NULL || result->layout == NULL)
    return g_string_free (notes, FALSE);

  if (recipe->method == ASTER_MAP_TSNE && result->map.perplexity > 0 &&
      result->map.perplexity < recipe->tsne.tsne.perplexity)
    {
      g_autofree char *used = aster_number_dup (result->map.perplexity, 3);

      append_note (notes, g_strdup_printf (
                              _ ("So few tokens allow a perplexity of %s at most; that "
                                 "is what is used."),
                              used));
    }
  if (recipe->method == ASTER_MAP_TSNE && recipe->tsne.tsne.stop_early &&
      result->map.iterations > 0 && result->map.iterations < recipe->tsne.tsne.iterations)
    append_note (notes, dup_rest (result->map.iterations, recipe->tsne.tsne.iterations));
  if (recipe->method == ASTER_MAP_UMAP && result->map.neighbours > 0 &&
      result->map.neighbours < recipe->umap.neighbours)
    append_note (
        notes,
        g_strdup_printf (ngettext ("So few tokens have %u neighbour each at most; that "
                                   "is what is used.",
                                   "So few tokens have %u neighbours each at most; "
                                   "that is what is used.",
                                   result->map.neighbours),
                         result->map.neighbours));
  if (result->map.fell_back)
    append_note (notes, g_strdup (_ ("The graph of neighbours falls into parts; the map "
                                     "began with components.")));
  if (result->map.n_drawn > 0)
    append_note (notes, dup_drawn (result->map.n_drawn));
  if (!isnan (result->map.neighbour_recall))
    {
      g_autofree char *recall = aster_number_dup_fixed (result->map.neighbour_recall, 2);

      append_note (notes, g_strdup_printf (
                              _ ("Its neighbours are approximate, recall %s."), recall));
    }

  return g_string_free (notes, FALSE);
}
