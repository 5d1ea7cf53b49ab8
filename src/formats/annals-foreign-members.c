/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dialects take from an element, member by member. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "formats/annals-css-color.h"
#include "formats/annals-foreign.h"
#include "formats/annals-html.h"
#include "formats/annals-native-texts.h"
#include "formats/annals-web-date.h"

/* ---- Members ---- */

static AnnalsJsonValue
find_path (const AnnalsJsonValue *object, const char *path)
{
  const char *dot = strchr (path, '.');

  if (object->kind != ANNALS_JSON_OBJECT)
    return (AnnalsJsonValue){ 0 };
  if (dot == NULL)
    return annals_json_value_get_member (object, path);
  g_autofree char *name = g_strndup (path, (gsize) (dot - path));
  AnnalsJsonValue value = annals_json_value_get_member (object, name);
  return find_path (&value, dot + 1);
}

AnnalsJsonValue
annals_foreign_find (const AnnalsJsonValue *object, const char *const *names)
{
  AnnalsJsonValue value = { 0 };

  for (; *names != NULL && (value.kind == ANNALS_JSON_ABSENT || value.kind == ANNALS_JSON_NULL);
       names++)
    value = find_path (object, *names);
  return value;
}

gboolean
annals_foreign_has (const AnnalsJsonValue *object, const char *const *names)
{
  return annals_foreign_find (object, names).kind != ANNALS_JSON_ABSENT;
}

static char *
dup_scalar (const AnnalsJsonValue *value)
{
  g_autofree char *text = NULL;

  if (value->kind == ANNALS_JSON_STRING)
    text = annals_json_value_dup_string (value);
  else if (value->kind == ANNALS_JSON_NUMBER)
    text = g_strndup (value->data, value->length);
  else if (value->kind == ANNALS_JSON_ARRAY)
    {
      /* "title": ["one"] has been seen. */
      AnnalsJsonIter iter;
      AnnalsJsonValue element;
      annals_json_iter_init (&iter, value);
      if (annals_json_iter_next (&iter, &element) && element.kind == ANNALS_JSON_STRING)
        text = annals_json_value_dup_string (&element);
    }
  if (text != NULL)
    g_strstrip (text);
  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
annals_foreign_dup_raw (const AnnalsJsonValue *object, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      AnnalsJsonValue value = find_path (object, *names);
      char *text = value.kind != ANNALS_JSON_ABSENT ? dup_scalar (&value) : NULL;
      if (text != NULL)
        return text;
    }
  return NULL;
}

char *
annals_foreign_dup_text (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *raw = annals_foreign_dup_raw (object, names);
  g_autofree char *text = raw != NULL ? annals_html_to_text (raw) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

gboolean
annals_foreign_get_number (const AnnalsJsonValue *object, const char *const *names, double *number)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);
  char *end;

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*number);
}

guint32
annals_foreign_get_color (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);

  return text != NULL ? annals_css_color_find (text) : 0;
}

AnnalsJsonValue
annals_foreign_first_object (const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue element;

  if (array->kind != ANNALS_JSON_ARRAY)
    return (AnnalsJsonValue){ 0 };
  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &element))
    if (element.kind == ANNALS_JSON_OBJECT)
      return element;
  return (AnnalsJsonValue){ 0 };
}

/* ---- Dates ---- */

void
annals_foreign_take_note (AnnalsForeignEvent *event, const char *note)
{
  if (event->note == NULL && note != NULL)
    event->note = g_strdup (note);
}

void
annals_foreign_take_start (AnnalsForeignEvent *event,
                           const AnnalsJsonValue *element,
                           const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (element, names);
  g_auto (AnnalsWebDate) date = { 0 };

  if (text == NULL)
    return;
  event->date_at = annals_foreign_find (element, names);
  if (!annals_web_date_read (text, &date))
    {
      event->bad_date = g_steal_pointer (&text);
      return;
    }
  event->start = g_steal_pointer (&date.start);
  event->end = g_steal_pointer (&date.end);
  annals_foreign_take_note (event, date.note);
}

void
annals_foreign_take_end (AnnalsForeignEvent *event,
                         const AnnalsJsonValue *element,
                         const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (element, names);
  g_auto (AnnalsWebDate) date = { 0 };

  if (text == NULL)
    return;
  if (!annals_web_date_read (text, &date))
    {
      g_autofree char *lower = g_utf8_strdown (text, -1);
      g_autofree char *note =
          g_strdup_printf (_ ("The end “%.64s” is no date; it is left out."), text);
      if (g_str_equal (lower, "present") || g_str_equal (lower, "now")
          || g_str_equal (lower, "ongoing") || g_str_equal (lower, "today"))
        event->end = g_strdup ("..");
      else
        annals_foreign_take_note (event, note);
      return;
    }
  g_free (event->end);
  event->end = date.end != NULL ? g_steal_pointer (&date.end) : g_steal_pointer (&date.start);
  annals_foreign_take_note (event, date.note);
}

