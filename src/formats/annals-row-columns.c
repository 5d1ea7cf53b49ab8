/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of unknown rows are, told by their names; and where in a file the rows are. */
#include "formats/annals-row-columns.h"

#include <stdio.h>
#include <string.h>

#include "formats/annals-foreign.h"
#include "formats/annals-web-date.h"

/* Names as annals_row_columns_init() makes them; the first that is there counts. */
static const char *const starts[] = {
  "startdate", "start",       "datestart",   "startdatetime", "starttime", "begin",
  "begindate", "from",        "eventdate",   "date",          "datetime",  "when",
  "dtstart",   "startyear",   "year",        "timestamp",     "time",      "sqldate",
  "born",      "birthdate",   "dateofbirth", "birth",         "inception", "founded",
  "published", "publishedat", "pubdate",     "createdat",     "created",   "released",
  "day",       "ts",          NULL
};
static const char *const ends[] = { "enddate",     "end",     "dateend",   "enddatetime",
                                    "endtime",     "to",      "until",     "finish",
                                    "dtend",       "endyear", "died",      "deathdate",
                                    "dateofdeath", "death",   "dissolved", NULL };
static const char *const titles[] = {
  "title",     "name",        "label",   "headline",    "eventlabel", "itemlabel", "event",
  "eventname", "heading",     "subject", "summary",     "task",       "message",   "msg",
  "content",   "contenttext", "text",    "description", "what",       "activity",  "notes",
  "note",      "caption",     "titre",   "titel",       "titulo",     "version",   NULL
};
const char *const annals_row_texts[] = {
  "summary",      "description",      "contenttext", "text",    "body",
  "content",      "details",          "detail",      "notes",   "note",
  "html",         "abstract",         "excerpt",     "extract", "comment",
  "cardsubtitle", "carddetailedtext", NULL
};
const char *const annals_row_groups[] = { "category",  "group",   "lane",     "facet",
                                          "eventtype", "kind",    "type",     "series",
                                          "genre",     "section", "resource", "class",
                                          "classname", "era",     "period",   NULL };
const char *const annals_row_places[] = {
  "place", "location", "where", "placelabel", "venue", "locationlabel", "actiongeofullname",
  "city",  "country",  "lieu",  "ort",        NULL
};
const char *const annals_row_links[] = { "url",       "link",   "sourceurl", "href",
                                         "htmlurl",   "uri",    "website",   "htmllink",
                                         "wikipedia", "source", NULL };
const char *const annals_row_images[] = { "image",   "imageurl", "media",  "thumbnail", "photo",
                                          "picture", "img",      "poster", NULL };
const char *const annals_row_ids[] = { "id",  "uid",           "uuid", "guid", "uniqueid",
                                       "key", "globaleventid", "sha",  NULL };
const char *const annals_row_people[] = { "actors",       "actor",      "people",     "persons",
                                          "participants", "performers", "performer",  "organizer",
                                          "attendees",    "authors",    "author",     "actor1",
                                          "actor2",       "actor1name", "actor2name", NULL };
const char *const annals_row_tags[] = { "tags",       "keywords", "tag", "labels",
                                        "categories", "topics",   NULL };
/* The last word of a name that is none of these: "reign_start", "birth_year". */
static const char *const start_words[] = { "date",      "start", "year", "datetime",
                                           "timestamp", "at",    "time", NULL };
static const char *const end_words[] = { "end", "finish", "until", NULL };
static const char *const title_words[] = { "label", "title", "name", "headline", NULL };
/* A row's columns may be one deeper, in one of these. */
static const char *const wrappers[] = { "properties", "fields",     "item", "node",
                                        "_source",    "attributes", NULL };

/* ---- Columns ---- */

static gboolean
begins_word (const char *key, const char *at)
{
  return at > key
         && (!g_ascii_isalnum (at[-1]) || (g_ascii_isupper (*at) && !g_ascii_isupper (at[-1])));
}

/* "Start Date", "start_date", "startDate" are "startdate"; "DTSTART;VALUE=DATE" is "dtstart". */
static void
set_name (AnnalsRowColumn *column)
{
  g_autofree char *key = annals_json_value_dup_string (&column->key);
  GString *name = g_string_new (NULL);
  gsize last = 0;

  for (const char *c = key; *c != '\0' && *c != ';'; c++)
    {
      if ((*c & 0x80) == 0 && !g_ascii_isalnum (*c))
        continue;
      if (begins_word (key, c))
        last = name->len;
      g_string_append_c (name, g_ascii_tolower (*c));
    }
  column->name = g_string_free (name, FALSE);
  column->last = column->name + last;
}

