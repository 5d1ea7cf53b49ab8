/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of twice its size in a window as narrow as a phone, in each language: nothing is cut. */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "annals-test-window.h"
#include "app/annals-window-private.h"
#include "widgets/annals-list-view-private.h"

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */
#define NARROWEST 360
#define HEIGHT 700
#define LARGE (2 * 96 * 1024) /* dots an inch, times 1024 */
#define LEAST_LETTERS 2       /* of a text that is ellipsized */

static const char *const languages[] = { "en", "ar", "az", "de", "es", "fa",
                                         "fr", "he", "hy", "ka", "ru", "tr" };

extern int _nl_msg_cat_cntr; /* gettext's: another language is to be looked for */

/* As the environment of a program would, before it shows anything. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  ++_nl_msg_cat_cntr;
  gboolean rtl = g_strv_contains ((const char *const[]){ "ar", "fa", "he", NULL }, language);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

/* What was asked for is done, and has been laid out in a frame. */
static void
settle (void)
{
  for (guint i = 0; i < 10; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (4000);
    }
}

/* ---- What is looked at ---- */

typedef struct
{
  const char *where;
  GtkWidget *root;
  gboolean scrolls; /* sidewards, so what is beyond its edge can be reached */
} Look;

static void
complain (const Look *look, GtkWidget *widget, const char *what, int is, int wanted)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    g_string_prepend (path, g_type_name_from_instance ((GTypeInstance *) at)),
        g_string_prepend_c (path, '/');
  g_test_message ("%s, %s: %s %d, not %d: %s%s%s", g_getenv ("LANGUAGE"), look->where, what, is,
                  wanted, path->str, GTK_IS_LABEL (widget) ? " " : "",
                  GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  g_test_fail ();
}

static guint
count_letters (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n = 0;

  do
    n++;
  while (pango_layout_iter_next_cluster (iter));
  pango_layout_iter_free (iter);
  return n;
}

/* The text stands within what the label has been given. */
static void
look_at_label (const Look *look, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (widget) + 1)
    complain (look, widget, "width", gtk_widget_get_width (widget), width);
  /* The ellipsis may be of a font with higher lines. */
  if (!pango_layout_is_ellipsized (layout) && height > gtk_widget_get_height (widget) + 1)
    complain (look, widget, "height", gtk_widget_get_height (widget), height);
  /* The ellipsis is a cluster, too. */
  guint n = pango_layout_is_ellipsized (layout) ? count_letters (layout) - 1 : LEAST_LETTERS;
  if (n < LEAST_LETTERS)
    complain (look, widget, "letters", (int) n, LEAST_LETTERS);
}

static void
look_at_edges (const Look *look, GtkWidget *widget)
{
  graphene_rect_t box;
  int width = gtk_widget_get_width (look->root);

  if (look->scrolls || !gtk_widget_compute_bounds (widget, look->root, &box))
    return;
  if (box.origin.x < -1)
    complain (look, widget, "left edge", (int) box.origin.x, 0);
  if (box.origin.x + box.size.width > (float) width + 1)
    complain (look, widget, "right edge", (int) (box.origin.x + box.size.width), width);
}

static gboolean
scrolls_sidewards (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  return policy != GTK_POLICY_NEVER;
}

