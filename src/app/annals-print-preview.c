/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-print-preview.h"

#include <glib/gi18n-lib.h>

#include "widgets/annals-button-names.h"
#include "widgets/annals-status.h"
#include "widgets/annals-text-button.h"

#define WIDTH 900
#define HEIGHT 720
#define MARGIN 18.0

typedef struct
{
  AnnalsPrintout *printout; /* borrowed */
  GtkWidget *window, *title, *previous, *next, *area, *status;
  guint page;
} Preview;

/* ---- A page ---- */

static void
draw_page (Preview *self, cairo_t *cr, const AnnalsSheets *sheets)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };

  gdk_cairo_set_source_rgba (cr, &white);
  cairo_rectangle (cr, 0, 0, sheets->width, sheets->height);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  annals_printout_draw (self->printout, self->page, cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Preview *self = data;
  const AnnalsSheets *sheets = annals_printout_get_sheets (self->printout);
  double scale = MIN ((width - 2 * MARGIN) / sheets->width, (height - 2 * MARGIN) / sheets->height);

  if (scale <= 0)
    return;
  cairo_translate (cr, (width - sheets->width * scale) / 2, (height - sheets->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  draw_page (self, cr, sheets);
}

/* ---- Going through them ---- */

static void
show_page (Preview *self, guint page)
{
  guint n = annals_printout_get_n_pages (self->printout);
  g_autofree char *text = NULL;

  self->page = MIN (page, n - 1);
  /* Translators: of a preview: the number of the page that is shown, and of all. */
  text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  annals_status_say (ANNALS_STATUS (self->status), text);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
  gtk_widget_queue_draw (self->area);
}

static void
previous_cb (Preview *self)
{
  show_page (self, self->page > 0 ? self->page - 1 : 0);
}

static void
next_cb (Preview *self)
{
  show_page (self, self->page + 1);
}

static gboolean
key_cb (Preview *self, guint key)
{
  guint last = annals_printout_get_n_pages (self->printout) - 1;

  switch (key)
    {
    case GDK_KEY_Page_Up:
      previous_cb (self);
      return TRUE;
    case GDK_KEY_Page_Down:
      next_cb (self);
      return TRUE;
    case GDK_KEY_Home:
      show_page (self, 0);
      return TRUE;
    case GDK_KEY_End:
      show_page (self, last);
      return TRUE;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self->window));
      return TRUE;
    default:
      return FALSE;
    }
}

/* The toolkit's dialog is gone by now; what was chosen there is remembered. */
static void
print_cb (Preview *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self->window));

  gtk_window_close (GTK_WINDOW (self->window));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.print", NULL);
}

/* ---- Window ---- */

static GtkWidget *
new_step (Preview *self, const char *icon, const char *tooltip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  annals_button_names_give (button);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
build_header (Preview *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *print = annals_text_button_new (_ ("_Print…"));

  self->title = adw_window_title_new (_ ("Print Preview"), NULL);
  self->previous =
      new_step (self, "go-previous-symbolic", _ ("Previous Page"), G_CALLBACK (previous_cb));
  self->next = new_step (self, "go-next-symbolic", _ ("Next Page"), G_CALLBACK (next_cb));
  gtk_widget_add_css_class (print, "suggested-action");
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (print_cb), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->previous);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->next);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  return header;
}

static GtkWidget *
build_area (Preview *self)
{
  self->area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                             "vexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->area, "annals-print-preview");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->area), draw_cb, self, NULL);
  return self->area;
}

GtkWindow *
annals_print_preview_new (AnnalsWindow *parent, AnnalsPrintout *printout)
{
  Preview *self = g_new0 (Preview, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->printout = printout;
  self->window = adw_window_new ();
  g_object_set_data_full (G_OBJECT (self->window), "annals-preview", self, g_free);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), build_area (self));
  self->status = g_object_new (ANNALS_TYPE_STATUS, NULL);
  gtk_box_append (GTK_BOX (box), self->status);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->window, keys);
  gtk_window_set_title (GTK_WINDOW (self->window), _ ("Print Preview"));
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  show_page (self, 0);
  return GTK_WINDOW (self->window);
}
