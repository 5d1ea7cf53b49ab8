/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture leaves the window: to a printer, to the clipboard, and by the export. */
#include <glib/gstdio.h>
#include <string.h>

#include "annals-test-window.h"
#include "annals-test-widgets.h"
#include "annals-test-support.h"
#include "app/annals-print.h"
#include "app/annals-print-preview.h"
#include "app/annals-window.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  GSettings *settings;
} Fixture;

/* Turns the main loop until @what is there. */
#define WAIT_FOR(what)                                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end = g_get_monotonic_time () + WAIT_MOST;                                              \
    while (!(what) && g_get_monotonic_time () < end)                                               \
      g_main_context_iteration (NULL, FALSE);                                                      \
    g_assert_true (what);                                                                          \
  }                                                                                                \
  G_STMT_END

/* The window with a title, or with a message. */
static GtkWindow *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      g_autofree char *text = NULL;
      if (GTK_IS_MESSAGE_DIALOG (window))
        g_object_get (window, "text", &text, NULL);
      if (g_strcmp0 (text != NULL ? text : gtk_window_get_title (window), title) == 0)
        return window;
    }
  return NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->settings = annals_application_get_settings (annals_test_application);
  self->window = annals_window_new (annals_test_application);
  self->state = annals_window_get_state (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  annals_window_open (self->window, NULL);
  WAIT_FOR (annals_view_state_get_document (self->state) != NULL);
  annals_test_spin ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "poster-columns", "poster-rows", "paper-index", "paper-cards",
                                      "export-paper" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  annals_test_spin ();
  g_assert_null (self->window); /* nothing holds on to it */
  g_assert_null (find_window ("Print Preview"));
  g_assert_null (find_window ("Export Picture"));
}

static gboolean
is_on_screen (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type)
         && gtk_widget_get_mapped (widget);
}

/* The first widget of @type that is on screen. */
static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  return annals_test_find (root, is_on_screen, &type);
}

/* ---- Printing ---- */

static char *
dup_path (void)
{
  return g_strdup_printf ("%s/annals-print-%u.pdf", g_get_tmp_dir (), g_random_int ());
}

/* As a printer would have it, in a file. */
static GString *
print_pages (Fixture *self)
{
  g_autoptr (GtkPrintOperation) operation = annals_print_operation_new (self->window);
  g_autofree char *path = dup_path ();
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_remove (path);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return annals_test_unpack_pdf (bytes);
}

/* A page for each sheet, and those that follow. */
static void
test_print (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int columns, rows;
    const char *pages;
  } cases[] = { { 1, 1, "/Count 1\n" }, { 3, 2, "/Count 6\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_settings_set_int (self->settings, "poster-columns", cases[i].columns);
      g_settings_set_int (self->settings, "poster-rows", cases[i].rows);
      GString *pdf = print_pages (self);
      g_assert_cmpuint (annals_test_count (pdf, cases[i].pages), ==, 1);
      g_string_free (pdf, TRUE);
    }
  g_settings_set_boolean (self->settings, "paper-cards", TRUE);
  GString *pdf = print_pages (self);
  g_assert_cmpuint (annals_test_count (pdf, "/Count 6\n"), ==, 0);
  g_string_free (pdf, TRUE);
}

/* The paper of the last time is that of the next. */
static void
test_print_remembers (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new ("iso_a5");

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_settings_set_value (self->settings, "page-setup", gtk_page_setup_to_gvariant (setup));
  GString *pdf = print_pages (self);
  g_assert_cmpuint (annals_test_count (pdf, "/MediaBox [ 0 0 419.52"), ==, 1);
  g_string_free (pdf, TRUE);
  g_autoptr (GtkPrintOperation) next = annals_print_operation_new (self->window);
  GtkPageSetup *kept = gtk_print_operation_get_default_page_setup (next);
  g_assert_true (gtk_paper_size_is_equal (gtk_page_setup_get_paper_size (kept), size));
  g_assert_cmpint (gtk_page_setup_get_orientation (kept), ==, GTK_PAGE_ORIENTATION_PORTRAIT);
  g_settings_reset (self->settings, "page-setup");
  gtk_paper_size_free (size);
}

