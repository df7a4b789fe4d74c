/* The head of a pane says what it is (a menu of kinds), what it computes (the
 * recipe in words, which opens the editor), how far it is, and what else can be
 * done with it. An error of the recipe stays here, over the picture that was there
 * before, with the way to try again. */

#include "pane-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "colour-menu.h"
#include "exporter.h"
#include "map-content.h"
#include "menu-tooltip.h"
#include "named.h"
#include "recipe-editor.h"
#include "recipe-words.h"
#include "run/command.h"
#include "table-content.h"
#include "text-content.h"

#define SLOW_MS 300 /* work that is done sooner shows no progress */

struct _AsterPaneView
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPaneSet *panes; /* (unowned) the document's */
  AsterPane *pane;
  GtkWidget *content; /* by kind */
  guint slow_id;      /* source that shows the progress, or 0 */

  GtkWidget *box;
  GtkWidget *kind_button;
  GtkWidget *recipe_button;
  GtkWidget *recipe_label;
  GtkWidget *colour_button;
  GtkWidget *progress;
  GtkWidget *stop_button;
  GtkWidget *menu_button;
  GtkWidget *holder;
  GtkWidget *error_bar;
  GtkWidget *error_label;
};

G_DEFINE_FINAL_TYPE (AsterPaneView, aster_pane_view, GTK_TYPE_WIDGET)

static GMenuModel *
build_kinds (const char *action)
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

static GMenuModel *
build_menu (AsterPaneKind kind)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) take = g_menu_new (), place = g_menu_new (), end = g_menu_new ();
  g_autoptr (GMenuModel) right = build_kinds ("pane.add-right");
  g_autoptr (GMenuModel) below = build_kinds ("pane.add-below");

  if (kind == ASTER_PANE_TEXT)
    g_menu_append (take, _ ("_Open a Text…"), "pane.open-text");
  g_menu_append (take, _ ("_Export…"), "pane.export");
  g_menu_append (take, _ ("_Copy as Command"), "pane.copy-command");
  g_menu_append_submenu (place, _ ("Add to the _Right"), right);
  g_menu_append_submenu (place, _ ("Add _Below"), below);
  g_menu_append (place, _ ("_Duplicate"), "pane.duplicate");
  g_menu_append (end, _ ("_Maximise or Restore"), "pane.maximise");
  g_menu_append (end, _ ("C_lose"), "pane.close");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (take));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

static void
update_kind (AsterPaneView *self)
{
  AsterPaneKind kind = aster_pane_get_kind (self->pane);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (aster_pane_kind_get_name (kind));
  g_autoptr (GMenuModel) menu = build_menu (kind);

  gtk_widget_add_css_class (name, "heading");
  gtk_box_append (GTK_BOX (row),
                  gtk_image_new_from_icon_name (aster_pane_kind_get_icon (kind)));
  gtk_box_append (GTK_BOX (row), name);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->kind_button), row);

  if (self->content != NULL)
    gtk_box_remove (GTK_BOX (self->holder), self->content);
  switch (kind)
    {
    case ASTER_PANE_TEXT:
      self->content = aster_text_content_new (self->document, self->pane);
      break;

    case ASTER_PANE_TABLE:
      self->content = aster_table_content_new (self->document, self->pane);
      break;

    case ASTER_PANE_MAP:
    case ASTER_PANE_QUERY:
    case ASTER_PANE_VALUES:
    default:
      self->content = aster_map_content_new (self->document, self->pane);
    }
  gtk_widget_set_hexpand (self->content, TRUE);
  gtk_widget_set_vexpand (self->content, TRUE);
  gtk_box_append (GTK_BOX (self->holder), self->content);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_set_visible (self->colour_button, kind == ASTER_PANE_MAP);
  gtk_widget_set_visible (self->recipe_button, kind != ASTER_PANE_TABLE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->recipe_button),
                               kind != ASTER_PANE_TABLE
                                   ? aster_recipe_editor_new (self->document, self->pane)
                                   : NULL);
}

