/* map-judge.h - how far the map of a pane can be trusted, worked out once it is at rest.
 */
#pragma once

#include "document/document.h"
#include "values/quality.h"

G_BEGIN_DECLS

typedef enum {
  ASTER_JUDGE_WAITING, /* for the picture to come to rest */
  ASTER_JUDGE_WORKING, /* nothing can be said yet */
  ASTER_JUDGE_SAYING,  /* there is a quality */
  ASTER_JUDGE_SILENT,  /* nothing can be said: there is a reason, or nothing to judge */
} AsterJudgeState;

#define ASTER_TYPE_MAP_JUDGE (aster_map_judge_get_type ())

/* Signal: "changed" — the state, the quality or the reason is another. */
G_DECLARE_FINAL_TYPE (AsterMapJudge, aster_map_judge, ASTER, MAP_JUDGE, GObject)

AsterMapJudge *aster_map_judge_new (AsterDocument *document, AsterPane *pane);
AsterPane *aster_map_judge_get_pane (AsterMapJudge *self);
AsterJudgeState aster_map_judge_get_state (AsterMapJudge *self);
AsterQuality *aster_map_judge_get_quality (AsterMapJudge *self);
const char *aster_map_judge_get_reason (AsterMapJudge *self);
void aster_map_judge_set_every_row (AsterMapJudge *self, gboolean every_row);
gboolean aster_map_judge_is_by_cosine (AsterMapJudge *self);
gboolean aster_map_judge_is_looking (AsterMapJudge *self);

G_END_DECLS
