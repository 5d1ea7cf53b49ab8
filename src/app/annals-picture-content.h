/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/annals-paper.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PICTURE_CONTENT (annals_picture_content_get_type ())
G_DECLARE_FINAL_TYPE (
    AnnalsPictureContent, annals_picture_content, ANNALS, PICTURE_CONTENT, GdkContentProvider)

GdkContentProvider *annals_picture_content_new (const AnnalsPaperRequest *request);

G_END_DECLS
