/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-history.h"

/**
 * AnnalsHistory:
 *
 * The events that were selected, one after another, as a browser keeps its pages: back, forward,
 * and whoever goes elsewhere from in between has no more forward. It follows a view state. Clearing
 * the selection is no visit; going back then leads to what was selected last.
 */
struct _AnnalsHistory
{
  GObject parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  AnnalsDocument *document; /* whose events they are */
  GArray *events;           /* guint32, at most ANNALS_HISTORY_MOST */
  guint position;           /* of the event that was selected last; 0 where there is none */
  gboolean paused;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnalsHistory, annals_history, G_TYPE_OBJECT)

static guint32
event_at (AnnalsHistory *self, guint position)
{
  return g_array_index (self->events, guint32, position);
}

static void
visit (AnnalsHistory *self, guint32 event)
{
  if (self->events->len > 0)
    g_array_set_size (self->events, self->position + 1);
  if (self->events->len == ANNALS_HISTORY_MOST)
    g_array_remove_index (self->events, 0);
  g_array_append_val (self->events, event);
  self->position = self->events->len - 1;
}

static void
selected_changed_cb (AnnalsHistory *self)
{
  guint event = annals_view_state_get_selected (self->state);

  if (self->paused)
    return;
  if (event != ANNALS_NONE && (self->events->len == 0 || event_at (self, self->position) != event))
    visit (self, event);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is gone from the file is gone from here, and so is a step from an event to itself. */
static void
carry_over (AnnalsHistory *self, AnnalsDocument *before)
{
  guint kept = 0, position = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      guint32 event = annals_document_find_again (self->document, before, event_at (self, i));
      if (event != ANNALS_NONE && (kept == 0 || event_at (self, kept - 1) != event))
        g_array_index (self->events, guint32, kept++) = event;
      if (i == self->position)
        position = kept > 0 ? kept - 1 : 0;
    }
  g_array_set_size (self->events, kept);
  self->position = position;
}

static void
document_changed_cb (AnnalsHistory *self, gboolean reloaded)
{
  g_autoptr (AnnalsDocument) before = g_steal_pointer (&self->document);

  g_set_object (&self->document, annals_view_state_get_document (self->state));
  if (reloaded && before != NULL)
    carry_over (self, before);
  else
    {
      g_array_set_size (self->events, 0);
      self->position = 0;
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
annals_history_dispose (GObject *object)
{
  AnnalsHistory *self = ANNALS_HISTORY (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_history_parent_class)->dispose (object);
}

static void
annals_history_finalize (GObject *object)
{
  g_array_unref (ANNALS_HISTORY (object)->events);
  G_OBJECT_CLASS (annals_history_parent_class)->finalize (object);
}

static void
annals_history_class_init (AnnalsHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = annals_history_finalize;

  /* Whether one can go back or forward may be another now. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ANNALS_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
annals_history_init (AnnalsHistory *self)
{
  self->events = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed",
                                  G_CALLBACK (selected_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "document-changed",
                                  G_CALLBACK (document_changed_cb), self);
}

/**
 * annals_history_new:
 * @state: whose selections to follow
 *
 * Makes a history in which nothing was selected yet.
 */
AnnalsHistory *
annals_history_new (AnnalsViewState *state)
{
  AnnalsHistory *self = g_object_new (ANNALS_TYPE_HISTORY, NULL);

  self->state = g_object_ref (state);
  g_set_object (&self->document, annals_view_state_get_document (state));
  g_signal_group_set_target (self->state_signals, state);
  return self;
}

/* Where a step leads to; -1: nowhere. */
static gint64
get_target (AnnalsHistory *self, int step)
{
  gboolean away = annals_view_state_get_selected (self->state) == ANNALS_NONE;
  gint64 target = (gint64) self->position + (away && step < 0 ? 0 : step);

  return target < self->events->len ? target : -1;
}

/**
 * annals_history_can_go:
 * @step: -1 for back, 1 for forward
 */
gboolean
annals_history_can_go (AnnalsHistory *self, int step)
{
  g_return_val_if_fail (ANNALS_IS_HISTORY (self), FALSE);

  return get_target (self, step) >= 0;
}

/**
 * annals_history_go:
 * @step: -1 for back, 1 for forward
 *
 * Selects the event and brings it into sight; does nothing where there is none.
 */
void
annals_history_go (AnnalsHistory *self, int step)
{
  g_return_if_fail (ANNALS_IS_HISTORY (self));

  gint64 target = get_target (self, step);
  if (target < 0)
    return;
  self->position = (guint) target;
  guint32 event = event_at (self, self->position);
  annals_view_state_set_selected (self->state, event);
  annals_view_state_reveal (self->state, event);
}

void
annals_history_set_paused (AnnalsHistory *self, gboolean paused)
{
  g_return_if_fail (ANNALS_IS_HISTORY (self));

  self->paused = paused;
}
