/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-lane-proxy.h"

#include <glib/gi18n-lib.h>

struct _AnnalsLaneProxy
{
  AnnalsProxy parent_instance;

  char *id;
  char *told; /* what the accessibility bus knows: what is told anew reaches it each time */
};

G_DEFINE_FINAL_TYPE (AnnalsLaneProxy, annals_lane_proxy, ANNALS_TYPE_PROXY)

static void
annals_lane_proxy_finalize (GObject *object)
{
  AnnalsLaneProxy *self = ANNALS_LANE_PROXY (object);

  g_free (self->id);
  g_free (self->told);

  G_OBJECT_CLASS (annals_lane_proxy_parent_class)->finalize (object);
}

static void
annals_lane_proxy_class_init (AnnalsLaneProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = annals_lane_proxy_finalize;
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
annals_lane_proxy_init (AnnalsLaneProxy *self)
{
}

GtkWidget *
annals_lane_proxy_new (void)
{
  return g_object_new (ANNALS_TYPE_LANE_PROXY, NULL);
}

/* ---- What it says ---- */

static void
tell (AnnalsLaneProxy *self, const AnnalsLane *lane, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lane->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !lane->collapsed, -1);
}

void
annals_lane_proxy_set_lane (AnnalsLaneProxy *self, const AnnalsScene *scene, guint index)
{
  AnnalsLanes *lanes = annals_plan_get_lanes (scene->plan);
  const AnnalsSceneLane *shown = &g_array_index (scene->lanes, AnnalsSceneLane, index);
  guint n;
  const AnnalsLane *lane = &annals_lanes_get (lanes, &n)[shown->lane];
  g_autofree char *in_view =
      g_strdup_printf (ngettext ("%u in view", "%u in view", shown->in_view), shown->in_view);
  /* Translators: a lane's place among all, as a screen reader tells it: "lane 2 of 7". */
  g_autofree char *place = g_strdup_printf (_ ("lane %u of %u"), shown->lane + 1, n);
  g_autofree char *text = g_strdup_printf ("%s · %s", place, in_view);
  g_autofree char *all = g_strdup_printf ("%s %d %s", lane->title, lane->collapsed, text);

  g_free (self->id);
  self->id = g_strdup (annals_lanes_get_id (lanes, shown->lane));
  annals_proxy_place (ANNALS_PROXY (self), &shown->heading);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (g_strcmp0 (all, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&all);
  tell (self, lane, text);
}

const char *
annals_lane_proxy_get_id (AnnalsLaneProxy *self)
{
  return self->id;
}
