#include "fittings/choices-popover.h"

#define MAX_HEIGHT 560 /* px; the rest scrolls */

/**
 * aster_choices_popover_new:
 * @choices: (transfer floating): a box
 *
 * What holds the box and scrolls it takes no keyboard of its own: Tab and the arrows go
 * from choice to choice, and what they come to is scrolled to.
 *
 * Returns: (transfer floating): a popover as high as @choices, and no higher than a
 * window
 */
GtkWidget *
aster_choices_popover_new (GtkWidget *choices)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *holder = gtk_scrolled_window_new ();
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (holder);

  gtk_widget_add_css_class (choices, "choices");
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_propagate_natural_width (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, MAX_HEIGHT);
  gtk_scrolled_window_set_child (scroller, choices);
  gtk_widget_set_focusable (holder, FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), holder);

  return popover;
}
