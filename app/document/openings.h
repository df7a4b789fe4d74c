/* openings.h - the files that are on their way into the session. */
#pragma once

#include "document/opener.h"
#include "document/session.h"

G_BEGIN_DECLS

#define ASTER_TYPE_OPENINGS (aster_openings_get_type ())

/* Property: "busy": whether something is still to come. Signal: "began" (AsterOpener): a
 * file is about to be read. */
G_DECLARE_FINAL_TYPE (AsterOpenings, aster_openings, ASTER, OPENINGS, GObject)

AsterOpenings *aster_openings_new (AsterEngine *engine, AsterSession *session);
void aster_openings_open (AsterOpenings *self, const char *path);
void aster_openings_salvage (AsterOpenings *self, const char *path);
void aster_openings_restore (AsterOpenings *self, const char *otherwise);
gboolean aster_openings_is_restoring (AsterOpenings *self);

G_END_DECLS
