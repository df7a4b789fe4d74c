#include "render-classes.h"

#include <string.h>

#include "tools/error.h"

static gboolean
refuse_class (GError **error, const char *option, const char *name)
{
  g_set_error (error, ASTER_ERROR, ASTER_ERROR_MISSING,
               "%s %s: there is no such class in the legend", option, name);
  return FALSE;
}

/* «#2» is the second entry, whatever it is called. */
static gboolean
is_called (const AsterLegendEntry *entry, guint i, const char *name)
{
  g_autofree char *place = g_strdup_printf ("#%u", i + 1);
  const char *label = entry->label != NULL                ? entry->label
                      : entry->style == ASTER_STYLE_OTHER ? "other"
                                                          : "no value";

  return g_str_equal (label, name) || g_str_equal (place, name);
}

/* Gives classes the colours of --inks. */
gboolean
aster_cli_read_inks (const AsterCliRequest *request,
                     AsterColouring **colouring,
                     GError **error)
{
  const char *text = aster_cli_text (request, "--inks");
  g_auto (GStrv) inks = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  AsterColour own[ASTER_MAX_CLASSES] = { { 0 } };
  AsterColouring *c = *colouring;

  for (guint k = 0; inks != NULL && inks[k] != NULL; k++)
    {
      char *name = g_strstrip (inks[k]), *colour = strrchr (name, '=');
      AsterColour ink;
      gboolean found = FALSE;

      if (colour == NULL || !aster_colour_read (colour + 1, &ink))
        {
          g_set_error (error, ASTER_CLI_ERROR, ASTER_CLI_ERROR_USAGE,
                       "--inks %s: expected a class and a colour, such as noun=#1c71d8",
                       name);
          return FALSE;
        }
      *colour = '\0';
      for (guint i = 0; c != NULL && c->entries != NULL && i < c->entries->len; i++)
        {
          const AsterLegendEntry *entry = &g_array_index (c->entries, AsterLegendEntry,
                                                          i);

          if (!is_called (entry, i, name) || entry->style >= ASTER_MAX_CLASSES)
            continue;
          own[entry->style] = ink;
          found = TRUE;
        }
      if (!found)
        return refuse_class (error, "--inks", name);
    }
  if (inks == NULL)
    return TRUE;

  *colouring = aster_colouring_with_inks (c, own);
  aster_colouring_unref (c);

  return TRUE;
}

/* Which entries of the legend --hide names, a bit for each. */
gboolean
aster_cli_read_hidden (const AsterCliRequest *request,
                       const AsterColouring *c,
                       guint64 *hidden,
                       GError **error)
{
  const char *text = aster_cli_text (request, "--hide");
  g_auto (GStrv) names = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  *hidden = 0;
  for (guint k = 0; names != NULL && names[k] != NULL; k++)
    {
      const char *name = g_strstrip (names[k]);
      gboolean found = FALSE;

      for (guint i = 0; c != NULL && c->entries != NULL && i < MIN (c->entries->len, 64);
           i++)
        if (is_called (&g_array_index (c->entries, AsterLegendEntry, i), i, name))
          {
            *hidden |= G_GUINT64_CONSTANT (1) << i;
            found = TRUE;
          }
      if (!found)
        return refuse_class (error, "--hide", name);
    }

  return TRUE;
}
