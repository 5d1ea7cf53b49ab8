/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-place.h"

#include <string.h>

/* Bytes that go on with a character count for none. */
static guint
count_characters (const char *data, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (data[i] & 0xc0) != 0x80;
  return (guint) n;
}

/**
 * annals_place_advance:
 * @data: the text from the place on
 * @length: how far to go, in bytes
 *
 * Goes on in the text.
 */
void
annals_place_advance (AnnalsPlace *self, const char *data, gsize length)
{
  const char *end = data + length, *line_end;

  while (data < end && (line_end = memchr (data, '\n', (gsize) (end - data))) != NULL)
    {
      data = line_end + 1;
      self->line++;
      self->column = 1;
    }
  self->column += count_characters (data, (gsize) (end - data));
  self->offset += length;
}
