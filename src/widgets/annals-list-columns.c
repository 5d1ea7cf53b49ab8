/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the cells of the list. */
#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-event-model.h"
#include "widgets/annals-event-text.h"
#include "widgets/annals-list-view-private.h"

#define ZONE_ROOM 10      /* characters of a zone, where it is told with times: " UTC+12:45" */
#define SOURCES_MOST 2048 /* cells that are remembered */
#define ITEM "annals-list-item"

/* Characters that a column asks for, and at least. */
static const struct
{
  guint natural, least;
} widths[ANNALS_N_SORTS] = {
  [ANNALS_SORT_DATE] = { 20, 17 },    [ANNALS_SORT_TITLE] = { 60, 28 },
  [ANNALS_SORT_CATEGORY] = { 12, 9 }, [ANNALS_SORT_ACTORS] = { 24, 10 },
  [ANNALS_SORT_PLACE] = { 16, 9 },    [ANNALS_SORT_SOURCES] = { 18, 8 },
};

/* ---- Texts ---- */

static char *
dup_sources (AnnalsDocument *document, guint event)
{
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);

  if (detail == NULL || detail->sources->len == 0)
    return g_strdup ("");
  const AnnalsSource *first = g_ptr_array_index (detail->sources, 0);
  const char *name = first->publisher != NULL ? first->publisher : first->title;
  return g_strdup_printf ("%u · %s", detail->sources->len, name != NULL ? name : first->url);
}

/* A lone day, of which nothing else is to be said, in short, so that a column of them is easy to go
 * through. */
static char *
dup_date (AnnalsClock *clock, const AnnalsEvent *event)
{
  const guint plain = ANNALS_EVENT_HAS_SOURCES | ANNALS_EVENT_TIMED;

  return (event->flags & ~plain) == 0 && event->start_precision >= ANNALS_PRECISION_DAY
             ? annals_words_time_short (event->start, event->start_precision, clock)
             : annals_words_event (event, clock);
}

/* Read from the file's text, so only of rows that are on screen, and not at each scroll. */
static const char *
look_up_sources (AnnalsListView *self, AnnalsDocument *document, guint event)
{
  char *text = g_hash_table_lookup (self->sources, GUINT_TO_POINTER (event));

  if (text != NULL)
    return text;
  if (g_hash_table_size (self->sources) >= SOURCES_MOST)
    g_hash_table_remove_all (self->sources);
  text = dup_sources (document, event);
  g_hash_table_insert (self->sources, GUINT_TO_POINTER (event), text);
  return text;
}

static char *
dup_text (AnnalsListView *self, AnnalsDocument *document, guint index, AnnalsSort column)
{
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[index];

  switch (column)
    {
    case ANNALS_SORT_DATE:
      return dup_date (annals_view_state_get_clock (self->state), event);
    case ANNALS_SORT_CATEGORY:
      return g_strdup (event->category != ANNALS_NONE
                           ? annals_document_get_categories (document, NULL)[event->category].title
                           : "");
    case ANNALS_SORT_ACTORS:
      /* Translators: between the names in a list of actors. */
      return annals_event_dup_actors (document, index, _ (", "));
    case ANNALS_SORT_PLACE:
      return g_strdup (event->place != ANNALS_NONE
                           ? annals_document_get_places (document, NULL)[event->place].title
                           : "");
    case ANNALS_SORT_SOURCES:
      return g_strdup (
          event->flags & ANNALS_EVENT_HAS_SOURCES ? look_up_sources (self, document, index) : "");
    case ANNALS_SORT_TITLE:
    default:
      return annals_event_dup_title (event);
    }
}

char *
annals_list_view_dup_cell (AnnalsListView *self, guint event, AnnalsSort column)
{
  char *text = dup_text (self, annals_list_model_get_document (self->model), event, column);

  return g_strdelimit (text, "\n\r\t", ' ');
}

/* ---- Rows ---- */

