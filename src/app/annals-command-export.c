/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "app/annals-commands-private.h"
#include "core/annals-diagnostics.h"
#include "core/annals-query.h"
#include "render/annals-paper.h"

#define WIDTH 1600
#define HEIGHT 900
#define NOT_GIVEN G_MININT

typedef struct
{
  char *output, *from, *to, *theme, *lanes, *filter, *select, *page, *poster, *text;
  char *direction, *language, *zone;
  int width, height;
  double scale, overlap;
  gboolean landscape, no_marks, index, cards;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->from);
  g_free (self->to);
  g_free (self->theme);
  g_free (self->lanes);
  g_free (self->filter);
  g_free (self->select);
  g_free (self->page);
  g_free (self->poster);
  g_free (self->text);
  g_free (self->direction);
  g_free (self->language);
  g_free (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (Options *self, char ***arguments)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_ ("The picture to write"),
      "OUT.(png|svg|pdf)" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_ ("The first date to show"), "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_ ("The last date to show"), "DATE" },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, N_ ("Width in pixels"), "PX" },
    { "height", 0, 0, G_OPTION_ARG_INT, &self->height, N_ ("Height in pixels"), "PX" },
    { "page", 0, 0, G_OPTION_ARG_STRING, &self->page,
      N_ ("Paper to fit: a4, a3, a2, a1, a0, letter, legal or tabloid"), "PAPER" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &self->landscape, N_ ("Turn the paper"), NULL },
    { "poster", 0, 0, G_OPTION_ARG_STRING, &self->poster,
      N_ ("A poster of many sheets, to be joined"), "COLUMNSxROWS" },
    { "overlap", 0, 0, G_OPTION_ARG_DOUBLE, &self->overlap,
      N_ ("How much neighbouring sheets share, in millimetres"), "MM" },
    { "no-marks", 0, 0, G_OPTION_ARG_NONE, &self->no_marks,
      N_ ("Leave out the marks to trim the sheets by"), NULL },
    { "index", 0, 0, G_OPTION_ARG_NONE, &self->index,
      N_ ("Pages of a PDF that list what the picture has no room to name"), NULL },
    { "cards", 0, 0, G_OPTION_ARG_NONE, &self->cards,
      N_ ("Pages of a PDF that tell each event with its sources"), NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &self->text,
      N_ ("What the text of an SVG is: text, or paths, which need no fonts"), "TEXT" },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &self->scale, N_ ("Multiplies the pixels of a PNG"),
      "N" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &self->theme, N_ ("Colours: light, dark or print"),
      "THEME" },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &self->lanes,
      N_ ("Lanes by category, actor, place, tag or none"), "LANES" },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &self->filter, N_ ("Show only what matches"), "QUERY" },
    { "select", 0, 0, G_OPTION_ARG_STRING, &self->select, N_ ("Highlight the event with this id"),
      "ID" },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &self->direction,
      N_ ("Which way time runs: auto (as text does), ltr or rtl"), "auto|ltr|rtl" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language,
      N_ ("Of texts in several languages, those in this one"), "LANGUAGE" },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &self->zone,
      N_ ("The time zone of times of day: document (unless given), utc, local or a name"), "ZONE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!annals_commands_parse (arguments, entries, "export FILE"))
    return FALSE;
  if (g_strv_length (*arguments) == 2 && self->output != NULL)
    return TRUE;
  g_printerr (
      _ ("Usage: %s\n"),
      "annals export FILE -o OUT.(png|svg|pdf) [--from D] [--to D] [--width PX] "
      "[--height PX] [--page PAPER] [--landscape] [--poster COLUMNSxROWS] [--overlap MM] "
      "[--no-marks] [--index] [--cards] [--text text|paths] [--scale N] [--theme light|dark|print] "
      "[--lanes category|actor|place|tag|none] [--filter QUERY] [--select ID] "
      "[--direction auto|ltr|rtl] [--language LANGUAGE] [--zone document|utc|local|NAME]");
  return FALSE;
}

