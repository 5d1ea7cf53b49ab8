/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people and programs write them, told in EDTF. */
#include "core/annals-date.h"
#include "formats/annals-web-date.h"

/* NULL for @start: it is no date. A note is said of what could be meant otherwise. */
static const struct
{
  const char *text, *start, *end;
  gboolean noted;
} cases[] = {
  /* As they are */
  { "1999-12-25", "1999-12-25", NULL, FALSE },
  { "1984?", "1984?", NULL, FALSE },
  { "2001-21", "2001-21", NULL, FALSE },
  { "-0043", "-0043", NULL, FALSE },
  { "1999-12-25T10:00:00.000Z", "1999-12-25T10:00:00.000Z", NULL, FALSE },
  { "1999-12-25T10:00:00+0200", "1999-12-25T10:00:00+0200", NULL, FALSE },
  /* What has only days writes midnight */
  { "1999-12-25T00:00:00.000Z", "1999-12-25", NULL, FALSE },
  { "1999-12-25 00:00:00", "1999-12-25", NULL, FALSE },
  /* Numbers */
  { "1999", "1999", NULL, FALSE },
  { "490", "0490", NULL, FALSE },
  { "490?", "0490?", NULL, FALSE },
  { "-490", "-0490", NULL, TRUE },
  { "19991225", "1999-12-25", NULL, FALSE },
  { "19991225T100000Z", "1999-12-25T10:00:00Z", NULL, FALSE },
  { "20230530083000", "2023-05-30T08:30:00", NULL, FALSE },
  { "1224043200000", "2008-10-15T04:00Z", NULL, FALSE },
  { "-62135596800000", "0001-01-01", NULL, FALSE },
  { "946118400", "1999-12-25T10:40Z", NULL, TRUE },

  { "1583190480000000", "2020-03-02T23:08Z", NULL, TRUE },
  { "1583190480000000000", "2020-03-02T23:08Z", NULL, TRUE },
  { "36519", "1999-12-25", NULL, TRUE },
  { "1945.5", "1945", NULL, TRUE },
  { "/Date(1224043200000)/", "2008-10-15T04:00Z", NULL, FALSE },
  { "/Date(1224043200000+0200)/", "2008-10-15T04:00Z", NULL, FALSE },
  { "Date(2011, 11, 10)", "2011-12-10", NULL, FALSE },
  { "1999-W52", "1999-12-27", "2000-01-02", FALSE },
  /* Numbers with marks between */
  { "2011,12,10", "2011-12-10", NULL, FALSE },
  { "2011,12", "2011-12", NULL, FALSE },
  { "2011,12,10,07,02,10", "2011-12-10T07:02:10", NULL, FALSE },
  { "2012,3,5 10:30", "2012-03-05T10:30", NULL, FALSE },
  { "2011/1/5", "2011-01-05", NULL, FALSE },
  { "2011-1-5", "2011-01-05", NULL, FALSE },
  { "1999.12.25", "1999-12-25", NULL, FALSE },
  { "25.12.1999", "1999-12-25", NULL, FALSE },
  { "1.5.2020", "2020-05-01", NULL, FALSE },
  { "12/25/1999", "1999-12-25", NULL, FALSE },
  { "25/12/1999", "1999-12-25", NULL, FALSE },
  { "3/4/1999", "1999-03-04", NULL, TRUE },
  { "5/3/21", "2021-05-03", NULL, TRUE },
  { "12/1999", "1999-12", NULL, FALSE },
  { "1999-12-00", "1999-12", NULL, FALSE },
  { "1999-00-00", "1999", NULL, FALSE },
  { "1999-02-31", "1999-02", NULL, TRUE },
  { "0000-00-00", NULL, NULL, FALSE },
  { "1999-12-25 10:00", "1999-12-25 10:00", NULL, FALSE },
  { "1999-12-25 10:00:05 UTC", "1999-12-25T10:00:05Z", NULL, FALSE },
  { "12/25/1999 9:30 PM", "1999-12-25T21:30", NULL, FALSE },
  /* JavaScript's, and words */
  { "May 28 2006 09:00:00 GMT", "2006-05-28T09:00Z", NULL, FALSE },
  { "Thu Jun 01 2006 00:00:00 GMT-0600", "2006-06-01T00:00-06:00", NULL, FALSE },
  { "Sun Apr 20 2014 02:00:00 GMT+0200 (CEST)", "2014-04-20T02:00+02:00", NULL, FALSE },
  { "Sat, 20 Nov 1963 12:00:00 GMT", "1963-11-20T12:00Z", NULL, FALSE },
  { "28th of May 2006", "2006-05-28", NULL, FALSE },
  { "Dec. 25, 1999", "1999-12-25", NULL, FALSE },
  { "25-Dec-1999", "1999-12-25", NULL, FALSE },
  { "2020-May-05", "2020-05-05", NULL, FALSE },
  { "Dec 1999", "1999-12", NULL, FALSE },
  { "10:30pm, 3 May 2021", "2021-05-03T22:30", NULL, FALSE },
  { "12:05 am 3 May 2021", "2021-05-03T00:05", NULL, FALSE },
  { "14 juillet 1789", "1789-07-14", NULL, FALSE },
  { "3 мая 1921", "1921-05-03", NULL, FALSE },
  { "1 de enero de 1999", "1999-01-01", NULL, FALSE },
  { "2020年5月3日", "2020-05-03", NULL, FALSE },
  { "2020年5月", "2020-05", NULL, FALSE },
  /* Eras */
  { "44 BC", "-0043", NULL, FALSE },
  { "AD 79", "0079", NULL, FALSE },
  { "753 B.C.E.", "-0752", NULL, FALSE },
  { "10,000 BC", "-9999", NULL, FALSE },
  { "15 March 44 BC", "-0043-03-15", NULL, FALSE },
  { "5th century BC", "[-0499..-0400]", NULL, FALSE },
  { "19th century", "18XX", NULL, FALSE },
  { "18th–19th century", "17XX", "18XX", FALSE },
  { "18th", NULL, NULL, FALSE },
  { "1667 or 1668", "[1667,1668]", NULL, FALSE },
  { "5 ka BP", "-3050~", NULL, FALSE },
  { "3rd millennium BC", "[-2999..-2000]", NULL, FALSE },
  { "1990s", "199X", NULL, FALSE },
  { "66 million years ago", "Y-66000000S2", NULL, FALSE },
  { "Spring 1921", "1921-21", NULL, FALSE },
  /* Qualified */
  { "c. 1450", "1450~", NULL, FALSE },
  { "c1450", "1450~", NULL, FALSE },
  { "1450 (approx.)", "1450~", NULL, FALSE },
  { "1450 (?)", "1450?", NULL, FALSE },
  { "before 1200", "[..1200]", NULL, FALSE },
  { "between 300 and 250 BC", "[-0299..-0249]", NULL, FALSE },
  /* Two dates, of which one leans on the other */
  { "1914–1918", "1914", "1918", FALSE },
  { "1914-1918", "1914", "1918", FALSE },
  { "1939-45", "1939", "1945", TRUE },
  { "1939–45", "1939", "1945", FALSE },
  { "300–250 BC", "-0299", "-0249", FALSE },
  { "ca. 2560–2540 BCE", "-2559~", "-2539", FALSE },
  { "27 BC – AD 14", "-0026", "0014", FALSE },
  { "28 June – 3 July 1914", "1914-06-28", "1914-07-03", FALSE },
  { "June 28 – July 3, 1914", "1914-06-28", "1914-07-03", FALSE },
  { "3–5 July 1914", "1914-07-03", "1914-07-05", FALSE },
  { "May 5–7, 1945", "1945-05-05", "1945-05-07", FALSE },
  { "June–July 1914", "1914-06", "1914-07", FALSE },
  { "1970s–1980s", "197X", "198X", FALSE },
  { "1800/01/01 - 1805/03/04", "1800-01-01", "1805-03-04", FALSE },
  { "2004 – present", "2004", "..", FALSE },
  /* No dates */
  { "TBD", NULL, NULL, FALSE },
  { "Y2K", NULL, NULL, FALSE },
  { "Christmas 1914", NULL, NULL, FALSE },
  { "", NULL, NULL, FALSE },
  { "1815 (or 1816)", NULL, NULL, FALSE },
  { "12", "0012", NULL, FALSE },
  { "99999999999999999999999999", NULL, NULL, FALSE },
  { "1,2", "0001-02", NULL, FALSE },
};

/* Two spellings of one date mean the same. */
static void
assert_same (const char *got, const char *expected)
{
  AnnalsDate a, b;

  if (got == NULL || expected == NULL)
    {
      g_assert_cmpstr (got, ==, expected);
      return;
    }
  g_assert_true (annals_date_parse (got, -1, NULL, &a, NULL));
  g_assert_true (annals_date_parse (expected, -1, NULL, &b, NULL));
  g_assert_cmpfloat (a.earliest, ==, b.earliest);
  g_assert_cmpfloat (a.latest, ==, b.latest);
  g_assert_cmpuint (a.flags, ==, b.flags);
  g_assert_cmpuint (a.precision, ==, b.precision);
}

static void
test_read (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_auto (AnnalsWebDate) date = { 0 };
  gboolean read = annals_web_date_read (cases[i].text, &date);

  assert_same (date.start, cases[i].start);
  assert_same (date.end, cases[i].end);
  g_assert_cmpint (read, ==, cases[i].start != NULL);
  g_assert_cmpint (date.note != NULL, ==, cases[i].noted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/foreign-dates/%u", i);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read);
    }
  return g_test_run ();
}
