/* What is drawn is what is measured: the vector after the treatment, and the line
 * below says which that was until the pointer or the keyboard is on a dimension; then
 * it reads that one out. */

#include "vector-card.h"

#include <glib/gi18n-lib.h>

#include "bars.h"
#include "numbers.h"
#include "strip.h"
#include "template.h"
#include "theme.h"

struct _AsterVectorCard
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  AsterStrip *strip;
  AsterBars *bars;
  GtkWidget *as_bars;
  GtkWidget *caption;

  AsterMatrix *vector; /* (1 × d) (nullable) */
  AsterTreatment treatment;
};

G_DEFINE_FINAL_TYPE (AsterVectorCard, aster_vector_card, GTK_TYPE_WIDGET)

static gboolean
shows_bars (AsterVectorCard *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_bars));
}

/* «100 dimensions, vectors centred» */
static char *
describe (AsterVectorCard *self)
{
  gulong d = (gulong) self->vector->n_cols;
  g_autofree char *count = aster_number_dup_count (d);
  const char *format;

  switch (self->treatment)
    {
    case ASTER_TREATMENT_CENTRED:
      format = ngettext ("%s dimension, mean of all vectors removed",
                         "%s dimensions, mean of all vectors removed", d);
      break;

    case ASTER_TREATMENT_UNIT:
      format = ngettext ("%s dimension, scaled to length 1",
                         "%s dimensions, scaled to length 1", d);
      break;

    case ASTER_TREATMENT_RAW:
    default:
      format = ngettext ("%s dimension, as stored", "%s dimensions, as stored", d);
    }

  return g_strdup_printf (format, count);
}

static void
update_caption (AsterVectorCard *self)
{
  int p = shows_bars (self) ? aster_bars_get_hovered (self->bars)
                            : aster_strip_get_hovered (self->strip);
  g_autofree char *text = NULL;

  if (self->vector == NULL)
    return;

  if (p >= 0 && (gsize) p < self->vector->n_cols)
    {
      g_autofree char *value = aster_number_dup_fixed (
          aster_matrix_row (self->vector, 0)[p], 4);

      /* Translators: one coordinate of a vector: its number, from 1, and its value. */
      text = g_strdup_printf (_ ("Dimension %d: %s"), p + 1, value);
    }
  else
    text = describe (self);

  gtk_label_set_label (GTK_LABEL (self->caption), text);
}

static void
shape_chosen_cb (AsterVectorCard *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    shows_bars (self) ? "bars" : "strip");
  update_caption (self);
}

static void
aster_vector_card_dispose (GObject *object)
{
  AsterVectorCard *self = ASTER_VECTOR_CARD (object);

  aster_template_dispose (self, ASTER_TYPE_VECTOR_CARD);
  g_clear_pointer (&self->vector, aster_matrix_unref);

  G_OBJECT_CLASS (aster_vector_card_parent_class)->dispose (object);
}

static void
aster_vector_card_class_init (AsterVectorCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_vector_card_dispose;

  g_type_ensure (ASTER_TYPE_BARS);
  g_type_ensure (ASTER_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/vector-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterVectorCard, stack);
  gtk_widget_class_bind_template_child (widget_class, AsterVectorCard, strip);
  gtk_widget_class_bind_template_child (widget_class, AsterVectorCard, bars);
  gtk_widget_class_bind_template_child (widget_class, AsterVectorCard, as_bars);
  gtk_widget_class_bind_template_child (widget_class, AsterVectorCard, caption);
  gtk_widget_class_bind_template_callback (widget_class, shape_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_caption);
  gtk_widget_class_set_css_name (widget_class, "aster-vector-card");
}

static void
aster_vector_card_init (AsterVectorCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  aster_strip_set_label (self->strip, _ ("Vector as a strip of colours"));
  aster_bars_set_label (self->bars, _ ("Vector as bars"));
  aster_theme_follow (G_OBJECT (self->strip), "theme");
  aster_theme_follow (G_OBJECT (self->bars), "theme");
}

/**
 * aster_vector_card_set_vector:
 * @self: a card
 * @vector: (nullable): (1 × d)
 * @treatment: what was done to it
 */
void
aster_vector_card_set_vector (AsterVectorCard *self,
                              AsterMatrix *vector,
                              AsterTreatment treatment)
{
  g_return_if_fail (ASTER_IS_VECTOR_CARD (self));

  if (vector != NULL)
    aster_matrix_ref (vector);
  g_clear_pointer (&self->vector, aster_matrix_unref);
  self->vector = vector;
  self->treatment = treatment;

  aster_strip_set_values (self->strip, vector ? vector->data : NULL,
                          vector ? vector->n_cols : 0);
  aster_bars_set_vector (self->bars, vector ? vector->data : NULL,
                         vector ? vector->n_cols : 0);
  update_caption (self);
}
