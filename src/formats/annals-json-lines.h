/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line that is no JSON: why, and where. */
typedef struct
{
  gsize offset; /* in bytes */
  char *message;
} AnnalsJsonFault;

GBytes *annals_json_lines_repair (GBytes *bytes, GArray *faults);
GArray *annals_json_faults_new (void);

G_END_DECLS
