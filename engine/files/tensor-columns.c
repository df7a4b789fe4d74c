/* Columns stand in one string of the header, `columns`: a JSON array of
 * {"name", "kind": "number" or "text", "cells": […]}, each with one cell a row of the
 * matrix, also for those rows that are left out because a number is not finite. */

#include "files/tensor-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define CHUNK (256 * 1024) /* bytes */

/* One column, and the place of its cells, which may stand before the kind. */
typedef struct
{
  GString *name, *kind;
  AsterJsonReader cells;
  gboolean found;
} Member;

static double
take_number (AsterJsonReader *json, GString *text)
{
  double number = NAN;

  if (aster_json_take_string (json, text))
    return g_ascii_strtod (text->str, NULL);
  if (!aster_json_take_number (json, &number))
    aster_json_skip (json);

  return number;
}

/* Whether the next cell is neither an object nor an array, and not one too many. */
static gboolean
is_cell (AsterJsonReader *json, gsize i, gsize n)
{
  char c = aster_json_peek (json);

  return i < n && c != '{' && c != '[';
}

static AsterColumn *
make_numbers (Member *member, gsize n)
{
  g_autofree double *numbers = g_new (double, MAX (n, 1));
  g_autoptr (GString) text = g_string_new (NULL);
  gsize i = 0;

  for (; aster_json_next (&member->cells); i++)
    {
      if (!is_cell (&member->cells, i, n))
        return NULL;
      numbers[i] = take_number (&member->cells, text);
    }

  return i == n ? aster_column_new_numbers (member->name->str, numbers, n) : NULL;
}

static AsterColumn *
make_text (Member *member, gsize n)
{
  g_autofree const char **cells = g_new0 (const char *, MAX (n, 1));
  g_autoptr (GString) text = g_string_new (NULL);
  GStringChunk *letters = g_string_chunk_new (CHUNK);
  AsterColumn *column = NULL;
  gsize i = 0;

  for (; aster_json_next (&member->cells) && is_cell (&member->cells, i, n); i++)
    if (aster_json_take_string (&member->cells, text))
      cells[i] = g_string_chunk_insert_const (letters, text->str);
    else
      aster_json_skip (&member->cells);
  if (i == n)
    column = aster_column_new_text (member->name->str, cells, n);
  g_string_chunk_free (letters);

  return column;
}

/* FALSE if a name or a kind is no string, or cells are no array. */
static gboolean
read_member (Member *member, AsterJsonReader *json)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean named = FALSE, kind = FALSE;

  if (!aster_json_enter (json, '{'))
    return FALSE;
  while (aster_json_next (json))
    {
      aster_json_take_key (json, key);
      if (g_str_equal (key->str, "name") && aster_json_take_string (json, member->name))
        named = TRUE;
      else if (g_str_equal (key->str, "kind") &&
               aster_json_take_string (json, member->kind))
        kind = TRUE;
      else
        {
          if (g_str_equal (key->str, "cells"))
            {
              member->cells = *json;
              member->found = aster_json_enter (&member->cells, '[');
            }
          aster_json_skip (json);
        }
    }

  return named && kind && member->found;
}

/* The next column, for all @n rows of the matrix; NULL if it is no such thing. */
static AsterColumn *
read_column (AsterJsonReader *json, gsize n)
{
  g_autoptr (GString) name = g_string_new (NULL), kind = g_string_new (NULL);
  Member member = { name, kind, *json, FALSE };
  AsterColumn *column = NULL;

  if (read_member (&member, json))
    column = g_str_equal (kind->str, "number") ? make_numbers (&member, n)
                                               : make_text (&member, n);
  json->cancelled |= member.cells.cancelled;

  return column;
}

/**
 * aster_tensor_columns_add:
 * @all: the header of a file
 * @n: rows of the matrix
 * @space: receives the columns, cut down to the rows that it has
 * @pulse: (nullable): heartbeat
 * @error: return location for %ASTER_ERROR_FORMAT, %ASTER_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set on failure. O(bytes of them).
 */
gboolean
aster_tensor_columns_add (const AsterTensors *all,
                          gsize n,
                          AsterSpace *space,
                          AsterPulse *pulse,
                          GError **error)
{
  AsterJsonReader json = { .pulse = pulse };
  g_autofree guint32 *rows = NULL;
  gsize n_kept = aster_space_n (space);

  if (aster_tensors_about (all, "columns") == NULL)
    return TRUE;
  if (!aster_tensors_enter_about (all, "columns", '[', &json, error))
    return FALSE;

  rows = g_new (guint32, MAX (n_kept, 1));
  for (gsize i = 0; i < n_kept; i++)
    rows[i] = space->source_rows != NULL ? space->source_rows[i] : (guint32) i;

  while (aster_json_next (&json))
    {
      g_autoptr (AsterColumn) column = read_column (&json, n);

      if (column == NULL && !json.cancelled)
        return aster_tensors_fail_about (
            all, "columns", _ ("each column needs a name, a kind and one cell a row"),
            error);
      if (column != NULL)
        g_ptr_array_add (space->columns, aster_column_select (column, rows, n_kept));
    }
  if (json.cancelled)
    aster_set_cancelled (error);

  return !json.cancelled;
}
