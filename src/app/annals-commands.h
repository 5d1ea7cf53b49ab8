/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Exit statuses, a contract with scripts. */
typedef enum
{
  ANNALS_EXIT_DONE = 0,
  ANNALS_EXIT_INCOMPLETE = 1, /* done, but some elements could not be read */
  ANNALS_EXIT_FAILED = 2,     /* not done: usage, unreadable, unwritable */
} AnnalsExit;

/* Whether a program's first argument is a subcommand. */
gboolean annals_commands_is_command (const char *word);
/* Runs the subcommand in @argv[1]. Needs no display, no settings, no session bus. */
int annals_commands_run (int argc, char **argv);
/* What "annals --help" says of the subcommands. */
char *annals_commands_dup_help (void);

G_END_DECLS
