#include "parts/lively.h"

static void
changed_cb (GtkWidget *label)
{
  if (gtk_widget_has_css_class (label, ASTER_LIVELY_CLASS))
    gtk_widget_remove_css_class (label, ASTER_LIVELY_CLASS);
  else
    gtk_widget_add_css_class (label, ASTER_LIVELY_CLASS);
}

/**
 * aster_lively:
 * @label: a #GtkLabel whose words change while they are seen
 *
 * Of a text that changed, GTK 4.8 draws again what the outlines of its letters measure.
 * Hinting moves the tops of letters up to a px beyond that, where the picture stays
 * as it was: the dot of an «i» is left out, or that of the word before stays. From now on
 * every other text of @label stands on a field that nobody can see, which has all of it
 * drawn.
 */
void
aster_lively (GtkWidget *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (changed_cb), NULL);
}
