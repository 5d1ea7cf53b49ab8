/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "core/annals-document.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_TEXT_NORMAL,
  ANNALS_TEXT_BOLD,
  ANNALS_TEXT_SMALL,
  ANNALS_TEXT_SMALL_BOLD,
} AnnalsTextStyle;

typedef struct
{
  PangoLayout *layout;
  PangoRectangle logical; /* pixels */
} AnnalsLaidText;

/* On paper: not all readers of a PDF find the letters of a ligature. */
#define ANNALS_TEXT_PLAIN_FEATURES "liga=0, clig=0"

/**
 * AnnalsTextCache: texts that are laid out, kept from frame to frame
 *
 * What it gives lives until the next call.
 */
typedef struct _AnnalsTextCache AnnalsTextCache;

AnnalsTextCache *annals_text_cache_new (PangoContext *context);
void annals_text_cache_free (AnnalsTextCache *self);
void annals_text_cache_forget_labels (AnnalsTextCache *self);
/* Whether texts have no ligatures. */
void annals_text_cache_set_plain (AnnalsTextCache *self, gboolean plain);
/* @width: pixels, beyond which it is ellipsised; 0: as wide as it is. */
const AnnalsLaidText *annals_text_cache_get (AnnalsTextCache *self,
                                             const char *string,
                                             AnnalsTextStyle style,
                                             double width);
const AnnalsLaidText *annals_text_cache_get_label (
    AnnalsTextCache *self, AnnalsDocument *document, guint32 event, double width, gboolean bold);

G_END_DECLS