static void
add_columns (GArray *items, const AnnalsJsonValue *object, AnnalsJsonValue *wrapped)
{
  AnnalsJsonIter iter;
  AnnalsRowColumn column = { 0 };

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &column.key, &column.value))
    {
      if (wrapped != NULL && column.value.data == wrapped->data)
        continue;
      set_name (&column);
      /* {"type": "Feature"} says nothing of the event. */
      column.used = wrapped != NULL && wrapped->kind && g_str_equal (column.name, "type");
      g_array_append_val (items, column);
    }
}

void
annals_row_columns_init (AnnalsRowColumns *self, const AnnalsJsonValue *row)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AnnalsRowColumn));
  AnnalsJsonValue wrapped = { 0 };

  for (guint i = 0; wrappers[i] != NULL && !wrapped.kind; i++)
    {
      AnnalsJsonValue value = annals_json_value_get_member (row, wrappers[i]);
      if (value.kind == ANNALS_JSON_OBJECT)
        wrapped = value;
    }
  if (wrapped.kind)
    add_columns (items, &wrapped, NULL);
  add_columns (items, row, &wrapped);
  self->geometry = annals_json_value_get_member (row, "geometry");
  self->n = items->len;
  self->items = (AnnalsRowColumn *) (gpointer) g_array_free (items, FALSE);
}

void
annals_row_columns_clear (AnnalsRowColumns *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->items[i].name);
  g_clear_pointer (&self->items, g_free);
  self->n = 0;
}

/* null, "", [], {} and truth values say nothing here. */
static gboolean
says_something (const AnnalsRowColumn *column)
{
  const guint silent = ANNALS_JSON_NULL | ANNALS_JSON_BOOLEAN;

  return !column->used && !(column->value.kind & silent)
         && (column->value.kind == ANNALS_JSON_NUMBER || column->value.length > 2);
}

AnnalsRowColumn *
annals_row_columns_find (AnnalsRowColumns *self, const char *const *names)
{
  for (; *names != NULL; names++)
    for (guint i = 0; i < self->n; i++)
      if (g_str_equal (self->items[i].name, *names) && says_something (&self->items[i]))
        return &self->items[i];
  return NULL;
}

typedef char *(*ReadFunc) (const AnnalsJsonValue *value);

static gboolean
can_read (const AnnalsRowColumn *column, ReadFunc read)
{
  g_autofree char *text = says_something (column) && column->value.kind != ANNALS_JSON_ARRAY
                              ? read (&column->value)
                              : NULL;

  return text != NULL;
}

/* By name, else by the last word of a name. */
static AnnalsRowColumn *
find_readable (AnnalsRowColumns *self,
               const char *const *names,
               const char *const *words,
               ReadFunc read)
{
  for (; *names != NULL; names++)
    for (guint i = 0; i < self->n; i++)
      if (g_str_equal (self->items[i].name, *names) && can_read (&self->items[i], read))
        return &self->items[i];
  for (; *words != NULL; words++)
    for (guint i = 0; i < self->n; i++)
      if (g_str_equal (self->items[i].last, *words) && can_read (&self->items[i], read))
        return &self->items[i];
  return NULL;
}

/* A text that reads as a date, which a bare number does too often. */
static gboolean
reads_as_date (const AnnalsRowColumn *column)
{
  g_autofree char *text = column->value.kind == ANNALS_JSON_STRING && says_something (column)
                              ? annals_json_value_dup_string (&column->value)
                              : NULL;
  g_auto (AnnalsWebDate) date = { 0 };

  return text != NULL && strspn (text, "-.0123456789") < strlen (text)
         && annals_web_date_read (text, &date);
}

/* By name, else by what it holds. */
AnnalsRowColumn *
annals_row_columns_find_start (AnnalsRowColumns *self)
{
  AnnalsRowColumn *named = find_readable (self, starts, start_words, annals_foreign_dup_date_text);

  for (guint i = 0; named == NULL && i < self->n; i++)
    if (reads_as_date (&self->items[i]))
      named = &self->items[i];
  return named;
}

AnnalsRowColumn *
annals_row_columns_find_end (AnnalsRowColumns *self)
{
  return find_readable (self, ends, end_words, annals_foreign_dup_date_text);
}

