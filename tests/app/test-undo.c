/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps back while what is shown is about to be another: the file as it was read again, or what
 * comes after its beginning. */
#include <glib/gstdio.h>

#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "core/annals-filter-variant.h"
#include "formats/annals-reader.h"

#define N_EVENTS 3000 /* their lanes come from a thread */
#define CATEGORY ANNALS_ENTITY_CATEGORY
#define KEPT "Those of a"

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  char *path;
} Fixture;

static void
write_large (const char *path)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"annals/1\", \"events\": [");

  for (guint i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text, "%s{\"title\": \"E%u\", \"start\": \"%u\", \"category\": \"%s\"}",
                            i > 0 ? "," : "", i, 1000 + i % 900, i % 3 == 0 ? "a" : "b");
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

static AnnalsDocument *
read_large (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AnnalsDocument *document = annals_reader_read_name (fixture->path, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
settle (Fixture *fixture)
{
  while (annals_view_state_is_busy (fixture->state))
    g_main_context_iteration (NULL, TRUE);
  annals_test_spin ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  int fd = g_file_open_tmp ("annals-undo-XXXXXX.json", &fixture->path, NULL);

  g_close (fd, NULL);
  write_large (fixture->path);
  fixture->window = annals_test_window_new ();
  fixture->state = annals_window_get_state (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
  g_remove (fixture->path);
  g_free (fixture->path);
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
}

static AnnalsChoice
get_choice (Fixture *fixture, guint category)
{
  return annals_view_state_get_choice (fixture->state, CATEGORY, category);
}

/* A step that cannot be taken now is there still a moment later. */
static void
test_reloading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) document = read_large (fixture);
  g_autoptr (AnnalsDocument) again = read_large (fixture);

  annals_view_state_set_document (fixture->state, document);
  settle (fixture);
  annals_view_state_choose (fixture->state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  annals_view_state_set_search (fixture->state, "E1", NULL);
  settle (fixture);
  annals_view_state_reload_document (fixture->state, again);
  g_assert_true (annals_view_state_is_replacing (fixture->state));
  undo (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.clear-filters", NULL);
  settle (fixture);
  g_assert_false (annals_view_state_is_replacing (fixture->state));
  g_assert_cmpint (get_choice (fixture, 0), ==, ANNALS_CHOICE_HIDDEN);
  g_assert_cmpstr (annals_view_state_get_search (fixture->state), ==, "E1");
  undo (fixture);
  settle (fixture);
  g_assert_cmpint (get_choice (fixture, 0), ==, ANNALS_CHOICE_NONE);
}

/* Lanes that are hidden in what goes are not hidden in what comes. */
static void
test_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) document = read_large (fixture);
  g_autoptr (AnnalsLaneOptions) options = annals_lane_options_new ();

  annals_view_state_set_document (fixture->state, document);
  annals_view_state_set_lane_options (fixture->state, options);
  settle (fixture);
  g_assert_true (annals_view_state_get_document (fixture->state) == document);
  g_assert_true (annals_view_state_get_lane_options (fixture->state) != options);
}

static void
keep (AnnalsFileSettings *settings, AnnalsDocument *document)
{
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();
  GVariantBuilder kept;

  annals_filter_set_choice (filter, CATEGORY, 0, ANNALS_CHOICE_WANTED);
  g_variant_builder_init (&kept, G_VARIANT_TYPE ("a{sa{sv}}"));
  g_variant_builder_add (&kept, "{s@a{sv}}", KEPT, annals_filter_to_variant (filter, document));
  annals_file_settings_set (settings, "filters", g_variant_builder_end (&kept));
}

/* A step of a file's beginning, which knows of no kept filters, takes none of them away. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnnalsDocument) beginning = read_large (fixture);
  g_autoptr (AnnalsDocument) whole = read_large (fixture);
  AnnalsFileSettings *settings = annals_file_settings_new (annals_document_get_file (whole));
  AnnalsSpan span = { 0, 1e9 };

  keep (settings, whole);
  annals_file_settings_free (settings);
  g_signal_emit_by_name (fixture->window->loader, "previewed", beginning);
  settle (fixture);
  annals_view_state_set_span (fixture->state, span); /* so that it goes on as it is */
  annals_view_state_choose (fixture->state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  settle (fixture);
  g_signal_emit_by_name (fixture->window->loader, "opened", whole);
  settle (fixture);
  g_assert_cmpint (get_choice (fixture, 0), ==, ANNALS_CHOICE_HIDDEN);
  undo (fixture);
  settle (fixture);
  g_assert_cmpint (get_choice (fixture, 0), ==, ANNALS_CHOICE_NONE);
  g_autoptr (GVariant) kept = annals_window_get_kept_filters (fixture->window);
  g_assert_cmpuint (g_variant_n_children (kept), ==, 1);
}

static void
add_tests (void)
{
  g_test_add ("/undo/reloading", Fixture, NULL, set_up, test_reloading, tear_down);
  g_test_add ("/undo/another", Fixture, NULL, set_up, test_another, tear_down);
  g_test_add ("/undo/beginning", Fixture, NULL, set_up, test_beginning, tear_down);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main_with_memory (argc, argv, add_tests);
}
