/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any other array of objects that have a date and a title: Storyteller's rows, a spreadsheet's, a
 * service's answer, GeoJSON's features. The array is the root, or some way down in it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-foreign.h"
#include "formats/annals-row-columns.h"
#include "formats/annals-web-date.h"

#define LONGEST_TITLE 100  /* characters; a longer one is a text */
#define LONGEST_FIELD 1024 /* bytes of a column that is told as it stands */

/* ---- Dates ---- */

/* A column's text, with what its neighbours add to it: "Year", "Month", "Day", "Time". */
static char *
dup_parts (AnnalsRowColumns *columns, const char *prefix, const char *year)
{
  static const char *const names[] = { "month", "day", "time" };
  char *parts[G_N_ELEMENTS (names)] = { NULL };
  GString *text = g_string_new (year);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (prefix, names[i], NULL);
      AnnalsRowColumn *column = annals_row_columns_find (columns, ANNALS_NAMES (name));
      if (column == NULL)
        continue;
      column->used = TRUE;
      parts[i] = annals_foreign_dup_value (&column->value);
    }
  gboolean numbers = parts[0] != NULL && strspn (parts[0], "0123456789") == strlen (parts[0]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (parts[i] != NULL && (i == 0 || parts[i - 1] != NULL || i == 2))
        g_string_append_printf (text, "%s%s", numbers && i < 2 ? "-" : " ", parts[i]);
      g_free (parts[i]);
    }
  return g_string_free (text, FALSE);
}

/* A date that lacks its year, where the year is a column of its own. */
static char *
dup_with_year (AnnalsRowColumns *columns, const char *text)
{
  AnnalsRowColumn *year = annals_row_columns_find (columns, ANNALS_NAMES ("year"));
  g_autofree char *value = year != NULL ? annals_foreign_dup_value (&year->value) : NULL;

  if (value == NULL)
    return NULL;
  year->used = TRUE;
  return g_strdup_printf ("%s %s", text, value);
}

static gboolean
is_year (const AnnalsRowColumn *column)
{
  return g_str_has_suffix (column->name, "year");
}

/* What the columns around a date make of it together; NULL: it stands by itself. */
static char *
dup_joined_date (AnnalsRowColumns *columns, const AnnalsRowColumn *column, const char *text)
{
  g_autofree char *prefix =
      g_strndup (column->name, strlen (column->name) - strlen ("year") * is_year (column));
  g_autofree char *month = g_strconcat (prefix, "month", NULL);
  g_auto (AnnalsWebDate) read = { 0 };

  if (is_year (column))
    return annals_row_columns_find (columns, ANNALS_NAMES (month)) != NULL
               ? dup_parts (columns, prefix, text)
               : NULL;
  return annals_web_date_read (text, &read) ? NULL : dup_with_year (columns, text);
}

static void
take_date (AnnalsForeignEvent *event,
           AnnalsRowColumns *columns,
           AnnalsRowColumn *column,
           gboolean is_end)
{
  g_autofree char *text = annals_foreign_dup_date_text (&column->value);
  g_autofree char *joined = text != NULL ? dup_joined_date (columns, column, text) : NULL;
  g_auto (AnnalsWebDate) read = { 0 };

  column->used = TRUE;
  if (joined == NULL || !annals_web_date_read (joined, &read))
    {
      if (is_end)
        annals_foreign_take_end (event, &column->value);
      else
        annals_foreign_take_start (event, &column->value);
      return;
    }
  g_free (is_end ? event->end : event->start);
  *(is_end ? &event->end : &event->start) = g_steal_pointer (&read.start);
  if (!is_end)
    event->date_at = column->value;
}

/* {"date": {"start": "2020-01-01", "end": "2020-02-01"}} */
static void
take_end_within (AnnalsForeignEvent *event, const AnnalsJsonValue *date)
{
  AnnalsJsonValue end = { 0 };

  if (date->kind == ANNALS_JSON_OBJECT)
    end = annals_foreign_find (date, ANNALS_NAMES ("end", "to", "until", "endDate"));
  if (end.kind)
    annals_foreign_take_end (event, &end);
}

