/* frame-memory.h - pictures of a window take memory again and again. */
#pragma once

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/* Tells the C library to keep what a picture gave back, up to 128 MiB, for the next one.
 * Otherwise every frame asks the kernel for fresh pages, which costs more than painting
 * them. To be called once, when a program with a window begins. */
static inline void
aster_frame_memory_keep (void)
{
#if defined(__GLIBC__)
  mallopt (M_MMAP_THRESHOLD, 32 << 20);
  mallopt (M_TRIM_THRESHOLD, 128 << 20);
#endif
}
