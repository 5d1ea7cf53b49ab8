/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-filter.h"

G_BEGIN_DECLS

/* A filter as something to be kept: it names what it asks for by ids, not by indices. Floating. */
GVariant *annals_filter_to_variant (AnnalsFilter *self, AnnalsDocument *document);
/* What @variant asks for of @document: what is not there is left out, as is what makes no sense. */
AnnalsFilter *annals_filter_new_from_variant (GVariant *variant, AnnalsDocument *document);

G_END_DECLS
