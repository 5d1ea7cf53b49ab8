/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Faults ---- */

static gboolean
fail (AnnalsJsonScanner *self, gsize at, const char *message)
{
  self->at = at;
  g_set_error_literal (self->error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX, message);
  return FALSE;
}

static gboolean
fail_encoding (AnnalsJsonScanner *self)
{
  g_set_error_literal (self->error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_NOT_JSON,
                       _ ("The text is not UTF-8 here"));
  return FALSE;
}

static gboolean
is_continuation (guchar c)
{
  return (c & 0xc0) == 0x80;
}

/* Bytes of the well-formed character at @p (Unicode, table 3-7), of @left bytes; 0: there is none.
 */
static gsize
utf8_length (const guchar *p, gsize left)
{
  if (p[0] < 0x80)
    return 1;
  if (p[0] < 0xc2 || left < 2 || !is_continuation (p[1]))
    return 0;
  if (p[0] < 0xe0)
    return 2;
  if (left < 3 || !is_continuation (p[2]))
    return 0;
  if (p[0] < 0xf0)
    return (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] >= 0xa0) ? 0 : 3;
  if (p[0] > 0xf4 || left < 4 || !is_continuation (p[3]))
    return 0;
  return (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] >= 0x90) ? 0 : 4;
}

static gsize
character_length (const AnnalsJsonScanner *self)
{
  return utf8_length ((const guchar *) self->data + self->at, self->length - self->at);
}

/* "“}”", or what a person would call it. */
static char *
describe (const AnnalsJsonScanner *self)
{
  if (self->at >= self->length)
    return g_strdup (_ ("the end of the file"));
  gunichar c = g_utf8_get_char (self->data + self->at);
  if (!g_unichar_isprint (c))
    return g_strdup_printf (_ ("the character U+%04X"), c);
  char utf8[8] = { 0 };
  g_unichar_to_utf8 (c, utf8);
  /* Translators: a single character of the file, in quotes. */
  return g_strdup_printf (_ ("“%s”"), utf8);
}

static const char *
expectation (const AnnalsJsonScanner *self)
{
  char closer = self->depth > 0 ? self->closers[self->depth - 1] : '\0';

  switch (self->expect)
    {
    case ANNALS_JSON_EXPECT_KEY_OR_END:
      return _ ("Expected a member's name in double quotes or “}”, found %s");
    case ANNALS_JSON_EXPECT_KEY:
      return _ ("Expected a member's name in double quotes after the comma, found %s");
    case ANNALS_JSON_EXPECT_COLON:
      return _ ("Expected “:” after the member's name, found %s");
    case ANNALS_JSON_EXPECT_COMMA_OR_END:
      return closer == '}' ? _ ("Expected “,” or “}”, found %s")
                           : _ ("Expected “,” or “]”, found %s");
    case ANNALS_JSON_EXPECT_VALUE_OR_END:
      return _ ("Expected a value or “]”, found %s");
    case ANNALS_JSON_EXPECT_NOTHING:
      return _ ("Expected the end of the file, found %s");
    case ANNALS_JSON_EXPECT_VALUE:
    default:
      return _ ("Expected a value, found %s");
    }
}

static gboolean
fail_unexpected (AnnalsJsonScanner *self)
{
  if (self->at < self->length && character_length (self) == 0)
    return fail_encoding (self);
  g_autofree char *found = describe (self);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *message = g_strdup_printf (expectation (self), found);
#pragma GCC diagnostic pop
  return fail (self, self->at, message);
}

/* ---- Long arrays ---- */

static void
clear_array (gpointer data)
{
  g_clear_pointer (&((AnnalsJsonArray *) data)->elements, g_array_unref);
}

/* Within a long array, those of its elements are not worth it. */
static gboolean
is_worth_noting (const AnnalsJsonScanner *self)
{
  if (self->depth > ANNALS_JSON_RECORDED_DEPTH)
    return FALSE;
  for (guint i = 0; i < self->depth; i++)
    if (self->open[i].elements != NULL
        && (self->open[i].elements->len >= ANNALS_JSON_LONG_ARRAY
            || self->open[i].start == ANNALS_JSON_ELSEWHERE))
      return FALSE;
  return TRUE;
}

