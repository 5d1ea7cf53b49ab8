/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-web-date.h"

G_BEGIN_DECLS

char *annals_web_numbers_read (const char *text, AnnalsWebDate *date);
/* "/Date(1224043200000)/", "Date(2011, 11, 10)"; NULL where it is none. */
char *annals_web_numbers_read_call (const char *text);
/* A week's first and last day; FALSE where it is none. */
gboolean annals_web_numbers_read_week (const char *text, AnnalsWebDate *date);

G_END_DECLS
