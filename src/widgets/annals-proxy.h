/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "layout/annals-scene.h"

G_BEGIN_DECLS

/**
 * AnnalsProxy: a child of the timeline that stands for something of its scene, where there is no
 * pointer: on the accessibility bus and for the keyboard. It draws nothing but a ring where it has
 * the focus. The signal "chosen" asks for what a click there would do.
 */
#define ANNALS_TYPE_PROXY (annals_proxy_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnnalsProxy, annals_proxy, ANNALS, PROXY, GtkWidget)

struct _AnnalsProxyClass
{
  GtkWidgetClass parent_class;
};

/* Where it stands; NULL: out of sight, where it keeps the focus and shows no ring. */
void annals_proxy_place (AnnalsProxy *self, const AnnalsBox *box);
gboolean annals_proxy_is_in_sight (AnnalsProxy *self);
/* @room: pixels on either side that its ring has beyond what it stands for */
void annals_proxy_allocate (AnnalsProxy *self, int room);

G_END_DECLS
