#include "tint-text.h"

#include "tokenizers/words.h"

/* Where the text is: --text FILE, or the argument after IN. */
static const char *
get_path (const AsterCliRequest *request)
{
  const char *option = aster_cli_text (request, "--text");

  return option != NULL ? option : aster_cli_argument (request, 1);
}

/* What is wrong with the options, before anything is read. */
gboolean
aster_cli_tint_check (const AsterCliRequest *request, GError **error)
{
  const char *by = aster_cli_text (request, "--by"), *problem = NULL;

  if (by == NULL)
    problem = "by what? Add --by norm, --by previous or --by pinned";
  else if (g_str_equal (by, "pinned") && aster_cli_text (request, "--pin") == NULL)
    problem = "--by pinned compares with a vector; add --pin EXPR";
  else if (get_path (request) == NULL)
    problem = "which text? Add --text FILE, or - for standard input";
  else if (aster_cli_text (request, "--text") != NULL &&
           aster_cli_argument (request, 1) != NULL)
    problem = "there are two texts; give --text FILE or -, not both";

  if (problem != NULL)
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE, "%s: %s",
                 request->command, problem);

  return problem == NULL;
}

/* Cuts and tints the text that the options name, in the space that was read. */
gboolean
aster_cli_tint_text (const AsterCliRequest *request,
                     const AsterCliInput *input,
                     AsterCliTinted *self,
                     GError **error)
{
  const char *path = get_path (request);
  AsterPulsePart cutting = aster_pulse_part (request->pulse, 0.6, 0.8);
  AsterPulsePart tinting = aster_pulse_part (request->pulse, 0.8, 1);
  const AsterSpace *space = input->chosen;
  g_autoptr (AsterMatrix) pin = NULL;
  g_autofree char *text = NULL;
  AsterTintBy by = ASTER_TINT_NORM;
  gsize length;

  aster_tint_by_from_string (aster_cli_text (request, "--by"), &by);
  if (by == ASTER_TINT_PINNED &&
      !(pin = aster_cli_evaluate_option (request, input, "--pin", error)))
    return FALSE;
  if (!(text = aster_cli_read_text (path, &length, error)))
    return FALSE;

  self->pieces = aster_words_cut (space->tokens, text, (gssize) length, &cutting.pulse,
                                  error);
  if (self->pieces == NULL)
    {
      g_prefix_error (error, "%s: ", g_str_equal (path, "-") ? "standard input" : path);
      return FALSE;
    }
  self->tint = aster_tint_new (self->pieces, space->vectors, by, pin ? pin->data : NULL,
                               &tinting.pulse, error);

  return self->tint != NULL || aster_cli_blame_input (request, error);
}

/* What the tints are, for a legend. */
char *
aster_cli_tint_dup_title (const AsterCliRequest *request)
{
  const char *by = aster_cli_text (request, "--by");

  if (g_str_equal (by, "pinned"))
    return g_strdup_printf ("cosine to ⟨%s⟩", aster_cli_text (request, "--pin"));

  return g_strdup (g_str_equal (by, "previous") ? "cosine to the previous word" : "norm");
}

/* The text as a painter takes it; borrows @self and @title. */
AsterTextScene
aster_cli_tinted_get_scene (const AsterCliTinted *self, const char *title)
{
  AsterTextScene scene = { 0 };

  scene.pieces = self->pieces;
  scene.values = self->tint->values;
  scene.scaled = self->tint->scaled;
  scene.min = self->tint->min;
  scene.max = self->tint->max;
  scene.title = title;
  scene.theme = ASTER_THEME_LIGHT;
  scene.width = ASTER_TEXT_WIDTH;
  scene.font_size = ASTER_TEXT_FONT_SIZE;

  return scene;
}

void
aster_cli_tinted_clear (AsterCliTinted *self)
{
  g_clear_pointer (&self->pieces, aster_pieces_unref);
  g_clear_pointer (&self->tint, aster_tint_unref);
}
