/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* after "[" */
  EXPECT_KEY_OR_END,   /* after "{" */
  EXPECT_KEY,          /* after a comma in an object */
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING, /* the text is complete */
} Expect;

typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  Expect expect;
  guint depth;
  char closers[ANNALS_MAX_DEPTH]; /* what ends each open container */
  gboolean starved;               /* failed for want of more text */
  GError **error;
} Scanner;

#define LONGEST_TOKEN 6 /* "\\u1234" or "false": what may be cut short */

static gboolean
fail (Scanner *self, gsize at, const char *message)
{
  self->at = at;
  self->starved = self->starved || self->length - at <= LONGEST_TOKEN;
  g_set_error_literal (self->error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_SYNTAX, message);
  return FALSE;
}

/* "“}”", or what a person would call it. */
static char *
describe (Scanner *self)
{
  if (self->at >= self->length)
    return g_strdup (_ ("the end of the file"));
  gunichar c =
      g_utf8_get_char_validated (self->data + self->at, (gssize) (self->length - self->at));
  if (c >= 0x110000)
    return g_strdup (_ ("a byte that is no text"));
  if (!g_unichar_isprint (c))
    return g_strdup_printf (_ ("the character U+%04X"), c);
  char utf8[8] = { 0 };
  g_unichar_to_utf8 (c, utf8);
  /* Translators: a single character of the file, in quotes. */
  return g_strdup_printf (_ ("“%s”"), utf8);
}