/* Words, and neither a date, an address nor what only tells rows apart. */
static gboolean
reads_as_title (const AnnalsRowColumn *column)
{
  g_autofree char *text = column->value.kind == ANNALS_JSON_STRING && says_something (column)
                              ? annals_json_value_dup_string (&column->value)
                              : NULL;
  g_auto (AnnalsWebDate) date = { 0 };

  return text != NULL && !g_strv_contains (annals_row_ids, column->name)
         && strstr (text, "://") == NULL && strspn (text, "-+.,:/0123456789 ") < strlen (text)
         && !annals_web_date_read (text, &date);
}

/* By name, else the first that has words. */
AnnalsRowColumn *
annals_row_columns_find_title (AnnalsRowColumns *self)
{
  AnnalsRowColumn *named = find_readable (self, titles, title_words, annals_foreign_dup_value);

  for (guint i = 0; named == NULL && i < self->n; i++)
    if (reads_as_title (&self->items[i]))
      named = &self->items[i];
  return named;
}

/* ---- Positions ---- */

/* The first two numbers, however deep: a point's, or the first of a line's. */
static gboolean
find_pair (const AnnalsJsonValue *coordinates, double *longitude, double *latitude)
{
  AnnalsJsonValue first, second;
  AnnalsJsonIter iter;

  if (coordinates->kind != ANNALS_JSON_ARRAY)
    return FALSE;
  annals_json_iter_init (&iter, coordinates);
  if (!annals_json_iter_next (&iter, &first))
    return FALSE;
  if (first.kind == ANNALS_JSON_ARRAY)
    return find_pair (&first, longitude, latitude);
  if (!annals_json_iter_next (&iter, &second) || first.kind != ANNALS_JSON_NUMBER
      || second.kind != ANNALS_JSON_NUMBER)
    return FALSE;
  *longitude = annals_json_value_get_double (&first);
  *latitude = annals_json_value_get_double (&second);
  return TRUE;
}

static gboolean
get_degrees (AnnalsRowColumns *self, const char *const *names, double *degrees)
{
  AnnalsRowColumn *column = annals_row_columns_find (self, names);
  g_autofree char *text = column != NULL ? annals_foreign_dup_value (&column->value) : NULL;
  char *end;

  if (text == NULL)
    return FALSE;
  *degrees = g_ascii_strtod (text, &end);
  column->used = end != text && *end == '\0';
  return column->used;
}

/* "42.35,-71.1" and "Point(-71.1 42.35)" */
static gboolean
get_pair_text (AnnalsRowColumns *self, double *latitude, double *longitude)
{
  AnnalsRowColumn *column = annals_row_columns_find (
      self, ANNALS_NAMES ("latlng", "latlong", "latlon", "coordinates", "coord", "coords", "geo"));
  g_autofree char *text = column != NULL && column->value.kind == ANNALS_JSON_STRING
                              ? annals_json_value_dup_string (&column->value)
                              : NULL;

  if (text == NULL)
    return FALSE;
  column->used = sscanf (text, "Point(%lf %lf)", longitude, latitude) == 2
                 || sscanf (text, "%lf ,%lf", latitude, longitude) == 2;
  return column->used;
}

static gboolean
is_on_earth (double latitude, double longitude)
{
  return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
}

gboolean
annals_row_columns_get_position (AnnalsRowColumns *self,
                                 const AnnalsRowColumn *place,
                                 double *latitude,
                                 double *longitude)
{
  static const char *const latitudes[] = { "latitude", "lat", "actiongeolat", NULL };
  static const char *const longitudes[] = {
    "longitude", "lon", "lng", "long", "actiongeolong", NULL
  };
  AnnalsJsonValue coordinates = annals_foreign_find (&self->geometry, ANNALS_NAMES ("coordinates"));
  AnnalsRowColumn *geometry = annals_row_columns_find (self, ANNALS_NAMES ("geometry"));

  if (find_pair (&coordinates, longitude, latitude))
    {
      if (geometry != NULL)
        geometry->used = TRUE;
      return is_on_earth (*latitude, *longitude);
    }
  if (get_degrees (self, latitudes, latitude) && get_degrees (self, longitudes, longitude))
    return is_on_earth (*latitude, *longitude);
  if (place != NULL && place->value.kind == ANNALS_JSON_OBJECT
      && annals_foreign_get_number (
          &place->value, ANNALS_NAMES ("latitude", "lat", "geo.latitude", "geo.lat"), latitude)
      && annals_foreign_get_number (
          &place->value, ANNALS_NAMES ("longitude", "lon", "lng", "geo.longitude", "geo.lon"),
          longitude))
    return is_on_earth (*latitude, *longitude);
  return get_pair_text (self, latitude, longitude) && is_on_earth (*latitude, *longitude);
}

