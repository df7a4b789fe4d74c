#include "panes/pane-menu.h"

#include <glib/gi18n-lib.h>

#include "runs/run-actions.h"

/* (transfer full): every kind of pane, as an entry of @action. */
GMenuModel *
aster_pane_menu_new_kinds (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint32 kind = 0; kind < ASTER_N_PANE_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (aster_pane_kind_get_name (kind),
                                                    NULL);

      g_menu_item_set_action_and_target (item, action, "u", kind);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* An entry for a button of the head, while there is no room for the button. */
static void
append_folded (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

/* (transfer full): what else can be done with a pane of @kind. */
GMenuModel *
aster_pane_menu_new (AsterPaneKind kind)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) take = g_menu_new (), place = g_menu_new (), end = g_menu_new ();
  g_autoptr (GMenu) folded = g_menu_new ();
  g_autoptr (GMenuModel) right = aster_pane_menu_new_kinds ("pane.add-right");
  g_autoptr (GMenuModel) below = aster_pane_menu_new_kinds ("pane.add-below");

  if (kind == ASTER_PANE_MAP)
    g_menu_append (take, _ ("Find C_lusters…"), "pane.add-clusters");
  if (kind == ASTER_PANE_TEXT)
    g_menu_append (take, _ ("_Open a Text…"), "pane.open-text");
  g_menu_append (take, _ ("_Export…"), "pane.export");
  if (kind == ASTER_PANE_MAP)
    g_menu_append (take, _ ("_Print…"), "pane.print");
  g_menu_append (take, _ ("_Copy as Command"), "pane.copy-command");
  if (kind == ASTER_PANE_MAP)
    g_menu_append (take, _ ("Copy as Command, _Numbers Alone"), "pane.copy-numbers");
  g_menu_append_submenu (place, _ ("Add to the _Right"), right);
  g_menu_append_submenu (place, _ ("Add _Below"), below);
  g_menu_append (place, _ ("_Duplicate"), "pane.duplicate");
  g_menu_append (end, _ ("_Maximise or Restore"), "pane.maximise");
  g_menu_append (end, _ ("C_lose"), "pane.close");
  append_folded (folded, _ ("Rec_ipe…"), "pane.folded-recipe");
  append_folded (folded, _ ("Colo_urs…"), "pane.folded-colour");
  append_folded (folded, _ ("_View…"), "pane.folded-view");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (folded));
  if (kind == ASTER_PANE_MAP)
    {
      g_autoptr (GMenuModel) lead = aster_run_actions_menu ();

      g_menu_append_section (menu, NULL, lead);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (take));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}
