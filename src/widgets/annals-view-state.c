/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-view-state.h"

#include "core/annals-query.h"

/**
 * AnnalsViewState:
 *
 * What is shown of which document: the one model that the timeline, the overview, the details and
 * the filters share. Filtering makes a new set of indices; nothing is copied.
 */
struct _AnnalsViewState
{
  GObject parent_instance;

  /* Owned */
  AnnalsDocument *document;
  AnnalsLanes *lanes;
  AnnalsQuery *query;
  char *search;
  GArray *events;     /* guint32: the filtered, in order */
  GHashTable *hidden; /* categories */
  GHashTable *actors; /* any of these, where not empty */

  AnnalsSpan span;
  AnnalsGrouping grouping;
  AnnalsCertainty certainty;
  guint selected;
};

G_DEFINE_FINAL_TYPE (AnnalsViewState, annals_view_state, G_TYPE_OBJECT)

enum
{
  SIGNAL_DOCUMENT_CHANGED,
  SIGNAL_LANES_CHANGED,
  SIGNAL_SELECTED_CHANGED,
  SIGNAL_SPAN_CHANGED,
  SIGNAL_REVEAL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_wanted_actor (AnnalsViewState *self, guint index)
{
  guint n;
  const guint32 *actors = annals_document_get_event_actors (self->document, index, &n);

  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (self->actors, GUINT_TO_POINTER (actors[i])))
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (AnnalsViewState *self, const AnnalsEvent *events, guint index)
{
  if (g_hash_table_contains (self->hidden, GUINT_TO_POINTER (events[index].category)))
    return FALSE;
  if (self->certainty != 0 && !(annals_event_get_certainty (&events[index]) & self->certainty))
    return FALSE;
  return g_hash_table_size (self->actors) == 0 || has_wanted_actor (self, index);
}

static GArray *
all_events (AnnalsDocument *document)
{
  guint n;

  annals_document_get_events (document, &n);
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  for (guint32 i = 0; i < n; i++)
    g_array_append_val (all, i);
  return all;
}

static void
rebuild_events (AnnalsViewState *self)
{
  guint n, kept = 0;
  const AnnalsEvent *events = annals_document_get_events (self->document, &n);

  g_clear_pointer (&self->events, g_array_unref);
  self->events = self->query != NULL ? annals_query_run (self->query, self->document, NULL)
                                     : all_events (self->document);
  for (guint i = 0; i < self->events->len; i++)
    {
      guint32 index = g_array_index (self->events, guint32, i);
      if (is_wanted (self, events, index))
        g_array_index (self->events, guint32, kept++) = index;
    }
  g_array_set_size (self->events, kept);
}

static void
rebuild (AnnalsViewState *self)
{
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  if (self->document != NULL)
    {
      rebuild_events (self);
      self->lanes =
          annals_lanes_new (self->document, (const guint32 *) (gpointer) self->events->data,
                            self->events->len, self->grouping);
    }
  g_signal_emit (self, signals[SIGNAL_LANES_CHANGED], 0);
}

static void
forget_filters (AnnalsViewState *self)
{
  g_hash_table_remove_all (self->hidden);
  g_hash_table_remove_all (self->actors);
  g_clear_pointer (&self->query, annals_query_unref);
  g_clear_pointer (&self->search, g_free);
  self->certainty = 0;
}

static void
annals_view_state_finalize (GObject *object)
{
  AnnalsViewState *self = ANNALS_VIEW_STATE (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  g_clear_pointer (&self->query, annals_query_unref);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->hidden, g_hash_table_unref);
  g_clear_pointer (&self->actors, g_hash_table_unref);
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
  signals[SIGNAL_SELECTED_CHANGED] = add_signal ("selected-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_SPAN_CHANGED] = add_signal ("span-changed", 0, G_TYPE_NONE);
  signals[SIGNAL_REVEAL] = add_signal ("reveal", 1, G_TYPE_UINT);
}

static void
annals_view_state_init (AnnalsViewState *self)
{
  self->hidden = g_hash_table_new (NULL, NULL);
  self->actors = g_hash_table_new (NULL, NULL);
  self->selected = ANNALS_NONE;
}

AnnalsViewState *
annals_view_state_new (void)
{
  return g_object_new (ANNALS_TYPE_VIEW_STATE, NULL);
}

AnnalsDocument *
annals_view_state_get_document (AnnalsViewState *self)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), NULL);

  return self->document;
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
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self));

  if (!g_set_object (&self->document, document))
    return;
  forget_filters (self);
  self->selected = ANNALS_NONE;
  if (document != NULL)
    self->span = annals_document_get_home (document);
  rebuild (self);
  g_signal_emit (self, signals[SIGNAL_DOCUMENT_CHANGED], 0, FALSE);
  g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_SPAN_CHANGED], 0);
}

