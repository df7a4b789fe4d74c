/* map-quality.h - the line under a map that says how far it can be trusted. */
#pragma once

#include <gtk/gtk.h>

#include "map/map-judge.h"

G_BEGIN_DECLS

#define ASTER_TYPE_MAP_QUALITY (aster_map_quality_get_type ())

G_DECLARE_FINAL_TYPE (AsterMapQuality, aster_map_quality, ASTER, MAP_QUALITY, GtkWidget)

GtkWidget *aster_map_quality_new (AsterMapJudge *judge);
char *aster_map_quality_dup_line (const AsterQuality *quality);

G_END_DECLS