static void
look_at (Look look, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    return;
  if (GTK_IS_NATIVE (widget))
    look.root = widget;
  else if (GTK_IS_LABEL (widget) || GTK_IS_IMAGE (widget) || GTK_IS_EDITABLE (widget))
    look_at_edges (&look, widget);
  if (GTK_IS_LABEL (widget))
    look_at_label (&look, GTK_LABEL (widget));
  look.scrolls |= scrolls_sidewards (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (look, child);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum = 0;

  if (gtk_widget_get_visible (widget) && !GTK_IS_NATIVE (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The part that wants most of the width, and of that its part, down to one that has no parts. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (measure_width (child) > (widest != NULL ? measure_width (widest) : 0))
      widest = child;
  return widest != NULL ? find_widest (widest) : widget;
}

/* What is in a window needs no more than a phone has. */
static void
look_at_window (const char *where, GtkWidget *window)
{
  GtkWidget *content = ADW_IS_WINDOW (window)
                           ? adw_window_get_content (ADW_WINDOW (window))
                           : adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  Look look = { where, window, FALSE };

  if (measure_width (content) > NARROWEST)
    complain (&look, find_widest (content), "least width", measure_width (content), NARROWEST);
  look_at (look, window);
}

/* ---- Where one goes ---- */

static void
act (AnnalsWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  settle ();
}

static void
go_start (AnnalsWindow *window)
{
}

static void
go_details (AnnalsWindow *window)
{
  annals_view_state_set_selected (window->state, 12);
}

static void
go_filters (AnnalsWindow *window)
{
  annals_view_state_set_selected (window->state, ANNALS_NONE);
  act (window, "win.show-filters");
}

static void
go_search (AnnalsWindow *window)
{
  act (window, "win.show-filters");
  act (window, "win.search");
  annals_view_state_set_search (window->state, "talks", NULL);
}

static void
go_list (AnnalsWindow *window)
{
  act (window, "win.search");
  g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("list"));
}

/* A table that is wider than the window begins where reading does. */
static void
look_at_list (AnnalsWindow *window)
{
  GtkWidget *row = gtk_widget_get_first_child (annals_list_view_get_rows (window->list));
  Look look = { "list", GTK_WIDGET (window), FALSE };

  look_at_edges (&look, gtk_widget_get_first_child (row));
}

static void
go_measure (AnnalsWindow *window)
{
  look_at_list (window);
  g_action_group_activate_action (G_ACTION_GROUP (window), "view",
                                  g_variant_new_string ("timeline"));
  settle ();
  act (window, "win.measure");
}

/* What is filtered and hidden is told in bars. */
static void
go_filtered (AnnalsWindow *window)
{
  const AnnalsEntity *categories =
      annals_document_get_categories (annals_view_state_get_document (window->state), NULL);

  act (window, "win.measure-close");
  annals_view_state_choose (window->state, ANNALS_ENTITY_ACTOR, 0, ANNALS_CHOICE_WANTED);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.hide-lane", "s", categories[0].id);
  settle ();
  g_assert_true (gtk_revealer_get_reveal_child (window->hidden_bar));
}

static void
go_lane (AnnalsWindow *window)
{
  act (window, "win.find-lane");
}

static void
go_story (AnnalsWindow *window)
{
  act (window, "win.tell");
}

/* The document is there, and the panes have folded. */
static void
wait_until_narrow (AnnalsWindow *window)
{
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  while (g_get_monotonic_time () < end
         && !(annals_view_state_get_document (window->state) != NULL && window->narrow
              && gtk_revealer_get_child_revealed (window->bottom_bar)
              && !gtk_widget_get_mapped (GTK_WIDGET (window->filters))
              && !gtk_widget_get_mapped (GTK_WIDGET (window->details))))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->filters)));
}

/* ---- Windows of its own ---- */

static GtkWidget *
find_dialog (AnnalsWindow *window)
{
  GtkWidget *found = NULL;
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *at = all; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (window))
      found = at->data;
  return found;
}

static void
look_at_dialogs (AnnalsWindow *window)
{
  const char *const actions[] = { "win.export", "win.show-shortcuts", "win.show-problems" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (window, actions[i]);
      GtkWidget *dialog = find_dialog (window);
      g_assert_nonnull (dialog);
      look_at_window (actions[i], dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      settle ();
    }
}

/* ---- All of it ---- */

static void
look_at_all (AnnalsWindow *window)
{
  static const struct
  {
    const char *name;
    void (*go) (AnnalsWindow *window);
  } places[] = {
    { "start", go_start },       { "details", go_details },  { "filters", go_filters },
    { "search", go_search },     { "list", go_list },        { "measure", go_measure },
    { "filtered", go_filtered }, { "lane finder", go_lane }, { "story", go_story },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      places[i].go (window);
      settle ();
      look_at_window (places[i].name, GTK_WIDGET (window));
    }
}

static void
test_language (gconstpointer language)
{
  speak (language);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE, "gtk-enable-animations", FALSE,
                NULL);
  AnnalsWindow *window = annals_window_new (annals_test_application);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROWEST, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  annals_window_open (window, NULL);
  wait_until_narrow (window);
  look_at_all (window);
  look_at_dialogs (window);
  annals_test_window_close (window);
}

static void
add_tests (void)
{
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ANNALS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/large-text/%s", languages[i]);
      g_test_add_data_func (path, languages[i], test_language);
    }
}

int
main (int argc, char **argv)
{
  return annals_test_window_main (argc, argv, add_tests);
}
