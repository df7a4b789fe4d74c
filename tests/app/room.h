/* room.h - a saved toy space, open in a grid of panes, and what is pressed in it. */
#pragma once

#include <glib/gstdio.h>

#include "files/load.h"
#include "files/save.h"
#include "panes/pane-grid.h"
#include "stage.h"

typedef struct
{
  Stage stage;
  char *folder;
  char *path;
} Room;

static inline void
room_set_up (Room *room, gconstpointer data)
{
  g_autoptr (AsterSpace) toy = toy_space_new ("toy"), space = NULL;
  g_autoptr (GError) error = NULL;

  room->folder = g_dir_make_tmp ("aster gestures XXXXXX", NULL);
  room->path = g_build_filename (room->folder, "toy's space.vec", NULL);
  g_assert_true (aster_save (toy, room->path, NULL, NULL, &error));
  space = aster_load (room->path, NULL, NULL, &error);
  g_assert_no_error (error);

  room->stage = (Stage){ aster_engine_new (2), NULL, NULL, NULL };
  room->stage.document = aster_document_new (room->stage.engine, space);
  room->stage.selection = aster_document_get_selection (room->stage.document);
  stage_show (&room->stage, aster_pane_grid_new (room->stage.document));
}

static inline void
room_tear_down (Room *room, gconstpointer data)
{
  stage_clear (&room->stage);
  g_remove (room->path);
  g_rmdir (room->folder);
  g_free (room->path);
  g_free (room->folder);
}

static inline AsterPaneView *
room_view_at (Room *room, guint position)
{
  GtkWidget *grid = gtk_window_get_child (GTK_WINDOW (room->stage.window));

  return aster_pane_grid_get_view (ASTER_PANE_GRID (grid), position);
}

static inline AsterPane *
room_pane_at (Room *room, guint position)
{
  return aster_pane_view_get_pane (room_view_at (room, position));
}

static inline void
room_activate (Room *room, const char *action, GVariant *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (room_view_at (room, 0)),
                                                     action, parameter));
  stage_settle ();
}
