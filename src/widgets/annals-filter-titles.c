/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filter-titles.h"

#include <glib/gi18n-lib.h>

const char *
annals_filter_none_title (AnnalsEntityKind kind)
{
  static const char *const titles[ANNALS_N_ENTITY_KINDS] = {
    [ANNALS_ENTITY_CATEGORY] = N_ ("No category"),
    [ANNALS_ENTITY_ACTOR] = N_ ("No actor"),
    [ANNALS_ENTITY_PLACE] = N_ ("No place"),
    [ANNALS_ENTITY_TAG] = N_ ("No tag"),
  };

  return _ (titles[kind]);
}

const char *
annals_filter_certainty_title (AnnalsCertainty certainty)
{
  switch (certainty)
    {
    case ANNALS_CERTAINTY_EXACT:
      return _ ("Exact day or time");
    case ANNALS_CERTAINTY_COARSE:
      return _ ("Month or coarser");
    case ANNALS_CERTAINTY_QUALIFIED:
      /* Translators: dates that are approximate or uncertain, and the signs that mark them; keep
       * it short. */
      return _ ("Uncertain (≈, ?)");
    case ANNALS_CERTAINTY_OPEN:
    default:
      return _ ("Open or unknown");
    }
}

const char *
annals_filter_sourced_title (AnnalsSourced sourced)
{
  return sourced == ANNALS_SOURCED_YES ? _ ("With sources") : _ ("Without sources");
}