static void
take_dates (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *start = annals_row_columns_find_start (columns);
  AnnalsRowColumn *end = annals_row_columns_find_end (columns);
  AnnalsRowColumn *shown = annals_row_columns_find (columns, ANNALS_NAMES ("displaydate"));
  g_autofree char *text = shown != NULL ? annals_foreign_dup_value (&shown->value) : NULL;

  if (start != NULL)
    {
      take_date (event, columns, start, FALSE);
      take_end_within (event, &start->value);
    }
  if (end != NULL && end != start)
    take_date (event, columns, end, TRUE);
  if (shown != NULL)
    shown->used = TRUE;
  annals_foreign_take_display_date (event, text);
}

/* ---- Texts ---- */

static gboolean
has_more (const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  annals_json_iter_init (&iter, array);
  return annals_json_iter_next (&iter, &element) && annals_json_iter_next (&iter, &element);
}

static char *
take_text (AnnalsRowColumns *columns, const char *const *names)
{
  AnnalsRowColumn *column = annals_row_columns_find (columns, names);

  if (column == NULL)
    return NULL;
  /* Of a list the first counts; the whole is told with the other columns. */
  column->used = column->value.kind != ANNALS_JSON_ARRAY || !has_more (&column->value);
  return annals_foreign_dup_value (&column->value);
}

static char *
take_plain (AnnalsRowColumns *columns, const char *const *names)
{
  g_autofree char *raw = take_text (columns, names);

  return raw != NULL ? annals_foreign_dup_line (raw) : NULL;
}

static void
take_title (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column = annals_row_columns_find_title (columns);

  if (column == NULL)
    return;
  g_autofree char *raw = annals_foreign_dup_value (&column->value);
  column->used = TRUE;
  if (raw == NULL)
    return;
  event->title = annals_foreign_dup_line (raw);
  if (event->title == NULL || g_utf8_strlen (event->title, -1) <= LONGEST_TITLE)
    return;
  g_clear_pointer (&event->title, g_free);
  annals_foreign_take_description (event, raw);
}

static void
take_paragraphs (AnnalsForeignEvent *event, const AnnalsJsonValue *value)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (value->kind != ANNALS_JSON_ARRAY)
    {
      g_autofree char *raw = annals_foreign_dup_value (value);
      annals_foreign_take_description (event, raw);
      return;
    }
  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next (&iter, &element))
    {
      g_autofree char *raw = annals_foreign_dup_value (&element);
      annals_foreign_take_description (event, raw);
    }
}

/* All of them: a file may have a summary and a text. */
static void
take_texts (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column;

  while ((column = annals_row_columns_find (columns, annals_row_texts)) != NULL)
    {
      column->used = TRUE;
      take_paragraphs (event, &column->value);
    }
}

/* ---- Things ---- */

static void
take_place (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column = annals_row_columns_find (columns, annals_row_places);
  double latitude, longitude;

  if (column != NULL)
    {
      g_autofree char *raw = annals_foreign_dup_value (&column->value);
      event->place = raw != NULL ? annals_foreign_dup_line (raw) : NULL;
      column->used = event->place != NULL;
    }
  if (annals_row_columns_get_position (columns, column, &latitude, &longitude))
    {
      event->latitude = latitude;
      event->longitude = longitude;
      event->has_position = TRUE;
    }
}

static void
take_lists (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column;

  while ((column = annals_row_columns_find (columns, annals_row_people)) != NULL)
    {
      annals_foreign_take_texts (&event->actors, &column->value);
      column->used = TRUE;
    }
  while ((column = annals_row_columns_find (columns, annals_row_tags)) != NULL)
    {
      annals_foreign_take_texts (&event->tags, &column->value);
      column->used = TRUE;
    }
}

static void
take_images (AnnalsForeignEvent *event,
             const AnnalsJsonValue *value,
             const char *caption,
             const char *credit)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue image;

  if (value->kind != ANNALS_JSON_ARRAY)
    {
      g_autofree char *url = annals_foreign_dup_address (value);
      annals_foreign_take_media (event, url, caption, credit, NULL);
      return;
    }
  annals_json_iter_init (&iter, value);
  while (annals_json_iter_next (&iter, &image))
    if (image.kind != ANNALS_JSON_ARRAY)
      take_images (event, &image, caption, credit);
}

