/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-filter.h"

struct _AnnalsFilter
{
  gatomicrefcount ref_count;
  GHashTable *choices[ANNALS_N_ENTITY_KINDS]; /* entity -> AnnalsChoice, none left out */
  AnnalsCertainty certainty;
  AnnalsSourced sourced;
  AnnalsSpan span;
  gboolean has_span;
};

/**
 * annals_filter_new:
 *
 * Makes a filter that everything passes.
 */
AnnalsFilter *
annals_filter_new (void)
{
  AnnalsFilter *self = g_new0 (AnnalsFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    self->choices[kind] = g_hash_table_new (NULL, NULL);
  return self;
}

AnnalsFilter *
annals_filter_copy (AnnalsFilter *self)
{
  AnnalsFilter *copy = annals_filter_new ();
  GHashTableIter iter;
  gpointer entity, choice;

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->choices[kind]);
      while (g_hash_table_iter_next (&iter, &entity, &choice))
        g_hash_table_insert (copy->choices[kind], entity, choice);
    }
  copy->certainty = self->certainty;
  copy->sourced = self->sourced;
  copy->span = self->span;
  copy->has_span = self->has_span;
  return copy;
}

AnnalsFilter *
annals_filter_ref (AnnalsFilter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_filter_unref (AnnalsFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    g_hash_table_unref (self->choices[kind]);
  g_free (self);
}

gboolean
annals_filter_is_empty (AnnalsFilter *self)
{
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    if (g_hash_table_size (self->choices[kind]) > 0)
      return FALSE;
  return self->certainty == 0 && self->sourced == ANNALS_SOURCED_ANY && !self->has_span;
}

AnnalsChoice
annals_filter_get_choice (AnnalsFilter *self, AnnalsEntityKind kind, guint entity)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->choices[kind], GUINT_TO_POINTER (entity)));
}

void
annals_filter_set_choice (AnnalsFilter *self,
                          AnnalsEntityKind kind,
                          guint entity,
                          AnnalsChoice choice)
{
  if (choice == ANNALS_CHOICE_NONE)
    g_hash_table_remove (self->choices[kind], GUINT_TO_POINTER (entity));
  else
    g_hash_table_insert (self->choices[kind], GUINT_TO_POINTER (entity), GUINT_TO_POINTER (choice));
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *) a, j = *(const guint *) b;

  return (i > j) - (i < j);
}

/**
 * annals_filter_dup_chosen:
 * @choice: wanted or hidden
 *
 * Returns: (transfer full) (element-type guint): the entities of that choice, ascending
 */
GArray *
annals_filter_dup_chosen (AnnalsFilter *self, AnnalsEntityKind kind, AnnalsChoice choice)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->choices[kind]);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) == choice)
      {
        guint entity = GPOINTER_TO_UINT (key);
        g_array_append_val (chosen, entity);
      }
  g_array_sort (chosen, compare_entities);
  return chosen;
}

void
annals_filter_clear_kind (AnnalsFilter *self, AnnalsEntityKind kind)
{
  g_hash_table_remove_all (self->choices[kind]);
}

/**
 * annals_filter_invert_kind:
 *
 * Hides what was wanted and wants what was hidden.
 */
void
annals_filter_invert_kind (AnnalsFilter *self, AnnalsEntityKind kind)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->choices[kind]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AnnalsChoice inverse = GPOINTER_TO_UINT (value) == ANNALS_CHOICE_WANTED
                                 ? ANNALS_CHOICE_HIDDEN
                                 : ANNALS_CHOICE_WANTED;
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (inverse));
    }
}

AnnalsCertainty
annals_filter_get_certainty (AnnalsFilter *self)
{
  return self->certainty;
}

/**
 * annals_filter_set_certainty:
 * @certainty: any of these; 0: all the same
 */
void
annals_filter_set_certainty (AnnalsFilter *self, AnnalsCertainty certainty)
{
  self->certainty = certainty;
}

AnnalsSourced
annals_filter_get_sourced (AnnalsFilter *self)
{
  return self->sourced;
}

void
annals_filter_set_sourced (AnnalsFilter *self, AnnalsSourced sourced)
{
  self->sourced = sourced;
}

gboolean
annals_filter_get_span (AnnalsFilter *self, AnnalsSpan *span)
{
  if (span != NULL)
    *span = self->span;
  return self->has_span;
}

/**
 * annals_filter_set_span:
 * @span: (nullable): what events must overlap, in seconds; %NULL: any time
 */
void
annals_filter_set_span (AnnalsFilter *self, const AnnalsSpan *span)
{
  self->has_span = span != NULL;
  self->span = span != NULL ? *span : (AnnalsSpan){ 0 };
}

static void
carry_kind (GHashTable *choices,
            const AnnalsEntity *before,
            guint n_before,
            const AnnalsEntity *entities,
            guint n_entities,
            GHashTable *carried)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, choice;

  for (guint i = 0; i < n_entities && g_hash_table_size (choices) > 0; i++)
    g_hash_table_insert (by_id, (gpointer) entities[i].id, GUINT_TO_POINTER (i));
  g_hash_table_iter_init (&iter, choices);
  while (g_hash_table_iter_next (&iter, &key, &choice))
    {
      guint entity = GPOINTER_TO_UINT (key);
      gpointer found = key; /* which names none of the kind in both */
      if (entity == ANNALS_NONE
          || (entity < n_before
              && g_hash_table_lookup_extended (by_id, before[entity].id, NULL, &found)))
        g_hash_table_insert (carried, found, choice);
    }
}

/**
 * annals_filter_carry:
 * @before: whose entities the filter names
 * @document: the same file in another state
 *
 * Finds the filter's entities by their ids among those of another document.
 *
 * Returns: (transfer full): the filter for @document
 */
AnnalsFilter *
annals_filter_carry (AnnalsFilter *self, AnnalsDocument *before, AnnalsDocument *document)
{
  AnnalsFilter *carried = annals_filter_copy (self);

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    {
      guint n_before, n;
      const AnnalsEntity *old = annals_document_get_entities (before, kind, &n_before);
      const AnnalsEntity *entities = annals_document_get_entities (document, kind, &n);
      g_hash_table_remove_all (carried->choices[kind]);
      carry_kind (self->choices[kind], old, n_before, entities, n, carried->choices[kind]);
    }
  return carried;
}
