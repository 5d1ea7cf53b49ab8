/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-native-members.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

char *
annals_native_place_to_path (const AnnalsNativePlace *place)
{
  GString *path = g_string_new ("$");

  if (place->array != NULL)
    g_string_append_printf (path, ".%s", place->array);
  if (place->index >= 0)
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", place->index);
  if (place->member != NULL)
    g_string_append_printf (path, ".%s", place->member);
  if (place->item >= 0)
    g_string_append_printf (path, "[%" G_GINT64_FORMAT "]", place->item);
  if (place->part != NULL)
    g_string_append_printf (path, ".%s", place->part);
  return g_string_free (path, FALSE);
}

void
annals_native_report (AnnalsNativeReader *self,
                      AnnalsSeverity severity,
                      const AnnalsJsonValue *at,
                      const char *message)
{
  g_autofree char *path = annals_native_place_to_path (&self->place);

  annals_document_builder_add_diagnostic (self->builder, severity, annals_json_value_offset (at),
                                          path, message);
}

void G_GNUC_PRINTF (4, 5) annals_native_report_format (AnnalsNativeReader *self,
                                                       AnnalsSeverity severity,
                                                       const AnnalsJsonValue *at,
                                                       const char *format,
                                                       ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  annals_native_report (self, severity, at, message);
}

const char *
annals_native_kind_name (AnnalsJsonKind kind)
{
  switch (kind)
    {
    case ANNALS_JSON_NULL:
      return _ ("null");
    case ANNALS_JSON_BOOLEAN:
      return _ ("true or false");
    case ANNALS_JSON_NUMBER:
      return _ ("a number");
    case ANNALS_JSON_STRING:
      return _ ("a text");
    case ANNALS_JSON_ARRAY:
      return _ ("an array");
    case ANNALS_JSON_OBJECT:
      return _ ("an object");
    case ANNALS_JSON_ABSENT:
    default:
      return _ ("nothing");
    }
}

static const char *
expected_name (guint kinds)
{
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_OBJECT))
    return _ ("a text, or one for each language");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_ARRAY))
    return _ ("an array of texts");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_NUMBER))
    return _ ("a date as text");
  return annals_native_kind_name ((AnnalsJsonKind) kinds);
}

/* ---- Members ---- */

static const AnnalsNativeMember *
find_member (const AnnalsNativeMember *members, const AnnalsJsonValue *key)
{
  for (; members->name != NULL; members++)
    if (annals_json_value_equals (key, members->name))
      return members;
  return NULL;
}

static void
keep_member (AnnalsNativeReader *self,
             const AnnalsNativeMember *member,
             const AnnalsJsonValue *value,
             gpointer kept)
{
  AnnalsJsonValue *slot = (AnnalsJsonValue *) ((char *) kept + member->at);

  if (value->kind == ANNALS_JSON_NULL)
    return; /* as good as absent */
  if (!(value->kind & member->kinds))
    {
      annals_native_report_format (
          self, ANNALS_SEVERITY_WARNING, value, _ ("Expected %s, found %s; it is left out."),
          expected_name (member->kinds), annals_native_kind_name (value->kind));
      return;
    }
  if (slot->kind != ANNALS_JSON_ABSENT)
    annals_native_report (self, ANNALS_SEVERITY_WARNING, value,
                          _ ("This member is given twice; the last one counts."));
  *slot = *value;
}

/* Sorts an object's members into a struct of values; tells of wrong kinds and, once each, of
 * unknown names.
 * @name_at points into self->place at what changes with the member. */
void
annals_native_read_members (AnnalsNativeReader *self,
                            const AnnalsJsonValue *object,
                            const AnnalsNativeMember *members,
                            const char **name_at,
                            gpointer kept)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      const AnnalsNativeMember *member = find_member (members, &key);
      if (member != NULL)
        {
          *name_at = member->name;
          keep_member (self, member, &value, kept);
          continue;
        }
      g_autofree char *name = annals_json_value_dup_string (&key);
      *name_at = NULL;
      annals_native_report_format (
          self, ANNALS_SEVERITY_NOTE, &key,
          _ ("The member “%.64s” is not part of annals/1; it is kept but not shown."), name);
    }
  *name_at = NULL;
}

/* Into the bytes where the text stands there as it is, else into the pool. */
AnnalsText
annals_native_get_text (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  AnnalsText text;
  AnnalsJsonValue chosen = annals_native_choose_text (value, self->language);

  if (chosen.kind != ANNALS_JSON_STRING)
    return (AnnalsText){ "", 0 };
  if (annals_json_value_get_plain (&chosen, &text))
    return text;
  g_autofree char *string = annals_json_value_dup_string (&chosen);
  gsize length = strlen (string);
  return (AnnalsText){ annals_document_builder_intern (self->builder, string, (gssize) length),
                       (guint32) length };
}

