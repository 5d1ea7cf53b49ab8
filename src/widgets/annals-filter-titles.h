/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-filter.h"

G_BEGIN_DECLS

/* What the choices of a filter are called, in the pane and above the timeline. */
const char *annals_filter_none_title (AnnalsEntityKind kind);          /* "No actor" */
const char *annals_filter_certainty_title (AnnalsCertainty certainty); /* of one bit */
const char *annals_filter_sourced_title (AnnalsSourced sourced);

G_END_DECLS