static void
begin_array (AnnalsJsonScanner *self, gsize start)
{
  self->open[self->depth] =
      (AnnalsJsonArray){ .start = start, .elements = g_array_new (FALSE, FALSE, sizeof (guint32)) };
}

static void
end_array (AnnalsJsonScanner *self, guint depth)
{
  AnnalsJsonArray *array = &self->open[depth];

  array->end = self->at;
  if (array->start == ANNALS_JSON_ELSEWHERE || array->elements->len >= ANNALS_JSON_LONG_ARRAY)
    g_array_append_vals (self->arrays, array, 1);
  else
    clear_array (array);
  array->elements = NULL;
}

/* Notes an element that begins here; FALSE: the scanner rests before it. */
static gboolean
begin_element (AnnalsJsonScanner *self)
{
  GArray *elements =
      self->depth <= ANNALS_JSON_RECORDED_DEPTH ? self->open[self->depth].elements : NULL;
  guint32 offset = (guint32) self->at;

  if (elements == NULL)
    return TRUE;
  if (self->at >= self->rest_at
      && (self->rest_depth == self->depth || self->rest_depth == ANNALS_JSON_ANY_DEPTH))
    {
      self->rests = TRUE;
      return FALSE;
    }
  g_array_append_val (elements, offset);
  return TRUE;
}

/* ---- Texts ---- */

static gboolean
scan_escape (AnnalsJsonScanner *self)
{
  gsize at = self->at; /* at the backslash */
  char c = at + 1 < self->length ? self->data[at + 1] : '\0';

  if (c == 'u')
    {
      for (gsize i = at + 2; i < at + 6; i++)
        if (i >= self->length || !g_ascii_isxdigit (self->data[i]))
          return fail (self, at, _ ("Expected four hexadecimal digits after “\\u”"));
      self->at += 6;
      return TRUE;
    }
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return fail (self, at, _ ("Expected one of \" \\ / b f n r t u after a backslash"));
  self->at += 2;
  return TRUE;
}

#define EACH_BYTE(c) (G_GUINT64_CONSTANT (0x0101010101010101) * (c))

/* The high bit of the first byte that is zero; those after it may be set for nothing. */
static guint64
find_zero (guint64 word)
{
  return (word - EACH_BYTE (1)) & ~word & EACH_BYTE (0x80);
}

/* Steps over plain characters, eight at a time (Warren, "Hacker's Delight", 6-1): up to a quote, a
 * backslash, a control character or what is not ASCII. */
static void
skip_plain (AnnalsJsonScanner *self)
{
  gsize at = self->at;

  for (; at + 8 <= self->length; at += 8)
    {
      guint64 word;
      memcpy (&word, self->data + at, 8);
      word = GUINT64_FROM_LE (word);
      guint64 special = (word & EACH_BYTE (0x80)) | find_zero (word ^ EACH_BYTE ('"'))
                        | find_zero (word ^ EACH_BYTE ('\\'))
                        | ((word - EACH_BYTE (0x20)) & ~word & EACH_BYTE (0x80));
      if (special != 0)
        {
          self->at = at + (gsize) (__builtin_ctzll (special) / 8);
          return;
        }
    }
  self->at = at;
}

/* What is not plain, or the text's last few characters. */
static gboolean
scan_special (AnnalsJsonScanner *self)
{
  guchar c = (guchar) self->data[self->at];

  if (c < 0x20)
    return fail (self, self->at,
                 _ ("A line break or control character inside a text must be escaped"));
  if (c == '\\')
    return scan_escape (self);
  gsize length = character_length (self);
  self->at += length;
  return length > 0 || fail_encoding (self);
}

static gboolean
scan_string (AnnalsJsonScanner *self)
{
  gsize start = self->at++;

  for (;;)
    {
      skip_plain (self);
      if (self->at >= self->length)
        return fail (self, start, _ ("This text has no closing double quote"));
      if (self->data[self->at] == '"')
        {
          self->at++;
          return TRUE;
        }
      if (!scan_special (self))
        return FALSE;
    }
}

/* ---- Numbers and words ---- */

static gboolean
scan_digits (AnnalsJsonScanner *self)
{
  gsize start = self->at;

  while (self->at < self->length && g_ascii_isdigit (self->data[self->at]))
    self->at++;
  return self->at > start || fail (self, self->at, _ ("Expected a digit"));
}

