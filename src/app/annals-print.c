/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing: the toolkit's dialog with a tab of ours; pages are laid out off the main thread. */
#include "app/annals-print.h"

#include <glib/gi18n-lib.h>

#include "app/annals-alert.h"
#include "app/annals-application.h"
#include "app/annals-paper-options.h"
#include "app/annals-print-preview.h"
#include "render/annals-printout.h"

#define PAUSE 5000 /* microseconds between looks at whether the pages are laid out */
#define TAB_MARGIN 12
#define POINTS_AN_INCH 72

typedef struct
{
  AnnalsWindow *window;      /* weak: it may be closed while pages are made */
  GApplication *application; /* held meanwhile, so that they are */
  GSettings *settings;
  AnnalsLanes *lanes;
  AnnalsSpan span;  /* what is visible */
  GtkWidget *range; /* NULL: the dialog is not ours to add to */
  guint chosen_range;
  guint32 selected;
  gboolean mirrored;
  AnnalsDirection direction;
  gboolean shapes;
  AnnalsClock *clock;

  gboolean laying_out;
  AnnalsPrintout *printout;
  GError *error;
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->printout, annals_printout_free);
  g_clear_error (&self->error);
  g_object_unref (self->settings);
  g_object_unref (self->application);
  annals_lanes_unref (self->lanes);
  annals_clock_unref (self->clock);
  g_free (self);
}

static Print *
get_print (GtkPrintOperation *operation)
{
  return g_object_get_data (G_OBJECT (operation), "annals-print");
}

/* ---- What was chosen the last time ---- */

static void
restore (Print *self, GtkPrintOperation *operation)
{
  g_autoptr (GVariant) paper = g_settings_get_value (self->settings, "page-setup");
  g_autoptr (GVariant) how = g_settings_get_value (self->settings, "print-settings");
  g_autoptr (GtkPageSetup) setup = g_variant_n_children (paper) > 0
                                       ? gtk_page_setup_new_from_gvariant (paper)
                                       : gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new_from_gvariant (how);

  if (g_variant_n_children (paper) == 0)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
}

/* What belongs to one job only is not kept: another one must not write over the file of this. */
static void
remember (Print *self, GtkPrintOperation *operation, GtkPrintContext *context)
{
  static const char *const passing[] = {
    GTK_PRINT_SETTINGS_OUTPUT_URI,  GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
    GTK_PRINT_SETTINGS_PRINT_PAGES, GTK_PRINT_SETTINGS_PAGE_RANGES,
    GTK_PRINT_SETTINGS_N_COPIES,
  };
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  g_settings_set_value (self->settings, "page-setup",
                        gtk_page_setup_to_gvariant (gtk_print_context_get_page_setup (context)));
  if (settings == NULL)
    return;
  g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (settings);
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    gtk_print_settings_unset (kept, passing[i]);
  g_settings_set_value (self->settings, "print-settings", gtk_print_settings_to_gvariant (kept));
}

/* ---- The tab ---- */

static GtkWidget *
create_tab_cb (GtkPrintOperation *operation, gpointer data)
{
  Print *self = get_print (operation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->range = annals_paper_options_add_range (ADW_PREFERENCES_GROUP (group));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->range), self->chosen_range);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), annals_paper_options_new_poster (self->settings));
  gtk_box_append (GTK_BOX (box), annals_paper_options_new_pages (self->settings));
  gtk_widget_set_margin_start (box, TAB_MARGIN);
  gtk_widget_set_margin_end (box, TAB_MARGIN);
  gtk_widget_set_margin_top (box, TAB_MARGIN);
  gtk_widget_set_margin_bottom (box, TAB_MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  return scroller;
}

static void
apply_tab_cb (GtkPrintOperation *operation, GtkWidget *tab, gpointer data)
{
  Print *self = get_print (operation);

  self->chosen_range = adw_combo_row_get_selected (ADW_COMBO_ROW (self->range));
}

/* ---- Pages ---- */

/* The same margin on both sides, wherever the printer needs it: so the picture is in the middle.
 * Margins are those of the paper before it is turned. */
static AnnalsSheets
get_sheets (Print *self, GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  double left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_MM);
  double right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_MM);
  double top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_MM);
  double bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_MM);
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (setup);
  gboolean turned = orientation == GTK_PAGE_ORIENTATION_LANDSCAPE
                    || orientation == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE;
  double along = MAX (left, right) * ANNALS_PIXELS_A_MM;
  double across = MAX (top, bottom) * ANNALS_PIXELS_A_MM;
  AnnalsSheets sheets = { 0 };

  sheets.width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM) * ANNALS_PIXELS_A_MM;
  sheets.height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM) * ANNALS_PIXELS_A_MM;
  sheets.left = sheets.right = turned ? across : along;
  sheets.top = sheets.bottom = turned ? along : across;
  annals_paper_options_apply_poster (self->settings, &sheets);
  return sheets;
}

