/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-filter-variant.h"

#include <math.h>

/* Of the kinds, as they are kept; these are never translated. */
static const char *const keys[ANNALS_N_ENTITY_KINDS] = {
  [ANNALS_ENTITY_CATEGORY] = "category",
  [ANNALS_ENTITY_ACTOR] = "actor",
  [ANNALS_ENTITY_PLACE] = "place",
  [ANNALS_ENTITY_TAG] = "tag",
};

/* The empty id stands for the events that name none of the kind. */
static GVariant *
make_ids (GArray *chosen, const AnnalsEntity *entities)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < chosen->len; i++)
    {
      guint entity = g_array_index (chosen, guint, i);
      g_variant_builder_add (&ids, "s", entity != ANNALS_NONE ? entities[entity].id : "");
    }
  return g_variant_builder_end (&ids);
}

static void
add_kind (GVariantBuilder *out, AnnalsFilter *self, AnnalsDocument *document, AnnalsEntityKind kind)
{
  const AnnalsEntity *entities = annals_document_get_entities (document, kind, NULL);
  g_autoptr (GArray) wanted = annals_filter_dup_chosen (self, kind, ANNALS_CHOICE_WANTED);
  g_autoptr (GArray) hidden = annals_filter_dup_chosen (self, kind, ANNALS_CHOICE_HIDDEN);

  if (wanted->len > 0 || hidden->len > 0)
    g_variant_builder_add (
        out, "{sv}", keys[kind],
        g_variant_new ("(@as@as)", make_ids (wanted, entities), make_ids (hidden, entities)));
}

/**
 * annals_filter_to_variant:
 * @document: whose entities the filter names
 *
 * Returns: (transfer floating): an "a{sv}", without what the filter does not ask for
 */
GVariant *
annals_filter_to_variant (AnnalsFilter *self, AnnalsDocument *document)
{
  GVariantBuilder out;
  AnnalsSpan span;

  g_variant_builder_init (&out, G_VARIANT_TYPE_VARDICT);
  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    add_kind (&out, self, document, kind);
  if (annals_filter_get_certainty (self) != 0)
    g_variant_builder_add (&out, "{sv}", "certainty",
                           g_variant_new_uint32 (annals_filter_get_certainty (self)));
  if (annals_filter_get_sourced (self) != ANNALS_SOURCED_ANY)
    g_variant_builder_add (
        &out, "{sv}", "sourced",
        g_variant_new_boolean (annals_filter_get_sourced (self) == ANNALS_SOURCED_YES));
  if (annals_filter_get_span (self, &span))
    g_variant_builder_add (&out, "{sv}", "span", g_variant_new ("(dd)", span.start, span.end));
  return g_variant_builder_end (&out);
}

static void
take_ids (AnnalsFilter *self,
          AnnalsEntityKind kind,
          GHashTable *by_id,
          GVariantIter *ids,
          AnnalsChoice choice)
{
  const char *id;
  gpointer entity;

  while (g_variant_iter_next (ids, "&s", &id))
    if (*id == '\0')
      annals_filter_set_choice (self, kind, ANNALS_NONE, choice);
    else if (g_hash_table_lookup_extended (by_id, id, NULL, &entity))
      annals_filter_set_choice (self, kind, GPOINTER_TO_UINT (entity), choice);
}

static void
take_kind (AnnalsFilter *self, AnnalsEntityKind kind, GVariant *variant, AnnalsDocument *document)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GVariantIter) wanted = NULL;
  g_autoptr (GVariantIter) hidden = NULL;
  guint n;
  const AnnalsEntity *entities = annals_document_get_entities (document, kind, &n);

  if (!g_variant_lookup (variant, keys[kind], "(asas)", &wanted, &hidden))
    return;
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (by_id, (gpointer) entities[i].id, GUINT_TO_POINTER (i));
  take_ids (self, kind, by_id, wanted, ANNALS_CHOICE_WANTED);
  take_ids (self, kind, by_id, hidden, ANNALS_CHOICE_HIDDEN);
}

/**
 * annals_filter_new_from_variant:
 * @variant: an "a{sv}", from whoever may write to where filters are kept
 * @document: whose entities are meant
 *
 * Returns: (transfer full): a filter that can be applied to @document
 */
AnnalsFilter *
annals_filter_new_from_variant (GVariant *variant, AnnalsDocument *document)
{
  AnnalsFilter *self = annals_filter_new ();
  guint32 certainty;
  gboolean sourced;
  AnnalsSpan span;

  for (guint kind = 0; kind < ANNALS_N_ENTITY_KINDS; kind++)
    take_kind (self, kind, variant, document);
  if (g_variant_lookup (variant, "certainty", "u", &certainty))
    annals_filter_set_certainty (self, certainty & ((1u << ANNALS_N_CERTAINTIES) - 1));
  if (g_variant_lookup (variant, "sourced", "b", &sourced))
    annals_filter_set_sourced (self, sourced ? ANNALS_SOURCED_YES : ANNALS_SOURCED_NO);
  if (g_variant_lookup (variant, "span", "(dd)", &span.start, &span.end) && isfinite (span.start)
      && isfinite (span.end) && span.start < span.end)
    annals_filter_set_span (self, &span);
  return self;
}
