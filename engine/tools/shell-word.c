#include "tools/shell-word.h"

#include <string.h>

/**
 * aster_shell_word_append:
 * @line: a command line
 * @word: what a program is to get as one argument
 *
 * Quotes @word only where a shell would read anything else, or a person an option, so
 * that the line stays readable.
 */
void
aster_shell_word_append (GString *line, const char *word)
{
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "0123456789_./:+,@%=-";
  g_autofree char *quoted = NULL;

  g_return_if_fail (line != NULL && word != NULL);

  if (*word != '\0' && *word != '-' && word[strspn (word, plain)] == '\0')
    {
      g_string_append (line, word);
      return;
    }

  quoted = g_shell_quote (word);
  g_string_append (line, quoted);
}
