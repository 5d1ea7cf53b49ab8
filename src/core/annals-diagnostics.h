/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/annals-document.h"

G_BEGIN_DECLS

/* What happened again and again, at places that differ by their indices only. */
typedef struct
{
  AnnalsSeverity severity;
  char *path;      /* "$.events[*].start"; with its index where there is one member */
  char *message;   /* printable; "…" stands where the members' messages differ */
  GArray *members; /* of guint32, into the document's diagnostics, in order of place */
} AnnalsDiagnosticGroup;

/* "error", "warning" or "note": what scripts read, not translated. */
const char *annals_severity_to_string (AnnalsSeverity severity);
/* A text in which nothing is invalid, invisible or out of order. */
char *annals_text_make_printable (const char *text, gssize length);
/* How many bytes of a file's texts a message shows. */
#define ANNALS_TEXT_SHOWN 64
/* At most @most bytes of a text, and "…" where there are more. */
char *annals_text_shorten (const char *text, gsize most);
/* FILE:LINE:COLUMN: severity: message [JSON path] */
char *annals_diagnostic_to_string (const AnnalsDiagnostic *diagnostic, const char *file);
/* The same for a group: its first place, and how often it happened. */
char *annals_diagnostic_group_to_string (const AnnalsDiagnosticGroup *group,
                                         const AnnalsDiagnostic *diagnostics,
                                         const char *file);
/* All as groups, the grave first, then by place; (element-type AnnalsDiagnosticGroup). */
GPtrArray *annals_diagnostics_group (const AnnalsDiagnostic *diagnostics, guint n);

G_END_DECLS
