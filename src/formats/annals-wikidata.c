/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wikidata: SPARQL results, {"head", "results": {"bindings"}}, and the rows that its query page
 * downloads. Columns have any name, so their values tell what they are. */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "formats/annals-foreign.h"
#include "formats/annals-web-date.h"

#define NAMES ANNALS_NAMES
#define ENTITY "http://www.wikidata.org/entity/"

/* timePrecision, as Wikidata counts it */
#define PRECISION_MILLENNIUM 6
#define PRECISION_CENTURY 7
#define PRECISION_DECADE 8
#define PRECISION_YEAR 9
#define PRECISION_MONTH 10

/* A cell: {"type", "value", "datatype"}, or the bare value. */
static char *
dup_cell (const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_OBJECT)
    return annals_foreign_dup_raw (value, NAMES ("value"));
  if (value->kind == ANNALS_JSON_STRING)
    return annals_json_value_dup_string (value);
  return value->kind == ANNALS_JSON_NUMBER ? g_strndup (value->data, value->length) : NULL;
}

static gboolean
is_date (const AnnalsJsonValue *value, const char *text)
{
  g_autofree char *type =
      value->kind == ANNALS_JSON_OBJECT ? annals_foreign_dup_raw (value, NAMES ("datatype")) : NULL;
  const char *digits = text + (*text == '-' || *text == '+');

  if (type != NULL)
    return g_str_has_suffix (type, "#dateTime") || g_str_has_suffix (type, "#date")
           || g_str_has_suffix (type, "#gYear");
  return strspn (digits, "0123456789") >= 4 && strchr (digits, 'T') != NULL
         && digits[strspn (digits, "0123456789")] == '-';
}

static gboolean
is_image (const char *text)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".svg", ".gif", ".tif", ".webp" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (strstr (text, "Special:FilePath/") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* Cuts "-0489-01-01T00:00:00Z" to what the precision says, if it is said. */
static char *
cut_date (AnnalsForeignEvent *event, const char *text, int precision)
{
  gboolean negative = *text == '-';
  gint64 year = g_ascii_strtoll (text + (*text == '+'), NULL, 10);
  const char *rest = text + (negative || *text == '+');
  int month = 0, day = 0;

  rest += strspn (rest, "0123456789");
  if (sscanf (rest, "-%d-%dT00:00:00Z", &month, &day) != 2)
    month = day = 0;
  if (precision <= 0 && month == 1 && day == 1)
    annals_foreign_take_note (event, _ ("1 January may stand for the whole year: the file does not "
                                        "say how precise its dates are. The day is kept."));
  switch (precision)
    {
    case PRECISION_MILLENNIUM:
    case PRECISION_CENTURY:
      return negative ? g_strdup_printf ("-%04dS%d", (int) MIN (-year, 9999), 2)
                      : g_strdup_printf ("%02dXX", (int) (MIN (year, 9999) / 100));
    case PRECISION_DECADE:
      return negative ? g_strdup_printf ("-%04dS3", (int) MIN (-year, 9999))
                      : g_strdup_printf ("%03dX", (int) (MIN (year, 9999) / 10));
    case PRECISION_YEAR:
      return annals_web_date_format (year, 0, 0, -1, 0, 0);
    case PRECISION_MONTH:
      return annals_web_date_format (year, month, 0, -1, 0, 0);
    default:
      return month > 0 ? annals_web_date_format (year, month, day, -1, 0, 0)
                       : g_strdup (*text == '+' ? text + 1 : text);
    }
}

static void
take_date (AnnalsForeignEvent *event,
           const AnnalsJsonValue *value,
           const char *name,
           const char *text,
           int precision)
{
  static const char *const last_words[] = { "end", "death", "until", "dissol", "finish" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *cut = cut_date (event, text, precision);
  gboolean is_end = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (last_words); i++)
    is_end = is_end || strstr (lower, last_words[i]) != NULL;
  if (is_end && event->end == NULL)
    event->end = g_steal_pointer (&cut);
  else if (event->start == NULL)
    {
      event->start = g_steal_pointer (&cut);
      event->date_at = *value;
    }
  else
    annals_foreign_take_field (event, name, cut);
}

static void
take_uri (AnnalsForeignEvent *event, const char *text)
{
  if (g_str_has_prefix (text, ENTITY))
    {
      if (event->id != NULL)
        return; /* its label says it better */
      event->id = g_strdup (text + strlen (ENTITY));
      g_autofree char *title = g_strdup_printf ("Wikidata: %s", event->id);
      annals_foreign_take_link (event, text, title);
    }
  else if (is_image (text))
    annals_foreign_take_media (event, text, NULL, NULL, NULL);
  else
    annals_foreign_take_link (event, text, NULL);
}

static gboolean
begins_with_any (const char *name, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_ascii_strncasecmp (name, *words, strlen (*words)) == 0)
      return TRUE;
  return FALSE;
}

