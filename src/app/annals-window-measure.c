/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a measured time. */
#include "app/annals-window-private.h"

#include "app/annals-export-dialog.h"

static gboolean
is_span (AnnalsWindow *self)
{
  return annals_measurement_get_kind (self->measurement) == ANNALS_MEASURES_SPAN;
}

static void
measure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  annals_timeline_view_measure_here (self->timeline);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  annals_measurement_clear (self->measurement);
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  AnnalsSpan span = annals_measurement_get_span (self->measurement);
  double room = MAX (annals_span_length (span), 1) * 0.1;

  annals_timeline_view_fly (self->timeline, (AnnalsSpan){ span.start - room, span.end + room });
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (self->state));
  AnnalsSpan span = annals_measurement_get_civil_span (self->measurement);

  if (!is_span (self))
    return;
  annals_filter_set_span (filter, &span);
  annals_view_state_set_filter (self->state, filter);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  AnnalsSpan span = annals_measurement_get_span (self->measurement);

  if (is_span (self) && annals_span_length (span) > 0 && annals_window_has_whole (self))
    annals_export_dialog_present_span (self, &span);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  g_autofree char *text = annals_measurement_dup_text (self->measurement);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

void
annals_window_install_measure_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.measure", measure_action },       { "win.measure-close", close_action },
    { "win.measure-zoom", zoom_action },     { "win.measure-filter", filter_action },
    { "win.measure-export", export_action }, { "win.measure-copy", copy_action },
  };

  g_type_ensure (ANNALS_TYPE_MEASURE_CARD);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
}

/* What the card tells to whoever sees it. */
static void
changed_cb (AnnalsWindow *self)
{
  if (annals_measurement_get_kind (self->measurement) == ANNALS_MEASURES_NOTHING)
    return;
  g_autofree char *text = annals_measurement_dup_text (self->measurement);
  annals_status_say (self->status, text);
}

void
annals_window_init_measure (AnnalsWindow *self)
{
  self->measurement = annals_measurement_new (self->state);
  annals_timeline_view_set_measurement (self->timeline, self->measurement);
  annals_measure_card_set_measurement (self->measure_card, self->measurement);
  g_signal_connect_object (self->measurement, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
