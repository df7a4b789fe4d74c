/* letters.h - what the characters of a token are to a word tokenizer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar aster_letters_next (const char **p, const char *end);
gboolean aster_letters_begin_word (gunichar c);
gboolean aster_letters_continue_word (gunichar c);
gunichar aster_letters_get_plain (gunichar c);
gunichar aster_letters_get_base (gunichar c);

G_END_DECLS
