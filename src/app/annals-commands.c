/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "app/annals-commands-private.h"
#include "core/annals-diagnostics.h"
#include "layout/annals-lanes.h"
#include "layout/annals-words.h"

AnnalsExit
annals_commands_fail (const char *message)
{
  g_printerr ("annals: %s\n", message);
  return ANNALS_EXIT_FAILED;
}

gboolean
annals_commands_parse (char ***arguments, const GOptionEntry *entries, const char *usage)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, arguments, &error))
    return TRUE;
  annals_commands_fail (error->message);
  return FALSE;
}

AnnalsDocument *
annals_commands_read (const char *name)
{
  return annals_commands_read_in (name, NULL);
}

/* A language that is not there would go unnoticed. */
static gboolean
check_language (AnnalsDocument *document, const char *language)
{
  if (language == NULL || annals_document_has_language (document, language))
    return TRUE;
  const char *const *languages = annals_document_get_languages (document);
  g_autofree char *all = g_strjoinv (", ", (char **) languages);
  g_autofree char *shown = annals_text_shorten (language, ANNALS_TEXT_SHOWN);
  g_autofree char *message =
      *languages != NULL
          /* Translators: a language's tag, such as "he", then those that are there. */
          ? g_strdup_printf (_ ("The file has no texts in “%s”, only in: %s"), shown, all)
          : g_strdup (_ ("The file does not say what languages its texts are in"));
  annals_commands_fail (message);
  return FALSE;
}

AnnalsDocument *
annals_commands_read_in (const char *name, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_name_in (name, language, NULL, &error);

  if (document == NULL)
    annals_commands_fail (error->message);
  else if (check_language (document, language))
    return g_steal_pointer (&document);
  return NULL;
}

AnnalsClock *
annals_commands_new_clock (AnnalsDocument *document, const char *zone)
{
  g_autoptr (GError) error = NULL;
  AnnalsClock *clock =
      annals_clock_new_for (document, zone != NULL ? zone : ANNALS_CLOCK_DOCUMENT, &error);

  if (clock == NULL)
    annals_commands_fail (error->message);
  return clock;
}

AnnalsExit
annals_commands_status (AnnalsDocument *document)
{
  guint n;
  const AnnalsDiagnostic *diagnostics = annals_document_get_diagnostics (document, &n);

  for (guint i = 0; i < n; i++)
    if (diagnostics[i].severity == ANNALS_SEVERITY_ERROR)
      return ANNALS_EXIT_INCOMPLETE;
  return ANNALS_EXIT_DONE;
}

AnnalsExit
annals_commands_usage (const char *text)
{
  /* Translators: how a command is called, after this word. */
  g_printerr (_ ("Usage: %s\n"), text);
  return ANNALS_EXIT_FAILED;
}

/* ---- check ---- */

static void
print_diagnostics (const char *name, const AnnalsDiagnostic *all, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = annals_diagnostic_to_string (&all[i], name);
      g_print ("%s\n", line);
    }
}

static void
print_groups (const char *name, const AnnalsDiagnostic *all, guint n)
{
  g_autoptr (GPtrArray) groups = annals_diagnostics_group (all, n);

  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *line =
          annals_diagnostic_group_to_string (g_ptr_array_index (groups, i), all, name);
      g_print ("%s\n", line);
    }
}

typedef struct
{
  AnnalsExit status;
  guint n_events, n_problems;
  gboolean group;
} Check;

static void
check_file (Check *check, const char *name)
{
  g_autoptr (AnnalsDocument) document = annals_commands_read (name);
  guint n_events, n;

  if (document == NULL)
    {
      check->status = ANNALS_EXIT_FAILED;
      check->n_problems++;
      return;
    }
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);
  if (check->group)
    print_groups (name, all, n);
  else
    print_diagnostics (name, all, n);
  annals_document_get_events (document, &n_events);
  check->n_events += n_events;
  check->n_problems += annals_document_get_n_problems (document);
  check->status = MAX (check->status, annals_commands_status (document));
}

