/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of foreign timelines, one after another or in several threads. */
#include "formats/annals-foreign-private.h"

#include <glib/gi18n-lib.h>

#include "formats/annals-elements.h"

#define CANCEL_CHECK_MASK 0x3ff

static void
report_no_event (AnnalsForeignReader *self, const AnnalsJsonValue *element, const char *reason)
{
  g_autofree char *found = annals_found_dup_words (element);
  g_autofree char *message =
      g_strdup_printf (_ ("Expected an event, an object, found %s; it is left out."), found);

  annals_foreign_report (self, ANNALS_SEVERITY_ERROR, element, reason != NULL ? reason : message);
}

static void
read_element (AnnalsForeignReader *self,
              const AnnalsJsonValue *element,
              const AnnalsForeignShape *shape)
{
  AnnalsForeignEvent event = { 0 };
  const char *reason = NULL;

  self->element = element;
  if (element->kind == ANNALS_JSON_OBJECT && shape->fill (element, &event, &reason))
    {
      annals_foreign_find_unknown (self, element, shape->known);
      if (event.is_head)
        annals_foreign_report (self, ANNALS_SEVERITY_NOTE, element,
                               _ ("This is taken as the timeline's title."));
      else
        annals_foreign_add_element (self, element, &event);
    }
  else
    report_no_event (self, element, reason);
  annals_foreign_event_clear (&event);
}

/* An array whose elements are read in several threads. */
typedef struct
{
  const char *name;
  const AnnalsForeignShape *shape;
  GMutex lock;
  GHashTable *unknown; /* of all; under the lock */
} Array;

static void
read_run (AnnalsElements *elements, gpointer data)
{
  Array *array = data;
  g_autoptr (GHashTable) unknown = annals_foreign_unknown_new ();
  AnnalsForeignReader self = { .builder = elements->builder,
                               .array = array->name,
                               .unknown = unknown };
  AnnalsJsonValue element;

  while (annals_elements_next (elements, &element))
    {
      self.index = elements->index;
      read_element (&self, &element, array->shape);
    }
  g_mutex_lock (&array->lock);
  annals_foreign_merge_unknown (array->unknown, unknown);
  g_mutex_unlock (&array->lock);
}

/* Elements that each have a name. */
static gboolean
read_named (AnnalsForeignReader *self,
            const AnnalsJsonValue *object,
            const AnnalsForeignShape *shape,
            GCancellable *cancellable,
            GError **error)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, element;

  self->key = &key;
  annals_json_iter_init (&iter, object);
  for (; annals_json_iter_next_member (&iter, &key, &element); self->index++)
    {
      if ((self->index & CANCEL_CHECK_MASK) == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_element (self, &element, shape);
    }
  return TRUE;
}

/**
 * annals_foreign_read_array:
 * @array: the elements; in an object each has a name
 * @name: the array's name in the file, for messages; "" for the root
 * @shape: the dialect's way to read an element
 *
 * Hands each element to the builder; what is no event gets a line of its own.
 */
gboolean
annals_foreign_read_array (const AnnalsJsonValue *array,
                           const char *name,
                           const AnnalsForeignShape *shape,
                           AnnalsDocumentBuilder *builder,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GHashTable) unknown = annals_foreign_unknown_new ();
  AnnalsForeignReader self = { .builder = builder, .array = name, .unknown = unknown };
  Array elements = { .name = name, .shape = shape, .unknown = unknown };
  gboolean good = TRUE;

  if (array->kind != ANNALS_JSON_ARRAY && array->kind != ANNALS_JSON_OBJECT)
    return TRUE;
  g_autofree char *path = g_strdup_printf ("$%s%s", *name != '\0' ? "." : "", name);
  annals_document_builder_set_array (builder, annals_document_builder_intern (builder, path, -1),
                                     ANNALS_SEVERITY_NOTE);
  g_mutex_init (&elements.lock);
  good = array->kind == ANNALS_JSON_OBJECT
             ? read_named (&self, array, shape, cancellable, error)
             : annals_elements_read (array, builder, read_run, &elements, cancellable, error);
  g_mutex_clear (&elements.lock);
  annals_foreign_report_unknown (&self);
  return good;
}
