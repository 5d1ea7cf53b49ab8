/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/annals-application.h"
#include "app/annals-export-save.h"
#include "app/annals-file-chooser.h"
#include "app/annals-form.h"
#include "app/annals-paper-options.h"
#include "widgets/annals-latest.h"
#include "widgets/annals-text-button.h"

#define WIDTH 560
#define HEIGHT 720
#define PREVIEW_HEIGHT 220
#define PREVIEW_PIXELS 1400 /* of its longer side */

typedef struct
{
  AnnalsWindow *parent; /* borrowed: the dialog goes with it */
  GSettings *settings;
  GtkWidget *dialog;
  GtkWidget *save;
  GtkWidget *format, *range, *which_lanes, *theme, *title, *legend;
  GtkWidget *paper, *landscape, *width, *height, *scale, *outlines;
  GtkWidget *poster, *pages;
  GtkWidget *preview, *sheets, *fault;
  AnnalsSpan span;    /* that was measured, after the other ranges; none: of no length */
  AnnalsLanes *shown; /* what was shown when the dialog opened */
  AnnalsLanes *lanes; /* those of them that were chosen */
  AnnalsLatest *latest;
} Export;

static const char *const extensions[] = { "png", "svg", "pdf" };
static const AnnalsTheme themes[] = { ANNALS_THEME_LIGHT, ANNALS_THEME_DARK, ANNALS_THEME_PRINT };

enum
{
  CHOICE_PRINT = 2,    /* among the themes */
  CHOICE_MEASURED = 3, /* among the ranges */
};

static void
export_free (Export *self)
{
  g_clear_pointer (&self->shown, annals_lanes_unref);
  g_clear_pointer (&self->lanes, annals_lanes_unref);
  g_object_unref (self->settings);
  g_free (self);
}

/* ---- What is asked for ---- */

static gboolean
has_measured (Export *self)
{
  return annals_span_length (self->span) > 0;
}

static guint
get_chosen (GtkWidget *combo)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (combo));
}

static AnnalsPaperFormat
get_format (Export *self)
{
  return (AnnalsPaperFormat) MIN (get_chosen (self->format), ANNALS_PAPER_PDF);
}

/* NULL: no paper, a size in pixels. */
static const char *
get_paper (Export *self)
{
  guint chosen = get_chosen (self->paper);

  return chosen > 0 ? annals_sheets_list_papers ()[chosen - 1] : NULL;
}

static void
set_paper (Export *self, AnnalsPaperRequest *request)
{
  AnnalsSheets sheets = { 0 };

  annals_sheets_set_paper (&sheets, get_paper (self),
                           gtk_switch_get_active (GTK_SWITCH (self->landscape)));
  annals_paper_options_apply_poster (self->settings, &sheets);
  annals_paper_request_set_sheets (request, &sheets);
  if (request->format == ANNALS_PAPER_PDF)
    annals_paper_options_apply_pages (self->settings, request);
}

static AnnalsPaperRequest
get_request (Export *self)
{
  AnnalsViewState *state = annals_window_get_state (self->parent);
  AnnalsPaperRequest request = {
    .format = get_format (self),
    .width = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->width)),
    .height = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->height)),
    .scale = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->scale)),
    .theme = themes[MIN (get_chosen (self->theme), CHOICE_PRINT)],
    .mirrored = gtk_widget_get_direction (self->dialog) == GTK_TEXT_DIR_RTL,
    .direction = annals_window_get_direction (self->parent),
    .shapes = annals_view_state_get_shapes (state),
    .title = gtk_switch_get_active (GTK_SWITCH (self->title)),
    .legend = gtk_switch_get_active (GTK_SWITCH (self->legend)),
    .outlines = gtk_switch_get_active (GTK_SWITCH (self->outlines)),
    .lanes = self->lanes,
    .clock = annals_view_state_get_clock (state),
    .selected = annals_view_state_get_selected (state),
  };

  request.span = has_measured (self) && get_chosen (self->range) == CHOICE_MEASURED
                     ? self->span
                     : annals_paper_options_get_span (
                         state, annals_lanes_get_document (self->lanes), get_chosen (self->range));
  if (get_paper (self) != NULL)
    set_paper (self, &request);
  return request;
}

