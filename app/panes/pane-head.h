/* pane-head.h - what stands over a pane: its kind, its recipe, how far it is, its menus.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_PANE_HEAD (aster_pane_head_get_type ())

G_DECLARE_FINAL_TYPE (AsterPaneHead, aster_pane_head, ASTER, PANE_HEAD, GtkWidget)

/* In the order of reading. */
typedef enum {
  ASTER_HEAD_KIND,
  ASTER_HEAD_RECIPE,
  ASTER_HEAD_STRIP,
  ASTER_HEAD_OWN, /* a box for what the content brings along */
  ASTER_HEAD_COLOUR,
  ASTER_HEAD_VIEW,
  ASTER_HEAD_MENU,
  ASTER_N_HEAD_PARTS
} AsterHeadPart;

GtkWidget *aster_pane_head_new (AsterDocument *document, AsterPane *pane);
void aster_pane_head_forget_menus (AsterPaneHead *self);
void aster_pane_head_open (AsterPaneHead *self, AsterHeadPart part);
GtkWidget *aster_pane_head_get_part (AsterPaneHead *self, AsterHeadPart part);

G_END_DECLS
