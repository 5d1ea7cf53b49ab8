/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-panes.h"

enum
{
  FILTERS,
  DETAILS,
  N_PANES,
};

typedef struct
{
  AdwFlap *flap; /* owned */
  const char *key;
  int least;                  /* pixels of the window that it needs to stand beside the timeline */
  GtkEventController *escape; /* borrowed */
  gboolean wanted;            /* as it was left in a wide window */
  gboolean revealed;          /* before it went away */
} Pane;

#define ONE_COLUMN 600 /* pixels of the window below which a pane takes all of it */
#define CROWDED 860    /* and below which its header bar has no room for all tools */

struct _AnnalsPanes
{
  Pane panes[N_PANES];
  GSettings *settings;
  AnnalsNarrowFunc narrow_func;
  void (*left) (gpointer user_data);
  gpointer user_data;
  int width;
  guint idle;
  gboolean folding;
  gboolean away;
  gboolean one_column;
  gboolean crowded;
};

/* Where text is larger, less of it goes beside each other. */
static double
get_text_scale (const AnnalsPanes *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->panes[0].flap)), "gtk-xft-dpi", &dpi,
                NULL);
  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

static gboolean
is_narrow (const AnnalsPanes *self, const Pane *pane)
{
  return self->width > 0 && self->width < pane->least * get_text_scale (self);
}

static gboolean
holds (GtkWidget *region, GtkWidget *focus)
{
  return focus != NULL && (focus == region || gtk_widget_is_ancestor (focus, region));
}

static void
focus_timeline (AnnalsPanes *self)
{
  gtk_widget_child_focus (adw_flap_get_content (self->panes[DETAILS].flap), GTK_DIR_TAB_FORWARD);
}

/* Filters that come over the timeline are what one wants to use next, and Escape is to send away.
 * The details come by themselves with each event that is selected, and take nothing. */
static void
filters_mapped_cb (GtkWidget *filters, AnnalsPanes *self)
{
  AdwFlap *flap = self->panes[FILTERS].flap;

  if (adw_flap_get_folded (flap) && adw_flap_get_reveal_flap (flap))
    gtk_widget_child_focus (filters, GTK_DIR_TAB_FORWARD);
}

/* The focus must not stay in what goes away. */
static void
leave (AnnalsPanes *self, AdwFlap *flap)
{
  GtkWidget *pane = adw_flap_get_flap (flap);
  GtkRoot *root = gtk_widget_get_root (pane);

  if (!self->away && root != NULL && holds (pane, gtk_root_get_focus (root)))
    focus_timeline (self);
}

/* For this window, and for one that is opened later. */
static void
take (AnnalsPanes *self, Pane *pane, gboolean wanted)
{
  if (pane->wanted == wanted)
    return;
  pane->wanted = wanted;
  g_settings_set_boolean (self->settings, pane->key, wanted);
  self->left (self->user_data);
}

/* Only what a person does in a wide window is remembered. In one column a pane takes the whole
 * width; not before it comes, as while it is still folding it would leave none for the timeline. */
static void
revealed_cb (AdwFlap *flap, GParamSpec *pspec, AnnalsPanes *self)
{
  gboolean revealed = adw_flap_get_reveal_flap (flap);

  if (revealed && self->one_column)
    gtk_widget_set_hexpand (adw_flap_get_flap (flap), TRUE);
  if (!revealed)
    leave (self, flap);
  for (guint i = 0; i < N_PANES; i++)
    if (self->panes[i].flap == flap && !self->folding && !is_narrow (self, &self->panes[i]))
      take (self, &self->panes[i], revealed);
}

