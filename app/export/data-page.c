#include "export/data-page.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "parts/numbers.h"

#define SIDE    380 /* px of the choices */
#define APART   2   /* letters between the columns of it */
#define PREVIEW 24  /* lines that are shown */

typedef enum { ROWS_ALL, ROWS_SHOWN, ROWS_SELECTED } Rows;

struct _AsterDataPage
{
  GtkWidget parent_instance;

  AsterSpace *space;
  AsterLayout *layout;
  AsterClusters *clusters;   /* (nullable) */
  AsterColouring *colouring; /* (nullable) */
  GArray *shown, *selected;  /* of guint32, ascending; shown: NULL for all */
  GArray *mapped;            /* likewise, those of a map of some words; NULL for all */
  GArray *first;             /* of guint32: those of the preview */

  GtkWidget *box;
  GtkWidget *format, *rows;               /* AdwComboRow */
  GtkWidget *with_clusters, *with_colour; /* GtkSwitch or NULL */
  GtkWidget *preview, *note;
};

G_DEFINE_FINAL_TYPE (AsterDataPage, aster_data_page, GTK_TYPE_WIDGET)

static gboolean
is_on (GtkWidget *toggle)
{
  return toggle != NULL && gtk_switch_get_active (GTK_SWITCH (toggle));
}

AsterMapTableFormat
aster_data_page_get_format (AsterDataPage *self)
{
  g_return_val_if_fail (ASTER_IS_DATA_PAGE (self), ASTER_MAP_TABLE_TSV);

  return (AsterMapTableFormat) adw_combo_row_get_selected (ADW_COMBO_ROW (self->format));
}

/* What the choices come to; it borrows from the page. */
AsterMapTable
aster_data_page_get_table (AsterDataPage *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows));
  GArray *rows = chosen == ROWS_SELECTED                       ? self->selected
                 : chosen == ROWS_SHOWN && self->shown != NULL ? self->shown
                                                               : self->mapped;
  AsterMapTable table = { .tokens = self->space->tokens, .layout = self->layout };

  if (is_on (self->with_clusters))
    table.clusters = self->clusters;
  if (is_on (self->with_colour))
    table.colouring = self->colouring;
  if (rows != NULL)
    {
      table.rows = (const guint32 *) (gpointer) rows->data;
      table.n = rows->len;
    }

  return table;
}

/* Whatever tabs @text has, its columns stand under their heads. */
static void
align (GtkWidget *label, const char *text)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_digit_width (metrics), at = 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GArray) widest = g_array_new (FALSE, TRUE, sizeof (int)); /* letters */
  PangoTabArray *tabs;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      guint n = g_strv_length (cells);

      g_array_set_size (widest, MAX (widest->len, n));
      for (guint k = 0; k < n; k++)
        g_array_index (widest, int, k) = MAX (g_array_index (widest, int, k),
                                              (int) g_utf8_strlen (cells[k], -1));
    }

  tabs = pango_tab_array_new ((int) widest->len, FALSE);
  for (guint k = 0; k < widest->len; k++)
    {
      at += (g_array_index (widest, int, k) + APART) * letter;
      pango_tab_array_set_tab (tabs, (int) k, PANGO_TAB_LEFT, at);
    }
  gtk_label_set_tabs (GTK_LABEL (label), tabs);
  pango_tab_array_free (tabs);
  pango_font_metrics_unref (metrics);
}

/* The first rows as they will stand in a table; an npy file cannot be read by eye. */
static void
update (AsterDataPage *self)
{
  AsterMapTable table = aster_data_page_get_table (self);
  AsterMapTableFormat format = aster_data_page_get_format (self);
  gsize n = table.rows != NULL ? table.n : self->layout->positions->n_rows;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL, *count = aster_number_dup_count (n), *note = NULL;

  g_array_set_size (self->first, 0);
  for (guint32 i = 0; i < MIN (n, PREVIEW); i++)
    {
      guint32 row = table.rows != NULL ? table.rows[i] : i;

      g_array_append_val (self->first, row);
    }
  table.rows = (const guint32 *) (gpointer) self->first->data;
  table.n = self->first->len;
  bytes = aster_map_table_write (
      &table, format == ASTER_MAP_TABLE_NPY ? ASTER_MAP_TABLE_TSV : format);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gtk_label_set_text (GTK_LABEL (self->preview), text);
  align (self->preview, text);

  note = g_strdup_printf (format == ASTER_MAP_TABLE_NPY
                              /* Translators: what a file will hold; %s is a number. */
                              ? ngettext ("%s row of numbers, float32, without words.",
                                          "%s rows of numbers, float32, without words.",
                                          n)
                              /* Translators: what a file will hold; %s is a number. */
                              : ngettext ("%s row.", "%s rows.", n),
                          count);
  gtk_label_set_text (GTK_LABEL (self->note), note);
}

static GtkWidget *
add_combo (AsterDataPage *self,
           GtkWidget *group,
           const char *title,
           GtkStringList *choices)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (update), self);

  return row;
}

static GtkWidget *
add_switch (AsterDataPage *self,
            GtkWidget *group,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (update), self);

  return toggle;
}

static char *
dup_choice (const char *format, gsize n)
{
  g_autofree char *count = aster_number_dup_count (n);

  return g_strdup_printf (format, count);
}