/* The row above a cell; NULL while it has none. */
static GtkWidget *
get_row (AnnalsListView *self, GtkWidget *cell)
{
  GtkWidget *rows = annals_list_view_get_rows (self);

  while (cell != NULL && gtk_widget_get_parent (cell) != rows)
    cell = gtk_widget_get_parent (cell);
  return cell;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* As in the timeline: what is found stands out, and what is not steps back. */
static gboolean
mark (AnnalsListView *self, GtkListItem *item, GtkWidget *row)
{
  AnnalsHits *hits = annals_view_state_get_hits (self->state);
  AnnalsEventRow *event = gtk_list_item_get_item (item);
  gboolean found = hits != NULL
                   && annals_event_set_contains (annals_hits_get_events (hits),
                                                 annals_event_row_get_event (event));

  set_class (gtk_list_item_get_child (item), "annals-found", found);
  set_class (row, "annals-other", hits != NULL && !found);
  return found;
}

/* A row has no name from what is in it. */
static void
describe (AnnalsListView *self, GtkListItem *item, GtkWidget *row, gboolean found)
{
  guint event = annals_event_row_get_event (gtk_list_item_get_item (item));
  g_autofree char *title = annals_list_view_dup_cell (self, event, ANNALS_SORT_TITLE);
  g_autofree char *when = annals_list_view_dup_cell (self, event, ANNALS_SORT_DATE);
  g_autofree char *where =
      g_strdup_printf (_ ("event %u of %u"), gtk_list_item_get_position (item) + 1,
                       g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  g_autofree char *text =
      /* Translators: of a row that a search has found: a date, then "event 2 of 9". */
      g_strdup_printf (found ? _ ("%s, found, %s") : _ ("%s, %s"), when, where);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_row (AnnalsListView *self, GtkListItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL; /* in no list yet */

  if (row != NULL)
    describe (self, item, row, mark (self, item, row));
}

void
annals_list_view_mark_rows (AnnalsListView *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_row (self, item);
}

static GtkListItem *
find_item (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), ITEM);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && item == NULL;
       child = gtk_widget_get_next_sibling (child))
    item = find_item (child);
  return item;
}

guint
annals_list_view_event_at (AnnalsListView *self, GtkWidget *widget, GtkWidget **row)
{
  GtkWidget *at = get_row (self, widget);
  GtkListItem *item = at != NULL ? find_item (at) : NULL;
  AnnalsEventRow *event = item != NULL ? gtk_list_item_get_item (item) : NULL;

  if (row != NULL)
    *row = at;
  return event != NULL ? annals_event_row_get_event (event) : ANNALS_NONE;
}

/* ---- Cells ----
 *
 * Inscriptions, which have the same size whatever they say: a label would be measured for each row
 * that comes into sight. */

/* The zone stands at a date's end, and is told so that nobody takes the time for another's: where
 * there is one, dates are not cut. */
static void
set_room (const AnnalsListColumn *column, GtkInscription *cell)
{
  AnnalsClock *clock = annals_view_state_get_clock (column->list->state);
  gboolean told = column->sort == ANNALS_SORT_DATE && annals_clock_is_told (clock);
  guint natural = widths[column->sort].natural + (told ? ZONE_ROOM : 0);

  gtk_inscription_set_nat_chars (cell, natural);
  gtk_inscription_set_min_chars (cell, told ? natural : widths[column->sort].least);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AnnalsListColumn *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 0);
  g_object_set_data (G_OBJECT (cell), ITEM, item);
  gtk_list_item_set_child (item, cell);
}

static void
fill (const AnnalsListColumn *column, GtkListItem *item)
{
  guint event = annals_event_row_get_event (gtk_list_item_get_item (item));
  g_autofree char *text = annals_list_view_dup_cell (column->list, event, column->sort);
  GtkWidget *child = gtk_list_item_get_child (item), *cell = gtk_widget_get_parent (child);

  /* In GTK 4.8 a cell answers a click as its row does: with Ctrl they would select and unselect. */
  gtk_widget_set_can_target (cell, FALSE);
  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  set_room (column, GTK_INSCRIPTION (child));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_column_view_column_get_title (column->column), -1);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AnnalsListColumn *column)
{
  AnnalsListView *self = column->list;

  fill (column, item);
  if (column->sort == ANNALS_SORT_DATE)
    g_hash_table_add (self->dates, item);
  if (column->sort != ANNALS_SORT_TITLE)
    return;
  g_hash_table_add (self->rows, item);
  show_row (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AnnalsListColumn *column)
{
  AnnalsListView *self = column->list;

  g_hash_table_remove (column->sort == ANNALS_SORT_DATE ? self->dates : self->rows, item);
}

void
annals_list_view_update_dates (AnnalsListView *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->dates);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    fill (&self->columns[ANNALS_SORT_DATE], item);
  /* A row tells its date to whoever does not see it. */
  annals_list_view_mark_rows (self);
}

/* ---- Headings ----
 *
 * The toolkit's sorters only show the arrow and tell of clicks: to sort by them would make a row of
 * each event. Which column comes first it does not tell before 4.10; but it asks that one's sorter
 * first. */

static int
ask_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnalsListColumn *column = data;

  if (column->list->asked == ANNALS_N_SORTS)
    column->list->asked = column->sort;
  return -1;
}

void
annals_list_view_init_columns (AnnalsListView *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->dates = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ANNALS_N_SORTS; i++)
    {
      AnnalsListColumn *column = &self->columns[i];
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkCustomSorter *sorter = gtk_custom_sorter_new (ask_cb, column, NULL);

      column->list = self;
      column->sort = i;
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
      if (i == ANNALS_SORT_TITLE || i == ANNALS_SORT_DATE)
        g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
      gtk_column_view_column_set_factory (column->column, factory);
      gtk_column_view_column_set_sorter (column->column, GTK_SORTER (sorter));
      g_object_unref (factory);
      g_object_unref (sorter);
    }
}
