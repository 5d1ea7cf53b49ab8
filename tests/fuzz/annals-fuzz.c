/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-fuzz.h"

#include <string.h>

#include "formats/annals-reader.h"

static const AnnalsFuzzTarget targets[] = {
  { "json", TRUE, annals_fuzz_json },
  { "date", FALSE, annals_fuzz_date },
  { "web-date", FALSE, annals_fuzz_web_date },
  { "html", FALSE, annals_fuzz_html },
  { "native", TRUE, annals_fuzz_native },
  { "rows", TRUE, annals_fuzz_rows },
  { "simile", TRUE, annals_fuzz_simile },
  { "timelinejs", TRUE, annals_fuzz_timelinejs },
  { "timelinejs1", TRUE, annals_fuzz_timelinejs1 },
  { "vis", TRUE, annals_fuzz_vis },
  { "wikidata", TRUE, annals_fuzz_wikidata },
};

const AnnalsFuzzTarget *
annals_fuzz_get_targets (guint *n_targets)
{
  *n_targets = G_N_ELEMENTS (targets);
  return targets;
}

const AnnalsFuzzTarget *
annals_fuzz_find_target (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].name, name))
      return &targets[i];
  return NULL;
}

gboolean
annals_fuzz_scan (AnnalsJsonText *text, AnnalsJsonValue *root, GError **error)
{
  gsize offset = G_MAXSIZE;

  if (!annals_json_text_index (text, ANNALS_JSON_PART, NULL, &offset, error))
    {
      g_assert_cmpuint (offset, <=, text->length);
      return FALSE;
    }
  *root = annals_json_text_get_root (text);
  return TRUE;
}

GBytes *
annals_fuzz_copy (const char *data, gsize length)
{
  char *copy = g_malloc (MAX (length, 1));

  if (length > 0)
    memcpy (copy, data, length);
  return g_bytes_new_take (copy, length);
}