/* All lanes, or one of them: the first choice is all. The events of one actor or tag, which share
 * lanes with others, are told out by category. */
static void
choose_lanes (Export *self)
{
  AnnalsGrouping grouping = annals_lanes_get_grouping (self->shown);
  gboolean shares = grouping == ANNALS_GROUPING_ACTOR || grouping == ANNALS_GROUPING_TAG;
  guint n, chosen = get_chosen (self->which_lanes);
  const AnnalsLane *all = annals_lanes_get (self->shown, &n);

  g_clear_pointer (&self->lanes, annals_lanes_unref);
  if (chosen == 0 || chosen > n)
    self->lanes = annals_lanes_ref (self->shown);
  else
    self->lanes = annals_lanes_new (annals_lanes_get_document (self->shown),
                                    annals_index_get_members (all[chosen - 1].index),
                                    annals_index_get_n_members (all[chosen - 1].index),
                                    shares ? ANNALS_GROUPING_CATEGORY : grouping);
}

/* ---- Preview ---- */

typedef struct
{
  GdkTexture *texture;
  char *fault;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;

  g_clear_object (&self->texture);
  g_free (self->fault);
  g_free (self);
}

static gpointer
preview_work (gpointer request, AnnalsLatestJob *job, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  Preview *preview = g_new0 (Preview, 1);
  preview->texture = annals_paper_preview (request, PREVIEW_PIXELS, &error);
  preview->fault = error != NULL ? g_strdup (error->message) : NULL;
  return preview;
}

static void
preview_ready (gpointer result, gboolean whole, gpointer data)
{
  Export *self = data;
  Preview *preview = result;

  gtk_picture_set_paintable (GTK_PICTURE (self->preview), GDK_PAINTABLE (preview->texture));
  gtk_label_set_text (GTK_LABEL (self->fault), preview->fault != NULL ? preview->fault : "");
  gtk_widget_set_visible (self->fault, preview->fault != NULL);
  gtk_widget_set_sensitive (self->save, preview->fault == NULL);
  preview_free (preview);
}

static void
show_what_applies (Export *self)
{
  gboolean on_paper = get_paper (self) != NULL;
  AnnalsPaperFormat format = get_format (self);

  gtk_widget_set_visible (annals_form_get_row (self->landscape), on_paper);
  gtk_widget_set_visible (annals_form_get_row (self->width), !on_paper);
  gtk_widget_set_visible (annals_form_get_row (self->height), !on_paper);
  gtk_widget_set_visible (annals_form_get_row (self->scale), format == ANNALS_PAPER_PNG);
  gtk_widget_set_visible (annals_form_get_row (self->outlines), format == ANNALS_PAPER_SVG);
  gtk_widget_set_visible (self->poster, on_paper);
  gtk_widget_set_visible (self->pages, on_paper && format == ANNALS_PAPER_PDF);
}

/* How large a poster will be on its wall. */
static void
show_sheets (Export *self, const AnnalsPaperRequest *request)
{
  guint n = annals_sheets_get_n (&request->sheets);
  g_autofree char *text = g_strdup_printf (
      /* Translators: of a poster: of how many sheets it is, and how large when they are joined. */
      ngettext ("%u sheet, %.0f × %.0f cm", "%u sheets, %.0f × %.0f cm", n), n,
      request->width / ANNALS_PIXELS_A_MM / 10, request->height / ANNALS_PIXELS_A_MM / 10);

  gtk_label_set_text (GTK_LABEL (self->sheets), text);
  gtk_widget_set_visible (self->sheets, n > 1);
}

static void
changed_cb (Export *self)
{
  show_what_applies (self);
  choose_lanes (self);
  AnnalsPaperRequest request = get_request (self);
  show_sheets (self, &request);
  annals_latest_request (self->latest, annals_paper_request_dup (&request));
}

/* ---- Saving ---- */

static void
chosen_cb (GFile *file, gpointer data)
{
  Export *self = data;
  AnnalsPaperRequest request = get_request (self);

  annals_export_save (&request, file, self->parent, self->dialog, self->save);
}

