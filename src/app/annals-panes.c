/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-panes.h"

#define N_PANES 2

typedef struct
{
  AdwFlap *flap; /* owned */
  const char *key;
  int least; /* pixels of the window that it needs to stand beside the timeline */
} Pane;

struct _AnnalsPanes
{
  Pane panes[N_PANES];
  GSettings *settings;
  int width;
  guint idle;
  gboolean folding;
};

static gboolean
is_narrow (const AnnalsPanes *self, const Pane *pane)
{
  return self->width > 0 && self->width < pane->least;
}

/* Only what a person does in a wide window is remembered. */
static void
revealed_cb (AdwFlap *flap, GParamSpec *pspec, AnnalsPanes *self)
{
  for (guint i = 0; i < N_PANES; i++)
    if (self->panes[i].flap == flap && !self->folding && !is_narrow (self, &self->panes[i]))
      g_settings_set_boolean (self->settings, self->panes[i].key, adw_flap_get_reveal_flap (flap));
}

static void
apply (AnnalsPanes *self, Pane *pane)
{
  gboolean narrow = is_narrow (self, pane);

  adw_flap_set_fold_policy (pane->flap,
                            narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (pane->flap,
                            !narrow && g_settings_get_boolean (self->settings, pane->key));
}

static gboolean
apply_cb (gpointer data)
{
  AnnalsPanes *self = data;

  self->idle = 0;
  self->folding = TRUE;
  for (guint i = 0; i < N_PANES; i++)
    {
      gboolean folded =
          adw_flap_get_fold_policy (self->panes[i].flap) == ADW_FLAP_FOLD_POLICY_ALWAYS;
      if (folded != is_narrow (self, &self->panes[i]))
        apply (self, &self->panes[i]);
    }
  self->folding = FALSE;
  return G_SOURCE_REMOVE;
}

AnnalsPanes *
annals_panes_new (AdwFlap *filters, AdwFlap *details, GSettings *settings)
{
  AnnalsPanes *self = g_new0 (AnnalsPanes, 1);

  self->panes[0] = (Pane){ g_object_ref (filters), "show-filters", 1100 };
  self->panes[1] = (Pane){ g_object_ref (details), "show-details", 820 };
  self->settings = g_object_ref (settings);
  for (guint i = 0; i < N_PANES; i++)
    {
      apply (self, &self->panes[i]);
      g_signal_connect (self->panes[i].flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
    }
  return self;
}

void
annals_panes_free (AnnalsPanes *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < N_PANES; i++)
    {
      g_signal_handlers_disconnect_by_data (self->panes[i].flap, self);
      g_object_unref (self->panes[i].flap);
    }
  g_object_unref (self->settings);
  g_free (self);
}

void
annals_panes_set_width (AnnalsPanes *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  /* Not at once: a pane must not come or go in the middle of an allocation. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_cb, self, NULL);
}
