/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "annals-config.h"
#include "app/annals-application.h"
#include "app/annals-commands.h"
#include "core/annals-memory.h"

static void
init_locale (void)
{
  const char *directory = g_getenv ("ANNALS_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory != NULL ? directory : ANNALS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  annals_memory_init ();
  init_locale ();
  /* Subcommands touch neither settings nor the session bus, so they run before any application. */
  if (argc > 1 && annals_commands_is_command (argv[1]))
    return annals_commands_run (argc, argv);

  g_autoptr (AnnalsApplication) application = annals_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
