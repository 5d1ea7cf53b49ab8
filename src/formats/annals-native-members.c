/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-native-members.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NAME_MOST 64 /* bytes of an unknown name that stands in a path */

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

static const char *
expected_name (guint kinds)
{
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_OBJECT))
    return _ ("a text, or one for each language");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_ARRAY))
    return _ ("an array of texts");
  if (kinds == (ANNALS_JSON_STRING | ANNALS_JSON_NUMBER))
    return _ ("a date as text");
  return annals_found_kind ((AnnalsJsonKind) kinds);
}

/* ---- Members ---- */

/* Files name members in the same order in each element, so the one after the last found is likely.
 */
static const AnnalsNativeMember *
find_member (const AnnalsNativeMember *members,
             const AnnalsJsonValue *key,
             const AnnalsNativeMember *likely)
{
  for (const AnnalsNativeMember *member = likely; member->name != NULL; member++)
    if (annals_json_value_equals (key, member->name))
      return member;
  for (const AnnalsNativeMember *member = members; member != likely; member++)
    if (annals_json_value_equals (key, member->name))
      return member;
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
      annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                                   _ ("Expected %s, found %s; it is left out."),
                                   expected_name (member->kinds), annals_found_kind (value->kind));
      return;
    }
  if (member->kinds == ANNALS_NATIVE_TEXT)
    annals_native_note_languages (self->builder, value);
  if (slot->kind != ANNALS_JSON_ABSENT)
    annals_native_report (self, ANNALS_SEVERITY_WARNING, value,
                          _ ("This member is given twice; the last one counts."));
  *slot = *value;
}

/* Whether a JSON path may have it after a dot. */
static gboolean
is_plain_name (const char *name)
{
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");

  return length > 0 && name[length] == '\0' && length <= NAME_MOST;
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
  const AnnalsNativeMember *likely = members;
  AnnalsJsonIter iter;
  AnnalsJsonValue key, value;

  annals_json_iter_init (&iter, object);
  while (annals_json_iter_next_member (&iter, &key, &value))
    {
      const AnnalsNativeMember *member = find_member (members, &key, likely);
      if (member != NULL)
        {
          likely = member + 1;
          *name_at = member->name;
          keep_member (self, member, &value, kept);
          continue;
        }
      g_autofree char *name = annals_json_value_dup_string (&key);
      *name_at = is_plain_name (name) ? name : NULL;
      g_autofree char *shown = annals_text_shorten (name, ANNALS_TEXT_SHOWN);
      annals_native_report_format (
          self, ANNALS_SEVERITY_NOTE, &key,
          _ ("The member “%s” is not part of annals/1; it is kept but not shown."), shown);
    }
  *name_at = NULL;
}

/* Into the bytes where the text stands there as it is, else into the pool. */
AnnalsText
annals_native_get_text (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  AnnalsText text;
  AnnalsJsonValue chosen = annals_native_choose_text (value, self->languages);

  if (chosen.kind != ANNALS_JSON_STRING)
    return (AnnalsText){ "", 0 };
  if (annals_json_value_get_plain (&chosen, &text))
    return text;
  g_autofree char *string = annals_json_value_dup_string (&chosen);
  return annals_document_builder_intern_text (self->builder, string);
}

/* ---- Dates ---- */

static void
report_no_date (AnnalsNativeReader *self, const AnnalsJsonValue *value, const GError *error)
{
  annals_native_report_format (
      self, ANNALS_SEVERITY_WARNING, value,
      /* Translators: "%s" is a sentence that says what is wrong with a date. */
      _ ("%s The date is left out."), error->message);
}

/* A date as it stands in the file, where it does, else as @kept, which is the caller's to free. */
static AnnalsText
get_date_text (AnnalsNativeReader *self, const AnnalsJsonValue *value, char **kept)
{
  AnnalsText text;

  if (value->kind == ANNALS_JSON_STRING && annals_json_value_get_plain (value, &text))
    return text;
  if (value->kind == ANNALS_JSON_STRING)
    *kept = annals_json_value_dup_string (value);
  else
    {
      double number = annals_json_value_get_double (value);
      *kept = fabs (number) < 10000 && number == floor (number)
                  ? g_strdup_printf (number < 0 ? "-%04d" : "%04d", abs ((int) number))
                  : g_strdup_printf ("Y%.0f", CLAMP (number, -1e15, 1e15));
      annals_native_report_format (
          self, ANNALS_SEVERITY_NOTE, value,
          /* Translators: "%s" is a year, such as 1984. */
          _ ("Expected a date as text, found a number; it is taken as the year %s."), *kept);
    }
  return (AnnalsText){ *kept, (guint32) strlen (*kept) };
}

/* "476" is a decade to the standard, and a year to most people. */
static void
report_truncated (AnnalsNativeReader *self, const AnnalsJsonValue *value, AnnalsText text)
{
  guint first = text.length > 0 && *text.data == '-', end = first;

  while (end < text.length && g_ascii_isdigit (text.data[end]))
    end++;
  gboolean is_whole = end == text.length || strchr ("?~%", text.data[end]) != NULL;
  if (is_whole && (end - first == 2 || end - first == 3))
    annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                                 _ ("“%.*s” is a century or a decade by ISO 8601, and is shown as "
                                    "one; a year has four digits, as in 0476."),
                                 (int) MIN (text.length, 16), text.data);
}

