/* save-formats.h - one function a format, from a space to the bytes of a file. */
#pragma once

#include "files/save.h"
#include "files/writer.h"

G_BEGIN_DECLS

gboolean aster_save_glove (const AsterSpace *space,
                           const AsterSaveOptions *options,
                           AsterWriter *writer,
                           AsterPulse *pulse,
                           GError **error);
gboolean aster_save_word2vec_text (const AsterSpace *space,
                                   const AsterSaveOptions *options,
                                   AsterWriter *writer,
                                   AsterPulse *pulse,
                                   GError **error);
gboolean aster_save_tensors_tsv (const AsterSpace *space,
                                 const AsterSaveOptions *options,
                                 AsterWriter *writer,
                                 AsterPulse *pulse,
                                 GError **error);
gboolean aster_save_metadata_tsv (const AsterSpace *space,
                                  const AsterSaveOptions *options,
                                  AsterWriter *writer,
                                  AsterPulse *pulse,
                                  GError **error);
gboolean aster_save_word2vec_binary (const AsterSpace *space,
                                     const AsterSaveOptions *options,
                                     AsterWriter *writer,
                                     AsterPulse *pulse,
                                     GError **error);
gboolean aster_save_npy (const AsterSpace *space,
                         const AsterSaveOptions *options,
                         AsterWriter *writer,
                         AsterPulse *pulse,
                         GError **error);
gboolean aster_save_safetensors (const AsterSpace *space,
                                 const AsterSaveOptions *options,
                                 AsterWriter *writer,
                                 AsterPulse *pulse,
                                 GError **error);

G_END_DECLS