static gboolean
accept (AnnalsJsonScanner *self, char a, char b)
{
  gboolean is_next =
      self->at < self->length && (self->data[self->at] == a || self->data[self->at] == b);

  self->at += is_next;
  return is_next;
}

static gboolean
scan_number (AnnalsJsonScanner *self)
{
  accept (self, '-', '-');
  if (accept (self, '0', '0'))
    {
      if (self->at < self->length && g_ascii_isdigit (self->data[self->at]))
        return fail (self, self->at - 1, _ ("A number cannot begin with 0"));
    }
  else if (!scan_digits (self))
    return FALSE;
  if (accept (self, '.', '.') && !scan_digits (self))
    return FALSE;
  if (!accept (self, 'e', 'E'))
    return TRUE;
  accept (self, '+', '-');
  return scan_digits (self);
}

static gboolean
scan_word (AnnalsJsonScanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      if (self->length - self->at >= length
          && memcmp (self->data + self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail_unexpected (self);
}

/* ---- Grammar ---- */

static void
after_value (AnnalsJsonScanner *self)
{
  self->expect = self->depth > 0 ? ANNALS_JSON_EXPECT_COMMA_OR_END : ANNALS_JSON_EXPECT_NOTHING;
}

static gboolean
open_container (AnnalsJsonScanner *self, char closer)
{
  gsize start = self->at;

  if (self->depth == ANNALS_MAX_DEPTH)
    {
      g_set_error (self->error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT,
                   _ ("Nested deeper than %d levels"), ANNALS_MAX_DEPTH);
      return FALSE;
    }
  self->closers[self->depth++] = closer;
  self->expect = closer == '}' ? ANNALS_JSON_EXPECT_KEY_OR_END : ANNALS_JSON_EXPECT_VALUE_OR_END;
  self->at++;
  if (closer == ']' && is_worth_noting (self))
    begin_array (self, start);
  return TRUE;
}

static void
close_container (AnnalsJsonScanner *self)
{
  guint depth = self->depth--;

  self->at++;
  if (depth <= ANNALS_JSON_RECORDED_DEPTH && self->open[depth].elements != NULL)
    end_array (self, depth);
  after_value (self);
}

static gboolean
scan_value (AnnalsJsonScanner *self, char c)
{
  gboolean good;

  if ((self->depth == 0 || self->closers[self->depth - 1] == ']') && !begin_element (self))
    return FALSE;
  if (c == '{' || c == '[')
    return open_container (self, c == '{' ? '}' : ']');
  if (c == '"')
    good = scan_string (self);
  else if (c == '-' || g_ascii_isdigit (c))
    good = scan_number (self);
  else
    good = scan_word (self);
  after_value (self);
  return good;
}

static gboolean
scan_key (AnnalsJsonScanner *self, char c)
{
  if (c != '"')
    return fail_unexpected (self);
  self->expect = ANNALS_JSON_EXPECT_COLON;
  return scan_string (self);
}

static gboolean
scan_separator (AnnalsJsonScanner *self, char c)
{
  gboolean is_colon = self->expect == ANNALS_JSON_EXPECT_COLON;

  if (c != (is_colon ? ':' : ','))
    return fail_unexpected (self);
  self->at++;
  self->expect = !is_colon && self->closers[self->depth - 1] == '}' ? ANNALS_JSON_EXPECT_KEY
                                                                    : ANNALS_JSON_EXPECT_VALUE;
  return TRUE;
}

/* After a complete value: nothing, or, where it was an object, another on a line of its own. */
static gboolean
scan_next_line (AnnalsJsonScanner *self, char c)
{
  gsize before = self->at;

  while (before > 0 && strchr (" \t\r", self->data[before - 1]) != NULL)
    before--;
  if (c != '{' || before == 0 || self->data[before - 1] != '\n'
      || (!self->is_lines && self->data[g_array_index (self->open[0].elements, guint32, 0)] != '{'))
    return fail_unexpected (self);
  self->is_lines = TRUE;
  return scan_value (self, c);
}

static gboolean
scan_token (AnnalsJsonScanner *self, char c)
{
  switch (self->expect)
    {
    case ANNALS_JSON_EXPECT_VALUE_OR_END:
    case ANNALS_JSON_EXPECT_KEY_OR_END:
    case ANNALS_JSON_EXPECT_COMMA_OR_END:
      if (c == self->closers[self->depth - 1])
        {
          close_container (self);
          return TRUE;
        }
      break;
    case ANNALS_JSON_EXPECT_VALUE:
    case ANNALS_JSON_EXPECT_KEY:
    case ANNALS_JSON_EXPECT_COLON:
    case ANNALS_JSON_EXPECT_NOTHING:
    default:
      break;
    }
  switch (self->expect)
    {
    case ANNALS_JSON_EXPECT_VALUE:
    case ANNALS_JSON_EXPECT_VALUE_OR_END:
      return scan_value (self, c);
    case ANNALS_JSON_EXPECT_KEY:
    case ANNALS_JSON_EXPECT_KEY_OR_END:
      return scan_key (self, c);
    case ANNALS_JSON_EXPECT_COLON:
    case ANNALS_JSON_EXPECT_COMMA_OR_END:
      return scan_separator (self, c);
    case ANNALS_JSON_EXPECT_NOTHING:
    default:
      return scan_next_line (self, c);
    }
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/**
 * annals_json_scanner_run:
 * @rest_at: an offset; %G_MAXSIZE: go to the end
 * @depth: how many containers are open around the elements to rest at; or %ANNALS_JSON_ANY_DEPTH
 *
 * Checks the text from where the scanner is: UTF-8, grammar, and a depth of at most
 * %ANNALS_MAX_DEPTH. Needs no stack that grows with the text. It rests before the first element
 * of a noted array that begins at @rest_at or later, and can go on from there.
 *
 * Returns: %FALSE with an #AnnalsFormatError, the scanner being where it fails
 */
gboolean
annals_json_scanner_run (AnnalsJsonScanner *self, gsize rest_at, guint depth, GError **error)
{
  self->rest_at = rest_at;
  self->rest_depth = depth;
  self->rests = FALSE;
  self->error = error;
  for (;;)
    {
      while (self->at < self->length && is_space (self->data[self->at]))
        self->at++;
      if (self->at >= self->length)
        return self->expect == ANNALS_JSON_EXPECT_NOTHING || fail_unexpected (self);
      if (!scan_token (self, self->data[self->at]))
        return self->rests;
    }
}

/**
 * annals_json_scanner_init:
 * @self: (out caller-allocates): a scanner at the text's beginning
 */
void
annals_json_scanner_init (AnnalsJsonScanner *self, const char *data, gsize length)
{
  memset (self, 0, sizeof *self);
  self->data = data;
  self->length = length;
  self->arrays = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonArray));
  g_array_set_clear_func (self->arrays, clear_array);
  begin_array (self, 0);
}

/**
 * annals_json_scanner_fork:
 * @self: (out caller-allocates): a scanner before an element that begins at @at
 * @other: a scanner that rests before another element of what is thought to be the same array
 */
void
annals_json_scanner_fork (AnnalsJsonScanner *self, const AnnalsJsonScanner *other, gsize at)
{
  annals_json_scanner_init (self, other->data, other->length);
  clear_array (&self->open[0]);
  self->at = at;
  self->expect = other->expect;
  self->depth = other->depth;
  self->is_lines = other->is_lines;
  memcpy (self->closers, other->closers, other->depth);
  begin_array (self, ANNALS_JSON_ELSEWHERE);
}

void
annals_json_scanner_clear (AnnalsJsonScanner *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->open); i++)
    clear_array (&self->open[i]);
  g_clear_pointer (&self->arrays, g_array_unref);
}

/**
 * annals_json_scanner_meets:
 * @other: a scanner that rests in the array that @self should be in
 * @at: where one that was forked from @other has set out
 *
 * Whether a scanner that rests has come to the very place and state from which the other set out,
 * so that what that one has found is true.
 */
gboolean
annals_json_scanner_meets (const AnnalsJsonScanner *self, const AnnalsJsonScanner *other, gsize at)
{
  return self->rests && self->at == at && self->expect == other->expect
         && self->depth == other->depth && memcmp (self->closers, other->closers, self->depth) == 0;
}
