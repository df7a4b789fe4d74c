/* How a map is drawn, as far as a person chooses it.
 *
 * One table says of each choice what it is called in sessions, on the command line and
 * to a person, and within which range it is. What is written down is only what differs
 * from the default, so that an old session looks as it did when it was new, and a command
 * stays short: «marks=heat-map,size=1.5,hulls=yes». */

#include "plot/plot-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tools/error.h"

#define OFFSET(field) G_STRUCT_OFFSET (AsterPlotStyle, field)
#define SWITCH(name, field, label, sentence)                                             \
  {                                                                                      \
    name, ASTER_STYLE_SWITCH, OFFSET (field), 0, 1, 1, label, sentence, { NULL },        \
    {                                                                                    \
      NULL                                                                               \
    }                                                                                    \
  }

static const AsterPlotStyleField fields[] = {
  { "marks",
    ASTER_STYLE_CHOICE,
    OFFSET (marks),
    0,
    ASTER_N_MARKS - 1,
    1,
    N_ ("Marks"),
    N_ ("What stands for the words. A heat map or contours give way to points where "
        "there is room for them."),
    { "auto", "points", "heat-map", "contours" },
    { N_ ("Points, fainter in crowds"), N_ ("Points, all alike"), N_ ("Heat map"),
      N_ ("Contours") } },
  { "hulls",
    ASTER_STYLE_CHOICE,
    OFFSET (hulls),
    0,
    ASTER_N_HULLS - 1,
    1,
    N_ ("Outlines of classes"),
    N_ ("A line around the densest nine tenths of a class or cluster: of each if they "
        "are few, else of those that are pointed at or selected."),
    { "no", "yes", "all" },
    { N_ ("None"), N_ ("Where they help"), N_ ("All") } },
  SWITCH (
      "torn",
      torn,
      N_ ("Torn neighbours"),
      N_ ("Lines from selected words to true neighbours that are far on the page, and "
          "to false friends that are only near on the page.")),
  SWITCH ("labels",
          labels,
          N_ ("Words"),
          N_ ("The words of the points that have room, without overlaps.")),
  SWITCH ("names",
          names,
          N_ ("Cluster names"),
          N_ ("What each region is about, if the map is coloured by clusters.")),
  { "size",
    ASTER_STYLE_NUMBER,
    OFFSET (size),
    0.5,
    3,
    0.1,
    N_ ("Point size"),
    N_ ("Times the size that suits how crowded the map is."),
    { NULL },
    { NULL } },
  { "alpha",
    ASTER_STYLE_NUMBER,
    OFFSET (alpha),
    0.05,
    1,
    0.05,
    N_ ("Point opacity"),
    N_ ("How much a point hides of what lies under it: 1 is all."),
    { NULL },
    { NULL } },
  SWITCH ("outlines",
          outlines,
          N_ ("Outlines"),
          N_ ("A thin rim around each point keeps overlapping points apart.")),
  SWITCH ("shapes",
          shapes,
          N_ ("Shapes"),
          N_ ("From the ninth class on, colours come again with another shape.")),
  SWITCH ("depth",
          depth,
          N_ ("Depth"),
          N_ ("On a map of three dimensions, near points are larger and clearer.")),
  { "bandwidth",
    ASTER_STYLE_NUMBER,
    OFFSET (bandwidth),
    4,
    80,
    1,
    N_ ("Smoothing"),
    N_ ("How far each word spreads in a heat map and in contours, in pixels of the "
        "page. Where many words allow it, less."),
    { NULL },
    { NULL } },
  { "max-labels",
    ASTER_STYLE_COUNT,
    OFFSET (max_labels),
    0,
    200,
    10,
    N_ ("Words at most"),
    N_ ("No more words and names than this on one page; others appear on zooming in."),
    { NULL },
    { NULL } },
  SWITCH ("legend", legend, N_ ("Legend"), N_ ("What the colours mean, in real units.")),
  SWITCH ("axes",
          axes,
          N_ ("Axes"),
          N_ ("Ticks and titles, on maps whose axes mean something.")),
  SWITCH ("minimap",
          minimap,
          N_ ("Overview"),
          N_ ("When zoomed far in, the whole map in a corner and where you are on it.")),
  { "ramp",
    ASTER_STYLE_CHOICE,
    OFFSET (ramp),
    0,
    1,
    1,
    N_ ("Colours of values"),
    N_ ("Both are as clear to colour-blind people; values of both signs run from blue to "
        "red whatever is chosen."),
    { "viridis", "cividis" },
    { N_ ("Viridis"), N_ ("Cividis") } },
};

