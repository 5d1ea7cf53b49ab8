/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps back from what a person has chosen for a file, and forward again. A step holds all that is
 * chosen, by ids, so that it outlives a reload, and nobody need tell how a change is taken back. */
#include <glib/gi18n-lib.h>

#include "app/annals-window-private.h"
#include "core/annals-filter-variant.h"

#define STEPS_MOST 50

typedef struct
{
  GVariant *filter;
  char *lane_options;
  GVariant *kept;      /* filters, by their names; NULL before the file is whole */
  char *search;        /* or NULL */
  gboolean has_search; /* it is part of the step, which a search alone is not */
} Step;

struct _AnnalsWindowUndo
{
  GPtrArray *back, *forward; /* of Step, the nearest last */
  Step *now;
  gboolean stepping;
  AdwToast *toast; /* borrowed, of the last step; NULL: it is gone */
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_variant_unref (step->filter);
  g_free (step->lane_options);
  g_clear_pointer (&step->kept, g_variant_unref);
  g_free (step->search);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

/* What is chosen now. */
static Step *
step_new (AnnalsWindow *self)
{
  Step *step = g_new0 (Step, 1);
  AnnalsFilter *filter = annals_view_state_get_filter (self->state);

  step->filter = g_variant_ref_sink (
      annals_filter_to_variant (filter, annals_view_state_get_document (self->state)));
  step->lane_options =
      annals_lane_options_to_string (annals_view_state_get_lane_options (self->state));
  step->kept = self->file_settings != NULL ? annals_window_get_kept_filters (self) : NULL;
  step->search = g_strdup (annals_view_state_get_search (self->state));
  return step;
}

/* A step that was made before the file was whole knows nothing of what is kept with it. */
static gboolean
keeps_other (const Step *a, const Step *b)
{
  return a->kept != NULL && b->kept != NULL && !g_variant_equal (a->kept, b->kept);
}

static gboolean
is_same (const Step *a, const Step *b)
{
  return g_variant_equal (a->filter, b->filter) && g_str_equal (a->lane_options, b->lane_options)
         && !keeps_other (a, b) && (!a->has_search || g_strcmp0 (a->search, b->search) == 0);
}

/* Only what is another than @before, so that what is not concerned stays as it is. */
static void
apply (AnnalsWindow *self, const Step *step, const Step *before)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  if (!g_variant_equal (step->filter, before->filter))
    {
      g_autoptr (AnnalsFilter) filter = annals_filter_new_from_variant (step->filter, document);
      annals_view_state_set_filter (self->state, filter);
    }
  if (!g_str_equal (step->lane_options, before->lane_options))
    {
      g_autoptr (AnnalsLaneOptions) options =
          annals_lane_options_new_from_string (step->lane_options);
      annals_view_state_set_lane_options (self->state, options);
    }
  if (keeps_other (step, before))
    annals_window_set_kept_filters (self, step->kept);
  if (step->has_search)
    annals_view_state_set_search (self->state, step->search, NULL);
}

/* A button that took back another step than the one it tells of would be a trap. */
static void
dismiss_toast (AnnalsWindow *self)
{
  AdwToast *toast = g_steal_pointer (&self->undo->toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static void
dismissed_cb (AdwToast *toast, AnnalsWindow *self)
{
  if (self->undo != NULL && self->undo->toast == toast)
    self->undo->toast = NULL;
}

/**
 * annals_window_update_undo:
 *
 * Allows steps where there are any; none leads out of a story.
 */
void
annals_window_update_undo (AnnalsWindow *self)
{
  const AnnalsWindowUndo *undo = self->undo;
  gboolean telling = gtk_widget_get_visible (GTK_WIDGET (self->story));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo->back->len > 0 && !telling);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", undo->forward->len > 0 && !telling);
}

static void
take_now (AnnalsWindow *self)
{
  g_clear_pointer (&self->undo->now, step_free);
  self->undo->now = step_new (self);
}

/* From one of @from to the other way's. */
static void
go (AnnalsWindow *self, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return;
  if (annals_view_state_is_replacing (self->state)) /* the step would be lost */
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_autoptr (Step) step = g_ptr_array_steal_index (from, from->len - 1);
  Step *before = step_new (self);

  before->has_search = step->has_search;
  g_ptr_array_add (to, before);
  dismiss_toast (self);
  self->undo->stepping = TRUE;
  apply (self, step, before);
  self->undo->stepping = FALSE;
  take_now (self);
  annals_window_update_undo (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  go (self, self->undo->back, self->undo->forward);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  go (self, self->undo->forward, self->undo->back);
}

void
annals_window_install_undo_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

/* ---- What makes a step ---- */

/**
 * annals_window_note:
 *
 * Makes a step of what has been chosen otherwise since the last one.
 */
void
annals_window_note (AnnalsWindow *self)
{
  AnnalsWindowUndo *undo = self->undo;

  if (undo->stepping || undo->now == NULL)
    return;
  g_autoptr (Step) before = g_steal_pointer (&undo->now);
  undo->now = step_new (self);
  if (is_same (before, undo->now))
    return;
  dismiss_toast (self);
  g_ptr_array_add (undo->back, g_steal_pointer (&before));
  if (undo->back->len > STEPS_MOST)
    g_ptr_array_remove_index (undo->back, 0);
  g_ptr_array_set_size (undo->forward, 0);
  annals_window_update_undo (self);
}

/* The step that comes now is one of the search too. */
void
annals_window_note_search (AnnalsWindow *self)
{
  annals_window_note (self);
  if (self->undo->now != NULL)
    self->undo->now->has_search = TRUE;
}

/**
 * annals_window_note_and_tell:
 * @message: what was done, in words
 *
 * Makes a step, and tells of it in a toast whose button takes it back: for what loses with a click
 * what took many.
 */
void
annals_window_note_and_tell (AnnalsWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  annals_window_note (self);
  dismiss_toast (self);
  self->undo->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
  annals_status_say (self->status, message);
}

/* ---- The file ---- */

static void
forget (AnnalsWindow *self)
{
  g_ptr_array_set_size (self->undo->back, 0);
  g_ptr_array_set_size (self->undo->forward, 0);
  dismiss_toast (self);
  annals_window_update_undo (self);
}

static void
document_changed_cb (AnnalsWindow *self, gboolean again)
{
  if (!again)
    forget (self);
  take_now (self);
}

/* After what brings back a file's choices, which is no step. */
void
annals_window_init_undo (AnnalsWindow *self)
{
  self->undo = g_new0 (AnnalsWindowUndo, 1);
  self->undo->back = g_ptr_array_new_with_free_func (step_free);
  self->undo->forward = g_ptr_array_new_with_free_func (step_free);
  g_signal_connect_object (self->state, "document-changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "filter-changed", G_CALLBACK (annals_window_note), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "lanes-changed", G_CALLBACK (annals_window_note), self,
                           G_CONNECT_SWAPPED);
  annals_window_update_undo (self);
}

void
annals_window_dispose_undo (AnnalsWindow *self)
{
  if (self->undo == NULL)
    return;
  g_ptr_array_unref (self->undo->back);
  g_ptr_array_unref (self->undo->forward);
  g_clear_pointer (&self->undo->now, step_free);
  g_clear_pointer (&self->undo, g_free);
}
