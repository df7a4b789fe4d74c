/* The head of a pane says what it is (a menu of kinds), what it computes (the recipe in
 * words, which opens the editor), how far it is, what its colours mean, and what else
 * can be done with it.
 *
 * In a narrow pane it folds by weight, and nothing is ever cut to a few letters: words
 * give way to pictures, those of the recipe last, and then whole buttons go into the
 * menu at the end, where they have an entry for as long as there is no room for them. A
 * button that is asked for from there, or by its key, comes back while it is open, since
 * what it opens has to hang on something. */

#include "panes/pane-head.h"

#include <glib/gi18n-lib.h>

#include "document/named.h"
#include "fittings/menu-tooltip.h"
#include "map/colour-menu.h"
#include "map/view-menu.h"
#include "panes/head-words.h"
#include "panes/pane-menu.h"
#include "recipes/recipe-editor.h"
#include "recipes/recipe-words.h"
#include "runs/run-strip.h"

#define SPACING       6
#define SHORT_RECIPE  12 /* characters of a recipe that still say something */
#define KEEPS_NO_PART -1

struct _AsterPaneHead
{
  GtkWidget parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  GtkWidget *parts[ASTER_N_HEAD_PARTS];
  int kept;         /* the part that stays because it is open, or KEEPS_NO_PART */
  gboolean opening; /* it is to be opened when it has its place */
  guint open_id;    /* source that opens it, or 0 */
  guint fold_id;    /* source that tells the menu what is folded away, or 0 */
};

G_DEFINE_FINAL_TYPE (AsterPaneHead, aster_pane_head, GTK_TYPE_WIDGET)

/* What goes into the menu, the first of them first; the last entry names what has none
 * because the menu leads a run in any case. */
static const struct
{
  AsterHeadPart part;
  const char *action;
} by_weight[] = { { ASTER_HEAD_VIEW, "pane.folded-view" },
                  { ASTER_HEAD_COLOUR, "pane.folded-colour" },
                  { ASTER_HEAD_RECIPE, "pane.folded-recipe" },
                  { ASTER_HEAD_STRIP, NULL } };

static AsterHeadWords *
get_words (AsterPaneHead *self, AsterHeadPart part)
{
  return ASTER_HEAD_WORDS (
      gtk_menu_button_get_child (GTK_MENU_BUTTON (self->parts[part])));
}

static int
get_least (AsterPaneHead *self, AsterHeadPart part)
{
  int least;

  if (!gtk_widget_get_visible (self->parts[part]))
    return 0;
  if (part == ASTER_HEAD_STRIP)
    return aster_run_strip_get_least (ASTER_RUN_STRIP (self->parts[part]));
  gtk_widget_measure (self->parts[part], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);

  return least;
}

static int
get_natural (AsterPaneHead *self, AsterHeadPart part)
{
  int natural;

  gtk_widget_measure (self->parts[part], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural,
                      NULL, NULL);

  return natural;
}

static int
sum_up (const int *widths)
{
  int sum = 0;

  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    if (widths[i] > 0)
      sum += widths[i] + (sum > 0 ? SPACING : 0);

  return sum;
}

/* Gives @part what it asks for, if there is so much of @room. */
static void
widen (AsterPaneHead *self, AsterHeadPart part, int wanted, int *widths, int *room)
{
  if (widths[part] == 0 || wanted > *room)
    return;
  widths[part] += wanted;
  *room -= wanted;
}

/* Gives @part what there is of what it asks for. */
static void
stretch (AsterPaneHead *self, AsterHeadPart part, int wanted, int *widths, int *room)
{
  widen (self, part, MIN (wanted, *room), widths, room);
}

/* What @part lacks of its natural width. */
static int
get_wanted (AsterPaneHead *self, AsterHeadPart part, const int *widths)
{
  return MAX (get_natural (self, part) - widths[part], 0);
}

/* What the strip lacks to say how far it is, if not in all words. */
static int
get_progress (AsterPaneHead *self, const int *widths)
{
  AsterRunStrip *strip = ASTER_RUN_STRIP (self->parts[ASTER_HEAD_STRIP]);

  return MAX (aster_run_strip_get_modest (strip) - widths[ASTER_HEAD_STRIP], 0);
}

