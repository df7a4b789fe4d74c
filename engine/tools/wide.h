/* wide.h - a mark for inner loops that gain from the widest instructions there are. */
#pragma once

/* The widest instructions that the processor has, chosen by the C library's loader
 * when the program starts. Sanitizers are not ready that early. */
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__) &&                  \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ASTER_WIDE                                                                       \
  __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default")))
/* Likewise, but for loops that soon read again what they wrote: the very widest pieces
 * would straddle what is still on its way to memory. */
#define ASTER_WIDE_BUT_SHORT __attribute__ ((target_clones ("arch=x86-64-v3", "default")))
#else
#define ASTER_WIDE
#define ASTER_WIDE_BUT_SHORT
#endif