static AnnalsExit
command_check (char ***words)
{
  Check check = { .status = ANNALS_EXIT_DONE };
  const GOptionEntry entries[] = { { "group", 0, 0, G_OPTION_ARG_NONE, &check.group,
                                     N_ ("One line for what happened many times, with its count"),
                                     NULL },
                                   G_OPTION_ENTRY_NULL };

  if (!annals_commands_parse (words, entries, "check FILE…"))
    return ANNALS_EXIT_FAILED;
  char **arguments = *words;
  if (g_strv_length (arguments) < 2)
    return annals_commands_usage ("annals check FILE… [--group]");
  for (char **name = arguments + 1; *name != NULL; name++)
    check_file (&check, *name);
  /* Scripts read this line, so it is not translated. */
  g_print ("%u events, %u problems\n", check.n_events, check.n_problems);
  return check.status;
}

/* ---- list ---- */

static void
append_field (GString *line, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (line, strchr ("\t\n\r", text[i]) != NULL && text[i] != '\0' ? ' ' : text[i]);
}

static const char *
lane_title (AnnalsLanes *lanes, guint event)
{
  const char *title = annals_lanes_get_own_title (lanes, event);

  return title != NULL ? title : "";
}

static void
print_tsv (AnnalsDocument *document, AnnalsLanes *lanes, AnnalsClock *clock)
{
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *start = annals_words_iso_start (&events[i], clock);
      g_autofree char *end = annals_words_iso_end (&events[i], clock);
      const char *lane = lane_title (lanes, i);
      g_autoptr (GString) line = g_string_new (NULL);
      g_string_append_printf (line, "%s\t%s\t", start, end);
      append_field (line, lane, strlen (lane));
      g_string_append_c (line, '\t');
      append_field (line, events[i].title.data, events[i].title.length);
      g_print ("%s\n", line->str);
    }
}

