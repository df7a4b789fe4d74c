/* agreement.h - how far two ways of grouping the same rows are one. */
#pragma once

#include "values/column.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;
  guint n_a, n_b; /* groups of each */
  double ari;     /* adjusted Rand index, at most 1; 0 is what chance gives */
  double nmi;     /* normalised mutual information, arithmetic mean, [0, 1] */
} AsterAgreement;

AsterAgreement aster_agreement_of (const int *a, const int *b, gsize n);
gboolean aster_agreement_has_groups (const AsterColumn *column);
int *aster_agreement_labels (const AsterColumn *column);

G_END_DECLS
