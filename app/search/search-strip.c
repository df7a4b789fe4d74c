/* A search is a visit: whoever closes it is again where they were, on the map or in the
 * table, so that the next key does something with what was found. */

#include "search/search-strip.h"

#include <glib/gi18n-lib.h>

#include "fittings/template.h"
#include "parts/numbers.h"
#include "search/search.h"

struct _AsterSearchStrip
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *entry;
  GtkWidget *regex;
  GtkWidget *count;
  GtkWidget *walk;
  GtkWidget *problem;
  GtkWidget *before; /* (nullable) (weak) what had the keyboard when it was opened */

  AsterDocument *document; /* (nullable) */
  AsterSearch *search;
};

enum { PROP_0, PROP_DOCUMENT, PROP_OPEN, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterSearchStrip, aster_search_strip, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What the search came to so far: «3 of 42 matches». */
static char *
describe (AsterSearchStrip *self)
{
  gsize n = aster_search_get_n_matches (self->search);
  gsize position = aster_search_get_position (self->search);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *count = aster_number_dup_count (n);
  g_autofree char *place = NULL;

  if (*text == '\0' || aster_search_get_error (self->search) != NULL)
    return g_strdup ("");
  if (n == 0)
    return g_strdup (aster_search_is_running (self->search) ? _ ("Searching…")
                                                            : _ ("No matches"));
  if (position == 0)
    return g_strdup_printf (ngettext ("%s match", "%s matches", (gulong) n), count);

  place = aster_number_dup_count (position);

  /* Translators: which match is shown, and how many there are. */
  return g_strdup_printf (ngettext ("%s of %s match", "%s of %s matches", (gulong) n),
                          place, count);
}

static void
update (AsterSearchStrip *self)
{
  const char *error = aster_search_get_error (self->search);
  gsize n = aster_search_get_n_matches (self->search);
  g_autofree char *count = describe (self);

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (self->walk, n > 0);
  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error : "");
  gtk_widget_set_visible (self->problem, error != NULL);
  if (error != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static gboolean
is_inside (AsterSearchStrip *self, GtkWidget *focus)
{
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static GtkWidget *
find_focus (AsterSearchStrip *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Gives the keyboard back to what had it, or to the first pane if that is gone. */
static void
give_back (AsterSearchStrip *self)
{
  GtkWidget *before = self->before;

  if (!is_inside (self, find_focus (self)))
    return;
  if (before == NULL || !gtk_widget_get_mapped (before) ||
      !gtk_widget_grab_focus (before))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-pane", "u", 0);
}

static void
pattern_cb (AsterSearchStrip *self)
{
  aster_search_set_pattern (
      self->search, gtk_editable_get_text (GTK_EDITABLE (self->entry)),
      gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)));
}

static void
next_cb (AsterSearchStrip *self)
{
  aster_search_step (self->search, 1);
}

static void
previous_cb (AsterSearchStrip *self)
{
  aster_search_step (self->search, -1);
}

static void
select_all_cb (AsterSearchStrip *self)
{
  aster_search_select_all (self->search);
}

static void
close_cb (AsterSearchStrip *self)
{
  aster_search_strip_set_open (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  close_cb (ASTER_SEARCH_STRIP (widget));

  return TRUE;
}

/* The parameter of a binding is which way to step, or 0 to select all matches. */
static gboolean
key_cb (GtkWidget *widget, GVariant *direction, gpointer data)
{
  AsterSearchStrip *self = ASTER_SEARCH_STRIP (widget);

  if (g_variant_get_int32 (direction) == 0)
    aster_search_select_all (self->search);
  else
    aster_search_step (self->search, g_variant_get_int32 (direction));

  return TRUE;
}

static void
aster_search_strip_dispose (GObject *object)
{
  AsterSearchStrip *self = ASTER_SEARCH_STRIP (object);

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      aster_search_set_document (self->search, NULL);
    }
  g_clear_weak_pointer (&self->before);
  aster_template_dispose (self, ASTER_TYPE_SEARCH_STRIP);
  g_clear_object (&self->search);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_search_strip_parent_class)->dispose (object);
}

static void
aster_search_strip_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  AsterSearchStrip *self = ASTER_SEARCH_STRIP (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;

    case PROP_OPEN:
      g_value_set_boolean (value, aster_search_strip_get_open (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_search_strip_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  AsterSearchStrip *self = ASTER_SEARCH_STRIP (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      aster_search_strip_set_document (self, g_value_get_object (value));
      break;

    case PROP_OPEN:
      aster_search_strip_set_open (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/search-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, revealer);
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, entry);
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, regex);
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, count);
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, walk);
  gtk_widget_class_bind_template_child (widget_class, AsterSearchStrip, problem);
  gtk_widget_class_bind_template_callback (widget_class, pattern_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
aster_search_strip_class_init (AsterSearchStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_search_strip_dispose;
  object_class->get_property = aster_search_strip_get_property;
  object_class->set_property = aster_search_strip_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL,
                                                   ASTER_TYPE_DOCUMENT, flags);
  properties[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, key_cb, "i",
                                -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, key_cb,
                                "i", 0);
  gtk_widget_class_set_css_name (widget_class, "aster-search-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
aster_search_strip_init (AsterSearchStrip *self)
{
  self->search = aster_search_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (update), self);
  update (self);
}

GtkWidget *
aster_search_strip_new (void)
{
  return g_object_new (ASTER_TYPE_SEARCH_STRIP, NULL);
}

/**
 * aster_search_strip_set_document:
 * @self: a strip
 * @document: (nullable): whose tokens are searched; the pattern stays
 */
void
aster_search_strip_set_document (AsterSearchStrip *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SEARCH_STRIP (self));

  if (!g_set_object (&self->document, document))
    return;

  aster_search_set_document (self->search,
                             aster_search_strip_get_open (self) ? document : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

gboolean
aster_search_strip_get_open (AsterSearchStrip *self)
{
  g_return_val_if_fail (ASTER_IS_SEARCH_STRIP (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/* Closing forgets the matches and leaves the pattern for the next time. */
void
aster_search_strip_set_open (AsterSearchStrip *self, gboolean open)
{
  g_return_if_fail (ASTER_IS_SEARCH_STRIP (self));

  if (aster_search_strip_get_open (self) == open)
    return;

  if (!open)
    give_back (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  aster_search_set_document (self->search, open ? self->document : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/* Shows the strip and puts the keyboard into it, with what was typed before selected. */
void
aster_search_strip_open (AsterSearchStrip *self)
{
  GtkWidget *focus;

  g_return_if_fail (ASTER_IS_SEARCH_STRIP (self));

  focus = find_focus (self);
  if (!is_inside (self, focus))
    g_set_weak_pointer (&self->before, focus);
  aster_search_strip_set_open (self, TRUE);
  /* In this order: a field that gets the keyboard before it has a selection lets its
   * cursor blink, and GTK warns of that once there is one. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
}
