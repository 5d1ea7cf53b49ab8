/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the picture away: to a file, to a printer, to the clipboard. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/annals-export-dialog.h"
#include "app/annals-picture-content.h"
#include "app/annals-print.h"

#define ROOM_ABOUT 90.0 /* pixels, for title and legend */
#define COPY_LEAST 300.0
#define COPY_SCALE 2 /* sharp on paper and on dense screens */

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_window_has_whole (self))
    annals_export_dialog_present (self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (annals_window_has_whole (self))
    annals_print_present (self);
}

/* What is on screen, as large as it is there. */
static AnnalsPaperRequest
get_visible (AnnalsWindow *self)
{
  GtkWidget *timeline = GTK_WIDGET (self->timeline);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return (AnnalsPaperRequest){
    .width = MAX (gtk_widget_get_width (timeline), COPY_LEAST),
    .height = MAX (gtk_widget_get_height (timeline), COPY_LEAST) + ROOM_ABOUT,
    .scale = COPY_SCALE,
    .theme = dark ? ANNALS_THEME_DARK : ANNALS_THEME_LIGHT,
    .mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .direction = annals_window_get_direction (self),
    .shapes = annals_view_state_get_shapes (self->state),
    .title = TRUE,
    .legend = TRUE,
    .span = annals_view_state_get_span (self->state),
    .lanes = annals_view_state_get_lanes (self->state),
    .clock = annals_view_state_get_clock (self->state),
    .selected = annals_view_state_get_selected (self->state),
  };
}

static void
copy_picture_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);

  if (!annals_window_has_whole (self))
    return;
  AnnalsPaperRequest request = get_visible (self);
  g_autoptr (GdkContentProvider) content = annals_picture_content_new (&request);
  if (gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content))
    annals_window_toast (self, _ ("The picture was copied"));
}

void
annals_window_install_paper_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "win.copy-picture", NULL, copy_picture_action);
}
