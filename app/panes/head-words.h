/* head-words.h - what stands on a button of a pane's head: a picture and words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stays when there is room for the words. */
typedef enum {
  ASTER_HEAD_WORDS_ALONE,         /* the words and an arrow */
  ASTER_HEAD_WORDS_AFTER_PICTURE, /* the picture, the words, an arrow */
  ASTER_HEAD_WORDS_BEFORE_PICTURE /* the words, then the picture */
} AsterHeadWordsOrder;

#define ASTER_TYPE_HEAD_WORDS (aster_head_words_get_type ())

G_DECLARE_FINAL_TYPE (AsterHeadWords, aster_head_words, ASTER, HEAD_WORDS, GtkWidget)

GtkWidget *aster_head_words_new (AsterHeadWordsOrder order, int shortest);
void aster_head_words_set_picture (AsterHeadWords *self, const char *icon_name);
void aster_head_words_set_words (AsterHeadWords *self, const char *words);
int aster_head_words_get_step (AsterHeadWords *self);
gboolean aster_head_words_are_shown (AsterHeadWords *self);

G_END_DECLS
