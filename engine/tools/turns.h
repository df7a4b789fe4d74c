/* turns.h - what the blocks of one loop must do one after the other, in their order. */
#pragma once

#include <glib.h>
#include <stdatomic.h>

G_BEGIN_DECLS

/* Zero at first: it is the turn of block 0. */
typedef struct
{
  atomic_size_t next; /* (atomic) whose turn it is */
} AsterTurns;

void aster_turns_wait (AsterTurns *self, gsize turn);
void aster_turns_pass (AsterTurns *self);

G_END_DECLS