/* How wide each part becomes; 0 for one that goes. */
static void
choose (AsterPaneHead *self, int width, int *widths)
{
  int room;

  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    widths[i] = get_least (self, i);
  for (guint i = 0; i < G_N_ELEMENTS (by_weight) && sum_up (widths) > width; i++)
    if ((int) by_weight[i].part != self->kept)
      widths[by_weight[i].part] = 0;

  room = MAX (width - sum_up (widths), 0);
  widen (self, ASTER_HEAD_RECIPE,
         aster_head_words_get_step (get_words (self, ASTER_HEAD_RECIPE)), widths, &room);
  widen (self, ASTER_HEAD_KIND, get_wanted (self, ASTER_HEAD_KIND, widths), widths,
         &room);
  stretch (self, ASTER_HEAD_RECIPE, get_wanted (self, ASTER_HEAD_RECIPE, widths), widths,
           &room);
  stretch (self, ASTER_HEAD_STRIP, get_progress (self, widths), widths, &room);
  stretch (self, ASTER_HEAD_OWN, get_wanted (self, ASTER_HEAD_OWN, widths), widths,
           &room);
  widen (self, ASTER_HEAD_VIEW, get_wanted (self, ASTER_HEAD_VIEW, widths), widths,
         &room);
  widen (self, ASTER_HEAD_COLOUR, get_wanted (self, ASTER_HEAD_COLOUR, widths), widths,
         &room);
  stretch (self, ASTER_HEAD_STRIP, get_wanted (self, ASTER_HEAD_STRIP, widths), widths,
           &room);
}

static gboolean
fold_cb (gpointer data)
{
  AsterPaneHead *self = data;

  self->fold_id = 0;
  for (guint i = 0; i < G_N_ELEMENTS (by_weight); i++)
    {
      GtkWidget *part = self->parts[by_weight[i].part];

      if (by_weight[i].action != NULL)
        gtk_widget_action_set_enabled (GTK_WIDGET (self), by_weight[i].action,
                                       gtk_widget_get_visible (part) &&
                                           !gtk_widget_get_child_visible (part));
    }

  return G_SOURCE_REMOVE;
}

static gboolean
open_cb (gpointer data)
{
  AsterPaneHead *self = data;

  self->open_id = 0;
  self->opening = FALSE;
  if (self->kept != KEEPS_NO_PART)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->parts[self->kept]));

  return G_SOURCE_REMOVE;
}

static void
aster_pane_head_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  AsterPaneHead *self = ASTER_PANE_HEAD (widget);
  int least[ASTER_N_HEAD_PARTS] = { 0 }, most[ASTER_N_HEAD_PARTS] = { 0 }, tallest = 0;

  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    if (gtk_widget_get_visible (self->parts[i]))
      {
        int height;

        gtk_widget_measure (self->parts[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                            NULL, NULL);
        tallest = MAX (tallest, height);
        most[i] = get_natural (self, i);
      }
  least[ASTER_HEAD_KIND] = get_least (self, ASTER_HEAD_KIND);
  least[ASTER_HEAD_OWN] = get_least (self, ASTER_HEAD_OWN);
  least[ASTER_HEAD_MENU] = get_least (self, ASTER_HEAD_MENU);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? sum_up (least) : tallest;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? sum_up (most) : tallest;
}

