/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-calendar.h"

G_BEGIN_DECLS

#define ANNALS_DATE_ERROR (annals_date_error_quark ())
GQuark annals_date_error_quark (void);

typedef enum
{
  ANNALS_DATE_ERROR_SYNTAX,
  ANNALS_DATE_ERROR_RANGE,
  ANNALS_DATE_ERROR_ZONE,
} AnnalsDateError;

/* From coarse to fine; the order is relied on. */
typedef enum
{
  ANNALS_PRECISION_EON, /* a whole number of millions of years or more */
  ANNALS_PRECISION_MILLENNIUM,
  ANNALS_PRECISION_CENTURY,
  ANNALS_PRECISION_DECADE,
  ANNALS_PRECISION_YEAR,
  ANNALS_PRECISION_SEASON,
  ANNALS_PRECISION_MONTH,
  ANNALS_PRECISION_DAY,
  ANNALS_PRECISION_HOUR,
  ANNALS_PRECISION_MINUTE,
  ANNALS_PRECISION_SECOND,
  ANNALS_PRECISION_FRACTION,
} AnnalsPrecision;

typedef enum
{
  ANNALS_DATE_NONE = 0,
  ANNALS_DATE_UNCERTAIN = 1 << 0,   /* ? */
  ANNALS_DATE_APPROXIMATE = 1 << 1, /* ~ */
  ANNALS_DATE_OPEN = 1 << 2,        /* .. */
  ANNALS_DATE_UNKNOWN = 1 << 3,     /* an interval's end that is left empty */
  ANNALS_DATE_TIMED = 1 << 4,       /* has a time of day, so a zone applies */
  ANNALS_DATE_UNSPECIFIED = 1 << 5, /* X: a digit that is not said */
  ANNALS_DATE_EARLIER = 1 << 6,     /* "[..a": or earlier; the earliest bound says nothing */
  ANNALS_DATE_LATER = 1 << 7,       /* "a..]": or later; likewise the latest */
  ANNALS_DATE_ONE_OF = 1 << 8,      /* [a,b] */
  ANNALS_DATE_ALL_OF = 1 << 9,      /* {a,b} */
  ANNALS_DATE_SOUTHERN = 1 << 10,   /* a season of the southern hemisphere */
} AnnalsDateFlags;

/**
 * AnnalsDate:
 * @earliest: the first second that it can mean
 * @latest: the first second past the last that it can mean
 * @precision: how finely it was written
 * @flags: qualifiers
 *
 * What a date in a file means. With %ANNALS_DATE_OPEN or %ANNALS_DATE_UNKNOWN the bounds say
 * nothing.
 */
typedef struct
{
  AnnalsTime earliest;
  AnnalsTime latest;
  AnnalsPrecision precision;
  AnnalsDateFlags flags;
} AnnalsDate;

/* Parses one date, "..", or "" (unknown). @length may be -1. @zone is for timed dates without
 * offset. */
gboolean annals_date_parse (
    const char *text, gssize length, GTimeZone *zone, AnnalsDate *date, GError **error);
/* Parses "a/b", or one date, which then is both ends. */
gboolean annals_date_parse_interval (const char *text,
                                     gssize length,
                                     GTimeZone *zone,
                                     AnnalsDate *start,
                                     AnnalsDate *end,
                                     GError **error);
const char *annals_date_find_slash (const char *text, gssize length);
/* "uncertain,approximate": the qualifiers' names, which scripts read. */
char *annals_date_flags_to_string (AnnalsDateFlags flags);
const char *annals_precision_to_string (AnnalsPrecision precision);

G_END_DECLS