static void
update_words (AsterPaneView *self)
{
  g_autofree char *words = aster_recipe_dup_words (aster_pane_get_recipe (self->pane),
                                                   aster_pane_get_kind (self->pane));
  g_autofree char *label = NULL;

  gtk_label_set_text (GTK_LABEL (self->recipe_label), words);

  /* Translators: spoken name of a pane: its kind, then its recipe in words */
  label = g_strdup_printf (
      _ ("%s: %s"), aster_pane_kind_get_name (aster_pane_get_kind (self->pane)), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update_error (AsterPaneView *self)
{
  const char *error = aster_pane_get_error (self->pane);

  gtk_label_set_text (GTK_LABEL (self->error_label), error != NULL ? error : "");
  gtk_widget_set_visible (self->error_bar, error != NULL);
}

static void
fraction_cb (AsterPaneView *self)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 aster_pane_get_fraction (self->pane));
}

static gboolean
slow_cb (gpointer data)
{
  AsterPaneView *self = data;

  self->slow_id = 0;
  gtk_widget_set_visible (self->progress, TRUE);
  gtk_widget_set_visible (self->stop_button, TRUE);
  fraction_cb (self);

  return G_SOURCE_REMOVE;
}

static void
running_cb (AsterPaneView *self)
{
  g_clear_handle_id (&self->slow_id, g_source_remove);
  if (aster_pane_is_running (self->pane))
    self->slow_id = g_timeout_add (SLOW_MS, slow_cb, self);
  else
    {
      gtk_widget_set_visible (self->progress, FALSE);
      gtk_widget_set_visible (self->stop_button, FALSE);
    }
}

static void
maximised_cb (AsterPaneView *self)
{
  gboolean alone = aster_pane_set_get_maximised (self->panes) ==
                   aster_pane_get_id (self->pane);

  if (alone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "maximised");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "maximised");
}

static void
set_kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_pane_set_kind (ASTER_PANE_VIEW (widget)->pane, g_variant_get_uint32 (parameter));
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_add (self->panes, g_variant_get_uint32 (parameter),
                      aster_pane_get_id (self->pane),
                      g_str_equal (name, "pane.add-below") ? GTK_ORIENTATION_VERTICAL
                                                           : GTK_ORIENTATION_HORIZONTAL);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_duplicate (self->panes, aster_pane_get_id (self->pane));
}

static void
maximise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);
  guint id = aster_pane_get_id (self->pane);

  aster_pane_set_set_maximised (
      self->panes, aster_pane_set_get_maximised (self->panes) == id ? 0 : id);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  aster_pane_set_close (self->panes, aster_pane_get_id (self->pane));
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_pane_stop (ASTER_PANE_VIEW (widget)->pane);
}

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_pane_run (ASTER_PANE_VIEW (widget)->pane);
}

static void
copy_command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  g_autofree char *command = NULL;

  recipe->treatment = aster_document_get_treatment (self->document);
  command = aster_command_new (recipe, aster_document_get_space (self->document),
                               aster_document_get_metric (self->document));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  gtk_widget_activate_action (widget, "win.say", "s",
                              _ ("The command is on the clipboard"));
}

static void
open_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (ASTER_PANE_VIEW (widget)->content, "text.open", NULL);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_exporter_run (ASTER_PANE_VIEW (widget));
}

static gboolean
aster_pane_view_grab_focus (GtkWidget *widget)
{
  AsterPaneView *self = ASTER_PANE_VIEW (widget);

  return self->content != NULL && gtk_widget_grab_focus (self->content);
}

static void
aster_pane_view_dispose (GObject *object)
{
  AsterPaneView *self = ASTER_PANE_VIEW (object);

  g_clear_handle_id (&self->slow_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_pane_view_parent_class)->dispose (object);
}

static void
aster_pane_view_class_init (AsterPaneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_pane_view_dispose;
  widget_class->grab_focus = aster_pane_view_grab_focus;

  gtk_widget_class_install_action (widget_class, "pane.set-kind", "u", set_kind_action);
  gtk_widget_class_install_action (widget_class, "pane.add-right", "u", split_action);
  gtk_widget_class_install_action (widget_class, "pane.add-below", "u", split_action);
  gtk_widget_class_install_action (widget_class, "pane.duplicate", NULL,
                                   duplicate_action);
  gtk_widget_class_install_action (widget_class, "pane.maximise", NULL, maximise_action);
  gtk_widget_class_install_action (widget_class, "pane.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "pane.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "pane.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "pane.copy-command", NULL,
                                   copy_command_action);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "pane.open-text", NULL,
                                   open_text_action);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