static GtkWidget *
build_choices (AsterDataPage *self)
{
  static const char *const formats[] = { N_ ("TSV, for this program and others"),
                                         N_ ("CSV, for spreadsheets"),
                                         N_ ("NumPy, numbers alone"), NULL };
  gsize n = self->mapped != NULL ? self->mapped->len : self->layout->positions->n_rows;
  /* Translators: which rows of a table; %s is how many. */
  g_autofree char *all = dup_choice (_ ("All, %s"), n);
  /* Translators: which rows of a table; %s is how many. */
  g_autofree char *shown = dup_choice (_ ("Shown alone, %s"),
                                       self->shown != NULL ? self->shown->len : n);
  /* Translators: which rows of a table; %s is how many. */
  g_autofree char *selected = dup_choice (_ ("Selected, %s"), self->selected->len);
  const char *const which[] = { all, shown, selected, NULL };
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) rows = gtk_string_list_new (which);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *columns = adw_preferences_group_new ();

  for (guint i = 0; formats[i] != NULL; i++)
    gtk_string_list_append (kinds, _ (formats[i]));
  self->format = add_combo (self, group, _ ("Format"), kinds);
  self->rows = add_combo (self, group, _ ("Words"), rows);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (columns),
                                   _ ("Beside the coordinates"));
  if (self->clusters != NULL)
    self->with_clusters = add_switch (self, columns, _ ("Clusters"),
                                      _ ("Number and name; −1 is noise"));
  if (self->colouring != NULL && self->colouring->title != NULL)
    self->with_colour = add_switch (self, columns, self->colouring->title,
                                    _ ("What the colours say"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (self->with_clusters != NULL || self->with_colour != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (columns));
  else
    g_object_unref (g_object_ref_sink (columns));
  gtk_widget_set_size_request (page, SIDE, -1);
  gtk_widget_add_css_class (page, "choices-side");
  gtk_widget_set_hexpand (page, FALSE);
  if (self->selected->len > 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows), ROWS_SELECTED);
  else if (self->shown != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows), ROWS_SHOWN);

  return page;
}

static GtkWidget *
build_preview (AsterDataPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->preview = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->preview), 0);
  gtk_label_set_yalign (GTK_LABEL (self->preview), 0);
  gtk_widget_add_css_class (self->preview, "monospace");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->preview);
  aster_named_only (scroller, _ ("First lines of the file"));
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_box_append (GTK_BOX (side), scroller);
  gtk_box_append (GTK_BOX (side), self->note);
  gtk_widget_add_css_class (side, "figure-side");

  return side;
}

static void
aster_data_page_dispose (GObject *object)
{
  AsterDataPage *self = ASTER_DATA_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->space, aster_space_unref);
  g_clear_pointer (&self->layout, aster_layout_unref);
  g_clear_pointer (&self->clusters, aster_clusters_unref);
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->mapped, g_array_unref);
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->first, g_array_unref);

  G_OBJECT_CLASS (aster_data_page_parent_class)->dispose (object);
}

static void
aster_data_page_class_init (AsterDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_data_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datapage");
}

/* Of guint32; even an empty one is an array, since none would stand for all rows. */
static GArray *
new_rows (void)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (guint32), 1);
}

static void
aster_data_page_init (AsterDataPage *self)
{
  self->first = new_rows ();
  self->selected = new_rows ();
}

/* What can be taken away: a row that is not on the map has no coordinates. */
static void
take_rows (AsterDataPage *self, AsterDocument *document)
{
  AsterSelection *selection = aster_document_get_selection (document);
  AsterIsolation *isolation = aster_document_get_isolation (document);
  const AsterRowSet *on_map = self->layout->rows;
  gsize n, n_rows = self->layout->positions->n_rows;
  const guint32 *rows = aster_isolation_get_rows (
      isolation, aster_isolation_get_depth (isolation), &n);

  if (on_map != NULL)
    self->mapped = new_rows ();
  for (guint32 row = 0; row < n_rows; row++)
    {
      if (on_map != NULL && !aster_row_set_has (on_map, row))
        continue;
      if (on_map != NULL)
        g_array_append_val (self->mapped, row);
      if (aster_selection_is_selected (selection, row))
        g_array_append_val (self->selected, row);
    }
  if (rows == NULL)
    return;

  self->shown = new_rows ();
  for (gsize i = 0; i < n; i++)
    if (on_map == NULL || aster_row_set_has (on_map, rows[i]))
      g_array_append_val (self->shown, rows[i]);
}

/**
 * aster_data_page_new:
 * @document: (transfer none): whose words are meant
 * @layout: (transfer none): where they are
 * @clusters: (nullable) (transfer none): what the map is coloured by, if by clusters
 * @colouring: (nullable) (transfer none): what the colours say
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
aster_data_page_new (AsterDocument *document,
                     AsterLayout *layout,
                     AsterClusters *clusters,
                     AsterColouring *colouring)
{
  AsterDataPage *self = g_object_new (ASTER_TYPE_DATA_PAGE, NULL);
  gsize n = layout->positions->n_rows;

  self->space = aster_space_ref (aster_document_get_space (document));
  self->layout = aster_layout_ref (layout);
  if (clusters != NULL && clusters->n == n)
    self->clusters = aster_clusters_ref (clusters);
  else if (colouring != NULL && colouring->n == n)
    self->colouring = aster_colouring_ref (colouring);
  take_rows (self, document);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_preview (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->box), build_choices (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  update (self);

  return GTK_WIDGET (self);
}
