/* A recipe says what to compute, as a plain value: it can be compared, kept in a
 * session, undone and written as a command line. Running one is where verbs meet,
 * and the only place where they do:
 *
 *   MAP    treat ─▶ pca | svd | axes | t-SNE              → a layout
 *   TEXT   cut the text ─▶ treat ─▶ tint                  → pieces and their tints
 *   QUERY  treat ─▶ evaluate ─▶ neighbours, four metrics  → a vector and rankings
 *
 * Expressions are worked out on the treated vectors, so that «king − man» in the
 * centred space is a difference of centred vectors. Treated matrices and
 * the axes of PCA and SVD are kept by the engine under the id of their space, since every
 * pane of a space asks for the same ones. What a recipe costs is what its verbs cost; it
 * adds nothing of its own. */

#include "run/recipe.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "layouts/axes.h"
#include "layouts/pca.h"
#include "tokenizers/words.h"
#include "tools/error.h"
#include "words/expression.h"

/* Where the engine keeps @what was made from the treated vectors of @space. */
static char *
key_of (const char *what, const AsterRecipe *self, const AsterSpace *space)
{
  return g_strdup_printf ("%s:%s:%" G_GUINT64_FORMAT, what,
                          aster_treatment_to_string (self->treatment), space->id);
}

/* The treated vectors of @space, from the engine's shelf if they are there. */
static AsterMatrix *
treat (const AsterRecipe *self,
       AsterSpace *space,
       AsterEngine *engine,
       AsterPulse *pulse,
       GError **error)
{
  g_autofree char *key = NULL;
  AsterMatrix *x;

  if (self->treatment == ASTER_TREATMENT_RAW)
    return aster_matrix_ref (space->vectors);

  key = key_of ("treated", self, space);
  if ((x = aster_engine_recall (engine, key)) != NULL)
    return x;
  if ((x = aster_treatment_apply (self->treatment, space->vectors, pulse, error)) != NULL)
    aster_engine_keep (engine, key, x);

  return x;
}

/* @rows, which may be NULL, receives the tokens that @text names. */
static AsterMatrix *
evaluate (const char *text,
          const AsterSpace *space,
          const AsterMatrix *x,
          GArray *rows,
          GError **error)
{
  g_autoptr (AsterExpression) expression = aster_expression_parse (text, error);

  if (expression == NULL)
    return NULL;

  return aster_expression_evaluate (expression, space->tokens, x, rows, error);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

/* The vector of axis @axis of a map, a row of @out. */
static gboolean
evaluate_axis (const AsterRecipe *self,
               guint axis,
               const AsterSpace *space,
               const AsterMatrix *x,
               AsterMatrix *out,
               GError **error)
{
  /* Translators: these come before a message about one axis of a map. */
  static const char *const prefixes[] = { N_ ("Horizontal axis: "),
                                          N_ ("Vertical axis: "), N_ ("Depth axis: ") };
  g_autoptr (AsterMatrix) vector = NULL;

  if (is_blank (self->axes[axis]))
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                         _ ("there is no expression yet. Type a word, or a sum such as "
                            "“king - man”."));
  else
    vector = evaluate (self->axes[axis], space, x, NULL, error);

  if (vector == NULL)
    {
      g_prefix_error (error, "%s", _ (prefixes[axis]));
      return FALSE;
    }
  memcpy (aster_matrix_row (out, axis), vector->data, x->n_cols * sizeof (float));

  return TRUE;
}

static AsterLayout *
lay_out_axes (const AsterRecipe *self,
              const AsterSpace *space,
              const AsterMatrix *x,
              AsterPulse *pulse,
              GError **error)
{
  g_autoptr (AsterMatrix) axes = aster_matrix_new (self->dims, x->n_cols, error);
  AsterLayout *layout;

  if (axes == NULL)
    return NULL;
  for (guint i = 0; i < self->dims; i++)
    if (!evaluate_axis (self, i, space, x, axes, error))
      return NULL;
  if (!(layout = aster_axes_layout (x, axes, pulse, error)))
    return NULL;

  for (guint i = 0; i < self->dims; i++)
    {
      g_free (layout->axes[i].label);
      layout->axes[i].label = g_strdup (self->axes[i]);
    }

  return layout;
}

