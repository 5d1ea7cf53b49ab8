/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/annals-json-cursor.h"

G_BEGIN_DECLS

/**
 * AnnalsJsonWriter: indented JSON, written as it goes
 *
 * Unlike a tree it needs no memory but for what is written, and keeps values as they were spelled.
 * In an array a value's name is %NULL.
 */
typedef struct
{
  GString *out;
  guint depth;
  gboolean has_value; /* what is open has one, so that the next needs a comma */
} AnnalsJsonWriter;

#define ANNALS_JSON_WRITER_INIT                                                                    \
  {                                                                                                \
    g_string_new (NULL), 0, FALSE                                                                  \
  }

/* @opening: "{" or "[" */
void annals_json_writer_begin (AnnalsJsonWriter *self, const char *name, char opening);
void annals_json_writer_end (AnnalsJsonWriter *self, char closing);
/* NULL and empty texts are left out. */
void annals_json_writer_add_string (AnnalsJsonWriter *self, const char *name, const char *text);
/* The same with "<", ">" and "&" as HTML has them. */
void annals_json_writer_add_html (AnnalsJsonWriter *self, const char *name, const char *text);
void annals_json_writer_add_double (AnnalsJsonWriter *self, const char *name, double number);
void annals_json_writer_add_boolean (AnnalsJsonWriter *self, const char *name, gboolean value);
/* A value as it was read, byte for byte but for the space between. */
void annals_json_writer_add_value (AnnalsJsonWriter *self,
                                   const char *name,
                                   const AnnalsJsonValue *value);
/* Ends the file with a line break. */
GBytes *annals_json_writer_finish (AnnalsJsonWriter *self);

G_END_DECLS