static void
take_media (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column = annals_row_columns_find (columns, annals_row_images);
  g_autofree char *caption = take_plain (columns, ANNALS_NAMES ("mediacaption", "imagecaption"));
  g_autofree char *credit = take_plain (columns, ANNALS_NAMES ("mediacredit", "imagecredit"));

  if (column == NULL)
    return;
  column->used = TRUE;
  take_images (event, &column->value, caption, credit);
}

static void
take_link (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *column = annals_row_columns_find (columns, annals_row_links);
  g_autofree char *link = column != NULL ? annals_foreign_dup_address (&column->value) : NULL;

  if (link == NULL || strstr (link, "://") == NULL)
    return;
  column->used = TRUE;
  g_autofree char *source = take_plain (columns, ANNALS_NAMES ("source", "publisher"));
  annals_foreign_take_link (event, link, source);
}

static void
take_rest (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  for (guint i = 0; event->detail != NULL && i < columns->n; i++)
    {
      const AnnalsRowColumn *column = &columns->items[i];
      if (column->used || annals_foreign_is_empty (&column->value))
        continue;
      g_autofree char *name = annals_json_value_dup_string (&column->key);
      g_autofree char *text = annals_foreign_dup_plain_json (&column->value, LONGEST_FIELD);
      if (annals_foreign_is_picture (text))
        annals_foreign_take_media (event, text, name, NULL, NULL);
      else if (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"))
        annals_foreign_take_link (event, text, name);
      else
        annals_foreign_take_field (event, name, text);
    }
}

static void
take_kind (AnnalsForeignEvent *event, AnnalsRowColumns *columns)
{
  AnnalsRowColumn *importance = annals_row_columns_find (columns, ANNALS_NAMES ("importance"));
  AnnalsRowColumn *type = annals_row_columns_find (columns, ANNALS_NAMES ("type"));
  g_autofree char *kind = type != NULL ? annals_foreign_dup_value (&type->value) : NULL;
  g_autofree char *color =
      take_text (columns, ANNALS_NAMES ("color", "colour", "backgroundcolor", "background"));
  g_autofree char *number = NULL;

  /* TimelineJS's spreadsheets mark eras and the title so. */
  event->is_era = event->is_era || (kind != NULL && g_ascii_strcasecmp (kind, "era") == 0);
  event->is_head = kind != NULL && g_ascii_strcasecmp (kind, "title") == 0 && event->start == NULL
                   && event->end == NULL && event->bad_date == NULL;
  event->category = take_plain (columns, annals_row_groups);
  event->color = color != NULL ? annals_css_color_find (color) : 0;
  if (importance == NULL)
    return;
  number = annals_foreign_dup_value (&importance->value);
  double weight = number != NULL ? g_ascii_strtod (number, NULL) : 0;
  importance->used = weight >= 1 && weight <= 5;
  event->importance = importance->used ? (guint) weight : 0;
}

static gboolean
fill_row (const AnnalsJsonValue *row, AnnalsForeignEvent *event, const char **reason)
{
  g_auto (AnnalsRowColumns) columns = { 0 };

  annals_row_columns_init (&columns, row);
  event->id = take_text (&columns, annals_row_ids);
  take_dates (event, &columns);
  take_title (event, &columns);
  take_kind (event, &columns);
  take_texts (event, &columns);
  take_place (event, &columns);
  take_lists (event, &columns);
  take_media (event, &columns);
  take_link (event, &columns);
  take_rest (event, &columns);
  if (event->start != NULL || event->end != NULL || event->title != NULL || event->bad_date != NULL
      || event->text != NULL)
    return TRUE;
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return FALSE;
}

static gboolean
fill_era (const AnnalsJsonValue *row, AnnalsForeignEvent *event, const char **reason)
{
  event->is_era = TRUE;
  return fill_row (row, event, reason);
}

static const AnnalsForeignShape row_shape = { fill_row, NULL };
static const AnnalsForeignShape era_shape = { fill_era, NULL };

/* ---- The file ---- */

static gboolean
rows_recognises (const AnnalsJsonValue *root)
{
  g_auto (AnnalsRowsPlace) place = { 0 };

  return annals_rows_find (root, &place);
}

/* Says by which columns the rows were understood. */
static void
note_columns (const AnnalsRowsPlace *place, AnnalsDocumentBuilder *builder)
{
  g_auto (AnnalsRowColumns) columns = { 0 };

  annals_row_columns_init (&columns, &place->example);
  AnnalsRowColumn *start = annals_row_columns_find_start (&columns);
  start->used = TRUE;
  const AnnalsRowColumn *title = annals_row_columns_find_title (&columns);
  g_autofree char *start_name = annals_json_value_dup_string (&start->key);
  g_autofree char *title_name = annals_json_value_dup_string (&title->key);
  g_autofree char *path = g_strconcat (place->path->len > 0 ? "$." : "$", place->path->str, NULL);
  g_autofree char *message = g_strdup_printf (
      _ ("The file names no format; its rows are read by their members' names: the "
         "date from “%s”, the title from “%s”."),
      start_name, title_name);

  annals_document_builder_add_diagnostic (builder, ANNALS_SEVERITY_NOTE,
                                          annals_json_value_offset (&place->rows), path, message);
}

#define HEAD_ROWS 64 /* among which a spreadsheet's title is looked for */

/* The row of a spreadsheet that is the timeline's title; kind ABSENT where there is none. */
static AnnalsJsonValue
find_head_row (const AnnalsRowsPlace *place)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue row;

  if (place->rows.kind != ANNALS_JSON_ARRAY)
    return (AnnalsJsonValue){ 0 };
  annals_json_iter_init (&iter, &place->rows);
  for (guint i = 0; i < HEAD_ROWS && annals_json_iter_next (&iter, &row); i++)
    {
      g_autofree char *kind = row.kind == ANNALS_JSON_OBJECT
                                  ? annals_foreign_dup_raw (&row, ANNALS_NAMES ("Type", "type"))
                                  : NULL;
      if (kind != NULL && g_ascii_strcasecmp (kind, "title") == 0)
        return row;
    }
  return (AnnalsJsonValue){ 0 };
}