/* The axes are the dear half of PCA and SVD: they are kept, so that asking for other
 * components of the same space is immediate. */
static AsterLayout *
lay_out_components (const AsterRecipe *self,
                    const AsterSpace *space,
                    const AsterMatrix *x,
                    AsterEngine *engine,
                    AsterPulse *pulse,
                    GError **error)
{
  AsterPulsePart finding = aster_pulse_part (pulse, 0, 0.9);
  AsterPulsePart placing = aster_pulse_part (pulse, 0.9, 1);
  AsterPcaParams params = ASTER_PCA_DEFAULTS;
  g_autofree char *what = NULL, *key = NULL;
  g_autoptr (AsterMatrix) axes = NULL;

  params.centre = self->method == ASTER_MAP_PCA;
  params.dims = self->dims;
  memcpy (params.components, self->components, sizeof params.components);

  what = g_strdup_printf ("%s %zu", aster_map_method_to_string (self->method),
                          aster_pca_params_get_n_axes (&params));
  key = key_of (what, self, space);
  if (!(axes = aster_engine_recall (engine, key)))
    {
      if (!(axes = aster_pca_axes (x, &params, &finding.pulse, error)))
        return NULL;
      aster_engine_keep (engine, key, axes);
    }

  return aster_pca_layout_from (x, axes, &params, &placing.pulse, error);
}

static AsterLayout *
lay_out_tsne (const AsterRecipe *self,
              const AsterSpace *space,
              const AsterMatrix *x,
              AsterEngine *engine,
              AsterPulse *pulse,
              GError **error)
{
  g_autofree char *key = key_of ("tsne", self, space);

  return aster_tsne_map (x, &self->tsne, engine, key, NULL, pulse, error);
}

static gboolean
run_map (const AsterRecipe *self,
         const AsterSpace *space,
         const AsterMatrix *x,
         AsterResult *result,
         AsterEngine *engine,
         AsterPulse *pulse,
         GError **error)
{
  if (self->method == ASTER_MAP_AXES)
    result->layout = lay_out_axes (self, space, x, pulse, error);
  else if (self->method == ASTER_MAP_TSNE)
    result->layout = lay_out_tsne (self, space, x, engine, pulse, error);
  else if (self->method == ASTER_MAP_PCA && x->n_rows < 2)
    g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                         _ ("The space has a single token, and principal components "
                            "need at least two. Choose SVD or open a larger file."));
  else
    result->layout = lay_out_components (self, space, x, engine, pulse, error);

  return result->layout != NULL;
}

static gboolean
run_text (const AsterRecipe *self,
          const AsterSpace *space,
          const AsterMatrix *x,
          AsterResult *result,
          AsterEngine *engine,
          AsterPulse *pulse,
          GError **error)
{
  AsterPulsePart cutting = aster_pulse_part (pulse, 0, 0.5);
  AsterPulsePart tinting = aster_pulse_part (pulse, 0.5, 1);
  g_autoptr (AsterMatrix) pin = NULL;
  g_autoptr (AsterTint) tint = NULL;
  const char *text = self->text != NULL ? self->text : "";

  if (self->tint == ASTER_TINT_PINNED && is_blank (self->pin))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("Nothing is pinned. Pin a word, or type one or a sum such "
                              "as “king - man” to compare the text with."));
      return FALSE;
    }
  if (self->tint == ASTER_TINT_PINNED &&
      !(pin = evaluate (self->pin, space, x, NULL, error)))
    return FALSE;

  result->pieces = aster_words_cut (space->tokens, text, -1, &cutting.pulse, error);
  if (result->pieces == NULL)
    return FALSE;

  tint = aster_tint_new (result->pieces, x, self->tint, pin ? pin->data : NULL,
                         &tinting.pulse, error);
  if (tint == NULL)
    return FALSE;

  result->tints = g_memdup2 (tint->values, tint->n * sizeof (double));
  result->scaled = g_memdup2 (tint->scaled, tint->n * sizeof (double));
  result->tint_min = tint->min;
  result->tint_max = tint->max;

  return TRUE;
}

/* A metric that admits no answer, such as the cosine with a zero vector, is left out:
 * the others still have theirs. */
