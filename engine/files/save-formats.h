/* save-formats.h - one function a format, from a space to the bytes of a file. */
#pragma once

#include "files/save.h"
#include "files/writer.h"

G_BEGIN_DECLS

/* Writes @space to @writer. */
typedef gboolean AsterSaveFormat (const AsterSpace *space,
                                  const AsterSaveOptions *options,
                                  AsterWriter *writer,
                                  AsterPulse *pulse,
                                  GError **error);

AsterSaveFormat aster_save_glove;
AsterSaveFormat aster_save_word2vec_text;
AsterSaveFormat aster_save_tensors_tsv;
AsterSaveFormat aster_save_metadata_tsv;
AsterSaveFormat aster_save_word2vec_binary;
AsterSaveFormat aster_save_npy;
AsterSaveFormat aster_save_safetensors;

G_END_DECLS
