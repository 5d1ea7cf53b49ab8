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
 * @data: the text
 * @offset: where to go, in bytes; not before where it is
 *
 * Goes on to a place in the text.
 */
void
annals_place_advance (AnnalsPlace *self, const char *data, gsize offset)
{
  while (self->offset < offset)
    {
      const char *end = memchr (data + self->offset, '\n', offset - self->offset);
      if (end == NULL)
        break;
      self->offset = (gsize) (end - data) + 1;
      self->line++;
      self->column = 1;
    }
  if (self->offset < offset)
    self->column += count_characters (data + self->offset, offset - self->offset);
  self->offset = offset;
}
