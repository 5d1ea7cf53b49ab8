/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, run as a script would. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  int status;
  char *out, *err;
} AnnalsTestRun;

void annals_test_run_clear (AnnalsTestRun *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsTestRun, annals_test_run_clear)

/* Runs the program with @words, up to a NULL, and @input, which may be NULL; without a display. */
AnnalsTestRun annals_test_run (const char *input, const char *const *words);

#define ANNALS_TEST_RUN(...) annals_test_run (NULL, (const char *const[]){ __VA_ARGS__, NULL })

G_END_DECLS
