/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How dialects fill an event from what they have found. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/annals-foreign.h"
#include "formats/annals-html.h"
#include "formats/annals-native-texts.h"
#include "formats/annals-web-date.h"

/* ---- Remarks ---- */

static void
remark_free (gpointer data)
{
  AnnalsForeignRemark *remark = data;

  g_free (remark->message);
  g_free (remark);
}

void
annals_foreign_take_remark (AnnalsForeignEvent *event,
                            AnnalsSeverity severity,
                            const AnnalsJsonValue *at,
                            const char *message)
{
  if (message == NULL || event->detail != NULL)
    return;
  AnnalsForeignRemark *remark = g_new0 (AnnalsForeignRemark, 1);
  remark->severity = severity;
  remark->message = g_strdup (message);
  if (at != NULL)
    remark->at = *at;
  if (event->remarks == NULL)
    event->remarks = g_ptr_array_new_with_free_func (remark_free);
  g_ptr_array_add (event->remarks, remark);
}

/* ---- Dates ---- */

static void
take_date_note (AnnalsForeignEvent *event, const AnnalsJsonValue *at, const AnnalsWebDate *date)
{
  annals_foreign_take_remark (
      event, date->is_wrong ? ANNALS_SEVERITY_WARNING : ANNALS_SEVERITY_NOTE, at, date->note);
}

void
annals_foreign_take_start (AnnalsForeignEvent *event, const AnnalsJsonValue *value)
{
  g_autofree char *text = annals_foreign_dup_date_text (value);
  g_auto (AnnalsWebDate) date = { 0 };

  if (text == NULL)
    return;
  event->date_at = *value;
  if (!annals_web_date_read (text, &date))
    {
      event->bad_date = g_steal_pointer (&text);
      return;
    }
  event->start = g_steal_pointer (&date.start);
  event->end = g_steal_pointer (&date.end);
  take_date_note (event, value, &date);
}

