/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-fold.h"

#include <string.h>

/* What a character folds to does not hang on its neighbours, so each is folded once by the library
 * and then found in a table, whose pages are made as scripts come up. */
#define PAGE 256
#define N_PAGES (0x110000 / PAGE)

typedef struct
{
  guint16 at[PAGE]; /* in the texts, each with its NUL; empty: a mark, which is dropped */
  char *texts;
} Page;

static Page *pages[N_PAGES]; /* atomic; they live as long as the program */

static char *
fold_slowly (const char *valid)
{
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKD);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *c = apart != NULL ? apart : folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      g_string_append_len (out, c, g_utf8_next_char (c) - c);
  return g_string_free (out, FALSE);
}

static Page *
make_page (guint number)
{
  Page *page = g_new (Page, 1);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < PAGE; i++)
    {
      char utf8[8] = { 0 };
      gunichar c = number * PAGE + i;
      if (g_unichar_validate (c))
        g_unichar_to_utf8 (c, utf8);
      g_autofree char *folded = fold_slowly (utf8);
      page->at[i] = (guint16) texts->len;
      g_string_append_len (texts, folded, (gssize) strlen (folded) + 1);
    }
  page->texts = g_string_free (texts, FALSE);
  return page;
}

static void
free_page (Page *page)
{
  g_free (page->texts);
  g_free (page);
}

static const Page *
get_page (guint number)
{
  Page *page = g_atomic_pointer_get (&pages[number]);

  if (page != NULL)
    return page;
  page = make_page (number);
  if (g_atomic_pointer_compare_and_exchange (&pages[number], NULL, page))
    return page;
  free_page (page); /* another thread was faster */
  return g_atomic_pointer_get (&pages[number]);
}

#define BYTES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Eight ASCII characters at once: none of the sums carries into the next byte. */
static inline guint64
lower_word (guint64 word)
{
  guint64 from_a = word + BYTES (0x80 - 'A'), past_z = word + BYTES (0x80 - 'Z' - 1);

  return word | ((from_a ^ past_z) & BYTES (0x80)) >> 2;
}

/* Returns: how many bytes there are before the first that is not ASCII */
static gsize
append_ascii (GString *out, const char *text, gsize length)
{
  gsize start = out->len, i = 0;

  g_string_set_size (out, start + length);
  for (; i + sizeof (guint64) <= length; i += sizeof (guint64))
    {
      guint64 word;
      memcpy (&word, text + i, sizeof word);
      if ((word & BYTES (0x80)) != 0)
        break;
      word = lower_word (word);
      memcpy (out->str + start + i, &word, sizeof word);
    }
  for (; i < length && (guchar) text[i] < 0x80; i++)
    out->str[start + i] = g_ascii_tolower (text[i]);
  g_string_truncate (out, start + i);
  return i;
}

/**
 * annals_fold_append:
 * @out: what is folded goes behind what it holds
 * @text: UTF-8, which is not checked
 *
 * Folds case and drops accents and other marks, as annals_text_fold() does.
 */
void
annals_fold_append (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      text += append_ascii (out, text, (gsize) (end - text));
      if (text == end)
        break;
      gunichar c = g_utf8_get_char (text);
      const Page *page = get_page (c / PAGE);
      g_string_append (out, page->texts + page->at[c % PAGE]);
      text = g_utf8_next_char (text);
    }
}

/**
 * annals_text_fold:
 * @text: what is not UTF-8 in it is replaced
 * @length: bytes; -1: up to the NUL
 *
 * Folds case and drops accents and other marks, so that "sao" finds "São".
 */
char *
annals_text_fold (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_new (NULL);

  annals_fold_append (out, valid, strlen (valid));
  return g_string_free (out, FALSE);
}
