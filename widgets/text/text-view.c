/* A text to type, read and point at.
 *
 *   ┌───────────────────────────────┐
 *   │ The colour purple lies        │  a tinted text that scrolls, with a card
 *   │ between red and blue          │  beside the piece that is pointed at
 *   ├───────────────────────────────┤
 *   │ ▁▂▃▅▇  cosine to ⟨purple⟩  [✎] │  what the tints mean; writing on or off
 *   └───────────────────────────────┘
 *
 * The person types, the pane measures, and set_result() brings the tints. A result
 * of another text than the one that is here now is late and passed over: the one
 * that belongs here is on its way. */

#include "text/text-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/buffer-text.h"
#include "text/text-bar.h"
#include "text/text-card.h"
#include "text/tinted-text.h"

#define BAR_MARGIN 6   /* px around the bar */
#define REST       150 /* ms without typing before the text is said to have changed */

struct _AsterTextView
{
  GtkWidget parent_instance;

  GtkWidget *overlay; /* of all that follows */
  AsterTintedText *text;
  GtkWidget *placeholder;
  AsterTextBar *bar;
  AsterTextCard *card;

  GtkTextBuffer *buffer;     /* of the text */
  AsterSelection *selection; /* (nullable) */
  AsterTheme theme;
  char *meaning; /* of the tints */
  guint rest;    /* source, or 0 */
  gboolean cut;  /* what was pasted was longer than may be */
};

enum { PROP_0, PROP_EDITABLE, PROP_SELECTION, PROP_TEXT, PROP_THEME, N_PROPS };
enum { PIN_REQUESTED, ACTIVATE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterTextView, aster_text_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
update_legend (AsterTextView *self)
{
  AsterResult *result = aster_tinted_text_get_result (self->text);

  aster_text_bar_set_result (self->bar, result, self->meaning,
                             self->cut ? ASTER_TEXT_VIEW_MAX : 0);
}

static gboolean
rest_cb (gpointer user_data)
{
  AsterTextView *self = user_data;

  self->rest = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (AsterTextView *self)
{
  /* Cutting changes the buffer, and so comes here once more. */
  if (gtk_text_buffer_get_char_count (self->buffer) > ASTER_TEXT_VIEW_MAX)
    {
      self->cut = TRUE;
      aster_buffer_text_cut (self->buffer, ASTER_TEXT_VIEW_MAX);
      return;
    }
  if (gtk_text_buffer_get_char_count (self->buffer) < ASTER_TEXT_VIEW_MAX)
    self->cut = FALSE;

  gtk_widget_set_visible (self->placeholder,
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST, rest_cb, self);
}

static void
pin_cb (AsterTextView *self, int row)
{
  g_signal_emit (self, signals[PIN_REQUESTED], 0, row);
}

static void
activate_cb (AsterTextView *self, int row)
{
  g_signal_emit (self, signals[ACTIVATE], 0, row);
}

static void
bar_cb (AsterTextView *self)
{
  aster_text_view_set_editable (self, aster_text_bar_get_editable (self->bar));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Escape leaves writing, F2 comes back to it. */
static gboolean
key_cb (AsterTextView *self, guint key)
{
  if (key == GDK_KEY_F2 || (key == GDK_KEY_Escape && aster_text_view_get_editable (self)))
    {
      aster_text_view_set_editable (self, key == GDK_KEY_F2);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
aster_text_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AsterColour paper = aster_palette_ink (ASTER_TEXT_VIEW (widget)->theme,
                                         ASTER_INK_PAPER);
  GdkRGBA colour = { (float) paper.r, (float) paper.g, (float) paper.b, 1 };

  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                           (float) gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (aster_text_view_parent_class)->snapshot (widget, snapshot);
}

static void
aster_text_view_dispose (GObject *object)
{
  AsterTextView *self = ASTER_TEXT_VIEW (object);

  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (aster_text_view_parent_class)->dispose (object);
}

static void
aster_text_view_finalize (GObject *object)
{
  AsterTextView *self = ASTER_TEXT_VIEW (object);

  g_free (self->meaning);

  G_OBJECT_CLASS (aster_text_view_parent_class)->finalize (object);
}

static void
aster_text_view_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  AsterTextView *self = ASTER_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_EDITABLE:
      g_value_set_boolean (value, aster_text_view_get_editable (self));
      break;

    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;

    case PROP_TEXT:
      g_value_take_string (value, aster_text_view_dup_text (self));
      break;

    case PROP_THEME:
      g_value_set_uint (value, self->theme);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_text_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  AsterTextView *self = ASTER_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_EDITABLE:
      aster_text_view_set_editable (self, g_value_get_boolean (value));
      break;

    case PROP_SELECTION:
      aster_text_view_set_selection (self, g_value_get_object (value));
      break;

    case PROP_TEXT:
      aster_text_view_set_text (self, g_value_get_string (value));
      break;

    case PROP_THEME:
      aster_text_view_set_theme (self, (AsterTheme) g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_text_view_class_init (AsterTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                      G_PARAM_STATIC_STRINGS;

  object_class->dispose = aster_text_view_dispose;
  object_class->finalize = aster_text_view_finalize;
  object_class->get_property = aster_text_view_get_property;
  object_class->set_property = aster_text_view_set_property;
  widget_class->snapshot = aster_text_view_snapshot;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_SELECTION] = g_param_spec_object ("selection", NULL, NULL,
                                                    ASTER_TYPE_SELECTION, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_THEME] = g_param_spec_uint ("theme", NULL, NULL, 0, ASTER_N_THEMES - 1,
                                              ASTER_THEME_LIGHT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PIN_REQUESTED] = g_signal_new ("pin-requested", ASTER_TYPE_TEXT_VIEW,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACTIVATE] = g_signal_new ("activate", ASTER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "tinted-text");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_placeholder (GtkTextView *text)
{
  GtkWidget *label = gtk_label_new (_ ("Type or paste a text"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_can_target (label, FALSE);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_start (label, gtk_text_view_get_left_margin (text));
  gtk_widget_set_margin_top (label, gtk_text_view_get_top_margin (text));

  return label;
}

/* The text scrolls; the bar stands below it; placeholder and card lie over both. */
static void
make_children (AsterTextView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkTextView *text;

  self->text = ASTER_TINTED_TEXT (aster_tinted_text_new ());
  text = GTK_TEXT_VIEW (self->text);
  /* It leads on, as everywhere; a tab can be pasted. */
  gtk_text_view_set_accepts_tab (text, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (text));
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);

  self->bar = ASTER_TEXT_BAR (aster_text_bar_new ());
  gtk_widget_set_margin_start (GTK_WIDGET (self->bar),
                               gtk_text_view_get_left_margin (text));
  gtk_widget_set_margin_end (GTK_WIDGET (self->bar), BAR_MARGIN);
  gtk_widget_set_margin_top (GTK_WIDGET (self->bar), BAR_MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->bar), BAR_MARGIN);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));

  self->placeholder = make_placeholder (text);
  self->card = ASTER_TEXT_CARD (aster_text_card_new (self->text));
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->placeholder);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->card));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static void
aster_text_view_init (AsterTextView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->meaning = g_strdup ("");
  make_children (self);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)));
  update_legend (self);

  g_signal_connect_swapped (self->bar, "notify::editable", G_CALLBACK (bar_cb), self);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "pin-requested", G_CALLBACK (pin_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
aster_text_view_new (void)
{
  return g_object_new (ASTER_TYPE_TEXT_VIEW, NULL);
}

/* (transfer full): all of the text, UTF-8. */
char *
aster_text_view_dup_text (AsterTextView *self)
{
  g_return_val_if_fail (ASTER_IS_TEXT_VIEW (self), NULL);

  return aster_buffer_text_dup (self->buffer);
}

/**
 * aster_text_view_set_text:
 * @self: a text view
 * @text: (nullable): UTF-8; more than %ASTER_TEXT_VIEW_MAX characters are cut off
 */
void
aster_text_view_set_text (AsterTextView *self, const char *text)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  if (!aster_buffer_text_set (self->buffer, text ? text : ""))
    return;

  g_clear_handle_id (&self->rest, g_source_remove);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

gboolean
aster_text_view_get_editable (AsterTextView *self)
{
  g_return_val_if_fail (ASTER_IS_TEXT_VIEW (self), FALSE);

  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self->text));
}

