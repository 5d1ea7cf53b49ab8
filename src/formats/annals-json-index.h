/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

gboolean annals_json_text_index (AnnalsJsonText *text,
                                 GCancellable *cancellable,
                                 gsize *offset,
                                 GError **error);
void annals_json_text_clear (AnnalsJsonText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsJsonText, annals_json_text_clear)

G_END_DECLS
