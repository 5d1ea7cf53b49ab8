/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Not GTK's own window, which is wider than many a screen once letters are large. */
#include "app/annals-shortcuts-window.h"

#include <glib/gi18n-lib.h>

#define WIDTH 560
#define HEIGHT 720
#define CONTEXT "shortcut window"

typedef struct
{
  const char *keys; /* of several that do it or its reverse, or the action that has them */
  const char *title;
} Shortcut;

/* General */
static const Shortcut general[] = {
  { "<Control>o", NC_ ("shortcut window", "Open a timeline") },
  { "<Control>r", NC_ ("shortcut window", "Read the file again") },
  { "<Control>n", NC_ ("shortcut window", "New window") },
  { "<Control><Shift>s", NC_ ("shortcut window", "Save as another file or format") },
  { "<Control>e", NC_ ("shortcut window", "Export picture") },
  { "<Control>p", NC_ ("shortcut window", "Print") },
  { "<Control><Shift>c", NC_ ("shortcut window", "Copy the picture") },
  { "<Control>f", NC_ ("shortcut window", "Search") },
  { "<Control>g <Shift><Control>g", NC_ ("shortcut window", "Next or previous match") },
  { "win.find-lane", NC_ ("shortcut window", "Find a lane") },
  { "F1", NC_ ("shortcut window", "Help") },
  { "F9", NC_ ("shortcut window", "Show or hide filters") },
  { "win.next-pane", NC_ ("shortcut window", "Next part of the window") },
  { "F5", NC_ ("shortcut window", "Tell the events as a story") },
  { "<Control>1 <Control>2 <Control>3", NC_ ("shortcut window", "Timeline, list, or both") },
  { "F11", NC_ ("shortcut window", "Full screen") },
  { "<Control>z <Shift><Control>z", NC_ ("shortcut window", "Undo or redo a choice") },
  { "<Control>question", NC_ ("shortcut window", "Keyboard shortcuts") },
  { "<Control>w", NC_ ("shortcut window", "Close the window") },
  { "<Control>q", NC_ ("shortcut window", "Quit") },
};

/* Timeline */
static const Shortcut timeline[] = {
  { "Left Right", NC_ ("shortcut window", "Move in time") },
  { "Up Down", NC_ ("shortcut window", "Scroll the lanes") },
  { "<Control>Home", NC_ ("shortcut window", "Go to the lane’s title") },
  { "<Control><Shift>Up <Control><Shift>Down",
    NC_ ("shortcut window", "At a lane’s title, move the lane") },
  { "plus", NC_ ("shortcut window", "Zoom in") },
  { "minus", NC_ ("shortcut window", "Zoom out") },
  { "0", NC_ ("shortcut window", "Main range") },
  { "<Shift>0", NC_ ("shortcut window", "Everything") },
  { "Home End", NC_ ("shortcut window", "First and last event") },
  { "Page_Up Page_Down", NC_ ("shortcut window", "Previous and next event") },
  { "<Alt>Up <Alt>Down", NC_ ("shortcut window", "Event in the neighbouring lane") },
  { "m", NC_ ("shortcut window", "Measure time") },
  { "<Shift>Left <Shift>Right", NC_ ("shortcut window", "Move the end of what is measured") },
  { "<Control><Shift>Left <Control><Shift>Right", NC_ ("shortcut window", "Move its start") },
  { "bracketleft bracketright", NC_ ("shortcut window", "Previous and next related event") },
  { "win.back", NC_ ("shortcut window", "Back to the event before") },
  { "win.forward", NC_ ("shortcut window", "Forward again") },
  { "<Control>Left <Control>Right", NC_ ("shortcut window", "Walk along the lane, counts too") },
  { "<Control>Up <Control>Down", NC_ ("shortcut window", "Walk to the neighbouring lane") },
  { "space", NC_ ("shortcut window", "Select the event, or list the count") },
  { "Return", NC_ ("shortcut window", "Read the details") },
  { "Escape", NC_ ("shortcut window", "Clear the selection") },
};

/* Story */
static const Shortcut story[] = {
  { "space Page_Down n", NC_ ("shortcut window", "Next event") },
  { "BackSpace Page_Up", NC_ ("shortcut window", "Previous event") },
  { "p", NC_ ("shortcut window", "Go on by itself, or pause") },
  { "b period", NC_ ("shortcut window", "Black screen") },
  { "Escape", NC_ ("shortcut window", "Back to where one was") },
};

/* List */
static const Shortcut list[] = {
  { "<Shift>Up <Shift>Down", NC_ ("shortcut window", "Select several events") },
  { "<Control>a", NC_ ("shortcut window", "Select all events") },
  { "<Control>c", NC_ ("shortcut window", "Copy the selected events") },
  { "<Shift>F10", NC_ ("shortcut window", "Menu: copy, sort") },
};

static const struct
{
  const char *title;
  const Shortcut *shortcuts;
  gsize n;
} groups[] = {
  { NC_ ("shortcut window", "General"), general, G_N_ELEMENTS (general) },
  { NC_ ("shortcut window", "Timeline"), timeline, G_N_ELEMENTS (timeline) },
  { NC_ ("shortcut window", "Story"), story, G_N_ELEMENTS (story) },
  { NC_ ("shortcut window", "List"), list, G_N_ELEMENTS (list) },
};

static void
append_key (GString *out, const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_return_if_reached ();
  g_autofree char *label = gtk_accelerator_get_label (key, modifiers);
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", label);
}

/* One below the other, as a keyboard names them. */
static char *
dup_keys (const char *keys)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) all = g_str_has_prefix (keys, "win.")
                           ? gtk_application_get_accels_for_action (application, keys)
                           : g_strsplit (keys, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    append_key (out, all[i]);
  return g_string_free (out, FALSE);
}

static GtkWidget *
new_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = dup_keys (shortcut->keys);
  GtkWidget *label = gtk_label_new (keys);
  const char *title = g_dpgettext2 (NULL, CONTEXT, shortcut->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* In later versions its subtitle, which is empty. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys,
                                  -1);
  return row;
}

static GtkWidget *
new_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                       g_dpgettext2 (NULL, CONTEXT, groups[i].title));
      for (gsize j = 0; j < groups[i].n; j++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   new_row (&groups[i].shortcuts[j]));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  return page;
}

/**
 * annals_shortcuts_window_present:
 * @parent: the window that it is about
 *
 * Lists all keys, with a search among what they do.
 */
void
annals_shortcuts_window_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  int width = gtk_widget_get_width (GTK_WIDGET (parent));

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (new_page ()));
  gtk_window_set_title (GTK_WINDOW (window), C_ ("shortcut window", "Keyboard shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), MIN (width, WIDTH), HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
