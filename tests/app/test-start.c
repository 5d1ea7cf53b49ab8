/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person comes to a chronology of one's own: the template, the empty page, what was open
 * before. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>

#include "annals-test-window.h"
#include "app/annals-guide.h"
#include "app/annals-open-menu.h"
#include "app/annals-portal-file.h"
#include "app/annals-template.h"
#include "app/annals-window-private.h"
#include "formats/annals-reader.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)

typedef struct
{
  AnnalsWindow *window;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("annals-start-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a_b.annals.json", NULL);

  fixture->file = g_file_new_for_path (path);
  fixture->window = annals_window_new (annals_test_application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_file_delete (fixture->file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_object_unref (fixture->file);
}

static void
wait_for_page (Fixture *fixture, const char *page)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (fixture->window->stack), page) != 0
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, page);
}

static void
write_text (GFile *file, const char *text)
{
  g_autofree char *path = g_file_get_path (file);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* ---- The template ---- */

static void
test_template_text (void)
{
  g_autofree char *text = annals_template_dup_text ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document =
      annals_reader_read_bytes (bytes, "template", NULL, NULL, &error);
  guint n;

  g_assert_no_error (error);
  g_assert_null (strchr (text, '@')); /* all is filled in */
  annals_document_get_diagnostics (document, &n);
  g_assert_cmpuint (n, ==, 0);
  annals_document_get_events (document, &n);
  g_assert_cmpuint (n, ==, 5);
}

static void
test_template_opens (Fixture *fixture, gconstpointer data)
{
  annals_template_write (fixture->window, fixture->file);
  wait_for_page (fixture, "timeline");
  g_assert_true (annals_window_shows (fixture->window, fixture->file));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "My chronology");
}

/* Nothing is opened that was not written. */
static void
test_template_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) nowhere = g_file_get_child (fixture->file, "within-a-file.json");

  write_text (fixture->file, "");
  annals_template_write (fixture->window, nowhere);
  g_assert_false (annals_window_shows (fixture->window, nowhere));
  g_assert_null (annals_loader_get_document (fixture->window->loader));
}

/* ---- No events ---- */

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  const char *subtitle;

  write_text (fixture->file, "{\"format\":\"annals/1\",\"title\":\"T\",\"events\":[]}");
  annals_window_open (fixture->window, fixture->file);
  wait_for_page (fixture, "empty");
  subtitle = adw_window_title_get_subtitle (fixture->window->window_title);
  g_assert_cmpstr (subtitle, ==, "0 events");
  /* The first event that is written takes the page away. */
  write_text (fixture->file,
              "{\"format\":\"annals/1\",\"events\":[{\"title\":\"One\",\"start\":\"2020\"}]}");
  wait_for_page (fixture, "timeline");
}

/* ---- What was open before ---- */

static AnnalsDocument *
read_titled (GFile *file, const char *title)
{
  g_autofree char *text =
      g_strdup_printf ("{\"format\":\"annals/"
                       "1\",\"title\":\"%s\",\"events\":[{\"title\":\"One\",\"start\":\"2020\"}]}",
                       title);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "test", file, NULL, NULL);

  g_assert_nonnull (document);
  write_text (file, text);
  return document;
}

