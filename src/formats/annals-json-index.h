/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

#define ANNALS_JSON_PART (4 * 1024 * 1024)

gboolean annals_json_text_index (AnnalsJsonText *text,
                                 gsize part_size,
                                 GCancellable *cancellable,
                                 gsize *offset,
                                 GError **error);
GBytes *annals_json_text_dup_beginning (const AnnalsJsonText *text, gsize most);
void annals_json_text_clear (AnnalsJsonText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsJsonText, annals_json_text_clear)

G_END_DECLS
