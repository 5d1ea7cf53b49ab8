/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of one date in a phrase: an article, a case or the order of words may hang on both.
 */
#include <glib/gi18n-lib.h>

#include "layout/annals-words-private.h"

/* Translators: phrases of a day, of a month and of a year, as patterns: %A %e %B %Y are weekday,
 * day, month and year; %B is the month as it stands in a date, %OB as it stands alone. Write what
 * is said in your language, with articles: "depuis le %A %e %B %Y"; the weekday may be left out. */
static const struct
{
  const char *day, *month, *year;
} patterns[ANNALS_N_PHRASES] = {
  [ANNALS_PHRASE_SINCE] = { N_ ("since %A, %e %B %Y"), N_ ("since %OB %Y"), N_ ("since %Y") },
  [ANNALS_PHRASE_UNTIL] = { N_ ("until %A, %e %B %Y"), N_ ("until %OB %Y"), N_ ("until %Y") },
  [ANNALS_PHRASE_FROM] = { N_ ("from %A, %e %B %Y to an unknown date"),
                           N_ ("from %OB %Y to an unknown date"),
                           N_ ("from %Y to an unknown date") },
  [ANNALS_PHRASE_TO] = { N_ ("from an unknown date to %A, %e %B %Y"),
                         N_ ("from an unknown date to %OB %Y"), N_ ("from an unknown date to %Y") },
  [ANNALS_PHRASE_CIRCA] = { N_ ("circa %A, %e %B %Y"), N_ ("circa %OB %Y"), N_ ("circa %Y") },
};

/* Of a decade, a season or a time of day, and of ages. */
static char *
words_other (AnnalsPhrase phrase, const char *when)
{
  switch (phrase)
    {
    case ANNALS_PHRASE_UNTIL:
      /* Translators: up to a date that is no day, no month and no year. */
      return g_strdup_printf (_ ("until %s"), when);
    case ANNALS_PHRASE_FROM:
      /* Translators: from a date on; nobody knows until when. */
      return g_strdup_printf (_ ("from %s to an unknown date"), when);
    case ANNALS_PHRASE_TO:
      return g_strdup_printf (_ ("from an unknown date to %s"), when);
    case ANNALS_PHRASE_CIRCA:
      /* Translators: an approximate date that is no day, no month and no year. */
      return g_strdup_printf (_ ("circa %s"), when);
    case ANNALS_PHRASE_SINCE:
    default:
      /* Translators: from a date on that is no day, no month and no year: a decade, "1980s"; a
       * season, "spring 2001"; a time of day. A colon may help: "depuis : années 1980". */
      return g_strdup_printf (_ ("since %s"), when);
    }
}

/**
 * annals_words_phrase:
 * @time: the date that is spoken of
 * @clock: (nullable): for times of day
 * @when: the date in words
 *
 * A phrase of one date, by locale.
 */
char *
annals_words_phrase (AnnalsPhrase phrase,
                     AnnalsTime time,
                     AnnalsPrecision precision,
                     AnnalsClock *clock,
                     const char *when)
{
  AnnalsCivil civil = annals_words_civil_at (time, precision, clock);

  if (precision == ANNALS_PRECISION_DAY)
    return annals_words_format (&civil, _ (patterns[phrase].day));
  if (precision == ANNALS_PRECISION_MONTH)
    return annals_words_format (&civil, _ (patterns[phrase].month));
  if (precision == ANNALS_PRECISION_YEAR && !annals_words_is_age (civil.year))
    return annals_words_format (&civil, _ (patterns[phrase].year));
  return words_other (phrase, when);
}