static void
add_json_string (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
print_json (AnnalsDocument *document, AnnalsLanes *lanes, AnnalsClock *clock)
{
  guint n;
  const AnnalsEvent *events = annals_document_get_events (document, &n);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *start = annals_words_iso_start (&events[i], clock);
      g_autofree char *end = annals_words_iso_end (&events[i], clock);
      g_autofree char *title = annals_event_dup_title (&events[i]);
      g_autofree char *id = annals_event_dup_id (&events[i]);
      json_builder_begin_object (builder);
      add_json_string (builder, "id", id);
      add_json_string (builder, "start", start);
      add_json_string (builder, "end", end);
      add_json_string (builder, "lane", lane_title (lanes, i));
      add_json_string (builder, "title", title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

static AnnalsExit
command_list (char ***words)
{
  g_autofree char *format = NULL;
  g_autofree char *language = NULL;
  g_autofree char *zone = NULL;
  g_autoptr (AnnalsClock) clock = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("How to print: tsv or json"), "tsv|json" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language,
      N_ ("Of texts in several languages, those in this one"), "LANGUAGE" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &zone,
      N_ ("The time zone of times of day: document, utc (unless given), local or a name"), "ZONE" },
    G_OPTION_ENTRY_NULL
  };

  if (!annals_commands_parse (words, entries, "list FILE"))
    return ANNALS_EXIT_FAILED;
  char **arguments = *words;
  gboolean json = g_strcmp0 (format, "json") == 0;
  if (g_strv_length (arguments) != 2 || (format != NULL && !json && !g_str_equal (format, "tsv")))
    return annals_commands_usage ("annals list FILE [--format tsv|json] [--language LANGUAGE] "
                                  "[--zone document|utc|local|NAME]");
  g_autoptr (AnnalsDocument) document = annals_commands_read_in (arguments[1], language);
  if (document == NULL)
    return ANNALS_EXIT_FAILED;
  if ((clock = annals_commands_new_clock (document, zone != NULL ? zone : ANNALS_CLOCK_UTC))
      == NULL)
    return ANNALS_EXIT_FAILED;
  g_autoptr (AnnalsLanes) lanes = annals_lanes_new (document, NULL, 0, ANNALS_GROUPING_CATEGORY);
  if (json)
    print_json (document, lanes, clock);
  else
    print_tsv (document, lanes, clock);
  return annals_commands_status (document);
}

/* ---- date ---- */

static gboolean
print_date (const char *expression)
{
  AnnalsDate start, end;
  AnnalsEvent event = { 0 };
  g_autoptr (GError) error = NULL;

  if (!annals_date_parse_interval (expression, -1, NULL, &start, &end, &error))
    {
      annals_commands_fail (error->message);
      return FALSE;
    }
  if (!annals_event_set_dates (&event, &start, &end))
    {
      /* Translators: an interval of dates, such as 2008/1964. */
      g_autofree char *message = g_strdup_printf (_ ("“%s” ends before it starts."), expression);
      annals_commands_fail (message);
      return FALSE;
    }
  g_autofree char *earliest = annals_words_iso_start (&event, NULL);
  g_autofree char *latest = annals_words_iso_end (&event, NULL);
  g_autofree char *qualifiers = annals_date_flags_to_string (start.flags | end.flags);
  g_print ("%s\t%s\t%s\t%s\n", earliest, latest,
           annals_precision_to_string (
               (AnnalsPrecision) MIN (event.start_precision, event.end_precision)),
           qualifiers);
  return TRUE;
}

static AnnalsExit
command_date (char ***words)
{
  AnnalsExit status = ANNALS_EXIT_DONE;
  char **arguments = *words;

  /* No options: an expression may begin with a minus sign. */
  if (arguments[1] == NULL)
    return annals_commands_usage ("annals date EXPRESSION…");
  if (g_str_equal (arguments[1], "--help") || g_str_equal (arguments[1], "-h"))
    {
      g_print (_ ("Usage: %s\n"), "annals date EXPRESSION…");
      return ANNALS_EXIT_DONE;
    }
  if (g_str_equal (arguments[1], "--"))
    arguments++;
  for (char **expression = arguments + 1; *expression != NULL; expression++)
    if (!print_date (*expression))
      status = ANNALS_EXIT_FAILED;
  return status;
}

/* ---- All of them ---- */

static const struct
{
  const char *name;
  AnnalsExit (*run) (char ***words);
  const char *summary;
} commands[] = {
  { "export", annals_command_export, N_ ("Draw a picture of a file") },
  { "check", command_check, N_ ("Tell what is wrong with files") },
  { "list", command_list, N_ ("Print the events, a line each") },
  { "convert", annals_command_convert, N_ ("Write a file in another format") },
  { "date", command_date, N_ ("Tell what dates in a file mean") },
};

gboolean
annals_commands_is_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (word, commands[i].name))
      return TRUE;
  return FALSE;
}

char *
annals_commands_dup_help (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-9s %s", commands[i].name, _ (commands[i].summary));
  g_string_append (text, "\n\n");
  /* Translators: COMMAND stands for the name of a command, in capitals. */
  g_string_append (text, _ ("“annals COMMAND --help” tells of each."));
  return g_string_free (text, FALSE);
}

/* A full disk behind standard output must not look like success. */
static AnnalsExit
check_output (AnnalsExit status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  g_autofree char *message =
      g_strdup_printf (_ ("The output cannot be written: %s"), g_strerror (errno));
  return annals_commands_fail (message);
}

int
annals_commands_run (int argc, char **argv)
{
  g_auto (GStrv) words = g_strdupv (argv + 1); /* parsing takes the options out, and frees them */

  g_set_prgname ("annals"); /* else help would name the subcommand twice */
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return (int) check_output (commands[i].run (&words));
  return ANNALS_EXIT_FAILED;
}
