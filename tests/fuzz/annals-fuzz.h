/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "formats/annals-json-index.h"

G_BEGIN_DECLS

/**
 * AnnalsFuzzTarget: one place where bytes of strangers come in
 * @name: of the fuzzer (fuzz-NAME) and of its folder in corpus/
 * @is_json: whether the fuzzer may change the bytes as JSON, value by value
 * @run: takes any bytes; aborts where a promise is broken
 *
 * How to run one, with Clang (some hours find what minutes do not):
 *
 *     CC=clang meson setup _build-fuzz -Dfuzz=true && meson compile -C _build-fuzz fuzz
 *     mkdir -p found && _build-fuzz/tests/fuzz/fuzz-NAME -dict=tests/fuzz/json.dict \
 *       -max_len=4096 -timeout=10 -rss_limit_mb=2048 found tests/fuzz/corpus/NAME
 *
 * What it finds goes, made small by -minimize_crash=1, into corpus/NAME together with the repair.
 * The ordinary tests feed that folder to the same functions ("fuzz-regressions"), so they need no
 * Clang.
 */
typedef struct
{
  const char *name;
  gboolean is_json;
  void (*run) (const char *data, gsize length);
} AnnalsFuzzTarget;

/* NULL where there is no such target. */
const AnnalsFuzzTarget *annals_fuzz_find_target (const char *name);
const AnnalsFuzzTarget *annals_fuzz_get_targets (guint *n_targets);

/* Strict JSON, or JSON Lines, as the program reads it; FALSE where the scanner refuses it. */
gboolean annals_fuzz_scan (AnnalsJsonText *text, AnnalsJsonValue *root, GError **error);
/* A copy without a byte to spare, so that a sanitizer sees a read past the end. */
GBytes *annals_fuzz_copy (const char *data, gsize length);

void annals_fuzz_json (const char *data, gsize length);
void annals_fuzz_date (const char *data, gsize length);
void annals_fuzz_web_date (const char *data, gsize length);
void annals_fuzz_html (const char *data, gsize length);
void annals_fuzz_native (const char *data, gsize length);
void annals_fuzz_rows (const char *data, gsize length);
void annals_fuzz_simile (const char *data, gsize length);
void annals_fuzz_timelinejs (const char *data, gsize length);
void annals_fuzz_timelinejs1 (const char *data, gsize length);
void annals_fuzz_vis (const char *data, gsize length);
void annals_fuzz_wikidata (const char *data, gsize length);

G_END_DECLS