static const char *const switches[] = { "no", "yes" };

/* Everything that a person can choose, in the order in which it is offered. */
const AsterPlotStyleField *
aster_plot_style_fields (guint *n)
{
  *n = G_N_ELEMENTS (fields);

  return fields;
}

/* The value as a number: 0 or 1 of a switch, the place of a choice. */
double
aster_plot_style_get (const AsterPlotStyle *self, const AsterPlotStyleField *field)
{
  gconstpointer at = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case ASTER_STYLE_NUMBER:
      return *(const double *) at;

    case ASTER_STYLE_SWITCH:
      return *(const gboolean *) at != FALSE;

    case ASTER_STYLE_COUNT:
    case ASTER_STYLE_CHOICE:
    default:
      return *(const guint *) at;
    }
}

/* Any @value is brought into the range of the field; what is no number is ignored. */
void
aster_plot_style_set (AsterPlotStyle *self,
                      const AsterPlotStyleField *field,
                      double value)
{
  gpointer at = G_STRUCT_MEMBER_P (self, field->offset);

  if (isnan (value))
    return;

  value = CLAMP (value, field->least, field->most);
  if (field->kind == ASTER_STYLE_NUMBER)
    *(double *) at = value;
  else if (field->kind == ASTER_STYLE_SWITCH)
    *(gboolean *) at = value != 0;
  else
    *(guint *) at = (guint) value;
}

/* (transfer full): what the colours mean, with the ramp and the shapes that were chosen.
 */
AsterColouring *
aster_plot_style_mark (const AsterPlotStyle *self, AsterColouring *colouring)
{
  return aster_colouring_with_marks (
      colouring, self->ramp == 1 ? ASTER_RAMP_CIVIDIS : ASTER_RAMP_VALUES, self->shapes);
}

gboolean
aster_plot_style_equal (const AsterPlotStyle *self, const AsterPlotStyle *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (aster_plot_style_get (self, fields + i) !=
        aster_plot_style_get (other, fields + i))
      return FALSE;

  return TRUE;
}

static const AsterPlotStyleField *
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, name))
      return fields + i;

  return NULL;
}

static gboolean
is_default (const AsterPlotStyle *self, const AsterPlotStyleField *field)
{
  static const AsterPlotStyle plain = ASTER_PLOT_STYLE_INIT;

  return aster_plot_style_get (self, field) == aster_plot_style_get (&plain, field);
}

/* The value as text; no locale has a say in it. */
static char *
dup_value (const AsterPlotStyle *self, const AsterPlotStyleField *field)
{
  double value = aster_plot_style_get (self, field);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (field->kind == ASTER_STYLE_SWITCH)
    return g_strdup (switches[value != 0]);
  if (field->kind == ASTER_STYLE_CHOICE)
    return g_strdup (field->choices[(guint) value]);

  return g_strdup (g_ascii_formatd (number, sizeof number, "%.6g", value));
}

