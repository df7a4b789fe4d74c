/* GTK lays out all text by one resolution, the setting «gtk-xft-dpi». The size that
 * a person chooses multiplies what the desktop says. */

#include "window/text-scale.h"

#include <gtk/gtk.h>
#include <math.h>

#include "fittings/settings.h"

#define MAX_SCALE   3.0
#define STEP        0.1
#define DEFAULT_DPI (96 * 1024)

static int desktop_dpi; /* 1/1024 dots per inch, before this program changed it */

static void
apply (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (int) lround (desktop_dpi * scale), NULL);
}

static void
changed_cb (GSettings *settings)
{
  apply (g_settings_get_double (settings, "text-scale"));
}

/* Once, when there is a display. */
void
aster_text_scale_begin (void)
{
  GSettings *settings = aster_settings_get ();

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &desktop_dpi, NULL);
  if (desktop_dpi <= 0)
    desktop_dpi = DEFAULT_DPI;

  if (settings != NULL)
    {
      g_signal_connect (settings, "changed::text-scale", G_CALLBACK (changed_cb), NULL);
      changed_cb (settings);
    }
}

/* @steps: how many tenths larger; 0 for the desktop's own size */
void
aster_text_scale_step (int steps)
{
  GSettings *settings = aster_settings_get ();
  double scale = 1;

  if (settings == NULL)
    return;

  if (steps != 0)
    scale = round ((g_settings_get_double (settings, "text-scale") + steps * STEP) /
                   STEP) *
            STEP;
  g_settings_set_double (settings, "text-scale", CLAMP (scale, 1, MAX_SCALE));
}
