/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-date.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *earliest, *latest; /* half-open, as year-month-day, or seconds after "@" */
  AnnalsPrecision precision;
  guint flags;
} Good;

#define U ANNALS_DATE_UNCERTAIN
#define A ANNALS_DATE_APPROXIMATE
#define T ANNALS_DATE_TIMED
#define X ANNALS_DATE_UNSPECIFIED

static const Good good[] = {
  { "1985", "1985-1-1", "1986-1-1", ANNALS_PRECISION_YEAR, 0 },
  { "0000", "0-1-1", "1-1-1", ANNALS_PRECISION_YEAR, 0 },
  { "-0490", "-490-1-1", "-489-1-1", ANNALS_PRECISION_YEAR, 0 },
  { "1985-04", "1985-4-1", "1985-5-1", ANNALS_PRECISION_MONTH, 0 },
  { "1985-12", "1985-12-1", "1986-1-1", ANNALS_PRECISION_MONTH, 0 },
  { "2024-02-29", "2024-2-29", "2024-3-1", ANNALS_PRECISION_DAY, 0 },
  { "-0490-08-12", "-490-8-12", "-490-8-13", ANNALS_PRECISION_DAY, 0 },
  { "1984?", "1984-1-1", "1985-1-1", ANNALS_PRECISION_YEAR, U },
  { "2004-06~", "2004-6-1", "2004-7-1", ANNALS_PRECISION_MONTH, A },
  { "2004-06-11%", "2004-6-11", "2004-6-12", ANNALS_PRECISION_DAY, U | A },
  { "2001-21", "2001-3-1", "2001-6-1", ANNALS_PRECISION_SEASON, 0 },
  { "2001-22", "2001-6-1", "2001-9-1", ANNALS_PRECISION_SEASON, 0 },
  { "2001-23", "2001-9-1", "2001-12-1", ANNALS_PRECISION_SEASON, 0 },
  { "2001-24", "2001-12-1", "2002-3-1", ANNALS_PRECISION_SEASON, 0 },
  { "198X", "1980-1-1", "1990-1-1", ANNALS_PRECISION_DECADE, X },
  { "19XX", "1900-1-1", "2000-1-1", ANNALS_PRECISION_CENTURY, X },
  { "1XXX", "1000-1-1", "2000-1-1", ANNALS_PRECISION_MILLENNIUM, X },
  { "-019X", "-199-1-1", "-189-1-1", ANNALS_PRECISION_DECADE, X },
  { "198X~", "1980-1-1", "1990-1-1", ANNALS_PRECISION_DECADE, A | X },
  { "Y17000", "17000-1-1", "17001-1-1", ANNALS_PRECISION_YEAR, 0 },
  { "Y-13800000000", "-13800000000-1-1", "-13799999999-1-1", ANNALS_PRECISION_EON, 0 },
  { "Y100000000000", "100000000000-1-1", "100000000001-1-1", ANNALS_PRECISION_EON, 0 },
  { "2023-05-30T14", "@1685455200", "@1685458800", ANNALS_PRECISION_HOUR, T },
  { "2023-05-30T14:04", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T14:04:05", "@1685455445", "@1685455446", ANNALS_PRECISION_SECOND, T },
  { "2023-05-30T14:04:05Z", "@1685455445", "@1685455446", ANNALS_PRECISION_SECOND, T },
  { "2023-05-30t14:04:05z", "@1685455445", "@1685455446", ANNALS_PRECISION_SECOND, T },
  { "2023-05-30 14:04", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T18:04+04:00", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T18:04+0400", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T18:04+04", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T09:34-04:30", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T18:04[Asia/Baku]", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T14:04Z[Asia/Baku]", "@1685455440", "@1685455500", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T14:04:05.25", "@1685455445.25", "@1685455445.250001", ANNALS_PRECISION_FRACTION,
    T },
  { "2023-05-30T14:04:05,25", "@1685455445.25", "@1685455445.250001", ANNALS_PRECISION_FRACTION,
    T },
  { "2023-05-30T24:00", "@1685491200", "@1685491260", ANNALS_PRECISION_MINUTE, T },
  { "2016-12-31T23:59:60Z", "@1483228800", "@1483228801", ANNALS_PRECISION_SECOND, T },
  { "2023-05-30T14.5", "@1685457000", "@1685457360", ANNALS_PRECISION_MINUTE, T },
  { "2023-05-30T14:04.5Z", "@1685455470", "@1685455476", ANNALS_PRECISION_SECOND, T },
  { "2023-05-30T14,25+04", "@1685441700", "@1685441736", ANNALS_PRECISION_SECOND, T },
  { "..", NULL, NULL, ANNALS_PRECISION_DAY, ANNALS_DATE_OPEN },
  { "", NULL, NULL, ANNALS_PRECISION_DAY, ANNALS_DATE_UNKNOWN },
};

static AnnalsTime
to_time (const char *text)
{
  AnnalsCivil civil = { 0 };
  char *end;

  if (*text == '@')
    return g_ascii_strtod (text + 1, NULL);
  civil.year = g_ascii_strtoll (text, &end, 10);
  civil.month = (int) g_ascii_strtoll (end + 1, &end, 10);
  civil.day = (int) g_ascii_strtoll (end + 1, NULL, 10);
  return annals_civil_to_time (&civil);
}

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      AnnalsDate date;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", good[i].text);
      g_assert_true (annals_date_parse (good[i].text, -1, NULL, &date, &error));
      g_assert_no_error (error);
      g_assert_cmpint (date.precision, ==, good[i].precision);
      g_assert_cmpint (date.flags, ==, good[i].flags);
      if (good[i].earliest == NULL)
        continue;
      g_assert_cmpfloat (date.earliest, ==, to_time (good[i].earliest));
      g_assert_cmpfloat_with_epsilon (date.latest, to_time (good[i].latest), 1e-6);
    }
}

