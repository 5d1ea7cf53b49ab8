/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The examples of the Extended Date/Time Format's specification (Library of Congress, 4 February
 * 2019; ISO 8601-2:2019), in its order, and what must be refused.
 *
 * edtf.js 4.11.1 has the same bounds, but for these, on purpose: its seasons are quarters, its sets
 * end where their last range starts, it leaves out significant digits, knows no year past 271821,
 * shifts 29 February of years that lack it to 1 March, takes an end that is unknown for null, and
 * counts a negative century forwards. */
#include <string.h>

#include "core/annals-document.h"

/* What `annals date` prints: both bounds inclusive, ".." where there is none. */
typedef struct
{
  const char *text;
  const char *earliest, *latest;
  const char *precision;
  const char *qualifiers;
} Example;

static const Example examples[] = {
  /* Level 0: date */
  { "1985-04-12", "1985-04-12", "1985-04-12", "day", "" },
  { "1985-04", "1985-04-01", "1985-04-30", "month", "" },
  { "1985", "1985-01-01", "1985-12-31", "year", "" },
  /* Level 0: date and time */
  { "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "second", "" },
  { "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30Z", "second", "" },
  { "1985-04-12T23:20:30-04", "1985-04-13T03:20:30Z", "1985-04-13T03:20:30Z", "second", "" },
  { "1985-04-12T23:20:30+04:30", "1985-04-12T18:50:30Z", "1985-04-12T18:50:30Z", "second", "" },
  /* Level 0: time interval */
  { "1964/2008", "1964-01-01", "2008-12-31", "year", "" },
  { "2004-06/2006-08", "2004-06-01", "2006-08-31", "month", "" },
  { "2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "day", "" },
  { "2004-02-01/2005-02", "2004-02-01", "2005-02-28", "month", "" },
  { "2004-02-01/2005", "2004-02-01", "2005-12-31", "year", "" },
  { "2005/2006-02", "2005-01-01", "2006-02-28", "year", "" },
  /* Level 1: letter-prefixed calendar year */
  { "Y170000002", "+170000002-01-01", "+170000002-12-31", "year", "" },
  { "Y-170000002", "-170000002-01-01", "-170000002-12-31", "year", "" },
  /* Level 1: seasons */
  { "2001-21", "2001-03-01", "2001-05-31", "season", "" },
  { "2001-22", "2001-06-01", "2001-08-31", "season", "" },
  { "2001-23", "2001-09-01", "2001-11-30", "season", "" },
  { "2001-24", "2001-12-01", "2002-02-28", "season", "" },
  /* Level 1: qualification of a date */
  { "1984?", "1984-01-01", "1984-12-31", "year", "uncertain" },
  { "2004-06~", "2004-06-01", "2004-06-30", "month", "approximate" },
  { "2004-06-11%", "2004-06-11", "2004-06-11", "day", "uncertain,approximate" },
  /* Level 1: unspecified digits from the right */
  { "201X", "2010-01-01", "2019-12-31", "decade", "unspecified" },
  { "20XX", "2000-01-01", "2099-12-31", "century", "unspecified" },
  { "2004-XX", "2004-01-01", "2004-12-31", "year", "unspecified" },
  { "1985-04-XX", "1985-04-01", "1985-04-30", "month", "unspecified" },
  { "1985-XX-XX", "1985-01-01", "1985-12-31", "year", "unspecified" },
  /* Level 1: extended interval, open and unknown */
  { "1985-04-12/..", "1985-04-12", "..", "day", "open" },
  { "1985-04/..", "1985-04-01", "..", "month", "open" },
  { "1985/..", "1985-01-01", "..", "year", "open" },
  { "../1985-04-12", "..", "1985-04-12", "day", "open" },
  { "../1985-04", "..", "1985-04-30", "month", "open" },
  { "../1985", "..", "1985-12-31", "year", "open" },
  { "1985-04-12/", "1985-04-12", "..", "day", "unknown" },
  { "1985-04/", "1985-04-01", "..", "month", "unknown" },
  { "1985/", "1985-01-01", "..", "year", "unknown" },
  { "/1985-04-12", "..", "1985-04-12", "day", "unknown" },
  { "/1985-04", "..", "1985-04-30", "month", "unknown" },
  { "/1985", "..", "1985-12-31", "year", "unknown" },
  /* Level 1: extended interval, qualified */
  { "1984~/2004-06", "1984-01-01", "2004-06-30", "year", "approximate" },
  { "1984/2004-06~", "1984-01-01", "2004-06-30", "year", "approximate" },
  { "1984~/2004~", "1984-01-01", "2004-12-31", "year", "approximate" },
  { "1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "day", "uncertain,approximate" },
  { "1984-06-02?/..", "1984-06-02", "..", "day", "uncertain,open" },
  { "1984?/2004%", "1984-01-01", "2004-12-31", "year", "uncertain,approximate" },
  { "../2004-08-08~", "..", "2004-08-08", "day", "approximate,open" },
  { "1984-06-02~/", "1984-06-02", "..", "day", "approximate,unknown" },
  /* Level 1: negative calendar year */
  { "-1985", "-1985-01-01", "-1985-12-31", "year", "" },
  { "-0490", "-0490-01-01", "-0490-12-31", "year", "" },
  { "0000", "0000-01-01", "0000-12-31", "year", "" },
  /* Level 2: exponential year */
  { "Y-17E7", "-170000000-01-01", "-170000000-12-31", "eon", "" },
  { "Y17E8", "+1700000000-01-01", "+1700000000-12-31", "eon", "" },
  /* Level 2: significant digits */
  { "1950S2", "1900-01-01", "1999-12-31", "century", "approximate" },
  { "1950S3", "1950-01-01", "1959-12-31", "decade", "approximate" },
  { "Y171010000S3", "+171000000-01-01", "+171999999-12-31", "eon", "approximate" },
  { "Y3388E2S3", "+338000-01-01", "+338999-12-31", "millennium", "approximate" },
  { "-1950S2", "-1999-01-01", "-1900-12-31", "century", "approximate" },
  /* Level 2: sub-year groupings; a season of December ends in the next year */
  { "2001-25", "2001-03-01", "2001-05-31", "season", "" },
  { "2001-26", "2001-06-01", "2001-08-31", "season", "" },
  { "2001-27", "2001-09-01", "2001-11-30", "season", "" },
  { "2003-28", "2003-12-01", "2004-02-29", "season", "" },
  { "2001-29", "2001-09-01", "2001-11-30", "season", "" },
  { "2001-30", "2001-12-01", "2002-02-28", "season", "" },
  { "2001-31", "2001-03-01", "2001-05-31", "season", "" },
  { "2001-32", "2001-06-01", "2001-08-31", "season", "" },
  { "2001-33", "2001-01-01", "2001-03-31", "season", "" },
  { "2001-34", "2001-04-01", "2001-06-30", "season", "" },
  { "2001-35", "2001-07-01", "2001-09-30", "season", "" },
  { "2001-36", "2001-10-01", "2001-12-31", "season", "" },
  { "2001-37", "2001-01-01", "2001-04-30", "season", "" },
  { "2001-38", "2001-05-01", "2001-08-31", "season", "" },
  { "2001-39", "2001-09-01", "2001-12-31", "season", "" },
  { "2001-40", "2001-01-01", "2001-06-30", "season", "" },
  { "2001-41", "2001-07-01", "2001-12-31", "season", "" },
  { "2001-21?", "2001-03-01", "2001-05-31", "season", "uncertain" },
  /* Level 2: set representation */
  { "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "year", "one-of" },
  { "[..1760-12-03]", "..", "1760-12-03", "day", "one-of,open" },
  { "[1760-12..]", "1760-12-01", "..", "month", "one-of,open" },
  { "[1760-01,1760-02,1760-12..]", "1760-01-01", "..", "month", "one-of,open" },
  { "[1667,1760-12]", "1667-01-01", "1760-12-31", "year", "one-of" },
  { "[..1984]", "..", "1984-12-31", "year", "one-of,open" },
  { "{1667,1668,1670..1672}", "1667-01-01", "1672-12-31", "year", "all-of" },
  { "{1960,1961-12}", "1960-01-01", "1961-12-31", "year", "all-of" },
  { "{..1984}", "..", "1984-12-31", "year", "all-of,open" },
  { "{..1983-12-31,1984-10-10..1984-11-01}", "..", "1984-11-01", "day", "all-of,open" },
  { "[1667, 1668~]", "1667-01-01", "1668-12-31", "year", "approximate,one-of" },
  /* Level 2: qualification of groups and of components */
  { "2004-06~-11", "2004-06-11", "2004-06-11", "day", "approximate" },
  { "2004?-06-11", "2004-06-11", "2004-06-11", "day", "uncertain" },
  { "?2004-06-~11", "2004-06-11", "2004-06-11", "day", "uncertain,approximate" },
  { "2004-%06-11", "2004-06-11", "2004-06-11", "day", "uncertain,approximate" },
  { "1985-04?", "1985-04-01", "1985-04-30", "month", "uncertain" },
  { "%2001-06", "2001-06-01", "2001-06-30", "month", "uncertain,approximate" },
  /* Level 2: unspecified digits */
  { "156X-12-25", "1560-12-25", "1569-12-25", "decade", "unspecified" },
  { "15XX-12-25", "1500-12-25", "1599-12-25", "century", "unspecified" },
  { "15XX-12-XX", "1500-12-01", "1599-12-31", "century", "unspecified" },
  { "XXXX-12-XX", "0000-12-01", "9999-12-31", "millennium", "unspecified" },
  { "1XXX-XX", "1000-01-01", "1999-12-31", "millennium", "unspecified" },
  { "1XXX-12", "1000-12-01", "1999-12-31", "millennium", "unspecified" },
  { "1984-1X", "1984-10-01", "1984-12-31", "year", "unspecified" },
  { "-1XXX", "-1999-01-01", "-1000-12-31", "millennium", "unspecified" },
  { "-019X~", "-0199-01-01", "-0190-12-31", "decade", "approximate,unspecified" },
  { "XXXX-02-29", "0000-02-29", "9996-02-29", "millennium", "unspecified" },
  { "190X-02-29", "1904-02-29", "1908-02-29", "decade", "unspecified" },
  { "2023-XX-31", "2023-01-31", "2023-12-31", "year", "unspecified" },
  { "2023-0X-3X", "2023-01-30", "2023-09-30", "year", "unspecified" },
  { "X9X9", "0909-01-01", "9999-12-31", "millennium", "unspecified" },
  /* Level 2: interval */
  { "2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", "day", "approximate" },
  { "2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", "month", "unspecified" },
  /* ISO 8601-2, 4.7: decades and centuries by their digits */
  { "201", "2010-01-01", "2019-12-31", "decade", "" },
  { "20", "2000-01-01", "2099-12-31", "century", "" },
  { "156~", "1560-01-01", "1569-12-31", "decade", "approximate" },
  { "-12", "-1299-01-01", "-1200-12-31", "century", "" },
  { "12/13", "1200-01-01", "1399-12-31", "century", "" },
  /* Beyond: seasons in intervals, times with fractions and zones, ends that are cut short */
  { "2001-21/2003-22", "2001-03-01", "2003-08-31", "season", "" },
  { "2001-21/..", "2001-03-01", "..", "season", "open" },
  { "2023-05-30T14.5Z", "2023-05-30T14:30:00Z", "2023-05-30T14:35:59Z", "minute", "" },
  { "2023-05-30T18:04[Asia/Baku]", "2023-05-30T14:04:00Z", "2023-05-30T14:04:59Z", "minute", "" },
  { "2023-05-30T18:04+04:00/2023-05-31", "2023-05-30T14:04:00Z", "2023-05-31", "day", "" },
  { "2023-05-30/31", "2023-05-30", "2023-05-31", "day", "" },
  { "Y-13800000000", "-13800000000-01-01", "-13800000000-12-31", "eon", "" },
  { "Y-1E11", "-100000000000-01-01", "-100000000000-12-31", "eon", "" },
};

static AnnalsTime
read_bound (const char *text, gboolean past)
{
  AnnalsCivil civil = { 0 };
  char *at;

  civil.year = g_ascii_strtoll (text, &at, 10);
  civil.month = (int) g_ascii_strtoll (at + 1, &at, 10);
  civil.day = (int) g_ascii_strtoll (at + 1, &at, 10);
  if (*at != 'T')
    {
      /* Whole days are counted as integers: a double of deep time cannot add one. */
      gint64 days = annals_days_from_civil (civil.year, civil.month, civil.day) + past;
      annals_civil_from_days (days, &civil.year, &civil.month, &civil.day);
      return annals_civil_to_time (&civil);
    }
  civil.hour = (int) g_ascii_strtoll (at + 1, &at, 10);
  civil.minute = (int) g_ascii_strtoll (at + 1, &at, 10);
  civil.second = g_ascii_strtod (at + 1, NULL);
  return annals_civil_to_time (&civil) + past;
}

static void
test_examples (void)
{
  const guint no_start = ANNALS_EVENT_OPEN_START | ANNALS_EVENT_UNKNOWN_START;
  const guint no_end = ANNALS_EVENT_OPEN_END | ANNALS_EVENT_UNKNOWN_END;

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const Example *example = &examples[i];
      AnnalsDate start, end;
      AnnalsEvent event = { 0 };
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", example->text);
      annals_date_parse_interval (example->text, -1, NULL, &start, &end, &error);
      g_assert_no_error (error);
      g_assert_true (annals_event_set_dates (&event, &start, &end));
      g_autofree char *qualifiers = annals_date_flags_to_string (start.flags | end.flags);
      g_assert_cmpstr (qualifiers, ==, example->qualifiers);
      g_assert_cmpstr (annals_precision_to_string (
                           (AnnalsPrecision) MIN (event.start_precision, event.end_precision)),
                       ==, example->precision);
      g_assert_cmpint ((event.flags & no_start) != 0, ==, g_str_equal (example->earliest, ".."));
      g_assert_cmpint ((event.flags & no_end) != 0, ==, g_str_equal (example->latest, ".."));
      if (!(event.flags & no_start))
        g_assert_cmpfloat (event.start, ==, read_bound (example->earliest, FALSE));
      if (!(event.flags & no_end))
        g_assert_cmpfloat (event.end, ==, read_bound (example->latest, TRUE));
    }
}

#define SYNTAX ANNALS_DATE_ERROR_SYNTAX
#define RANGE ANNALS_DATE_ERROR_RANGE

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    AnnalsDateError code;
  } cases[] = {
    /* No such day or time */
    { "2004-13", RANGE },
    { "2004-00", RANGE },
    { "2004-42", RANGE },
    { "2004-20", RANGE },
    { "2004-2X", RANGE },
    { "2004-02-30", RANGE },
    { "2003-02-29", RANGE },
    { "1900-02-29", RANGE },
    { "2004-04-31", RANGE },
    { "2004-01-00", RANGE },
    { "XXXX-02-30", RANGE },
    { "156X-1X-32", RANGE },
    { "1985-04-12T24:01", RANGE },
    { "1985-04-12T24:00:01", RANGE },
    { "1985-04-12T23:60", RANGE },
    { "1985-04-12T23:20:30+19", RANGE },
    { "Y100000000001", RANGE },
    { "Y-2E11", RANGE },
    { "-0000", RANGE },
    /* Years */
    { "Y-", SYNTAX },
    { "Y", SYNTAX },
    { "Y2004", SYNTAX },
    { "Y17E", SYNTAX },
    { "17E7", SYNTAX },
    { "Y17000-05", SYNTAX },
    { "12345", SYNTAX },
    { "+2004", SYNTAX },
    { "2004S", SYNTAX },
    { "20X", SYNTAX },
    { "2X", SYNTAX },
    { "201-04", SYNTAX },
    { "1984/85", SYNTAX },
    /* Months, days and seasons */
    { "2004-6", SYNTAX },
    { "2004-06-1", SYNTAX },
    { "2004-06-", SYNTAX },
    { "200406", SYNTAX },
    { "20040611", SYNTAX },
    { "2001-21-11", SYNTAX },
    { "2001-21T10:00", SYNTAX },
    { "2004-06T10:00", SYNTAX },
    { "2004-06-XXT10:00", SYNTAX },
    { "2004/06/11", SYNTAX },
    /* Qualifiers */
    { "2004??", SYNTAX },
    { "2004?~", SYNTAX },
    { "?", SYNTAX },
    { "200?4", SYNTAX },
    { "2004-06-11?x", SYNTAX },
    { "1984?/x", SYNTAX },
    { "~~2004", SYNTAX },
    /* Sets */
    { "{}", SYNTAX },
    { "[]", SYNTAX },
    { "[..]", SYNTAX },
    { "{1667", SYNTAX },
    { "[1667,1668}", SYNTAX },
    { "{1667]", SYNTAX },
    { "1667]", SYNTAX },
    { "[1667,]", SYNTAX },
    { "[,1667]", SYNTAX },
    { "[1667,,1668]", SYNTAX },
    { "[1672..1670]", SYNTAX },
    { "[{1667}]", SYNTAX },
    { "[1667/1668]", SYNTAX },
    { "1667..1668", SYNTAX },
    /* Intervals */
    { "", SYNTAX },
    { "..", SYNTAX },
    { "/", SYNTAX },
    { "../..", SYNTAX },
    { "/..", SYNTAX },
    { "1964/2008/2010", SYNTAX },
    { "1964-2008", RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsDate start, end;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_false (annals_date_parse_interval (cases[i].text, -1, NULL, &start, &end, &error));
      g_assert_error (error, ANNALS_DATE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, "is no date"));
    }
}

/* An interval that ends before it starts is told apart from one that does not. */
static void
test_swapped (void)
{
  static const char *const texts[] = { "2008/1964", "2004-07/2004-06", "-0400/-0490", "20/19" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AnnalsDate start, end;
      AnnalsEvent event = { 0 };
      g_assert_true (annals_date_parse_interval (texts[i], -1, NULL, &start, &end, NULL));
      g_assert_false (annals_event_set_dates (&event, &start, &end));
      g_assert_cmpfloat (event.start, <, event.end);
    }
}

static void
check_date (const AnnalsDate *date)
{
  if (!(date->flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)))
    g_assert_cmpfloat (date->earliest, <, date->latest);
  g_assert_nonnull (annals_precision_to_string (date->precision));
}

