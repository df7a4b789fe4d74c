#include "inspector/space-card.h"

#include <glib/gi18n-lib.h>

#include "fittings/template.h"
#include "parts/numbers.h"
#include "words/statistics.h"

struct _AsterSpaceCard
{
  GtkWidget parent_instance;

  GtkWidget *facts; /* a grid of names and values */
  GtkWidget *description;
  GtkWidget *notices;
  int n_facts;

  AsterDocument *document; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (AsterSpaceCard, aster_space_card, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);

  return label;
}

/* Adds a line unless nothing is known. */
static void
add_fact (AsterSpaceCard *self, const char *name, const char *value)
{
  GtkWidget *label;

  if (value == NULL || *value == '\0')
    return;

  label = new_label (value, "numeric");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (self->facts), new_label (name, "dim-label"), 0,
                   self->n_facts, 1, 1);
  gtk_grid_attach (GTK_GRID (self->facts), label, 1, self->n_facts, 1, 1);
  self->n_facts++;
}

static void
add_count (AsterSpaceCard *self, const char *name, gsize count)
{
  g_autofree char *value = aster_number_dup_count (count);

  add_fact (self, name, value);
}

static void
add_norms (AsterSpaceCard *self)
{
  const double *norms = aster_document_get_norms (self->document);
  g_autofree char *min = NULL, *mean = NULL, *max = NULL, *value = NULL;
  AsterSummary summary;

  if (norms == NULL)
    return;

  summary = aster_statistics_summarise (
      norms, aster_space_n (aster_document_get_space (self->document)));
  min = aster_number_dup (summary.min, 3);
  mean = aster_number_dup (summary.mean, 3);
  max = aster_number_dup (summary.max, 3);
  /* Translators: the smallest, the average and the largest of many lengths. */
  value = g_strdup_printf (_ ("%s to %s, mean %s"), min, max, mean);
  add_fact (self, _ ("Norms"), value);
}

static char *
dup_format (const AsterOrigin *origin)
{
  static const struct
  {
    const char *id, *name;
  } names[] = {
    { "glove", N_ ("GloVe text") },
    { "word2vec-text", N_ ("word2vec text") },
    { "word2vec-binary", N_ ("word2vec binary") },
    { "safetensors", N_ ("safetensors") },
    { "F32", N_ ("32-bit numbers") },
    { "F16", N_ ("16-bit numbers") },
  };
  const char *format = origin->format, *dtype = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_strcmp0 (origin->format, names[i].id) == 0)
        format = _ (names[i].name);
      if (g_strcmp0 (origin->dtype, names[i].id) == 0)
        dtype = _ (names[i].name);
    }

  /* Translators: a file format and how its numbers are stored. */
  return dtype != NULL && format != NULL ? g_strdup_printf (_ ("%s, %s"), format, dtype)
                                         : g_strdup (format);
}

static char *
dup_file (const AsterOrigin *origin)
{
  g_autofree char *path = NULL;

  if (origin->path == NULL || g_str_has_prefix (origin->path, "sample:"))
    return g_strdup (origin->path != NULL ? _ ("Comes with the program") : NULL);

  path = g_filename_display_name (origin->path);

  return aster_text_escape (path);
}

static void
list_facts (AsterSpaceCard *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  g_autofree char *format = dup_format (&space->origin);
  g_autofree char *file = dup_file (&space->origin);

  add_count (self, _ ("Tokens"), aster_space_n (space));
  add_count (self, _ ("Dimensions"), aster_space_d (space));
  add_norms (self);
  add_fact (self, _ ("Format"), format);
  add_fact (self, _ ("File"), file);
  add_fact (self, _ ("Licence"), space->origin.licence);
}

/* Each kind of thing that the reader noticed, in full. */
static void
list_notices (AsterSpaceCard *self)
{
  const AsterReport *report = aster_document_get_space (self->document)->report;
  guint n = report != NULL ? aster_report_get_n (report) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = aster_notice_dup_text (aster_report_get (report, i));
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, "warning");
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), new_label (text, "caption"));
      gtk_box_append (GTK_BOX (self->notices), box);
    }
  gtk_widget_set_visible (self->notices, n > 0);
}

static void
remove_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
update (AsterSpaceCard *self)
{
  const char *description;

  remove_children (self->facts);
  remove_children (self->notices);
  self->n_facts = 0;
  if (self->document == NULL)
    return;

  list_facts (self);
  list_notices (self);
  description = aster_document_get_space (self->document)->origin.description;
  gtk_label_set_label (GTK_LABEL (self->description), description ? description : "");
  gtk_widget_set_visible (self->description, description && *description);
}

static void
drop_document (AsterSpaceCard *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
aster_space_card_dispose (GObject *object)
{
  drop_document (ASTER_SPACE_CARD (object));
  aster_template_dispose (object, ASTER_TYPE_SPACE_CARD);

  G_OBJECT_CLASS (aster_space_card_parent_class)->dispose (object);
}

static void
aster_space_card_class_init (AsterSpaceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = aster_space_card_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/asterism/Asterism/ui/space-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceCard, facts);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceCard, description);
  gtk_widget_class_bind_template_child (widget_class, AsterSpaceCard, notices);
  gtk_widget_class_set_css_name (widget_class, "aster-space-card");
}

static void
aster_space_card_init (AsterSpaceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * aster_space_card_set_document:
 * @self: a card
 * @document: (nullable): whose space is described
 */
void
aster_space_card_set_document (AsterSpaceCard *self, AsterDocument *document)
{
  g_return_if_fail (ASTER_IS_SPACE_CARD (self));

  if (self->document == document)
    return;

  drop_document (self);
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (document, "notify::norms", G_CALLBACK (update), self);
    }
  update (self);
}
