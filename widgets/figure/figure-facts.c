/* A figure goes its own way: years later the file has to say what it shows, from which
 * data and seed, and by which command it is made again. PNG has chunks for that (iTXt,
 * which is UTF-8, and pHYs for the size), SVG has a title, a description and metadata in
 * the words of Dublin Core, PDF has its document information. Nothing says when. */

#include "figure/figure-facts.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "figure/svg-ink.h"

#define SIGNATURE   8      /* bytes before the first chunk of a PNG */
#define CHUNK       12     /* bytes of a chunk beside what it holds */
#define HEADER      13     /* bytes that IHDR holds */
#define INCH        0.0254 /* m */
#define POLYNOMIAL  0xedb88320u
#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define RDF         "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/* CRC-32 of @n bytes, going on from @crc, which begins as 0 (ISO 3309). */
static guint32
crc32 (guint32 crc, const guint8 *bytes, gsize n)
{
  crc = ~crc;
  for (gsize i = 0; i < n; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    }

  return ~crc;
}

static void
append_be32 (GByteArray *out, guint32 number)
{
  guint32 be = GUINT32_TO_BE (number);

  g_byte_array_append (out, (const guint8 *) &be, 4);
}

static void
append_chunk (GByteArray *out, const char *kind, const guint8 *bytes, gsize n)
{
  guint32 crc = crc32 (crc32 (0, (const guint8 *) kind, 4), bytes, n);

  append_be32 (out, (guint32) n);
  g_byte_array_append (out, (const guint8 *) kind, 4);
  g_byte_array_append (out, bytes, (guint) n);
  append_be32 (out, crc);
}

/* Keyword, not compressed, no language, no translated keyword, text. */
static void
append_text (GByteArray *out, const char *keyword, const char *text)
{
  static const guint8 between[] = { 0, 0, 0, 0, 0 };
  g_autoptr (GByteArray) bytes = NULL;

  if (text == NULL)
    return;

  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, (const guint8 *) keyword, (guint) strlen (keyword));
  g_byte_array_append (bytes, between, sizeof between);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
  append_chunk (out, "iTXt", bytes->data, bytes->len);
}

static void
append_density (GByteArray *out, double dpi)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint32 density = (guint32) lrint (dpi / INCH);
  guint8 metre = 1;

  append_be32 (bytes, density);
  append_be32 (bytes, density);
  g_byte_array_append (bytes, &metre, 1);
  append_chunk (out, "pHYs", bytes->data, bytes->len);
}

/**
 * aster_figure_facts_write_png:
 * @self: (nullable): what is known
 * @dpi: pixels to the inch; 0 for none in particular
 * @png: (inout): a whole file, which gets more chunks after its header
 */
void
aster_figure_facts_write_png (const AsterFigureFacts *self, double dpi, GByteArray *png)
{
  const guint after = SIGNATURE + CHUNK + HEADER;
  g_autoptr (GByteArray) rest = NULL;

  g_return_if_fail (png->len >= after);

  rest = g_byte_array_new ();
  g_byte_array_append (rest, png->data + after, png->len - after);
  g_byte_array_set_size (png, after);
  if (dpi > 0)
    append_density (png, dpi);
  if (self != NULL)
    {
      append_text (png, "Title", self->title);
      append_text (png, "Description", self->description);
      append_text (png, "Source", self->source);
      append_text (png, "Seed", self->seed);
      append_text (png, "Command", self->command);
      append_text (png, "Software", self->software);
    }
  g_byte_array_append (png, rest->data, rest->len);
}

static void
append_element (GString *xml, const char *name, const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (xml, "<%s>", name);
  aster_svg_append_escaped (xml, text);
  g_string_append_printf (xml, "</%s>\n", name);
}

static char *
dup_seed (const AsterFigureFacts *self)
{
  return self->seed != NULL ? g_strconcat ("seed ", self->seed, NULL) : NULL;
}

/* Puts a title, a description and metadata at the beginning of @svg. */
void
aster_figure_facts_write_svg (const AsterFigureFacts *self, GString *svg)
{
  const char *root = strstr (svg->str, "<svg ");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autoptr (GString) xml = g_string_new ("\n");
  g_autofree char *seed = dup_seed (self);

  g_return_if_fail (end != NULL);

  append_element (xml, "title", self->title);
  append_element (xml, "desc", self->description);
  g_string_append (xml,
                   "<metadata>\n<rdf:RDF xmlns:rdf=\"" RDF "\" xmlns:dc=\"" DUBLIN_CORE
                   "\">\n<rdf:Description rdf:about=\"\">\n");
  append_element (xml, "dc:title", self->title);
  append_element (xml, "dc:description", self->description);
  append_element (xml, "dc:source", self->source);
  append_element (xml, "dc:subject", seed);
  append_element (xml, "dc:relation", self->command);
  append_element (xml, "dc:creator", self->software);
  append_element (xml, "dc:format", "image/svg+xml");
  g_string_append (xml, "</rdf:Description>\n</rdf:RDF>\n</metadata>");
  g_string_insert (svg, end + 1 - svg->str, xml->str);
}

static void
set (cairo_surface_t *pdf, cairo_pdf_metadata_t which, const char *text)
{
  if (text != NULL)
    cairo_pdf_surface_set_metadata (pdf, which, text);
}

/* The document information; the seed and the command are its keywords. */
void
aster_figure_facts_write_pdf (const AsterFigureFacts *self, cairo_surface_t *pdf)
{
  g_autofree char *seed = dup_seed (self);
  g_autofree char *keywords = g_strjoin (
      seed != NULL && self->command != NULL ? "; " : "", seed != NULL ? seed : "",
      self->command != NULL ? self->command : "", NULL);

  set (pdf, CAIRO_PDF_METADATA_TITLE, self->title);
  set (pdf, CAIRO_PDF_METADATA_SUBJECT, self->description);
  set (pdf, CAIRO_PDF_METADATA_CREATOR, self->software);
  if (*keywords != '\0')
    set (pdf, CAIRO_PDF_METADATA_KEYWORDS, keywords);
}
