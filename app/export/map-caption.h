/* map-caption.h - what is said under a figure of a map, and in its file. */
#pragma once

#include "figure/figure-facts.h"
#include "map/map-content.h"

G_BEGIN_DECLS

/* What a figure is told; the strings are its own. */
typedef struct
{
  char *title;
  char *caption;
  char *source;
  char *seed; /* NULL where there is no chance */
  char *command;
} AsterMapCaption;

void aster_map_caption_init (AsterMapCaption *self, const AsterMapParts *map);
void aster_map_caption_copy (AsterMapCaption *self, const AsterMapCaption *from);
void aster_map_caption_clear (AsterMapCaption *self);
AsterFigureFacts aster_map_caption_get_facts (const AsterMapCaption *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AsterMapCaption, aster_map_caption_clear)

G_END_DECLS
