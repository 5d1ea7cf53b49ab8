/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* A format that chronologies are written in. */
typedef struct _AnnalsTarget AnnalsTarget;

/* All of them, our own first; ended by NULL. */
const AnnalsTarget *const *annals_target_list (void);
/* By the name that the command line gives it; NULL: there is no such. */
const AnnalsTarget *annals_target_find (const char *name);
const char *annals_target_get_name (const AnnalsTarget *self);
/* What people call it. */
const char *annals_target_get_title (const AnnalsTarget *self);
/* How a file's name ends: ".annals.json" */
const char *annals_target_get_suffix (const AnnalsTarget *self);

/* @losses: a line for each kind of member that the format cannot hold */
GBytes *annals_writer_to_bytes (AnnalsDocument *document,
                                const AnnalsTarget *target,
                                GStrv *losses,
                                GError **error);
/* Replaces @path atomically. */
gboolean annals_writer_save (AnnalsDocument *document,
                             const AnnalsTarget *target,
                             const char *path,
                             GStrv *losses,
                             GError **error);

G_END_DECLS
