/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-view-state.h"

#include "widgets/annals-latest.h"

/**
 * AnnalsViewState:
 *
 * What is shown of which document: the one model that the timeline, the overview, the details and
 * the filters share. Setters say what is wanted; what is shown is an #AnnalsArrangement, which
 * follows at once or, where there is much, from another thread.
 */
struct _AnnalsViewState
{
  GObject parent_instance;

  /* Owned */
  AnnalsArrangementKey wanted;
  AnnalsArrangement *shown; /* NULL: no document */
  AnnalsLatest *arranger;
  AnnalsLatest *searcher;
  char *search;

  AnnalsSpan span;
  guint selected;
  gboolean shapes;
  gboolean is_new; /* what is wanted is not another state of the file that is shown */
};

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

/* ---- Searching ---- */

/* What a search needs: what it marks its hits in, and the words. */
typedef struct
{
  AnnalsArrangement *shown;
  AnnalsQuery *query;
  AnnalsLatestJob *job;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  annals_arrangement_unref (search->shown);
  annals_query_unref (search->query);
  g_free (search);
}

static void
found_cb (AnnalsEventSet *found, gpointer data)
{
  const Search *search = data;

  annals_latest_job_tell (search->job,
                          annals_arrangement_with_found (search->shown, search->query, found));
}

static gpointer
search_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  Search *search = request;

  search->job = job;
  g_autoptr (AnnalsEventSet) found =
      annals_query_run (search->query, search->shown->document, found_cb, search, cancellable);
  return found != NULL ? annals_arrangement_with_found (search->shown, search->query, found) : NULL;
}

static void arrange (AnnalsViewState *self);

static void
take_found (AnnalsViewState *self, AnnalsArrangement *arrangement)
{
  g_autoptr (AnnalsArrangement) before = self->shown;

  /* The lanes may have become others while the search went on. */
  if (arrangement->lanes == before->lanes)
    self->shown = annals_arrangement_ref (arrangement);
  else
    self->shown = annals_arrangement_with_found (before, arrangement->query, arrangement->found);
  g_signal_emit (self, signals[SIGNAL_HITS_CHANGED], 0);
}

static void
searched_cb (gpointer result, gboolean whole, gpointer data)
{
  g_autoptr (AnnalsArrangement) arrangement = result;
  AnnalsViewState *self = data;

  if (self->shown == NULL || arrangement->document != self->shown->document)
    return;
  g_clear_pointer (&self->wanted.found, annals_event_set_unref);
  self->wanted.found = annals_event_set_ref (arrangement->found);
  if (self->wanted.hides)
    arrange (self);
  else
    take_found (self, arrangement);
}

static void
begin_search (AnnalsViewState *self)
{
  Search *search = g_new0 (Search, 1);

  search->shown = annals_arrangement_ref (self->shown);
  search->query = annals_query_ref (self->wanted.query);
  annals_latest_request (self->searcher, search);
}

/* ---- Arranging ---- */

static gpointer
arrange_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  return annals_arrangement_new (request, cancellable);
}

static void
select_again (AnnalsViewState *self, AnnalsDocument *before)
{
  guint selected = self->selected;

  if (selected == ANNALS_NONE)
    return;
  self->selected = annals_document_find_again (self->shown->document, before, selected);
  if (self->selected == ANNALS_NONE)
    g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
}