static gboolean
fail_unexpected (Scanner *self)
{
  g_autofree char *found = describe (self);
  char closer = self->depth > 0 ? self->closers[self->depth - 1] : '\0';
  const char *format;

  switch (self->expect)
    {
    case EXPECT_KEY_OR_END:
      format = _ ("Expected a member's name in double quotes or “}”, found %s");
      break;
    case EXPECT_KEY:
      format = _ ("Expected a member's name in double quotes after the comma, found %s");
      break;
    case EXPECT_COLON:
      format = _ ("Expected “:” after the member's name, found %s");
      break;
    case EXPECT_COMMA_OR_END:
      format =
          closer == '}' ? _ ("Expected “,” or “}”, found %s") : _ ("Expected “,” or “]”, found %s");
      break;
    case EXPECT_VALUE_OR_END:
      format = _ ("Expected a value or “]”, found %s");
      break;
    case EXPECT_NOTHING:
      format = _ ("Expected the end of the file, found %s");
      break;
    case EXPECT_VALUE:
    default:
      format = _ ("Expected a value, found %s");
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *message = g_strdup_printf (format, found);
#pragma GCC diagnostic pop
  return fail (self, self->at, message);
}

static void
after_value (Scanner *self)
{
  self->expect = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static gboolean
scan_escape (Scanner *self)
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

static gboolean
scan_string (Scanner *self)
{
  gsize start = self->at++;

  while (self->at < self->length)
    {
      guchar c = (guchar) self->data[self->at];
      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (self, self->at,
                     _ ("A line break or control character inside a text must be escaped"));
      if (c != '\\')
        self->at++;
      else if (!scan_escape (self))
        return FALSE;
    }
  self->starved = TRUE;
  return fail (self, start, _ ("This text has no closing double quote"));
}

static gboolean
scan_digits (Scanner *self)
{
  gsize start = self->at;

  while (self->at < self->length && g_ascii_isdigit (self->data[self->at]))
    self->at++;
  return self->at > start || fail (self, self->at, _ ("Expected a digit"));
}

static gboolean
next_is (Scanner *self, char a, char b)
{
  return self->at < self->length && (self->data[self->at] == a || self->data[self->at] == b);
}

static gboolean
scan_number (Scanner *self)
{
  if (next_is (self, '-', '-'))
    self->at++;
  if (next_is (self, '0', '0'))
    {
      self->at++;
      if (self->at < self->length && g_ascii_isdigit (self->data[self->at]))
        return fail (self, self->at - 1, _ ("A number cannot begin with 0"));
    }
  else if (!scan_digits (self))
    return FALSE;
  if (next_is (self, '.', '.'))
    {
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (next_is (self, 'e', 'E'))
    {
      self->at++;
      if (next_is (self, '+', '-'))
        self->at++;
      return scan_digits (self);
    }
  return TRUE;
}

static gboolean
scan_word (Scanner *self)
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

static gboolean
open_container (Scanner *self, char closer)
{
  if (self->depth == ANNALS_MAX_DEPTH)
    {
      g_set_error (self->error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_LIMIT,
                   _ ("Nested deeper than %d levels"), ANNALS_MAX_DEPTH);
      return FALSE;
    }
  self->closers[self->depth++] = closer;
  self->expect = closer == '}' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  self->at++;
  return TRUE;
}

static void
close_container (Scanner *self)
{
  self->depth--;
  self->at++;
  after_value (self);
}

static gboolean
scan_value (Scanner *self, char c)
{
  gboolean good;

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
scan_token (Scanner *self, char c)
{
  char closer = self->depth > 0 ? self->closers[self->depth - 1] : '\0';

  switch (self->expect)
    {
    case EXPECT_VALUE_OR_END:
    case EXPECT_KEY_OR_END:
    case EXPECT_COMMA_OR_END:
      if (c == closer)
        {
          close_container (self);
          return TRUE;
        }
      break;
    case EXPECT_VALUE:
    case EXPECT_KEY:
    case EXPECT_COLON:
    case EXPECT_NOTHING:
    default:
      break;
    }
  switch (self->expect)
    {
    case EXPECT_VALUE:
    case EXPECT_VALUE_OR_END:
      return scan_value (self, c);
    case EXPECT_KEY:
    case EXPECT_KEY_OR_END:
      if (c != '"' || !scan_string (self))
        return c == '"' ? FALSE : fail_unexpected (self);
      self->expect = EXPECT_COLON;
      return TRUE;
    case EXPECT_COLON:
    case EXPECT_COMMA_OR_END:
      if (c != (self->expect == EXPECT_COLON ? ':' : ','))
        return fail_unexpected (self);
      self->expect =
          self->expect == EXPECT_COMMA_OR_END && closer == '}' ? EXPECT_KEY : EXPECT_VALUE;
      self->at++;
      return TRUE;
    case EXPECT_NOTHING:
    default:
      return fail_unexpected (self);
    }
}

static gboolean
scan_all (Scanner *self)
{
  for (;;)
    {
      while (self->at < self->length && strchr (" \t\r\n", self->data[self->at]) != NULL
             && self->data[self->at] != '\0')
        self->at++;
      if (self->at >= self->length)
        return self->expect == EXPECT_NOTHING || fail_unexpected (self);
      if (!scan_token (self, self->data[self->at]))
        return FALSE;
    }
}

/**
 * annals_json_scanner_check:
 * @data: the text, after any byte-order mark
 * @offset: (out): on failure, where, in bytes
 *
 * Checks a text against RFC 8259: UTF-8, grammar, and a depth of at most %ANNALS_MAX_DEPTH. Needs
 * no stack that grows with the text. What comes after may walk the bytes without checks.
 *
 * Returns: %FALSE with an #AnnalsFormatError
 */
gboolean
annals_json_scanner_check (const char *data, gsize length, gsize *offset, GError **error)
{
  g_autoptr (GError) fault = NULL;
  Scanner self = { .data = data, .expect = EXPECT_VALUE, .error = &fault };
  const char *bad;
  gboolean is_text = g_utf8_validate_len (data, length, &bad);

  /* A fault of the grammar is told first where it comes before that of the encoding. */
  self.length = (gsize) (bad - data);
  gboolean good = scan_all (&self);
  if (!is_text && (good || self.starved))
    {
      g_clear_error (&fault);
      *offset = self.length;
      g_set_error_literal (error, ANNALS_FORMAT_ERROR, ANNALS_FORMAT_ERROR_NOT_JSON,
                           _ ("The text is not UTF-8 here"));
      return FALSE;
    }
  if (!good)
    {
      *offset = self.at;
      g_propagate_error (error, g_steal_pointer (&fault));
    }
  return good;
}
