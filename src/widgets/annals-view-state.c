/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-view-state-private.h"

/**
 * AnnalsViewState:
 *
 * What is shown of which document: the one model that the timeline, the overview, the details and
 * the filters share. Setters say what is wanted; what is shown is an #AnnalsArrangement, which
 * follows at once or, where there is much, from another thread.
 */
G_DEFINE_FINAL_TYPE (AnnalsViewState, annals_view_state, G_TYPE_OBJECT)

enum
{
  SIGNAL_DOCUMENT_CHANGED,
  SIGNAL_LANES_CHANGED,
  SIGNAL_FILTER_CHANGED,
  SIGNAL_HITS_CHANGED,
  SIGNAL_SELECTED_CHANGED,
  SIGNAL_SPAN_CHANGED,
  SIGNAL_REVEAL,
  SIGNAL_SHAPES_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A search has found more, or ended, or there is none any more. */
void
annals_view_state_hits_changed (AnnalsViewState *self)
{
  g_signal_emit (self, signals[SIGNAL_HITS_CHANGED], 0);
}

/* ---- Arranging ---- */

static gpointer
arrange_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  return annals_arrangement_new (request, cancellable);
}

/* Who is told of another document asks what is selected in it: a number of the one before may be
 * past its end. */
static void
select_again (AnnalsViewState *self, AnnalsDocument *before)
{
  if (self->selected != ANNALS_NONE)
    self->selected = annals_document_find_again (self->shown->document, before, self->selected);
}

static void
show_another (AnnalsViewState *self, AnnalsDocument *before)
{
  gboolean is_new = self->is_new, was_selected = self->selected != ANNALS_NONE;

  self->is_new = FALSE;
  if (is_new)
    self->selected = ANNALS_NONE;
  else
    select_again (self, before);
  annals_view_state_update_clock (self, is_new);
  if (is_new)
    self->span = annals_document_get_home (self->shown->document);
  g_signal_emit (self, signals[SIGNAL_DOCUMENT_CHANGED], 0, !is_new);
  g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
  if (is_new || (was_selected && self->selected == ANNALS_NONE))
    g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
  if (is_new)
    g_signal_emit (self, signals[SIGNAL_SPAN_CHANGED], 0);
}

/* A search may have gone on, ended or become another one while its lanes were made. */
static AnnalsArrangement *
bring_up_to_date (AnnalsViewState *self, AnnalsArrangement *arrangement)
{
  g_autoptr (AnnalsArrangement) made = arrangement;

  if (made->query == self->wanted.query && self->wanted.found == NULL && made->found != NULL)
    self->wanted.found = annals_event_set_ref (made->found);
  if (made->query == self->wanted.query && made->found == self->wanted.found)
    return g_steal_pointer (&made);
  return annals_arrangement_with_found (made, self->wanted.query, self->wanted.found);
}

static void
arranged_cb (gpointer result, gboolean whole, gpointer data)
{
  AnnalsViewState *self = data;
  g_autoptr (AnnalsArrangement) before = self->shown;

  self->shown = bring_up_to_date (self, result);
  if (before == NULL || before->document != self->shown->document)
    show_another (self, before != NULL ? before->document : NULL);
  else
    g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_HITS_CHANGED], 0);
}

void
annals_view_state_arrange (AnnalsViewState *self)
{
  AnnalsArrangementKey key = self->wanted;

  if (key.document == NULL)
    return;
  /* Lanes that do not hang on the search do not wait for it. */
  if (!key.hides && self->shown != NULL && self->shown->document == key.document)
    key.query = key.found != NULL ? key.query : NULL;
  if (!annals_arrangement_is_quick (key.document))
    {
      annals_latest_request (self->arranger, annals_arrangement_key_copy (&key));
      return;
    }
  annals_latest_cancel (self->arranger);
  arranged_cb (annals_arrangement_new (&key, NULL), TRUE, self);
}

static void
take_filter (AnnalsViewState *self, AnnalsFilter *filter)
{
  g_clear_pointer (&self->wanted.filter, annals_filter_unref);
  self->wanted.filter = filter;
}

/* ---- Object ---- */

static void
annals_view_state_finalize (GObject *object)
{
  AnnalsViewState *self = ANNALS_VIEW_STATE (object);

  g_clear_pointer (&self->arranger, annals_latest_free);
  g_clear_pointer (&self->searcher, annals_latest_free);
  g_clear_pointer (&self->shown, annals_arrangement_unref);
  annals_arrangement_key_clear (&self->wanted);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sight, annals_lanes_unref);
  g_clear_pointer (&self->clock, annals_clock_unref);

  G_OBJECT_CLASS (annals_view_state_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params, GType type)
{
  return g_signal_new (name, ANNALS_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, type);
}

