/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How scripts read what a date is like. */
#include "core/annals-date.h"

char *
annals_date_flags_to_string (AnnalsDateFlags flags)
{
  static const struct
  {
    AnnalsDateFlags flags;
    const char *name;
  } names[] = {
    { ANNALS_DATE_UNCERTAIN, "uncertain" },
    { ANNALS_DATE_APPROXIMATE, "approximate" },
    { ANNALS_DATE_UNSPECIFIED, "unspecified" },
    { ANNALS_DATE_ONE_OF, "one-of" },
    { ANNALS_DATE_ALL_OF, "all-of" },
    { ANNALS_DATE_OPEN | ANNALS_DATE_EARLIER | ANNALS_DATE_LATER, "open" },
    { ANNALS_DATE_UNKNOWN, "unknown" },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (flags & names[i].flags)
      g_string_append_printf (out, "%s%s", out->len > 0 ? "," : "", names[i].name);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

const char *
annals_precision_to_string (AnnalsPrecision precision)
{
  static const char *const names[] = {
    "eon",   "millennium", "century", "decade", "year",   "season",
    "month", "day",        "hour",    "minute", "second", "fraction",
  };

  return names[precision];
}
