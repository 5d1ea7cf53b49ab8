/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AnnalsLatest:
 *
 * Work off the main thread of which only the newest request counts: the next one cancels it, and
 * nothing of what was cancelled is ever handed over, however late it comes.
 */
typedef struct _AnnalsLatest AnnalsLatest;
typedef struct _AnnalsLatestJob AnnalsLatestJob;

/* Runs in a thread. The result; NULL: there is none, or the job was cancelled. */
typedef gpointer (*AnnalsLatestWork) (gpointer request,
                                      AnnalsLatestJob *job,
                                      GCancellable *cancellable);
/* Runs in the main loop. @result is the callee's; @whole: it is the job's last. */
typedef void (*AnnalsLatestReady) (gpointer result, gboolean whole, gpointer user_data);

AnnalsLatest *annals_latest_new (AnnalsLatestWork work,
                                 GDestroyNotify free_request,
                                 GDestroyNotify free_result,
                                 AnnalsLatestReady ready,
                                 gpointer user_data);
void annals_latest_free (AnnalsLatest *self);
void annals_latest_request (AnnalsLatest *self, gpointer request); /* transfer full */
void annals_latest_cancel (AnnalsLatest *self);
gboolean annals_latest_is_busy (AnnalsLatest *self);
/* In the job's thread: hands over what there is before all is. */
void annals_latest_job_tell (AnnalsLatestJob *job, gpointer result); /* transfer full */

G_END_DECLS
