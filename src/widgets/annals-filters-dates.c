/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-filters-dates.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"

enum
{
  FROM,
  TO,
  N_ENDS,
};

/**
 * AnnalsFiltersDates:
 *
 * From when and till when: two fields that take a date as a file would have it, so that "2021" is
 * the whole of that year at either end.
 */
struct _AnnalsFiltersDates
{
  GtkWidget parent_instance;

  AnnalsViewState *state;
  GtkEntry *entries[N_ENDS];
  AnnalsTime typed[N_ENDS]; /* what the texts mean */
  gboolean refused[N_ENDS]; /* the text is no date, and waits to be mended */
};

G_DEFINE_FINAL_TYPE (AnnalsFiltersDates, annals_filters_dates, GTK_TYPE_WIDGET)

static const AnnalsTime open_ends[N_ENDS] = { ANNALS_TIME_MIN, ANNALS_TIME_MAX };

static const char *
get_text (AnnalsFiltersDates *self, guint end)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entries[end]));
}

static gboolean
read_end (AnnalsFiltersDates *self, guint end, AnnalsTime *time, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (get_text (self, end)));
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  AnnalsDate date;

  *time = open_ends[end];
  if (*text == '\0')
    return TRUE;
  if (!annals_date_parse (text, -1, annals_document_get_zone (document), &date, error))
    return FALSE;
  if (!(date.flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)))
    *time = end == FROM ? date.earliest : date.latest;
  return TRUE;
}

static void
show_trouble (AnnalsFiltersDates *self, guint end, const char *message)
{
  GtkWidget *entry = GTK_WIDGET (self->entries[end]);

  self->refused[end] = message != NULL;
  if (message != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_entry_set_icon_from_icon_name (self->entries[end], GTK_ENTRY_ICON_SECONDARY,
                                     message != NULL ? "dialog-warning-symbolic" : NULL);
  gtk_entry_set_icon_tooltip_text (self->entries[end], GTK_ENTRY_ICON_SECONDARY, message);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message != NULL ? message : "", -1);
}

static void
apply (AnnalsFiltersDates *self)
{
  AnnalsTime ends[N_ENDS];
  AnnalsSpan span;

  for (guint end = 0; end < N_ENDS; end++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = read_end (self, end, &ends[end], &error);
      show_trouble (self, end, good ? NULL : error->message);
      if (!good)
        return;
    }
  if (ends[TO] <= ends[FROM])
    {
      show_trouble (self, TO, _ ("The end is before the beginning"));
      return;
    }
  gboolean any = ends[FROM] != open_ends[FROM] || ends[TO] != open_ends[TO];
  AnnalsFilter *before = annals_view_state_get_filter (self->state);
  self->typed[FROM] = ends[FROM];
  self->typed[TO] = ends[TO];
  if (annals_filter_get_span (before, &span) == any
      && (!any || (span.start == ends[FROM] && span.end == ends[TO])))
    return;
  g_autoptr (AnnalsFilter) filter = annals_filter_copy (before);
  annals_filter_set_span (filter, any ? &(AnnalsSpan){ ends[FROM], ends[TO] } : NULL);
  annals_view_state_set_filter (self->state, filter);
}

/* What came from elsewhere is written as a date; what was typed stays as it was typed. */
void
annals_filters_dates_sync (AnnalsFiltersDates *self)
{
  AnnalsSpan span;
  gboolean any = annals_filter_get_span (annals_view_state_get_filter (self->state), &span);
  AnnalsTime ends[N_ENDS] = { any ? span.start : open_ends[FROM], any ? span.end : open_ends[TO] };

  for (guint end = 0; end < N_ENDS; end++)
    {
      if (ends[end] == self->typed[end] || self->refused[end])
        continue;
      g_autofree char *text = ends[end] == open_ends[end]
                                  ? g_strdup ("")
                                  : annals_words_iso_date (end == FROM ? ends[end] : ends[end] - 1);
      self->typed[end] = ends[end];
      gtk_editable_set_text (GTK_EDITABLE (self->entries[end]), text);
    }
}

/* ---- Object ---- */

static void
annals_filters_dates_dispose (GObject *object)
{
  AnnalsFiltersDates *self = ANNALS_FILTERS_DATES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_filters_dates_parent_class)->dispose (object);
}

static void
annals_filters_dates_class_init (AnnalsFiltersDatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_filters_dates_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
place (AnnalsFiltersDates *self, GtkWidget *child, int column, int row)
{
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  GtkGridLayoutChild *place =
      GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (grid, child));
  gtk_grid_layout_child_set_column (place, column);
  gtk_grid_layout_child_set_row (place, row);
}

static void
add_entry (AnnalsFiltersDates *self, guint end, const char *title)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title), *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  /* Translators: an example of a date, as a person may type it: a year and a month. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2021-03"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (apply), self);
  gtk_widget_add_controller (entry, focus);
  self->entries[end] = GTK_ENTRY (entry);
  self->typed[end] = open_ends[end];
  place (self, label, 0, (int) end);
  place (self, entry, 1, (int) end);
}

static void
annals_filters_dates_init (AnnalsFiltersDates *self)
{
  GtkGridLayout *grid = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_row_spacing (grid, 6);
  gtk_grid_layout_set_column_spacing (grid, 9);
  add_entry (self, FROM, _ ("_From"));
  /* Translators: the end of a span of time that is asked for. */
  add_entry (self, TO, _ ("_To"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dates"),
                                  -1);
}

GtkWidget *
annals_filters_dates_new (AnnalsViewState *state)
{
  AnnalsFiltersDates *self = g_object_new (ANNALS_TYPE_FILTERS_DATES, NULL);

  self->state = g_object_ref (state);
  annals_filters_dates_sync (self);
  return GTK_WIDGET (self);
}
