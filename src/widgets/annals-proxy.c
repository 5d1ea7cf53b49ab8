/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-proxy.h"

#include <math.h>

typedef struct
{
  AnnalsBox box;
  gboolean in_sight;
} AnnalsProxyPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnnalsProxy, annals_proxy, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CHOSEN], 0);
}

static void
annals_proxy_class_init (AnnalsProxyClass *klass)
{
  /* Assistive technology finds a widget's actions. */
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "proxy.choose", NULL, choose_action);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
annals_proxy_init (AnnalsProxy *self)
{
  /* Pointers go to the timeline, which asks the scene. */
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
annals_proxy_place (AnnalsProxy *self, const AnnalsBox *box)
{
  AnnalsProxyPrivate *priv = annals_proxy_get_instance_private (self);

  priv->in_sight = box != NULL;
  if (box != NULL)
    priv->box = *box;
}

gboolean
annals_proxy_is_in_sight (AnnalsProxy *self)
{
  AnnalsProxyPrivate *priv = annals_proxy_get_instance_private (self);

  return priv->in_sight;
}

void
annals_proxy_allocate (AnnalsProxy *self, int room)
{
  AnnalsProxyPrivate *priv = annals_proxy_get_instance_private (self);
  GtkAllocation at = { (int) floor (priv->box.x) - room, (int) floor (priv->box.y),
                       MAX ((int) ceil (priv->box.width), 1) + 2 * room,
                       MAX ((int) ceil (priv->box.height), 1) };

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &at, -1);
}
