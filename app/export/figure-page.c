/* What is chosen stands on the right, the figure on the left as it will be. A preset
 * chooses everything that is measured; «Custom» begins where the preset was. */

#include "export/figure-page.h"

#include <glib/gi18n-lib.h>

#include "export/figure-preview.h"
#include "export/figure-words.h"
#include "figure/figure-preset.h"

#define CUSTOM     ASTER_N_PRESETS
#define SIDE       380 /* px of the choices */
#define LETTERS    6   /* of a number, a decimal comma among them */
#define LEAST_DPI  24
#define MOST_DPI   2400
#define MOST_LONG  100000
#define LEAST_TEXT 4 /* pt */
#define MOST_TEXT  96

typedef enum { UNIT_MM, UNIT_PX } Unit;

struct _AsterFigurePage
{
  GtkWidget parent_instance;

  AsterMapFigure *figure;
  AsterTheme screen_theme;
  double screen_text; /* px */
  char *caption;

  GtkWidget *box;
  GtkWidget *preview;
  GtkWidget *format, *preset, *unit, *theme; /* AdwComboRow */
  GtkWidget *width, *height, *dpi, *text;    /* GtkSpinButton */
  GtkWidget *legend, *with_caption;          /* GtkSwitch */
  GtkWidget *note;

  double px_of_unit; /* of the sheet, when the numbers were written */
  gboolean filling;  /* the program, not the person, changes a choice */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterFigurePage, aster_figure_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static guint
get_choice (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

static double
get_number (GtkWidget *spin)
{
  return gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin));
}

static void
set_number (GtkWidget *spin, double number)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), number);
}

/* px of the sheet in one of the unit that is chosen. */
static double
get_unit (AsterFigurePage *self)
{
  return get_choice (self->unit) == UNIT_PX ? ASTER_DPI / get_number (self->dpi)
                                            : ASTER_PX_PER_MM;
}

AsterFigureFormat
aster_figure_page_get_format (AsterFigurePage *self)
{
  g_return_val_if_fail (ASTER_IS_FIGURE_PAGE (self), ASTER_FIGURE_PNG);

  return (AsterFigureFormat) get_choice (self->format);
}

/* What the choices come to. It borrows the caption. */
AsterMapSheet
aster_figure_page_get_sheet (AsterFigurePage *self)
{
  const AsterTheme themes[] = { self->screen_theme, ASTER_THEME_LIGHT, ASTER_THEME_DARK,
                                ASTER_THEME_PRINT };
  AsterMapSheet sheet = ASTER_MAP_SHEET_INIT;
  guint chosen = get_choice (self->preset);

  sheet.dpi = get_number (self->dpi);
  sheet.theme = themes[MIN (get_choice (self->theme), 3)];
  sheet.legend = gtk_switch_get_active (GTK_SWITCH (self->legend));
  if (gtk_switch_get_active (GTK_SWITCH (self->with_caption)))
    sheet.caption = self->caption;
  sheet.text_size = get_number (self->text) * ASTER_PX_PER_PT;
  if (chosen >= CUSTOM)
    {
      sheet.width = get_number (self->width) * self->px_of_unit;
      sheet.height = get_number (self->height) * self->px_of_unit;
      return sheet;
    }

  sheet.width = aster_figure_presets[chosen].width * ASTER_PX_PER_MM;
  sheet.height = aster_figure_presets[chosen].height * ASTER_PX_PER_MM;
  if (!(sheet.width > 0))
    {
      sheet.width = aster_map_figure_get_view (self->figure)->width;
      sheet.text_size = self->screen_text;
    }

  return sheet;
}

static void
update (AsterFigurePage *self)
{
  guint chosen = get_choice (self->preset);
  AsterMapSheet sheet = aster_figure_page_get_sheet (self);
  AsterFigureFormat format = aster_figure_page_get_format (self);
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->width, chosen >= CUSTOM);
  gtk_widget_set_sensitive (self->height, chosen >= CUSTOM);
  gtk_widget_set_sensitive (self->text,
                            chosen >= CUSTOM || aster_figure_presets[chosen].text > 0);
  if (aster_figure_check (self->figure, &sheet, format, &error))
    {
      note = aster_figure_dup_note (self->figure, &sheet, format);
      gtk_widget_remove_css_class (self->note, "error");
    }
  else
    gtk_widget_add_css_class (self->note, "error");
  gtk_label_set_text (GTK_LABEL (self->note), error != NULL ? error->message : note);
  aster_figure_preview_show (ASTER_FIGURE_PREVIEW (self->preview), &sheet);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Writes @width × @height, px of the sheet, in the unit that is chosen. */
static void
fill_size (AsterFigurePage *self, double width, double height)
{
  int digits = get_choice (self->unit) == UNIT_PX ? 0 : 1;

  self->filling = TRUE;
  self->px_of_unit = get_unit (self);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->width), (guint) digits);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->height), (guint) digits);
  set_number (self->width, width / self->px_of_unit);
  set_number (self->height, height / self->px_of_unit);
  self->filling = FALSE;
}

/* Whatever is chosen, the numbers say how large the sheet is. */
static void
changed_cb (AsterFigurePage *self)
{
  AsterMapSheet sheet;
  double width, height;

  if (self->filling)
    return;

  sheet = aster_figure_page_get_sheet (self);
  aster_map_figure_get_size (self->figure, &sheet, &width, &height);
  if (get_choice (self->preset) < CUSTOM || get_unit (self) != self->px_of_unit)
    fill_size (self, width, height);
  update (self);
}

