/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list in its window: beside the timeline and instead of it, sorted, filtered, searched, with
 * the selection shared both ways. */
#include "annals-test-widgets.h"
#include "annals-test-window.h"
#include "app/annals-window.h"
#include "formats/annals-reader.h"
#include "widgets/annals-list-view-private.h"

typedef struct
{
  AnnalsWindow *window;
  AnnalsViewState *state;
  AnnalsListView *list;
} Fixture;

static void
spin (void)
{
  for (guint i = 0; i < 60; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static void
set_view (Fixture *fixture, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  spin ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = annals_window_new (annals_test_application);
  fixture->state = annals_window_get_state (fixture->window);
  fixture->list = ANNALS_LIST_VIEW (
      annals_test_find_type (GTK_WIDGET (fixture->window), ANNALS_TYPE_LIST_VIEW));
  gtk_window_present (GTK_WINDOW (fixture->window));
  annals_window_open (fixture->window, NULL);
  while (annals_view_state_get_document (fixture->state) == NULL)
    g_main_context_iteration (NULL, TRUE);
  set_view (fixture, "list");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  set_view (fixture, "timeline");
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin ();
  g_assert_null (fixture->window); /* nothing holds on to it */
}

static gboolean
is_shown (Fixture *fixture, GType type)
{
  return gtk_widget_get_mapped (annals_test_find_type (GTK_WIDGET (fixture->window), type));
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list->model));
}

static guint
event_at (Fixture *fixture, guint position)
{
  return annals_list_model_get_event (fixture->list->model, position);
}

static void
select_row (Fixture *fixture, guint position, gboolean modify, gboolean extend)
{
  gtk_widget_activate_action (annals_list_view_get_rows (fixture->list), "list.select-item",
                              "(ubb)", position, modify, extend);
  spin ();
}

static gboolean
is_cell (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_INSCRIPTION (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

/* The cell of a row that is there; NULL: it is not. */
static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  return annals_test_find (root, is_cell, text);
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  GType timeline = g_type_from_name ("AnnalsTimelineView");
  static const struct
  {
    const char *view;
    gboolean timeline, list;
  } views[] = { { "list", FALSE, TRUE }, { "both", TRUE, TRUE }, { "timeline", TRUE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      set_view (fixture, views[i].view);
      g_assert_cmpint (is_shown (fixture, timeline), ==, views[i].timeline);
      g_assert_cmpint (is_shown (fixture, ANNALS_TYPE_LIST_VIEW), ==, views[i].list);
    }
  /* What was selected while the list was away is selected in it. */
  annals_view_state_set_selected (fixture->state, 40);
  set_view (fixture, "list");
  g_assert_cmpuint (annals_list_model_get_current (fixture->list->model), ==, 40);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_cmpuint (annals_list_view_event_at (fixture->list, focus, NULL), ==, 40);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table = GTK_WIDGET (fixture->list->table);

  g_assert_cmpuint (n_rows (fixture), ==, 97);
  g_assert_nonnull (find_cell (table, "Israel declares independence"));
  g_assert_nonnull (find_cell (table, "Fri, 14 May 1948"));
  g_assert_nonnull (find_cell (table, "Ceremony"));
  g_assert_nonnull (find_cell (table, "Israel, Azerbaijan"));
  g_assert_nonnull (find_cell (table, "Tel Aviv"));
  g_assert_nonnull (find_cell (table, "2 · Azernews"));
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  select_row (fixture, 3, FALSE, FALSE);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, event_at (fixture, 3));
  select_row (fixture, 6, FALSE, TRUE);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, event_at (fixture, 6));
  g_autoptr (GArray) range = annals_list_model_dup_selected (fixture->list->model);
  g_assert_cmpuint (range->len, ==, 4);

  /* With Ctrl a row joins those that are selected, and leaves them again. */
  select_row (fixture, 9, TRUE, FALSE);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, event_at (fixture, 9));
  select_row (fixture, 9, TRUE, FALSE);
  g_autoptr (GArray) rest = annals_list_model_dup_selected (fixture->list->model);
  g_assert_cmpuint (rest->len, ==, 4);

  /* From elsewhere, one event is selected, and in sight. */
  annals_view_state_set_selected (fixture->state, 96);
  spin ();
  g_autoptr (GArray) one = annals_list_model_dup_selected (fixture->list->model);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (g_array_index (one, guint32, 0), ==, 96);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (fixture->list->scroller);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);

  annals_view_state_set_selected (fixture->state, ANNALS_NONE);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->list->model), 96));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  const AnnalsEvent *events =
      annals_document_get_events (annals_view_state_get_document (fixture->state), NULL);

  select_row (fixture, 50, FALSE, FALSE);
  g_object_set (fixture->list, "sort", "title", NULL);
  spin ();
  for (guint i = 1; i < n_rows (fixture); i++)
    {
      g_autofree char *before = annals_event_dup_title (&events[event_at (fixture, i - 1)]);
      g_autofree char *title = annals_event_dup_title (&events[event_at (fixture, i)]);
      g_assert_cmpint (g_utf8_collate (before, title), <=, 0);
    }
  guint first = event_at (fixture, 0);
  g_object_set (fixture->list, "descending", TRUE, NULL);
  spin ();
  g_assert_cmpuint (event_at (fixture, n_rows (fixture) - 1), ==, first);
  /* The selection stays with its event. */
  g_assert_cmpuint (annals_list_model_get_current (fixture->list->model), ==, 50);

  /* A heading that is clicked says the same. */
  gtk_column_view_sort_by_column (
      fixture->list->table, fixture->list->columns[ANNALS_SORT_DATE].column, GTK_SORT_DESCENDING);
  spin ();
  g_autofree char *sort = NULL;
  g_object_get (fixture->list, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "date");
  for (guint i = 0; i < n_rows (fixture); i++)
    g_assert_cmpuint (event_at (fixture, i), ==, 96 - i);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  g_object_set (fixture->list, "sort", "title", NULL);
  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  spin ();
  n = annals_view_state_get_n_shown (fixture->state);
  g_assert_cmpuint (n, <, 97);
  g_assert_cmpuint (n_rows (fixture), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (annals_view_state_get_position (fixture->state, event_at (fixture, i)), !=,
                      ANNALS_NONE);
  annals_view_state_clear_filters (fixture->state);
  spin ();
  g_assert_cmpuint (n_rows (fixture), ==, 97);
}

