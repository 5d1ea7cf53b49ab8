/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-reader.h"

G_BEGIN_DECLS

/* Checks @data against RFC 8259, strictly. On FALSE @offset tells where it fails, in bytes. */
gboolean annals_json_scanner_check (const char *data, gsize length, gsize *offset, GError **error);

G_END_DECLS
