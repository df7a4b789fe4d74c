/* class-inks.h - the colours that a person has given to classes of a legend. */
#pragma once

#include <glib-object.h>

#include "colour/colouring.h"

G_BEGIN_DECLS

#define ASTER_TYPE_CLASS_INKS (aster_class_inks_get_type ())

/* A class is known by what the points are coloured by and by its label, so that it keeps
 * its colour when others come and go. Signal: "changed". */
G_DECLARE_FINAL_TYPE (AsterClassInks, aster_class_inks, ASTER, CLASS_INKS, GObject)

AsterClassInks *aster_class_inks_new (void);
gboolean aster_class_inks_get (AsterClassInks *self,
                               const char *by,
                               const char *label,
                               AsterColour *colour);
void aster_class_inks_set (AsterClassInks *self,
                           const char *by,
                           const char *label,
                           const AsterColour *colour);
AsterColouring *
aster_class_inks_apply (AsterClassInks *self, const char *by, AsterColouring *colouring);

GVariant *aster_class_inks_snapshot (AsterClassInks *self);
void aster_class_inks_restore (AsterClassInks *self, GVariant *snapshot);

G_END_DECLS
