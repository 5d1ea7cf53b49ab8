/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-measurement.h"

#include <glib/gi18n-lib.h>

#include "core/annals-diagnostics.h"
#include "layout/annals-digits.h"
#include "layout/annals-measure.h"
#include "layout/annals-words.h"
#include "widgets/annals-latest.h"

#define CATEGORIES_TOLD 6

struct _AnnalsMeasurement
{
  GObject parent_instance;

  AnnalsViewState *state;
  GSignalGroup *state_signals;
  AnnalsDocument *document; /* of which the events are */
  AnnalsLatest *tallier;
  AnnalsLanes *tally; /* NULL: not made, or being made */
  AnnalsMeasures kind;
  AnnalsSpan span;
  guint from, to;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnalsMeasurement, annals_measurement, G_TYPE_OBJECT)

static void
changed (AnnalsMeasurement *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- Counting ---- */

static gpointer
tally_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  const AnnalsArrangement *shown = request;
  AnnalsEventSet *events = shown->filtered->events;
  g_autoptr (GArray) some =
      annals_event_set_is_all (events) ? NULL : annals_event_set_dup_events (events);

  return annals_lanes_new (shown->document,
                           some != NULL ? (const guint32 *) (gpointer) some->data : NULL,
                           some != NULL ? some->len : 0, ANNALS_GROUPING_CATEGORY);
}

static void
tallied_cb (gpointer result, gboolean whole, gpointer data)
{
  AnnalsMeasurement *self = data;

  g_clear_pointer (&self->tally, annals_lanes_unref);
  self->tally = result;
  changed (self);
}

/* The lanes on screen may stand for others than categories, and some may be hidden. */
static void
count_anew (AnnalsMeasurement *self)
{
  AnnalsArrangement *shown = annals_view_state_get_arrangement (self->state);

  annals_latest_cancel (self->tallier);
  g_clear_pointer (&self->tally, annals_lanes_unref);
  if (shown == NULL || self->kind != ANNALS_MEASURES_SPAN)
    return;
  if (annals_arrangement_is_quick (shown->document))
    self->tally = tally_work (shown, NULL, NULL);
  else
    annals_latest_request (self->tallier, annals_arrangement_ref (shown));
}

static void
lanes_changed_cb (AnnalsMeasurement *self)
{
  if (self->kind != ANNALS_MEASURES_SPAN)
    return;
  count_anew (self);
  changed (self);
}

/* ---- Another document ---- */

static void
find_again (AnnalsMeasurement *self, AnnalsDocument *before)
{
  self->from = annals_document_find_again (self->document, before, self->from);
  self->to = annals_document_find_again (self->document, before, self->to);
  if (self->from == ANNALS_NONE || self->to == ANNALS_NONE)
    self->kind = ANNALS_MEASURES_NOTHING;
}

static void
document_changed_cb (AnnalsMeasurement *self, gboolean reloaded)
{
  g_autoptr (AnnalsDocument) before = g_steal_pointer (&self->document);

  g_set_object (&self->document, annals_view_state_get_document (self->state));
  if (self->kind == ANNALS_MEASURES_NOTHING)
    return;
  if (!reloaded || before == NULL)
    self->kind = ANNALS_MEASURES_NOTHING;
  else if (self->kind == ANNALS_MEASURES_EVENTS)
    find_again (self, before);
  count_anew (self);
  changed (self);
}

/* ---- Object ---- */

static void
annals_measurement_dispose (GObject *object)
{
  AnnalsMeasurement *self = ANNALS_MEASUREMENT (object);

  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->tallier, annals_latest_free);
  g_clear_pointer (&self->tally, annals_lanes_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_measurement_parent_class)->dispose (object);
}

