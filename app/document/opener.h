/* opener.h - a file on its way to becoming a document. */
#pragma once

#include <glib-object.h>

#include "files/load.h"
#include "run/engine.h"
#include "values/space.h"

G_BEGIN_DECLS

#define ASTER_TYPE_OPENER (aster_opener_get_type ())

/* Properties: "fraction" (double), "finished" (gboolean), read only. */
G_DECLARE_FINAL_TYPE (AsterOpener, aster_opener, ASTER, OPENER, GObject)

AsterOpener *aster_opener_new (AsterEngine *engine, const char *path, gboolean salvage);
void aster_opener_set_tables (AsterOpener *self, char **paths);
void aster_opener_start (AsterOpener *self);
void aster_opener_cancel (AsterOpener *self);

const char *aster_opener_get_path (AsterOpener *self);
char *aster_opener_dup_name (AsterOpener *self);
AsterSpace *aster_opener_get_space (AsterOpener *self);
const GError *aster_opener_get_error (AsterOpener *self);
double aster_opener_get_fraction (AsterOpener *self);

G_END_DECLS
