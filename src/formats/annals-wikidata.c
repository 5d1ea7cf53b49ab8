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
    {
      g_autofree char *type = annals_foreign_dup_raw (value, NAMES ("type"));
      /* A blank node says "some value, not known". */
      return g_strcmp0 (type, "bnode") != 0 ? annals_foreign_dup_raw (value, NAMES ("value"))
                                            : NULL;
    }
  if (value->kind == ANNALS_JSON_STRING)
    return annals_json_value_dup_string (value);
  return value->kind == ANNALS_JSON_NUMBER ? g_strndup (value->data, value->length) : NULL;
}

static gboolean
has_any (const char *name, const char *const *words)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (; *words != NULL; words++)
    if (strstr (lower, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* By the datatype where the file gives it; else by the look, or by the column's name. */
static gboolean
is_date (const AnnalsJsonValue *value, const char *name, const char *text)
{
  static const char *const words[] = { "date", "year", "birth",     "death", "start",
                                       "end",  "time", "inception", NULL };
  g_autofree char *type =
      value->kind == ANNALS_JSON_OBJECT ? annals_foreign_dup_raw (value, NAMES ("datatype")) : NULL;
  const char *digits = text + (*text == '-' || *text == '+');
  gsize n = strspn (digits, "0123456789");

  if (type != NULL
      && (g_str_has_suffix (type, "#dateTime") || g_str_has_suffix (type, "#date")
          || g_str_has_suffix (type, "#gYear") || g_str_has_suffix (type, "#gYearMonth")))
    return TRUE;
  if (n >= 4 && digits[n] == '-' && strchr (digits, 'T') != NULL)
    return TRUE;
  return n >= 1 && n <= 4 && has_any (name, words) && !has_any (name, NAMES ("recision", "label"))
         && (digits[n] == '\0' || digits[n] == '-');
}

/* From a billion years to ten thousand: as many digits as are said. */
static char *
dup_deep_year (gint64 year, int precision)
{
  gint64 unit = 1000000000;
  int digits = 1;

  for (int i = 0; i < precision; i++)
    unit /= 10;
  if (ABS (year) < 10000)
    return annals_web_date_format (year, 0, 0, -1, 0, 0);
  for (gint64 left = ABS (year) / unit; left >= 10; left /= 10)
    digits++;
  return g_strdup_printf ("Y%" G_GINT64_FORMAT "S%d", year, digits);
}

/* The hundred or thousand years that @year is in: 1900 closes the 19th century. */
static char *
dup_hidden_year (gint64 year, gint64 years)
{
  gint64 shown = year > 0 ? (year - 1) / years : year / years;

  if (ABS (year) > 9999)
    return annals_web_date_format (year, 0, 0, -1, 0, 0);
  return g_strdup_printf (years == 100 ? "%s%02dXX" : "%s%dXXX", year < 0 ? "-" : "",
                          (int) ABS (shown));
}

static char *
dup_year (gint64 year, int precision)
{
  switch (precision)
    {
    case PRECISION_MILLENNIUM:
      return dup_hidden_year (year, 1000);
    case PRECISION_CENTURY:
      return dup_hidden_year (year, 100);
    case PRECISION_DECADE:
      return g_strdup_printf ("%s%03dX", year < 0 ? "-" : "", (int) (MIN (ABS (year), 9999) / 10));
    case PRECISION_YEAR:
      return annals_web_date_format (year, 0, 0, -1, 0, 0);
    default:
      return dup_deep_year (year, precision);
    }
}

/* Cuts "-0489-01-01T00:00:00Z" to what the precision says, if it is said. */
static char *
cut_date (AnnalsForeignEvent *event, const AnnalsJsonValue *at, const char *text, int precision)
{
  const char *rest = text + (*text == '-' || *text == '+');
  gint64 year = g_ascii_strtoll (rest, NULL, 10) * (*text == '-' ? -1 : 1);
  int month = 0, day = 0, used = 0;

  rest += strspn (rest, "0123456789");
  sscanf (rest, "-%2d-%2dT00:00:00%n", &month, &day, &used);
  if (precision >= 0 && precision <= PRECISION_YEAR)
    return dup_year (year, precision);
  if (precision == PRECISION_MONTH)
    return annals_web_date_format (year, month, 0, -1, 0, 0);
  if (precision < 0 && used > 0 && month == 1 && day == 1)
    annals_foreign_take_remark (event, ANNALS_SEVERITY_NOTE, at,
                                _ ("1 January may stand for the whole year: the file does not "
                                   "say how precise its dates are. The day is kept."));
  return used > 0 || *rest == '\0' ? annals_web_date_format (year, month, day, -1, 0, 0)
                                   : g_strdup (*text == '+' ? text + 1 : text);
}

static void
take_date (AnnalsForeignEvent *event,
           const AnnalsJsonValue *value,
           const char *name,
           const char *text,
           int precision)
{
  static const char *const last_words[] = { "end", "death", "until", "dissol", "finish", NULL };
  g_autofree char *cut = cut_date (event, value, text, precision);

  if (has_any (name, last_words) && event->end == NULL)
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
take_uri (AnnalsForeignEvent *event, const char *name, const char *text)
{
  if (strstr (text, "/.well-known/genid/") != NULL)
    return; /* "unknown value" */
  if (g_str_has_prefix (text, ENTITY))
    {
      const char *id = text + strlen (ENTITY);
      g_autofree char *title = g_strdup_printf ("Wikidata: %s", id);
      annals_foreign_take_link (event, text, event->id == NULL ? title : name);
      if (event->id == NULL)
        event->id = g_strdup (id);
    }
  else if (annals_foreign_is_picture (text))
    annals_foreign_take_media (event, text, NULL, NULL, NULL);
  else
    annals_foreign_take_link (event, text, name);
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
  if (is_date (value, name, text))
    take_date (event, value, name, text, precision);
  else if (sscanf (text, "Point(%lf %lf)", &event->longitude, &event->latitude) == 2)
    event->has_position = TRUE;
  else if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    take_uri (event, name, text);
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
  return -1; /* not said */
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
  *reason = _ ("The element has neither a date nor a title; it is left out.");
  return event->start != NULL || event->end != NULL || event->title != NULL;
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

  annals_foreign_note_members (root, "", NAMES ("head", "results"), builder);
  return annals_foreign_read_array (&rows,
                                    root->kind == ANNALS_JSON_OBJECT ? "results.bindings" : "",
                                    &row_shape, builder, cancellable, error);
}

static AnnalsDetail *
wikidata_dup_detail (const char *element, const AnnalsEvent *event, const char *const *languages)
{
  return annals_foreign_dup_detail (element, event, fill_row);
}

const AnnalsDialect annals_wikidata_dialect = {
  .name = "Wikidata",
  .recognises = wikidata_recognises,
  .read = wikidata_read,
  .dup_detail = wikidata_dup_detail,
};
