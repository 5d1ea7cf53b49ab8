/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "annals-commands.h"
#include "core/annals-clock.h"
#include "formats/annals-reader.h"

G_BEGIN_DECLS

/* One line on standard error, then ANNALS_EXIT_FAILED. */
AnnalsExit annals_commands_fail (const char *message);
/* How the command is called, on standard error, then ANNALS_EXIT_FAILED. */
AnnalsExit annals_commands_usage (const char *text);
/* Parses the options of a subcommand; what is left of @words are its operands. FALSE: it has
 * failed, in words. */
gboolean annals_commands_parse (char ***words, const GOptionEntry *entries, const char *usage);
/* Reads a file, or fails in words. */
AnnalsDocument *annals_commands_read (const char *name);
/* In one of the languages that the file has; NULL: the locale's. */
AnnalsDocument *annals_commands_read_in (const char *name, const char *language);
/* By which times are told, NULL: it has failed, in words; @zone: as annals_clock_new() takes it, or
 * NULL for the document's own. */
AnnalsClock *annals_commands_new_clock (AnnalsDocument *document, const char *zone);
/* DONE, or INCOMPLETE where the document has elements that could not be read. */
AnnalsExit annals_commands_status (AnnalsDocument *document);

AnnalsExit annals_command_convert (char ***words);
AnnalsExit annals_command_export (char ***words);

G_END_DECLS