/* A poster that no picture can be made for is told of, and nothing is printed. */
static void
test_print_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = annals_print_operation_new (self->window);
  g_autofree char *path = dup_path ();

  g_settings_set_int (self->settings, "poster-columns", 26);
  g_settings_set_int (self->settings, "poster-rows", 26);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL), ==,
      GTK_PRINT_OPERATION_RESULT_CANCEL);
  WAIT_FOR (find_window ("Could Not Print") != NULL);
  gtk_window_destroy (find_window ("Could Not Print"));
  g_remove (path);
}

static void
test_print_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = annals_print_operation_new (self->window);

  g_settings_set_int (self->settings, "poster-columns", 2);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, NULL);
  WAIT_FOR (find_window ("Print Preview") != NULL);
  GtkWidget *title =
      find_widget (GTK_WIDGET (find_window ("Print Preview")), ADW_TYPE_WINDOW_TITLE);
  g_assert_cmpstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), ==, "Page 1 of 2");
  annals_test_spin ();
  gtk_window_close (find_window ("Print Preview"));
  WAIT_FOR (find_window ("Print Preview") == NULL);
}

/* ---- Clipboard ---- */

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(GInputStream **) data =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
}

static void
spliced_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  *(gssize *) data = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL);
}

static GBytes *
read_clipboard (Fixture *self, const char *mime_type)
{
  const char *types[] = { mime_type, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  GInputStream *stream = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gssize size = -1;

  gdk_clipboard_read_async (clipboard, types, 0, NULL, read_cb, &stream);
  WAIT_FOR (stream != NULL);
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0,
      NULL, spliced_cb, &size);
  WAIT_FOR (size >= 0);
  g_object_unref (stream);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* What was shown when it was copied, though the window has gone on. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-picture", NULL);
  annals_view_state_set_search_hides (self->state, TRUE);
  annals_view_state_set_search (self->state, "no such thing", NULL);
  annals_test_spin ();
  g_autoptr (GBytes) png = read_clipboard (self, "image/png");
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), >=, 600);
  g_autoptr (GBytes) svg = read_clipboard (self, "image/svg+xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<svg "));
  g_assert_nonnull (strstr (text, "</text>"));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), "");
}

/* ---- Export ---- */

/* The preview has the shape of what is asked for. */
static void
test_export_preview (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *paper;
    int columns;
    double shape;
  } cases[] = { { "none", 1, 1600.0 / 900 }, { "a4", 1, 297.0 / 210 }, { "a4", 2, 2.6 } };
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  WAIT_FOR ((dialog = find_window ("Export Picture")) != NULL);
  GtkPicture *picture = GTK_PICTURE (find_widget (GTK_WIDGET (dialog), GTK_TYPE_PICTURE));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_settings_set_string (self->settings, "export-paper", cases[i].paper);
      g_settings_set_int (self->settings, "poster-columns", cases[i].columns);
      WAIT_FOR (
          gtk_picture_get_paintable (picture) != NULL
          && ABS (gdk_paintable_get_intrinsic_aspect_ratio (gtk_picture_get_paintable (picture))
                  - cases[i].shape)
                 < 0.1);
    }
  /* While it waits for a file to be written, it heeds nothing any more. */
  g_object_ref (dialog);
  gtk_window_destroy (dialog);
  g_settings_set_int (self->settings, "poster-columns", 3);
  annals_test_spin ();
  g_object_unref (dialog);
}

/* With the window, whatever of it is open goes too; see tear_down(). */
static void
test_left_open (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = annals_print_operation_new (self->window);

  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  WAIT_FOR (find_window ("Print Preview") != NULL && find_window ("Export Picture") != NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/paper-window/" name, Fixture, NULL, set_up, function, tear_down)

static void
add_tests (void)
{
  ADD ("print", test_print);
  ADD ("print-remembers", test_print_remembers);
  ADD ("print-fails", test_print_fails);
  ADD ("print-preview", test_print_preview);
  ADD ("copy", test_copy);
  ADD ("export-preview", test_export_preview);
  ADD ("left-open", test_left_open);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
