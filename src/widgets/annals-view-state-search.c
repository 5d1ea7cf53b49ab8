/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search finds of what is shown: marked, or all that is left; and stepped through. */
#include "core/annals-neighbours.h"
#include "widgets/annals-view-state-private.h"

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

static void
take_found (AnnalsViewState *self, AnnalsArrangement *arrangement)
{
  g_autoptr (AnnalsArrangement) before = self->shown;

  /* The lanes may have become others while the search went on. */
  if (arrangement->lanes == before->lanes)
    self->shown = annals_arrangement_ref (arrangement);
  else
    self->shown = annals_arrangement_with_found (before, arrangement->query, arrangement->found);
  annals_view_state_hits_changed (self);
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
    annals_view_state_arrange (self);
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

void
annals_view_state_forget_search (AnnalsViewState *self)
{
  annals_latest_cancel (self->searcher);
  g_clear_pointer (&self->wanted.query, annals_query_unref);
  g_clear_pointer (&self->wanted.found, annals_event_set_unref);
  g_clear_pointer (&self->search, g_free);
}

void
annals_view_state_init_search (AnnalsViewState *self)
{
  self->searcher = annals_latest_new (search_work, search_free,
                                      (GDestroyNotify) annals_arrangement_unref, searched_cb, self);
}

/* ---- What is asked for ---- */

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
  annals_view_state_forget_search (self);
  self->search = any ? g_strdup (text) : NULL;
  self->wanted.query = g_steal_pointer (&query);
  if (self->shown == NULL || self->shown->document != self->wanted.document)
    annals_view_state_arrange (self);
  else if (self->wanted.query != NULL)
    mark_found (self);
  else if (self->wanted.hides)
    annals_view_state_arrange (self);
  else
    {
      g_autoptr (AnnalsArrangement) before = self->shown;
      self->shown = annals_arrangement_with_found (before, NULL, NULL);
      annals_view_state_hits_changed (self);
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
    annals_view_state_arrange (self);
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

/* ---- Stepping through what is found ---- */

void
annals_view_state_set_lanes_in_sight (AnnalsViewState *self,
                                      AnnalsLanes *lanes,
                                      guint first,
                                      guint past)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && lanes != NULL);

  if (self->sight != lanes)
    {
      g_clear_pointer (&self->sight, annals_lanes_unref);
      self->sight = annals_lanes_ref (lanes);
    }
  self->sight_first = first;
  self->sight_past = past;
}

/* What starts in view comes before what only goes on there. */
static gboolean
comes_first (AnnalsViewState *self, guint a, guint b, int step)
{
  const AnnalsEvent *events = annals_document_get_events (self->shown->document, NULL);
  gboolean a_starts = events[a].start >= self->span.start;

  if (a_starts != (events[b].start >= self->span.start))
    return a_starts;
  return step > 0 ? a < b : a > b;
}

static guint
find_in_sight (AnnalsViewState *self, AnnalsHits *hits, int step)
{
  AnnalsLanes *lanes = annals_hits_get_lanes (hits);
  guint first = 0, past, found = ANNALS_NONE;

  annals_lanes_get (lanes, &past);
  if (self->sight == lanes)
    {
      first = self->sight_first;
      past = MIN (self->sight_past, past);
    }
  for (guint lane = first; lane < past; lane++)
    {
      guint event = annals_hits_find (hits, lane, self->span, step < 0);
      if (event != ANNALS_NONE && (found == ANNALS_NONE || comes_first (self, event, found, step)))
        found = event;
    }
  return found;
}

guint
annals_view_state_find_hit (AnnalsViewState *self, int step, gboolean *in_sight)
{
  AnnalsHits *hits = annals_view_state_get_hits (self);
  guint n = hits != NULL ? annals_event_set_get_n (annals_hits_get_events (hits)) : 0;

  if (in_sight != NULL)
    *in_sight = FALSE;
  if (n == 0)
    return ANNALS_NONE;
  guint hit = find_in_sight (self, hits, step);
  if (hit != ANNALS_NONE)
    {
      if (in_sight != NULL)
        *in_sight = TRUE;
      return hit;
    }
  AnnalsDocument *document = self->shown->document;
  AnnalsTime middle = self->span.start + annals_span_length (self->span) / 2;
  AnnalsNeighbours about = annals_neighbours_of (document, annals_hits_get_events (hits), middle);
  hit = annals_neighbours_nearest (about, document, middle);
  /* What has no date is in no lane. */
  return hit != ANNALS_NONE ? hit : annals_event_set_get (annals_hits_get_events (hits), 0);
}

gboolean
annals_view_state_step_hit (AnnalsViewState *self, int step)
{
  AnnalsHits *hits = annals_view_state_get_hits (self);
  AnnalsEventSet *events = hits != NULL ? annals_hits_get_events (hits) : NULL;
  guint n = events != NULL ? annals_event_set_get_n (events) : 0, next;

  if (n == 0)
    return FALSE;
  if (annals_event_set_contains (events, self->selected))
    {
      next = annals_event_set_next (events, self->selected, step);
      if (next == ANNALS_NONE)
        next = annals_event_set_get (events, step > 0 ? 0 : n - 1);
    }
  else
    next = annals_view_state_find_hit (self, step, NULL);
  annals_view_state_set_selected (self, next);
  annals_view_state_reveal (self, next);
  return TRUE;
}
