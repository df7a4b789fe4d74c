/* The pattern is read as that of the search is: words or a regular expression. What it
 * finds, found by a job while the table goes on to list what it did, concerns this table
 * alone; the search of the window has its own button below the rows. */

#include "panes/table-filter.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/tab-order.h"
#include "parts/numbers.h"
#include "search/search.h"

#define MIN_CHARS 3
#define MAX_CHARS 16

struct _AsterTableFilter
{
  GtkWidget parent_instance;

  AsterSearch *search;
  AsterTable *table; /* (unowned) shown beside the filter */
  GtkWidget *entry;
  GtkWidget *regex;
  gboolean restoring;
};

enum { EDITED, LEAVE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTableFilter, aster_table_filter, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
say_matches (AsterTableFilter *self, gsize n)
{
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *note = n == 0 ? g_strdup (_ ("No matches"))
                                 : g_strdup_printf (
                                       ngettext ("%s match", "%s matches", (gulong) n),
                                       count);

  aster_table_set_note (self->table, note);
}

/* What is wrong with a pattern takes nothing away: the rows stay. */
static void
found_cb (AsterTableFilter *self)
{
  const char *error = aster_search_get_error (self->search);
  const guint32 *rows;
  gsize n;

  if (aster_search_is_running (self->search))
    return;

  if (error != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");

  rows = aster_search_get_rows (self->search, &n);
  if (error != NULL || aster_search_is_blank (self->search))
    {
      aster_table_set_note (self->table, error);
      aster_table_set_kept (self->table, NULL, 0);
    }
  else
    {
      say_matches (self, n);
      aster_table_set_kept (self->table, rows, n);
    }
}

static void
pattern_cb (AsterTableFilter *self)
{
  if (self->restoring)
    return;

  aster_search_set_pattern (
      self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)));
  g_signal_emit (self, signals[EDITED], 0);
}

static void
activate_cb (AsterTableFilter *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* Escape forgets the pattern first, and leaves where there is none. */
static void
stop_cb (AsterTableFilter *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_signal_emit (self, signals[LEAVE], 0);
}

static gboolean
aster_table_filter_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ASTER_TABLE_FILTER (widget)->entry);
}

static void
aster_table_filter_dispose (GObject *object)
{
  AsterTableFilter *self = ASTER_TABLE_FILTER (object);
  GtkWidget *child;

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      aster_search_set_document (self->search, NULL);
    }
  g_clear_object (&self->search);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (aster_table_filter_parent_class)->dispose (object);
}

static void
aster_table_filter_class_init (AsterTableFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_table_filter_dispose;
  widget_class->focus = aster_tab_order_focus;
  widget_class->grab_focus = aster_table_filter_grab_focus;

  signals[EDITED] = g_signal_new ("edited", ASTER_TYPE_TABLE_FILTER, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", ASTER_TYPE_TABLE_FILTER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "table-filter");
}

static void
aster_table_filter_init (AsterTableFilter *self)
{
  self->search = aster_search_new_apart ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Filter"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MIN_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), MAX_CHARS);
  aster_named_only (self->entry, _ ("Filter the rows"));
  gtk_widget_set_tooltip_text (self->entry,
                               _ ("List only what matches (F): parts of words; in "
                                  "\"double quotes\" a whole word"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->regex = gtk_toggle_button_new_with_label (".*");
  aster_named (self->regex, _ ("Regular expression"));
  gtk_widget_set_parent (self->regex, GTK_WIDGET (self));

  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (pattern_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->regex, "toggled", G_CALLBACK (pattern_cb), self);
}

/**
 * aster_table_filter_new:
 * @document: (transfer none): whose tokens are looked through
 * @table: (transfer none): lists only what is let through; must outlive the filter
 *
 * Returns: (transfer floating): an entry without a pattern
 */
GtkWidget *
aster_table_filter_new (AsterDocument *document, AsterTable *table)
{
  AsterTableFilter *self = g_object_new (ASTER_TYPE_TABLE_FILTER, NULL);

  self->table = table;
  aster_search_set_document (self->search, document);

  return GTK_WIDGET (self);
}

/* Adds «filter» and «regex» to @state, if there is a pattern. */
void
aster_table_filter_save (AsterTableFilter *self, GVariantDict *state)
{
  const char *pattern;

  g_return_if_fail (ASTER_IS_TABLE_FILTER (self));

  pattern = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (*pattern == '\0')
    return;

  g_variant_dict_insert (state, "filter", "s", pattern);
  g_variant_dict_insert (state, "regex", "b",
                         gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)));
}

/* Becomes what @state says; nobody edited anything. */
void
aster_table_filter_restore (AsterTableFilter *self, GVariant *state)
{
  const char *pattern = "";
  gboolean regex = FALSE;

  g_return_if_fail (ASTER_IS_TABLE_FILTER (self));

  g_variant_lookup (state, "filter", "&s", &pattern);
  g_variant_lookup (state, "regex", "b", &regex);
  self->restoring = TRUE;
  if (g_strcmp0 (pattern, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), pattern);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->regex), regex);
  self->restoring = FALSE;
  aster_search_set_pattern (self->search, pattern, regex);
}
