/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-paper.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "annals-test-paper.h"
#include "annals-test-support.h"

#define LONG_TITLE                                                                                 \
  "A title that is much too official for the room that any label has, so that it must be cut <&>"

typedef struct
{
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  AnnalsPaperRequest request;
} Fixture;

static AnnalsDetail *
read_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  AnnalsDetail *detail = annals_detail_new ();

  annals_detail_add_source (detail)->url = g_strdup ("ftp://example.org/no");
  annals_detail_add_source (detail)->url = g_strdup ("https://example.org/a?b='c'&d=\\e");
  return detail;
}

static void
add_event_of (AnnalsDocumentBuilder *builder,
              guint32 category,
              const char *id,
              const char *title,
              double start,
              double end)
{
  AnnalsEvent event = { .start = start, .end = end, .latest_start = start, .earliest_end = end };

  event.id = annals_document_builder_intern_text (builder, id);
  event.title.data = annals_document_builder_intern (builder, title, -1);
  event.title.length = (guint32) strlen (title);
  event.category = category;
  event.place = ANNALS_NONE;
  event.start_precision = event.end_precision = ANNALS_PRECISION_DAY;
  event.importance = 3;
  event.flags = ANNALS_EVENT_HAS_SOURCES;
  annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
}

static void
add_event (
    AnnalsDocumentBuilder *builder, const char *id, const char *title, double start, double end)
{
  add_event_of (builder, 0, id, title, start, end);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (bytes, NULL, read_detail);
  AnnalsEntity category = { .id = "c", .title = "Talks & treaties", .color = "#3584e4" };

  annals_document_builder_set_head (builder, "Peace <1> & war", "What \"happened\"", "en", NULL);
  annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &category);
  add_event (builder, "a", "First", 0, 86400);
  add_event (builder, "b", LONG_TITLE, 20 * 86400, 60 * 86400);
  add_event (builder, "c", "שלום", 50 * 86400, 51 * 86400);
  add_event (builder, "d", "Last\001\002", 90 * 86400, 91 * 86400);
  annals_document_builder_add_relation (builder, 1, "a", ANNALS_RELATION_PART_OF, 0, NULL);
  self->document = annals_document_builder_finish (builder);
  self->lanes = annals_lanes_new (self->document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  self->request = annals_test_paper_request (self->lanes, 800, 400);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  annals_lanes_unref (self->lanes);
  g_assert_finalize_object (self->document);
}

static GBytes *
render (Fixture *self, AnnalsPaperFormat format)
{
  g_autoptr (GError) error = NULL;

  self->request.format = format;
  GBytes *bytes = annals_paper_render (&self->request, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static char *
render_text (Fixture *self, AnnalsPaperFormat format)
{
  g_autoptr (GBytes) bytes = render (self, format);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static void
test_format_from_path (void)
{
  static const struct
  {
    const char *path;
    gboolean good;
    AnnalsPaperFormat format;
  } cases[] = {
    { "a.png", TRUE, ANNALS_PAPER_PNG },      { "/x/B.SVG", TRUE, ANNALS_PAPER_SVG },
    { "c.d.PdF", TRUE, ANNALS_PAPER_PDF },    { "a.jpeg", FALSE, ANNALS_PAPER_PNG },
    { "png", FALSE, ANNALS_PAPER_PNG },       { "", FALSE, ANNALS_PAPER_PNG },
    { "a.png.txt", FALSE, ANNALS_PAPER_PNG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsPaperFormat format = ANNALS_PAPER_PNG;
      g_autoptr (GError) error = NULL;
      gboolean good = annals_paper_format_from_path (cases[i].path, &format, &error);
      g_assert_cmpint (good, ==, cases[i].good);
      g_assert_cmpint (format, ==, cases[i].format);
      if (!good)
        g_assert_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_FORMAT);
    }
}

static void
test_sizes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double width, height, scale;
  } bad[] = {
    { 1, 400, 1 },   { 800, 1, 1 },      { 800, 40000, 1 }, { 40000, 400, 1 }, { 30000, 30000, 1 },
    { 800, 400, 0 }, { 800, 400, 1000 }, { NAN, 400, 1 },   { 800, 400, NAN }, { -800, 400, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      self->request.width = bad[i].width;
      self->request.height = bad[i].height;
      self->request.scale = bad[i].scale;
      g_assert_null (annals_paper_render (&self->request, &error));
      g_assert_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE);
    }
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  for (guint format = ANNALS_PAPER_PNG; format <= ANNALS_PAPER_PDF; format++)
    {
      g_autoptr (GBytes) first = render (self, format);
      g_autoptr (GBytes) second = render (self, format);
      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_png_pixels (Fixture *self, gconstpointer data)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  self->request.scale = 2;
  self->request.theme = ANNALS_THEME_PRINT;
  g_autoptr (GBytes) bytes = render (self, ANNALS_PAPER_PNG);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 1600);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 800);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "x-dpi"), ==, "192");
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Title"), ==, "Peace <1> & war");
  const guchar *corner = gdk_pixbuf_read_pixels (pixbuf);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (corner[i], ==, 0xff);
}