static void
export_cb (Export *self)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", _ ("timeline"), extensions[get_format (self)]);

  annals_file_chooser_save (GTK_WINDOW (self->dialog), _ ("Export Picture"), name, chosen_cb, self);
}

/* ---- Form ---- */

static GtkWidget *
add_lanes (Export *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint n;
  const AnnalsLane *all = annals_lanes_get (self->shown, &n);

  g_ptr_array_add (titles, _ ("All lanes"));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, (gpointer) all[i].title);
  g_ptr_array_add (titles, NULL);
  return annals_form_add_combo (group, _ ("Lanes"), (const char *const *) titles->pdata);
}

/* By the names that the toolkit has for them. */
static GtkWidget *
add_papers (AdwPreferencesGroup *group)
{
  static const char *const known[] = { "iso_a4", "iso_a3",    "iso_a2",   "iso_a1",
                                       "iso_a0", "na_letter", "na_legal", "na_ledger" };
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  /* Translators: a picture is not made for paper, but of a width and a height. */
  g_ptr_array_add (titles, g_strdup (_ ("None, a size in pixels")));
  for (guint i = 0; annals_sheets_list_papers ()[i] != NULL; i++)
    {
      GtkPaperSize *size = gtk_paper_size_new (known[i]);
      g_ptr_array_add (titles, g_strdup (gtk_paper_size_get_display_name (size)));
      gtk_paper_size_free (size);
    }
  g_ptr_array_add (titles, NULL);
  return annals_form_add_combo (group, _ ("Paper"), (const char *const *) titles->pdata);
}

static GtkWidget *
add_number (AdwPreferencesGroup *group, const char *title, double most, double value)
{
  gboolean pixels = most > 100;
  GtkWidget *spin =
      annals_form_add_number (group, title, pixels ? 200 : 1, most, pixels ? 100 : 0.5);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  return spin;
}

static GtkWidget *
build_choices (Export *self)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  const char *formats[] = { _ ("PNG image"), _ ("SVG drawing"), _ ("PDF document"), NULL };
  const char *theme_titles[] = { _ ("Light"), _ ("Dark"), _ ("Print"), NULL };

  self->format = annals_form_add_combo (group, _ ("Format"), formats);
  self->range = annals_paper_options_add_range (group);
  self->which_lanes = add_lanes (self, group);
  self->theme = annals_form_add_combo (group, _ ("Theme"), theme_titles);
  self->paper = add_papers (group);
  self->landscape = annals_form_add_switch (group, _ ("Landscape"));
  self->width = add_number (group, _ ("Width in pixels"), 16000, 1600);
  self->height = add_number (group, _ ("Height in pixels"), 16000, 900);
  self->scale = add_number (group, _ ("Scale"), 4, 1);
  /* Translators: letters become shapes, which look the same whatever fonts there are. */
  self->outlines = annals_form_add_switch (group, _ ("Text as outlines"));
  self->title = annals_form_add_switch (group, _ ("Title"));
  self->legend = annals_form_add_switch (group, _ ("Legend"));
  gtk_switch_set_active (GTK_SWITCH (self->title), TRUE);
  gtk_switch_set_active (GTK_SWITCH (self->legend), TRUE);
  return widget;
}

static GtkWidget *
build_preview (Export *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->preview = gtk_picture_new ();
  gtk_widget_set_size_request (self->preview, -1, PREVIEW_HEIGHT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  self->sheets = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->sheets, "dim-label");
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->preview);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->sheets);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->fault);
  return group;
}

static GtkWidget *
build_form (Export *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *preview = build_preview (self), *choices = build_choices (self);

  self->poster = annals_paper_options_new_poster (self->settings);
  self->pages = annals_paper_options_new_pages (self->settings);
  GtkWidget *const groups[] = { preview, choices, self->poster, self->pages };
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (groups[i]));
  return page;
}

/* ---- The paper is kept ---- */

static gboolean
paper_from_setting (GValue *value, GVariant *variant, gpointer data)
{
  const char *name = g_variant_get_string (variant, NULL);
  const char *const *papers = annals_sheets_list_papers ();
  guint i = 0;

  while (papers[i] != NULL && !g_str_equal (papers[i], name))
    i++;
  g_value_set_uint (value, papers[i] != NULL ? i + 1 : 0);
  return TRUE;
}

