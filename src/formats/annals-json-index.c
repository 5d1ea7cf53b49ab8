/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole text on all processors. Where a text may be cut is not known before it is read, so each
 * part sets out from a guess: that the bytes which stand between two elements of the long array at
 * the beginning stand between two of them further on, too. A guess is held good only when the part
 * before it comes to that very place in that very state; else that part goes on, and what came of
 * the guess is thrown away. So the outcome never depends on it, only the time. */
#include "formats/annals-json-index.h"

#include <string.h>

#include "core/annals-parallel.h"
#include "core/annals-progress.h"
#include "formats/annals-json-scanner.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define HEADS 64          /* of a part: in the first of them the long array should have begun */
#define SEPARATOR_MOST 64 /* bytes that are looked for between elements */

typedef struct
{
  gsize start;
  AnnalsJsonScanner scanner;
  guint next; /* the part that it has come to; their number: the text's end */
  GError *error;
} Part;

typedef struct
{
  AnnalsJsonScanner *head; /* rests before an element of the long array */
  GArray *parts;           /* of Part; the first is the head's own */
  gsize part_size;
  GCancellable *cancellable;
} Index;

static Part *
get_part (Index *self, guint i)
{
  return &g_array_index (self->parts, Part, i);
}

static void
clear_part (gpointer data)
{
  Part *part = data;

  if (part->scanner.arrays != NULL)
    annals_json_scanner_clear (&part->scanner);
  g_clear_error (&part->error);
}

/* ---- Guesses ---- */

/* The noted array with the fewest others around it that has elements to compare. */
static guint
find_long_array (const AnnalsJsonScanner *head)
{
  for (guint depth = head->is_lines ? 0 : 1; depth <= ANNALS_JSON_RECORDED_DEPTH; depth++)
    if (head->open[depth].elements != NULL && head->open[depth].elements->len >= 2)
      return depth;
  return ANNALS_JSON_ANY_DEPTH;
}

static gsize
bytes_before (const AnnalsJsonScanner *head)
{
  gsize n = 1;

  while (n < head->at && n < SEPARATOR_MOST / 2 && head->data[head->at - n] != '}')
    n++;
  return n;
}

/* Up to the first member's name. */
static gsize
bytes_after (const AnnalsJsonScanner *head)
{
  gsize n = 0;

  while (head->at + n < head->length && n < SEPARATOR_MOST / 2 && head->data[head->at + n] != ':')
    n++;
  return n;
}

static void
add_parts (Index *self)
{
  const AnnalsJsonScanner *head = self->head;
  gsize before = bytes_before (head), length = before + bytes_after (head);
  const char *separator = head->data + head->at - before;

  for (gsize at = head->at + self->part_size; at < head->length; at += self->part_size)
    {
      const char *found =
          memmem (head->data + at, MIN (self->part_size, head->length - at), separator, length);
      if (found == NULL)
        continue;
      Part part = { .start = (gsize) (found - head->data) + before };
      g_array_append_val (self->parts, part);
      at = part.start;
    }
}

/* ---- Scanning ---- */

static gboolean
run_part (Index *self, Part *part, gsize rest_at)
{
  gsize start = part->scanner.at;
  gboolean good =
      annals_json_scanner_run (&part->scanner, rest_at, self->head->depth, &part->error);

  annals_progress_add (self->cancellable, part->scanner.at - start);
  return good;
}

/* From one part's start to where a part after it has set out, or to the end. */
static void
scan_part (guint job, gpointer data)
{
  Index *self = data;
  Part *part = get_part (self, job);

  part->next = job + 1;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, &part->error))
    return;
  annals_json_scanner_fork (&part->scanner, self->head, part->start);
  while (part->next < self->parts->len)
    {
      gsize meeting = get_part (self, part->next)->start;
      if (!run_part (self, part, meeting))
        return;
      if (annals_json_scanner_meets (&part->scanner, self->head, meeting))
        return;
      part->next = part->scanner.rests ? part->next + 1 : self->parts->len;
    }
  if (part->scanner.rests || part->scanner.at < part->scanner.length)
    run_part (self, part, G_MAXSIZE);
}

/* ---- Joining ---- */

static void
take_array (AnnalsJsonText *text, AnnalsJsonArray *array)
{
  if (array->elements->len >= ANNALS_JSON_LONG_ARRAY)
    g_array_append_vals (text->arrays, array, 1);
  else
    g_array_unref (array->elements);
}

/* What a part has noted; @open is the array in which it set out, then the one where it rests. */
static void
join_part (AnnalsJsonText *text, Part *part, guint depth, AnnalsJsonArray *open)
{
  AnnalsJsonScanner *scanner = &part->scanner;

  for (guint i = 0; i < scanner->arrays->len; i++)
    {
      AnnalsJsonArray *array = &g_array_index (scanner->arrays, AnnalsJsonArray, i);
      if (array->start != ANNALS_JSON_ELSEWHERE)
        {
          take_array (text, array);
          array->elements = NULL;
          continue;
        }
      g_array_append_vals (open->elements, array->elements->data, array->elements->len);
      open->end = array->end;
      take_array (text, open);
      open->elements = NULL;
    }
  AnnalsJsonArray *rest = &scanner->open[depth];
  if (rest->elements == NULL)
    return;
  if (open->elements == NULL)
    *open = (AnnalsJsonArray){ rest->start, 0, g_steal_pointer (&rest->elements) };
  else
    g_array_append_vals (open->elements, rest->elements->data, rest->elements->len);
}