/* ---- Dates ---- */

static char *
dup_date_text (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_STRING)
    return annals_json_value_dup_string (value);
  annals_native_report (self, ANNALS_SEVERITY_NOTE, value,
                        _ ("A number stands where a date should; it is taken as a year."));
  double number = annals_json_value_get_double (value);
  if (fabs (number) < 10000 && number == floor (number))
    return g_strdup_printf (number < 0 ? "-%04d" : "%04d", abs ((int) number));
  return g_strdup_printf ("Y%.0f", CLAMP (number, -1e15, 1e15));
}

/* "476" is a decade to the standard, and a year to most people. */
static void
report_truncated (AnnalsNativeReader *self, const AnnalsJsonValue *value, const char *text)
{
  const char *first = *text == '-' ? text + 1 : text;
  gsize digits = strspn (first, "0123456789");

  if ((digits == 2 || digits == 3) && strchr ("?~%", first[digits]) != NULL)
    annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                                 _ ("“%.16s” is a century or a decade by ISO 8601, and is shown as "
                                    "one; a year has four digits, as in 0476."),
                                 text);
}

gboolean
annals_native_read_date (AnnalsNativeReader *self, const AnnalsJsonValue *value, AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;

  if (value->kind == ANNALS_JSON_ABSENT)
    return FALSE;
  g_autofree char *text = dup_date_text (self, value);
  if (annals_date_parse (text, -1, self->zone, date, &error))
    {
      report_truncated (self, value, text);
      return TRUE;
    }
  annals_native_report (self, ANNALS_SEVERITY_WARNING, value, error->message);
  return FALSE;
}

static gboolean
read_interval (AnnalsNativeReader *self,
               const AnnalsJsonValue *value,
               AnnalsDate *start,
               AnnalsDate *end,
               gboolean *is_span)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dup_date_text (self, value);

  *is_span = strchr (text, '/') != NULL;
  if (annals_date_parse_interval (text, -1, self->zone, start, end, &error))
    {
      report_truncated (self, value, text);
      return TRUE;
    }
  annals_native_report (self, ANNALS_SEVERITY_WARNING, value, error->message);
  return FALSE;
}

/* The dates of an event or an era, from "date", or from "start" and "end". FALSE: it has none that
 * can be read. */
gboolean
annals_native_read_when (AnnalsNativeReader *self,
                         const AnnalsJsonValue *date,
                         const AnnalsJsonValue *start,
                         const AnnalsJsonValue *end,
                         AnnalsEvent *event)
{
  AnnalsDate first, last;
  gboolean has_end;

  self->place.member = date->kind ? "date" : "start";
  if (date->kind)
    {
      if (start->kind || end->kind)
        annals_native_report (self, ANNALS_SEVERITY_WARNING, date,
                              _ ("There is a “date” and a “start” or “end”; the “date” counts."));
      if (!read_interval (self, date, &first, &last, &has_end))
        return FALSE;
    }
  else
    {
      if (!annals_native_read_date (self, start, &first))
        return FALSE;
      self->place.member = "end";
      has_end = annals_native_read_date (self, end, &last);
    }
  if ((first.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN))
      && (!has_end || (last.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN))))
    {
      annals_native_report (self, ANNALS_SEVERITY_WARNING, date->kind ? date : start,
                            _ ("A date with no bound says nothing."));
      return FALSE;
    }
  if (!annals_event_set_dates (event, &first, has_end ? &last : NULL))
    annals_native_report (self, ANNALS_SEVERITY_WARNING, end->kind ? end : date,
                          _ ("The end is before the start; they are exchanged."));
  self->place.member = NULL;
  return TRUE;
}

/* ---- References ---- */

/* An id that the file uses. Where the file lists none of the kind, using it is enough. */
guint
annals_native_use_entity (AnnalsNativeReader *self,
                          AnnalsEntityKind kind,
                          const AnnalsJsonValue *value)
{
  g_autofree char *id = annals_json_value_dup_string (value);
  guint found = annals_document_builder_find_entity (self->builder, kind, id);
  AnnalsEntity entity = { .id = id, .title = id };

  if (found != ANNALS_NONE)
    return found;
  if (self->declared[kind])
    annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                                 _ ("The id “%.64s” is not listed above; it is shown as it is."),
                                 id);
  return annals_document_builder_add_entity (self->builder, kind, &entity);
}
