/* ball.h - the words nearest to one, in the original space, as many as the wheel says. */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_BALL_MOST 999 /* words */

#define ASTER_TYPE_BALL (aster_ball_get_type ())

/* Property: "note" (string, read only): what is going on and what the keys do now; NULL
 * while there is no ball. */
G_DECLARE_FINAL_TYPE (AsterBall, aster_ball, ASTER, BALL, GObject)

AsterBall *aster_ball_new (AsterDocument *document);
void aster_ball_attach (AsterBall *self, GtkWidget *widget);
void aster_ball_begin (AsterBall *self);
void aster_ball_end (AsterBall *self, gboolean keep);
void aster_ball_grow (AsterBall *self, double notches);
const char *aster_ball_get_note (AsterBall *self);

G_END_DECLS
