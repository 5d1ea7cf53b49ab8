/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-excerpt.h"

#include <string.h>

#include "core/annals-diagnostics.h"

#define AROUND 2            /* lines before and after */
#define BEFORE 40           /* bytes of the line before the place */
#define MOST 360            /* bytes of a line */
#define LOOKED_THROUGH 8192 /* bytes to find where a line begins */
#define READ                                                                                       \
  ((AROUND + 2) * LOOKED_THROUGH) /* bytes on either side: so its ends are the file's              \
                                   */

typedef struct
{
  const char *data, *end;
} Bytes;

static void
line_clear (gpointer data)
{
  g_free (((AnnalsExcerptLine *) data)->text);
}

/* NULL: not within what is looked through. */
static const char *
find_line_start (const Bytes *bytes, const char *at)
{
  const char *least = at - MIN (at - bytes->data, LOOKED_THROUGH);

  for (; at > least; at--)
    if (at[-1] == '\n')
      return at;
  return at == bytes->data ? at : NULL;
}

static const char *
find_line_end (const Bytes *bytes, const char *at)
{
  const char *most = at + MIN (bytes->end - at, MOST);
  const char *found = memchr (at, '\n', (gsize) (most - at));

  if (found == NULL)
    return most;
  return found > at && found[-1] == '\r' ? found - 1 : found;
}

/* Not into the middle of a character. */
static const char *
skip_continuation (const char *at, const char *end)
{
  for (guint i = 0; i < 3 && at < end && (*at & 0xc0) == 0x80; i++)
    at++;
  return at;
}

/* A text with its quotes, a number or a word; of an object or array its first character. */
static const char *
find_token_end (const char *at, const char *end)
{
  const char *start = at;

  if (at == end || strchr ("{}[]:,", *at) != NULL)
    return MIN (at + 1, end);
  if (*at != '"')
    {
      while (at < end && strchr ("{}[]:,\" \t\r\n", *at) == NULL)
        at++;
      return MAX (at, MIN (start + 1, end));
    }
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\' && at + 1 < end)
      at++;
  return at < end ? at + 1 : end;
}

static void
append_part (GString *text, const char *start, const char *end)
{
  g_autofree char *printable = annals_text_make_printable (start, end - start);

  g_string_append (text, printable);
}

/* From @start on, with what stands at @place marked where it is within. */
static void
add_line (GArray *lines, const Bytes *bytes, guint number, const char *start, const char *place)
{
  const char *end = find_line_end (bytes, start);
  g_autoptr (GString) text = g_string_new (NULL);
  AnnalsExcerptLine line = { .number = number };

  if (start > bytes->data && start[-1] != '\n')
    g_string_append (text, "…");
  end = end < bytes->end ? skip_continuation (end, bytes->end) : end;
  if (place != NULL)
    {
      const char *token_end = find_token_end (place, MAX (end, place));
      append_part (text, start, place);
      line.mark = text->len;
      append_part (text, place, token_end);
      line.mark_end = text->len;
      append_part (text, token_end, MAX (end, token_end));
    }
  else
    append_part (text, start, end);
  if (end < bytes->end && *end != '\n' && *end != '\r')
    g_string_append (text, "…");
  line.text = g_string_free (g_steal_pointer (&text), FALSE);
  g_array_append_val (lines, line);
}

static void
add_lines_before (GArray *lines, const Bytes *bytes, guint number, const char *start)
{
  const char *starts[AROUND];
  guint n = 0;

  while (n < AROUND && n + 1 < number && start != NULL && start > bytes->data
         && (start = find_line_start (bytes, start - 1)) != NULL)
    starts[n++] = start;
  while (n-- > 0)
    add_line (lines, bytes, number - n - 1, starts[n], NULL);
}

static void
add_lines_after (GArray *lines, const Bytes *bytes, guint number, const char *at)
{
  for (guint i = 1; i <= AROUND; i++)
    {
      gsize room = MIN ((gsize) (bytes->end - at), LOOKED_THROUGH);
      const char *next = memchr (at, '\n', room);
      if (next == NULL || next + 1 == bytes->end)
        return;
      at = next + 1;
      add_line (lines, bytes, number + i, at, NULL);
    }
}

/**
 * annals_excerpt_new:
 * @content: a file
 * @offset: a place in it, in bytes
 * @number: which line that is, from 1
 *
 * What a person should see of a place in a file: its line and the nearest others, each of bounded
 * length however long it is, with nothing invisible or invalid in them, and what stands at the
 * place marked. Costs the same in a file of any size.
 *
 * Returns: (transfer full) (element-type AnnalsExcerptLine): in order
 */
GArray *
annals_excerpt_new (AnnalsContent *content, guint64 offset, guint number)
{
  gsize size = annals_content_get_size (content), at = MIN (offset, size);
  gsize from = at - MIN (at, READ), length = MIN (size, at + READ) - from;
  g_auto (AnnalsContentReader) reader = { 0 };
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (AnnalsExcerptLine));

  g_array_set_clear_func (lines, line_clear);
  annals_content_reader_init (&reader, content);
  const char *data = annals_content_reader_get (&reader, from, length);
  if (data == NULL || length == 0)
    return lines;
  Bytes all = { data, data + length };
  const char *place = data + (at - from);
  const char *line_start = find_line_start (&all, place);
  const char *start = line_start;
  if (start == NULL || place - start > BEFORE)
    start = skip_continuation (place - BEFORE, place);
  add_lines_before (lines, &all, number, line_start);
  add_line (lines, &all, number, start, place);
  add_lines_after (lines, &all, number, place);
  return lines;
}
