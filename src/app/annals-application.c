/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-application.h"

#include <glib/gi18n-lib.h>

#include "annals-config.h"
#include "app/annals-commands.h"
#include "app/annals-guide.h"
#include "app/annals-window.h"
#include "core/annals-link.h"
#include "formats/annals-reader.h"
#include "ui/annals-ui-resources.h"

/**
 * AnnalsApplication:
 *
 * One process, one window a file.
 */
struct _AnnalsApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

#define BUNDLED_URI "resource:///io/github/annals/Annals/timelines"

G_DEFINE_FINAL_TYPE (AnnalsApplication, annals_application, ADW_TYPE_APPLICATION)

static AnnalsWindow *
new_window (AnnalsApplication *self)
{
  AnnalsWindow *window = annals_window_new (self);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* The last file where it still exists, else the bundled chronology. */
static void
annals_application_activate (GApplication *application)
{
  AnnalsApplication *self = ANNALS_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL)
    {
      gtk_window_present (active);
      return;
    }
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  if (file != NULL && (!g_file_is_native (file) || !g_file_query_exists (file, NULL)))
    g_clear_object (&file);
  annals_window_open (new_window (self), file);
}

static AnnalsWindow *
find_window (AnnalsApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ANNALS_IS_WINDOW (l->data) && annals_window_shows (l->data, file))
      return l->data;
  return NULL;
}

static void
annals_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AnnalsApplication *self = ANNALS_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *id = NULL;
      g_autoptr (GFile) file = annals_link_resolve (files[i], &id);
      gboolean bundled = g_file_has_uri_scheme (file, "resource");
      /* Whoever asks for the bundled chronology itself gets a window of it. */
      AnnalsWindow *window =
          bundled && id == NULL ? NULL : find_window (self, bundled ? NULL : file);
      if (window != NULL)
        gtk_window_present (GTK_WINDOW (window));
      else
        window = new_window (self);
      annals_window_open_at (window, bundled ? NULL : file, id);
    }
}

/* Addresses have the event's id apart; as a part of a file's name it reaches the process that has
 * the windows. */
static char *
join_fragment (const char *uri, gsize length, const char *fragment)
{
  g_autofree char *address = g_strndup (uri, length);
  g_autofree char *id = g_uri_escape_string (fragment, NULL, FALSE);

  return g_strconcat (address, "%23", id, NULL);
}

/* What an argument means that is no file of the working folder; NULL: it is one. */
static char *
dup_meant (const char *argument)
{
  const char *mark = strchr (argument, '#');

  if (g_str_equal (argument, ANNALS_STANDARD_INPUT))
    return g_strdup (ANNALS_STANDARD_INPUT_PATH);
  if (g_str_equal (argument, ANNALS_BUNDLED))
    return g_strdup (BUNDLED_URI);
  if (g_str_has_prefix (argument, ANNALS_BUNDLED "#"))
    return join_fragment (BUNDLED_URI, strlen (BUNDLED_URI), mark + 1);
  if (g_str_has_prefix (argument, "file:") && mark != NULL)
    return join_fragment (argument, (gsize) (mark - argument), mark + 1);
  return NULL;
}

/* Another process cannot read our standard input, so with it this process keeps the window. */
static gboolean
annals_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  for (char **argument = *arguments + 1; *argument != NULL; argument++)
    {
      g_autofree char *meant = dup_meant (*argument);
      if (meant == NULL)
        continue;
      if (g_str_equal (*argument, ANNALS_STANDARD_INPUT))
        g_application_set_flags (application,
                                 g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
      g_free (*argument);
      *argument = g_steal_pointer (&meant);
    }
  return G_APPLICATION_CLASS (annals_application_parent_class)
      ->local_command_line (application, arguments, status);
}

/* -1: go on. */
static int
annals_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("annals %s\n", ANNALS_VERSION);
  return 0;
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnalsApplication *self = data;
  const char *developers[] = { "The Annals developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _ ("Annals"), "application-icon", ANNALS_APP_ID,
                         "version", ANNALS_VERSION, "developer-name", _ ("The Annals developers"),
                         "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Timelines that hide nothing"), "translator-credits",
                         _ ("translator-credits"), NULL);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  annals_guide_open (ANNALS_IS_WINDOW (window) ? ANNALS_WINDOW (window) : NULL);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  annals_window_open (new_window (data), NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "help", .activate = help_cb },
  { .name = "new-window", .activate = new_window_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.export", { "<Control>e" } },
  { "win.search", { "<Control>f" } },
  { "win.show-filters", { "F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.fullscreen", { "F11" } },
  { "win.show-shortcuts", { "<Control>question" } },
  { "win.reload", { "<Control>r" } },
  { "app.help", { "F1" } },
  { "win.next-match", { "<Control>g" } },
  { "win.previous-match", { "<Control><Shift>g" } },
  { "win.find-lane", { "<Control>l" } },
  { "window.close", { "<Control>w" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.print", { "<Control>p" } },
  { "win.copy-picture", { "<Control><Shift>c" } },
  { "win.tell", { "F5" } },
  { "win.view::timeline", { "<Control>1" } },
  { "win.view::list", { "<Control>2" } },
  { "win.view::both", { "<Control>3" } },
};

/* Back is where the text comes from. */
static void
set_history_accels (GtkApplication *application)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  const char *const left[] = { "<Alt>Left", NULL };
  const char *const right[] = { "<Alt>Right", NULL };

  gtk_application_set_accels_for_action (application, "win.back", mirrored ? right : left);
  gtk_application_set_accels_for_action (application, "win.forward", mirrored ? left : right);
}

static void
annals_application_startup (GApplication *application)
{
  AnnalsApplication *self = ANNALS_APPLICATION (application);

  G_APPLICATION_CLASS (annals_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           (const char *const *) accels[i].keys);
  set_history_accels (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (ANNALS_APP_ID);
}

static void
annals_application_dispose (GObject *object)
{
  g_clear_object (&ANNALS_APPLICATION (object)->settings);
  G_OBJECT_CLASS (annals_application_parent_class)->dispose (object);
}

static void
annals_application_class_init (AnnalsApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_application_dispose;
  G_APPLICATION_CLASS (klass)->startup = annals_application_startup;
  G_APPLICATION_CLASS (klass)->activate = annals_application_activate;
  G_APPLICATION_CLASS (klass)->open = annals_application_open;
  G_APPLICATION_CLASS (klass)->local_command_line = annals_application_local_command_line;
  G_APPLICATION_CLASS (klass)->handle_local_options = annals_application_handle_local_options;
}

static void
describe_command_line (GApplication *application)
{
  g_autofree char *commands = annals_commands_dup_help ();
  const GOptionEntry entries[] = { { "version", 'v', 0, G_OPTION_ARG_NONE, NULL,
                                     _ ("Print the version"), NULL },
                                   G_OPTION_ENTRY_NULL };

  g_application_set_option_context_parameter_string (application, "[FILE…]");
  g_application_set_option_context_description (application, commands);
  g_application_add_main_option_entries (application, entries);
}

static void
annals_application_init (AnnalsApplication *self)
{
  /* Named, so that the linker keeps them. */
  g_resources_register (annals_ui_get_resource ());
  self->settings = g_settings_new (ANNALS_APP_ID);
  describe_command_line (G_APPLICATION (self));
}

AnnalsApplication *
annals_application_new (void)
{
  return g_object_new (ANNALS_TYPE_APPLICATION, "application-id", ANNALS_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/annals/Annals",
                       NULL);
}

GSettings *
annals_application_get_settings (AnnalsApplication *self)
{
  return self->settings;
}
