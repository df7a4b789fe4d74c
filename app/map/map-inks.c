#include "map/map-inks.h"

#include "map/legend-menu.h"

struct _AsterMapInks
{
  AsterDocument *document;
  AsterPane *pane;
  AsterMapColours *colours;
  AsterPlot *plot;     /* (unowned) */
  AsterLegend *legend; /* (unowned) */
  gulong changed, menu, select, hidden, point, restored;
};

/* (transfer full): what a class is called in a pane, whatever its place in the legend:
 * by its name, and which of several of that name it is. */
static char *
dup_name (const GArray *entries, guint i)
{
  const AsterLegendEntry *entry = &g_array_index (entries, AsterLegendEntry, i);
  guint before = 0;

  if (entry->label == NULL)
    return g_strdup (entry->style == ASTER_STYLE_MISSING ? "missing" : "other");

  for (guint k = 0; k < i; k++)
    if (g_strcmp0 (g_array_index (entries, AsterLegendEntry, k).label, entry->label) == 0)
      before++;

  return g_strdup_printf ("%u=%s", before, entry->label);
}

/* (transfer none) (nullable): the classes there are. */
static const GArray *
get_entries (AsterMapInks *self)
{
  return aster_map_colours_get_colouring (self->colours)->entries;
}

/* Bit i is set while entry i of the legend is not shown. */
static guint64
get_hidden (AsterMapInks *self)
{
  const char *const *names = aster_pane_get_hidden (self->pane);
  const GArray *entries = get_entries (self);
  guint64 hidden = 0;

  for (guint i = 0; names[0] != NULL && entries != NULL && i < entries->len; i++)
    {
      g_autofree char *name = dup_name (entries, i);

      if (g_strv_contains (names, name))
        hidden |= G_GUINT64_CONSTANT (1) << i;
    }

  return hidden;
}

/* The legend and the map show what the pane says. */
static void
update_hidden (AsterMapInks *self)
{
  guint64 hidden = get_hidden (self);

  g_signal_handler_block (self->legend, self->hidden);
  aster_legend_set_hidden (self->legend, hidden);
  g_signal_handler_unblock (self->legend, self->hidden);
  aster_plot_set_hidden (self->plot, hidden);
}

/* (transfer full): classes in the colours they were given, with the shapes and along the
 * ramp that were chosen; counted among the words that are shown. */
static AsterColouring *
dup_colouring (AsterMapInks *self)
{
  const AsterPlotStyle *style = aster_pane_get_style (self->pane);
  g_autoptr (AsterColouring) inked = aster_class_inks_apply (
      aster_document_get_inks (self->document), aster_pane_get_colour (self->pane),
      aster_map_colours_get_colouring (self->colours));
  g_autofree guint64 *shown = aster_plot_dup_shown (self->plot);
  gboolean known = inked->n == aster_space_n (aster_document_get_space (self->document));
  g_autoptr (AsterColouring) counted = aster_colouring_among (inked,
                                                              known ? shown : NULL);

  return aster_plot_style_mark (style, counted);
}

/* Shows the colouring that there is; classes that are hidden stay so. */
void
aster_map_inks_recolour (AsterMapInks *self)
{
  g_autoptr (AsterColouring) colouring = dup_colouring (self);

  aster_plot_point_at_class (self->plot, -1, NULL);
  aster_plot_set_colouring (self->plot, colouring);
  g_signal_handler_block (self->legend, self->hidden);
  aster_legend_set_colouring (self->legend, colouring);
  g_signal_handler_unblock (self->legend, self->hidden);
  update_hidden (self);
}