/* ---- Where the rows are ---- */

#define DEEPEST_ROWS 4 /* containers within containers that are searched for the rows */
#define ROWS_TRIED 16

static gboolean
is_row (const AnnalsJsonValue *value)
{
  g_auto (AnnalsRowColumns) columns = { 0 };

  if (value->kind != ANNALS_JSON_OBJECT)
    return FALSE;
  annals_row_columns_init (&columns, value);
  AnnalsRowColumn *start = annals_row_columns_find_start (&columns);
  if (start == NULL)
    return FALSE;
  start->used = TRUE;
  return annals_row_columns_find_title (&columns) != NULL;
}

static gboolean
next_child (const AnnalsJsonValue *container,
            AnnalsJsonIter *iter,
            AnnalsJsonValue *key,
            AnnalsJsonValue *child)
{
  return container->kind == ANNALS_JSON_ARRAY ? annals_json_iter_next (iter, child)
                                              : annals_json_iter_next_member (iter, key, child);
}

/* Whether one of the first elements has a date and a title; of an object's all must be objects. */
static gboolean
is_rows (const AnnalsJsonValue *container, AnnalsJsonValue *example)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, child;
  guint tried = 0;

  *example = (AnnalsJsonValue){ 0 };
  annals_json_iter_init (&iter, container);
  while (tried < ROWS_TRIED && next_child (container, &iter, &key, &child))
    {
      tried++;
      if (container->kind == ANNALS_JSON_OBJECT && child.kind != ANNALS_JSON_OBJECT)
        return FALSE;
      if (!example->kind && is_row (&child))
        *example = child;
    }
  return example->kind && (container->kind == ANNALS_JSON_ARRAY || tried >= 2);
}

static guint
count_children (const AnnalsJsonValue *container)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, child;
  guint count = 0;

  annals_json_iter_init (&iter, container);
  while (next_child (container, &iter, &key, &child))
    count++;
  return count;
}

static gboolean
is_container (const AnnalsJsonValue *value)
{
  return value->kind == ANNALS_JSON_ARRAY || value->kind == ANNALS_JSON_OBJECT;
}

/* "events" counts most; else the most rows. */
static void
keep_best (AnnalsRowsPlace *place,
           const AnnalsJsonValue *rows,
           const AnnalsJsonValue *example,
           const char *path)
{
  guint count = g_str_has_suffix (path, "events") ? G_MAXUINT : count_children (rows);

  if (count <= place->count)
    return;
  place->rows = *rows;
  place->example = *example;
  place->count = count;
  g_string_assign (place->path, path);
}

static void
search (const AnnalsJsonValue *value, guint depth, GString *path, AnnalsRowsPlace *place)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, child, example;
  gsize length = path->len;

  if (!is_container (value) || depth > DEEPEST_ROWS)
    return;
  if (is_rows (value, &example))
    {
      keep_best (place, value, &example, path->str);
      return;
    }
  annals_json_iter_init (&iter, value);
  if (value->kind == ANNALS_JSON_ARRAY)
    {
      /* A list of one may wrap the rows; of more, none is the file's. */
      if (annals_json_iter_next (&iter, &child) && count_children (value) == 1)
        {
          g_string_append (path, "[0]");
          search (&child, depth + 1, path, place);
          g_string_truncate (path, length);
        }
      return;
    }
  while (annals_json_iter_next_member (&iter, &key, &child))
    {
      if (!is_container (&child))
        continue;
      g_autofree char *name = annals_json_value_dup_string (&key);
      g_string_append_printf (path, "%s%s", length > 0 ? "." : "", name);
      search (&child, depth + 1, path, place);
      g_string_truncate (path, length);
    }
}

/**
 * annals_rows_find:
 * @place: (out): to be cleared
 *
 * Returns: whether there are rows with a date and a title
 */
gboolean
annals_rows_find (const AnnalsJsonValue *root, AnnalsRowsPlace *place)
{
  g_autoptr (GString) path = g_string_new (NULL);

  *place = (AnnalsRowsPlace){ .path = g_string_new (NULL) };
  search (root, 0, path, place);
  return place->rows.kind;
}

void
annals_rows_place_clear (AnnalsRowsPlace *place)
{
  if (place->path != NULL)
    g_string_free (place->path, TRUE);
  place->path = NULL;
}
