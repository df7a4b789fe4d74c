/* denormals.h - whether this thread takes denormal numbers for zero. */
#pragma once

#include <glib.h>

#ifdef __SSE2__
#include <immintrin.h>
#endif

G_BEGIN_DECLS

/* Flush returns the mode that restore puts back. */

#if defined(__SSE2__)

#define FLUSH_MODES 0x8040 /* flush to zero, denormals are zero */

static inline guint64
aster_denormals_flush (void)
{
  guint mode = _mm_getcsr ();

  _mm_setcsr (mode | FLUSH_MODES);

  return mode;
}

static inline void
aster_denormals_restore (guint64 mode)
{
  _mm_setcsr ((guint) mode);
}

#elif defined(__aarch64__)

#define FLUSH_MODES (G_GUINT64_CONSTANT (1) << 24)

static inline guint64
aster_denormals_flush (void)
{
  guint64 mode;

  __asm__ volatile("mrs %0, fpcr" : "=r"(mode));
  __asm__ volatile("msr fpcr, %0" : : "r"(mode | FLUSH_MODES));

  return mode;
}

static inline void
aster_denormals_restore (guint64 mode)
{
  __asm__ volatile("msr fpcr, %0" : : "r"(mode));
}

#else

static inline guint64
aster_denormals_flush (void)
{
  return 0;
}

static inline void
aster_denormals_restore (guint64 mode)
{
}

#endif

G_END_DECLS
