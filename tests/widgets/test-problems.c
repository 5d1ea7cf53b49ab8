/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problems list and its window: grouped, made on demand, and led by what is selected. */
#include <string.h>

#include "annals-test-widgets.h"
#include "formats/annals-reader.h"
#include "widgets/annals-problems-list.h"
#include "widgets/annals-problems-window.h"

static AnnalsDocument *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  AnnalsDocument *document = annals_reader_read_bytes (bytes, "test", NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Two that were lost, @n undated ones, and one that is good. */
static AnnalsDocument *
read_mistakes (guint n)
{
  g_autoptr (GString) text = g_string_new ("{\"format\":\"annals/1\",\"events\":[\n7,\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "{\"title\":\"E%u\",\"start\":\"o%u\"},\n", i, i);
  g_string_append (text, "{\"title\":\"Good\",\"start\":\"2020\"},\n8]}");
  return read_text (text->str);
}

static void
test_groups (void)
{
  g_autoptr (AnnalsDocument) document = read_mistakes (3);
  g_autoptr (GListModel) list = annals_problems_list_new (document);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  g_assert_null (g_list_model_get_item (list, 2));
  g_autoptr (AnnalsProblem) lost = g_list_model_get_item (list, 0);
  g_autoptr (AnnalsProblem) undated = g_list_model_get_item (list, 1);
  g_assert_cmpuint (annals_problem_get_count (lost), ==, 2);
  g_assert_cmpuint (annals_problem_get_count (undated), ==, 3);
  g_assert_cmpint (annals_problem_get_diagnostic (lost)->severity, ==, ANNALS_SEVERITY_ERROR);
  g_autofree char *path = annals_problem_dup_path (undated);
  g_assert_cmpstr (path, ==, "$.events[*].start");

  g_autoptr (GListModel) members = annals_problem_dup_members (undated);
  g_assert_cmpuint (g_list_model_get_n_items (members), ==, 3);
  g_autoptr (AnnalsProblem) last = g_list_model_get_item (members, 2);
  g_assert_null (annals_problem_dup_members (last));
  g_autofree char *own_path = annals_problem_dup_path (last);
  g_autofree char *message = annals_problem_dup_message (last);
  g_assert_cmpstr (own_path, ==, "$.events[3].start");
  g_assert_true (g_str_has_prefix (message, "“o2” is no date"));
  g_assert_cmpuint (annals_problem_get_diagnostic (last)->line, ==, 5);
}

/* What is copied is what "annals check" prints. */
static void
test_text (void)
{
  g_autoptr (AnnalsDocument) document = read_mistakes (2);
  g_autoptr (GListModel) list = annals_problems_list_new (document);
  g_autoptr (AnnalsProblem) group = g_list_model_get_item (list, 1);
  g_autofree char *all = annals_problems_to_string (document);
  g_autofree char *one = annals_problem_to_string (group);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_true (g_str_has_prefix (lines[0], "-:2:1: error: "));
  g_assert_true (g_str_has_suffix (lines[1], " [$.events[1].start]"));
  g_assert_cmpstr (lines[4], ==, "3 events, 4 problems");
  g_assert_true (g_str_has_prefix (one, "-:3:23: warning: “…” is no date"));
  g_assert_true (g_str_has_suffix (one, " [$.events[*].start] ×2"));
}

static gboolean
holds (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static GtkWidget *
find_text (GtkWidget *root, const char *text)
{
  return annals_test_find (root, holds, text);
}

static void
spin (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static GtkSelectionModel *
get_selection (AnnalsProblemsWindow *window)
{
  GtkWidget *view = annals_test_find_type (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW);

  g_assert_nonnull (view);
  return gtk_list_view_get_model (GTK_LIST_VIEW (view));
}

/* A hundred thousand of a kind are one row, and unfold; each leads to its event or its place. */
static void
test_window (void)
{
  const guint many = 100000;
  g_autoptr (AnnalsDocument) document = read_mistakes (many);
  g_autoptr (AnnalsViewState) state = annals_view_state_new ();

  annals_view_state_set_document (state, document);
  while (annals_view_state_is_busy (state)) /* for it is long */
    g_main_context_iteration (NULL, TRUE);
  AnnalsProblemsWindow *window = annals_problems_window_new (NULL, state);
  GtkSelectionModel *selection = get_selection (window);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 2);
  g_assert_cmpuint (annals_view_state_get_selected (state), ==, ANNALS_NONE);

  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_cmpuint (annals_view_state_get_selected (state), ==, ANNALS_NONE);
  g_assert_nonnull (find_text (GTK_WIDGET (window), "No event came of it."));

  g_autoptr (GtkTreeListRow) group = g_list_model_get_item (G_LIST_MODEL (selection), 1);
  gtk_tree_list_row_set_expanded (group, TRUE);
  spin ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, many + 2);
  gtk_selection_model_select_item (selection, many + 1, TRUE);
  spin ();
  guint event = annals_view_state_get_selected (state);
  g_assert_cmpuint (event, !=, ANNALS_NONE);
  g_autofree char *title =
      annals_event_dup_title (&annals_document_get_events (document, NULL)[event]);
  g_assert_cmpstr (title, ==, "E99999");
  g_assert_nonnull (find_text (GTK_WIDGET (window), "Read as the event “E99999”."));
  g_assert_nonnull (find_text (GTK_WIDGET (window), "\"start\":\"o99999\"}"));
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  spin ();
  g_assert_null (window);
}

/* It follows the document, and says so where all is well. */
static void
test_reload (void)
{
  g_autoptr (AnnalsDocument) bad = read_mistakes (1);
  g_autoptr (AnnalsDocument) good =
      read_text ("{\"format\":\"annals/1\",\"events\":[{\"title\":\"A\",\"start\":\"2020\"}]}");
  g_autoptr (AnnalsViewState) state = annals_view_state_new ();

  annals_view_state_set_document (state, bad);
  AnnalsProblemsWindow *window = annals_problems_window_new (NULL, state);
  gtk_window_present (GTK_WINDOW (window));
  spin ();
  g_assert_nonnull (find_text (GTK_WIDGET (window), "Without a Date (1)"));
  gtk_selection_model_select_item (get_selection (window), 1, TRUE);
  annals_view_state_reload_document (state, good);
  spin ();
  g_assert_nonnull (find_text (GTK_WIDGET (window), "No Problems"));
  g_assert_nonnull (find_text (GTK_WIDGET (window), "Every Event Has a Date"));
  annals_view_state_reload_document (state, bad);
  spin ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_selection (window))), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problems/groups", test_groups);
  g_test_add_func ("/problems/text", test_text);
  if (gtk_init_check ())
    {
      adw_init ();
      g_test_add_func ("/problems/window", test_window);
      g_test_add_func ("/problems/reload", test_reload);
    }
  return g_test_run ();
}