/* Those parts that set out from where another came to, in order. */
static gboolean
join_parts (Index *self, AnnalsJsonText *text, gsize *offset, GError **error)
{
  guint depth = self->head->depth;
  AnnalsJsonArray *open = &self->head->open[depth];

  for (guint i = 0; i < self->parts->len; i = get_part (self, i)->next)
    {
      Part *part = get_part (self, i);
      if (part->error != NULL)
        {
          *offset = part->scanner.at;
          g_propagate_error (error, g_steal_pointer (&part->error));
          return FALSE;
        }
      join_part (text, part, depth, open);
    }
  return TRUE;
}

/* ---- The whole ---- */

static void
take_arrays (AnnalsJsonText *text, AnnalsJsonScanner *scanner)
{
  for (guint i = 0; i < scanner->arrays->len; i++)
    {
      AnnalsJsonArray *array = &g_array_index (scanner->arrays, AnnalsJsonArray, i);
      take_array (text, array);
      array->elements = NULL;
    }
}

/* The lines are an array without brackets. */
static void
take_lines (AnnalsJsonText *text, AnnalsJsonScanner *head)
{
  AnnalsJsonArray *lines = &head->open[0];

  text->is_lines = head->is_lines;
  if (!head->is_lines || lines->elements == NULL)
    return;
  lines->start = g_array_index (lines->elements, guint32, 0);
  lines->end = text->length;
  take_array (text, lines);
  lines->elements = NULL;
}

static gsize
find_start (const AnnalsJsonText *text)
{
  return text->length >= 3 && memcmp (text->data, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  gsize first = ((const AnnalsJsonArray *) a)->start, second = ((const AnnalsJsonArray *) b)->start;

  return (first > second) - (first < second);
}

/* Goes to an element of the long array; FALSE: the text is at its end, or has a fault. */
static gboolean
find_rest (AnnalsJsonScanner *head, gsize least, GError **error)
{
  if (!annals_json_scanner_run (head, least, ANNALS_JSON_ANY_DEPTH, error) || !head->rests)
    return FALSE;
  guint depth = find_long_array (head);
  if (depth != ANNALS_JSON_ANY_DEPTH && depth != head->depth
      && (!annals_json_scanner_run (head, head->at, depth, error) || !head->rests))
    return FALSE;
  if (depth != ANNALS_JSON_ANY_DEPTH && head->expect != ANNALS_JSON_EXPECT_VALUE_OR_END)
    return TRUE;
  annals_json_scanner_run (head, G_MAXSIZE, ANNALS_JSON_ANY_DEPTH, error);
  return FALSE;
}

static gboolean
index_parts (AnnalsJsonText *text,
             AnnalsJsonScanner *head,
             gsize part_size,
             GCancellable *cancellable,
             gsize *offset,
             GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));
  Index self = { head, parts, part_size, cancellable };
  Part first = { .start = head->at };

  g_array_set_clear_func (parts, clear_part);
  g_array_append_val (parts, first);
  add_parts (&self);
  annals_parallel_run (parts->len, scan_part, &self);
  return join_parts (&self, text, offset, error);
}

/**
 * annals_json_text_index:
 * @text: whose data and length are set, a byte-order mark included
 * @part_size: bytes that one thread takes at a time, usually %ANNALS_JSON_PART
 * @offset: (out): on failure, where, in bytes
 *
 * Checks a text against RFC 8259, or as JSON Lines, on all processors, and notes its long arrays.
 * What comes after may walk the bytes without checks.
 *
 * Returns: %FALSE with an #AnnalsFormatError, or cancelled
 */
gboolean
annals_json_text_index (
    AnnalsJsonText *text, gsize part_size, GCancellable *cancellable, gsize *offset, GError **error)
{
  g_autoptr (GError) fault = NULL;
  AnnalsJsonScanner head;
  gboolean good;

  text->arrays = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonArray));
  annals_json_scanner_init (&head, text->data, text->length);
  head.at = find_start (text);
  if (find_rest (&head, part_size / HEADS, &fault))
    good = index_parts (text, &head, part_size, cancellable, offset, &fault);
  else
    {
      good = fault == NULL;
      *offset = head.at;
    }
  take_arrays (text, &head);
  take_lines (text, &head);
  g_array_sort (text->arrays, compare_starts); /* which end in another order */
  annals_json_scanner_clear (&head);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&fault));
  return good;
}

/**
 * annals_json_text_dup_beginning:
 * @most: bytes, about
 *
 * The first elements of a text's long array, and what stands before it, closed as if the text ended
 * there: a text of its own to be read while the rest is.
 *
 * Returns: (transfer full) (nullable): %NULL: it has no long array, or no end is in sight of @most
 */
GBytes *
annals_json_text_dup_beginning (const AnnalsJsonText *text, gsize most)
{
  AnnalsJsonScanner head;
  GString *beginning = NULL;

  annals_json_scanner_init (&head, text->data, MIN (text->length, most * 2));
  head.at = find_start (text);
  if (find_rest (&head, most / HEADS, NULL)
      && annals_json_scanner_run (&head, most, head.depth, NULL) && head.rests)
    {
      gsize end = head.at;
      while (end > 0 && strchr (" \t\r\n,", text->data[end - 1]) != NULL)
        end--;
      beginning = g_string_new_len (text->data, (gssize) end);
      while (head.depth > 0)
        g_string_append_c (beginning, head.closers[--head.depth]);
    }
  annals_json_scanner_clear (&head);
  return beginning != NULL ? g_string_free_to_bytes (beginning) : NULL;
}

void
annals_json_text_clear (AnnalsJsonText *text)
{
  for (guint i = 0; text->arrays != NULL && i < text->arrays->len; i++)
    g_array_unref (g_array_index (text->arrays, AnnalsJsonArray, i).elements);
  g_clear_pointer (&text->arrays, g_array_unref);
}
