/* A ball is a selection that has a middle and grows: the k words nearest to one, by the
 * metric and the treatment of the space, wherever they lie on the page. One query lists
 * all that it could hold; the wheel then only takes more or fewer of them. */

#include "map/ball.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "parts/numbers.h"
#include "recipes/recipe-names.h"

#define FIRST 10   /* words of a new ball */
#define STEP  1.25 /* growth for one notch of the wheel, at least one word */

struct _AsterBall
{
  GObject parent_instance;

  AsterDocument *document;
  AsterPane *query;

  gboolean active;
  guint32 middle;
  gsize k;
  GVariant *before; /* the selection that giving up comes back to */
  char *note;       /* (nullable) */
};

enum { PROP_0, PROP_NOTE, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterBall, aster_ball, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
take_note (AsterBall *self, char *note)
{
  g_free (self->note);
  self->note = note;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
}

static AsterSelection *
get_selection (AsterBall *self)
{
  return aster_document_get_selection (self->document);
}

/* The words that the ball could hold, nearest first; NULL until they are known. */
static const AsterRanking *
get_ranking (AsterBall *self)
{
  AsterResult *result = aster_pane_get_result (self->query);

  if (result == NULL || result->rows == NULL || result->rows->len == 0 ||
      g_array_index (result->rows, guint32, 0) != self->middle)
    return NULL;

  return result->rankings[aster_document_get_metric (self->document)];
}

static char *
dup_note (AsterBall *self, const AsterRanking *ranking)
{
  AsterSpace *space = aster_document_get_space (self->document);
  AsterMetric metric = aster_document_get_metric (self->document);
  g_autofree char *word = aster_tokens_dup_shown (space->tokens, self->middle);
  g_autofree char *count = aster_number_dup_count (self->k);
  g_autofree char *value = aster_number_dup (ranking->values[self->k - 1], 3);

  return g_strdup_printf (
      /* Translators: a count; a word; a metric such as cosine, and its value for the
       * farthest of those words */
      ngettext ("The %s word nearest to “%s” (%s of the farthest: %s). The wheel takes "
                "more or fewer, "
                "Enter keeps them, Esc gives up.",
                "The %s words nearest to “%s” (%s of the farthest: %s). The wheel takes "
                "more or fewer, "
                "Enter keeps them, Esc gives up.",
                (gulong) self->k),
      count, word, aster_metric_get_name (metric), value);
}

static void
apply (AsterBall *self)
{
  const AsterRanking *ranking = self->active ? get_ranking (self) : NULL;
  g_autofree guint32 *rows = NULL;

  if (ranking == NULL || ranking->n == 0)
    return;

  self->k = CLAMP (self->k, 1, ranking->n);
  rows = g_new (guint32, self->k + 1);
  rows[0] = self->middle;
  memcpy (rows + 1, ranking->rows, self->k * sizeof (guint32));
  aster_selection_apply (get_selection (self), rows, self->k + 1, ASTER_SELECT_TRY);
  take_note (self, dup_note (self, ranking));
}

/* A metric that has no answer for this word, such as the cosine with a zero vector. */
static void
result_cb (AsterBall *self)
{
  const char *error = aster_pane_get_error (self->query);

  if (!self->active)
    return;

  if (get_ranking (self) != NULL)
    apply (self);
  else if (!aster_pane_is_running (self->query))
    take_note (self, g_strdup (error != NULL ? error
                                             : _ ("This word has no neighbours by the "
                                                  "metric of the space.")));
}

static void
aster_ball_dispose (GObject *object)
{
  AsterBall *self = ASTER_BALL (object);

  if (self->query != NULL)
    aster_pane_stop (self->query);
  g_clear_object (&self->query);
  g_clear_object (&self->document);
  g_clear_pointer (&self->before, g_variant_unref);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (aster_ball_parent_class)->dispose (object);
}

static void
aster_ball_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NOTE:
      g_value_set_string (value, ASTER_BALL (object)->note);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_ball_class_init (AsterBallClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_ball_dispose;
  object_class->get_property = aster_ball_get_property;

  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS |
                                                   G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_ball_init (AsterBall *self)
{
}

/**
 * aster_ball_new:
 * @document: (transfer none): whose words are selected
 *
 * Returns: (transfer full): no ball yet
 */
AsterBall *
aster_ball_new (AsterDocument *document)
{
  AsterBall *self = g_object_new (ASTER_TYPE_BALL, NULL);

  self->document = g_object_ref (document);
  self->query = aster_pane_new (aster_document_get_engine (document), 1,
                                ASTER_PANE_QUERY);
  g_signal_connect_object (self->query, "notify::result", G_CALLBACK (result_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, AsterBall *self)
{
  if (!self->active)
    return FALSE;

  aster_ball_grow (self, -dy);

  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AsterBall *self)
{
  if (!self->active)
    return FALSE;

  if (key == GDK_KEY_Escape || key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    aster_ball_end (self, key != GDK_KEY_Escape);
  else if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    aster_ball_grow (self, 1);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    aster_ball_grow (self, -1);
  else
    return FALSE;

  return TRUE;
}

static void
press_cb (GtkGestureClick *gesture, int n_press, double x, double y, AsterBall *self)
{
  aster_ball_end (self, TRUE);
}

/**
 * aster_ball_attach:
 * @self: a ball, which must outlive @widget
 * @widget: (transfer none): where the wheel and the keys mean the ball while there is one
 */
void
aster_ball_attach (AsterBall *self, GtkWidget *widget)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (press_cb), self, 0);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* Round the word under the pointer, or the current one; nothing if there is neither. */
void
aster_ball_begin (AsterBall *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  g_autoptr (AsterRecipe) recipe = NULL;
  int row;

  g_return_if_fail (ASTER_IS_BALL (self));

  row = aster_selection_get_hovered (get_selection (self));
  if (row < 0)
    row = aster_selection_get_current (get_selection (self));
  if (row < 0)
    return;

  if (!self->active)
    self->before = g_variant_ref_sink (aster_selection_snapshot (get_selection (self)));
  self->active = TRUE;
  self->middle = (guint32) row;
  self->k = FIRST;
  aster_selection_set_current (get_selection (self), row);

  recipe = aster_recipe_copy (aster_pane_get_recipe (self->query));
  g_free (recipe->query);
  recipe->query = g_strdup_printf ("#%d", row);
  recipe->k = ASTER_BALL_MOST;
  aster_pane_set_recipe (self->query, recipe);
  aster_pane_set_input (self->query, space,
                        aster_document_get_treatment (self->document));
  if (get_ranking (self) != NULL)
    apply (self);
  else
    aster_pane_run (self->query);
}

/* @keep: what the ball holds stays selected; otherwise what was selected before it. */
void
aster_ball_end (AsterBall *self, gboolean keep)
{
  g_return_if_fail (ASTER_IS_BALL (self));

  if (!self->active)
    return;

  self->active = FALSE;
  aster_pane_stop (self->query);
  if (!keep)
    aster_selection_restore (get_selection (self), self->before);
  g_clear_pointer (&self->before, g_variant_unref);
  take_note (self, NULL);
}

/* @notches of a wheel, away from the hand; below 0 it shrinks. */
void
aster_ball_grow (AsterBall *self, double notches)
{
  double k;

  g_return_if_fail (ASTER_IS_BALL (self));

  k = (double) self->k * pow (STEP, notches);
  if (notches > 0)
    self->k = (gsize) MIN (MAX (k, (double) self->k + 1), ASTER_BALL_MOST);
  else
    self->k = (gsize) MAX (MIN (k, (double) self->k - 1), 1);
  apply (self);
}

/* What is going on; NULL while there is no ball. */
const char *
aster_ball_get_note (AsterBall *self)
{
  g_return_val_if_fail (ASTER_IS_BALL (self), NULL);

  return self->note;
}
