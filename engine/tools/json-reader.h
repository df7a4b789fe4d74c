/* json-reader.h - the values of a JSON text, one after the other. */
#pragma once

#include "tools/pulse.h"

G_BEGIN_DECLS

/* Reads what aster_json_check() has passed, and nothing else. To read an object or an
 * array:
 *
 *     if (aster_json_enter (&reader, '{'))
 *       while (aster_json_next (&reader))
 *         {
 *           aster_json_take_key (&reader, key);
 *           take or skip the value
 *         }
 *
 * A copy of it remembers a place to come back to. What cancels it is found in
 * @cancelled; it is at the end of its text then, so that every loop ends. */
typedef struct
{
  const char *p;
  const char *end;
  AsterPulse *pulse; /* (nullable) */
  const char *rest;  /* where to beat next */
  gboolean cancelled;
} AsterJsonReader;

AsterJsonReader aster_json_reader (const char *text, gsize length, AsterPulse *pulse);
char aster_json_peek (AsterJsonReader *self);
gboolean aster_json_enter (AsterJsonReader *self, char bracket);
gboolean aster_json_next (AsterJsonReader *self);
gboolean aster_json_take_string (AsterJsonReader *self, GString *out);
void aster_json_take_key (AsterJsonReader *self, GString *key);
gboolean aster_json_take_number (AsterJsonReader *self, double *number);
gboolean aster_json_take_size (AsterJsonReader *self, guint64 *size);
void aster_json_skip (AsterJsonReader *self);

G_END_DECLS
