/* The chip says what is shown; its popover explains each choice by what it does to
 * distances, and is the only place where one is made. */

#include "window/space-chip.h"

#include <glib/gi18n-lib.h>

#include "fittings/menu-tooltip.h"
#include "fittings/template.h"
#include "inspector/space-card.h"
#include "parts/numbers.h"
#include "recipes/recipe-names.h"
#include "window/fold-row.h"

#define N_TREATMENTS (ASTER_TREATMENT_UNIT + 1)
#define SHORT_TITLE  10 /* characters of a title that is cut */

struct _AsterSpaceChip
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkWidget *sign; /* of the program */
  GtkWidget *title;
  GtkWidget *size;
  GtkWidget *meaning;
  GtkWidget *treatments; /* box of the choices */
  GtkWidget *metrics;
  AsterSpaceCard *card;

  GtkWidget *treatment[N_TREATMENTS]; /* radio buttons */
  GtkWidget *metric[ASTER_N_METRICS];
  AsterDocument *document; /* (nullable) */
};

enum { PROP_0, PROP_DOCUMENT, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterSpaceChip, aster_space_chip, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const char *const treatment_sentences[] = {
  N_ ("As stored: the lengths of the vectors and the direction they share both count."),
  N_ ("The mean of all vectors is removed. Distances stay the same; cosines spread out "
      "around 0."),
  N_ ("Each vector is scaled to length 1. Lengths no longer count; near by distance is "
      "near by cosine."),
};

static const char *const metric_sentences[] = {
  N_ ("The angle between two vectors, from −1 to 1. Lengths do not count."),
  N_ ("The straight line from tip to tip. Smaller is nearer."),
  N_ ("Angle and lengths together. Long vectors come first."),
  N_ ("Cosine after removing the mean of each vector's own coordinates: Pearson's r."),
};

static void
update (AsterSpaceChip *self)
{
  g_autofree char *title = NULL, *n = NULL, *d = NULL, *size = NULL, *meaning = NULL;
  g_autofree char *label = NULL;
  AsterTreatment treatment;
  AsterMetric metric;
  AsterSpace *space;

  gtk_widget_set_visible (self->button, self->document != NULL);
  if (self->document == NULL)
    return;

  space = aster_document_get_space (self->document);
  treatment = aster_document_get_treatment (self->document);
  metric = aster_document_get_metric (self->document);
  title = aster_document_dup_title (self->document);
  n = aster_number_dup_count (aster_space_n (space));
  d = aster_number_dup_count (aster_space_d (space));
  size = g_strdup_printf (_ ("%s × %s"), n, d);
  /* Translators: what is done to the vectors, and the metric: “raw, cosine”. */
  meaning = g_strdup_printf (_ ("%s, %s"), aster_treatment_get_name (treatment),
                             aster_metric_get_name (metric));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_width_chars (GTK_LABEL (self->title),
                             MIN (SHORT_TITLE, (int) g_utf8_strlen (title, -1)));
  gtk_label_set_label (GTK_LABEL (self->size), size);
  gtk_label_set_label (GTK_LABEL (self->meaning), meaning);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->treatment[treatment]), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->metric[metric]), TRUE);

  /* Translators: the open space, its size, and what distances mean in it. */
  label = g_strdup_printf (_ ("%s, %s, %s"), title, size, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
treatment_cb (AsterSpaceChip *self, GtkCheckButton *chosen)
{
  for (guint i = 0; self->document != NULL && i < N_TREATMENTS; i++)
    if (self->treatment[i] == GTK_WIDGET (chosen) && gtk_check_button_get_active (chosen))
      aster_document_set_treatment (self->document, (AsterTreatment) i);
}

static void
metric_cb (AsterSpaceChip *self, GtkCheckButton *chosen)
{
  for (guint i = 0; self->document != NULL && i < ASTER_N_METRICS; i++)
    if (self->metric[i] == GTK_WIDGET (chosen) && gtk_check_button_get_active (chosen))
      aster_document_set_metric (self->document, (AsterMetric) i);
}

/* A radio button of two lines: the choice, and what it does. */
static GtkWidget *
new_choice (const char *name, const char *sentence, GtkWidget *group)
{
  GtkWidget *choice = gtk_check_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const texts[] = { name, sentence };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (lines), label);
    }

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_start (lines, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), lines);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (choice),
                              group != NULL ? GTK_CHECK_BUTTON (group) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence,
                                  -1);

  return choice;
}

static void
build_choices (AsterSpaceChip *self)
{
  for (guint i = 0; i < N_TREATMENTS; i++)
    {
      self->treatment[i] = new_choice (aster_treatment_get_name ((AsterTreatment) i),
                                       _ (treatment_sentences[i]),
                                       i > 0 ? self->treatment[0] : NULL);
      g_signal_connect_swapped (self->treatment[i], "toggled", G_CALLBACK (treatment_cb),
                                self);
      gtk_box_append (GTK_BOX (self->treatments), self->treatment[i]);
    }

  for (guint i = 0; i < ASTER_N_METRICS; i++)
    {
      self->metric[i] = new_choice (aster_metric_get_name ((AsterMetric) i),
                                    _ (metric_sentences[i]),
                                    i > 0 ? self->metric[0] : NULL);
      g_signal_connect_swapped (self->metric[i], "toggled", G_CALLBACK (metric_cb), self);
      gtk_box_append (GTK_BOX (self->metrics), self->metric[i]);
    }
}

static void
drop_document (AsterSpaceChip *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
aster_space_chip_dispose (GObject *object)
{
  drop_document (ASTER_SPACE_CHIP (object));
  aster_template_dispose (object, ASTER_TYPE_SPACE_CHIP);

  G_OBJECT_CLASS (aster_space_chip_parent_class)->dispose (object);
}

static void
aster_space_chip_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_DOCUMENT)
    g_value_set_object (value, ASTER_SPACE_CHIP (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
aster_space_chip_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_DOCUMENT)
    aster_space_chip_set_document (ASTER_SPACE_CHIP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
aster_space_chip_class_init (AsterSpaceChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = aster_space_chip_dispose;
  object_class->get_property = aster_space_chip_get_property;
  object_class->set_property = aster_space_chip_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, ASTER_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ASTER_TYPE_FOLD_ROW);
  g_type_ensure (ASTER_TYPE_SPACE_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/space-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, button);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, sign);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, title);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, size);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, meaning);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, treatments);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, metrics);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceChip, card);
  gtk_widget_class_set_css_name (widget_class, "aster-space-chip");
}

static void
aster_space_chip_init (AsterSpaceChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  aster_fold_row_weigh (self->sign, 1);
  aster_fold_row_weigh (self->title, 3);
  aster_fold_row_weigh (self->meaning, 2);
  aster_menu_tooltip_yield (self->button);
  build_choices (self);
  update (self);
}

GtkWidget *
aster_space_chip_new (void)
{
  return g_object_new (ASTER_TYPE_SPACE_CHIP, NULL);
}

/**
 * aster_space_chip_set_document:
 * @self: a chip
 * @document: (nullable): what it speaks of; without one it is not seen
 */
void
aster_space_chip_set_document (AsterSpaceChip *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SPACE_CHIP (self));

  if (self->document == document)
    return;

  drop_document (self);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (document, "notify::treatment", G_CALLBACK (update), self);
      g_signal_connect_swapped (document, "notify::metric", G_CALLBACK (update), self);
    }
  aster_space_card_set_document (self->card, document);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
