/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share. */
#pragma once

#include "app/annals-application.h"
#include "app/annals-window.h"

G_BEGIN_DECLS

/* One for all tests: a process exports its application once. */
extern AnnalsApplication *annals_test_application;

/* Runs what @add_tests adds, or tells that there is no display; returns the exit status. */
int annals_test_window_main (int argc, char **argv, void (*add_tests) (void));
/* The same, with a folder of its own for what is remembered of files, which goes afterwards. */
int annals_test_window_main_with_memory (int argc, char **argv, void (*add_tests) (void));
/* Forgets what is remembered of files. */
void annals_test_forget_files (void);
/* Lets the window do what it has to, for a tenth of a second. */
void annals_test_spin (void);
/* A window with the bundled chronology, without animations. */
AnnalsWindow *annals_test_window_new (void);
/* Destroys it, and sees that nothing holds on to it. */
void annals_test_window_close (AnnalsWindow *window);
char *annals_test_dup_label (GMenuModel *menu, int item);

G_END_DECLS