/* The labels of the recent files, in their order. */
static GStrv
dup_labels (AdwSplitButton *button)
{
  g_autoptr (GMenuModel) recent =
      g_menu_model_get_item_link (adw_split_button_get_menu_model (button), 1, G_MENU_LINK_SECTION);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  for (int i = 0; i < g_menu_model_get_n_items (recent); i++)
    {
      g_autofree char *label = NULL;
      g_assert_true (
          g_menu_model_get_item_attribute (recent, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_strv_builder_add (labels, label);
    }
  return g_strv_builder_end (labels);
}

static void
test_recent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);
  g_autoptr (GFile) same = g_file_get_child (folder, "same.json");
  g_autoptr (GFile) gone = g_file_get_child (folder, "gone.json");
  g_autoptr (AnnalsDocument) first = read_titled (fixture->file, "A <b>title</b> of_mine");
  g_autoptr (AnnalsDocument) second = read_titled (same, "A <b>title</b> of_mine");
  g_autoptr (AnnalsDocument) third = read_titled (gone, "Gone");
  AdwSplitButton *button = g_object_ref_sink (ADW_SPLIT_BUTTON (adw_split_button_new ()));

  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  annals_open_menu_remember (first);
  annals_open_menu_remember (second);
  annals_open_menu_remember (third);
  g_file_delete (gone, NULL, NULL);
  annals_open_menu_attach (button);
  g_auto (GStrv) labels = dup_labels (button);
  g_assert_cmpuint (g_strv_length (labels), ==, 2);
  /* The last one first; no letter is underlined, and nobody takes the two for one. */
  g_assert_cmpstr (labels[0], ==, "A <b>title</b> of__mine");
  g_assert_cmpstr (labels[1], ==, "a__b.annals.json – A <b>title</b> of__mine");
  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  g_file_delete (same, NULL, NULL);
  g_object_unref (button);
}

/* ---- Within a sandbox ---- */

/* As the document portal shows @own in its folder. */
static GFile *
make_portal_file (GFile *folder, const char *own)
{
  g_autofree char *path = g_build_filename (g_file_peek_path (folder), "a_b.annals.json", NULL);

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  if (setxattr (path, "user.document-portal.host-path", own, strlen (own), 0) == 0)
    return g_file_new_for_path (path);
  g_remove (path);
  return NULL;
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) elsewhere = g_file_get_parent (fixture->file);
  g_autofree char *own = g_strconcat (g_file_peek_path (fixture->file), ".own", NULL);

  g_assert_true (g_file_make_directory_with_parents (documents, NULL, NULL));
  g_autoptr (GFile) known = make_portal_file (documents, own);
  if (known == NULL)
    {
      g_test_skip ("this file system keeps no attributes");
      g_file_delete (documents, NULL, NULL);
      return;
    }
  /* What cannot be read by its own name is read as it was given. */
  g_autoptr (GFile) unreadable = annals_portal_file_dup_own (known);
  g_assert_true (unreadable == known);
  g_assert_true (g_file_set_contents (own, "{}", -1, NULL));
  g_autoptr (GFile) found = annals_portal_file_dup_own (known);
  g_assert_cmpstr (g_file_peek_path (found), ==, own);
  /* The same attribute on a stranger's file says nothing. */
  g_autoptr (GFile) strange = make_portal_file (elsewhere, own);
  g_autoptr (GFile) same = annals_portal_file_dup_own (strange);
  g_assert_true (same == strange);
  g_remove (own);
  g_file_delete (known, NULL, NULL);
  g_file_delete (documents, NULL, NULL);
}

static void
test_guide (void)
{
  g_autoptr (GFile) file = annals_guide_dup_file ();

  g_assert_true (g_file_query_exists (file, NULL));
}

static void
add_tests (void)
{
  g_test_add_func ("/start/template-text", test_template_text);
  g_test_add_func ("/start/guide", test_guide);
  g_test_add ("/start/template-opens", Fixture, NULL, set_up, test_template_opens, tear_down);
  g_test_add ("/start/template-fails", Fixture, NULL, set_up, test_template_fails, tear_down);
  g_test_add ("/start/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/start/recent", Fixture, NULL, set_up, test_recent, tear_down);
  g_test_add ("/start/portal", Fixture, NULL, set_up, test_portal, tear_down);
}

int
main (int argc, char **argv)
{
  /* The list of recent files is everybody's. */
  g_autofree char *home = g_dir_make_tmp ("annals-home-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", home, TRUE);
  int status = annals_test_window_main (argc, argv, add_tests);
  g_autofree char *recent = g_build_filename (home, "recently-used.xbel", NULL);
  g_remove (recent);
  g_rmdir (home);
  return status;
}
