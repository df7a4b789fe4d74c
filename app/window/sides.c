/* What is asked for and what there is room for are two things. A side that is asked
 * for, and remembered in the settings, folds away while the window is too narrow for
 * it and the panes, and comes back by itself; one that is asked for while there is no
 * room takes the place of the other. The panes scroll where even they do not fit, so
 * that no size of text makes a window wider or higher than a screen. */

#include "window/sides.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/named.h"
#include "fittings/settings.h"

#define USUAL_DPI (96 * 1024)
#define GROWTH    0.3 /* of the width of a side, when text is twice as large */
#define COMFORT   440 /* px of panes beside both sides, at the usual size of text */

typedef struct
{
  GtkWidget *widget;
  const char *key; /* of the settings, and name of the property */
  int width;       /* px, at the usual size of text */
  int needed;      /* px, when it was last measured */
  gboolean wanted;
} Side;

enum { LIBRARY, INSPECTOR, N_SIDES };

struct _AsterSides
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *panes;
  Side sides[N_SIDES];
  int insisted; /* the side that was asked for last, room or not; −1 for none */
  double scale; /* of text */
  guint fold_id;
};

enum { PROP_0, PROP_LIBRARY, PROP_INSPECTOR, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterSides, aster_sides, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static int
min_width (GtkWidget *widget)
{
  int min;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);

  return min;
}

/* Something hidden measures nothing; what it needed last is remembered. */
static int
needed (Side *side)
{
  if (gtk_widget_get_visible (side->widget))
    side->needed = min_width (side->widget);

  return side->needed;
}

/* Which sides there is room for in @width, most needed first. */
static void
choose (AsterSides *self, int width, gboolean *shown)
{
  int panes = min_width (self->panes);
  int comfort = MAX (panes, (int) (COMFORT * self->scale));
  Side *library = &self->sides[LIBRARY], *inspector = &self->sides[INSPECTOR];

  shown[INSPECTOR] = inspector->wanted && width >= panes + needed (inspector);
  shown[LIBRARY] = library->wanted &&
                   width >= comfort + needed (library) +
                                (inspector->wanted ? needed (inspector) : 0);
  if (shown[LIBRARY] && shown[INSPECTOR])
    self->insisted = -1;
  if (self->insisted >= 0 && !shown[self->insisted])
    {
      shown[self->insisted] = TRUE;
      shown[N_SIDES - 1 - self->insisted] = FALSE;
    }
}

static void
show (AsterSides *self, const gboolean *shown)
{
  for (guint i = 0; i < N_SIDES; i++)
    if (gtk_widget_get_visible (self->sides[i].widget) != shown[i])
      {
        gtk_widget_set_visible (self->sides[i].widget, shown[i]);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY + i]);
      }
}

static gboolean
fold_cb (gpointer data)
{
  AsterSides *self = data;
  gboolean shown[N_SIDES];

  self->fold_id = 0;
  choose (self, gtk_widget_get_width (GTK_WIDGET (self)), shown);
  show (self, shown);

  return G_SOURCE_REMOVE;
}

static void
set_wanted (AsterSides *self, guint i, gboolean wanted)
{
  GSettings *settings = aster_settings_get ();
  gboolean shown[N_SIDES];

  self->sides[i].wanted = wanted;
  self->insisted = wanted ? (int) i : -1;
  if (settings != NULL)
    g_settings_set_boolean (settings, self->sides[i].key, wanted);
  choose (self, gtk_widget_get_width (GTK_WIDGET (self)), shown);
  shown[i] = wanted;
  show (self, shown);
}

/* Words need more room when they are larger, but not as much more. */
static void
scale_cb (AsterSides *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  self->scale = dpi > 0 ? (double) dpi / USUAL_DPI : 1;
  for (guint i = 0; i < N_SIDES; i++)
    {
      Side *side = &self->sides[i];

      side->needed = (int) lround (side->width * (1 + GROWTH * (self->scale - 1)));
      gtk_widget_set_size_request (side->widget, side->needed, -1);
    }
}

