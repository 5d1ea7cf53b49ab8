/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/annals-open-menu.h"
#include "layout/annals-words.h"
#include "widgets/annals-button-names.h"

#define DETAILS_WIDTH 330 /* as the template asks for */

/**
 * AnnalsWindow:
 *
 * A header bar, the timeline over its overview, details on one side and filters on the other.
 */
G_DEFINE_FINAL_TYPE (AnnalsWindow, annals_window, ADW_TYPE_APPLICATION_WINDOW)

/* ---- What the header bar and the banner say ---- */

static void
update_title (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint n, shown;

  if (document == NULL)
    return;
  annals_document_get_events (document, &n);
  shown = annals_view_state_get_n_shown (self->state);
  AnnalsClock *clock = annals_view_state_get_clock (self->state);
  /* What has no dates is shown somewhere, too, of which nothing is to be said. */
  g_autofree char *when = annals_document_get_n_dated (document) > 0
                              ? annals_words_span (annals_document_get_home (document), clock)
                              : NULL;
  g_autofree char *count = annals_words_shown (shown, n);
  g_autofree char *subtitle =
      when != NULL ? g_strdup_printf ("%s · %s", count, when) : g_strdup (count);
  const char *title = annals_document_get_title (document);
  GFile *file = annals_document_get_file (document);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (title == NULL || *title == '\0')
    title = name != NULL ? name : _ ("Annals");
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static char *
dup_count_text (AnnalsDocument *document)
{
  guint n_events, n = annals_document_get_n_problems (document);

  annals_document_get_events (document, &n_events);
  guint n_undated = n_events - annals_document_get_n_dated (document);
  g_autofree char *problems = g_strdup_printf (
      ngettext ("%u problem was found in this file", "%u problems were found in this file", n), n);
  g_autofree char *undated = g_strdup_printf (
      ngettext ("%u event without a date", "%u events without a date", n_undated), n_undated);

  if (n > 0 && n_undated > 0)
    return g_strdup_printf ("%s · %s", problems, undated);
  return n > 0 ? g_steal_pointer (&problems) : n_undated > 0 ? g_steal_pointer (&undated) : NULL;
}

/* What cannot be read now comes before what could not be read of what is shown. */
void
annals_window_update_banner (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  const char *trouble = annals_loader_get_trouble (self->loader);
  g_autofree char *text = NULL;

  if (trouble != NULL)
    /* Translators: "%s" is what went wrong, with the place in the file. */
    text = g_strdup_printf (_ ("The file has changed and cannot be read now: %s"), trouble);
  else if (document != NULL)
    text = dup_count_text (document);
  gtk_revealer_set_reveal_child (self->banner, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_text (self->banner_label, text);
  gtk_button_set_label (self->banner_button, trouble != NULL ? _ ("Try A_gain") : _ ("_Show"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button),
                                  trouble != NULL ? "win.reload" : "win.show-problems");
}

void
annals_window_update_page (AnnalsWindow *self)
{
  AnnalsDocument *document = annals_view_state_get_document (self->state);
  guint n = 0, shown;

  shown = annals_view_state_get_n_shown (self->state);
  if (document != NULL)
    annals_document_get_events (document, &n);
  if (document != NULL)
    gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "timeline"
                                                   : n > 0   ? "nothing"
                                                             : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.edit",
                                 document != NULL && annals_document_get_file (document) != NULL);
  update_title (self);
}

/* ---- Lanes and details ---- */

static const char *
grouping_title (AnnalsGrouping grouping)
{
  switch (grouping)
    {
    case ANNALS_GROUPING_ACTOR:
      return _ ("Lanes: Actor");
    case ANNALS_GROUPING_PLACE:
      return _ ("Lanes: Place");
    case ANNALS_GROUPING_TAG:
      return _ ("Lanes: Tag");
    case ANNALS_GROUPING_NONE:
      return _ ("Lanes: None");
    case ANNALS_GROUPING_CATEGORY:
    default:
      return _ ("Lanes: Category");
    }
}

static void
lanes_changed_cb (AnnalsWindow *self)
{
  gtk_label_set_text (self->lanes_label,
                      grouping_title (annals_view_state_get_grouping (self->state)));
  annals_window_update_page (self);
}

static void
lanes_chosen_cb (AnnalsWindow *self)
{
  g_autofree char *text = annals_window_dup_choice (self, "lanes");
  AnnalsGrouping grouping;

  if (annals_grouping_from_string (text, &grouping))
    annals_view_state_set_grouping (self->state, grouping);
}

/* The details lie over the timeline where they are folded. */
static void
details_revealed_cb (AnnalsWindow *self)
{
  gboolean over =
      adw_flap_get_folded (self->details_flap) && adw_flap_get_reveal_flap (self->details_flap);

  annals_timeline_view_set_covered (self->timeline, over ? DETAILS_WIDTH : 0);
}

static void
selected_changed_cb (AnnalsWindow *self)
{
  guint selected = annals_view_state_get_selected (self->state);

  if (annals_window_is_telling (self))
    return;
  if (selected != ANNALS_NONE)
    adw_flap_set_reveal_flap (self->details_flap, TRUE);
  else if (adw_flap_get_folded (self->details_flap))
    adw_flap_set_reveal_flap (self->details_flap, FALSE);
  if (selected == ANNALS_NONE)
    return;
  if (adw_flap_get_folded (self->details_flap))
    annals_view_state_reveal (self->state, selected);
}

/* ---- Window ---- */

static void
annals_window_dispose (GObject *object)
{
  AnnalsWindow *self = ANNALS_WINDOW (object);

  g_clear_weak_pointer (&self->problems);
  annals_window_dispose_story (self);
  annals_window_dispose_undo (self);
  annals_window_forget_memory (self);
  /* A read that is under way would keep it alive. */
  if (self->loader != NULL)
    g_object_run_dispose (G_OBJECT (self->loader));
  g_clear_object (&self->loader);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->history);
  g_clear_weak_pointer (&self->hidden_toast);
  g_clear_object (&self->measurement);
  g_clear_object (&self->preview);
  g_clear_pointer (&self->told_count, g_free);
  g_clear_pointer (&self->panes, annals_panes_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (annals_window_parent_class)->dispose (object);
}

#define NARROWEST 360 /* pixels, as phones have them */

/* What a wide window needs must not keep it from becoming narrow, where it needs less. */
static void
annals_window_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkWidgetClass *parent = GTK_WIDGET_CLASS (annals_window_parent_class);
  int needed, unused;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      /* It is cut at its side, so its height is that of the width it needs. */
      parent->measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &needed, &unused, &unused, &unused);
      for_size = MAX (for_size, needed);
    }
  parent->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                   natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
