/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of the big array, read on all processors. */
#include "formats/annals-elements.h"

#include <glib/gi18n-lib.h>

#include "core/annals-parallel.h"
#include "core/annals-progress.h"
#include "formats/annals-reader.h"

#define RUN 8192 /* elements that one thread takes at a time */

typedef struct
{
  const AnnalsJsonValue *array;
  const guint32 *offsets;
  guint n_elements;
  AnnalsElementsFunc func;
  gpointer data;
  GCancellable *cancellable;
  AnnalsDocumentBuilder **parts;
} Reading;

/* Where an element ends that another follows: before the comma. */
static const char *
find_end (const char *start, const char *next)
{
  while (next > start && (g_ascii_isspace (next[-1]) || next[-1] == ','))
    next--;
  return next;
}

/* By the offsets of this element and the next; @self->index is not the last. */
static AnnalsJsonValue
element_at (const AnnalsElements *self)
{
  const AnnalsJsonText *text = self->iter.text;
  const char *start = text->data + self->offsets[self->index];

  if (*start != '{')
    return annals_json_value_at (text, start);
  const char *end = find_end (start, text->data + self->offsets[self->index + 1]);
  return (AnnalsJsonValue){ text, start, (gsize) (end - start), ANNALS_JSON_OBJECT };
}

/**
 * annals_elements_next:
 * @element: (out): the next element
 *
 * Returns: %FALSE after the last
 */
gboolean
annals_elements_next (AnnalsElements *self, AnnalsJsonValue *element)
{
  if (self->offsets == NULL)
    {
      self->index++;
      return annals_json_iter_next (&self->iter, element);
    }
  if (++self->index >= self->past)
    return FALSE;
  gboolean is_last_of_run = self->index + 1 == self->past;
  *element = is_last_of_run ? annals_json_value_at (
                 self->iter.text, self->iter.text->data + self->offsets[self->index])
                            : element_at (self);
  return TRUE;
}

static void
read_run (guint job, gpointer data)
{
  Reading *self = data;
  gint64 first = (gint64) job * RUN;
  AnnalsElements elements = { .builder = self->parts[job],
                              .index = first - 1,
                              .past = MIN (first + RUN, self->n_elements),
                              .offsets = self->offsets,
                              .iter.text = self->array->text };

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->func (&elements, self->data);
  /* The last element's end may still be looked for. */
  annals_document_builder_let_go (self->parts[job], self->offsets[first],
                                  self->offsets[elements.past - 1]);
  annals_progress_add (self->cancellable, self->offsets[elements.past - 1] - self->offsets[first]);
}

static void
read_runs (Reading *self, AnnalsDocumentBuilder *builder)
{
  guint n_runs = (self->n_elements + RUN - 1) / RUN;
  g_autofree AnnalsDocumentBuilder **parts = g_new (AnnalsDocumentBuilder *, n_runs);

  self->parts = parts;
  annals_document_builder_reserve (builder, self->n_elements);
  for (guint i = 0; i < n_runs; i++)
    parts[i] = annals_document_builder_new_part (builder, i * RUN);
  annals_parallel_run (n_runs, read_run, self);
  for (guint i = 0; i < n_runs; i++)
    annals_document_builder_take_part (builder, parts[i]);
}

/**
 * annals_elements_read:
 * @func: reads a run of elements into a builder
 *
 * Reads an array's elements. Those of a long array are read in several threads; what comes of it is
 * the same, in the same order.
 *
 * Returns: %FALSE where there are too many, or when cancelled
 */
gboolean
annals_elements_read (const AnnalsJsonValue *array,
                      AnnalsDocumentBuilder *builder,
                      AnnalsElementsFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  Reading self = { .array = array, .func = func, .data = data, .cancellable = cancellable };

  self.offsets = annals_json_value_get_elements (array, &self.n_elements);
  if (self.n_elements > ANNALS_MAX_EVENTS)
    {
      g_set_error (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT,
                   _ ("There are more than %u events"), ANNALS_MAX_EVENTS);
      return FALSE;
    }
  if (self.offsets != NULL)
    read_runs (&self, builder);
  else
    {
      AnnalsElements elements = { .builder = builder, .index = -1 };
      annals_json_iter_init (&elements.iter, array);
      func (&elements, data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
