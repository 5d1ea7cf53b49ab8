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
/* Lets the window do what it has to, for a tenth of a second. */
void annals_test_spin (void);
/* A window with the bundled chronology, without animations. */
AnnalsWindow *annals_test_window_new (void);
/* Destroys it, and sees that nothing holds on to it. */
void annals_test_window_close (AnnalsWindow *window);

G_END_DECLS