/* Whether keys write, or walk from piece to piece. */
void
aster_text_view_set_editable (AsterTextView *self, gboolean editable)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  if (aster_text_view_get_editable (self) == editable)
    return;

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->text), editable);
  aster_text_bar_set_editable (self->bar, editable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
aster_text_view_set_selection (AsterTextView *self, AsterSelection *selection)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  if (!g_set_object (&self->selection, selection))
    return;

  aster_tinted_text_set_selection (self->text, selection);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

void
aster_text_view_set_theme (AsterTextView *self, AsterTheme theme)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  if (self->theme == theme)
    return;

  self->theme = theme;
  aster_tinted_text_set_theme (self->text, theme);
  aster_text_bar_set_theme (self->bar, theme);
  aster_text_card_set_theme (self->card, theme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THEME]);
}

/**
 * aster_text_view_set_tokens:
 * @self: a text view
 * @tokens: (nullable): of the space, so that a word that is read as another token
 *   («Purple» as «purple») can say so
 */
void
aster_text_view_set_tokens (AsterTextView *self, AsterTokens *tokens)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  aster_text_card_set_tokens (self->card, tokens);
}

/**
 * aster_text_view_set_result:
 * @self: a text view
 * @result: (nullable): with pieces and tints; passed over if it is of another text
 *   than the one that is here now
 */
void
aster_text_view_set_result (AsterTextView *self, AsterResult *result)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  if (result != NULL)
    {
      g_return_if_fail (result->pieces != NULL && result->scaled != NULL);
      text = aster_text_view_dup_text (self);
      if (strcmp (text, result->pieces->text) != 0)
        return;
    }

  aster_tinted_text_set_result (self->text, result);
  update_legend (self);
}

/* What the tints are, in words for the legend and the card: «cosine to ⟨purple⟩». */
void
aster_text_view_set_meaning (AsterTextView *self, const char *meaning)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self) && meaning != NULL);

  g_free (self->meaning);
  self->meaning = g_strdup (meaning);
  aster_text_card_set_meaning (self->card, meaning);
  update_legend (self);
}

/* Scrolls to the first piece of @row, if the text has one. */
void
aster_text_view_show_row (AsterTextView *self, int row)
{
  g_return_if_fail (ASTER_IS_TEXT_VIEW (self));

  aster_tinted_text_show_row (self->text, row);
}
