/* widen.h - stored numbers as doubles, less a centre. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes @n numbers of @row to @out, less those of @centre unless that is NULL. */
static inline void
aster_widen (const float *row, const double *centre, gsize n, double *out)
{
  if (centre == NULL)
    for (gsize j = 0; j < n; j++)
      out[j] = row[j];
  else
    for (gsize j = 0; j < n; j++)
      out[j] = row[j] - centre[j];
}

G_END_DECLS
