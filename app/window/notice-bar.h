/* notice-bar.h - news about a file: being read, refused, or read with losses. */
#pragma once

#include <gtk/gtk.h>

#include "document/opener.h"

G_BEGIN_DECLS

#define ASTER_TYPE_NOTICE_BAR (aster_notice_bar_get_type ())

/* Signals: "cancel" (AsterOpener): stop reading; "salvage" (path): read the whole
 * rows before the fault. */
G_DECLARE_FINAL_TYPE (AsterNoticeBar, aster_notice_bar, ASTER, NOTICE_BAR, GtkWidget)

GtkWidget *aster_notice_bar_new (void);
void aster_notice_bar_follow (AsterNoticeBar *self, AsterOpener *opener);
void aster_notice_bar_say (AsterNoticeBar *self, const char *text);

G_END_DECLS
