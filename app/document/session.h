/* session.h - what was open, kept from one start of the program to the next. */
#pragma once

#include <gio/gio.h>

#include "document/document.h"

G_BEGIN_DECLS

#define ASTER_TYPE_SESSION (aster_session_get_type ())

/* Properties: "current" (the document that is shown, or NULL).
 * Signal: "saved" — the state is on the disk (NULL) or could not be written (a GError).
 */
G_DECLARE_FINAL_TYPE (AsterSession, aster_session, ASTER, SESSION, GObject)

/* One document of a saved session, before its file is read. */
typedef struct
{
  char *path;
  GVariant *state;
} AsterSavedDocument;

AsterSession *aster_session_new (const char *folder);
GListModel *aster_session_get_documents (AsterSession *self);
void aster_session_add (AsterSession *self, AsterDocument *document);
void aster_session_remove (AsterSession *self, AsterDocument *document);
AsterDocument *aster_session_get_current (AsterSession *self);
void aster_session_set_current (AsterSession *self, AsterDocument *document);
AsterDocument *aster_session_find (AsterSession *self, const char *path);

GPtrArray *aster_session_read (AsterSession *self, guint *current);
void aster_session_save (AsterSession *self);
gboolean aster_session_save_now (AsterSession *self, GError **error);
void aster_session_hold (AsterSession *self, gboolean hold);

G_END_DECLS