static void
take_text (AnnalsForeignEvent *event, const char *name, const char *text)
{
  static const char *const places[] = { "place", "location", "country", "city", "where", NULL };
  static const char *const kinds[] = { "type", "class", "kind", "category", "instance", NULL };
  static const char *const titles[] = {
    "item", "event", "title", "name", "label", "subject", NULL
  };

  if (g_str_has_suffix (name, "Description") && event->detail != NULL
      && event->detail->summary == NULL)
    event->detail->summary = g_strdup (text);
  else if (g_str_has_suffix (name, "Description"))
    return;
  else if (begins_with_any (name, places) && event->place == NULL)
    event->place = g_strdup (text);
  else if (begins_with_any (name, kinds) && event->category == NULL)
    event->category = g_strdup (text);
  else if (event->title == NULL
           && (begins_with_any (name, titles) || g_str_has_suffix (name, "Label")))
    event->title = g_strdup (text);
  else
    annals_foreign_take_field (event, name, text);
}

static void
take_cell (AnnalsForeignEvent *event,
           const AnnalsJsonValue *value,
           const char *name,
           const char *text,
           int precision)
{
  if (is_date (value, text))
    take_date (event, value, name, text, precision);
  else if (sscanf (text, "Point(%lf %lf)", &event->longitude, &event->latitude) == 2)
    event->has_position = TRUE;
  else if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    take_uri (event, text);
  else if (strstr (name, "recision") == NULL)
    take_text (event, name, text);
}

static int
find_precision (const AnnalsJsonValue *row)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, row);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      g_autofree char *name = annals_json_value_dup_string (&key);
      g_autofree char *text = strstr (name, "recision") != NULL ? dup_cell (&value) : NULL;
      if (text != NULL)
        return (int) g_ascii_strtoll (text, NULL, 10);
    }
  return 0;
}

static gboolean
fill_row (const AnnalsJsonValue *row, AnnalsForeignEvent *event, const char **reason)
{
  int precision = find_precision (row);
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, row);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      g_autofree char *name = annals_json_value_dup_string (&key);
      g_autofree char *text = dup_cell (&value);
      if (text != NULL && *g_strstrip (text) != '\0')
        take_cell (event, &value, name, text, precision);
    }
  if (event->title == NULL && event->id != NULL)
    event->title = g_strdup (event->id);
  if (event->start == NULL && event->end != NULL)
    event->start = g_steal_pointer (&event->end);
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return event->start != NULL || event->title != NULL;
}

static const AnnalsForeignShape row_shape = { fill_row, NULL };

/* The bindings of SPARQL results, or the root. */
static AnnalsJsonValue
get_rows (const AnnalsJsonValue *root)
{
  return root->kind == ANNALS_JSON_OBJECT ? annals_foreign_find (root, NAMES ("results.bindings"))
                                          : *root;
}

static gboolean
wikidata_recognises (const AnnalsJsonValue *root)
{
  AnnalsJsonValue rows = get_rows (root), key, value;
  AnnalsJsonValue first = annals_foreign_first_object (&rows);
  AnnalsJsonIter iter;

  if (rows.kind != ANNALS_JSON_ARRAY)
    return FALSE;
  if (root->kind == ANNALS_JSON_OBJECT)
    return annals_foreign_has (root, NAMES ("head.vars"));
  if (first.kind != ANNALS_JSON_OBJECT)
    return FALSE;
  annals_json_iter_init (&iter, &first);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      g_autofree char *text = value.kind == ANNALS_JSON_STRING ? dup_cell (&value) : NULL;
      if (text != NULL && g_str_has_prefix (text, ENTITY))
        return TRUE;
    }
  return FALSE;
}

static gboolean
wikidata_read (const AnnalsJsonValue *root,
               AnnalsDocumentBuilder *builder,
               GCancellable *cancellable,
               GError **error)
{
  AnnalsJsonValue rows = get_rows (root);

  return annals_foreign_read_array (&rows,
                                    root->kind == ANNALS_JSON_OBJECT ? "results.bindings" : "",
                                    &row_shape, builder, cancellable, error);
}

static AnnalsDetail *
wikidata_dup_detail (GBytes *bytes, const AnnalsEvent *event)
{
  return annals_foreign_dup_detail (bytes, event, fill_row);
}

const AnnalsDialect annals_wikidata_dialect = {
  .name = "Wikidata",
  .recognises = wikidata_recognises,
  .read = wikidata_read,
  .dup_detail = wikidata_dup_detail,
};
