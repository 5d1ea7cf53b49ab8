/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a person drives it: opens, selects, follows, filters, searches, exports, and
 * survives bad files. */
#include <glib/gstdio.h>

#include "annals-test-window.h"
#include "annals-test-widgets.h"
#include "app/annals-save-as.h"
#include "app/annals-window.h"
#include "widgets/annals-details-pane.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC)

typedef struct
{
  AnnalsApplication *application;
  AnnalsWindow *window;
  AnnalsViewState *state;
} Fixture;

static void
wait_for_document (AnnalsViewState *state, AnnalsDocument *before)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (annals_view_state_get_document (state) == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (annals_view_state_get_document (state) != before);
  annals_test_spin ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = annals_test_application;
  fixture->window = annals_window_new (fixture->application);
  fixture->state = annals_window_get_state (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  annals_window_open (fixture->window, NULL);
  wait_for_document (fixture->state, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  annals_test_spin ();
  g_assert_null (fixture->window); /* nothing holds on to it */
}

static const char *
widget_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return NULL;
}

static gboolean
holds (GtkWidget *widget, gconstpointer text)
{
  const char *own = widget_text (widget);

  return own != NULL && gtk_widget_get_mapped (widget) && strstr (own, text) != NULL;
}

/* The first label on screen that holds @text. */
static GtkWidget *
find_text (GtkWidget *root, const char *text)
{
  return annals_test_find (root, holds, text);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  annals_test_spin ();
  return find_text (GTK_WIDGET (fixture->window), text) != NULL;
}

static void
click (Fixture *fixture, const char *text)
{
  GtkWidget *label = find_text (GTK_WIDGET (fixture->window), text);

  g_assert_nonnull (label);
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
  annals_test_spin ();
}

static guint
select_id (Fixture *fixture, const char *id)
{
  guint event = annals_document_find (annals_view_state_get_document (fixture->state), id);

  g_assert_cmpuint (event, !=, ANNALS_NONE);
  annals_view_state_set_selected (fixture->state, event);
  annals_view_state_reveal (fixture->state, event);
  annals_test_spin ();
  return event;
}

/* The first event that has a relation. */
static guint
find_related (Fixture *fixture, guint *other)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  guint n;

  annals_document_get_events (document, &n);
  for (guint i = n; i-- > 0;)
    {
      g_autoptr (GArray) relations = annals_document_dup_relations (document, i);
      if (relations->len == 0)
        continue;
      const AnnalsRelation *relation = &g_array_index (relations, AnnalsRelation, 0);
      *other = relation->from == i ? relation->to : relation->from;
      return i;
    }
  g_assert_not_reached ();
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  guint n;

  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, ==, 97);
  g_assert_true (shows (fixture, "From the 2020 war to the Herzog visit"));
  g_assert_true (shows (fixture, "97 events"));
  g_assert_true (shows (fixture, "Select an event to read about it."));
}

static void
test_related (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  guint other, event = find_related (fixture, &other);
  g_autofree char *title = annals_event_dup_title (&events[event]);
  g_autofree char *other_title = annals_event_dup_title (&events[other]);

  annals_view_state_set_selected (fixture->state, event);
  g_assert_true (shows (fixture, title));
  click (fixture, other_title);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, other);
  g_assert_true (shows (fixture, other_title));
}

