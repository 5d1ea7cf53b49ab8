/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters as a person has them: ticked, shown above the timeline, taken back, kept by a name, and
 * there again the next time. */
#include <glib/gstdio.h>

#include "annals-test-window.h"
#include "annals-test-widgets.h"
#include "app/annals-window-private.h"
#include "formats/annals-reader.h"

#define CATEGORY ANNALS_ENTITY_CATEGORY

typedef struct
{
  AnnalsWindow *window;
} Fixture;

static char *
dup_path (void)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "bundled", -1);
  g_autofree char *name = g_strconcat (digest, ".ini", NULL);

  return g_build_filename (g_get_user_state_dir (), "annals", "files", name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_path ();

  g_remove (path);
  fixture->window = annals_test_window_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  annals_test_window_close (fixture->window);
}

static void
click (GtkWidget *root, const char *text)
{
  GtkWidget *label = annals_test_find_text (root, text);

  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  annals_test_spin ();
}

static guint
n_shown (Fixture *fixture)
{
  return annals_view_state_get_n_shown (fixture->window->state);
}

static void
activate (Fixture *fixture, const char *action, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, name != NULL ? "s" : NULL,
                              name);
  annals_test_spin ();
}

static void
test_ticks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->filters);
  GtkWidget *check =
      gtk_widget_get_ancestor (annals_test_find_text (pane, "Diplomacy"), GTK_TYPE_CHECK_BUTTON);

  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  annals_test_spin ();
  g_assert_cmpuint (n_shown (fixture), ==, 50);
  /* What it would leave is told still, and the other kinds follow. */
  g_assert_nonnull (annals_test_find_text (pane, "47"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  annals_test_spin ();
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  gtk_widget_activate_action (
      gtk_widget_get_ancestor (check, g_type_from_name ("AnnalsFiltersRow")), "filter.only", NULL);
  annals_test_spin ();
  g_assert_cmpuint (n_shown (fixture), ==, 47);
  GtkWidget *other =
      gtk_widget_get_ancestor (annals_test_find_text (pane, "Conflict"), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (other)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (other), TRUE);
  annals_test_spin ();
  g_assert_cmpuint (n_shown (fixture), ==, 62);
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chips = GTK_WIDGET (fixture->window->chips);
  AnnalsViewState *state = fixture->window->state;

  g_assert_null (annals_test_find_text (chips, "Not Diplomacy"));
  annals_view_state_choose (state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  annals_view_state_choose (state, ANNALS_ENTITY_ACTOR, 0, ANNALS_CHOICE_WANTED);
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (annals_view_state_get_filter (state));
  annals_filter_set_span (filter, &(AnnalsSpan){ 1609459200, 1640995200 });
  annals_view_state_set_filter (state, filter);
  annals_test_spin ();
  g_assert_nonnull (annals_test_find_text (chips, "Fri, 1 Jan 2021 – Fri, 31 Dec 2021"));
  click (chips, "Fri, 1 Jan 2021 – Fri, 31 Dec 2021");
  g_assert_false (annals_filter_get_span (annals_view_state_get_filter (state), NULL));
  g_autoptr (AnnalsFilter) later = annals_filter_copy (annals_view_state_get_filter (state));
  annals_filter_set_span (later, &(AnnalsSpan){ 1609459200, ANNALS_TIME_MAX });
  annals_view_state_set_filter (state, later);
  annals_test_spin ();
  g_assert_nonnull (annals_test_find_text (chips, "From Fri, 1 Jan 2021"));
  click (chips, "Not Diplomacy");
  g_assert_cmpint (annals_view_state_get_choice (state, CATEGORY, 0), ==, ANNALS_CHOICE_NONE);
  g_assert_cmpint (annals_view_state_get_choice (state, ANNALS_ENTITY_ACTOR, 0), ==,
                   ANNALS_CHOICE_WANTED);
}

/* By the other button, and by the menu key while the row has the focus. */
static void
test_row_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->filters);
  GtkWidget *row = gtk_widget_get_ancestor (annals_test_find_text (pane, "Diplomacy"),
                                            g_type_from_name ("AnnalsFiltersRow"));
  gpointer click = annals_test_find_controller (row, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_SECONDARY);

  g_signal_emit_by_name (click, "pressed", 1, 5.0, 5.0);
  annals_test_spin ();
  GtkWidget *menu = annals_test_find_type (row, GTK_TYPE_POPOVER_MENU);
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  annals_test_spin ();
  g_assert_false (gtk_widget_get_mapped (menu));
  g_assert_true (gtk_widget_activate_action (row, "filter.menu", NULL));
  annals_test_spin ();
  g_assert_true (gtk_widget_get_mapped (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  annals_test_spin ();
}

/* What the details tell of the filter follows it, wherever it is changed. */
static void
test_details (Fixture *fixture, gconstpointer data)
{
  AnnalsViewState *state = fixture->window->state;
  GtkWidget *details = GTK_WIDGET (fixture->window->details), *chip;

  annals_view_state_set_selected (state, 1);
  annals_test_spin ();
  g_assert_nonnull (annals_test_find_text (details, "2 of 97"));
  chip = gtk_widget_get_ancestor (annals_test_find_text (details, "Azerbaijan"),
                                  GTK_TYPE_TOGGLE_BUTTON);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  annals_view_state_choose (state, ANNALS_ENTITY_ACTOR, 1, ANNALS_CHOICE_WANTED);
  annals_test_spin ();
  g_assert_nonnull (annals_test_find_text (details, "1 of 75"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  annals_view_state_choose (state, ANNALS_ENTITY_ACTOR, 1, ANNALS_CHOICE_HIDDEN);
  annals_test_spin ();
  g_assert_null (annals_test_find_text (details, "1 of 75")); /* it is not among those shown */
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  g_assert_cmpint (annals_view_state_get_choice (state, ANNALS_ENTITY_ACTOR, 1), ==,
                   ANNALS_CHOICE_HIDDEN);
}

static void
test_clear_and_undo (Fixture *fixture, gconstpointer data)
{
  annals_view_state_choose (fixture->window->state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  annals_view_state_set_search (fixture->window->state, "herzog", NULL);
  activate (fixture, "win.clear-filters", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  g_assert_null (annals_view_state_get_search (fixture->window->state));
  g_assert_nonnull (annals_test_find_text (GTK_WIDGET (fixture->window), "Filters cleared"));
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 50);
  g_assert_cmpstr (annals_view_state_get_search (fixture->window->state), ==, "herzog");
  activate (fixture, "win.redo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  g_assert_null (annals_view_state_get_search (fixture->window->state));
  activate (fixture, "win.redo", NULL); /* once only */
  g_assert_cmpuint (n_shown (fixture), ==, 97);
}

/* Whatever changes the filter, each change is a step; what is done after a step back is the only
 * way forward. */
static void
test_undo_steps (Fixture *fixture, gconstpointer data)
{
  AnnalsViewState *state = fixture->window->state;
  guint shown[7];

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      shown[i] = n_shown (fixture);
      annals_view_state_choose (state, CATEGORY, i, ANNALS_CHOICE_HIDDEN);
    }
  /* The search is no step, and a step of the filter alone leaves it. */
  annals_view_state_set_search (state, "herzog", NULL);
  for (guint i = G_N_ELEMENTS (shown); i-- > 0;)
    {
      activate (fixture, "win.undo", NULL);
      g_assert_cmpuint (n_shown (fixture), ==, shown[i]);
    }
  g_assert_cmpuint (shown[0], ==, 97);
  g_assert_cmpstr (annals_view_state_get_search (state), ==, "herzog");
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  for (guint i = 1; i < G_N_ELEMENTS (shown); i++)
    {
      activate (fixture, "win.redo", NULL);
      g_assert_cmpuint (n_shown (fixture), ==, shown[i]);
    }
  activate (fixture, "win.undo", NULL);
  annals_view_state_choose (state, ANNALS_ENTITY_ACTOR, 0, ANNALS_CHOICE_HIDDEN);
  guint n = n_shown (fixture);
  activate (fixture, "win.redo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, n);
}

static void
test_undo_bound (Fixture *fixture, gconstpointer data)
{
  AnnalsViewState *state = fixture->window->state;

  for (guint i = 0; i < 61; i++) /* the first hides, the last hides */
    annals_view_state_choose (state, CATEGORY, 0,
                              i % 2 == 0 ? ANNALS_CHOICE_HIDDEN : ANNALS_CHOICE_NONE);
  for (guint i = 0; i < 49; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 50);
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 50);
}

/* A button takes back what its toast tells of, or is gone. */
static void
test_undo_toast (Fixture *fixture, gconstpointer data)
{
  annals_view_state_choose (fixture->window->state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  activate (fixture, "win.clear-filters", NULL);
  annals_view_state_choose (fixture->window->state, CATEGORY, 1, ANNALS_CHOICE_HIDDEN);
  annals_test_spin ();
  g_assert_null (annals_test_find_text (GTK_WIDGET (fixture->window), "Filters cleared"));
}

static void
test_undo_reload (Fixture *fixture, gconstpointer data)
{
  AnnalsViewState *state = fixture->window->state;
  g_autoptr (AnnalsDocument) again = annals_reader_read_name (ANNALS_BUNDLED, NULL, NULL);
  g_autoptr (AnnalsDocument) other = annals_reader_read_name (ANNALS_BUNDLED, NULL, NULL);

  annals_view_state_choose (state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  annals_view_state_choose (state, CATEGORY, 1, ANNALS_CHOICE_HIDDEN);
  annals_view_state_reload_document (state, again);
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 50);
  /* Of another file there is nothing to take back. */
  annals_view_state_set_document (state, other);
  annals_test_spin ();
  guint n = n_shown (fixture);
  activate (fixture, "win.undo", NULL);
  activate (fixture, "win.redo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, n);
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i);
      if (GTK_IS_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  annals_view_state_choose (fixture->window->state, CATEGORY, 1, ANNALS_CHOICE_WANTED);
  guint n = n_shown (fixture);
  activate (fixture, "win.keep-filter", NULL);
  GtkWidget *dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_editable_set_text (g_object_get_data (G_OBJECT (dialog), "entry"), " Fighting_only ");
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  annals_view_state_clear_filters (fixture->window->state);
  annals_test_window_close (fixture->window);

  fixture->window = annals_test_window_new ();
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  activate (fixture, "win.use-filter", "Fighting_only");
  g_assert_cmpuint (n_shown (fixture), ==, n);
  annals_view_state_clear_filters (fixture->window->state);
  activate (fixture, "win.forget-filter", "Fighting_only");
  activate (fixture, "win.use-filter", "Fighting_only");
  g_assert_cmpuint (n_shown (fixture), ==, 97);
  activate (fixture, "win.undo", NULL);
  activate (fixture, "win.use-filter", "Fighting_only");
  g_assert_cmpuint (n_shown (fixture), ==, n);
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (n_shown (fixture), ==, 97);
}

static gboolean
is_in_hebrew (Fixture *fixture)
{
  AnnalsDocument *document = annals_view_state_get_document (fixture->window->state);

  return g_unichar_get_script (g_utf8_get_char (annals_document_get_title (document)))
         == G_UNICODE_SCRIPT_HEBREW;
}

static void
test_remembered (Fixture *fixture, gconstpointer data)
{
  AnnalsSpan span = { 1.65e9, 1.66e9 };
  g_autofree char *sort = NULL;
  gboolean descending;

  annals_view_state_choose (fixture->window->state, CATEGORY, 0, ANNALS_CHOICE_HIDDEN);
  annals_view_state_set_grouping (fixture->window->state, ANNALS_GROUPING_ACTOR);
  annals_view_state_set_span (fixture->window->state, span);
  g_object_set (fixture->window->list, "sort", "title", "descending", TRUE, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "text-language",
                                  g_variant_new_string ("he"));
  annals_test_spin ();
  annals_test_window_close (fixture->window);

  fixture->window = annals_test_window_new ();
  g_assert_cmpuint (n_shown (fixture), ==, 50);
  g_assert_cmpint (annals_view_state_get_grouping (fixture->window->state), ==,
                   ANNALS_GROUPING_ACTOR);
  AnnalsSpan again = annals_view_state_get_span (fixture->window->state);
  g_assert_cmpfloat (again.start, ==, span.start);
  g_assert_cmpfloat (again.end, ==, span.end);
  g_object_get (fixture->window->list, "sort", &sort, "descending", &descending, NULL);
  g_assert_cmpstr (sort, ==, "title");
  g_assert_true (descending);
  for (guint i = 0; i < 50 && !is_in_hebrew (fixture); i++)
    annals_test_spin ();
  g_assert_true (is_in_hebrew (fixture));
}

/* Whatever stands where the choices are kept, the chronology opens. */
static void
test_bad_memory (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "no key file at all \xff",
    "[chronology]\nview=(nan, inf)\nfilter={'span': <(5.0, 1.0)>}\nlanes='nothing'\n",
    "[chronology]\nview='x'\nfilter=3\nlanes={}\nlane-options='!!\\n;;'\nfilters={'a': <1>}\n",
    "[chronology]\nview=(1e300, 2e300)\n",
  };
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      annals_test_window_close (fixture->window);
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      fixture->window = annals_test_window_new ();
      g_assert_cmpuint (n_shown (fixture), ==, 97);
    }
}

static void
add_tests (void)
{
  g_test_add ("/filters/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/filters/row-menu", Fixture, NULL, set_up, test_row_menu, tear_down);
  g_test_add ("/filters/chips", Fixture, NULL, set_up, test_chips, tear_down);
  g_test_add ("/filters/details", Fixture, NULL, set_up, test_details, tear_down);
  g_test_add ("/filters/clear-and-undo", Fixture, NULL, set_up, test_clear_and_undo, tear_down);
  g_test_add ("/filters/undo-steps", Fixture, NULL, set_up, test_undo_steps, tear_down);
  g_test_add ("/filters/undo-bound", Fixture, NULL, set_up, test_undo_bound, tear_down);
  g_test_add ("/filters/undo-toast", Fixture, NULL, set_up, test_undo_toast, tear_down);
  g_test_add ("/filters/undo-reload", Fixture, NULL, set_up, test_undo_reload, tear_down);
  g_test_add ("/filters/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/filters/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/filters/bad-memory", Fixture, NULL, set_up, test_bad_memory, tear_down);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main_with_memory (argc, argv, add_tests);
}
