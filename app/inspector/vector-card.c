/* What is drawn is what is measured: the vector after the treatment, which is named
 * beside the heading. The drawings read out their dimensions themselves. */

#include "inspector/vector-card.h"

#include <glib/gi18n-lib.h>

#include "chart/bars.h"
#include "chart/strip.h"
#include "fittings/template.h"
#include "fittings/theme.h"

struct _AsterVectorCard
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  AsterStrip *strip;
  AsterBars *bars;
  GtkWidget *as_bars;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (AsterVectorCard, aster_vector_card, GTK_TYPE_WIDGET)

static gboolean
shows_bars (AsterVectorCard *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_bars));
}

/* What was done to the vector that is drawn. */
static const char *
describe (AsterTreatment treatment)
{
  switch (treatment)
    {
    case ASTER_TREATMENT_CENTRED:
      /* Translators: of a vector: the mean of all vectors was subtracted. */
      return _ ("mean removed");

    case ASTER_TREATMENT_UNIT:
      /* Translators: of a vector that was scaled. */
      return _ ("of length 1");

    case ASTER_TREATMENT_RAW:
    default:
      /* Translators: of a vector as it stands in its file. */
      return _ ("as stored");
    }
}

static void
shape_chosen_cb (AsterVectorCard *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    shows_bars (self) ? "bars" : "strip");
}

static void
aster_vector_card_dispose (GObject *object)
{
  aster_template_dispose (object, ASTER_TYPE_VECTOR_CARD);

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
 * @vector: (nullable): (1 × d); its numbers are copied
 * @treatment: what was done to it
 */
void
aster_vector_card_set_vector (AsterVectorCard *self,
                              const AsterMatrix *vector,
                              AsterTreatment treatment)
{
  g_return_if_fail (ASTER_IS_VECTOR_CARD (self));

  aster_strip_set_values (self->strip, vector ? vector->data : NULL,
                          vector ? vector->n_cols : 0);
  aster_bars_set_vector (self->bars, vector ? vector->data : NULL,
                         vector ? vector->n_cols : 0);
  gtk_label_set_label (GTK_LABEL (self->caption), describe (treatment));
}