static void
aster_pane_head_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterPaneHead *self = ASTER_PANE_HEAD (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int widths[ASTER_N_HEAD_PARTS], x = 0, spare;

  choose (self, width, widths);
  spare = MAX (width - sum_up (widths), 0);
  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    {
      GtkAllocation place = { x, 0, widths[i], height };

      if (i == ASTER_HEAD_OWN)
        place.x = (x += spare); /* what follows stands at the end */
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_set_child_visible (self->parts[i], widths[i] > 0);
      if (widths[i] == 0)
        continue;
      gtk_widget_size_allocate (self->parts[i], &place, -1);
      x += widths[i] + SPACING;
    }
  if (self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
  if (self->opening && self->open_id == 0)
    self->open_id = g_idle_add (open_cb, self);
}

static void
kind_cb (AsterPaneHead *self)
{
  AsterPaneKind kind = aster_pane_get_kind (self->pane);
  const char *name = aster_pane_kind_get_name (kind);
  AsterHeadWords *words = get_words (self, ASTER_HEAD_KIND);

  aster_head_words_set_picture (words, aster_pane_kind_get_icon (kind));
  aster_head_words_set_words (words, name);
  aster_named_only (self->parts[ASTER_HEAD_KIND], name);
  gtk_widget_set_visible (self->parts[ASTER_HEAD_OWN], kind == ASTER_PANE_TABLE);
  gtk_widget_set_visible (self->parts[ASTER_HEAD_COLOUR], kind == ASTER_PANE_MAP);
  gtk_widget_set_visible (self->parts[ASTER_HEAD_VIEW], kind == ASTER_PANE_MAP);
  gtk_widget_set_visible (self->parts[ASTER_HEAD_RECIPE], kind != ASTER_PANE_TABLE);
  aster_pane_head_forget_menus (self);
}

static void
recipe_cb (AsterPaneHead *self)
{
  g_autofree char *words = aster_pane_dup_words (self->pane);

  aster_head_words_set_words (get_words (self, ASTER_HEAD_RECIPE), words);
  aster_named_only (self->parts[ASTER_HEAD_RECIPE], words);
}

/* What came back to be opened goes when it is closed. */
static void
active_cb (AsterPaneHead *self, GParamSpec *pspec, GtkToggleButton *toggle)
{
  if (self->kept == KEEPS_NO_PART || gtk_toggle_button_get_active (toggle) ||
      self->parts[self->kept] != gtk_widget_get_parent (GTK_WIDGET (toggle)))
    return;

  self->kept = KEEPS_NO_PART;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
folded_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_weight); i++)
    if (g_strcmp0 (by_weight[i].action, name) == 0)
      aster_pane_head_open (ASTER_PANE_HEAD (widget), by_weight[i].part);
}

static void
aster_pane_head_dispose (GObject *object)
{
  AsterPaneHead *self = ASTER_PANE_HEAD (object);

  g_clear_handle_id (&self->open_id, g_source_remove);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    g_clear_pointer (&self->parts[i], gtk_widget_unparent);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_pane_head_parent_class)->dispose (object);
}

static void
aster_pane_head_class_init (AsterPaneHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_pane_head_dispose;
  widget_class->measure = aster_pane_head_measure;
  widget_class->size_allocate = aster_pane_head_size_allocate;

  for (guint i = 0; i < G_N_ELEMENTS (by_weight); i++)
    if (by_weight[i].action != NULL)
      gtk_widget_class_install_action (widget_class, by_weight[i].action, NULL,
                                       folded_action);
  gtk_widget_class_set_css_name (widget_class, "panehead");
}

static GtkWidget *
new_button (AsterHeadWordsOrder order, int shortest, const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button),
                             aster_head_words_new (order, shortest));
  gtk_widget_set_tooltip_text (button, tooltip);
  aster_menu_tooltip_yield (button);

  return button;
}

static void
create_kinds_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) kinds = aster_pane_menu_new_kinds ("pane.set-kind");

  gtk_menu_button_set_menu_model (button, kinds);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer self)
{
  AsterPaneKind kind = aster_pane_get_kind (ASTER_PANE_HEAD (self)->pane);
  g_autoptr (GMenuModel) menu = aster_pane_menu_new (kind);

  gtk_menu_button_set_menu_model (button, menu);
}

/* The editor stays as it is until the pane becomes another one. */
static void
create_editor_cb (GtkMenuButton *button, gpointer data)
{
  AsterPaneHead *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 aster_recipe_editor_new (self->document, self->pane));
}