char *
annals_foreign_dup_date (const AnnalsJsonValue *object, const char *const *names)
{
  g_autofree char *text = annals_foreign_dup_raw (object, names);
  g_auto (AnnalsWebDate) date = { 0 };

  return text != NULL && annals_web_date_read (text, &date) ? g_steal_pointer (&date.start) : NULL;
}

/* ---- Texts, links, media ---- */

/* What an element tells in a second place goes below the first. */
static void
add_description (AnnalsDetail *detail, const char *html, const char *text)
{
  g_autofree char *markdown = annals_html_to_markdown (html);

  if (markdown == NULL && detail->summary == NULL && detail->body == NULL)
    {
      detail->summary = *text != '\0' ? g_strdup (text) : NULL;
      return;
    }
  if (markdown == NULL)
    markdown = annals_markdown_escape (text);
  char *body =
      detail->body != NULL ? g_strjoin ("\n\n", detail->body, markdown, NULL) : g_strdup (markdown);
  g_free (detail->body);
  detail->body = body;
}

void
annals_foreign_take_description (AnnalsForeignEvent *event,
                                 const AnnalsJsonValue *element,
                                 const char *const *names)
{
  /* The timeline itself needs the text only in place of a title. */
  if (event->detail == NULL && event->title != NULL)
    return;
  g_autofree char *raw = annals_foreign_dup_raw (element, names);
  if (raw == NULL)
    return;
  g_autofree char *text = annals_html_to_text (raw);
  if (event->detail != NULL)
    add_description (event->detail, raw, text);
  if (event->text == NULL || *event->text == '\0')
    {
      g_free (event->text);
      event->text = g_steal_pointer (&text);
    }
}

void
annals_foreign_take_link (AnnalsForeignEvent *event, const char *url, const char *title)
{
  if (url == NULL)
    return;
  event->has_sources = TRUE;
  if (event->detail == NULL)
    return;
  AnnalsSource *source = annals_detail_add_source (event->detail);
  source->url = g_strdup (url);
  source->title = g_strdup (title != NULL ? title : url);
}

void
annals_foreign_take_media (AnnalsForeignEvent *event,
                           const char *url,
                           const char *caption,
                           const char *credit,
                           const char *alt)
{
  if (url == NULL || event->detail == NULL)
    return;
  AnnalsMedia *media = annals_detail_add_media (event->detail);
  if (annals_native_is_beside (url))
    media->file = g_strdup (url);
  else
    media->url = g_strdup (url);
  media->caption = g_strdup (caption);
  media->credit = g_strdup (credit);
  media->alt = g_strdup (alt);
}

static void
add_text (GPtrArray **texts, const char *text)
{
  g_autofree char *clean = annals_html_to_text (text);

  if (*clean == '\0')
    return;
  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (*texts, clean, g_str_equal, NULL))
    g_ptr_array_add (*texts, g_steal_pointer (&clean));
}

void
annals_foreign_take_texts (GPtrArray **texts,
                           const AnnalsJsonValue *element,
                           const char *const *names)
{
  AnnalsJsonValue value = annals_foreign_find (element, names), item;
  AnnalsJsonIter iter;

  if (value.kind == ANNALS_JSON_ARRAY)
    {
      annals_json_iter_init (&iter, &value);
      while (annals_json_iter_next (&iter, &item))
        {
          g_autofree char *text =
              item.kind == ANNALS_JSON_OBJECT
                  ? annals_foreign_dup_raw (&item, ANNALS_NAMES ("name", "title", "label", "id"))
                  : dup_scalar (&item);
          if (text != NULL)
            add_text (texts, text);
        }
      return;
    }
  g_autofree char *text = dup_scalar (&value);
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;", -1);
  for (char **part = parts; *part != NULL; part++)
    add_text (texts, g_strstrip (*part));
}

/* A column that has no place of its own: told with its name. */
void
annals_foreign_take_field (AnnalsForeignEvent *event, const char *name, const char *value)
{
  if (event->detail == NULL || value == NULL)
    return;
  g_autofree char *name_text = annals_markdown_escape (name);
  g_autofree char *value_text = annals_markdown_escape (value);
  AnnalsDetail *detail = event->detail;
  g_autofree char *body =
      g_strdup_printf ("%s%s- **%s:** %s", detail->body != NULL ? detail->body : "",
                       detail->body == NULL   ? ""
                       : event->n_fields == 0 ? "\n\n"
                                              : "\n",
                       name_text, value_text);
  event->n_fields++;
  g_free (detail->body);
  detail->body = g_steal_pointer (&body);
}
