#include "fittings/theme.h"

AsterTheme
aster_theme_current (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? ASTER_THEME_CONTRAST_DARK : ASTER_THEME_CONTRAST;

  return dark ? ASTER_THEME_DARK : ASTER_THEME_LIGHT;
}

typedef struct
{
  GObject *object; /* (unowned) dies with the closure */
  char *property;
} Follower;

static void
follower_free (gpointer data, GClosure *closure)
{
  Follower *follower = data;

  g_free (follower->property);
  g_free (follower);
}

static void
style_changed_cb (Follower *follower)
{
  g_object_set (follower->object, follower->property, aster_theme_current (), NULL);
}

/**
 * aster_theme_follow:
 * @object: something with a property of type #AsterTheme
 * @property: its name
 *
 * Sets it now and whenever the desktop's style changes, as long as @object lives.
 */
void
aster_theme_follow (GObject *object, const char *property)
{
  static const char *const signals[] = { "notify::dark", "notify::high-contrast" };
  AdwStyleManager *style = adw_style_manager_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      Follower *follower = g_new0 (Follower, 1);
      GClosure *closure;

      follower->object = object;
      follower->property = g_strdup (property);
      closure = g_cclosure_new_swap (G_CALLBACK (style_changed_cb), follower,
                                     follower_free);
      g_object_watch_closure (object, closure);
      g_signal_connect_closure (style, signals[i], closure, FALSE);
    }

  g_object_set (object, property, aster_theme_current (), NULL);
}
