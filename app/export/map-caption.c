/* A figure that leaves the window says by itself what it shows: how it was made and from
 * how many words, where chance began, how far it can be trusted, and what its colours
 * mean. */

#include "export/map-caption.h"

#include <glib/gi18n-lib.h>

#include "aster-config.h"
#include "export/map-command.h"
#include "map/colour-names.h"
#include "map/map-quality.h"
#include "parts/numbers.h"
#include "recipes/recipe-names.h"
#include "recipes/recipe-words.h"
#include "runs/run-words.h"

/* NULL where the same comes out whatever the seed. */
static char *
dup_seed (const AsterRecipe *recipe)
{
  guint64 seed;

  if (recipe->method == ASTER_MAP_TSNE)
    seed = recipe->tsne.seed;
  else if (recipe->method == ASTER_MAP_UMAP)
    seed = recipe->umap.umap.seed;
  else if (recipe->method == ASTER_MAP_MDS)
    seed = recipe->mds.seed;
  else
    return NULL;

  return g_strdup_printf ("%" G_GUINT64_FORMAT, seed);
}

static void
append_sentence (GString *text, char *sentence)
{
  if (*sentence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

/* "t-SNE, perplexity 30, of 18,000 words × 100 (raw), from Dictionary words; seed 42." */
static char *
dup_origin (AsterDocument *document, const AsterMapCaption *self)
{
  AsterSpace *space = aster_document_get_space (document);
  g_autofree char *n = aster_number_dup_count (aster_space_n (space));
  g_autofree char *d = aster_number_dup_count (aster_space_d (space));
  const char *treatment = aster_treatment_get_name (
      aster_document_get_treatment (document));

  if (self->seed == NULL)
    /* Translators: under a figure: a map in words; numbers of words and of dimensions;
     * how vectors are treated (raw, centred, unit); the name of a space. */
    return g_strdup_printf (_ ("%s, of %s words × %s dimensions (%s) of “%s”."),
                            self->title, n, d, treatment, self->source);

  /* Translators: the same, and where chance begins. */
  return g_strdup_printf (_ ("%s, of %s words × %s dimensions (%s) of “%s”; seed %s."),
                          self->title, n, d, treatment, self->source, self->seed);
}

/* A picture that is taken on the way says so. */
static char *
dup_progress (AsterPane *pane)
{
  const AsterPulseStep *step = aster_pane_get_step (pane);

  if (!aster_pane_is_running (pane) || step == NULL || step->iterations == 0)
    return g_strdup ("");

  /* Translators: a sentence under a figure of a map that still moves. */
  return g_strdup_printf (_ ("Not finished: iteration %u of %u."), step->iteration,
                          step->iterations);
}

static char *
dup_quality (AsterMapJudge *judge)
{
  AsterQuality *quality = judge != NULL ? aster_map_judge_get_quality (judge) : NULL;
  g_autofree char *line = NULL;

  if (quality == NULL)
    return g_strdup ("");

  line = aster_map_quality_dup_line (quality);

  /* Translators: a sentence under a figure, made of a line; only the full stop is added.
   */
  return g_strdup_printf (_ ("%s."), line);
}

/**
 * aster_map_caption_init:
 * @self: (out caller-allocates): receives what is to be said
 * @map: of what
 */
void
aster_map_caption_init (AsterMapCaption *self, const AsterMapParts *map)
{
  const char *colour = aster_pane_get_colour (map->pane);
  GString *caption = g_string_new (NULL);

  self->title = aster_pane_dup_words (map->pane);
  self->source = aster_document_dup_title (map->document);
  self->seed = dup_seed (aster_pane_get_recipe (map->pane));
  self->command = aster_map_command_new (map);

  append_sentence (caption, dup_origin (map->document, self));
  append_sentence (caption, dup_progress (map->pane));
  append_sentence (caption, aster_run_dup_notes (map->pane));
  append_sentence (caption, dup_quality (map->judge));
  if (*colour != '\0')
    {
      g_autofree char *name = aster_colour_dup_title (colour);

      /* Translators: a sentence under a figure: what the colours of points mean. */
      append_sentence (caption, g_strdup_printf (_ ("Colour: %s."), name));
    }
  self->caption = g_string_free (caption, FALSE);
}

void
aster_map_caption_copy (AsterMapCaption *self, const AsterMapCaption *from)
{
  self->title = g_strdup (from->title);
  self->caption = g_strdup (from->caption);
  self->source = g_strdup (from->source);
  self->seed = g_strdup (from->seed);
  self->command = g_strdup (from->command);
}

void
aster_map_caption_clear (AsterMapCaption *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->caption, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->seed, g_free);
  g_clear_pointer (&self->command, g_free);
}

/* Borrows the strings of @self. */
AsterFigureFacts
aster_map_caption_get_facts (const AsterMapCaption *self)
{
  AsterFigureFacts facts = { self->title, self->caption, self->source,
                             self->seed,  self->command, "Asterism " ASTER_VERSION };

  return facts;
}
