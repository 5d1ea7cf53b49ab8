/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-test-paper.h"

AnnalsPaperRequest
annals_test_paper_request (AnnalsLanes *lanes, double width, double height)
{
  return (AnnalsPaperRequest){
    .width = width,
    .height = height,
    .scale = 1,
    .title = TRUE,
    .legend = TRUE,
    .span = annals_document_get_range (annals_lanes_get_document (lanes)),
    .lanes = lanes,
    .selected = ANNALS_NONE,
  };
}
