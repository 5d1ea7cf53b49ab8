/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsWebDate: a date as people and programs write it, told in EDTF
 * @start: the date, or where an interval begins
 * @end: (nullable): where an interval ends
 * @note: (nullable): what had to be guessed, translated
 * @is_wrong: whether it is no date of the calendar, so that @note tells of an error
 */
typedef struct
{
  char *start;
  char *end;
  char *note;
  gboolean is_wrong;
} AnnalsWebDate;

void annals_web_date_clear (AnnalsWebDate *date);
/* FALSE: it is no date that is known here. */
gboolean annals_web_date_read (const char *text, AnnalsWebDate *date);
gboolean annals_web_date_is_edtf (const char *text);
/* From parts that may each be absent (month and day 0, hour -1); @year is astronomical. */
char *annals_web_date_format (gint64 year, int month, int day, int hour, int minute, double second);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsWebDate, annals_web_date_clear)

G_END_DECLS
