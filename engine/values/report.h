/* report.h - what a reader noticed but could live with, counted by kind. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASTER_REPORT_PLACES 3

/* One kind of thing noticed: how often, and where it was seen first. */
typedef struct
{
  char *id;      /* stable, for programs: "not-finite" */
  char *message; /* a sentence for a person, without count or place */
  guint64 count;
  guint n_places;
  char *places[ASTER_REPORT_PLACES]; /* "line 7", "@1024", "row 12 'king'" */
} AsterNotice;

typedef struct _AsterReport AsterReport;

AsterReport *aster_report_new (void);
AsterReport *aster_report_ref (AsterReport *self);
void aster_report_unref (AsterReport *self);

void aster_report_add (AsterReport *self,
                       const char *id,
                       const char *message,
                       guint64 count,
                       const char *place);
guint aster_report_get_n (const AsterReport *self);
const AsterNotice *aster_report_get (const AsterReport *self, guint i);
char *aster_notice_dup_text (const AsterNotice *notice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AsterReport, aster_report_unref)

G_END_DECLS
