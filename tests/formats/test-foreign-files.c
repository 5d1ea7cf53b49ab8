/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the manner of other tools, with the hazards that real ones have: each is read and told
 * as text, which is compared with the text beside it. With ANNALS_UPDATE=1 that text is written
 * anew. */
#include <string.h>

#include "formats/annals-reader.h"

static void
add_line (GString *out, const char *label, const char *text)
{
  if (text != NULL && *text != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *joined = g_strjoinv ("⏎", lines);
      g_string_append_printf (out, "  %s: %s\n", label, joined);
    }
}

static void
add_time (GString *out, AnnalsTime time)
{
  AnnalsCivil civil;

  annals_civil_from_time (time, &civil);
  g_string_append_printf (out, "%" G_GINT64_FORMAT "-%02d-%02d", civil.year, civil.month,
                          civil.day);
  if (civil.hour != 0 || civil.minute != 0 || civil.second > 0)
    g_string_append_printf (out, "T%02d:%02d:%06.3f", civil.hour, civil.minute, civil.second);
}

/* Half-open, as the program counts: the end of a day is the beginning of the next. */
static void
add_span (GString *out, AnnalsTime start, AnnalsTime end, guint flags)
{
  g_string_append (out, " [");
  if (flags & ANNALS_EVENT_UNDATED)
    g_string_append (out, "undated");
  else
    {
      if (!(flags & ANNALS_EVENT_OPEN_START))
        add_time (out, start);
      g_string_append (out, " .. ");
      if (!(flags & ANNALS_EVENT_OPEN_END))
        add_time (out, end);
    }
  g_string_append_printf (out, "%s%s]", flags & ANNALS_EVENT_UNCERTAIN ? " ?" : "",
                          flags & ANNALS_EVENT_APPROXIMATE ? " ~" : "");
}

static void
add_names (
    GString *out, const char *label, const AnnalsEntity *entities, const guint32 *indices, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) entities[indices[i]].title);
  g_ptr_array_add (names, NULL);
  g_autofree char *joined = g_strjoinv (", ", (char **) names->pdata);
  add_line (out, label, joined);
}

static void
add_place (GString *out, const AnnalsEntity *place)
{
  g_autofree char *text = place->has_position ? g_strdup_printf ("%s (%.2f, %.2f)", place->title,
                                                                 place->latitude, place->longitude)
                                              : g_strdup (place->title);

  add_line (out, "place", text);
}

static void
add_detail (GString *out, AnnalsDetail *detail)
{
  add_line (out, "summary", detail->summary);
  add_line (out, "body", detail->body);
  add_line (out, "note", detail->note);
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      add_line (out, media->file != NULL ? "file" : "picture",
                media->file != NULL ? media->file : media->url);
      add_line (out, "  caption", media->caption);
      add_line (out, "  credit", media->credit);
      add_line (out, "  alt", media->alt);
    }
  for (guint i = 0; i < detail->sources->len; i++)
    {
      const AnnalsSource *source = g_ptr_array_index (detail->sources, i);
      g_autofree char *text = g_strdup_printf ("%s <%s>", source->title, source->url);
      add_line (out, "link", text);
    }
}

static void
add_event (GString *out, AnnalsDocument *document, guint index)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, index);
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *id = annals_event_dup_id (event);
  guint n_actors, n_tags;
  const guint32 *actors = annals_document_get_event_actors (document, index, &n_actors);
  const guint32 *tags = annals_document_get_event_tags (document, index, &n_tags);

  g_string_append (out, title);
  add_span (out, event->start, event->end, event->flags);
  g_string_append_c (out, '\n');
  add_line (out, "id", id);
  if (event->category != ANNALS_NONE)
    add_line (out, "lane", annals_document_get_categories (document, NULL)[event->category].title);
  if (event->place != ANNALS_NONE)
    add_place (out, &annals_document_get_places (document, NULL)[event->place]);
  add_names (out, "actors", annals_document_get_actors (document, NULL), actors, n_actors);
  add_names (out, "tags", annals_document_get_tags (document, NULL), tags, n_tags);
  if (event->color != 0)
    g_string_append_printf (out, "  color: #%06x\n", event->color & 0xffffff);
  if (event->importance != 3)
    g_string_append_printf (out, "  importance: %d\n", event->importance);
  add_detail (out, detail);
}

static void
add_lanes (GString *out, AnnalsDocument *document)
{
  guint n;
  const AnnalsEntity *lanes = annals_document_get_categories (document, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        out, "lane %s%s%s%s%s%s\n", lanes[i].title, lanes[i].parent > 0 ? " within " : "",
        lanes[i].parent > 0 ? lanes[lanes[i].parent - 1].title : "",
        lanes[i].color != NULL ? " " : "", lanes[i].color != NULL ? lanes[i].color : "",
        lanes[i].collapsed ? " collapsed" : "");
}

static void
add_eras (GString *out, AnnalsDocument *document)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (document, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (out, "era %s %s", eras[i].title,
                              eras[i].color != NULL ? eras[i].color : "");
      add_span (out, eras[i].start, eras[i].end, eras[i].flags);
      g_string_append_c (out, '\n');
    }
}

static void
add_diagnostics (GString *out, AnnalsDocument *document)
{
  static const char *const severities[] = { "note", "warning", "error" };
  guint n;
  const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s %u:%u %s %s\n", severities[diagnostics[i].severity],
                            diagnostics[i].line, diagnostics[i].column, diagnostics[i].path,
                            diagnostics[i].message);
}

static char *
tell (AnnalsDocument *document)
{
  GString *out = g_string_new (NULL);
  guint n;

  g_string_append_printf (out, "# %s\n", annals_document_get_title (document));
  add_line (out, "about", annals_document_get_description (document));
  add_lanes (out, document);
  add_eras (out, document);
  annals_document_get_events (document, &n);
  for (guint i = 0; i < n; i++)
    add_event (out, document, i);
  add_diagnostics (out, document);
  return g_string_free (out, FALSE);
}

static char *
read_and_tell (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name (path, NULL, &error);

  if (document != NULL)
    return tell (document);
  return g_strdup_printf ("refused%s\n", error->message + strlen (path));
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".json"));
  g_autofree char *beside = g_strconcat (stem, ".txt", NULL);
  g_autofree char *told = read_and_tell (path);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (told, -1, NULL));
  if (g_getenv ("ANNALS_UPDATE") != NULL)
    g_file_set_contents (beside, told, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (beside, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) files = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "foreign", NULL);
  files = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        g_autofree char *test = g_strconcat ("/foreign-files/", name, NULL);
        g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_file, g_free);
      }
  return g_test_run ();
}
