/* Where there is no graphics card, GTK 4.8 draws by one that a library of Mesa plays on
 * the processor. A map on the move costs four times as much that way as by Cairo, which
 * draws the same, on all processors, where the map is being made. A card shows itself by
 * a file that programs may draw through. */

#include "parts/frame-renderer.h"

#define CARDS "/dev/dri"

/* What drivers make that have no place among CARDS: NVIDIA's own, and that of Linux
 * inside another system. */
static const char *const others[] = { "/dev/nvidiactl", "/dev/dxg" };

static gboolean
has_card (void)
{
  g_autoptr (GDir) cards = g_dir_open (CARDS, 0, NULL);
  const char *name;

  while (cards != NULL && (name = g_dir_read_name (cards)) != NULL)
    if (g_str_has_prefix (name, "render"))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_file_test (others[i], G_FILE_TEST_EXISTS))
      return TRUE;

  return FALSE;
}

/**
 * aster_frame_renderer_choose:
 *
 * Lets GTK draw by Cairo where there is no graphics card, unless somebody has said what
 * it is to draw by. To be called once, before GTK and before any other thread begins.
 */
void
aster_frame_renderer_choose (void)
{
  if (!has_card ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
