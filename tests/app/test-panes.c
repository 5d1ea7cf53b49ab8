/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's parts as its width changes, and how keys go from one to the other. */
#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "core/annals-relations.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */

typedef struct
{
  AnnalsWindow *window;
} Fixture;

static void
wait_until (AnnalsWindow *window, gboolean (*is_so) (AnnalsWindow *window))
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (!is_so (window) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_so (window));
}

static gboolean
has_document (AnnalsWindow *window)
{
  return annals_view_state_get_document (window->state) != NULL
         && gtk_widget_get_mapped (GTK_WIDGET (window->timeline));
}

static gboolean
is_narrow (AnnalsWindow *window)
{
  return gtk_revealer_get_child_revealed (window->bottom_bar)
         && adw_flap_get_folded (window->filters_flap)
         && adw_flap_get_folded (window->details_flap);
}

static gboolean
is_wide (AnnalsWindow *window)
{
  return !gtk_revealer_get_reveal_child (window->bottom_bar)
         && !adw_flap_get_folded (window->filters_flap)
         && !adw_flap_get_folded (window->details_flap);
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->window = annals_window_new (annals_test_application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (width), 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  annals_window_open (fixture->window, NULL);
  wait_until (fixture->window, has_document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
is_in (Fixture *fixture, gpointer region)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == region || gtk_widget_is_ancestor (focus, region));
}

static void
step (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  wait_until (fixture->window, is_wide);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->timeline));
  step (fixture, "win.next-pane");
  g_assert_true (is_in (fixture, fixture->window->details));
  step (fixture, "win.next-pane");
  g_assert_true (is_in (fixture, fixture->window->filters));
  step (fixture, "win.next-pane");
  g_assert_true (is_in (fixture, fixture->window->timeline));
  step (fixture, "win.previous-pane");
  g_assert_true (is_in (fixture, fixture->window->filters));
  /* What is hidden is passed over. */
  adw_flap_set_reveal_flap (fixture->window->details_flap, FALSE);
  step (fixture, "win.previous-pane");
  g_assert_true (is_in (fixture, fixture->window->timeline));
}

/* One column: the panes are away, and what is asked for takes all of the width. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  wait_until (window, is_narrow);
  g_assert_false (adw_flap_get_reveal_flap (window->details_flap));
  g_assert_false (adw_flap_get_reveal_flap (window->filters_flap));
  g_assert_true (gtk_widget_is_ancestor (window->end_tools, GTK_WIDGET (window->bottom_bar)));
  annals_view_state_set_selected (window->state, 12);
  g_assert_true (adw_flap_get_reveal_flap (window->details_flap));
  g_assert_true (gtk_widget_get_hexpand (GTK_WIDGET (window->details)));
  /* With the selection goes what lies over the timeline. */
  annals_view_state_set_selected (window->state, ANNALS_NONE);
  g_assert_false (adw_flap_get_reveal_flap (window->details_flap));
}

static gboolean
is_in_filters (AnnalsWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->filters));
}

/* Filters that lie over the timeline have the focus, and give it back. */
static void
test_over (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;

  wait_until (window, is_narrow);
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
  step (fixture, "win.show-filters");
  wait_until (window, is_in_filters);
  step (fixture, "win.show-filters");
  g_assert_true (is_in (fixture, window->timeline));
}

/* What a wide window needs does not keep it wide. */
static void
test_may_be_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  wait_until (fixture->window, is_wide);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, <, 400);
}

/* To what the selected event is related to, of which the timeline may not show all. */
static void
test_related (Fixture *fixture, gconstpointer data)
{
  AnnalsWindow *window = fixture->window;
  AnnalsDocument *document = annals_view_state_get_document (window->state);
  guint event = annals_document_find (document, "2023-03-29-embassy-opens");

  wait_until (window, is_wide);
  annals_view_state_set_selected (window->state, event);
  annals_test_spin ();
  gtk_widget_grab_focus (GTK_WIDGET (window->timeline));
  step (fixture, "win.show-related");
  g_assert_true (is_in (fixture, window->details));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  guint other = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (focus), "event"));
  g_autoptr (GArray) relations = annals_relations_dup_nearest (document, event);
  gboolean related = FALSE;
  for (guint i = 0; i < relations->len; i++)
    related |=
        annals_relation_get_other (&g_array_index (relations, AnnalsRelation, i), event) == other;
  g_assert_true (related);
}

static void
add_tests (void)
{
  g_test_add ("/panes/wide", Fixture, GINT_TO_POINTER (1300), set_up, test_wide, tear_down);
  g_test_add ("/panes/narrow", Fixture, GINT_TO_POINTER (480), set_up, test_narrow, tear_down);
  g_test_add ("/panes/over", Fixture, GINT_TO_POINTER (480), set_up, test_over, tear_down);
  g_test_add ("/panes/related", Fixture, GINT_TO_POINTER (1300), set_up, test_related, tear_down);
  g_test_add ("/panes/may-be-narrow", Fixture, GINT_TO_POINTER (1300), set_up, test_may_be_narrow,
              tear_down);
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