static void
annals_view_state_class_init (AnnalsViewStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_view_state_finalize;

  /* Its argument: whether it is the same file, read again. */
  signals[SIGNAL_DOCUMENT_CHANGED] = add_signal ("document-changed", 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_LANES_CHANGED] = add_signal ("lanes-changed", 0, G_TYPE_NONE);
  /* Another filter is asked for; the lanes follow. */
  signals[SIGNAL_FILTER_CHANGED] = add_signal ("filter-changed", 0, G_TYPE_NONE);
  /* A search has found more, or ended, or there is none any more. */
  signals[SIGNAL_HITS_CHANGED] = add_signal ("hits-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_SELECTED_CHANGED] = add_signal ("selected-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_SPAN_CHANGED] = add_signal ("span-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_SHAPES_CHANGED] = add_signal ("shapes-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_REVEAL] = add_signal ("reveal", 1, G_TYPE_UINT);
  annals_view_state_add_clock_signal (klass);
}

static void
annals_view_state_init (AnnalsViewState *self)
{
  self->wanted.filter = annals_filter_new ();
  self->wanted.lane_options = annals_lane_options_new ();
  self->arranger = annals_latest_new (arrange_work, (GDestroyNotify) annals_arrangement_key_free,
                                      (GDestroyNotify) annals_arrangement_unref, arranged_cb, self);
  annals_view_state_init_search (self);
  self->selected = ANNALS_NONE;
}

AnnalsViewState *
annals_view_state_new (void)
{
  return g_object_new (ANNALS_TYPE_VIEW_STATE, NULL);
}

/* ---- The document ---- */

AnnalsDocument *
annals_view_state_get_document (AnnalsViewState *self)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), NULL);

  return self->shown != NULL ? self->shown->document : NULL;
}

/**
 * annals_view_state_set_document:
 * @document: what to show from now on
 *
 * Shows another document at its home range, with no filter and nothing selected.
 */
void
annals_view_state_set_document (AnnalsViewState *self, AnnalsDocument *document)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && ANNALS_IS_DOCUMENT (document));

  if (!g_set_object (&self->wanted.document, document))
    return;
  annals_view_state_forget_search (self);
  take_filter (self, annals_filter_new ());
  g_clear_pointer (&self->wanted.lane_options, annals_lane_options_unref);
  self->wanted.lane_options = annals_lane_options_new ();
  self->is_new = TRUE;
  annals_view_state_arrange (self);
}

/**
 * annals_view_state_reload_document:
 * @document: the same file, read again
 *
 * Shows another state of what is shown, with view, filters and selection kept.
 */
void
annals_view_state_reload_document (AnnalsViewState *self, AnnalsDocument *document)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && ANNALS_IS_DOCUMENT (document));

  if (self->wanted.document == NULL || self->wanted.document == document)
    {
      annals_view_state_set_document (self, document);
      return;
    }
  g_autoptr (AnnalsDocument) before = g_steal_pointer (&self->wanted.document);
  self->wanted.document = g_object_ref (document);
  annals_latest_cancel (self->searcher);
  g_clear_pointer (&self->wanted.found, annals_event_set_unref);
  take_filter (self, annals_filter_carry (self->wanted.filter, before, document));
  annals_view_state_arrange (self);
}

/**
 * annals_view_state_is_busy:
 *
 * Returns: whether what is shown is not yet what is wanted
 */
gboolean
annals_view_state_is_busy (AnnalsViewState *self)
{
  return annals_latest_is_busy (self->arranger) || annals_latest_is_busy (self->searcher);
}

/**
 * annals_view_state_is_replacing:
 *
 * Returns: whether another document, or the file as it was read again, is about to be shown in
 * place of what is; till then nothing is to be chosen by what is there
 */
gboolean
annals_view_state_is_replacing (AnnalsViewState *self)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), FALSE);

  return annals_view_state_get_document (self) != self->wanted.document;
}

AnnalsArrangement *
annals_view_state_get_arrangement (AnnalsViewState *self)
{
  return self->shown;
}

AnnalsLanes *
annals_view_state_get_lanes (AnnalsViewState *self)
{
  return self->shown != NULL ? self->shown->lanes : NULL;
}

AnnalsGrouping
annals_view_state_get_grouping (AnnalsViewState *self)
{
  return self->wanted.grouping;
}

void
annals_view_state_set_grouping (AnnalsViewState *self, AnnalsGrouping grouping)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self));

  if (self->wanted.grouping == grouping)
    return;
  self->wanted.grouping = grouping;
  annals_view_state_arrange (self);
}

AnnalsLaneOptions *
annals_view_state_get_lane_options (AnnalsViewState *self)
{
  return self->wanted.lane_options;
}

/**
 * annals_view_state_set_lane_options:
 * @options: not to be changed from now on
 *
 * Asks for lanes that are hidden, collapsed or moved otherwise.
 */