/* Along relations, and back again. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint opens = select_id (fixture, "2023-03-29-embassy-opens");
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  static const struct
  {
    const char *action, *id;
  } steps[] = {
    { "win.next-related", "2023-03-31-iran-asks" },
    { "win.next-related", "2023-03-31-baku-reply" },
    { "win.back", "2023-03-31-iran-asks" },
    { "win.back", "2023-03-29-embassy-opens" },
    { "win.back", "2023-03-29-embassy-opens" },
    { "win.previous-related", "2023-03-26-credentials" },
    { "win.forward", "2023-03-26-credentials" },
    { "win.back", "2023-03-29-embassy-opens" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_activate_action (window, steps[i].action, NULL);
      g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==,
                        annals_document_find (document, steps[i].id));
    }
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, opens);
}

static guint
count_texts (GtkWidget *root, const char *text)
{
  guint n = widget_text (root) != NULL && strstr (widget_text (root), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_texts (child, text);
  return n;
}

/* Who asked whom and what came of it, a few at first, then all. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  select_id (fixture, "2023-03-29-embassy-opens");
  g_assert_true (shows (fixture, "Chain of Events"));
  guint few = count_texts (window, "↓ ");
  g_assert_cmpuint (few, >, 3);
  click (fixture, "Show All");
  g_assert_cmpuint (count_texts (window, "↓ "), >, few);
  g_assert_false (shows (fixture, "Show All"));
  select_id (fixture, "2023-03-06-haaretz-flights");
  g_assert_true (shows (fixture, "≠  Contradicted by"));
  g_assert_false (shows (fixture, "Chain of Events"));
}

static GFile *
write_file (const char *text)
{
  g_autofree char *path =
      g_build_filename (g_get_tmp_dir (), "annals-window-test.annals.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static const char *
selected_id (Fixture *fixture)
{
  static char id[64];
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  guint selected = annals_view_state_get_selected (fixture->state);

  if (selected == ANNALS_NONE)
    return NULL;
  g_autofree char *text =
      annals_event_dup_id (&annals_document_get_events (document, NULL)[selected]);
  g_strlcpy (id, text, sizeof id);
  return id;
}

/* A link leads to its event, once the file is read, or at once where it is. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  g_autoptr (GFile) file =
      write_file ("[{\"id\": \"a b\", \"title\": \"One\", \"start\": \"2020\"},"
                  "{\"id\": \"c\", \"title\": \"Two\", \"start\": \"2021\"}]");

  annals_window_open_at (fixture->window, NULL, "bg-2009-peres-baku");
  g_assert_cmpstr (selected_id (fixture), ==, "bg-2009-peres-baku");
  annals_window_open_at (fixture->window, NULL, "no-such-event");
  g_assert_true (shows (fixture, "There is no event with the id “no-such-event”"));
  g_assert_cmpstr (selected_id (fixture), ==, "bg-2009-peres-baku");
  annals_window_open_at (fixture->window, file, "a%20b");
  wait_for_document (fixture->state, before);
  g_assert_cmpstr (selected_id (fixture), ==, "a b");
  annals_window_open_at (fixture->window, file, NULL);
  g_assert_cmpstr (selected_id (fixture), ==, "a b");
  g_file_delete (file, NULL, NULL);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
dup_clipboard (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 text_read_cb, &text);
  for (guint i = 0; i < 50 && text == NULL; i++)
    annals_test_spin ();
  return text;
}

static void
test_copying (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label, *pane;

  select_id (fixture, "2023-03-29-embassy-opens");
  label = find_text (GTK_WIDGET (fixture->window), "Azerbaijan opens its embassy in Tel Aviv");
  g_assert_nonnull (label);
  pane = gtk_widget_get_ancestor (label, ANNALS_TYPE_DETAILS_PANE);
  gtk_widget_activate_action (pane, "details.copy-link", NULL);
  g_autofree char *link = dup_clipboard (fixture);
  g_assert_cmpstr (link, ==, "@bundled#2023-03-29-embassy-opens");
  gtk_widget_activate_action (pane, "details.copy-citation", "(us)", 1u, "chicago");
  g_autofree char *one = dup_clipboard (fixture);
  g_assert_true (g_str_has_prefix (one,
                                   "“Azerbaijan Opens Embassy in Israel, Celebrating 3 Decades "
                                   "of Diplomatic Relations,” The Media Line, March 30, 2023"));
  gtk_widget_activate_action (pane, "details.copy-citations", "s", "bibtex");
  g_autofree char *all = dup_clipboard (fixture);
  g_assert_nonnull (strstr (all, "@misc{trend2023,"));
  g_assert_nonnull (strstr (all, "@misc{iraninternational2023,"));
  g_assert_true (shows (fixture, "Copied"));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  guint n;

  annals_view_state_set_search_hides (fixture->state, TRUE);
  annals_view_state_set_search (fixture->state, "herzog", NULL);
  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, 97);
  annals_view_state_set_search (fixture->state, "there is no such thing", NULL);
  g_assert_true (shows (fixture, "Nothing Found"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.clear-filters", NULL);
  annals_test_spin ();
  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, ==, 97);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan home = annals_view_state_get_span (fixture->state), span;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.zoom-in", NULL);
  span = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (annals_span_length (span), <, annals_span_length (home) * 0.9);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fit-all", NULL);
  span = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat (span.start, <, -600000000); /* before 1951: the background is reachable */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fit", NULL);
  span = annals_view_state_get_span (fixture->state);
  g_assert_cmpfloat_with_epsilon (span.start, home.start, 86400);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "lanes",
                                  g_variant_new_string ("actor"));
  annals_test_spin ();
  g_assert_cmpint (annals_view_state_get_grouping (fixture->state), ==, ANNALS_GROUPING_ACTOR);
}