/* A filter's entities, by id, among those of another document; what is gone there is dropped. */
static void
carry_filter (GHashTable *filter,
              const AnnalsEntity *before,
              const AnnalsEntity *entities,
              guint n_entities)
{
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (filter, NULL);
  guint n = g_hash_table_size (filter);

  g_hash_table_remove_all (filter);
  for (guint i = 0; i < n; i++)
    {
      guint index = GPOINTER_TO_UINT (keys[i]);
      guint found = ANNALS_NONE; /* which stands for what has no category */
      for (guint j = 0; index != ANNALS_NONE && j < n_entities && found == ANNALS_NONE; j++)
        if (g_str_equal (before[index].id, entities[j].id))
          found = j;
      if (index == ANNALS_NONE || found != ANNALS_NONE)
        g_hash_table_add (filter, GUINT_TO_POINTER (found));
    }
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
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self) && document != NULL);

  if (self->document == NULL || self->document == document)
    {
      annals_view_state_set_document (self, document);
      return;
    }
  g_autoptr (AnnalsDocument) before = self->document;
  guint selected = self->selected, n;
  self->document = g_object_ref (document);
  const AnnalsEntity *entities = annals_document_get_categories (document, &n);
  carry_filter (self->hidden, annals_document_get_categories (before, NULL), entities, n);
  entities = annals_document_get_actors (document, &n);
  carry_filter (self->actors, annals_document_get_actors (before, NULL), entities, n);
  if (selected != ANNALS_NONE)
    self->selected = annals_document_find_again (document, before, selected);
  rebuild (self);
  g_signal_emit (self, signals[SIGNAL_DOCUMENT_CHANGED], 0, TRUE);
  if (selected != ANNALS_NONE && self->selected == ANNALS_NONE)
    g_signal_emit (self, signals[SIGNAL_SELECTED_CHANGED], 0);
}

AnnalsGrouping
annals_view_state_get_grouping (AnnalsViewState *self)
{
  return self->grouping;
}

void
annals_view_state_set_grouping (AnnalsViewState *self, AnnalsGrouping grouping)
{
  g_return_if_fail (ANNALS_IS_VIEW_STATE (self));

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  rebuild (self);
}

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

  if (self->document != NULL)
    annals_document_get_events (self->document, &n);
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

const char *
annals_view_state_get_search (AnnalsViewState *self)
{
  return self->search;
}

gboolean
annals_view_state_set_search (AnnalsViewState *self, const char *text, GError **error)
{
  g_return_val_if_fail (ANNALS_IS_VIEW_STATE (self), FALSE);

  AnnalsQuery *query = NULL;
  if (text != NULL && *text != '\0' && (query = annals_query_new (text, error)) == NULL)
    return FALSE;
  g_clear_pointer (&self->query, annals_query_unref);
  self->query = query;
  g_free (self->search);
  self->search = g_strdup (text);
  rebuild (self);
  return TRUE;
}

gboolean
annals_view_state_get_category_shown (AnnalsViewState *self, guint category)
{
  return !g_hash_table_contains (self->hidden, GUINT_TO_POINTER (category));
}

void
annals_view_state_set_category_shown (AnnalsViewState *self, guint category, gboolean shown)
{
  gboolean changed = shown ? g_hash_table_remove (self->hidden, GUINT_TO_POINTER (category))
                           : g_hash_table_add (self->hidden, GUINT_TO_POINTER (category));
  if (changed)
    rebuild (self);
}

gboolean
annals_view_state_get_actor_wanted (AnnalsViewState *self, guint actor)
{
  return g_hash_table_contains (self->actors, GUINT_TO_POINTER (actor));
}

void
annals_view_state_set_actor_wanted (AnnalsViewState *self, guint actor, gboolean wanted)
{
  gboolean changed = wanted ? g_hash_table_add (self->actors, GUINT_TO_POINTER (actor))
                            : g_hash_table_remove (self->actors, GUINT_TO_POINTER (actor));
  if (changed)
    rebuild (self);
}

AnnalsCertainty
annals_view_state_get_certainty (AnnalsViewState *self)
{
  return self->certainty;
}

void
annals_view_state_set_certainty (AnnalsViewState *self, AnnalsCertainty certainty)
{
  if (self->certainty == certainty)
    return;
  self->certainty = certainty;
  rebuild (self);
}

gboolean
annals_view_state_is_filtered (AnnalsViewState *self)
{
  return self->query != NULL || self->certainty != 0 || g_hash_table_size (self->hidden) > 0
         || g_hash_table_size (self->actors) > 0;
}

void
annals_view_state_clear_filters (AnnalsViewState *self)
{
  if (!annals_view_state_is_filtered (self))
    return;
  forget_filters (self);
  rebuild (self);
}

AnnalsLanes *
annals_view_state_get_lanes (AnnalsViewState *self)
{
  return self->lanes;
}

const guint32 *
annals_view_state_get_events (AnnalsViewState *self, guint *n_events)
{
  *n_events = self->events != NULL ? self->events->len : 0;
  return self->events != NULL ? (const guint32 *) (gpointer) self->events->data : NULL;
}

/* The first of the filtered that is @event or later. */
static guint
lower_bound (AnnalsViewState *self, guint event)
{
  guint low = 0, high = self->events != NULL ? self->events->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->events, guint32, middle) < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
annals_view_state_get_position (AnnalsViewState *self, guint event)
{
  guint at = lower_bound (self, event);

  if (self->events == NULL || at >= self->events->len
      || g_array_index (self->events, guint32, at) != event)
    return ANNALS_NONE;
  return at;
}

guint
annals_view_state_get_neighbour (AnnalsViewState *self, guint event, int step)
{
  if (self->events == NULL || self->events->len == 0)
    return ANNALS_NONE;
  guint at = lower_bound (self, event);
  gboolean found = at < self->events->len && g_array_index (self->events, guint32, at) == event;
  gint64 next = step > 0 ? (gint64) at + (found ? 1 : 0) : (gint64) at - 1;

  if (next < 0 || next >= self->events->len)
    return ANNALS_NONE;
  return g_array_index (self->events, guint32, next);
}

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