/* Selects the words of @entry that are shown. */
static void
select_cb (AsterMapInks *self, guint entry)
{
  AsterColouring *colouring = aster_map_colours_get_colouring (self->colours);
  g_autofree guint64 *shown = aster_plot_dup_shown (self->plot);
  g_autofree guint32 *rows = NULL;
  gsize n;

  if (colouring->kind != ASTER_COLOURING_CLASSES)
    return;

  rows = aster_colouring_dup_rows (colouring, entry, shown, &n);
  aster_selection_apply (aster_document_get_selection (self->document), rows, n,
                         ASTER_SELECT_REPLACE);
}

/* A person hid classes, or shows them again: something to undo and to keep. */
static void
hidden_cb (AsterMapInks *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) hidden = NULL;
  guint64 bits = aster_legend_get_hidden (self->legend);
  const GArray *entries = get_entries (self);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (bits >> i & 1)
      {
        g_autofree char *name = dup_name (entries, i);

        g_strv_builder_add (names, name);
      }

  hidden = g_strv_builder_end (names);
  aster_pane_set_hidden (self->pane, (const char *const *) hidden);
}

/* What the pointer is on in the legend has a line around it on the map. */
static void
point_cb (AsterMapInks *self, int entry)
{
  const AsterColouring *c = aster_map_colours_get_colouring (self->colours);
  int style = -1;

  if (entry >= 0 && c->entries != NULL && (guint) entry < c->entries->len)
    style = g_array_index (c->entries, AsterLegendEntry, entry).style;
  aster_plot_point_at_class (self->plot, style,
                             style >= 0 ? aster_legend_get_hint () : NULL);
}

static void
menu_cb (AsterMapInks *self, guint entry, GtkWidget *button)
{
  g_autoptr (AsterColouring) colouring = dup_colouring (self);
  const AsterLegendMenu menu = { aster_document_get_inks (self->document),
                                 aster_pane_get_colour (self->pane), colouring,
                                 aster_legend_get_theme (self->legend) };

  aster_legend_menu_popup (&menu, entry, button);
}

/**
 * aster_map_inks_new:
 * @document: (transfer none): which keeps the colours of classes
 * @pane: (transfer none): which names what the map is coloured by, and the ramp
 * @colours: (transfer none): in the usual colours
 * @plot: (transfer none): must outlive the inks, as must
 * @legend: (transfer none): the legend beside it
 *
 * Returns: (transfer full): what colours @plot and @legend
 */
AsterMapInks *
aster_map_inks_new (AsterDocument *document,
                    AsterPane *pane,
                    AsterMapColours *colours,
                    AsterPlot *plot,
                    AsterLegend *legend)
{
  AsterMapInks *self = g_new0 (AsterMapInks, 1);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  self->colours = g_object_ref (colours);
  self->plot = plot;
  self->legend = legend;
  self->changed = g_signal_connect_swapped (aster_document_get_inks (document), "changed",
                                            G_CALLBACK (aster_map_inks_recolour), self);
  self->menu = g_signal_connect_swapped (legend, "menu", G_CALLBACK (menu_cb), self);
  self->select = g_signal_connect_swapped (legend, "select", G_CALLBACK (select_cb),
                                           self);
  self->hidden = g_signal_connect_swapped (legend, "notify::hidden",
                                           G_CALLBACK (hidden_cb), self);
  self->restored = g_signal_connect_swapped (pane, "notify::hidden",
                                             G_CALLBACK (update_hidden), self);
  self->point = g_signal_connect_swapped (legend, "point", G_CALLBACK (point_cb), self);

  return self;
}

void
aster_map_inks_free (AsterMapInks *self)
{
  g_signal_handler_disconnect (aster_document_get_inks (self->document), self->changed);
  g_signal_handler_disconnect (self->legend, self->menu);
  g_signal_handler_disconnect (self->legend, self->select);
  g_signal_handler_disconnect (self->legend, self->hidden);
  g_signal_handler_disconnect (self->legend, self->point);
  g_signal_handler_disconnect (self->pane, self->restored);
  g_object_unref (self->colours);
  g_object_unref (self->pane);
  g_object_unref (self->document);
  g_free (self);
}