static void
show_another (AnnalsViewState *self, AnnalsDocument *before)
{
  gboolean is_new = self->is_new;

  self->is_new = FALSE;
  if (is_new)
    {
      self->selected = ANNALS_NONE;
      self->span = annals_document_get_home (self->shown->document);
    }
  g_signal_emit (self, signals[SIGNAL_DOCUMENT_CHANGED], 0, !is_new);
  g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
  if (!is_new)
    {
      select_again (self, before);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
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

static void
arrange (AnnalsViewState *self)
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
forget_search (AnnalsViewState *self)
{
  annals_latest_cancel (self->searcher);
  g_clear_pointer (&self->wanted.query, annals_query_unref);
  g_clear_pointer (&self->wanted.found, annals_event_set_unref);
  g_clear_pointer (&self->search, g_free);
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
}

static void
annals_view_state_init (AnnalsViewState *self)
{
  self->wanted.filter = annals_filter_new ();
  self->wanted.lane_options = annals_lane_options_new ();
  self->arranger = annals_latest_new (arrange_work, (GDestroyNotify) annals_arrangement_key_free,
                                      (GDestroyNotify) annals_arrangement_unref, arranged_cb, self);
  self->searcher = annals_latest_new (search_work, search_free,
                                      (GDestroyNotify) annals_arrangement_unref, searched_cb, self);
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
  forget_search (self);
  take_filter (self, annals_filter_new ());
  g_clear_pointer (&self->wanted.lane_options, annals_lane_options_unref);
  self->wanted.lane_options = annals_lane_options_new ();
  self->is_new = TRUE;
  arrange (self);
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
  arrange (self);
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
  arrange (self);
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

  g_autoptr (AnnalsLaneOptions) before = self->wanted.lane_options;
  self->wanted.lane_options = annals_lane_options_ref (options);
  arrange (self);
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
  if (annals_view_state_get_document (self) != self->wanted.document)
    return;
  take_filter (self, annals_filter_ref (filter));
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
  arrange (self);
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
  forget_search (self);
  annals_view_state_set_filter (self, none);
}

/* ---- The search ---- */

const char *
annals_view_state_get_search (AnnalsViewState *self)
{
  return self->search;
}

/* The lanes stay as they are, so that labels hold still while a person types. */
static void
mark_found (AnnalsViewState *self)
{
  if (annals_arrangement_is_quick (self->shown->document))
    {
      Search search = { self->shown, self->wanted.query, NULL };
      g_autoptr (AnnalsEventSet) found =
          annals_query_run (search.query, search.shown->document, NULL, NULL, NULL);
      searched_cb (annals_arrangement_with_found (self->shown, self->wanted.query, found), TRUE,
                   self);
    }
  else
    begin_search (self);
}

gboolean
annals_view_state_set_search (AnnalsViewState *self, const char *text, GError **error)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), FALSE);

  g_autoptr (AnnalsQuery) query = NULL;
  gboolean any = text != NULL && *text != '\0';
  if (any && (query = annals_query_new (text, error)) == NULL)
    return FALSE;
  if (g_strcmp0 (any ? text : NULL, self->search) == 0)
    return TRUE;
  forget_search (self);
  self->search = any ? g_strdup (text) : NULL;
  self->wanted.query = g_steal_pointer (&query);
  if (self->shown == NULL || self->shown->document != self->wanted.document)
    arrange (self);
  else if (self->wanted.query != NULL)
    mark_found (self);
  else if (self->wanted.hides)
    arrange (self);
  else
    {
      g_autoptr (AnnalsArrangement) before = self->shown;
      self->shown = annals_arrangement_with_found (before, NULL, NULL);
      g_signal_emit (self, signals[SIGNAL_HITS_CHANGED], 0);
    }
  return TRUE;
}

gboolean
annals_view_state_get_search_hides (AnnalsViewState *self)
{
  return self->wanted.hides;
}

/**
 * annals_view_state_set_search_hides:
 * @hides: what a search does not find is not shown
 */
void
annals_view_state_set_search_hides (AnnalsViewState *self, gboolean hides)
{
  if (self->wanted.hides == hides)
    return;
  self->wanted.hides = hides;
  if (self->wanted.query != NULL)
    arrange (self);
}

gboolean
annals_view_state_is_searching (AnnalsViewState *self)
{
  return self->wanted.query != NULL && annals_view_state_is_busy (self);
}

AnnalsHits *
annals_view_state_get_hits (AnnalsViewState *self)
{
  return self->shown != NULL ? self->shown->hits : NULL;
}

/* From where a step begins while nothing is selected: the first or last that is in view. */
static guint
step_origin (AnnalsViewState *self, int step)
{
  AnnalsIndex *index;
  guint n, first = ANNALS_NONE;
  const AnnalsLane *lanes = annals_lanes_get (self->shown->lanes, &n);

  for (guint i = 0; i < n; i++)
    {
      index = lanes[i].index;
      guint at = annals_index_lower_bound (index, step > 0 ? self->span.start : self->span.end);
      if (at < annals_index_get_n_members (index))
        first = MIN (first, annals_index_get_members (index)[at]);
    }
  return step > 0 && first != ANNALS_NONE && first > 0 ? first - 1 : first;
}

gboolean
annals_view_state_step_hit (AnnalsViewState *self, int step)
{
  AnnalsHits *hits = annals_view_state_get_hits (self);

  if (hits == NULL)
    return FALSE;
  AnnalsEventSet *events = annals_hits_get_events (hits);
  guint n = annals_event_set_get_n (events);
  if (n == 0)
    return FALSE;
  guint from = self->selected != ANNALS_NONE ? self->selected : step_origin (self, step);
  guint next = annals_event_set_next (events, from, step);
  if (next == ANNALS_NONE)
    next = annals_event_set_get (events, step > 0 ? 0 : n - 1);
  annals_view_state_set_selected (self, next);
  annals_view_state_reveal (self, next);
  return TRUE;
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
