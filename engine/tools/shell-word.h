/* shell-word.h - one word of a command line for a POSIX shell. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_shell_word_append (GString *line, const char *word);

G_END_DECLS
