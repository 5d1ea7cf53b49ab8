/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-paper-options.h"

#include <glib/gi18n-lib.h>

#include "app/annals-form.h"

/* ---- Range ---- */

GtkWidget *
annals_paper_options_add_range (AdwPreferencesGroup *group)
{
  const char *ranges[] = { _ ("Main range"), _ ("Visible"), _ ("Everything"), NULL };

  return annals_form_add_combo (group, _ ("Range"), ranges);
}

AnnalsSpan
annals_paper_options_get_span (AnnalsViewState *state, AnnalsDocument *document, guint range)
{
  switch (range)
    {
    case ANNALS_PAPER_RANGE_ALL:
      return annals_document_get_range (document);
    case ANNALS_PAPER_RANGE_VISIBLE:
      return annals_view_state_get_span (state);
    case ANNALS_PAPER_RANGE_HOME:
    default:
      return annals_document_get_home (document);
    }
}

/* ---- Poster ---- */

/* What only the seams of a poster have. */
static void
seams_cb (GSettings *settings, const char *key, GtkWidget *row)
{
  gtk_widget_set_sensitive (row, g_settings_get_int (settings, "poster-columns") > 1
                                     || g_settings_get_int (settings, "poster-rows") > 1);
}

static void
follow_seams (GSettings *settings, GtkWidget *control)
{
  GtkWidget *row = annals_form_get_row (control);

  g_signal_connect_object (settings, "changed::poster-columns", G_CALLBACK (seams_cb), row, 0);
  g_signal_connect_object (settings, "changed::poster-rows", G_CALLBACK (seams_cb), row, 0);
  seams_cb (settings, NULL, row);
}

/**
 * annals_paper_options_new_poster:
 *
 * Returns: (transfer floating): a group of rows
 */
GtkWidget *
annals_paper_options_new_poster (GSettings *settings)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);

  adw_preferences_group_set_title (group, _ ("Poster"));
  adw_preferences_group_set_description (
      group, _ ("More than one sheet make a poster: trim them at the marks and join them."));
  GtkWidget *columns =
      annals_form_add_number (group, _ ("Sheets across"), 1, ANNALS_SHEETS_MOST, 1);
  GtkWidget *rows = annals_form_add_number (group, _ ("Sheets down"), 1, ANNALS_SHEETS_MOST, 1);
  GtkWidget *overlap =
      annals_form_add_number (group, _ ("Overlap in millimetres"), 0, ANNALS_OVERLAP_MOST, 1);
  GtkWidget *marks = annals_form_add_switch (group, _ ("Crop marks"));
  g_settings_bind (settings, "poster-columns", columns, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "poster-rows", rows, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "poster-overlap", overlap, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "poster-marks", marks, "active", G_SETTINGS_BIND_DEFAULT);
  follow_seams (settings, overlap);
  follow_seams (settings, marks);
  return widget;
}

/**
 * annals_paper_options_apply_poster:
 * @sheets: one sheet of some paper
 *
 * Makes of it as many as are asked for.
 */
void
annals_paper_options_apply_poster (GSettings *settings, AnnalsSheets *sheets)
{
  sheets->columns = (guint) g_settings_get_int (settings, "poster-columns");
  sheets->rows = (guint) g_settings_get_int (settings, "poster-rows");
  annals_sheets_set_overlap (sheets, g_settings_get_int (settings, "poster-overlap"));
  sheets->unmarked = !g_settings_get_boolean (settings, "poster-marks");
}

/* ---- Pages ---- */

/**
 * annals_paper_options_new_pages:
 *
 * Returns: (transfer floating): a group of rows
 */
GtkWidget *
annals_paper_options_new_pages (GSettings *settings)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);

  adw_preferences_group_set_title (group, _ ("Pages That Follow"));
  GtkWidget *index = annals_form_add_switch (group, _ ("Index of what has no room"));
  GtkWidget *cards = annals_form_add_switch (group, _ ("Events with their sources"));
  g_settings_bind (settings, "paper-index", index, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "paper-cards", cards, "active", G_SETTINGS_BIND_DEFAULT);
  return widget;
}

void
annals_paper_options_apply_pages (GSettings *settings, AnnalsPaperRequest *request)
{
  request->index = g_settings_get_boolean (settings, "paper-index");
  request->cards = g_settings_get_boolean (settings, "paper-cards");
}
