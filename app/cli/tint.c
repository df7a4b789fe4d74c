#include "words/tint.h"

#include "command.h"
#include "files/save.h"
#include "input.h"
#include "output.h"
#include "text/text-export.h"
#include "tint-text.h"

static const char *const drawn[] = { ".html", ".svg", ".pdf", ".png" };

static GString *
write_table (const AsterCliTinted *tinted)
{
  GString *out = g_string_new ("index\tpiece\trow\tvalue\tscaled\n");
  const AsterPieces *pieces = tinted->pieces;

  for (gsize i = 0; i < pieces->n; i++)
    {
      const AsterPiece *piece = &pieces->items[i];

      g_string_append_printf (out, "%" G_GSIZE_FORMAT "\t", i);
      aster_cli_append_bytes (out, pieces->text + piece->start,
                              piece->end - piece->start);
      g_string_append_printf (out, "\t%d\t", piece->row);
      aster_cli_append_number (out, tinted->tint->values[i]);
      g_string_append_c (out, '\t');
      aster_cli_append_number (out, tinted->tint->scaled[i]);
      g_string_append_c (out, '\n');
    }

  return out;
}

static gboolean
is_drawn (const char *path)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drawn) && lower != NULL; i++)
    if (g_str_has_suffix (lower, drawn[i]))
      return TRUE;

  return FALSE;
}

static gboolean
draw (const AsterCliRequest *request, const AsterCliTinted *tinted, GError **error)
{
  const char *path = aster_cli_text (request, "-o");
  g_autofree char *title = aster_cli_tint_dup_title (request);
  AsterTextScene scene = aster_cli_tinted_get_scene (tinted, title);
  g_autoptr (GBytes) bytes = aster_text_export (&scene, path, error);

  return bytes != NULL && aster_save_bytes (path, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), error);
}

gboolean
aster_cli_run_tint (AsterCliRequest *request, GError **error)
{
  g_auto (AsterCliInput) input = { 0 };
  g_auto (AsterCliTinted) tinted = { 0 };
  g_autoptr (GString) out = NULL;

  if (!aster_cli_tint_check (request, error) ||
      !aster_cli_input_read (request, &input, error) ||
      !aster_cli_tint_text (request, &input, &tinted, error))
    return FALSE;

  if (is_drawn (aster_cli_text (request, "-o")))
    return draw (request, &tinted, error);

  out = write_table (&tinted);

  return aster_cli_deliver (request, out, error);
}