static void
on_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (data, text, (gssize) length);
  g_string_append_c (data, '\n');
}

/* Well-formed, with every label as text, cut where it does not fit. */
static void
test_svg_text (Fixture *self, gconstpointer data)
{
  const GMarkupParser parser = { .text = on_text };
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, texts, NULL);
  g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_nonnull (strstr (texts->str, "\nPeace <1> & war\n"));
  g_assert_nonnull (strstr (texts->str, "\nFirst\n"));
  g_assert_nonnull (strstr (texts->str, "\nשלום\n"));
  g_assert_nonnull (strstr (texts->str, "A title that is much"));
  g_assert_nonnull (strstr (texts->str, "…\n"));
  g_assert_null (strchr (svg, '\001'));
  g_assert_nonnull (strstr (svg, "<a href=\"https://example.org/a?b=&apos;c&apos;&amp;d=\\e\""));
  g_assert_null (strstr (svg, "ftp:"));
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *c = text; (c = strstr (c, what)) != NULL; c += strlen (what))
    n++;
  return n;
}

/* A pointer and a screen reader are told of each event, wherever it is drawn, by its whole name. */
static void
test_svg_titles (Fixture *self, gconstpointer data)
{
  g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);

  g_assert_nonnull (strstr (svg, "<title>Peace &lt;1&gt; &amp; war</title>"));
  g_assert_nonnull (strstr (svg, "<desc>What &quot;happened&quot;</desc>"));
  g_assert_nonnull (strstr (svg, " xml:lang=\"en\""));
  /* Its text, and its mark. */
  g_assert_cmpuint (count (svg, "<title>First · Thursday, 1 January 1970</title>"), ==, 2);
  g_assert_cmpuint (count (svg, "so that it must be cut &lt;&amp;&gt; · "), ==, 2);
  g_assert_cmpuint (count (svg, "<a "), ==, count (svg, "</a>"));
}

/* Where a heading is too narrow for the words about its count, the number stands alone, whole. */
static void
test_narrow_heading (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "c0", "c1", "c2", "c3", "c4", "c5" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder =
      annals_document_builder_new (bytes, NULL, read_detail);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      AnnalsEntity category = { .id = ids[i], .title = "I", .parent = i };
      annals_document_builder_add_entity (builder, ANNALS_ENTITY_CATEGORY, &category);
    }
  for (guint i = 0; i < 37; i++) /* more than a month has days */
    add_event_of (builder, G_N_ELEMENTS (ids) - 1, "a", "Same", 0, 86400);
  g_autoptr (AnnalsDocument) document = annals_document_builder_finish (builder);
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  self->request.lanes = lanes;
  self->request.span = annals_document_get_range (document);
  self->request.height = 800;
  g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);
  g_assert_nonnull (strstr (svg, ">Same<"));
  g_assert_nonnull (strstr (svg, ">37<"));
}

/* Letters may be shapes; what they say stays. */
static void
test_svg_outlines (Fixture *self, gconstpointer data)
{
  g_autofree char *text = render_text (self, ANNALS_PAPER_SVG);
  GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  self->request.outlines = TRUE;
  g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);
  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_no_error (error);
  g_assert_null (strstr (svg, "<text"));
  g_assert_cmpuint (count (svg, "<path "), ==, count (text, "<text "));
  g_assert_nonnull (strstr (svg, "aria-label=\"שלום\""));
  /* Those at the far end, too, have lines. */
  const char *last = g_strrstr (svg, " aria-label=\"Talks &amp; treaties\"");
  g_assert_nonnull (last);
  g_assert_true (strchr (last, 'L') < strstr (last, "/>"));
}

/* Curves are no nodes of this toolkit, and yet are curves in all formats. */
static void
test_arcs (Fixture *self, gconstpointer data)
{
  g_autofree char *plain = render_text (self, ANNALS_PAPER_SVG);
  g_autoptr (GBytes) plain_png = render (self, ANNALS_PAPER_PNG);

  self->request.selected = annals_document_find (self->document, "d");
  g_autofree char *alone = render_text (self, ANNALS_PAPER_SVG);
  self->request.selected = annals_document_find (self->document, "a");
  g_autofree char *related = render_text (self, ANNALS_PAPER_SVG);
  g_autoptr (GBytes) related_png = render (self, ANNALS_PAPER_PNG);
  g_assert_null (strstr (plain, "<path"));
  g_assert_null (strstr (alone, "<path"));
  g_assert_nonnull (strstr (related, "<path d=\"M"));
  g_assert_nonnull (
      strstr (related, " fill=\"none\" stroke-width=\"1.6\" stroke-dasharray=\"1.6 3.2\"/>"));
  g_assert_false (g_bytes_equal (plain_png, related_png));
}

static void
test_mirrored (Fixture *self, gconstpointer data)
{
  self->request.mirrored = TRUE;
  for (guint format = ANNALS_PAPER_PNG; format <= ANNALS_PAPER_PDF; format++)
    g_bytes_unref (render (self, format));
}

