/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/annals-window.h"

G_BEGIN_DECLS

/* Asks for a printer and a paper, and prints what is shown. */
void annals_print_present (AnnalsWindow *window);
/* The same, to be run; it keeps what it needs. */
GtkPrintOperation *annals_print_operation_new (AnnalsWindow *window);

G_END_DECLS
