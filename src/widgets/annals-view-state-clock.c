/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By whose clock the times of what is shown are told. */
#include "widgets/annals-view-state-private.h"

static guint clock_changed;

void
annals_view_state_add_clock_signal (AnnalsViewStateClass *klass)
{
  clock_changed = g_signal_new ("clock-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* What is shown has changed: a file that was read again may name another zone. */
void
annals_view_state_update_clock (AnnalsViewState *self, gboolean is_new)
{
  AnnalsDocument *document = annals_view_state_get_document (self);
  g_autoptr (AnnalsClock) before = g_steal_pointer (&self->clock);
  const char *zone = is_new ? ANNALS_CLOCK_DOCUMENT : annals_clock_get_name (before);

  self->clock = annals_clock_new_for (document, zone, NULL);
  if (self->clock == NULL) /* it is no longer known */
    self->clock = annals_clock_new_for (document, ANNALS_CLOCK_DOCUMENT, NULL);
}

AnnalsClock *
annals_view_state_get_clock (AnnalsViewState *self)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), NULL);

  return self->clock;
}

/**
 * annals_view_state_set_zone:
 * @zone: as annals_clock_new() takes it
 *
 * Tells times of day by another clock. What they mean stays, and so does the view.
 */
gboolean
annals_view_state_set_zone (AnnalsViewState *self, const char *zone, GError **error)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self) && self->clock != NULL, FALSE);

  AnnalsClock *clock = annals_clock_new_for (annals_view_state_get_document (self), zone, error);
  if (clock == NULL)
    return FALSE;
  g_autoptr (AnnalsClock) before = self->clock;
  self->clock = clock;
  if (!g_str_equal (annals_clock_get_name (before), zone))
    g_signal_emit (self, clock_changed, 0);
  return TRUE;
}
