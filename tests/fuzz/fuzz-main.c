/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libFuzzer calls. The target's name is given by the build. */
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "annals-fuzz.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size); /* libFuzzer's own */

static const AnnalsFuzzTarget *target;

/* Fatal messages of GLib trap, which libFuzzer does not take for a crash. */
static void
on_trap (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, on_trap);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  target = annals_fuzz_find_target (ANNALS_FUZZ_TARGET);
  g_assert (target != NULL);
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  target->run ((const char *) data, size);
  return 0;
}

/* ---- Changing JSON value by value: changed bytes are seldom JSON, so they would test the scanner
 * alone ---- */

static void
collect (const AnnalsJsonValue *value, GArray *values)
{
  AnnalsJsonIter iter;
  AnnalsJsonValue key, item;

  g_array_append_val (values, *value);
  if (value->kind != ANNALS_JSON_OBJECT && value->kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, value);
  if (value->kind == ANNALS_JSON_ARRAY)
    while (annals_json_iter_next (&iter, &item))
      collect (&item, values);
  else
    while (annals_json_iter_next_member (&iter, &key, &item))
      {
        key.kind = ANNALS_JSON_ABSENT; /* a name: only a text may take its place */
        g_array_append_val (values, key);
        collect (&item, values);
      }
}

/* A text's content as libFuzzer changes it, from its dictionary too, as JSON again. */
static void
append_changed_text (GString *out, const AnnalsJsonValue *value)
{
  char content[1024];
  gsize length = MIN (value->length - 2, sizeof content / 2);

  memcpy (content, value->data + 1, length);
  length = LLVMFuzzerMutate ((uint8_t *) content, length, sizeof content);
  g_autofree char *text = g_utf8_make_valid (content, (gssize) length);
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20)
      g_string_append_printf (out, "\\u%04x", *c);
    else if (*c == '"' || (*c == '\\' && (c[1] == '\0' || strchr ("\"\\/bfnrt", c[1]) == NULL)))
      g_string_append_printf (out, "\\%c", *c);
    else if (*c == '\\')
      g_string_append_len (out, c++, 2);
    else
      g_string_append_c (out, *c);
  g_string_append_c (out, '"');
}

static void
append_change (GString *out,
               const AnnalsJsonValue *value,
               const AnnalsJsonValue *other,
               GRand *rand)
{
  static const char *const values[] = {
    "null",
    "true",
    "\"\"",
    "{}",
    "[]",
    "0",
    "-1",
    "1.5",
    "1e400",
    "99999999999999999999999",
    "\"2020-02-30\"",
    "\"-0490\"",
    "\"2004-06/..\"",
    "\"<b>a</b> &amp; b\"",
    "\"\\ud83d\\u0000\"",
  };

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_append_len (out, other->data, (gssize) other->length);
      break;
    case 1:
      g_string_append (out, values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
      break;
    case 2: /* twice; right in an array, and after a member's value where @other is a name */
      g_string_append_len (out, value->data, (gssize) value->length);
      g_string_append_c (out, ',');
      g_string_append_len (out, other->data, (gssize) other->length);
      if (other->kind == ANNALS_JSON_ABSENT)
        g_string_append (out, ":\"2021\"");
      break;
    case 3:
      g_string_append_printf (out, "[%.*s]", (int) value->length, value->data);
      break;
    default:
      g_string_append_printf (out, "%d", g_rand_int (rand) >> g_rand_int_range (rand, 0, 31));
      break;
    }
}

static gsize
mutate_json (const AnnalsJsonValue *root, char *data, gsize size, gsize max_size, GRand *rand)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonValue));
  g_autoptr (GString) out = g_string_new (NULL);

  collect (root, values);
  const AnnalsJsonValue *all = &g_array_index (values, AnnalsJsonValue, 0);
  const AnnalsJsonValue *value = &all[g_rand_int_range (rand, 0, (int) values->len)];
  const AnnalsJsonValue *other = &all[g_rand_int_range (rand, 0, (int) values->len)];
  gsize before = annals_json_value_offset (value), after = before + value->length;
  g_string_append_len (out, data, (gssize) before);
  if (value->kind == ANNALS_JSON_ABSENT
      || (value->kind == ANNALS_JSON_STRING && g_rand_boolean (rand)))
    append_changed_text (out, value);
  else
    append_change (out, value, other, rand);
  g_string_append_len (out, data + after, (gssize) (size - after));
  if (out->len > max_size)
    return LLVMFuzzerMutate ((uint8_t *) data, size, max_size);
  memcpy (data, out->str, out->len);
  return out->len;
}

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_auto (AnnalsJsonText) text = { .data = (const char *) data, .length = size };
  AnnalsJsonValue root;

  if (!target->is_json || size == 0 || g_rand_int_range (rand, 0, 4) == 0
      || !annals_fuzz_scan (&text, &root, NULL))
    return LLVMFuzzerMutate (data, size, max_size);
  return mutate_json (&root, (char *) data, size, max_size, rand);
}
