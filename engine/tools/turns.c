/* Most of the work of a block may run beside the others; a little of it needs what
 * the block before has found. Each block waits for its turn, does that little and
 * passes the turn on, so that one loop over all blocks is enough and no thread ever
 * sleeps between two.
 *
 * Whoever takes a number must pass its turn, whatever happens, and numbers must be
 * taken in order: then the block of the lowest number never waits, and the line moves.
 * Waiting is short, for the little that is done in turn, and gives its processor away
 * soon in case the thread whose turn it is has none. */

#include "tools/turns.h"

#include <sched.h>

#define PATIENCE 256 /* looks before the processor is given away */

/**
 * aster_turns_wait:
 * @self: turns
 * @turn: whose turn to wait for, each once
 *
 * Returns when it is the turn of @turn; what was done in the turns before is seen.
 */
void
aster_turns_wait (AsterTurns *self, gsize turn)
{
  for (guint looks = 0; atomic_load_explicit (&self->next, memory_order_acquire) != turn;
       looks++)
    if (looks >= PATIENCE)
      sched_yield ();
}

/**
 * aster_turns_pass:
 * @self: turns
 *
 * Ends the turn of the one who has it.
 */
void
aster_turns_pass (AsterTurns *self)
{
  atomic_fetch_add_explicit (&self->next, 1, memory_order_release);
}
