#include <math.h>
#include <string.h>

#include "command.h"
#include "input.h"
#include "layouts/axes.h"
#include "layouts/pca.h"
#include "map-layout.h"
#include "output.h"
#include "tools/error.h"

static const char *const axis_names[] = { "--x", "--y", "--z" };

/* Reads --components, "2,3" or "1,2,4". */
static gboolean
read_components (const char *text, AsterPcaParams *params, GError **error)
{
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return TRUE;

  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; g_strv_length (parts) == params->dims && i < params->dims; i++)
    {
      guint64 component;

      if (!g_ascii_string_to_unsigned (parts[i], 10, 1, G_MAXUINT, &component, NULL))
        break;
      params->components[i] = (guint) component;
      if (i + 1 == params->dims)
        return TRUE;
    }

  g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
               "--components %s: expected %u whole numbers from 1, between commas", text,
               params->dims);
  return FALSE;
}

static AsterLayout *
lay_out_components (const AsterCliRequest *request,
                    const AsterCliInput *input,
                    const AsterPcaParams *params,
                    GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);

  return aster_pca_layout (input->chosen->vectors, params, &part.pulse, error);
}

static AsterLayout *
lay_out_axes (const AsterCliRequest *request,
              const AsterCliInput *input,
              guint dims,
              GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);
  g_autoptr (AsterMatrix) axes = aster_matrix_new (dims, aster_space_d (input->whole),
                                                   error);
  AsterLayout *layout;

  for (guint i = 0; axes != NULL && i < dims; i++)
    {
      g_autoptr (AsterMatrix) vector = aster_cli_evaluate_option (request, input,
                                                                  axis_names[i], error);

      if (vector == NULL)
        return NULL;
      memcpy (aster_matrix_row (axes, i), vector->data, axes->n_cols * sizeof (float));
    }

  if (axes == NULL ||
      !(layout = aster_axes_layout (input->chosen->vectors, axes, &part.pulse, error)))
    return NULL;

  for (guint i = 0; i < dims; i++)
    {
      g_free (layout->axes[i].label);
      layout->axes[i].label = g_strdup (aster_cli_text (request, axis_names[i]));
    }

  return layout;
}

/* 2 or 3; --z alone asks for 3. */
static guint
get_dims (const AsterCliRequest *request)
{
  return aster_cli_text (request, "--z") != NULL
             ? 3
             : (guint) aster_cli_count (request, "--dims");
}

/* What is wrong with the options, before anything is read. */
static gboolean
check_options (const AsterCliRequest *request, AsterPcaParams *params, GError **error)
{
  const char *method = aster_cli_text (request, "--method");
  guint dims = get_dims (request);

  if (method == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s: which --method? Choose one of pca, svd, axes", request->command);
      return FALSE;
    }
  params->centre = g_str_equal (method, "pca");
  params->dims = dims;
  for (guint i = 0; i < dims && g_str_equal (method, "axes"); i++)
    if (aster_cli_text (request, axis_names[i]) == NULL)
      {
        g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                     "--method axes: give %s EXPR too", axis_names[i]);
        return FALSE;
      }

  return read_components (aster_cli_text (request, "--components"), params, error);
}

/**
 * aster_cli_map_layout:
 * @request: a command with the options of map
 * @input: (out caller-allocates): what was read; clear it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where every chosen token goes
 */
AsterLayout *
aster_cli_map_layout (const AsterCliRequest *request,
                      AsterCliInput *input,
                      GError **error)
{
  AsterPcaParams params = ASTER_PCA_DEFAULTS;

  if (!check_options (request, &params, error) ||
      !aster_cli_input_read (request, input, error))
    return NULL;

  return g_str_equal (aster_cli_text (request, "--method"), "axes")
             ? lay_out_axes (request, input, params.dims, error)
             : lay_out_components (request, input, &params, error);
}

static GString *
write_table (const AsterLayout *layout, const AsterTokens *tokens)
{
  guint dims = (guint) layout->positions->n_cols;
  GString *out = g_string_new (dims == 3 ? "token\tx\ty\tz\n" : "token\tx\ty\n");

  for (gsize i = 0; i < layout->positions->n_rows; i++)
    {
      aster_cli_append_token (out, tokens, i);
      for (guint p = 0; p < dims; p++)
        {
          g_string_append_c (out, '\t');
          aster_cli_append_number (out, aster_matrix_row (layout->positions, i)[p]);
        }
      g_string_append_c (out, '\n');
    }

  return out;
}

static GString *
write_summary (const char *method, const AsterLayout *layout, double load, double total)
{
  GString *out = g_string_new (NULL);
  double shares[3];
  guint dims = (guint) layout->positions->n_cols;

  for (guint p = 0; p < dims; p++)
    shares[p] = layout->axes[p].share;

  aster_cli_json_begin (out, NULL);
  aster_cli_json_text (out, "method", method);
  aster_cli_json_count (out, "n", layout->positions->n_rows);
  aster_cli_json_count (out, "dims", dims);
  aster_cli_json_count (out, "iterations", 0);
  aster_cli_json_null (out, "kl");
  if (layout->axes[0].kind != ASTER_AXIS_COSINE)
    aster_cli_json_numbers (out, "explained", shares, dims);
  else
    aster_cli_json_null (out, "explained");
  aster_cli_json_begin (out, "seconds");
  aster_cli_json_number (out, "load", load);
  aster_cli_json_number (out, "neighbours", 0);
  aster_cli_json_number (out, "affinities", 0);
  aster_cli_json_number (out, "optimise", total - load);
  aster_cli_json_number (out, "total", total);
  aster_cli_json_end (out);
  aster_cli_json_end (out);
  g_string_append_c (out, '\n');

  return out;
}

gboolean
aster_cli_run_map (AsterCliRequest *request, GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_auto (AsterCliInput) input = { 0 };
  g_autoptr (AsterLayout) layout = aster_cli_map_layout (request, &input, error);
  g_autoptr (GString) table = NULL, summary = NULL;

  if (layout == NULL)
    return FALSE;

  table = write_table (layout, input.chosen->tokens);
  summary = write_summary (aster_cli_text (request, "--method"), layout, input.seconds,
                           (double) (g_get_monotonic_time () - started) / 1e6);
  if (!aster_cli_deliver (request, table, error))
    return FALSE;

  return aster_cli_text (request, "-o") == NULL || aster_cli_print (summary, error);
}
