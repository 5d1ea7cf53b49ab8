/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts within a file: dates in EDTF and in other spellings, HTML. */
#include <math.h>
#include <string.h>

#include "annals-fuzz.h"
#include "core/annals-document.h"
#include "formats/annals-html.h"
#include "formats/annals-web-date.h"
#include "layout/annals-words.h"

/* Texts come to these functions from JSON: as UTF-8, and without a NUL. */
static char *
dup_text (const char *data, gsize length)
{
  const char *nul = length > 0 ? memchr (data, '\0', length) : NULL;

  return g_utf8_make_valid (length > 0 ? data : "", nul != NULL ? nul - data : (gssize) length);
}

static void
check_text (char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  g_free (text);
}

static void
check_date (const AnnalsDate *date)
{
  if (date->flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN))
    return;
  g_assert_true (isfinite (date->earliest) && isfinite (date->latest));
  g_assert_cmpfloat (date->earliest, <=, date->latest);
  /* A year more at each end: "-100000000000" is all of that year, and a zone may move it. */
  g_assert_cmpfloat (date->earliest, >=, ANNALS_TIME_MIN - 1e4 * ANNALS_SECONDS_PER_YEAR);
  g_assert_cmpfloat (date->latest, <=, ANNALS_TIME_MAX + 1e4 * ANNALS_SECONDS_PER_YEAR);
  g_assert_nonnull (annals_precision_to_string (date->precision));
}

static void
check_event (const AnnalsDate *start, const AnnalsDate *end, GTimeZone *zone)
{
  AnnalsEvent event = { 0 };
  g_autoptr (AnnalsClock) clock = annals_clock_new_own (zone);

  annals_event_set_dates (&event, start, end);
  if ((event.flags & (ANNALS_EVENT_OPEN_START | ANNALS_EVENT_OPEN_END)) == 0)
    g_assert_cmpfloat (event.start, <=, event.end);
  check_text (annals_words_event (&event, clock));
  check_text (annals_words_duration (&event));
  check_text (annals_words_iso_start (&event, clock));
  check_text (annals_words_iso_end (&event, clock));
}

static void
run_date (const char *text, gsize length, GTimeZone *zone)
{
  AnnalsDate start, end;
  g_autoptr (GError) error = NULL, single_error = NULL;
  gboolean good = annals_date_parse_interval (text, (gssize) length, zone, &start, &end, &error);

  if (good)
    {
      check_date (&start);
      check_date (&end);
      check_event (&start, NULL, zone);
      check_event (&start, &end, zone);
    }
  else
    {
      g_assert_true (error->domain == ANNALS_DATE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  /* What is one date alone is one date as an interval. */
  if (annals_date_parse (text, (gssize) length, zone, &start, &single_error))
    {
      check_date (&start);
      /* Nothing at all is an open or unknown end, but no interval. */
      g_assert_true (good || (start.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)));
    }
}

void
annals_fuzz_date (const char *data, gsize length)
{
  g_autofree char *text = dup_text (data, length);
  g_autoptr (GBytes) bytes = annals_fuzz_copy (text, strlen (text));
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (-12600);
  gsize size;
  const char *copy = g_bytes_get_data (bytes, &size);

  if (size == 0)
    copy = "";
  run_date (copy, size, NULL);
  run_date (copy, size, zone);
}

/* What is told in EDTF must be EDTF. */
void
annals_fuzz_web_date (const char *data, gsize length)
{
  g_autofree char *text = dup_text (data, length);
  g_auto (AnnalsWebDate) date = { 0 };
  AnnalsDate start, end;

  if (!annals_web_date_read (text, &date))
    return;
  g_assert_nonnull (date.start);
  if (annals_date_parse_interval (date.start, -1, NULL, &start, &end, NULL))
    check_date (&start);
  if (date.end != NULL && annals_date_parse_interval (date.end, -1, NULL, &start, &end, NULL))
    check_date (&end);
  g_assert_true (date.note == NULL || g_utf8_validate (date.note, -1, NULL));
}

void
annals_fuzz_html (const char *data, gsize length)
{
  g_autofree char *html = dup_text (data, length);

  check_text (annals_html_to_text (html));
  check_text (annals_html_to_markdown (html));
  check_text (annals_markdown_escape (html));
}