static gboolean
is_now (const char *text)
{
  static const char *const words[] = { "present", "now", "ongoing", "today", "current", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_strv_contains (words, lower);
}

void
annals_foreign_take_end (AnnalsForeignEvent *event, const AnnalsJsonValue *value)
{
  g_autofree char *text = annals_foreign_dup_date_text (value);
  g_auto (AnnalsWebDate) date = { 0 };

  if (text == NULL)
    return;
  if (is_now (text))
    date.start = g_strdup ("..");
  else if (!annals_web_date_read (text, &date))
    {
      g_autofree char *shown = annals_text_shorten (text, ANNALS_TEXT_SHOWN);
      g_autofree char *message =
          g_strdup_printf (_ ("The end “%s” is no date; it is left out."), shown);
      annals_foreign_take_remark (event, ANNALS_SEVERITY_WARNING, value, message);
      return;
    }
  g_free (event->end);
  event->end = date.end != NULL ? g_steal_pointer (&date.end) : g_steal_pointer (&date.start);
  take_date_note (event, value, &date);
}

char *
annals_foreign_dup_date (AnnalsForeignEvent *event,
                         const AnnalsJsonValue *object,
                         const char *const *names)
{
  AnnalsJsonValue value = annals_foreign_find (object, names);
  g_autofree char *text = annals_foreign_dup_date_text (&value);
  g_auto (AnnalsWebDate) date = { 0 };

  if (text == NULL)
    return NULL;
  if (annals_web_date_read (text, &date))
    {
      take_date_note (event, &value, &date);
      return g_steal_pointer (&date.start);
    }
  g_autofree char *shown = annals_text_shorten (text, ANNALS_TEXT_SHOWN);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is no date; it is left out."), shown);
  annals_foreign_take_remark (event, ANNALS_SEVERITY_WARNING, &value, message);
  return NULL;
}

void
annals_foreign_take_display_date (AnnalsForeignEvent *event, const char *shown)
{
  if (shown != NULL && event->detail != NULL && event->detail->note == NULL)
    /* Translators: how the file itself tells a date, in words of its author. */
    event->detail->note = g_strdup_printf (_ ("The file tells the date as “%s”."), shown);
}

/* ---- Texts, links, media ---- */

/* Adds a paragraph to a body, which may be empty. */
static void
append_paragraph (char **body, const char *text)
{
  char *joined = *body != NULL ? g_strconcat (*body, "\n\n", text, NULL) : g_strdup (text);

  g_free (*body);
  *body = joined;
}

/* More text goes into the body: a summary is one. */
static void
take_detail_text (AnnalsDetail *detail, const char *html, const char *text)
{
  g_autofree char *markdown = annals_html_to_markdown (html);

  if (markdown == NULL && detail->summary == NULL && detail->body == NULL)
    {
      detail->summary = g_strdup (text);
      return;
    }
  if (markdown == NULL)
    markdown = annals_markdown_escape (text);
  append_paragraph (&detail->body, markdown);
}

void
annals_foreign_take_description (AnnalsForeignEvent *event, const char *html)
{
  /* The timeline itself needs the text only in place of a title. */
  if (html == NULL || (event->detail == NULL && event->title != NULL))
    return;
  g_autofree char *text = annals_html_to_text (html);
  if (*text == '\0')
    return;
  if (event->detail != NULL)
    take_detail_text (event->detail, html, text);
  if (event->text == NULL)
    event->text = g_steal_pointer (&text);
}

static void
take_html_link (const char *address, const char *text, gpointer event)
{
  annals_foreign_take_link (event, address, *text != '\0' ? text : NULL);
}

void
annals_foreign_take_links (AnnalsForeignEvent *event, const char *html)
{
  if (html != NULL)
    annals_html_foreach_link (html, take_html_link, event);
}

/* By its ending, or as Wikimedia Commons gives files. */
gboolean
annals_foreign_is_picture (const char *text)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".svg", ".gif", ".tif", ".webp" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (!g_str_has_prefix (lower, "http"))
    return FALSE;
  if (strstr (text, "Special:FilePath/") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
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

/* @seen has what is in @texts: an array may be of any length. */
static void
add_text (GPtrArray *texts, GHashTable *seen, const char *text)
{
  g_autofree char *clean = annals_html_to_text (text);

  if (*clean == '\0' || g_hash_table_contains (seen, clean))
    return;
  g_hash_table_add (seen, clean);
  g_ptr_array_add (texts, g_steal_pointer (&clean));
}

static void
take_list (GPtrArray *texts, GHashTable *seen, const AnnalsJsonValue *array)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue item;

  annals_json_iter_init (&iter, array);
  while (annals_json_iter_next (&iter, &item))
    {
      g_autofree char *text = annals_foreign_dup_value (&item);
      if (text != NULL)
        add_text (texts, seen, text);
    }
}

void
annals_foreign_take_texts (GPtrArray **texts, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_ABSENT)
    return;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal); /* borrows */
  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < (*texts)->len; i++)
    g_hash_table_add (seen, g_ptr_array_index (*texts, i));
  if (value->kind == ANNALS_JSON_ARRAY)
    {
      take_list (*texts, seen, value);
      return;
    }
  g_autofree char *text = annals_foreign_dup_value (value);
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;", -1);
  for (char **part = parts; *part != NULL; part++)
    add_text (*texts, seen, g_strstrip (*part));
}

/* A column that has no place of its own: told with its name. */
void
annals_foreign_take_field (AnnalsForeignEvent *event, const char *name, const char *value)
{
  if (event->detail == NULL || value == NULL)
    return;
  g_autofree char *name_text = annals_markdown_escape (name);
  g_autofree char *value_text = annals_markdown_escape (value);
  if (event->fields == NULL)
    event->fields = g_string_new (NULL);
  g_string_append_printf (event->fields, "%s- **%s:** %s", event->fields->len > 0 ? "\n" : "",
                          name_text, value_text);
}

void
annals_foreign_tell_fields (AnnalsForeignEvent *event)
{
  if (event->fields != NULL)
    append_paragraph (&event->detail->body, event->fields->str);
}
