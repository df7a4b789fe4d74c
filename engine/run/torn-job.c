/* treated vectors, a map and some rows ─▶ the edges that the map tears or makes up. */

#include "run/torn-job.h"

/* What the job reads: its own, shared with nobody who writes. */
typedef struct
{
  AsterSpace *space;
  AsterTreatment treatment;
  AsterLayout *page;
  guint32 *rows;
  gsize n_rows;
  AsterTornParams params;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  aster_space_unref (input->space);
  aster_layout_unref (input->page);
  g_free (input->rows);
  g_free (input);
}

static gpointer
compute (AsterPulse *pulse, gpointer data, GError **error)
{
  Input *input = data;
  AsterPulsePart treating = aster_pulse_part (pulse, 0, 0.1);
  AsterPulsePart finding = aster_pulse_part (pulse, 0.1, 1);
  g_autoptr (AsterMatrix) x = aster_treatment_apply (
      input->treatment, input->space->vectors, &treating.pulse, error);

  if (x == NULL)
    return NULL;

  return aster_torn_find (x, input->page, input->rows, input->n_rows, &input->params,
                          &finding.pulse, error);
}

/**
 * aster_torn_job_new:
 * @space: (transfer none): whose neighbours are the true ones
 * @treatment: what is done to the vectors first
 * @page: (transfer none): a map of all its rows
 * @rows: (array length=n_rows): as for aster_torn_find(); copied
 * @n_rows: how many
 * @params: copied
 *
 * Returns: (transfer full): a job, not submitted, whose result is an #AsterTorn
 */
AsterJob *
aster_torn_job_new (AsterSpace *space,
                    AsterTreatment treatment,
                    AsterLayout *page,
                    const guint32 *rows,
                    gsize n_rows,
                    const AsterTornParams *params)
{
  Input *input;

  g_return_val_if_fail (space != NULL && page != NULL && params != NULL, NULL);

  input = g_new0 (Input, 1);
  input->space = aster_space_ref (space);
  input->treatment = treatment;
  input->page = aster_layout_ref (page);
  input->rows = g_memdup2 (rows, n_rows * sizeof (guint32));
  input->n_rows = n_rows;
  input->params = *params;

  return aster_job_new (compute, input, input_free, (GDestroyNotify) aster_torn_unref);
}
