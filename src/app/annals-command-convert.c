/* SPDX-License-Identifier: GPL-3.0-or-later */
/* annals convert: a chronology in another format. */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "app/annals-commands-private.h"
#include "formats/annals-writer.h"

static gboolean
print_all (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static gboolean
save (AnnalsDocument *document,
      const AnnalsTarget *target,
      const char *output,
      GStrv *losses,
      GError **error)
{
  if (!g_str_equal (output, ANNALS_STANDARD_INPUT))
    return annals_writer_save (document, target, output, losses, error);
  g_autoptr (GBytes) bytes = annals_writer_to_bytes (document, target, losses, error);
  return bytes != NULL && print_all (bytes, error);
}

static AnnalsExit
convert (const char *name, const AnnalsTarget *target, const char *output)
{
  g_autoptr (AnnalsDocument) document = annals_commands_read (name);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) losses = NULL;

  if (document == NULL)
    return ANNALS_EXIT_FAILED;
  if (!save (document, target, output, &losses, &error))
    return annals_commands_fail (error->message);
  for (char **loss = losses; *loss != NULL; loss++)
    g_printerr ("%s\n", *loss);
  return annals_commands_status (document);
}

AnnalsExit
annals_command_convert (char ***words)
{
  g_autofree char *output = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
                                     N_ ("The file to write; - is standard output"), "OUT.json" },
                                   { "to", 0, 0, G_OPTION_ARG_STRING, &to,
                                     N_ ("The format to write: annals, timelinejs, simile or vis"),
                                     "FORMAT" },
                                   G_OPTION_ENTRY_NULL };

  if (!annals_commands_parse (words, entries, "convert FILE"))
    return ANNALS_EXIT_FAILED;
  char **arguments = *words;
  const AnnalsTarget *target = annals_target_find (to != NULL ? to : "annals");
  if (g_strv_length (arguments) != 2 || output == NULL || target == NULL)
    return annals_commands_usage (
        "annals convert FILE -o OUT.json [--to annals|timelinejs|simile|vis]");
  return convert (arguments[1], target, output);
}
