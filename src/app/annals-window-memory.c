/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person has chosen for a file is there again when it is opened again. */
#include <math.h>

#include "app/annals-window-private.h"
#include "core/annals-filter-variant.h"

#define VIEW "view"
#define FILTER "filter"
#define LANES "lanes"
#define LANE_OPTIONS "lane-options"
#define LANGUAGE "language"
#define SORT "sort"
#define ZONE "zone"
#define SHOWN "shown" /* timeline, list, or both */
#define SPLIT "split"
#define PANES "panes"

/* ---- Keeping ---- */

/* Not what is shown before the file is whole, or before what was kept of it is back. Whoever hears
 * of another document first may change the view at once, which is none of the file before. */
static gboolean
is_kept (AnnalsWindow *self)
{
  return self->file_settings != NULL
         && annals_view_state_get_document (self->state) == self->remembered;
}

static void
span_changed_cb (AnnalsWindow *self)
{
  AnnalsSpan span = annals_view_state_get_span (self->state);

  if (is_kept (self))
    annals_file_settings_set (self->file_settings, VIEW,
                              g_variant_new ("(dd)", span.start, span.end));
}

static void
filter_changed_cb (AnnalsWindow *self)
{
  AnnalsFilter *filter = annals_view_state_get_filter (self->state);

  if (is_kept (self))
    annals_file_settings_set (
        self->file_settings, FILTER,
        annals_filter_is_empty (filter)
            ? NULL
            : annals_filter_to_variant (filter, annals_view_state_get_document (self->state)));
}

static void
lanes_changed_cb (AnnalsWindow *self)
{
  AnnalsGrouping grouping = annals_view_state_get_grouping (self->state);
  g_autofree char *options =
      annals_lane_options_to_string (annals_view_state_get_lane_options (self->state));

  if (!is_kept (self))
    return;
  annals_file_settings_set (self->file_settings, LANES,
                            g_variant_new_string (annals_grouping_to_string (grouping)));
  annals_file_settings_set (self->file_settings, LANE_OPTIONS,
                            *options != '\0' ? g_variant_new_string (options) : NULL);
}

static void
sort_changed_cb (AnnalsWindow *self)
{
  g_autofree char *sort = NULL;
  gboolean descending;

  g_object_get (self->list, "sort", &sort, "descending", &descending, NULL);
  if (is_kept (self))
    annals_file_settings_set (self->file_settings, SORT, g_variant_new ("(sb)", sort, descending));
}

static void
clock_changed_cb (AnnalsWindow *self)
{
  const char *zone = annals_clock_get_name (annals_view_state_get_clock (self->state));

  if (is_kept (self))
    annals_file_settings_set (
        self->file_settings, ZONE,
        g_str_equal (zone, ANNALS_CLOCK_DOCUMENT) ? NULL : g_variant_new_string (zone));
}

/* Timeline, list, or both. */
void
annals_window_keep_view (AnnalsWindow *self)
{
  g_autofree char *view = annals_window_dup_choice (self, "view");

  if (is_kept (self))
    annals_file_settings_set (self->file_settings, SHOWN, g_variant_new_string (view));
}

void
annals_window_keep_split (AnnalsWindow *self)
{
  if (is_kept (self))
    annals_file_settings_set (self->file_settings, SPLIT,
                              g_variant_new_double (self->timeline_part));
}

/**
 * annals_window_keep_panes_cb:
 * @window: an AnnalsWindow
 */
void
annals_window_keep_panes_cb (gpointer window)
{
  AnnalsWindow *self = window;
  gboolean filters, details;

  if (!is_kept (self))
    return;
  annals_panes_get_wanted (self->panes, &filters, &details);
  annals_file_settings_set (self->file_settings, PANES, g_variant_new ("(bb)", filters, details));
}

/* A language is chosen when the file has been read again for it, and not when another file, which
 * lacks it, gives it up. */
static void
keep_language (AnnalsWindow *self)
{
  const char *language = annals_loader_get_language (self->loader);

  annals_file_settings_set (self->file_settings, LANGUAGE,
                            language != NULL ? g_variant_new_string (language) : NULL);
}

/* ---- And having again ---- */

static void
restore_view (AnnalsWindow *self, GVariant *value)
{
  AnnalsSpan span;

  g_variant_get (value, "(dd)", &span.start, &span.end);
  if (isfinite (span.start) && isfinite (span.end) && span.start < span.end
      && span.start >= ANNALS_TIME_MIN && span.end <= ANNALS_TIME_MAX)
    annals_view_state_set_span (self->state, span);
}

