/* What a plot says to those who do not see it: of how many words it is a map, and the
 * word that is pointed at, with what its card says.
 *
 * A pointer passes over dozens of words in a second, and each would interrupt the one
 * before it. The first is said at once, and whatever is current when a moment has passed;
 * what has not changed is not said again. */

#include <glib/gi18n-lib.h>

#include "colour/reading.h"
#include "parts/bits.h"
#include "parts/numbers.h"
#include "plot/plot-private.h"

#define MOMENT 250 /* ms between two things that are said */

static char *
dup_label (AsterPlot *self)
{
  gsize n = aster_plot_get_n (self);
  gsize mapped = n > 0 && self->layout->rows != NULL ? self->layout->rows->n : n;
  gsize seen = self->visible != NULL ? aster_bits_count (self->visible, n) : mapped;
  g_autofree char *count = aster_number_dup_count (mapped);
  g_autofree char *shown = aster_number_dup_count (seen);

  if (seen < mapped)
    /* Translators: spoken name of a map: how many words it has, and how many are not
     * hidden now */
    return g_strdup_printf (
        ngettext ("Map of %s word, %s shown", "Map of %s words, %s shown", mapped), count,
        shown);

  return g_strdup_printf (ngettext ("Map of %s word", "Map of %s words", mapped), count);
}

/* The word that is pointed at, or −1. */
static int
get_row (AsterPlot *self)
{
  int row;

  if (self->tokens == NULL || self->selection == NULL ||
      aster_selection_get_n_rows (self->selection) != aster_plot_get_n (self))
    return -1;

  row = aster_selection_get_hovered (self->selection);

  return row >= 0 ? row : aster_selection_get_current (self->selection);
}

/* (transfer full) (nullable): what its colour says of @row, or why there is none to see.
 */
static char *
dup_value (AsterPlot *self, gsize row)
{
  if (!aster_row_set_has (self->layout->rows, row))
    return g_strdup (_ ("not on this map"));
  if (self->visible != NULL && !aster_bits_get (self->visible, row))
    return g_strdup (_ ("not shown now"));

  return aster_reading_new (self->colouring, row);
}

static char *
dup_description (AsterPlot *self, int row)
{
  g_autofree char *token = aster_tokens_dup_shown (self->tokens, (gsize) row);
  g_autofree char *value = dup_value (self, (gsize) row);
  GString *text = g_string_new (token);

  if (value != NULL)
    g_string_append_printf (text, "; %s", value);
  if (aster_selection_is_selected (self->selection, (gsize) row))
    /* Translators: said of a word on a map, after «queen; ». */
    g_string_append_printf (text, "; %s", _ ("selected"));
  if (aster_selection_is_pinned (self->selection, (guint32) row))
    /* Translators: said of a word on a map, after «queen; ». */
    g_string_append_printf (text, "; %s", _ ("pinned"));
  if (self->card != NULL && self->card_of == row)
    g_string_append_printf (text, "; %s", self->card);
  g_string_replace (text, ":\n", ": ", 0);
  g_string_replace (text, "\n", ", ", 0);

  return g_string_free (text, FALSE);
}

static void
tell (AsterPlot *self)
{
  int row = get_row (self);
  g_autofree char *label = dup_label (self);
  g_autofree char *text = row >= 0 ? dup_description (self, row) : g_strdup ("");

  if (g_strcmp0 (label, self->told_label) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label, -1);
  if (g_strcmp0 (text, self->told) != 0)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
      self->told_at = g_get_monotonic_time ();
    }

  g_free (self->told_label);
  self->told_label = g_steal_pointer (&label);
  g_free (self->told);
  self->told = g_steal_pointer (&text);
}

static gboolean
moment_cb (gpointer data)
{
  AsterPlot *self = data;

  self->telling = 0;
  tell (self);

  return G_SOURCE_REMOVE;
}

/* Tells those who do not see the picture what is on it and where they are. */
void
aster_plot_describe (AsterPlot *self)
{
  gint64 passed = (g_get_monotonic_time () - self->told_at) / 1000;

  if (self->told == NULL || passed >= MOMENT)
    {
      g_clear_handle_id (&self->telling, g_source_remove);
      tell (self);
    }
  else if (self->telling == 0)
    self->telling = g_timeout_add ((guint) (MOMENT - passed), moment_cb, self);
}

/* Says nothing more. */
void
aster_plot_hush (AsterPlot *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->told_label, g_free);
  g_clear_pointer (&self->told, g_free);
}