static void
apply (AnnalsPanes *self, Pane *pane)
{
  gboolean narrow = is_narrow (self, pane);

  adw_flap_set_fold_policy (pane->flap,
                            narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  pane->revealed = !narrow && pane->wanted;
  adw_flap_set_reveal_flap (pane->flap, pane->revealed && !self->away);
}

static void
apply_columns (AnnalsPanes *self)
{
  gboolean one = self->width < ONE_COLUMN * get_text_scale (self);
  gboolean crowded = self->width < CROWDED * get_text_scale (self);

  if (one == self->one_column && crowded == self->crowded)
    return;
  self->one_column = one;
  self->crowded = crowded;
  for (guint i = 0; i < N_PANES && !one; i++)
    gtk_widget_set_hexpand (adw_flap_get_flap (self->panes[i].flap), FALSE);
  self->narrow_func (crowded, one, self->user_data);
}

static gboolean
apply_cb (gpointer data)
{
  AnnalsPanes *self = data;

  self->idle = 0;
  apply_columns (self);
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

void
annals_panes_set_away (AnnalsPanes *self, gboolean away)
{
  if (self->away == away)
    return;
  self->away = away;
  self->folding = TRUE;
  for (guint i = 0; i < N_PANES; i++)
    {
      Pane *pane = &self->panes[i];
      if (away)
        pane->revealed = adw_flap_get_reveal_flap (pane->flap);
      adw_flap_set_reveal_flap (pane->flap, pane->revealed && !away);
    }
  self->folding = FALSE;
}

void
annals_panes_get_wanted (const AnnalsPanes *self, gboolean *filters, gboolean *details)
{
  *filters = self->panes[FILTERS].wanted;
  *details = self->panes[DETAILS].wanted;
}

/**
 * annals_panes_set_wanted:
 * @filters: whether they stand beside the timeline
 * @details: likewise
 *
 * Leaves both as a person would; in a narrow window they come when it is wide.
 */
void
annals_panes_set_wanted (AnnalsPanes *self, gboolean filters, gboolean details)
{
  take (self, &self->panes[FILTERS], filters);
  take (self, &self->panes[DETAILS], details);
  self->folding = TRUE;
  for (guint i = 0; i < N_PANES; i++)
    if (!is_narrow (self, &self->panes[i]))
      apply (self, &self->panes[i]);
  self->folding = FALSE;
}

/* ---- Keys ---- */

/* Escape leads back to the timeline from either pane, and a pane that lies over it goes away. */
static gboolean
leave_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AnnalsPanes *self = data;

  for (guint i = 0; i < N_PANES; i++)
    if (adw_flap_get_flap (self->panes[i].flap) == widget
        && adw_flap_get_folded (self->panes[i].flap))
      adw_flap_set_reveal_flap (self->panes[i].flap, FALSE);
  focus_timeline (self);
  return GDK_EVENT_STOP;
}

static void
add_escape (AnnalsPanes *self, Pane *pane)
{
  pane->escape = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (pane->escape),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (leave_cb, self, NULL)));
  gtk_widget_add_controller (adw_flap_get_flap (pane->flap), pane->escape);
}

/**
 * annals_panes_step_focus:
 * @step: 1 or -1
 *
 * Moves the focus from one part of the window to the next, round and round.
 */
void
annals_panes_step_focus (AnnalsPanes *self, int step)
{
  GtkWidget *regions[] = { adw_flap_get_flap (self->panes[FILTERS].flap),
                           adw_flap_get_content (self->panes[DETAILS].flap),
                           adw_flap_get_flap (self->panes[DETAILS].flap) };
  gboolean there[] = { adw_flap_get_reveal_flap (self->panes[FILTERS].flap), TRUE,
                       adw_flap_get_reveal_flap (self->panes[DETAILS].flap) };
  const int n = G_N_ELEMENTS (regions);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (regions[1]));
  int at = step > 0 ? 0 : 2; /* from elsewhere one comes to the timeline */

  for (int i = 0; i < n; i++)
    if (holds (regions[i], focus))
      at = i;
  for (int i = 1; i < n; i++)
    {
      int next = (at + i * step + n * n) % n;
      if (there[next] && gtk_widget_child_focus (regions[next], GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* ---- Making ---- */

AnnalsPanes *
annals_panes_new (AdwFlap *filters,
                  AdwFlap *details,
                  GSettings *settings,
                  AnnalsNarrowFunc func,
                  void (*left) (gpointer user_data),
                  gpointer user_data)
{
  AnnalsPanes *self = g_new0 (AnnalsPanes, 1);

  self->panes[FILTERS] = (Pane){ g_object_ref (filters), "show-filters", 1100, NULL };
  self->panes[DETAILS] = (Pane){ g_object_ref (details), "show-details", 900, NULL };
  self->settings = g_object_ref (settings);
  self->narrow_func = func;
  self->left = left;
  self->user_data = user_data;
  for (guint i = 0; i < N_PANES; i++)
    {
      self->panes[i].wanted = g_settings_get_boolean (settings, self->panes[i].key);
      apply (self, &self->panes[i]);
      add_escape (self, &self->panes[i]);
      g_signal_connect (self->panes[i].flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self);
    }
  g_signal_connect (adw_flap_get_flap (filters), "map", G_CALLBACK (filters_mapped_cb), self);
  return self;
}

void
annals_panes_free (AnnalsPanes *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  for (guint i = 0; i < N_PANES; i++)
    {
      g_signal_handlers_disconnect_by_data (self->panes[i].flap, self);
      GtkWidget *pane = adw_flap_get_flap (self->panes[i].flap);
      if (pane != NULL)
        {
          gtk_widget_remove_controller (pane, self->panes[i].escape);
          g_signal_handlers_disconnect_by_data (pane, self);
        }
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
