#include "map-layout.h"

#include <string.h>

#include "layouts/axes.h"
#include "layouts/pca.h"
#include "map-mds.h"
#include "map-tsne.h"
#include "map-umap.h"
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

/* Beyond the last dimension there is nothing; a column of zeros would pretend there is.
 */
static gboolean
check_components (const AsterCliRequest *request,
                  const AsterCliInput *input,
                  const AsterPcaParams *params,
                  GError **error)
{
  gsize d = aster_space_d (input->chosen);

  if (d == 1)
    {
      g_set_error (
          error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
          "vectors of a single dimension have a single component, and a map needs "
          "two; choose --method tsne, umap or mds");
      return aster_cli_blame_input (request, error);
    }
  for (guint i = 0; i < params->dims; i++)
    if (params->components[i] > d)
      {
        g_set_error (error, ASTER_ERROR, ASTER_ERROR_DOMAIN,
                     "there is no component %u of %zu dimensions; choose --components "
                     "from 1 to %zu, or fewer --dims",
                     params->components[i], d, d);
        return aster_cli_blame_input (request, error);
      }

  return TRUE;
}

static AsterLayout *
lay_out_components (const AsterCliRequest *request,
                    const AsterCliInput *input,
                    const AsterPcaParams *params,
                    GError **error)
{
  AsterPulsePart part = aster_pulse_part (request->pulse, 0.6, 1);

  if (!check_components (request, input, params, error))
    return NULL;

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
    {
      aster_cli_blame_input (request, error);
      return NULL;
    }

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

/* Of the options that several methods take, each takes its own values. */
static gboolean
check_shared (const AsterCliRequest *request, const char *method, GError **error)
{
  const char *initial = aster_cli_text (request, "--initial");
  const char *metric = aster_cli_text (request, "--metric");
  gboolean is_tsne = g_str_equal (method, "tsne"), is_word;

  if (!is_tsne && !g_str_equal (method, "umap") && g_strcmp0 (metric, "manhattan") == 0)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "--metric manhattan: only --method tsne and umap take it; choose "
                   "euclidean or cosine");
      return FALSE;
    }
  if (!is_tsne && g_strcmp0 (metric, "correlation") == 0)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "--metric correlation: only --method tsne takes it; choose euclidean "
                   "or cosine");
      return FALSE;
    }
  if (initial == NULL)
    return TRUE;

  is_word = g_str_equal (initial, "pca") || g_str_equal (initial, "random");
  if (g_str_equal (initial, "spectral") && !g_str_equal (method, "umap"))
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                 "--initial spectral: only --method umap begins so, not %s", method);
  else if (!is_word && !is_tsne && !g_str_equal (method, "umap") &&
           !g_str_equal (method, "mds"))
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                 "--initial %s: choose one of pca, random; only --method tsne, umap or "
                 "mds begins with another map",
                 initial);
  else if (!is_word && !g_str_equal (initial, "spectral") &&
           strpbrk (initial, "./") == NULL && !g_file_test (initial, G_FILE_TEST_EXISTS))
    g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                 "--initial %s: there is no file of that name; choose one of %spca, "
                 "random, or name a map that asterism-cli map wrote",
                 initial, is_tsne ? "" : "spectral, ");
  else
    return TRUE;

  return FALSE;
}

/* What is wrong with the options, before anything is read. */
static gboolean
check_options (const AsterCliRequest *request,
               AsterPcaParams *params,
               AsterTsneMapParams *tsne,
               AsterUmapMapParams *umap,
               AsterMdsParams *mds,
               GError **error)
{
  const char *method = aster_cli_text (request, "--method");
  guint dims = get_dims (request);

  if (method == NULL)
    {
      g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                   "%s: which --method? Choose one of pca, svd, axes, tsne, umap, mds",
                   request->command);
      return FALSE;
    }
  if (!check_shared (request, method, error))
    return FALSE;
  if (g_str_equal (method, "tsne"))
    return aster_cli_read_tsne (request, tsne, error);
  if (g_str_equal (method, "umap"))
    return aster_cli_read_umap (request, umap, error);
  if (g_str_equal (method, "mds"))
    return aster_cli_read_mds (request, mds, error);

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
 * @summary: (out caller-allocates): what it cost and came to
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where every chosen token goes
 */
AsterLayout *
aster_cli_map_layout (const AsterCliRequest *request,
                      AsterCliInput *input,
                      AsterCliMapSummary *summary,
                      GError **error)
{
  AsterPcaParams params = ASTER_PCA_DEFAULTS;
  AsterTsneMapParams tsne = ASTER_TSNE_MAP_DEFAULTS;
  AsterUmapMapParams umap = ASTER_UMAP_MAP_DEFAULTS;
  AsterMdsParams mds = ASTER_MDS_DEFAULTS;
  const char *method = aster_cli_text (request, "--method");

  if (!check_options (request, &params, &tsne, &umap, &mds, error) ||
      !aster_cli_input_read (request, input, error))
    return NULL;

  *summary = (AsterCliMapSummary){ 0 };
  if (g_str_equal (method, "tsne"))
    return aster_cli_tsne_layout (request, input, &tsne, &summary->tsne, error);
  if (g_str_equal (method, "umap"))
    return aster_cli_umap_layout (request, input, get_dims (request), &umap,
                                  &summary->umap, error);
  if (g_str_equal (method, "mds"))
    return aster_cli_mds_layout (request, input, get_dims (request), &mds, &summary->mds,
                                 error);

  return g_str_equal (method, "axes")
             ? lay_out_axes (request, input, params.dims, error)
             : lay_out_components (request, input, &params, error);
}