/* FALSE if @text is no value of the field. */
static gboolean
read_value (AsterPlotStyle *self, const AsterPlotStyleField *field, const char *text)
{
  const char *const *names = field->kind == ASTER_STYLE_SWITCH ? switches
                                                               : field->choices;
  char *end;
  double value;

  if (field->kind == ASTER_STYLE_SWITCH || field->kind == ASTER_STYLE_CHOICE)
    {
      for (guint i = 0; i <= (guint) field->most; i++)
        if (g_str_equal (names[i], text))
          {
            aster_plot_style_set (self, field, i);
            return TRUE;
          }

      return FALSE;
    }

  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(value >= field->least && value <= field->most) ||
      (field->kind == ASTER_STYLE_COUNT && value != floor (value)))
    return FALSE;

  aster_plot_style_set (self, field, value);

  return TRUE;
}

/* (transfer full): floating a{sv} of what differs from the default. */
GVariant *
aster_plot_style_to_variant (const AsterPlotStyle *self)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!is_default (self, fields + i))
      {
        g_autofree char *value = dup_value (self, fields + i);

        g_variant_dict_insert (&dict, fields[i].name, "s", value);
      }

  return g_variant_dict_end (&dict);
}

/* @variant: (nullable): a{sv}; what is missing or odd in it is the default. */
AsterPlotStyle
aster_plot_style_from_variant (GVariant *variant)
{
  AsterPlotStyle self = ASTER_PLOT_STYLE_INIT;
  const char *value;

  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_VARDICT))
    return self;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_variant_lookup (variant, fields[i].name, "&s", &value))
      read_value (&self, fields + i, value);

  return self;
}

/* (transfer full): what differs from the default, as aster_plot_style_read() takes it;
 * empty if nothing does. */
char *
aster_plot_style_to_string (const AsterPlotStyle *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!is_default (self, fields + i))
      {
        g_autofree char *value = dup_value (self, fields + i);

        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "," : "", fields[i].name,
                                value);
      }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "marks, size, alpha": what there is to be said. */
static char *
dup_names (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", fields[i].name);

  return g_string_free (text, FALSE);
}

/* "auto, points, heat-map or contours"; "0.5 to 3" */
static char *
dup_range (const AsterPlotStyleField *field)
{
  char least[G_ASCII_DTOSTR_BUF_SIZE], most[G_ASCII_DTOSTR_BUF_SIZE];
  GString *text;

  if (field->kind == ASTER_STYLE_SWITCH)
    return g_strdup ("yes, no");
  if (field->kind == ASTER_STYLE_CHOICE)
    {
      text = g_string_new (field->choices[0]);
      for (guint i = 1; i <= (guint) field->most; i++)
        g_string_append_printf (text, ", %s", field->choices[i]);

      return g_string_free (text, FALSE);
    }

  return g_strdup_printf ("%s–%s",
                          g_ascii_formatd (least, sizeof least, "%g", field->least),
                          g_ascii_formatd (most, sizeof most, "%g", field->most));
}

/**
 * aster_plot_style_read:
 * @self: a style that is changed only if all of @text is understood
 * @text: "name=value" by commas; yes and no of switches, numbers with a decimal point
 *
 * Returns: %FALSE, and why in @error, if something is no such name or value
 */
gboolean
aster_plot_style_read (AsterPlotStyle *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  AsterPlotStyle read = *self;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = g_strstrip (parts[i]), *value = strchr (name, '=');
      const AsterPlotStyleField *field;

      if (*name == '\0')
        continue;
      if (value != NULL)
        *value++ = '\0';

      if ((field = find_field (name)) == NULL)
        {
          g_autofree char *names = dup_names ();

          g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                       _ ("There is nothing called “%s” in how a map is drawn. Choose "
                          "one of: %s."),
                       name, names);
          return FALSE;
        }
      if (value == NULL || !read_value (&read, field, value))
        {
          g_autofree char *range = dup_range (field);

          /* Translators: a name, what somebody gave for it, and what can be given. */
          g_set_error (error, ASTER_ERROR, ASTER_ERROR_SYNTAX,
                       _ ("%s=%s: choose one of %s."), name, value != NULL ? value : "",
                       range);
          return FALSE;
        }
    }

  *self = read;

  return TRUE;
}
