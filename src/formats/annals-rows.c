/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any other array of objects that have a date and a title: Storyteller's rows, a spreadsheet's, a
 * service's answer, GeoJSON's features. The array is the root, or some way down in it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-foreign.h"

#define DEEPEST_ARRAY 3 /* objects within objects that are searched for the rows */

static const char *const starts[] = { "start_date", "start",     "startDate",  "date",
                                      "begin",      "beginDate", "begin_date", "from",
                                      "startTime",  "startYear", "start_year", "eventDate",
                                      "event_date", "year",      "when",       "timestamp",
                                      "time",       "datetime",  "published",  "created_at",
                                      "createdAt",  "day",       NULL };
static const char *const ends[] = { "end_date", "end",     "endDate", "to",       "until",
                                    "finish",   "endTime", "endYear", "end_year", NULL };
static const char *const titles[] = { "title",        "name",      "label",       "headline",
                                      "event",        "itemLabel", "eventLabel",  "content",
                                      "content_text", "text",      "description", "summary",
                                      "subject",      NULL };
static const char *const texts[] = { "summary", "description", "content_text", "text",
                                     "body",    "content",     "details",      NULL };
static const char *const groups[] = { "category", "group", "type", "facet", "lane", NULL };
static const char *const places[] = { "place", "location.name", "location",
                                      "where", "placeLabel",    "locationLabel",
                                      "city",  "country",       NULL };
static const char *const latitudes[] = { "latitude", "lat", "location.lat", "location.latitude",
                                         NULL };
static const char *const longitudes[] = {
  "longitude", "lon", "lng", "location.lon", "location.lng", "location.longitude", NULL
};
static const char *const links[] = { "url", "link", "source_url", "href", "source", NULL };
static const char *const images[] = { "image", "imageUrl", "image_url", "thumbnail",
                                      "photo", "picture",  NULL };
static const char *const ids[] = { "id", "uid", "key", "_id", NULL };
static const char *const people[] = { "actors", "people", "participants", "actor", NULL };
static const char *const labels[] = { "tags", "keywords", "tag", NULL };
static const char *const colors[] = { "color", "colour", NULL };
static const char *const weights[] = { "importance", NULL };

static const char *const *const known[] = {
  starts, ends,   titles, texts,  groups, places, latitudes, longitudes,
  links,  images, ids,    people, labels, colors, weights,
};

/* GeoJSON keeps a feature's columns one deeper. */
static AnnalsJsonValue
get_columns (const AnnalsJsonValue *row)
{
  AnnalsJsonValue properties = annals_json_value_get_member (row, "properties");

  return properties.kind == ANNALS_JSON_OBJECT ? properties : *row;
}

static void
take_geometry (AnnalsForeignEvent *event, const AnnalsJsonValue *row)
{
  AnnalsJsonValue coordinates = annals_foreign_find (row, ANNALS_NAMES ("geometry.coordinates")),
                  number;
  AnnalsJsonIter iter;
  double numbers[2];
  guint n = 0;

  if (coordinates.kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, &coordinates);
  while (n < 2 && annals_json_iter_next (&iter, &number) && number.kind == ANNALS_JSON_NUMBER)
    numbers[n++] = annals_json_value_get_double (&number);
  if (n == 2)
    {
      event->longitude = numbers[0];
      event->latitude = numbers[1];
      event->has_position = TRUE;
    }
}

static gboolean
is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strv_contains (known[i], name))
      return TRUE;
  return FALSE;
}

#define LONGEST_RAW 1024 /* bytes that are shown of what is no text */

/* An object, array or number as it stands; cut between two characters. */
static char *
dup_raw (const AnnalsJsonValue *value)
{
  gsize length = MIN (value->length, LONGEST_RAW);

  while (length < value->length && (value->data[length] & 0xc0) == 0x80)
    length--;
  return g_strdup_printf ("%.*s%s", (int) length, value->data, length < value->length ? "…" : "");
}

/* Columns that have no place of their own are told by name. */
static void
take_other_columns (AnnalsForeignEvent *event, const AnnalsJsonValue *columns)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  if (event->detail == NULL)
    return;
  annals_json_iter_init (&iter, columns);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      g_autofree char *name = annals_json_value_dup_string (&key);
      g_autofree char *text = value.kind == ANNALS_JSON_STRING
                                  ? annals_json_value_dup_string (&value)
                                  : dup_raw (&value);
      if (is_known (name) || value.kind == ANNALS_JSON_NULL || *g_strstrip (text) == '\0')
        continue;
      if (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
        annals_foreign_take_link (event, text, name);
      else
        annals_foreign_take_field (event, name, text);
    }
}

static void
take_link (AnnalsForeignEvent *event, const AnnalsJsonValue *columns)
{
  g_autofree char *link = annals_foreign_dup_raw (columns, links);
  g_autofree char *source = annals_foreign_dup_text (columns, ANNALS_NAMES ("source"));

  if (link != NULL && strstr (link, "://") != NULL)
    annals_foreign_take_link (event, link, g_strcmp0 (link, source) != 0 ? source : NULL);
  else
    annals_foreign_take_field (event, "source", source);
}