static GVariant *
paper_to_setting (const GValue *value, const GVariantType *type, gpointer data)
{
  guint chosen = g_value_get_uint (value);

  return g_variant_new_string (chosen > 0 ? annals_sheets_list_papers ()[chosen - 1] : "none");
}

/* On paper, white is the paper's. */
static void
paper_cb (Export *self)
{
  if (get_paper (self) != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (self->theme), CHOICE_PRINT);
}

static void
follow_choices (Export *self)
{
  GtkWidget *const combos[] = { self->format, self->range, self->which_lanes, self->theme,
                                self->paper };
  GtkWidget *const numbers[] = { self->width, self->height, self->scale };
  GtkWidget *const switches[] = { self->title, self->legend, self->landscape, self->outlines };

  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (paper_cb), self);
  g_settings_bind_with_mapping (self->settings, "export-paper", self->paper, "selected",
                                G_SETTINGS_BIND_DEFAULT, paper_from_setting, paper_to_setting, NULL,
                                NULL);
  g_settings_bind (self->settings, "export-landscape", self->landscape, "active",
                   G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < G_N_ELEMENTS (combos); i++)
    g_signal_connect_swapped (combos[i], "notify::selected", G_CALLBACK (changed_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_signal_connect_swapped (numbers[i], "value-changed", G_CALLBACK (changed_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    g_signal_connect_swapped (switches[i], "notify::active", G_CALLBACK (changed_cb), self);
}

static void
setting_cb (GSettings *settings, const char *key, GtkWidget *dialog)
{
  if (g_str_has_prefix (key, "poster-"))
    changed_cb (g_object_get_data (G_OBJECT (dialog), "export"));
}

/* ---- Dialog ---- */

static GtkWidget *
build_header (Export *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->save = annals_text_button_new (_ ("_Export…"));
  /* Two words beside a title are too wide for a phone. */
  adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (header), ":close");
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_LOOSE);
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (export_cb), self);
  return header;
}

static void
close_on_escape (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
}

/* A preview that comes late, or a setting that changes elsewhere, finds no widgets: while a file is
 * written the dialog is still alive. */
static void
destroy_cb (Export *self)
{
  g_signal_handlers_disconnect_by_data (self->settings, self->dialog);
  g_clear_pointer (&self->latest, annals_latest_free);
}

static void
add_measured (Export *self)
{
  AdwComboRow *range = ADW_COMBO_ROW (self->range);

  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (range)), _ ("Measured time"));
  adw_combo_row_set_selected (range, CHOICE_MEASURED);
}

void
annals_export_dialog_present (AnnalsWindow *parent)
{
  annals_export_dialog_present_span (parent, NULL);
}

void
annals_export_dialog_present_span (AnnalsWindow *parent, const AnnalsSpan *span)
{
  Export *self = g_new0 (Export, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parent = parent;
  self->settings = g_object_ref (annals_application_get_settings (
      ANNALS_APPLICATION (gtk_window_get_application (GTK_WINDOW (parent)))));
  self->span = span != NULL ? *span : (AnnalsSpan){ 0, 0 };
  self->shown = annals_lanes_ref (annals_view_state_get_lanes (annals_window_get_state (parent)));
  self->latest = annals_latest_new (preview_work, (GDestroyNotify) annals_paper_request_free,
                                    preview_free, preview_ready, self);
  self->dialog = adw_window_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "export", self, (GDestroyNotify) export_free);
  g_signal_connect_swapped (self->dialog, "destroy", G_CALLBACK (destroy_cb), self);
  GtkWidget *form = build_form (self);
  if (has_measured (self))
    add_measured (self);
  gtk_widget_set_vexpand (form, TRUE);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), form);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  gtk_window_set_title (GTK_WINDOW (self->dialog), _ ("Export Picture"));
  gtk_window_set_default_size (GTK_WINDOW (self->dialog),
                               MIN (gtk_widget_get_width (GTK_WIDGET (parent)), WIDTH), HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), GTK_WINDOW (parent));
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->dialog), TRUE);
  close_on_escape (self->dialog);
  follow_choices (self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (setting_cb), self->dialog, 0);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
