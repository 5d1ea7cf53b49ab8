/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A narrow window has no room in its header bar for all of its buttons: some go to the foot. */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
move (GtkWidget *tools, GtkBox *from, GtkBox *to)
{
  g_object_ref (tools);
  gtk_box_remove (from, tools);
  gtk_box_append (to, tools);
  g_object_unref (tools);
}

/* As the desktop has them, without what a narrow window has no need of. */
static char *
dup_layout_of_close (GtkWidget *widget)
{
  g_autofree char *layout = NULL;
  GString *out = g_string_new (NULL);

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  g_auto (GStrv) sides = g_strsplit (layout != NULL ? layout : ":close", ":", 2);
  for (guint i = 0; sides[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ":" : "",
                            strstr (sides[i], "close") != NULL ? "close" : "");
  return g_string_free (out, FALSE);
}

/**
 * annals_window_narrow_cb:
 * @crowded: whether the header bar has no room for all tools
 * @narrow: whether the window has one column
 * @window: an AnnalsWindow
 */
void
annals_window_narrow_cb (gboolean crowded, gboolean narrow, gpointer window)
{
  AnnalsWindow *self = window;

  self->narrow = narrow;
  annals_window_update_view (self);
  if (crowded != gtk_revealer_get_reveal_child (self->bottom_bar))
    {
      move (self->start_tools, crowded ? self->start_place : self->bottom_start,
            crowded ? self->bottom_start : self->start_place);
      move (self->end_tools, crowded ? self->end_place : self->bottom_end,
            crowded ? self->bottom_end : self->end_place);
    }
  annals_search_bar_set_narrow (self->search_bar, narrow);
  /* A title in the middle would have but the room that both sides leave. */
  adw_header_bar_set_centering_policy (self->header_bar, narrow ? ADW_CENTERING_POLICY_LOOSE
                                                                : ADW_CENTERING_POLICY_STRICT);
  g_autofree char *layout = narrow ? dup_layout_of_close (GTK_WIDGET (self)) : NULL;
  adw_header_bar_set_decoration_layout (self->header_bar, layout);
  if (narrow)
    adw_split_button_set_icon_name (self->open_button, "document-open-symbolic");
  else
    adw_split_button_set_label (self->open_button, _ ("_Open"));
  gtk_revealer_set_reveal_child (self->bottom_bar, crowded);
}