static gboolean
fill_row (const AnnalsJsonValue *row, AnnalsForeignEvent *event, const char **reason)
{
  AnnalsJsonValue columns = get_columns (row);
  g_autofree char *image = annals_foreign_dup_raw (&columns, images);
  double importance;

  event->id = annals_foreign_dup_raw (&columns, ids);
  event->title = annals_foreign_dup_text (&columns, titles);
  annals_foreign_take_description (event, &columns, texts);
  if (event->detail != NULL && g_strcmp0 (event->detail->summary, event->title) == 0)
    g_clear_pointer (&event->detail->summary, g_free);
  event->category = annals_foreign_dup_text (&columns, groups);
  event->place = annals_foreign_dup_text (&columns, places);
  event->color = annals_foreign_get_color (&columns, colors);
  event->has_position = annals_foreign_get_number (&columns, latitudes, &event->latitude)
                        && annals_foreign_get_number (&columns, longitudes, &event->longitude);
  take_geometry (event, row);
  if (annals_foreign_get_number (&columns, weights, &importance) && importance >= 1)
    event->importance = (guint) MIN (importance, 5);
  annals_foreign_take_texts (&event->actors, &columns, people);
  annals_foreign_take_texts (&event->tags, &columns, labels);
  annals_foreign_take_start (event, &columns, starts);
  annals_foreign_take_end (event, &columns, ends);
  annals_foreign_take_media (event, image, NULL, NULL, NULL);
  take_link (event, &columns);
  take_other_columns (event, &columns);
  if (event->start != NULL || event->title != NULL || event->bad_date != NULL)
    return TRUE;
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return FALSE;
}

static const AnnalsForeignShape row_shape = { fill_row, NULL };

/* ---- Finding the rows ---- */

#define ROWS_TRIED 16

/* Whether one of the first elements has a date and a title. */
static gboolean
is_rows (const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;
  guint tried = 0;

  if (array->kind != ANNALS_JSON_ARRAY)
    return FALSE;
  annals_json_iter_init (&iter, array);
  while (tried++ < ROWS_TRIED && annals_json_iter_next (&iter, &element))
    if (element.kind == ANNALS_JSON_OBJECT)
      {
        AnnalsJsonValue columns = get_columns (&element);
        if (annals_foreign_has (&columns, starts) && annals_foreign_has (&columns, titles))
          return TRUE;
      }
  return FALSE;
}

/* The first array of rows in @value; @path is told to where it is. */
static gboolean
find_rows (const AnnalsJsonValue *value, guint depth, GString *path, AnnalsJsonValue *rows)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, member;
  gsize length = path->len;

  if (is_rows (value))
    {
      *rows = *value;
      return TRUE;
    }
  if (value->kind != ANNALS_JSON_OBJECT || depth == DEEPEST_ARRAY)
    return FALSE;
  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next_member (&iter, &key, &member))
    {
      if (member.kind != ANNALS_JSON_OBJECT && member.kind != ANNALS_JSON_ARRAY)
        continue;
      g_autofree char *name = annals_json_value_dup_string (&key);
      g_string_append_printf (path, "%s%s", length > 0 ? "." : "", name);
      if (find_rows (&member, depth + 1, path, rows))
        return TRUE;
      g_string_truncate (path, length);
    }
  return FALSE;
}

static gboolean
rows_recognises (const AnnalsJsonValue *root)
{
  g_autoptr (GString) path = g_string_new (NULL);
  AnnalsJsonValue rows;

  return find_rows (root, 0, path, &rows);
}

static const char *
find_name (const AnnalsJsonValue *columns, const char *const *names)
{
  for (; *names != NULL; names++)
    if (annals_foreign_has (columns, ANNALS_NAMES (*names)))
      return *names;
  return "-";
}

/* Says by which columns the rows were understood. */
static void
note_columns (const AnnalsJsonValue *rows, AnnalsDocumentBuilder *builder)
{
  AnnalsJsonValue first = annals_foreign_first_object (rows);
  AnnalsJsonValue columns = get_columns (&first);
  g_autofree char *message = g_strdup_printf (
      _ ("The file names no format; its rows are read by their members' names: the "
         "date from “%s”, the title from “%s”."),
      find_name (&columns, starts), find_name (&columns, titles));

  annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                          annals_json_value_offset (rows), "$", message);
}

static gboolean
rows_read (const AnnalsJsonValue *root,
           AnnalsDocumentBuilder *builder,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  AnnalsJsonValue rows = *root;
  g_autofree char *title = NULL, *about = NULL;

  find_rows (root, 0, path, &rows);
  if (root->kind == ANNALS_JSON_OBJECT)
    {
      title = annals_foreign_dup_text (root, ANNALS_NAMES ("title", "name", "headline"));
      about = annals_foreign_dup_text (root, ANNALS_NAMES ("description", "summary"));
    }
  annals_document_builder_set_head (builder, title, about, NULL, NULL);
  note_columns (&rows, builder);
  return annals_foreign_read_array (&rows, path->str, &row_shape, builder, cancellable, error);
}

static AnnalsDetail *
rows_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_row);
}

const AnnalsDialect annals_rows_dialect = {
  .name = "rows",
  .recognises = rows_recognises,
  .read = rows_read,
  .dup_detail = rows_dup_detail,
};