static void
aster_sides_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *min,
                     int *nat,
                     int *min_baseline,
                     int *nat_baseline)
{
  AsterSides *self = ASTER_SIDES (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = for_size < 0 ? -1 : MAX (for_size, min_width (self->paned));
  gtk_widget_measure (self->paned, orientation, for_size, min, nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *min = self->insisted < 0 ? 0 : needed (&self->sides[self->insisted]);
}

static void
aster_sides_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AsterSides *self = ASTER_SIDES (widget);
  gboolean shown[N_SIDES], same = TRUE;

  gtk_widget_allocate (self->paned, MAX (width, min_width (self->paned)), height, -1,
                       NULL);

  choose (self, width, shown);
  for (guint i = 0; i < N_SIDES; i++)
    same = same && gtk_widget_get_visible (self->sides[i].widget) == shown[i];
  if (!same && self->fold_id == 0)
    self->fold_id = g_idle_add_full (G_PRIORITY_HIGH, fold_cb, self, NULL);
}

static void
aster_sides_dispose (GObject *object)
{
  AsterSides *self = ASTER_SIDES (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_pointer (&self->paned, gtk_widget_unparent);

  G_OBJECT_CLASS (aster_sides_parent_class)->dispose (object);
}

static void
aster_sides_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  AsterSides *self = ASTER_SIDES (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
    case PROP_INSPECTOR:
      g_value_set_boolean (
          value, gtk_widget_get_visible (self->sides[prop_id - PROP_LIBRARY].widget));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_sides_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LIBRARY:
    case PROP_INSPECTOR:
      set_wanted (ASTER_SIDES (object), prop_id - PROP_LIBRARY,
                  g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_sides_class_init (AsterSidesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_sides_dispose;
  object_class->get_property = aster_sides_get_property;
  object_class->set_property = aster_sides_set_property;
  widget_class->measure = aster_sides_measure;
  widget_class->size_allocate = aster_sides_size_allocate;

  properties[PROP_LIBRARY] = g_param_spec_boolean ("library", NULL, NULL, TRUE, flags);
  properties[PROP_INSPECTOR] = g_param_spec_boolean ("inspector", NULL, NULL, TRUE,
                                                     flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "aster-sides");
}

static void
aster_sides_init (AsterSides *self)
{
  self->insisted = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
new_paned (GtkWidget *start, GtkWidget *end, gboolean start_grows)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  aster_named_only (paned, start_grows ? _ ("Divider beside the inspector")
                                       : _ ("Divider beside the library"));
  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), start_grows);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), !start_grows);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);

  return paned;
}

/**
 * aster_sides_new:
 * @library: stands at the start
 * @panes: what the window is for; takes what the sides leave
 * @inspector: stands at the end
 *
 * Returns: (transfer floating): the three, shown as the settings say
 */
GtkWidget *
aster_sides_new (GtkWidget *library, GtkWidget *panes, GtkWidget *inspector)
{
  AsterSides *self = g_object_new (ASTER_TYPE_SIDES, NULL);
  const Side sides[N_SIDES] = { { library, "library-visible", 200, 0, TRUE },
                                { inspector, "inspector-visible", 280, 0, TRUE } };
  GSettings *settings = aster_settings_get ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), panes);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_hexpand (scroller, TRUE);

  self->panes = panes;
  for (guint i = 0; i < N_SIDES; i++)
    {
      self->sides[i] = sides[i];
      if (settings != NULL)
        self->sides[i].wanted = g_settings_get_boolean (settings, sides[i].key);
      gtk_widget_set_visible (sides[i].widget, self->sides[i].wanted);
    }
  self->paned = new_paned (library, new_paned (scroller, inspector, TRUE), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));

  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-xft-dpi", G_CALLBACK (scale_cb), self,
                           G_CONNECT_SWAPPED);
  scale_cb (self);

  return GTK_WIDGET (self);
}
