/* Follows the name that a pane of kind Map is coloured by, and what stands behind the
 * name: a column of metadata, the norms of the document. What has not been computed yet
 * is one hue until it is there. A colour never computes the map again. */

#include "map-colours.h"

#include <glib/gi18n-lib.h>

struct _AsterMapColours
{
  GObject parent_instance;

  AsterDocument *document;
  AsterPane *pane;
  AsterColouring *colouring;
};

enum { PROP_0, PROP_COLOURING, N_PROPS };

G_DEFINE_FINAL_TYPE (AsterMapColours, aster_map_colours, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static AsterColouring *
make_colouring (AsterMapColours *self)
{
  AsterSpace *space = aster_document_get_space (self->document);
  const char *name = aster_pane_get_colour (self->pane);
  const double *norms = aster_document_get_norms (self->document);
  const AsterColumn *column = aster_space_find_column (space, name);

  if (column != NULL)
    return aster_colouring_new_from_column (column);
  if (g_str_equal (name, ASTER_COLOUR_NORM) && norms != NULL)
    return aster_colouring_new_from_numbers (_ ("Norm"), norms, aster_space_n (space),
                                             ASTER_RAMP_VALUES);

  return aster_colouring_new_none ();
}

static void
update (AsterMapColours *self)
{
  g_clear_pointer (&self->colouring, aster_colouring_unref);
  self->colouring = make_colouring (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOURING]);
}

static void
aster_map_colours_dispose (GObject *object)
{
  AsterMapColours *self = ASTER_MAP_COLOURS (object);

  g_clear_pointer (&self->colouring, aster_colouring_unref);
  g_clear_object (&self->pane);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (aster_map_colours_parent_class)->dispose (object);
}

static void
aster_map_colours_get_property (GObject *object,
                                guint prop_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  AsterMapColours *self = ASTER_MAP_COLOURS (object);

  switch (prop_id)
    {
    case PROP_COLOURING:
      g_value_set_boxed (value, self->colouring);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
aster_map_colours_class_init (AsterMapColoursClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = aster_map_colours_dispose;
  object_class->get_property = aster_map_colours_get_property;

  properties[PROP_COLOURING] = g_param_spec_boxed (
      "colouring", NULL, NULL, ASTER_TYPE_COLOURING,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
aster_map_colours_init (AsterMapColours *self)
{
}

/**
 * aster_map_colours_new:
 * @document: (transfer none): whose rows are coloured
 * @pane: (transfer none): a map, which names what by
 *
 * Returns: (transfer full): the colours of that map, kept up to date
 */
AsterMapColours *
aster_map_colours_new (AsterDocument *document, AsterPane *pane)
{
  AsterMapColours *self = g_object_new (ASTER_TYPE_MAP_COLOURS, NULL);

  self->document = g_object_ref (document);
  self->pane = g_object_ref (pane);
  g_signal_connect_object (pane, "notify::colour", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::norms", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/* (transfer none): never NULL. */
AsterColouring *
aster_map_colours_get_colouring (AsterMapColours *self)
{
  g_return_val_if_fail (ASTER_IS_MAP_COLOURS (self), NULL);

  return self->colouring;
}