static void
preset_cb (AsterFigurePage *self)
{
  guint chosen = get_choice (self->preset);

  if (self->filling)
    return;

  if (chosen < CUSTOM)
    {
      const AsterFigurePreset *preset = aster_figure_presets + chosen;
      double screen = self->screen_text / ASTER_PX_PER_PT;

      self->filling = TRUE;
      set_number (self->dpi, preset->dpi);
      set_number (self->text, preset->text > 0 ? preset->text : screen);
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->unit),
                                  preset->width > 0 ? UNIT_MM : UNIT_PX);
      self->filling = FALSE;
    }
  changed_cb (self);
}

static GtkWidget *
add_combo (AsterFigurePage *self,
           GtkWidget *group,
           const char *title,
           const char *const *choices,
           GCallback callback)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (list, _ (choices[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", callback, self);

  return row;
}

static GtkWidget *
add_row (GtkWidget *group, const char *title, const char *subtitle, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return control;
}

static GtkWidget *
add_number (AsterFigurePage *self,
            GtkWidget *group,
            const char *title,
            double least,
            double most,
            guint digits)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), LETTERS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (changed_cb), self);

  return add_row (group, title, NULL, spin);
}

static GtkWidget *
add_switch (AsterFigurePage *self,
            GtkWidget *group,
            const char *title,
            const char *subtitle,
            gboolean active)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (changed_cb), self);

  return add_row (group, title, subtitle, toggle);
}

static void
add_size (AsterFigurePage *self, GtkWidget *group)
{
  static const char *const units[] = { N_ ("Millimetres"), N_ ("Pixels"), NULL };
  const char *presets[ASTER_N_PRESETS + 2] = { NULL };

  for (guint i = 0; i < ASTER_N_PRESETS; i++)
    presets[i] = aster_figure_presets[i].label;
  presets[CUSTOM] = N_ ("Custom");

  self->preset = add_combo (self, group, _ ("Size"), presets, G_CALLBACK (preset_cb));
  self->width = add_number (self, group, _ ("Width"), 1, MOST_LONG, 0);
  self->height = add_number (self, group, _ ("Height"), 1, MOST_LONG, 0);
  self->unit = add_combo (self, group, C_ ("of width and height", "Unit"), units,
                          G_CALLBACK (changed_cb));
  self->dpi = add_number (self, group, _ ("Dots per inch"), LEAST_DPI, MOST_DPI, 0);
  self->text = add_number (self, group, _ ("Text size, points"), LEAST_TEXT, MOST_TEXT,
                           1);
}

static GtkWidget *
build_choices (AsterFigurePage *self)
{
  static const char *const formats[] = { N_ ("PNG, pixels"), N_ ("SVG, shapes and text"),
                                         N_ ("PDF, shapes and text"), NULL };
  static const char *const themes[] = { N_ ("As on screen"), N_ ("Light"), N_ ("Dark"),
                                        N_ ("Print"), NULL };
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *kind = adw_preferences_group_new (), *size = adw_preferences_group_new ();
  GtkWidget *looks = adw_preferences_group_new ();

  self->format = add_combo (self, kind, _ ("Format"), formats, G_CALLBACK (changed_cb));
  add_size (self, size);
  self->theme = add_combo (self, looks, _ ("Theme"), themes, G_CALLBACK (changed_cb));
  self->legend = add_switch (self, looks, _ ("Legend"), _ ("What the colours mean"),
                             TRUE);
  self->with_caption = add_switch (
      self, looks, _ ("Caption"),
      _ ("How the map was made, the seed, and how far it can "
         "be trusted"),
      FALSE);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (kind));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (size));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (looks));
  gtk_widget_set_size_request (page, SIDE, -1);
  gtk_widget_add_css_class (page, "choices-side");

  return page;
}

static void
aster_figure_page_dispose (GObject *object)
{
  AsterFigurePage *self = ASTER_FIGURE_PAGE (object);

  self->filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->figure, aster_map_figure_unref);
  g_clear_pointer (&self->caption, g_free);

  G_OBJECT_CLASS (aster_figure_page_parent_class)->dispose (object);
}

static void
aster_figure_page_class_init (AsterFigurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_figure_page_dispose;
  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_FIGURE_PAGE, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "figurepage");
}

static void
aster_figure_page_init (AsterFigurePage *self)
{
  self->px_of_unit = 1;
  self->filling = TRUE;
}

static GtkWidget *
build_figure (AsterFigurePage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->preview = aster_figure_preview_new (self->figure);
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_box_append (GTK_BOX (side), self->preview);
  gtk_box_append (GTK_BOX (side), self->note);
  gtk_widget_add_css_class (side, "figure-side");

  return side;
}

/**
 * aster_figure_page_new:
 * @figure: (transfer none): what is taken away
 * @theme: of the screen
 * @text_size: px of a label on the screen
 * @caption: what can be said under it
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
aster_figure_page_new (AsterMapFigure *figure,
                       AsterTheme theme,
                       double text_size,
                       const char *caption)
{
  AsterFigurePage *self = g_object_new (ASTER_TYPE_FIGURE_PAGE, NULL);

  self->figure = aster_map_figure_ref (figure);
  self->screen_theme = theme;
  self->screen_text = text_size;
  self->caption = g_strdup (caption);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), build_figure (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->box), build_choices (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->filling = FALSE;
  preset_cb (self);

  return GTK_WIDGET (self);
}

/* Whether what is chosen can be drawn; what is wrong stands under the figure. */
gboolean
aster_figure_page_check (AsterFigurePage *self, GError **error)
{
  AsterMapSheet sheet = aster_figure_page_get_sheet (self);

  return aster_figure_check (self->figure, &sheet, aster_figure_page_get_format (self),
                             error);
}
