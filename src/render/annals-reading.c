/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which the texts of a page are read aloud: title, eras, lane by lane in order of
 * time, legend. */
#include "render/annals-reading.h"

enum
{
  PART_TITLE,
  PART_ERAS,
  PART_LANES, /* one for each */
};

/* Of the lane that a text stands in; past the last: none. */
static guint
find_lane (const AnnalsScene *scene, double y)
{
  guint i = 0;

  for (; i < scene->lanes->len; i++)
    {
      const AnnalsBox *box = &g_array_index (scene->lanes, AnnalsSceneLane, i).box;
      if (y < box->y + box->height)
        break;
    }
  return i;
}

static gboolean
is_in_gutter (const AnnalsScene *scene, double x)
{
  return scene->gutter.width > 0 && x >= scene->gutter.x
         && x < scene->gutter.x + scene->gutter.width;
}

static void
place_in_scene (const AnnalsScene *scene, double x, double y, AnnalsReading *reading)
{
  if (y < scene->plot.y)
    return;
  reading->tag = "P";
  reading->part = PART_ERAS;
  if (y < scene->plot.y + scene->band)
    return;
  reading->part = PART_LANES + find_lane (scene, y);
  if (!is_in_gutter (scene, x))
    return;
  const AnnalsSceneLane *lane =
      reading->part - PART_LANES < scene->lanes->len
          ? &g_array_index (scene->lanes, AnnalsSceneLane, reading->part - PART_LANES)
          : NULL;
  if (lane != NULL && y < lane->heading.y + scene->ruler.height / 3)
    reading->tag = "H2";
}

/* An event's label is read at the event's time, on whichever side of its mark it stands. */
static double
get_along (const AnnalsPage *page, const AnnalsPageText *text)
{
  gboolean mirrored = page->scene->mirrored;
  double lead = text->box.x + (mirrored ? text->box.width : 0);
  const AnnalsEvent *events =
      annals_document_get_events (annals_lanes_get_document (page->request.lanes), NULL);

  if (text->event != ANNALS_NONE)
    lead = annals_scene_x_of (page->scene, events[text->event].start);
  return mirrored ? -lead : lead;
}

static gboolean
has_middle (const AnnalsBox *box, double x, double y)
{
  return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

/* The items by their events; those of one event, which may be in several lanes, one after another.
 */
static GHashTable *
list_items (const AnnalsScene *scene)
{
  GHashTable *items = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < scene->items->len; i++)
    {
      AnnalsItem *item = &g_array_index (scene->items, AnnalsItem, i);
      gpointer key = GUINT_TO_POINTER (item->event);
      GPtrArray *of_event = g_hash_table_lookup (items, key);
      if (of_event == NULL)
        g_hash_table_insert (items, key, of_event = g_ptr_array_new ());
      g_ptr_array_add (of_event, item);
    }
  return items;
}

/* All that a pointer takes for the event whose label a text is. */
static AnnalsBox
find_link (const AnnalsPage *page, const AnnalsPageText *text, GHashTable *items)
{
  const GPtrArray *of_event = text->event != ANNALS_NONE
                                  ? g_hash_table_lookup (items, GUINT_TO_POINTER (text->event))
                                  : NULL;
  double x = text->box.x + text->box.width / 2, y = text->box.y + text->box.height / 2;

  for (guint i = 0; of_event != NULL && i < of_event->len; i++)
    {
      AnnalsBox whole = ((const AnnalsItem *) g_ptr_array_index (of_event, i))->whole;
      whole.y += page->top;
      if (has_middle (&whole, x, y))
        return whole;
    }
  return text->box;
}

static AnnalsReading
place (const AnnalsPage *page, const AnnalsPageText *text, guint i)
{
  double x = text->box.x + text->box.width / 2, y = text->box.y + text->box.height / 2;
  AnnalsReading reading = { .text = i, .along = get_along (page, text) };

  if (y < page->top)
    {
      reading.tag = i == 0 ? "H1" : "P";
      reading.along = i;
    }
  else if (y >= page->request.height - page->bottom)
    {
      reading.tag = "P";
      reading.part = G_MAXUINT;
      reading.along = i;
    }
  else
    place_in_scene (page->scene, x, y - page->top, &reading);
  return reading;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AnnalsReading *i = a, *j = b;

  if (i->part != j->part)
    return i->part < j->part ? -1 : 1;
  return (i->along > j->along) - (i->along < j->along);
}

/**
 * annals_reading_new:
 * @texts: (element-type AnnalsPageText): of @page
 *
 * Returns: (transfer full) (element-type AnnalsReading): all of them, in the order of reading
 */
GArray *
annals_reading_new (const AnnalsPage *page, const GArray *texts)
{
  GArray *self = g_array_sized_new (FALSE, FALSE, sizeof (AnnalsReading), texts->len);
  g_autoptr (GHashTable) items = list_items (page->scene);

  for (guint i = 0; i < texts->len; i++)
    {
      const AnnalsPageText *text = &g_array_index (texts, AnnalsPageText, i);
      AnnalsReading reading = place (page, text, i);
      reading.link = find_link (page, text, items);
      g_array_append_val (self, reading);
    }
  g_array_sort (self, compare); /* stable: a heading before what is under it */
  return self;
}

/**
 * annals_reading_begin_link:
 * @url: where a click leads
 * @box: in @cr's units
 */
void
annals_reading_begin_link (cairo_t *cr, const char *url, const AnnalsBox *box)
{
  const double numbers[] = { box->x, box->y, box->width, box->height };
  g_autoptr (GString) tag = g_string_new ("uri='");

  for (const char *c = url; *c != '\0'; c++)
    {
      if (*c == '\'' || *c == '\\')
        g_string_append_c (tag, '\\');
      g_string_append_c (tag, *c);
    }
  g_string_append (tag, "' rect=[");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_printf (tag, " %s",
                              g_ascii_formatd (buffer, sizeof buffer, "%.2f", numbers[i]));
    }
  g_string_append (tag, "]");
  cairo_tag_begin (cr, CAIRO_TAG_LINK, tag->str);
}