annals_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  GtkWidgetClass *parent = GTK_WIDGET_CLASS (annals_window_parent_class);
  int needed, unused;

  if (self->panes != NULL)
    annals_panes_set_width (self->panes, width);
  /* For the moment until the panes have folded, a wide window is cut. */
  parent->measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &needed, &unused, &unused, &unused);
  parent->size_allocate (widget, MAX (width, needed), height, baseline);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, name)
  BIND (header_bar);
  BIND (window_title);
  BIND (open_button);
  BIND (start_place);
  BIND (start_tools);
  BIND (end_place);
  BIND (end_tools);
  BIND (bottom_bar);
  BIND (bottom_start);
  BIND (bottom_end);
  BIND (toasts);
  BIND (filters_flap);
  BIND (details_flap);
  BIND (stack);
  BIND (search_bar);
  BIND (banner);
  BIND (banner_label);
  BIND (banner_button);
  BIND (progress);
  BIND (progress_bar);
  BIND (lanes_label);
  BIND (hidden_bar);
  BIND (hidden_label);
  BIND (error_page);
  BIND (stage);
  BIND (story);
  BIND (measure_card);
  BIND (timeline);
  BIND (overview);
  BIND (views);
  BIND (list);
  BIND (both_button);
  BIND (timeline_button);
  BIND (details);
  BIND (filters);
  BIND (chips);
  BIND (status);
  BIND (texts_menu);
  BIND (zone_menu);
#undef BIND
}