/* On paper, white is the paper's. */
static gboolean
parse_theme (const Options *options, gboolean on_paper, AnnalsTheme *theme)
{
  static const struct
  {
    const char *name;
    AnnalsTheme theme;
  } themes[] = { { "light", ANNALS_THEME_LIGHT },
                 { "dark", ANNALS_THEME_DARK },
                 { "print", ANNALS_THEME_PRINT } };

  *theme = on_paper ? ANNALS_THEME_PRINT : ANNALS_THEME_LIGHT;
  if (options->theme == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_str_equal (options->theme, themes[i].name))
      {
        *theme = themes[i].theme;
        return TRUE;
      }
  annals_commands_fail (_ ("Expected the theme light, dark or print"));
  return FALSE;
}

/* Of a picture on paper: A4, where only the kind of print is named. */
static const char *
find_fault_in_paper (const Options *options, AnnalsPaperFormat format, AnnalsSheets *sheets)
{
  if (format != ANNALS_PAPER_PDF && (options->index || options->cards))
    return _ ("Only a PDF has pages for an index and cards");
  if (options->width != NOT_GIVEN || options->height != NOT_GIVEN)
    return _ ("Expected a paper, or a width and a height in pixels, not both");
  if (!annals_sheets_set_paper (sheets, options->page != NULL ? options->page : "a4",
                                options->landscape))
    return _ ("Expected the page a4, a3, a2, a1, a0, letter, legal or tabloid");
  if (options->poster != NULL && !annals_sheets_set_poster (sheets, options->poster))
    return _ ("Expected a poster such as 3x2, of up to 26 columns and rows of sheets");
  if (options->overlap != NOT_GIVEN
      && !(options->overlap >= 0 && options->overlap <= ANNALS_OVERLAP_MOST))
    return _ ("Expected an overlap of 0 to 50 millimetres");
  return NULL;
}

static gboolean
parse_paper (const Options *options, AnnalsPaperRequest *request)
{
  AnnalsSheets sheets = { 0 };

  if (options->page == NULL && options->poster == NULL && !options->landscape && !options->index
      && !options->cards)
    {
      request->width = options->width != NOT_GIVEN ? options->width : WIDTH;
      request->height = options->height != NOT_GIVEN ? options->height : HEIGHT;
      return TRUE;
    }
  const char *fault = find_fault_in_paper (options, request->format, &sheets);
  if (fault != NULL)
    {
      annals_commands_fail (fault);
      return FALSE;
    }
  if (options->overlap != NOT_GIVEN)
    annals_sheets_set_overlap (&sheets, options->overlap);
  sheets.unmarked = options->no_marks;
  annals_paper_request_set_sheets (request, &sheets);
  return TRUE;
}

static gboolean
parse_text (const Options *options, AnnalsPaperRequest *request)
{
  const char *fault = NULL;

  request->outlines = g_strcmp0 (options->text, "paths") == 0;
  if (options->text == NULL)
    return TRUE;
  if (!request->outlines && !g_str_equal (options->text, "text"))
    fault = _ ("Expected the text of an SVG as text or paths");
  else if (request->format != ANNALS_PAPER_SVG)
    fault = _ ("Only the text of an SVG can be text or paths");
  if (fault != NULL)
    annals_commands_fail (fault);
  return fault == NULL;
}

static gboolean
parse_direction (const Options *options, AnnalsDirection *direction)
{
  *direction = ANNALS_DIRECTION_AUTO;
  if (options->direction == NULL || annals_direction_from_string (options->direction, direction))
    return TRUE;
  annals_commands_fail (_ ("Expected the direction auto, ltr or rtl"));
  return FALSE;
}

static gboolean
parse_bound (const char *option,
             const char *text,
             AnnalsDocument *document,
             gboolean last,
             AnnalsTime *bound)
{
  AnnalsDate date;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return TRUE;
  if (!annals_date_parse (text, -1, annals_document_get_zone (document), &date, &error))
    {
      g_autofree char *message = g_strdup_printf ("%s: %s", option, error->message);
      annals_commands_fail (message);
      return FALSE;
    }
  if (!(date.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)))
    *bound = last ? date.latest : date.earliest;
  else
    *bound = last ? annals_document_get_range (document).end
                  : annals_document_get_range (document).start;
  return TRUE;
}

