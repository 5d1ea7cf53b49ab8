/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/annals-native-texts.h"
#include "formats/annals-native.h"

/* NULL where it is no text. */
static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static const char *
choose_from_object (JsonObject *texts, const char *const *languages)
{
  g_autoptr (GList) names = json_object_get_members (texts);

  for (; *languages != NULL; languages++)
    if (get_text (json_object_get_member (texts, *languages)) != NULL)
      return get_text (json_object_get_member (texts, *languages));
  for (GList *name = names; name != NULL; name = name->next)
    if (get_text (json_object_get_member (texts, name->data)) != NULL)
      return get_text (json_object_get_member (texts, name->data));
  return NULL;
}

/* A text, or one of several languages; NULL where it is absent, empty, or no text. */
static char *
dup_text (JsonObject *object, const char *name, const char *const *languages)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    text = choose_from_object (json_node_get_object (node), languages);
  else
    text = get_text (node);
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* A date as written: a text, or a bare year. */
static char *
dup_date (JsonObject *object, const char *name, const char *const *languages)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return dup_text (object, name, languages);
}

static void
add_source (JsonObject *object, AnnalsDetail *detail, const char *const *languages)
{
  g_autofree char *title = dup_text (object, "title", languages);
  g_autofree char *publisher = dup_text (object, "publisher", languages);

  if (title == NULL && publisher == NULL)
    return;
  AnnalsSource *source = annals_detail_add_source (detail);
  source->title = g_steal_pointer (&title);
  source->publisher = g_steal_pointer (&publisher);
  source->date = dup_date (object, "date", languages);
  source->url = dup_text (object, "url", languages);
  source->dates = dup_date (object, "dates", languages);
}

static void
add_media (JsonObject *object, AnnalsDetail *detail, const char *const *languages)
{
  g_autofree char *file = dup_text (object, "file", languages);
  g_autofree char *url = file == NULL ? dup_text (object, "url", languages) : NULL;

  if (file != NULL ? !annals_native_is_beside (file) : url == NULL)
    return;
  AnnalsMedia *media = annals_detail_add_media (detail);
  media->file = g_steal_pointer (&file);
  media->url = g_steal_pointer (&url);
  media->alt = dup_text (object, "alt", languages);
  media->caption = dup_text (object, "caption", languages);
  media->credit = dup_text (object, "credit", languages);
}

static void
add_all (JsonObject *event,
         const char *name,
         AnnalsDetail *detail,
         const char *const *languages,
         void (*add) (JsonObject *, AnnalsDetail *, const char *const *))
{
  JsonNode *node = json_object_get_member (event, name);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      add (json_array_get_object_element (array, i), detail, languages);
}

static guint
get_escaped (const char *at)
{
  char digits[5] = { at[2], at[3], at[4], at[5], '\0' };

  return (guint) g_ascii_strtoull (digits, NULL, 16);
}

/* json-glib refuses the half of a surrogate pair, and ends a text at a NUL. RFC 8259 allows both,
 * so they become what our cursor makes of them: the replacement character. */
static char *
dup_without_halves (const char *data, gsize length)
{
  char *copy = g_memdup2 (data, length), *at = copy, *end = copy + length;

  while ((at = memchr (at, '\\', (gsize) (end - at))) != NULL)
    {
      guint c = at[1] == 'u' ? get_escaped (at) : 'x';
      gboolean is_high = c >= 0xd800 && c < 0xdc00;
      guint next = is_high && at[6] == '\\' && at[7] == 'u' ? get_escaped (at + 6) : 0;
      gboolean is_pair = next >= 0xdc00 && next < 0xe000;
      if (c == 0 || (c >= 0xd800 && c < 0xe000 && !is_pair))
        memcpy (at + 2, "fffd", 4);
      at += is_pair ? 12 : at[1] == 'u' ? 6 : 2;
    }
  return copy;
}

/**
 * annals_native_dup_detail:
 * @element: the event's bytes, which the scanner has checked
 * @event: which it is
 * @languages: those wanted, the most wanted first
 *
 * Reads what the details pane shows. The scanner bounds the depth, so json-glib's recursion is
 * safe.
 *
 * Returns: (transfer full) (nullable): the details
 */
AnnalsDetail *
annals_native_dup_detail (const char *element,
                          const AnnalsEvent *event,
                          const char *const *languages)
{
  g_autofree char *text = dup_without_halves (element, event->length);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!json_parser_load_from_data (parser, text, event->length, NULL))
    return NULL;
  JsonNode *root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  JsonObject *object = json_node_get_object (root);
  AnnalsDetail *detail = annals_detail_new ();
  detail->summary = dup_text (object, "summary", languages);
  detail->body = dup_text (object, "body", languages);
  detail->note = dup_text (object, "note", languages);
  detail->start_text =
      dup_date (object, json_object_has_member (object, "date") ? "date" : "start", languages);
  detail->end_text = dup_date (object, "end", languages);
  add_all (object, "sources", detail, languages, add_source);
  add_all (object, "media", detail, languages, add_media);
  return detail;
}