/* Transfers a reference. */
static GtkWindow *
find_window (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return g_steal_pointer (&window);
    }
  return NULL;
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  g_autoptr (GFile) file =
      write_file ("{\"format\": \"annals/1\", \"title\": \"<b>Odd\", \"events\": [7, "
                  "{\"title\": \"A & <i>B\", \"start\": \"2020-01-31\"}]}");

  annals_window_open (fixture->window, file);
  wait_for_document (fixture->state, before);
  g_assert_true (shows (fixture, "1 problem was found in this file"));
  click (fixture, "Show");
  g_autoptr (GtkWindow) problems = find_window ("Problems in This File");
  g_assert_nonnull (problems);
  g_assert_true (gtk_window_get_transient_for (problems) == GTK_WINDOW (fixture->window));
  g_assert_nonnull (find_text (GTK_WIDGET (problems), "$.events[0]"));
  g_assert_true (shows (fixture, "<b>Odd"));
  annals_view_state_set_selected (fixture->state, 0);
  g_assert_true (shows (fixture, "A & <i>B"));
  g_file_delete (file, NULL, NULL);
}

/* Whether a dialog with @heading is there; then it is closed. */
static gboolean
close_dialog (const char *heading)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (find_text (window, heading) == NULL)
        continue;
      gtk_window_destroy (GTK_WINDOW (window));
      return TRUE;
    }
  return FALSE;
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *before = annals_view_state_get_document (fixture->state);
  g_autoptr (GFile) file = write_file ("{\"format\": ");
  gboolean told = FALSE;

  annals_window_open (fixture->window, file);
  for (guint i = 0; i < 40 && !told; i++)
    {
      annals_test_spin ();
      told = close_dialog ("Could Not Open the File");
    }
  g_assert_true (told);
  /* What was open stays. */
  g_assert_true (annals_view_state_get_document (fixture->state) == before);
  g_file_delete (file, NULL, NULL);
}

static char *
wait_for_file (GFile *file)
{
  char *contents = NULL;

  for (guint i = 0; i < 100 && contents == NULL; i++)
    {
      annals_test_spin ();
      g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL);
    }
  g_assert_nonnull (contents);
  annals_test_spin ();
  return contents;
}

/* The name says the format, unless one is chosen; what it cannot hold is told. */
static void
test_save_as (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *target, *holds;
    gboolean is_whole;
  } cases[] = {
    { "annals-saved.json", NULL, "\"format\": \"annals/1\"", TRUE },
    { "annals-saved.Vis.json", NULL, "\"groups\": [", FALSE },
    { "annals-saved.annals.json", "timelinejs", "\"start_date\": {", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_remove (path);
      annals_save_as_write (fixture->window, file,
                            cases[i].target != NULL ? annals_target_find (cases[i].target) : NULL);
      g_autofree char *contents = wait_for_file (file);
      g_assert_nonnull (strstr (contents, cases[i].holds));
      g_assert_true (shows (fixture, "Saved as “annals-saved"));
      g_assert_cmpint (close_dialog ("Not All Could Be Kept"), ==, !cases[i].is_whole);
      g_remove (path);
    }
}

static void
test_save_as_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.json");
  gboolean told = FALSE;

  annals_save_as_write (fixture->window, file, NULL);
  for (guint i = 0; i < 40 && !told; i++)
    {
      annals_test_spin ();
      told = close_dialog ("Could Not Save");
    }
  g_assert_true (told);
}

static void
test_suggested_name (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  g_autofree char *bundled = annals_save_as_suggest (document);
  g_autoptr (GFile) file = write_file ("[{\"title\": \"One\", \"start\": \"2020\"}]");

  g_assert_cmpstr (bundled, ==, "timeline.annals.json");
  annals_window_open (fixture->window, file);
  wait_for_document (fixture->state, document);
  g_autofree char *name = annals_save_as_suggest (annals_view_state_get_document (fixture->state));
  g_assert_cmpstr (name, ==, "annals-window-test.annals.json");
  g_file_delete (file, NULL, NULL);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  guint event = select_id (fixture, "2023-05-30-health-memorandum");
  annals_test_spin ();
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, event);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
add_tests (void)
{
  g_test_add ("/window/opens", Fixture, NULL, set_up, test_opens, tear_down);
  g_test_add ("/window/related", Fixture, NULL, set_up, test_related, tear_down);
  g_test_add ("/window/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/window/chain", Fixture, NULL, set_up, test_chain, tear_down);
  g_test_add ("/window/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/window/copying", Fixture, NULL, set_up, test_copying, tear_down);
  g_test_add ("/window/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/window/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/window/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/window/bad-file", Fixture, NULL, set_up, test_bad_file, tear_down);
  g_test_add ("/window/save-as", Fixture, NULL, set_up, test_save_as, tear_down);
  g_test_add ("/window/save-as-fails", Fixture, NULL, set_up, test_save_as_fails, tear_down);
  g_test_add ("/window/suggested-name", Fixture, NULL, set_up, test_suggested_name, tear_down);
  g_test_add ("/window/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