static gboolean
parse_span (const Options *options, AnnalsDocument *document, AnnalsSpan *span)
{
  *span = annals_document_get_home (document);
  if (!parse_bound ("--from", options->from, document, FALSE, &span->start)
      || !parse_bound ("--to", options->to, document, TRUE, &span->end))
    return FALSE;
  if (span->start < span->end)
    return TRUE;
  annals_commands_fail (_ ("The picture's last date is before its first"));
  return FALSE;
}

static AnnalsLanes *
make_lanes (const Options *options, AnnalsDocument *document)
{
  AnnalsGrouping grouping = ANNALS_GROUPING_CATEGORY;
  g_autoptr (AnnalsQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  if (options->lanes != NULL && !annals_grouping_from_string (options->lanes, &grouping))
    {
      annals_commands_fail (_ ("Expected lanes by category, actor, place, tag or none"));
      return NULL;
    }
  if (options->filter == NULL)
    return annals_lanes_new (document, NULL, 0, grouping);
  if ((query = annals_query_new (options->filter, &error)) == NULL)
    {
      annals_commands_fail (error->message);
      return NULL;
    }
  g_autoptr (AnnalsEventSet) found = annals_query_run (query, document, NULL, NULL, NULL);
  g_autoptr (GArray) events = annals_event_set_dup_events (found);
  return annals_lanes_new (document, (const guint32 *) (gpointer) events->data, events->len,
                           grouping);
}

static gboolean
find_selected (const Options *options, AnnalsDocument *document, guint32 *selected)
{
  *selected =
      options->select != NULL ? annals_document_find (document, options->select) : ANNALS_NONE;
  if (options->select == NULL || *selected != ANNALS_NONE)
    return TRUE;
  g_autofree char *shown = annals_text_shorten (options->select, ANNALS_TEXT_SHOWN);
  g_autofree char *message = g_strdup_printf (_ ("There is no event with the id “%s”"), shown);
  annals_commands_fail (message);
  return FALSE;
}

static AnnalsExit
export_document (const Options *options, AnnalsDocument *document)
{
  g_autoptr (AnnalsLanes) lanes = NULL;
  g_autoptr (AnnalsClock) clock = NULL;
  g_autoptr (GError) error = NULL;
  AnnalsPaperRequest request = {
    .scale = options->scale,
    .mirrored = gtk_get_locale_direction () == GTK_TEXT_DIR_RTL,
    .title = TRUE,
    .legend = TRUE,
    .index = options->index,
    .cards = options->cards,
  };

  if (!annals_paper_format_from_path (options->output, &request.format, &error))
    return annals_commands_fail (error->message);
  if (!parse_direction (options, &request.direction) || !parse_text (options, &request)
      || !parse_paper (options, &request)
      || !parse_theme (options, request.sheets.columns > 0, &request.theme)
      || !parse_span (options, document, &request.span)
      || !find_selected (options, document, &request.selected)
      || (clock = annals_commands_new_clock (document, options->zone)) == NULL
      || (lanes = make_lanes (options, document)) == NULL)
    return ANNALS_EXIT_FAILED;
  request.lanes = lanes;
  request.clock = clock;
  if (!annals_paper_save (&request, options->output, &error))
    return annals_commands_fail (error->message);
  return annals_commands_status (document);
}

AnnalsExit
annals_command_export (char ***words)
{
  g_auto (Options)
      options = { .width = NOT_GIVEN, .height = NOT_GIVEN, .scale = 1, .overlap = NOT_GIVEN };

  if (!parse_options (&options, words))
    return ANNALS_EXIT_FAILED;
  g_autoptr (AnnalsDocument) document = annals_commands_read_in ((*words)[1], options.language);
  if (document == NULL)
    return ANNALS_EXIT_FAILED;
  /* Drawing needs the toolkit's types, not a display. */
  gtk_disable_setlocale ();
  gtk_init_check ();
  return export_document (&options, document);
}