/* Where a text begins in an SVG. */
static double
get_x (const char *svg, const char *text)
{
  g_autofree char *end = g_strdup_printf (">%s<", text);
  const char *found = g_strrstr (svg, end); /* after what describes the whole */

  g_assert_nonnull (found);
  const char *element = g_strrstr_len (svg, found - svg, "<text");
  const char *x = strstr (element, " x=\"");
  g_assert_true (x != NULL && x < found);
  return g_ascii_strtod (x + strlen (" x=\""), NULL);
}

/* Time may run against the text beside it. */
static void
test_direction (Fixture *self, gconstpointer data)
{
  for (guint mirrored = 0; mirrored < 2; mirrored++)
    for (guint i = ANNALS_DIRECTION_AUTO; i <= ANNALS_DIRECTION_RTL; i++)
      {
        self->request.mirrored = mirrored;
        self->request.direction = (AnnalsDirection) i;
        g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);
        gboolean backwards = i == ANNALS_DIRECTION_AUTO ? mirrored : i == ANNALS_DIRECTION_RTL;
        g_assert_cmpint (get_x (svg, "First") > get_x (svg, "שלום"), ==, backwards);
        g_assert_cmpint (get_x (svg, "Peace &lt;1&gt; &amp; war") > 400, ==, mirrored);
      }
}

static void
test_pdf_links (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = render (self, ANNALS_PAPER_PDF);
  GString *pdf = annals_test_unpack_pdf (bytes);

  g_assert_true (g_str_has_prefix (pdf->str, "%PDF-"));
  g_assert_cmpuint (annals_test_count (pdf, "/URI (https://example.org/a?b="), ==, 4);
  g_assert_cmpuint (annals_test_count (pdf, "ftp:"), ==, 0);
  g_assert_cmpuint (annals_test_count (pdf, "20000101000000"), ==, 1);
  g_string_free (pdf, TRUE);
}

/* Of a card's sources, those that may be opened can be. */
/* "ffi" is three letters, which no reader must be told beside. What an ellipsis stands for is. */
static void
test_pdf_letters (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = render (self, ANNALS_PAPER_PDF);
  GString *pdf = annals_test_unpack_pdf (bytes);

  g_assert_cmpuint (annals_test_count (pdf, "/ActualText <feff006600660069"), ==, 0);
  g_assert_cmpuint (annals_test_count (pdf, "/ActualText <feff"), >, 0);
  g_string_free (pdf, TRUE);
}

static void
test_pdf_cards (Fixture *self, gconstpointer data)
{
  AnnalsSheets sheets = { 0 };

  annals_sheets_set_paper (&sheets, "a4", TRUE);
  annals_paper_request_set_sheets (&self->request, &sheets);
  self->request.cards = TRUE;
  g_autoptr (GBytes) bytes = render (self, ANNALS_PAPER_PDF);
  GString *pdf = annals_test_unpack_pdf (bytes);
  g_assert_cmpuint (annals_test_count (pdf, "/URI (https://example.org/a?b="), ==, 8);
  g_assert_cmpuint (annals_test_count (pdf, "/URI (ftp:"), ==, 0);
  g_assert_cmpuint (annals_test_count (pdf, "/S /H3"), ==, 4);
  g_string_free (pdf, TRUE);
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("annals-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "out.svg", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "out.svg", NULL);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  self->request.format = ANNALS_PAPER_SVG;
  g_assert_true (annals_paper_save (&self->request, path, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_autofree char *svg = render_text (self, ANNALS_PAPER_SVG);
  g_assert_cmpstr (content, ==, svg);
  g_assert_false (annals_paper_save (&self->request, missing, &error));
  g_assert_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_WRITE);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double most;
    int width, height;
  } cases[] = { { 5000, 800, 400 }, { 400, 400, 200 } };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GdkTexture) texture = annals_paper_preview (&self->request, cases[i].most, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, cases[i].width);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, cases[i].height);
    }
  self->request.width = 1;
  g_assert_null (annals_paper_preview (&self->request, 400, &error));
  g_assert_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE);
}

#define ADD(name, function) g_test_add ("/paper/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_init_check ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/format-from-path", test_format_from_path);
  ADD ("sizes", test_sizes);
  ADD ("same-bytes", test_same_bytes);
  ADD ("png-pixels", test_png_pixels);
  ADD ("svg-text", test_svg_text);
  ADD ("svg-titles", test_svg_titles);
  ADD ("narrow-heading", test_narrow_heading);
  ADD ("svg-outlines", test_svg_outlines);
  ADD ("arcs", test_arcs);
  ADD ("mirrored", test_mirrored);
  ADD ("direction", test_direction);
  ADD ("pdf-links", test_pdf_links);
  ADD ("pdf-letters", test_pdf_letters);
  ADD ("pdf-cards", test_pdf_cards);
  ADD ("save", test_save);
  ADD ("preview", test_preview);
  return g_test_run ();
}