/* Whatever the bytes: no crash, ordered bounds, and a reason in valid UTF-8. Examples with a byte
 * or two changed come further than random ones. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789-XYES?~%/.[]{},TZ:+ ";
  GRand *rand = g_rand_new_with_seed (8601);
  guint n_read = 0;

  for (guint i = 0; i < 100000; i++)
    {
      const char *model =
          examples[(guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (examples))].text;
      char text[48];
      AnnalsDate start, end;
      g_autoptr (GError) error = NULL;
      gsize length = g_strlcpy (text, model, sizeof text);
      for (guint j = i % 4; j > 0; j--)
        text[(guint) g_rand_int_range (rand, 0, (gint32) length)] =
            alphabet[(guint) g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      if (!annals_date_parse_interval (text, (gssize) length, NULL, &start, &end, &error))
        {
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      g_assert_no_error (error);
      check_date (&start);
      check_date (&end);
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 25000);
  g_rand_free (rand);
}

/* What is written more finely lies within what is written more coarsely. */
static void
test_nested (void)
{
  static const char *const chains[][6] = {
    { "20", "202", "2023", "2023-21", "2023-05", "2023-05-30" },
    { "20XX", "202X", "2023", "2023-38", "2023-05-XX", "2023-05-30" },
    { "2XXX", "20XX", "202X-XX", "2023-XX-XX", "2023-0X", "2023-05-3X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    for (guint j = 1; j < G_N_ELEMENTS (chains[i]); j++)
      {
        AnnalsDate outer, inner;
        g_test_message ("%s in %s", chains[i][j], chains[i][j - 1]);
        g_assert_true (annals_date_parse (chains[i][j - 1], -1, NULL, &outer, NULL));
        g_assert_true (annals_date_parse (chains[i][j], -1, NULL, &inner, NULL));
        g_assert_cmpfloat (outer.earliest, <=, inner.earliest);
        g_assert_cmpfloat (outer.latest, >=, inner.latest);
        g_assert_cmpint (outer.precision, <=, inner.precision);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edtf/examples", test_examples);
  g_test_add_func ("/edtf/refused", test_refused);
  g_test_add_func ("/edtf/swapped", test_swapped);
  g_test_add_func ("/edtf/random", test_random);
  g_test_add_func ("/edtf/nested", test_nested);
  return g_test_run ();
}