static void
annals_window_class_init (AnnalsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_window_dispose;
  widget_class->measure = annals_window_measure;
  widget_class->size_allocate = annals_window_size_allocate;
  g_type_ensure (ANNALS_TYPE_TIMELINE_VIEW);
  g_type_ensure (ANNALS_TYPE_OVERVIEW);
  g_type_ensure (ANNALS_TYPE_LIST_VIEW);
  g_type_ensure (ANNALS_TYPE_DETAILS_PANE);
  g_type_ensure (ANNALS_TYPE_FILTERS_PANE);
  g_type_ensure (ANNALS_TYPE_FILTER_CHIPS);
  g_type_ensure (ANNALS_TYPE_STATUS);
  g_type_ensure (ANNALS_TYPE_SEARCH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annals/Annals/ui/annals-window.ui");
  bind_children (widget_class);
  annals_window_install_actions (widget_class);
  annals_window_install_history_actions (widget_class);
  annals_window_install_lane_actions (widget_class);
  annals_window_install_list_actions (widget_class);
  annals_window_install_filters_actions (widget_class);
  annals_window_install_undo_actions (widget_class);
  annals_window_install_paper_actions (widget_class);
  annals_window_install_story_actions (widget_class);
  annals_window_install_measure_actions (widget_class);
}

static void
load_css (void)
{
  static gsize loaded = 0;

  if (!g_once_init_enter (&loaded))
    return;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/annals/Annals/ui/annals.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_once_init_leave (&loaded, 1);
}

static void
annals_window_init (AnnalsWindow *self)
{
  load_css ();
  self->state = annals_view_state_new ();
  self->loader = annals_loader_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  annals_open_menu_attach (self->open_button);
  annals_timeline_view_set_state (self->timeline, self->state);
  annals_overview_set_state (self->overview, self->state);
  annals_list_view_set_state (self->list, self->state);
  annals_details_pane_set_state (self->details, self->state);
  annals_search_bar_set_state (self->search_bar, self->state);
  g_signal_connect_object (self->search_bar, "left", G_CALLBACK (annals_window_focus_view), self,
                           G_CONNECT_SWAPPED);
  annals_window_init_zone (self);
  annals_window_init_memory (self);
  annals_window_init_opening (self);
  g_signal_connect_object (self->state, "clock-changed", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "lanes-changed", G_CALLBACK (lanes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "selected-changed", G_CALLBACK (selected_changed_cb), self,
                           G_CONNECT_SWAPPED);
  annals_window_init_history (self);
  annals_window_init_lanes (self);
  annals_window_init_filters (self);
  annals_window_init_undo (self);
  annals_window_init_status (self);
  annals_window_init_story (self);
  annals_window_init_texts (self);
  annals_window_init_measure (self);
  g_signal_connect_swapped (self->details_flap, "notify::folded", G_CALLBACK (details_revealed_cb),
                            self);
  g_signal_connect_swapped (self->details_flap, "notify::reveal-flap",
                            G_CALLBACK (details_revealed_cb), self);
  annals_button_names_give (GTK_WIDGET (self));
}

static void
bind_settings (AnnalsWindow *self)
{
  static const struct
  {
    const char *key, *property;
  } geometry[] = {
    { "window-width", "default-width" },
    { "window-height", "default-height" },
    { "window-maximized", "maximized" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (geometry); i++)
    g_settings_bind (self->settings, geometry[i].key, self, geometry[i].property,
                     G_SETTINGS_BIND_DEFAULT);
  self->panes = annals_panes_new (self->filters_flap, self->details_flap, self->settings,
                                  annals_window_narrow_cb, annals_window_keep_panes_cb, self);
  annals_window_bind_story (self);
  annals_window_add_choice (self, "lanes", lanes_chosen_cb);
  annals_window_bind_direction (self);
  annals_window_bind_look (self);
}

AnnalsWindow *
annals_window_new (AnnalsApplication *application)
{
  AnnalsWindow *self = g_object_new (ANNALS_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (annals_application_get_settings (application));
  bind_settings (self);
  annals_window_init_list (self);
  return self;
}

AnnalsViewState *
annals_window_get_state (AnnalsWindow *self)
{
  return self->state;
}

void
annals_window_toast (AnnalsWindow *self, const char *message)
{
  annals_window_toast_action (self, message, NULL, NULL);
}

void
annals_window_toast_action (AnnalsWindow *self,
                            const char *message,
                            const char *label,
                            const char *action)
{
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
