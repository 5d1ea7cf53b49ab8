/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-test-window.h"

#include <glib/gstdio.h>

#define WAIT_MOST (20 * G_USEC_PER_SEC) /* a hang, not a measure */

AnnalsApplication *annals_test_application;

int
annals_test_window_main (int argc, char **argv, void (*add_tests) (void))
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  annals_test_application = annals_application_new ();
  g_application_set_flags (G_APPLICATION (annals_test_application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (annals_test_application), NULL, &error));
  g_application_hold (G_APPLICATION (annals_test_application));
  add_tests ();
  int status = g_test_run ();
  g_application_release (G_APPLICATION (annals_test_application));
  g_clear_object (&annals_test_application);
  return status;
}

static char *
dup_memory_folder (void)
{
  return g_build_filename (g_getenv ("XDG_STATE_HOME"), "annals", "files", NULL);
}

void
annals_test_forget_files (void)
{
  g_autofree char *files = dup_memory_folder ();
  g_autoptr (GDir) folder = g_dir_open (files, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (files, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

int
annals_test_window_main_with_memory (int argc, char **argv, void (*add_tests) (void))
{
  g_autofree char *state_home = g_dir_make_tmp ("annals-state-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state_home, TRUE);
  g_autofree char *files = dup_memory_folder ();
  g_autofree char *annals = g_path_get_dirname (files);
  int status = annals_test_window_main (argc, argv, add_tests);
  annals_test_forget_files ();
  g_rmdir (files);
  g_rmdir (annals);
  g_rmdir (state_home);
  return status;
}

void
annals_test_spin (void)
{
  for (guint i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

AnnalsWindow *
annals_test_window_new (void)
{
  AnnalsWindow *window = annals_window_new (annals_test_application);
  AnnalsViewState *state = annals_window_get_state (window);
  gint64 end = g_get_monotonic_time () + WAIT_MOST;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (window));
  annals_window_open (window, NULL);
  while (annals_view_state_get_document (state) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  annals_test_spin ();
  g_assert_nonnull (annals_view_state_get_document (state));
  return window;
}

void
annals_test_window_close (AnnalsWindow *window)
{
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (window));
  annals_test_spin ();
  g_assert_null (window);
}

char *
annals_test_dup_label (GMenuModel *menu, int item)
{
  char *label = NULL;

  g_menu_model_get_item_attribute (menu, item, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  return label;
}
