/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By whose clock times are told: which names there are, and how a zone is told. */
#include <string.h>

#include "core/annals-clock.h"
#include "core/annals-date.h"

#define HERE "Europe/Berlin"

static AnnalsTime
read_time (const char *text)
{
  AnnalsDate date;

  g_assert_true (annals_date_parse (text, -1, NULL, &date, NULL));
  return date.earliest;
}

/* Summer time shows in the offset, and so does a zone of half an hour, or of a town's own sun. */
static void
test_marks (void)
{
  static const struct
  {
    const char *zone, *time, *mark;
    int offset; /* seconds */
  } cases[] = {
    { "document", "2023-05-30T10:00Z", NULL, 14400 },
    { "utc", "2023-05-30T10:00Z", "UTC", 0 },
    { "local", "2023-01-30T10:00Z", "UTC+1", 3600 },
    { "local", "2023-05-30T10:00Z", "UTC+2", 7200 },
    { "local", "2023-03-26T00:59:59Z", "UTC+1", 3600 },
    { "local", "2023-03-26T01:00:00Z", "UTC+2", 7200 },
    { "local", "2023-10-29T00:59:59Z", "UTC+2", 7200 },
    { "local", "2023-10-29T01:00:00Z", "UTC+1", 3600 },
    { "Asia/Baku", "2023-05-30T10:00Z", "UTC+4", 14400 },
    { "Asia/Kolkata", "2023-05-30T10:00Z", "UTC+5:30", 19800 },
    { "America/Los_Angeles", "2023-01-30T10:00Z", "UTC−8", -28800 },
    { "America/St_Johns", "2023-01-30T10:00Z", "UTC−3:30", -12600 },
    { "Asia/Baku", "1900-01-01T00:00Z", "UTC+3:19:24", 11964 },
    { "UTC", "2023-05-30T10:00Z", "UTC", 0 },
  };
  g_autoptr (GTimeZone) own = g_time_zone_new_offset (14400);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnnalsClock) clock = annals_clock_new (cases[i].zone, own, &error);
      AnnalsTime time = read_time (cases[i].time);
      g_test_message ("%s, %s", cases[i].zone, cases[i].time);
      g_assert_no_error (error);
      g_assert_cmpstr (annals_clock_get_name (clock), ==, cases[i].zone);
      g_autofree char *mark = annals_clock_dup_mark (clock, time);
      g_assert_cmpstr (mark, ==, cases[i].mark);
      g_assert_cmpfloat (annals_zone_offset (annals_clock_get_zone (clock), time), ==,
                         cases[i].offset);
    }
}

static void
test_marks_over (void)
{
  static const struct
  {
    const char *zone, *from, *to, *mark;
  } cases[] = {
    { "document", "2023-03-26T00:00Z", "2023-03-27T00:00Z", NULL },
    { "local", "2023-03-24T23:00Z", "2023-03-25T23:00Z", "UTC+1" },
    { "local", "2023-03-25T23:00Z", "2023-03-26T22:00Z", "UTC+1/+2" },
    { "local", "2023-03-26T01:00Z", "2023-03-26T02:00Z", "UTC+2" },
    { "Europe/London", "2023-03-26T00:00Z", "2023-03-26T23:00Z", "UTC/+1" },
    { "Europe/London", "2023-10-28T23:00Z", "2023-10-30T00:00Z", "UTC+1/UTC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnalsClock) clock = annals_clock_new (cases[i].zone, NULL, NULL);
      g_autofree char *mark = annals_clock_dup_mark_over (
          clock, (AnnalsSpan){ read_time (cases[i].from), read_time (cases[i].to) });
      g_assert_cmpstr (mark, ==, cases[i].mark);
    }
}

static void
test_unknown (void)
{
  static const char *const names[] = { "",      "Mars/Base", "UTC+4:xx", "\xff", "Document",
                                       "UTC+5", "UTC-3:30",  "GMT+4",    "XYZ5" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (annals_clock_new (names[i], NULL, &error));
      g_assert_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_ZONE);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* NULL is the clock of UTC, and a document's own. */
static void
test_none (void)
{
  g_assert_null (annals_clock_get_zone (NULL));
  g_assert_null (annals_clock_dup_mark (NULL, 0));
  g_assert_cmpstr (annals_clock_get_name (NULL), ==, ANNALS_CLOCK_DOCUMENT);
}

static void
test_names (void)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GTimeZone) rule = g_time_zone_new_offset (3600);
  g_autofree char *own = annals_zone_dup_name (here);
  g_autofree char *utc = annals_zone_dup_name (NULL);
  g_autofree char *none = annals_zone_dup_name (rule);

  g_assert_cmpstr (own, ==, HERE);
  g_assert_cmpstr (utc, ==, "UTC");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", HERE, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/marks", test_marks);
  g_test_add_func ("/clock/marks-over", test_marks_over);
  g_test_add_func ("/clock/unknown", test_unknown);
  g_test_add_func ("/clock/none", test_none);
  g_test_add_func ("/clock/names", test_names);
  return g_test_run ();
}
