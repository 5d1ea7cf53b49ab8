/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-progress.h"

/**
 * AnnalsProgress:
 *
 * A #GCancellable that goes both ways: who waits may break the work off, and ask how far it has
 * come and what there is to see of it already. Who works, in whatever thread, says so in passing.
 */
struct _AnnalsProgress
{
  GCancellable parent_instance;

  gsize done; /* atomic, as is total */
  gsize total;
  AnnalsDocument *preview; /* atomic */
};

G_DEFINE_FINAL_TYPE (AnnalsProgress, annals_progress, G_TYPE_CANCELLABLE)

static void
annals_progress_finalize (GObject *object)
{
  g_clear_object (&ANNALS_PROGRESS (object)->preview);
  G_OBJECT_CLASS (annals_progress_parent_class)->finalize (object);
}

static void
annals_progress_class_init (AnnalsProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_progress_finalize;
}

static void
annals_progress_init (AnnalsProgress *self)
{
}

AnnalsProgress *
annals_progress_new (void)
{
  return g_object_new (ANNALS_TYPE_PROGRESS, NULL);
}

/**
 * annals_progress_get_fraction:
 *
 * How much of the work is done, from 0 to 1; 0 where nobody can tell yet.
 */
double
annals_progress_get_fraction (AnnalsProgress *self)
{
  g_return_val_if_fail (ANNALS_IS_PROGRESS (self), 0);

  gsize total = (gsize) g_atomic_pointer_get (&self->total);
  gsize done = (gsize) g_atomic_pointer_get (&self->done);
  return total > 0 ? MIN ((double) done / (double) total, 1) : 0;
}

/**
 * annals_progress_steal_preview:
 *
 * Returns: (transfer full) (nullable): what can be shown already; each preview is given once
 */
AnnalsDocument *
annals_progress_steal_preview (AnnalsProgress *self)
{
  g_return_val_if_fail (ANNALS_IS_PROGRESS (self), NULL);

  return g_atomic_pointer_exchange (&self->preview, NULL);
}

/**
 * annals_progress_set_total:
 * @cancellable: (nullable): where it is an #AnnalsProgress, that is told
 *
 * Says how much there is to do, in units of whoever does it.
 */
void
annals_progress_set_total (GCancellable *cancellable, guint64 total)
{
  if (cancellable != NULL && ANNALS_IS_PROGRESS (cancellable))
    g_atomic_pointer_set (&ANNALS_PROGRESS (cancellable)->total, (gsize) total);
}

void
annals_progress_add (GCancellable *cancellable, guint64 done)
{
  if (cancellable != NULL && ANNALS_IS_PROGRESS (cancellable))
    g_atomic_pointer_add (&ANNALS_PROGRESS (cancellable)->done, (gssize) done);
}

/**
 * annals_progress_take_preview:
 * @preview: (transfer full): the beginning of what is being read
 */
void
annals_progress_take_preview (GCancellable *cancellable, AnnalsDocument *preview)
{
  g_autoptr (AnnalsDocument) before = preview;

  if (cancellable != NULL && ANNALS_IS_PROGRESS (cancellable))
    before = g_atomic_pointer_exchange (&ANNALS_PROGRESS (cancellable)->preview, preview);
}
