/* attachments.h - the tables that a person attached to a space. */
#pragma once

#include <glib-object.h>

#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_TYPE_ATTACHMENTS (aster_attachments_get_type ())

/* Signal: "changed": the space has other columns. */
G_DECLARE_FINAL_TYPE (AsterAttachments, aster_attachments, ASTER, ATTACHMENTS, GObject)

AsterAttachments *aster_attachments_new (AsterSpace *space, GVariant *state);
AsterSpace *aster_attachments_get_space (AsterAttachments *self);
const char *aster_attachments_find (AsterAttachments *self, const char *column);
void aster_attachments_add (AsterAttachments *self, const char *path, AsterSpace *joined);

char **aster_attachments_dup_paths (GVariant *state);
void aster_attachments_save (AsterAttachments *self, GVariantDict *state);
void aster_attachments_restore (AsterAttachments *self, GVariant *state);

G_END_DECLS
