/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of paper share. */
#pragma once

#include "render/annals-paper.h"

G_BEGIN_DECLS

/* A picture of all of @lanes, with title and legend. */
AnnalsPaperRequest annals_test_paper_request (AnnalsLanes *lanes, double width, double height);

G_END_DECLS