/* What a filter hides stays selected, and what one sees stays in sight. */
static gboolean
stop_waiting (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* The next window has its columns as wide. */
static void
test_widths (Fixture *fixture, gconstpointer data)
{
  GtkColumnViewColumn *column = fixture->list->columns[ANNALS_SORT_PLACE].column;
  gboolean done = FALSE;

  gtk_column_view_column_set_fixed_width (column, 222);
  g_timeout_add (600, stop_waiting, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  AnnalsWindow *other = annals_window_new (annals_test_application);
  AnnalsListView *list =
      ANNALS_LIST_VIEW (annals_test_find_type (GTK_WIDGET (other), ANNALS_TYPE_LIST_VIEW));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list->columns[ANNALS_SORT_PLACE].column),
                   ==, 222);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (list->columns[ANNALS_SORT_DATE].column),
                   ==, -1);
  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  gtk_window_destroy (GTK_WINDOW (other));
  spin ();
  g_assert_null (other);
}

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->state);
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (fixture->list->scroller);

  annals_view_state_set_selected (fixture->state, 70);
  spin ();
  annals_view_state_choose (fixture->state, ANNALS_ENTITY_CATEGORY, events[70].category,
                            ANNALS_CHOICE_HIDDEN);
  spin ();
  g_assert_cmpuint (annals_list_model_find (fixture->list->model, 70), ==,
                    GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 70);
  annals_view_state_clear_filters (fixture->state);
  spin ();
  g_assert_cmpuint (annals_list_model_get_current (fixture->list->model), ==, 70);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
}

/* Another state of the file, in which the selected event has another index. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"format\":\"annals/1\",\"events\":["
                             "{\"id\":\"later\",\"title\":\"Later\",\"start\":\"2020\"},"
                             "{\"id\":\"never\",\"title\":\"Never\"},"
                             "{\"id\":\"sooner\",\"title\":\"Sooner\",\"start\":\"%s\"}]}";
  g_autoptr (GError) error = NULL;
  AnnalsDocument *documents[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *file = g_strdup_printf (text, i == 0 ? "2021" : "2019");
      g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
      documents[i] = annals_reader_read_bytes (bytes, "file", NULL, NULL, &error);
      g_assert_no_error (error);
    }
  annals_view_state_set_document (fixture->state, documents[0]);
  spin ();
  g_assert_cmpuint (n_rows (fixture), ==, 3);
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->list->table), "No date"));
  g_assert_cmpuint (event_at (fixture, 2), ==, annals_document_find (documents[0], "never"));
  select_row (fixture, 1, FALSE, FALSE);
  annals_view_state_reload_document (fixture->state, documents[1]);
  spin ();
  g_assert_cmpuint (annals_view_state_get_selected (fixture->state), ==, 0);
  g_assert_cmpuint (annals_list_model_get_current (fixture->list->model), ==, 0);
  for (guint i = 0; i < 2; i++)
    g_object_unref (documents[i]);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *cell = find_cell (GTK_WIDGET (fixture->list->table), "Israel declares independence");

  g_assert_true (annals_view_state_set_search (fixture->state, "declares", &error));
  spin ();
  g_assert_cmpuint (n_rows (fixture), ==, 97);
  g_assert_true (gtk_widget_has_css_class (cell, "annals-found"));
  annals_view_state_set_search_hides (fixture->state, TRUE);
  spin ();
  g_assert_cmpuint (n_rows (fixture), <, 97);
  annals_view_state_set_search_hides (fixture->state, FALSE);
  g_assert_true (annals_view_state_set_search (fixture->state, "", &error));
  spin ();
  cell = find_cell (GTK_WIDGET (fixture->list->table), "Israel declares independence");
  g_assert_false (gtk_widget_has_css_class (cell, "annals-found"));
}

static void
pasted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, &error);
  g_assert_no_error (error);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->list));
  g_autofree char *text = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list->model));
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "rows.copy-as", "s", "tsv");
  gdk_clipboard_read_text_async (clipboard, NULL, pasted_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 97 + 1);
  for (guint i = 0; i < 98; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 8);
    }
}

static void
add_tests (void)
{
  g_test_add ("/list-view/switch", Fixture, NULL, set_up, test_switch, tear_down);
  g_test_add ("/list-view/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/list-view/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/list-view/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/list-view/filters", Fixture, NULL, set_up, test_filters, tear_down);
  g_test_add ("/list-view/widths", Fixture, NULL, set_up, test_widths, tear_down);
  g_test_add ("/list-view/keeps", Fixture, NULL, set_up, test_keeps, tear_down);
  g_test_add ("/list-view/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/list-view/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/list-view/copy", Fixture, NULL, set_up, test_copy, tear_down);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