static void
aster_pane_head_init (AsterPaneHead *self)
{
  GtkWidget *kind = new_button (ASTER_HEAD_WORDS_AFTER_PICTURE, 0,
                                _ ("What this pane shows"));
  GtkWidget *recipe = new_button (ASTER_HEAD_WORDS_BEFORE_PICTURE, SHORT_RECIPE,
                                  _ ("Change what is computed"));
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  aster_named (menu, _ ("Pane menu"));
  aster_menu_tooltip_yield (menu);

  gtk_widget_add_css_class (kind, "kind");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (kind), create_kinds_cb, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (recipe), create_editor_cb, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (menu), create_menu_cb, self,
                                         NULL);

  self->kept = KEEPS_NO_PART;
  self->parts[ASTER_HEAD_KIND] = kind;
  self->parts[ASTER_HEAD_RECIPE] = recipe;
  self->parts[ASTER_HEAD_MENU] = menu;
  aster_head_words_set_picture (get_words (self, ASTER_HEAD_RECIPE),
                                "document-edit-symbolic");
}

/* @document: (transfer none)
 * @pane: (transfer none): whose kind, recipe and run are shown */
GtkWidget *
aster_pane_head_new (AsterDocument *document, AsterPane *pane)
{
  AsterPaneHead *self = g_object_new (ASTER_TYPE_PANE_HEAD, NULL);
  GObject *owner = G_OBJECT (self);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->parts[ASTER_HEAD_STRIP] = aster_run_strip_new (pane);
  self->parts[ASTER_HEAD_OWN] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->parts[ASTER_HEAD_COLOUR] = aster_colour_menu_new (document, pane);
  self->parts[ASTER_HEAD_VIEW] = aster_view_menu_new (pane);
  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    {
      gtk_widget_add_css_class (self->parts[i], "flat");
      gtk_widget_set_parent (self->parts[i], GTK_WIDGET (self));
      if (i != ASTER_HEAD_STRIP && i != ASTER_HEAD_OWN)
        g_signal_connect_object (gtk_widget_get_first_child (self->parts[i]),
                                 "notify::active", G_CALLBACK (active_cb), owner,
                                 G_CONNECT_SWAPPED);
    }

  g_signal_connect_object (pane, "notify::kind", G_CALLBACK (kind_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::recipe", G_CALLBACK (recipe_cb), owner,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "notify::running", G_CALLBACK (recipe_cb), owner,
                           G_CONNECT_SWAPPED);
  kind_cb (self);
  recipe_cb (self);

  return GTK_WIDGET (self);
}

/* Forgets what the buttons open, which is made when it is asked for: a pane that has come
 * to another place of the window needs other menus than before. */
void
aster_pane_head_forget_menus (AsterPaneHead *self)
{
  for (guint i = 0; i < ASTER_N_HEAD_PARTS; i++)
    if (GTK_IS_MENU_BUTTON (self->parts[i]))
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->parts[i]), NULL);
}

/* Panes that are too wide for the window scroll, and GTK knows no monitor for what would
 * hang on a button beyond its edge. */
static void
scroll_to (GtkWidget *part)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (part, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across;
  graphene_rect_t place;
  double from;

  if (scroller == NULL || !gtk_widget_compute_bounds (part, scroller, &place))
    return;

  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  from = gtk_adjustment_get_value (across) + place.origin.x;
  gtk_adjustment_clamp_page (across, from, from + place.size.width);
}

/**
 * aster_pane_head_open:
 * @part: a button that opens something
 *
 * Opens it, whether or not there is room for its button now.
 */
void
aster_pane_head_open (AsterPaneHead *self, AsterHeadPart part)
{
  g_return_if_fail (part < ASTER_N_HEAD_PARTS && part != ASTER_HEAD_STRIP &&
                    part != ASTER_HEAD_OWN);

  if (!gtk_widget_get_visible (self->parts[part]))
    return;

  self->kept = (int) part;
  self->opening = TRUE;
  scroll_to (gtk_widget_get_mapped (self->parts[part]) ? self->parts[part]
                                                       : GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* (transfer none): the widget of @part, shown or folded away */
GtkWidget *
aster_pane_head_get_part (AsterPaneHead *self, AsterHeadPart part)
{
  return self->parts[part];
}
