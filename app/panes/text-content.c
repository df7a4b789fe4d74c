/* Binds a pane of kind Text to the view of a text. What is typed goes into the
 * recipe, what the engine says of it comes back as tints; a word that is pinned in
 * the text becomes what the text is compared with. */

#include "panes/text-content.h"

#include <glib/gi18n-lib.h>

#include "fittings/file-dialog.h"
#include "fittings/tab-order.h"
#include "fittings/theme.h"
#include "text/text-export.h"
#include "text/text-view.h"
#include "words/expression.h"

#define MAX_TEXT (4 * 1000 * 1000) /* bytes of a file */

struct _AsterTextContent
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  GtkWidget *view;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AsterTextContent, aster_text_content, GTK_TYPE_WIDGET)

/* What the tints mean, for the legend: "cosine to ⟨purple⟩". */
static char *
dup_meaning (const AsterRecipe *recipe)
{
  switch (recipe->tint)
    {
    case ASTER_TINT_PREVIOUS:
      return g_strdup (_ ("cosine to the previous word"));

    case ASTER_TINT_PINNED:
      /* Translators: %s is a word or an expression */
      return g_strdup_printf (_ ("cosine to ⟨%s⟩"),
                              recipe->pin != NULL ? recipe->pin : "");

    case ASTER_TINT_NORM:
    default:
      return g_strdup (_ ("norm"));
    }
}

static void
recipe_cb (AsterTextContent *self)
{
  const AsterRecipe *recipe = aster_pane_get_recipe (self->pane);
  const char *text = recipe->text != NULL ? recipe->text : "";
  g_autofree char *meaning = dup_meaning (recipe);
  g_autofree char *shown = aster_text_view_dup_text (ASTER_TEXT_VIEW (self->view));

  aster_text_view_set_meaning (ASTER_TEXT_VIEW (self->view), meaning);
  if (g_strcmp0 (shown, text) != 0)
    {
      self->updating = TRUE;
      aster_text_view_set_text (ASTER_TEXT_VIEW (self->view), text);
      self->updating = FALSE;
    }
}

static void
result_cb (AsterTextContent *self)
{
  AsterResult *result = aster_pane_get_result (self->pane);

  if (result != NULL && result->pieces != NULL && result->scaled != NULL)
    aster_text_view_set_result (ASTER_TEXT_VIEW (self->view), result);
}

static void
text_cb (AsterTextContent *self)
{
  g_autoptr (AsterRecipe) recipe = NULL;

  if (self->updating)
    return;

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  g_free (recipe->text);
  recipe->text = aster_text_view_dup_text (ASTER_TEXT_VIEW (self->view));
  aster_pane_set_recipe (self->pane, recipe);
}

static void
pin_cb (AsterTextContent *self, int row)
{
  AsterSpace *space = aster_document_get_space (self->document);
  g_autoptr (AsterRecipe) recipe = aster_recipe_copy (aster_pane_get_recipe (self->pane));
  gsize length;
  const char *token = aster_tokens_get (space->tokens, (gsize) row, &length);

  recipe->tint = ASTER_TINT_PINNED;
  g_free (recipe->pin);
  recipe->pin = aster_expression_quote (token, (gssize) length);
  aster_pane_set_recipe (self->pane, recipe);
}

static void
current_cb (AsterTextContent *self)
{
  AsterSelection *selection = aster_document_get_selection (self->document);

  aster_text_view_show_row (ASTER_TEXT_VIEW (self->view),
                            aster_selection_get_current (selection));
}

static void
refuse (AsterTextContent *self, char *message)
{
  if (self->view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.warn", "s", message);
  g_free (message);
}

static char *
dup_shown_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return aster_path_dup_shown (name);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AsterTextContent) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL, *name = dup_shown_name (G_FILE (source));
  const char *end;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &bytes, &length, NULL,
                                    &error))
    refuse (self, g_strdup (error->message));
  else if (!g_utf8_validate (bytes, (gssize) length, &end))
    /* Translators: the name of a file, then how many bytes into it */
    refuse (self, g_strdup_printf (_ ("“%s” is not UTF-8 text: byte %zu does not fit. "
                                      "Save it as UTF-8 and open it again."),
                                   name, (gsize) (end - bytes)));
  else if (self->view != NULL)
    aster_text_view_set_text (ASTER_TEXT_VIEW (self->view), bytes);
}