static const struct
{
  const char *text;
  AnnalsDateError code;
  const char *message; /* part of it */
} bad[] = {
  { "x", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "8", ANNALS_DATE_ERROR_SYNTAX, "four digits" },
  { "85-04", ANNALS_DATE_ERROR_SYNTAX, "four digits" },
  { "19850", ANNALS_DATE_ERROR_SYNTAX, "begins with Y" },
  { "1985-", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "1985-4", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "2003-02-3X", ANNALS_DATE_ERROR_RANGE, "28 days" },
  { "1985-42", ANNALS_DATE_ERROR_RANGE, "21 to 41" },
  { "1950S", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "1950S0", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "Y1E99", ANNALS_DATE_ERROR_RANGE, "100 thousand million" },
  { "1985-13", ANNALS_DATE_ERROR_RANGE, "01 to 12" },
  { "1985-00", ANNALS_DATE_ERROR_RANGE, "01 to 12" },
  { "2023-02-29", ANNALS_DATE_ERROR_RANGE, "28 days" },
  { "2023-04-31", ANNALS_DATE_ERROR_RANGE, "30 days" },
  { "2023-04-00", ANNALS_DATE_ERROR_RANGE, "30 days" },
  { "2023-04-1", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "2023-04-10x", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "2023-04-10T", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "2023-04-10T25:00", ANNALS_DATE_ERROR_RANGE, "24:00" },
  { "2023-04-10T24:01", ANNALS_DATE_ERROR_RANGE, "24:00" },
  { "2023-04-10T10:60", ANNALS_DATE_ERROR_RANGE, "24:00" },
  { "2023-04-10T10:00:61", ANNALS_DATE_ERROR_RANGE, "24:00" },
  { "2023-04-10T10:00:00.", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "2023-04-10T10:00+19:00", ANNALS_DATE_ERROR_RANGE, "18:00" },
  { "2023-04-10T10:00[Mars/Olympus]", ANNALS_DATE_ERROR_ZONE, "Asia/Baku" },
  { "2023-04-10T10:00[Asia/Baku", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "Y", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "Y100000000001", ANNALS_DATE_ERROR_RANGE, "100 thousand million" },
  { "Y-99999999999999999999", ANNALS_DATE_ERROR_RANGE, "100 thousand million" },
  { "2004-06?~", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "May 30, 2023", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "[]", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "[1667,x]", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "[[1667]]", ANNALS_DATE_ERROR_SYNTAX, "expected" },
  { "30.05.2023", ANNALS_DATE_ERROR_SYNTAX, "four digits" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      AnnalsDate date;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", bad[i].text);
      g_assert_false (annals_date_parse (bad[i].text, -1, NULL, &date, &error));
      g_assert_error (error, ANNALS_DATE_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

static void
test_intervals (void)
{
  static const struct
  {
    const char *text, *start, *end; /* of the bounds; NULL: open or unknown */
  } cases[] = {
    { "2023-05-30/2023-05-31", "2023-5-30", "2023-6-1" },
    { "2023-05-30/31", "2023-5-30", "2023-6-1" },
    { "2023-05/06", "2023-5-1", "2023-7-1" },
    { "2023-05-30/06-02", "2023-5-30", "2023-6-3" },
    { "1984/2004-06", "1984-1-1", "2004-7-1" },
    { "2004-06/..", "2004-6-1", NULL },
    { "../2004-06", NULL, "2004-7-1" },
    { "2004-06/", "2004-6-1", NULL },
    { "/2004-06", NULL, "2004-7-1" },
    { "1985", "1985-1-1", "1986-1-1" },
    { "2023-05-30T10:00[Asia/Baku]/2023-05-31", "@1685426400", "2023-6-1" },
    { "2023-05-30T10:00[Asia/Baku]", "@1685426400", "@1685426460" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsDate start, end;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_true (annals_date_parse_interval (cases[i].text, -1, NULL, &start, &end, &error));
      /* Of these a lone date is known by its like bounds. */
      g_assert_cmpint (annals_date_find_slash (cases[i].text, -1) != NULL, ==,
                       memcmp (&start, &end, sizeof start) != 0);
      if (cases[i].start != NULL)
        g_assert_cmpfloat (start.earliest, ==, to_time (cases[i].start));
      else
        g_assert_true (start.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN));
      if (cases[i].end != NULL)
        g_assert_cmpfloat (end.latest, ==, to_time (cases[i].end));
      else
        g_assert_true (end.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN));
    }
}

static void
test_bad_intervals (void)
{
  static const char *const texts[] = { "/", "../..", "../", "1984/x", "x/1984", "1984/1985/1986" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AnnalsDate start, end;
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", texts[i]);
      g_assert_false (annals_date_parse_interval (texts[i], -1, NULL, &start, &end, &error));
      g_assert_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX);
    }
}

/* A zone shifts times of day, and never a date without one. */
static void
test_zone (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (4 * 3600);
  AnnalsDate date;

  g_assert_true (annals_date_parse ("2023-05-30", -1, zone, &date, NULL));
  g_assert_cmpfloat (date.earliest, ==, 1685404800);
  g_assert_true (annals_date_parse ("2023-05-30T18:04:05", -1, zone, &date, NULL));
  g_assert_cmpfloat (date.earliest, ==, 1685455445);
}

/* No byte sequence crashes, and a refusal is always in valid UTF-8. */
static void
test_random (void)
{
  static const char alphabet[] = "0123456789-XY?~%/.[]TZ:+,\xff\xd7\xa9\n";
  GRand *rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 50000; i++)
    {
      char text[24];
      AnnalsDate start, end;
      g_autoptr (GError) error = NULL;
      gssize length = g_rand_int_range (rand, 0, sizeof text);
      for (gssize j = 0; j < length; j++)
        text[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet)];
      if (!annals_date_parse_interval (text, length, NULL, &start, &end, &error))
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  g_rand_free (rand);
}

static void
test_names (void)
{
  g_assert_cmpstr (annals_precision_to_string (ANNALS_PRECISION_EON), ==, "eon");
  g_assert_cmpstr (annals_precision_to_string (ANNALS_PRECISION_FRACTION), ==, "fraction");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/good", test_good);
  g_test_add_func ("/date/bad", test_bad);
  g_test_add_func ("/date/intervals", test_intervals);
  g_test_add_func ("/date/bad-intervals", test_bad_intervals);
  g_test_add_func ("/date/zone", test_zone);
  g_test_add_func ("/date/random", test_random);
  g_test_add_func ("/date/names", test_names);
  return g_test_run ();
}