static void
restore_filter (AnnalsWindow *self, GVariant *value)
{
  g_autoptr (AnnalsFilter) filter =
      annals_filter_new_from_variant (value, annals_view_state_get_document (self->state));

  annals_view_state_set_filter (self->state, filter);
}

static void
restore_lanes (AnnalsWindow *self, GVariant *value)
{
  AnnalsGrouping grouping;

  if (annals_grouping_from_string (g_variant_get_string (value, NULL), &grouping))
    annals_window_choose (self, "lanes", annals_grouping_to_string (grouping));
}

static void
restore_lane_options (AnnalsWindow *self, GVariant *value)
{
  g_autoptr (AnnalsLaneOptions) options =
      annals_lane_options_new_from_string (g_variant_get_string (value, NULL));

  annals_view_state_set_lane_options (self->state, options);
}

static void
restore_sort (AnnalsWindow *self, GVariant *value)
{
  const char *sort;
  gboolean descending;

  g_variant_get (value, "(&sb)", &sort, &descending);
  g_object_set (self->list, "sort", sort, "descending", descending, NULL);
}

static void
restore_shown (AnnalsWindow *self, GVariant *value)
{
  annals_window_choose (self, "view", g_variant_get_string (value, NULL));
}

static void
restore_split (AnnalsWindow *self, GVariant *value)
{
  annals_window_set_timeline_part (self, g_variant_get_double (value));
}

static void
restore_panes (AnnalsWindow *self, GVariant *value)
{
  gboolean filters, details;

  g_variant_get (value, "(bb)", &filters, &details);
  annals_panes_set_wanted (self->panes, filters, details);
}

/* Of one that is no longer known nothing is said. */
static void
restore_zone (AnnalsWindow *self, GVariant *value)
{
  annals_view_state_set_zone (self->state, g_variant_get_string (value, NULL), NULL);
}

static void
restore_language (AnnalsWindow *self, GVariant *value)
{
  annals_loader_set_language (self->loader, g_variant_get_string (value, NULL));
}

/* All is read before any of it is had again, since each change keeps what is shown by then. */
static void
restore (AnnalsWindow *self)
{
  static const struct
  {
    const char *name;
    const char *type;
    void (*func) (AnnalsWindow *self, GVariant *value);
  } parts[] = {
    { LANES, "s", restore_lanes },       { LANE_OPTIONS, "s", restore_lane_options },
    { FILTER, "a{sv}", restore_filter }, { VIEW, "(dd)", restore_view },
    { SORT, "(sb)", restore_sort },      { LANGUAGE, "s", restore_language },
    { ZONE, "s", restore_zone },         { SHOWN, "s", restore_shown },
    { SPLIT, "d", restore_split },       { PANES, "(bb)", restore_panes },
  };
  GVariant *values[G_N_ELEMENTS (parts)];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    values[i] = annals_file_settings_get (self->file_settings, parts[i].name,
                                          G_VARIANT_TYPE (parts[i].type));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (values[i] != NULL)
      {
        parts[i].func (self, values[i]);
        g_variant_unref (values[i]);
      }
}

/* A file that was never seen is shown as the one before, and is so again the next time, whatever is
 * done with others till then. */
static void
keep_layout (AnnalsWindow *self)
{
  annals_window_keep_view (self);
  annals_window_keep_split (self);
  annals_window_keep_panes_cb (self);
}

/* A file that changes stays as it is shown. */
static void
document_changed_cb (AnnalsWindow *self, gboolean again)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);

  if (again && self->file_settings != NULL)
    {
      g_set_object (&self->remembered, document);
      keep_language (self);
      return;
    }
  annals_window_forget_memory (self);
  if (document == self->preview)
    return;
  self->file_settings = annals_file_settings_new (annals_document_get_file (document));
  g_set_object (&self->remembered, document);
  if (!again)
    restore (self);
  keep_layout (self);
  annals_window_update_filters_menu (self);
}

/* Writes what there is to keep. */
void
annals_window_forget_memory (AnnalsWindow *self)
{
  g_clear_pointer (&self->file_settings, annals_file_settings_free);
  g_clear_object (&self->remembered);
}

void
annals_window_init_memory (AnnalsWindow *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { "document-changed", G_CALLBACK (document_changed_cb) },
    { "span-changed", G_CALLBACK (span_changed_cb) },
    { "filter-changed", G_CALLBACK (filter_changed_cb) },
    { "lanes-changed", G_CALLBACK (lanes_changed_cb) },
    { "clock-changed", G_CALLBACK (clock_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->state, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::sort", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::descending", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
