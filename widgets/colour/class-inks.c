#include "colour/class-inks.h"

#include <string.h>

struct _AsterClassInks
{
  GObject parent_instance;

  GHashTable *inks; /* "by\nlabel" → AsterColour */
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (AsterClassInks, aster_class_inks, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
aster_class_inks_finalize (GObject *object)
{
  g_hash_table_unref (ASTER_CLASS_INKS (object)->inks);

  G_OBJECT_CLASS (aster_class_inks_parent_class)->finalize (object);
}

static void
aster_class_inks_class_init (AsterClassInksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aster_class_inks_finalize;

  signals[CHANGED] = g_signal_new ("changed", ASTER_TYPE_CLASS_INKS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
aster_class_inks_init (AsterClassInks *self)
{
  self->inks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

AsterClassInks *
aster_class_inks_new (void)
{
  return g_object_new (ASTER_TYPE_CLASS_INKS, NULL);
}

static char *
dup_key (const char *by, const char *label)
{
  return g_strconcat (by, "\n", label, NULL);
}

/**
 * aster_class_inks_get:
 * @self: inks
 * @by: what the points are coloured by
 * @label: of a class
 * @colour: (out): what it was given
 *
 * Returns: %FALSE if it was given none
 */
gboolean
aster_class_inks_get (AsterClassInks *self,
                      const char *by,
                      const char *label,
                      AsterColour *colour)
{
  g_autofree char *key = dup_key (by, label);
  const AsterColour *ink = g_hash_table_lookup (self->inks, key);

  if (ink != NULL)
    *colour = *ink;

  return ink != NULL;
}

/* @colour: (nullable): what the class is to have; %NULL for the usual one. */
void
aster_class_inks_set (AsterClassInks *self,
                      const char *by,
                      const char *label,
                      const AsterColour *colour)
{
  g_autofree char *key = dup_key (by, label);

  g_return_if_fail (ASTER_IS_CLASS_INKS (self));

  if (colour != NULL)
    g_hash_table_insert (self->inks, g_steal_pointer (&key),
                         g_memdup2 (colour, sizeof *colour));
  else if (!g_hash_table_remove (self->inks, key))
    return;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * aster_class_inks_apply:
 * @self: inks
 * @by: what @colouring is by
 * @colouring: (transfer none): marks of the usual colours
 *
 * Returns: (transfer full): the same marks in the colours that were given
 */
AsterColouring *
aster_class_inks_apply (AsterClassInks *self, const char *by, AsterColouring *colouring)
{
  AsterColour own[ASTER_MAX_CLASSES] = { { 0 } };
  gboolean any = FALSE;

  if (colouring->kind != ASTER_COLOURING_CLASSES || g_hash_table_size (self->inks) == 0)
    return aster_colouring_ref (colouring);

  for (guint i = 0; i < colouring->entries->len; i++)
    {
      const AsterLegendEntry *entry = &g_array_index (colouring->entries,
                                                      AsterLegendEntry, i);

      if (entry->label != NULL && entry->style < ASTER_MAX_CLASSES)
        any |= aster_class_inks_get (self, by, entry->label, &own[entry->style]);
    }

  return any ? aster_colouring_with_inks (colouring, own)
             : aster_colouring_ref (colouring);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* (transfer full): floating a{ss}, in the order of the keys. */
GVariant *
aster_class_inks_snapshot (AsterClassInks *self)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->inks), compare_keys);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (GList *key = keys; key != NULL; key = key->next)
    {
      const AsterColour *ink = g_hash_table_lookup (self->inks, key->data);
      g_autofree char *text = g_strdup_printf ("#%06x",
                                               aster_colour_to_pixel (*ink) & 0xffffff);

      g_variant_builder_add (&builder, "{ss}", key->data, text);
    }

  return g_variant_builder_end (&builder);
}

/* What is odd in @snapshot is left out. */
void
aster_class_inks_restore (AsterClassInks *self, GVariant *snapshot)
{
  g_autoptr (GVariant) now = g_variant_ref_sink (aster_class_inks_snapshot (self));
  GVariantIter iter;
  const char *key, *text;

  if (!g_variant_is_of_type (snapshot, G_VARIANT_TYPE ("a{ss}")) ||
      g_variant_equal (now, snapshot))
    return;

  g_hash_table_remove_all (self->inks);
  g_variant_iter_init (&iter, snapshot);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &text))
    {
      AsterColour colour;

      if (aster_colour_read (text, &colour))
        g_hash_table_insert (self->inks, g_strdup (key),
                             g_memdup2 (&colour, sizeof colour));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}
