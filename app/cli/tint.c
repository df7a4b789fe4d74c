#include "words/tint.h"

#include "command.h"
#include "input.h"
#include "output.h"
#include "tint-text.h"

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

  out = write_table (&tinted);

  return aster_cli_deliver (request, out, error);
}