static gboolean
rank (const AsterRecipe *self,
      const AsterMatrix *x,
      AsterResult *result,
      AsterPulse *pulse,
      GError **error)
{
  for (guint i = 0; i < ASTER_N_METRICS; i++)
    {
      AsterPulsePart part = aster_pulse_part (pulse, i / (double) ASTER_N_METRICS,
                                              (i + 1) / (double) ASTER_N_METRICS);
      AsterNeighboursParams params = ASTER_NEIGHBOURS_DEFAULTS;
      g_autoptr (GError) reason = NULL;

      params.metric = (AsterMetric) i;
      params.k = self->k;
      if (!self->keep_inputs)
        {
          params.exclude = (const guint32 *) (gpointer) result->rows->data;
          params.n_exclude = result->rows->len;
        }
      result->rankings[i] = aster_neighbours_of (x, result->vector->data, &params,
                                                 &part.pulse, &reason);
      if (result->rankings[i] == NULL &&
          !g_error_matches (reason, ASTER_ERROR, ASTER_ERROR_DOMAIN))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
run_query (const AsterRecipe *self,
           const AsterSpace *space,
           const AsterMatrix *x,
           AsterResult *result,
           AsterEngine *engine,
           AsterPulse *pulse,
           GError **error)
{
  double norm2 = 0;

  if (is_blank (self->query))
    {
      g_set_error_literal (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                           _ ("There is nothing to look for yet. Type a word, or a sum "
                              "such as “king - man + woman”."));
      return FALSE;
    }

  result->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (!(result->vector = evaluate (self->query, space, x, result->rows, error)))
    return FALSE;
  for (gsize j = 0; j < x->n_cols; j++)
    norm2 += (double) result->vector->data[j] * result->vector->data[j];
  result->norm = sqrt (norm2);

  return rank (self, x, result, pulse, error);
}

/**
 * aster_recipe_run:
 * @self: what to compute
 * @space: (n × d) on what
 * @engine: (nullable): where treated vectors are kept for the next recipe
 * @pulse: (nullable): heartbeat
 * @error: return location for an #AsterError: %ASTER_ERROR_DOMAIN if the space or a
 * vector admits no answer, %ASTER_ERROR_SYNTAX or %ASTER_ERROR_MISSING for an expression,
 *   %ASTER_ERROR_NO_MEMORY, %ASTER_ERROR_CANCELLED
 *
 * Any thread. The same recipe on the same space gives the same bytes. A QUERY leaves the
 * ranking of a metric NULL where its vector has no such value (a zero vector has no
 * cosine).
 *
 * Returns: (transfer full) (nullable): what came of it
 */
AsterResult *
aster_recipe_run (const AsterRecipe *self,
                  AsterSpace *space,
                  AsterEngine *engine,
                  AsterPulse *pulse,
                  GError **error)
{
  static gboolean (*const runners[]) (
      const AsterRecipe *, const AsterSpace *, const AsterMatrix *, AsterResult *,
      AsterEngine *, AsterPulse *, GError **) = { run_map, run_text, run_query };
  g_autoptr (AsterResult) result = aster_result_new ();
  g_autoptr (AsterMatrix) x = NULL;
  AsterPulsePart treating = aster_pulse_part (pulse, 0, 0.3);
  AsterPulsePart running = aster_pulse_part (pulse, 0.3, 1);

  g_return_val_if_fail (self != NULL && self->kind < G_N_ELEMENTS (runners), NULL);
  g_return_val_if_fail (space != NULL, NULL);

  if (aster_space_n (space) == 0 || aster_space_d (space) == 0)
    {
      g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                   _ ("There is nothing to compute: the space has %zu tokens of %zu "
                      "dimensions. Open a file that has some."),
                   aster_space_n (space), aster_space_d (space));
      return NULL;
    }
  if (self->treatment == ASTER_TREATMENT_RAW)
    running = aster_pulse_part (pulse, 0, 1);

  if (!(x = treat (self, space, engine, &treating.pulse, error)) ||
      !runners[self->kind](self, space, x, result, engine, &running.pulse, error))
    return NULL;

  return g_steal_pointer (&result);
}