static AnnalsSpan
get_span (Print *self)
{
  AnnalsDocument *document = annals_lanes_get_document (self->lanes);

  return self->chosen_range == ANNALS_PAPER_RANGE_VISIBLE ? self->span
         : self->chosen_range == ANNALS_PAPER_RANGE_ALL   ? annals_document_get_range (document)
                                                          : annals_document_get_home (document);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkPrintOperation) operation = data;
  Print *self = get_print (operation);

  g_clear_error (&self->error);
  g_clear_pointer (&self->printout, annals_printout_free);
  self->printout = annals_printout_new_finish (result, &self->error);
  self->laying_out = FALSE;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *self = get_print (operation);
  AnnalsSheets sheets = get_sheets (self, context);
  AnnalsPaperRequest request = {
    .format = ANNALS_PAPER_PDF,
    .scale = 1,
    .theme = ANNALS_THEME_PRINT,
    .mirrored = self->mirrored,
    .direction = self->direction,
    .shapes = self->shapes,
    .title = TRUE,
    .legend = TRUE,
    .span = get_span (self),
    .lanes = self->lanes,
    .clock = self->clock,
    .selected = self->selected,
  };

  g_application_hold (self->application);
  remember (self, operation, context);
  annals_paper_request_set_sheets (&request, &sheets);
  annals_paper_options_apply_pages (self->settings, &request);
  self->laying_out = TRUE;
  annals_printout_new_async (&request, NULL, laid_out_cb, g_object_ref (operation));
}

/* Called again and again until the number of pages is known. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *self = get_print (operation);

  if (self->laying_out)
    {
      g_usleep (PAUSE);
      return FALSE;
    }
  gtk_print_operation_set_n_pages (
      operation, self->printout != NULL ? (int) annals_printout_get_n_pages (self->printout) : 1);
  if (self->printout == NULL)
    gtk_print_operation_cancel (operation);
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Print *self = get_print (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (self->printout == NULL)
    return;
  cairo_save (cr);
  cairo_scale (cr, ANNALS_POINTS_A_PIXEL, ANNALS_POINTS_A_PIXEL);
  annals_printout_draw (self->printout, (guint) page, cr);
  cairo_restore (cr);
}

static void
end_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  g_application_release (get_print (operation)->application);
}

/* ---- Preview ---- */

static void
ready_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Print *self = get_print (operation);

  if (self->window == NULL)
    {
      gtk_print_operation_preview_end_preview (GTK_PRINT_OPERATION_PREVIEW (operation));
      return;
    }
  GtkWindow *preview = annals_print_preview_new (self->window, self->printout);
  g_signal_connect_object (preview, "destroy", G_CALLBACK (gtk_print_operation_preview_end_preview),
                           operation, G_CONNECT_SWAPPED);
  /* The pages live as long as what shows them. */
  g_object_set_data_full (G_OBJECT (preview), "annals-operation", g_object_ref (operation),
                          g_object_unref);
  gtk_window_present (preview);
}

/* Our own, which needs no other program. GTK asks for a cairo context, though nothing is drawn. */
static gboolean
preview_cb (GtkPrintOperation *operation,
            GtkPrintOperationPreview *preview,
            GtkPrintContext *context,
            GtkWindow *parent,
            gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, POINTS_AN_INCH, POINTS_AN_INCH);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return TRUE;
}

/* ---- Operation ---- */

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Print *self = get_print (operation);
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_clear_error (&error);
      gtk_print_operation_get_error (operation, &error);
    }
  if (error != NULL && self->window != NULL)
    annals_alert_present (GTK_WINDOW (self->window), _ ("Could Not Print"), error->message);
}

static void
connect_operation (GtkPrintOperation *operation)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "create-custom-widget", G_CALLBACK (create_tab_cb) },
    { "custom-widget-apply", G_CALLBACK (apply_tab_cb) },
    { "begin-print", G_CALLBACK (begin_cb) },
    { "paginate", G_CALLBACK (paginate_cb) },
    { "draw-page", G_CALLBACK (draw_page_cb) },
    { "end-print", G_CALLBACK (end_cb) },
    { "preview", G_CALLBACK (preview_cb) },
    { "ready", G_CALLBACK (ready_cb) },
    { "done", G_CALLBACK (done_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect (operation, handlers[i].signal, handlers[i].callback, NULL);
}

static Print *
print_new (AnnalsWindow *window)
{
  AnnalsViewState *state = annals_window_get_state (window);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  Print *self = g_new0 (Print, 1);

  g_set_weak_pointer (&self->window, window);
  self->application = g_object_ref (G_APPLICATION (application));
  self->settings =
      g_object_ref (annals_application_get_settings (ANNALS_APPLICATION (application)));
  self->lanes = annals_lanes_ref (annals_view_state_get_lanes (state));
  self->span = annals_view_state_get_span (state);
  self->chosen_range = ANNALS_PAPER_RANGE_VISIBLE;
  self->selected = annals_view_state_get_selected (state);
  self->mirrored = gtk_widget_get_direction (GTK_WIDGET (window)) == GTK_TEXT_DIR_RTL;
  self->direction = annals_window_get_direction (window);
  self->shapes = annals_view_state_get_shapes (state);
  self->clock = annals_clock_ref (annals_view_state_get_clock (state));
  return self;
}

GtkPrintOperation *
annals_print_operation_new (AnnalsWindow *window)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *self = print_new (window);

  g_object_set_data_full (G_OBJECT (operation), "annals-print", self, print_free);
  restore (self, operation);
  gtk_print_operation_set_job_name (operation, gtk_window_get_title (GTK_WINDOW (window)));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Timeline"));
  connect_operation (operation);
  return operation;
}

void
annals_print_present (AnnalsWindow *window)
{
  g_autoptr (GtkPrintOperation) operation = annals_print_operation_new (window);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           &error);
  if (error != NULL)
    annals_alert_present (GTK_WINDOW (window), _ ("Could Not Print"), error->message);
}
