/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/* Fades in the labels that were not there a frame before. */
typedef struct _AnnalsLabelFade AnnalsLabelFade;
AnnalsLabelFade *annals_label_fade_new (void);
void annals_label_fade_free (AnnalsLabelFade *self);
/* Forgets what was shown: the labels of the next scene are there at once. */
void annals_label_fade_reset (AnnalsLabelFade *self);
/* Sets the opacity of @scene's labels for @now, in microseconds; TRUE where some are still fading.
 */
gboolean annals_label_fade_apply (AnnalsLabelFade *self, AnnalsScene *scene, gint64 now);

G_END_DECLS