gboolean
annals_native_read_date (AnnalsNativeReader *self, const AnnalsJsonValue *value, AnnalsDate *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  if (value->kind == ANNALS_JSON_ABSENT)
    return FALSE;
  AnnalsText text = get_date_text (self, value, &kept);
  if (annals_date_parse (text.data, text.length, self->zone, date, &error))
    {
      report_truncated (self, value, text);
      return TRUE;
    }
  report_no_date (self, value, error);
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
  g_autofree char *kept = NULL;
  AnnalsText text = get_date_text (self, value, &kept);

  *is_span = annals_date_find_slash (text.data, text.length) != NULL;
  if (annals_date_parse_interval (text.data, text.length, self->zone, start, end, &error))
    {
      report_truncated (self, value, text);
      return TRUE;
    }
  report_no_date (self, value, error);
  return FALSE;
}

void
annals_native_check_interval (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  AnnalsDate start, end;
  gboolean is_span;

  if (value->kind != ANNALS_JSON_ABSENT)
    read_interval (self, value, &start, &end, &is_span);
}

/* The dates of an event or an era, from "date", or from "start" and "end". FALSE: it has none that
 * can be read. */
/* @date holds both, with a slash between, where it is there. */
static void
report_exchanged (AnnalsNativeReader *self,
                  const AnnalsJsonValue *date,
                  const AnnalsJsonValue *start,
                  const AnnalsJsonValue *end)
{
  g_autofree char *first = annals_json_value_dup_string (date->kind ? date : start);
  g_autofree char *last = date->kind ? NULL : annals_json_value_dup_string (end);
  char *slash = date->kind ? strchr (first, '/') : NULL;

  if (slash != NULL)
    *slash = '\0';
  g_autofree char *shown_first = annals_text_shorten (first, ANNALS_TEXT_SHOWN);
  g_autofree char *shown_last = annals_text_shorten (slash != NULL  ? slash + 1
                                                     : last != NULL ? last
                                                                    : "",
                                                     ANNALS_TEXT_SHOWN);
  annals_native_report_format (self, ANNALS_SEVERITY_WARNING, date->kind ? date : end,
                               _ ("The end, “%s”, is before the start, “%s”; they are exchanged."),
                               shown_last, shown_first);
}

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
                            _ ("The date has no bound, so that it says nothing; it is left out."));
      return FALSE;
    }
  if (!annals_event_set_dates (event, &first, has_end ? &last : NULL))
    report_exchanged (self, date, start, end);
  self->place.member = NULL;
  return TRUE;
}

/* ---- Colours ---- */

static gboolean
is_color (const char *text)
{
  gsize length = strlen (text);

  if (text[0] != '#' || (length != 4 && length != 7))
    return FALSE;
  for (const char *digit = text + 1; *digit != '\0'; digit++)
    if (!g_ascii_isxdigit (*digit))
      return FALSE;
  return TRUE;
}

char *
annals_native_dup_color (AnnalsNativeReader *self, const AnnalsJsonValue *value)
{
  if (value->kind == ANNALS_JSON_ABSENT)
    return NULL;
  g_autofree char *text = annals_json_value_dup_string (value);
  if (is_color (text))
    return g_steal_pointer (&text);
  g_autofree char *found = annals_found_dup_words (value);
  self->place.member = "color";
  annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                               _ ("Expected a colour such as “#3584e4”, found %s; it is left out."),
                               found);
  return NULL;
}

/* ---- References ---- */

/* An id that the file uses. Where the file lists none of the kind, using it is enough. */
static guint
use_entity (AnnalsNativeReader *self, AnnalsEntityKind kind, const AnnalsJsonValue *value)
{
  g_autofree char *id = annals_json_value_dup_string (value);
  guint found = annals_document_builder_find_entity (self->builder, kind, id);
  AnnalsEntity entity = { .id = id, .title = id };

  if (found != ANNALS_NONE)
    return found;
  if (self->declared[kind])
    {
      g_autofree char *shown = annals_text_shorten (id, ANNALS_TEXT_SHOWN);
      annals_native_report_format (self, ANNALS_SEVERITY_WARNING, value,
                                   _ ("The id “%s” is not listed above; it is shown as it is."),
                                   shown);
    }
  return annals_document_builder_add_entity (self->builder, kind, &entity);
}

/* Neighbours often use the same. */
guint
annals_native_use_entity (AnnalsNativeReader *self,
                          AnnalsEntityKind kind,
                          const AnnalsJsonValue *value)
{
  AnnalsNativeUse *last = &self->last_use[kind];

  if (last->length == value->length && memcmp (last->data, value->data, value->length) == 0)
    return last->entity;
  *last = (AnnalsNativeUse){ value->data, value->length, use_entity (self, kind, value) };
  return last->entity;
}