build_head (AsterPaneView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *recipe = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spacer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GMenuModel) kinds = build_kinds ("pane.set-kind");

  self->kind_button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->kind_button), kinds);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->kind_button), TRUE);
  gtk_widget_set_tooltip_text (self->kind_button, _ ("What this pane shows"));
  aster_menu_tooltip_yield (self->kind_button);

  self->recipe_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->recipe_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (recipe), self->recipe_label);
  gtk_box_append (GTK_BOX (recipe),
                  gtk_image_new_from_icon_name ("document-edit-symbolic"));
  self->recipe_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->recipe_button), recipe);
  gtk_widget_set_tooltip_text (self->recipe_button, _ ("Change what is computed"));
  aster_menu_tooltip_yield (self->recipe_button);

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->progress, 64, -1);
  gtk_widget_set_visible (self->progress, FALSE);
  self->stop_button = gtk_button_new_from_icon_name ("media-playback-stop-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->stop_button), "pane.stop");
  aster_named (self->stop_button, _ ("Stop"));
  gtk_widget_set_visible (self->stop_button, FALSE);

  self->colour_button = aster_colour_menu_new (self->document, self->pane);

  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button),
                                 "view-more-symbolic");
  aster_named (self->menu_button, _ ("Pane menu"));
  aster_menu_tooltip_yield (self->menu_button);

  gtk_widget_set_hexpand (spacer, TRUE);
  gtk_box_append (GTK_BOX (head), self->kind_button);
  gtk_box_append (GTK_BOX (head), self->recipe_button);
  gtk_box_append (GTK_BOX (head), spacer);
  gtk_box_append (GTK_BOX (head), self->progress);
  gtk_box_append (GTK_BOX (head), self->stop_button);
  gtk_box_append (GTK_BOX (head), self->colour_button);
  gtk_box_append (GTK_BOX (head), self->menu_button);
  for (GtkWidget *child = gtk_widget_get_first_child (head); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_add_css_class (child, "flat");
  gtk_widget_add_css_class (head, "pane-head");

  return head;
}

static GtkWidget *
build_error_bar (AsterPaneView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *retry = gtk_button_new_with_mnemonic (_ ("_Try Again"));

  self->error_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->error_label), TRUE);
  gtk_widget_set_hexpand (self->error_label, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (retry), "pane.run");
  gtk_widget_set_valign (retry, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (bar),
                  gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (bar), self->error_label);
  gtk_box_append (GTK_BOX (bar), retry);
  gtk_widget_add_css_class (bar, "pane-error");

  return bar;
}

static void
aster_pane_view_init (AsterPaneView *self)
{
}

GtkWidget *
aster_pane_view_new (AsterDocument *document, AsterPane *pane)
{
  AsterPaneView *self = g_object_new (ASTER_TYPE_PANE_VIEW, NULL);
  GObject *owner = G_OBJECT (self);

  self->document = g_object_ref (document);
  self->panes = aster_document_get_panes (document);
  self->pane = g_object_ref (pane);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->holder = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->error_bar = build_error_bar (self);
  gtk_box_append (GTK_BOX (self->box), build_head (self));
  gtk_box_append (GTK_BOX (self->box), self->error_bar);
  gtk_box_append (GTK_BOX (self->box), self->holder);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_object (pane, "notify::kind", G_CALLBACK (update_kind), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (update_words), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (update_error), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (running_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::fraction", G_CALLBACK (fraction_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::maximised", G_CALLBACK (maximised_cb),
                           owner, G_CONNECT_SWAPPED);

  update_kind (self);
  update_words (self);
  update_error (self);
  running_cb (self);
  maximised_cb (self);

  return GTK_WIDGET (self);
}

AsterDocument *
aster_pane_view_get_document (AsterPaneView *self)
{
  return self->document;
}

AsterPane *
aster_pane_view_get_pane (AsterPaneView *self)
{
  return self->pane;
}

/* (transfer none): the widget of the kind that the pane has. */
GtkWidget *
aster_pane_view_get_content (AsterPaneView *self)
{
  return self->content;
}
