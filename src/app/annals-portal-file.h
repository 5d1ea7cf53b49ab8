/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file by its own name, where @file is what a sandbox's document portal gives for it and its
 * own name can be read too; else @file. Owned by the caller. */
GFile *annals_portal_file_dup_own (GFile *file);

G_END_DECLS
