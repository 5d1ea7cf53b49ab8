/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vis-timeline: {"items", "groups"}, texts in HTML. */
#include "formats/annals-css-color.h"
#include "formats/annals-writer-private.h"

/* JavaScript takes "-0489" for the year 489 of our era; before it, years have six digits. */
static void
write_date (AnnalsJsonWriter *json, const char *name, const AnnalsWrittenDate *date)
{
  g_autofree char *text = annals_written_date_to_iso (date);
  g_autofree char *expanded = *text == '-' ? g_strconcat ("-00", text + 1, NULL) : NULL;

  annals_json_writer_add_string (json, name, expanded != NULL ? expanded : text);
}

static void
write_style (AnnalsJsonWriter *json, const char *color)
{
  g_autofree char *style = color != NULL ? g_strdup_printf ("background-color: %s;", color) : NULL;

  annals_json_writer_add_string (json, "style", style);
}

static void
write_item (AnnalsWriting *self, const AnnalsRecord *record)
{
  AnnalsJsonWriter *json = &self->json;
  const AnnalsEntity *category = annals_record_get_category (record);
  g_autofree char *html = annals_record_dup_html (record);
  g_autofree char *color = annals_css_color_to_string (record->event->color);

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_add_string (json, "id", record->id);
  annals_json_writer_add_html (json, "content", record->title);
  write_date (json, "start", &record->written_start);
  if (record->has_written_end)
    write_date (json, "end", &record->written_end);
  annals_json_writer_add_string (json, "type", record->has_written_end ? "range" : "box");
  annals_json_writer_add_string (json, "group", category != NULL ? category->id : NULL);
  write_style (json, color);
  annals_json_writer_add_string (json, "title", html);
  annals_json_writer_end (json, '}');
}

static void
write_eras (AnnalsJsonWriter *json, AnnalsDocument *document)
{
  guint n;
  const AnnalsEra *eras = annals_document_get_eras (document, &n);

  for (guint i = 0; i < n; i++)
    {
      AnnalsWrittenDate first, last;
      annals_written_span ((AnnalsSpan){ eras[i].start, eras[i].end }, &first, &last);
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_html (json, "content", eras[i].title != NULL ? eras[i].title : "");
      write_date (json, "start", &first);
      write_date (json, "end", &last);
      annals_json_writer_add_string (json, "type", "background");
      write_style (json, eras[i].color);
      annals_json_writer_end (json, '}');
    }
}

/* Chains the parts of each category, so that nobody looks through all for each: @first of a
 * category and @next of a part are numbers from 1, and 0 ends a chain. */
static void
chain_parts (const AnnalsEntity *categories, guint n, guint *first, guint *next)
{
  for (guint i = n; i > 0; i--)
    {
      guint parent = categories[i - 1].parent;
      if (parent == 0)
        continue;
      next[i - 1] = first[parent - 1];
      first[parent - 1] = i;
    }
}

/* A group names the groups that are part of it. */
static void
write_nested (AnnalsJsonWriter *json, const AnnalsEntity *categories, guint part, const guint *next)
{
  if (part == 0)
    return;
  annals_json_writer_begin (json, "nestedGroups", '[');
  for (; part > 0; part = next[part - 1])
    annals_json_writer_add_string (json, NULL, categories[part - 1].id);
  annals_json_writer_end (json, ']');
}

static void
write_groups (AnnalsJsonWriter *json, AnnalsDocument *document)
{
  guint n;
  const AnnalsEntity *categories = annals_document_get_categories (document, &n);

  if (n == 0)
    return;
  g_autofree guint *first = g_new0 (guint, n);
  g_autofree guint *next = g_new0 (guint, n);
  chain_parts (categories, n, first, next);
  annals_json_writer_begin (json, "groups", '[');
  for (guint i = 0; i < n; i++)
    {
      const AnnalsEntity *category = &categories[i];
      annals_json_writer_begin (json, NULL, '{');
      annals_json_writer_add_string (json, "id", category->id);
      annals_json_writer_add_html (json, "content",
                                   category->title != NULL ? category->title : category->id);
      annals_json_writer_add_double (json, "order", i);
      write_style (json, category->color);
      write_nested (json, categories, first[i], next);
      if (category->collapsed)
        annals_json_writer_add_boolean (json, "showNested", FALSE);
      annals_json_writer_end (json, '}');
    }
  annals_json_writer_end (json, ']');
}

static void
write_vis (AnnalsWriting *self)
{
  AnnalsJsonWriter *json = &self->json;

  annals_json_writer_begin (json, NULL, '{');
  annals_json_writer_begin (json, "items", '[');
  annals_writing_write_events (self, write_item);
  write_eras (json, self->document);
  annals_json_writer_end (json, ']');
  write_groups (json, self->document);
  annals_json_writer_end (json, '}');
}

const AnnalsTarget annals_vis_target = {
  .name = "vis",
  .title = "vis-timeline",
  .suffix = ".vis.json",
  .keeps = ANNALS_MEMBER_BIT (CATEGORY_TITLE) | ANNALS_MEMBER_BIT (CATEGORY_COLOR)
           | ANNALS_MEMBER_BIT (CATEGORY_PARENT) | ANNALS_MEMBER_BIT (CATEGORY_COLLAPSED)
           | ANNALS_MEMBER_BIT (ERAS) | ANNALS_MEMBER_BIT (ERA_COLOR) | ANNALS_MEMBER_BIT (ID)
           | ANNALS_MEMBER_BIT (CATEGORY) | ANNALS_MEMBER_BIT (COLOR) | ANNALS_MEMBER_BIT (SUMMARY)
           | ANNALS_MEMBER_BIT (BODY),
  .write = write_vis,
};