/* Only a regular file of a bounded size is read, by a thread of GIO's. */
static void
text_size_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AsterTextContent) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autofree char *name = dup_shown_name (G_FILE (source));

  if (info == NULL)
    refuse (self, g_strdup (error->message));
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    /* Translators: %s is the name of a file */
    refuse (self,
            g_strdup_printf (_ ("“%s” is not a regular file; choose a text."), name));
  else if (g_file_info_get_size (info) > MAX_TEXT)
    /* Translators: %s is the name of a file */
    refuse (self, g_strdup_printf (_ ("“%s” is longer than 4 MB; open a part of it, or "
                                      "paste one."),
                                   name));
  else
    g_file_load_contents_async (G_FILE (source), NULL, text_read_cb, g_object_ref (self));
}

static void
text_chosen_cb (GFile *file, gpointer data)
{
  g_file_query_info_async (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, text_size_cb,
      g_object_ref (data));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  aster_file_dialog_open (GTK_WINDOW (gtk_widget_get_root (widget)), ASTER_FILES_TEXT,
                          text_chosen_cb, widget);
}

static gboolean
aster_text_content_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (ASTER_TEXT_CONTENT (widget)->view, GTK_DIR_TAB_FORWARD);
}

static void
aster_text_content_dispose (GObject *object)
{
  AsterTextContent *self = ASTER_TEXT_CONTENT (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_text_content_parent_class)->dispose (object);
}

static void
aster_text_content_class_init (AsterTextContentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_text_content_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_text_content_grab_focus;

  gtk_widget_class_install_action (widget_class, "text.open", NULL, open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "textcontent");
}

static void
aster_text_content_init (AsterTextContent *self)
{
  self->view = aster_text_view_new ();
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

GtkWidget *
aster_text_content_new (AsterDocument *document, AsterPane *pane)
{
  AsterTextContent *self = g_object_new (ASTER_TYPE_TEXT_CONTENT, NULL);
  AsterSelection *selection = aster_document_get_selection (document);
  GObject *owner = G_OBJECT (self);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);

  aster_theme_follow (G_OBJECT (self->view), "theme");
  aster_text_view_set_tokens (ASTER_TEXT_VIEW (self->view),
                              aster_document_get_space (document)->tokens);
  aster_text_view_set_selection (ASTER_TEXT_VIEW (self->view), selection);
  recipe_cb (self);
  result_cb (self);

  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (recipe_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::result", G_CALLBACK (result_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::current", G_CALLBACK (current_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->view, "notify::text", G_CALLBACK (text_cb), self);
  g_signal_connect_swapped (self->view, "pin-requested", G_CALLBACK (pin_cb), self);

  return GTK_WIDGET (self);
}

/**
 * aster_text_content_export:
 * @self: the content of a text pane
 * @path: a name whose ending chooses: .png, .svg, .pdf or .html
 * @error: return location for what is wrong with @path or the text
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
aster_text_content_export (AsterTextContent *self, const char *path, GError **error)
{
  AsterResult *result = aster_pane_get_result (self->pane);
  g_autofree char *meaning = dup_meaning (aster_pane_get_recipe (self->pane));
  AsterTextScene scene = { 0 };

  if (result == NULL || result->pieces == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("There is no text yet to export."));
      return NULL;
    }

  scene.pieces = result->pieces;
  scene.values = result->tints;
  scene.scaled = result->scaled;
  scene.min = result->tint_min;
  scene.max = result->tint_max;
  scene.title = meaning;
  scene.theme = ASTER_THEME_PRINT;
  scene.width = ASTER_TEXT_WIDTH;
  scene.font_size = ASTER_TEXT_FONT_SIZE;

  return aster_text_export (&scene, path, error);
}
