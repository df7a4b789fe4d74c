/* Which classes of its colours a map does not show. The pane keeps their names for undo
 * and for sessions without looking into them; the legend alone knows what they mean. */

#include "panes/pane-private.h"

static const char *const none[] = { NULL };

/* (transfer none): %NULL-terminated */
const char *const *
aster_pane_get_hidden (AsterPane *self)
{
  return self->hidden != NULL ? (const char *const *) self->hidden : none;
}

/* As undo and sessions do it: nobody edited anything. @classes: (nullable): %NULL for
 * none */
void
aster_pane_take_hidden (AsterPane *self, const char *const *classes)
{
  g_return_if_fail (ASTER_IS_PANE (self));

  if (classes == NULL)
    classes = none;
  if (g_strv_equal (aster_pane_get_hidden (self), classes))
    return;

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((char **) classes);
  g_object_notify (G_OBJECT (self), "hidden");
}

/* What a person chose. Nothing is computed again. */
void
aster_pane_set_hidden (AsterPane *self, const char *const *classes)
{
  g_return_if_fail (ASTER_IS_PANE (self) && classes != NULL);

  if (g_strv_equal (aster_pane_get_hidden (self), classes))
    return;

  aster_pane_take_hidden (self, classes);
  g_signal_emit_by_name (self, "edited");
}
