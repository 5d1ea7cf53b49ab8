/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* @n events of a century and a quarter in categories: days, weeks and years, of five importances,
 * with titles of three to ten words in three scripts. Equal for equal arguments. */
AnnalsDocument *bench_document_new (guint n, guint n_categories);

G_END_DECLS
