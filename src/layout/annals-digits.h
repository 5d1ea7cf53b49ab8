/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For numbers that a person reads and no message holds: "%" ANNALS_DIGITS "u" has the digits of the
 * locale, as Persian has its own. A translator writes "%Iu" where the message has "%u". */
#ifdef __GLIBC__
#define ANNALS_DIGITS "I"
#else
#define ANNALS_DIGITS ""
#endif