static void
annals_measurement_class_init (AnnalsMeasurementClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_measurement_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ANNALS_TYPE_MEASUREMENT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
annals_measurement_init (AnnalsMeasurement *self)
{
  self->from = self->to = ANNALS_NONE;
  self->tallier = annals_latest_new (tally_work, (GDestroyNotify) annals_arrangement_unref,
                                     (GDestroyNotify) annals_lanes_unref, tallied_cb, self);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "lanes-changed",
                                  G_CALLBACK (lanes_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "clock-changed", G_CALLBACK (changed), self);
  g_signal_group_connect_swapped (self->state_signals, "document-changed",
                                  G_CALLBACK (document_changed_cb), self);
}

AnnalsMeasurement *
annals_measurement_new (AnnalsViewState *state)
{
  AnnalsMeasurement *self = g_object_new (ANNALS_TYPE_MEASUREMENT, NULL);

  self->state = g_object_ref (state);
  g_set_object (&self->document, annals_view_state_get_document (state));
  g_signal_group_set_target (self->state_signals, state);
  return self;
}

/* ---- What is measured ---- */

AnnalsMeasures
annals_measurement_get_kind (AnnalsMeasurement *self)
{
  g_return_val_if_fail (ANNALS_IS_MEASUREMENT (self), ANNALS_MEASURES_NOTHING);

  return self->kind;
}

AnnalsDocument *
annals_measurement_get_document (AnnalsMeasurement *self)
{
  return self->document;
}

void
annals_measurement_clear (AnnalsMeasurement *self)
{
  g_return_if_fail (ANNALS_IS_MEASUREMENT (self));

  if (self->kind == ANNALS_MEASURES_NOTHING)
    return;
  self->kind = ANNALS_MEASURES_NOTHING;
  count_anew (self);
  changed (self);
}

static const AnnalsEvent *
get_event (AnnalsMeasurement *self, guint event)
{
  return &annals_document_get_events (self->document, NULL)[event];
}

AnnalsSpan
annals_measurement_get_span (AnnalsMeasurement *self)
{
  if (self->kind != ANNALS_MEASURES_EVENTS)
    return self->span;
  AnnalsTime from = get_event (self, self->from)->start, to = get_event (self, self->to)->start;
  return (AnnalsSpan){ MIN (from, to), MAX (from, to) };
}

AnnalsSpan
annals_measurement_get_civil_span (AnnalsMeasurement *self)
{
  AnnalsClock *clock = annals_clock_get_ruler (annals_view_state_get_clock (self->state));

  return annals_measure_civil (annals_measurement_get_span (self), annals_clock_get_zone (clock));
}

void
annals_measurement_set_span (AnnalsMeasurement *self, AnnalsTime one, AnnalsTime other)
{
  AnnalsSpan span = { MIN (one, other), MAX (one, other) };
  gboolean begins = self->kind != ANNALS_MEASURES_SPAN;

  g_return_if_fail (ANNALS_IS_MEASUREMENT (self));
  if (self->document == NULL
      || (!begins && span.start == self->span.start && span.end == self->span.end))
    return;
  self->kind = ANNALS_MEASURES_SPAN;
  self->span = span;
  if (begins)
    count_anew (self);
  changed (self);
}

void
annals_measurement_get_events (AnnalsMeasurement *self, guint *from, guint *to)
{
  *from = self->from;
  *to = self->to;
}

void
annals_measurement_set_events (AnnalsMeasurement *self, guint from, guint to)
{
  g_return_if_fail (ANNALS_IS_MEASUREMENT (self));

  if (self->document == NULL || from == ANNALS_NONE || to == ANNALS_NONE)
    return;
  self->kind = ANNALS_MEASURES_EVENTS;
  self->from = from;
  self->to = to;
  count_anew (self);
  changed (self);
}

AnnalsLanes *
annals_measurement_get_tally (AnnalsMeasurement *self)
{
  return self->tally;
}

/* ---- In words ---- */

char *
annals_measurement_dup_length (AnnalsMeasurement *self)
{
  if (self->kind == ANNALS_MEASURES_SPAN)
    return annals_words_length (annals_measurement_get_civil_span (self));
  if (self->kind == ANNALS_MEASURES_EVENTS)
    return annals_words_between (get_event (self, self->from), get_event (self, self->to),
                                 annals_view_state_get_clock (self->state));
  return g_strdup ("");
}

static char *
dup_event_line (AnnalsMeasurement *self, guint event)
{
  const AnnalsEvent *it = get_event (self, event);
  g_autofree char *title = annals_event_dup_title (it);
  g_autofree char *shown = annals_text_shorten (title, 2 * ANNALS_TEXT_SHOWN);
  g_autofree char *when = annals_words_event (it, annals_view_state_get_clock (self->state));

  return g_strdup_printf ("%s · %s", shown, when);
}

char *
annals_measurement_dup_ends (AnnalsMeasurement *self)
{
  AnnalsClock *clock = annals_clock_get_ruler (annals_view_state_get_clock (self->state));

  if (self->kind == ANNALS_MEASURES_SPAN)
    return annals_words_span (annals_measure_told (self->span, annals_clock_get_zone (clock)),
                              clock);
  if (self->kind != ANNALS_MEASURES_EVENTS)
    return g_strdup ("");
  g_autofree char *from = dup_event_line (self, self->from);
  g_autofree char *to = dup_event_line (self, self->to);
  return g_strdup_printf ("%s\n%s", from, to);
}

static char *
dup_counts (AnnalsMeasurement *self)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (AnnalsMeasureCount));
  guint total =
      annals_measure_count (self->tally, annals_measurement_get_civil_span (self), counts);
  g_autofree char *all = g_strdup_printf (ngettext ("%u event", "%u events", total), total);
  g_autoptr (GString) parts = g_string_new (NULL);
  guint told = 0;

  for (guint i = 0; i < MIN (counts->len, CATEGORIES_TOLD); i++)
    {
      const AnnalsMeasureCount *count = &g_array_index (counts, AnnalsMeasureCount, i);
      told += count->count;
      g_string_append_printf (parts, "%s%s %" ANNALS_DIGITS "u", i > 0 ? " · " : "", count->title,
                              count->count);
    }
  if (told < total)
    /* Translators: events of other categories than those named before. */
    g_string_append_printf (parts, " · %s %" ANNALS_DIGITS "u", _ ("others"), total - told);
  return total == 0 ? g_steal_pointer (&all) : g_strdup_printf ("%s: %s", all, parts->str);
}

char *
annals_measurement_dup_contents (AnnalsMeasurement *self)
{
  if (self->kind == ANNALS_MEASURES_SPAN)
    return self->tally != NULL ? dup_counts (self) : g_strdup (_ ("Counting…"));
  return self->kind == ANNALS_MEASURES_EVENTS
             ? annals_words_gap (get_event (self, self->from), get_event (self, self->to))
             : NULL;
}

char *
annals_measurement_dup_text (AnnalsMeasurement *self)
{
  g_autofree char *ends = annals_measurement_dup_ends (self);
  g_autofree char *length = annals_measurement_dup_length (self);
  g_autofree char *contents = annals_measurement_dup_contents (self);

  return g_strdup_printf ("%s\n%s%s%s", ends, length, contents != NULL ? "\n" : "",
                          contents != NULL ? contents : "");
}