void
annals_view_state_set_lane_options (AnnalsViewState *self, AnnalsLaneOptions *options)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && options != NULL);

  /* Those of a document that is about to go are not for the one that comes. */
  if (self->is_new && annals_view_state_is_replacing (self))
    return;
  g_autoptr (AnnalsLaneOptions) before = self->wanted.lane_options;
  self->wanted.lane_options = annals_lane_options_ref (options);
  annals_view_state_arrange (self);
}

/* ---- The filter ---- */

AnnalsFilter *
annals_view_state_get_filter (AnnalsViewState *self)
{
  return self->wanted.filter;
}

/**
 * annals_view_state_set_filter:
 * @filter: not to be changed from now on
 *
 * Asks for another filter.
 */
void
annals_view_state_set_filter (AnnalsViewState *self, AnnalsFilter *filter)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && filter != NULL);

  /* What was chosen among the entities of a document that is about to go means nothing. */
  if (annals_view_state_is_replacing (self))
    return;
  take_filter (self, annals_filter_ref (filter));
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
  annals_view_state_arrange (self);
}

AnnalsChoice
annals_view_state_get_choice (AnnalsViewState *self, AnnalsEntityKind kind, guint entity)
{
  return annals_filter_get_choice (self->wanted.filter, kind, entity);
}

/**
 * annals_view_state_choose:
 * @entity: an index; %ANNALS_NONE stands for the events that name none of the kind
 *
 * Asks for the same filter with another choice in it.
 */
void
annals_view_state_choose (AnnalsViewState *self,
                          AnnalsEntityKind kind,
                          guint entity,
                          AnnalsChoice choice)
{
  if (annals_view_state_get_choice (self, kind, entity) == choice)
    return;
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (self->wanted.filter);
  annals_filter_set_choice (filter, kind, entity, choice);
  annals_view_state_set_filter (self, filter);
}

/**
 * annals_view_state_is_filtered:
 *
 * Returns: whether anything is asked for that hides events
 */
gboolean
annals_view_state_is_filtered (AnnalsViewState *self)
{
  return !annals_filter_is_empty (self->wanted.filter)
         || (self->wanted.query != NULL && self->wanted.hides);
}

void
annals_view_state_clear_filters (AnnalsViewState *self)
{
  g_autoptr (AnnalsFilter) none = annals_filter_new ();

  if (!annals_view_state_is_filtered (self) && self->wanted.query == NULL)
    return;
  annals_view_state_forget_search (self);
  annals_view_state_set_filter (self, none);
}

/* ---- The selection ---- */

guint
annals_view_state_get_selected (AnnalsViewState *self)
{
  return self->selected;
}

/* What was kept for long may be of an older state of the file. */
static gboolean
has_event (AnnalsViewState *self, guint event)
{
  guint n = 0;

  if (self->shown != NULL)
    annals_document_get_events (self->shown->document, &n);
  return event == ANNALS_NONE || event < n;
}

void
annals_view_state_set_selected (AnnalsViewState *self, guint event)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self));

  if (self->selected == event || !has_event (self, event))
    return;
  self->selected = event;
  g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
}

AnnalsEventSet *
annals_view_state_get_shown (AnnalsViewState *self)
{
  return self->shown != NULL ? self->shown->filtered->events : NULL;
}

guint
annals_view_state_get_n_shown (AnnalsViewState *self)
{
  return self->shown != NULL ? annals_event_set_get_n (self->shown->filtered->events) : 0;
}

guint
annals_view_state_get_position (AnnalsViewState *self, guint event)
{
  if (self->shown == NULL || !annals_event_set_contains (self->shown->filtered->events, event))
    return ANNALS_NONE;
  return annals_event_set_rank (self->shown->filtered->events, event);
}

guint
annals_view_state_get_neighbour (AnnalsViewState *self, guint event, int step)
{
  return self->shown != NULL ? annals_event_set_next (self->shown->filtered->events, event, step)
                             : ANNALS_NONE;
}

/* ---- How it looks ---- */

gboolean
annals_view_state_get_shapes (AnnalsViewState *self)
{
  return self->shapes;
}

void
annals_view_state_set_shapes (AnnalsViewState *self, gboolean shapes)
{
  if (self->shapes == shapes)
    return;
  self->shapes = shapes;
  g_signal_emit (self, signals[SIGNAL_SHAPES_CHANGED], 0);
}

/* ---- The time in view ---- */

AnnalsSpan
annals_view_state_get_span (AnnalsViewState *self)
{
  return self->span;
}

void
annals_view_state_set_span (AnnalsViewState *self, AnnalsSpan span)
{
  if (self->span.start == span.start && self->span.end == span.end)
    return;
  self->span = span;
  g_signal_emit (self, signals[SIGNAL_SPAN_CHANGED], 0);
}

void
annals_view_state_reveal (AnnalsViewState *self, guint event)
{
  g_signal_emit (self, signals[SIGNAL_REVEAL], 0, event);
}