/* What stands beside the rows, or in a row of its own: a title, and what is not shown. */
static void
read_head (const AnnalsJsonValue *root,
           const AnnalsRowsPlace *place,
           AnnalsDocumentBuilder *builder)
{
  g_autofree char *top = g_strndup (place->path->str, strcspn (place->path->str, ".["));
  gboolean is_object = root->kind == ANNALS_JSON_OBJECT;
  AnnalsJsonValue head = is_object ? *root : find_head_row (place);

  if (!head.kind)
    return;
  g_autofree char *title =
      annals_foreign_dup_text (&head, ANNALS_NAMES ("title", "name", "headline", "Headline"));
  g_autofree char *about = annals_foreign_dup_text (
      &head, is_object ? ANNALS_NAMES ("description", "summary") : ANNALS_NAMES ("text", "Text"));
  annals_document_builder_set_head (builder, title, about, NULL, NULL);
  if (is_object && *top != '\0')
    annals_foreign_note_members (root, "",
                                 ANNALS_NAMES (top, "title", "name", "headline", "description",
                                               "summary", "eras", "periods"),
                                 builder);
}

static gboolean
read_eras (const AnnalsJsonValue *root,
           const AnnalsRowsPlace *place,
           AnnalsDocumentBuilder *builder,
           GCancellable *cancellable,
           GError **error)
{
  static const char *const names[] = { "eras", "periods" };

  for (guint i = 0; root->kind == ANNALS_JSON_OBJECT && i < G_N_ELEMENTS (names); i++)
    {
      AnnalsJsonValue eras = annals_json_value_get_member (root, names[i]);
      if (eras.kind == ANNALS_JSON_ARRAY && eras.data != place->rows.data
          && !annals_foreign_read_array (&eras, names[i], &era_shape, builder, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rows_read (const AnnalsJsonValue *root,
           AnnalsDocumentBuilder *builder,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (AnnalsRowsPlace) place = { 0 };

  if (!annals_rows_find (root, &place))
    return TRUE;
  read_head (root, &place, builder);
  note_columns (&place, builder);
  return annals_foreign_read_array (&place.rows, place.path->str, &row_shape, builder, cancellable,
                                    error)
         && read_eras (root, &place, builder, cancellable, error);
}

static AnnalsDetail *
rows_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_row);
}

const AnnalsDialect annals_rows_dialect = {
  .name = "rows",
  .recognises = rows_recognises,
  .read = rows_read,
  .dup_detail = rows_dup_detail,
};
