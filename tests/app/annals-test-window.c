/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "annals-test-window.h"

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
