/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "layout/annals-words.h"
#include "widgets/annals-story-private.h"

G_DEFINE_FINAL_TYPE (AnnalsStoryView, annals_story_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_ORDER = 1,
  PROP_LEAST,
  PROP_PACE,
  PROP_PLAYING,
  PROP_BLANK,
} AnnalsStoryViewProperty;

static GParamSpec *props[PROP_BLANK + 1];

enum
{
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AnnalsDocument *
get_document (AnnalsStoryView *self)
{
  return self->state != NULL ? annals_view_state_get_document (self->state) : NULL;
}

/* ---- The event that is told ---- */

static char *
dup_place (AnnalsStoryView *self)
{
  if (self->tale == NULL || self->position == ANNALS_NONE)
    return g_strdup ("–");
  return g_strdup_printf (_ ("%u of %u"), self->position + 1, annals_tale_get_n (self->tale));
}

void
annals_story_view_update_place (AnnalsStoryView *self)
{
  guint n = self->tale != NULL ? annals_tale_get_n (self->tale) : 0;
  g_autofree char *place = dup_place (self);

  gtk_label_set_text (self->place, place);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), n > 0 && self->position != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next),
                            n > 0 && (self->position == ANNALS_NONE || self->position + 1 < n));
}

static void
say_event (AnnalsStoryView *self)
{
  AnnalsDocument *document = get_document (self);
  const AnnalsEvent *event = &annals_document_get_events (document, NULL)[self->event];
  g_autofree char *place = dup_place (self);
  g_autofree char *title = annals_event_dup_title (event);
  g_autofree char *when = annals_words_event (event, annals_view_state_get_clock (self->state));
  /* Translators: what is said of an event of a story: its place, its title, when it was. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s, %s"), place, title, when);

  annals_status_say (self->status, text);
}

void
annals_story_view_start_timer (AnnalsStoryView *self)
{
  gboolean runs = self->playing && self->telling && !self->blank && self->event != ANNALS_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self->timer_bar), runs);
  gtk_widget_set_visible (GTK_WIDGET (self->timer_label), runs);
  if (runs)
    annals_story_timer_start (self->timer,
                              annals_story_timer_seconds ((guint) self->pace, self->characters));
  else
    annals_story_timer_stop (self->timer);
}

static void
show (AnnalsStoryView *self, guint event)
{
  self->event = event;
  self->position = self->tale != NULL ? annals_tale_find (self->tale, event) : ANNALS_NONE;
  self->characters = annals_story_page_show (self->page, get_document (self),
                                             annals_view_state_get_clock (self->state), event);
  annals_story_view_update_place (self);
  if (self->timeline != NULL)
    annals_timeline_view_fly_to (self->timeline, event);
  say_event (self);
  annals_story_view_start_timer (self);
}

void
annals_story_view_go (AnnalsStoryView *self, guint position)
{
  guint event = self->tale != NULL ? annals_tale_get_event (self->tale, position) : ANNALS_NONE;

  if (event == ANNALS_NONE || event == self->event)
    return;
  /* The selection's change shows it. */
  if (annals_view_state_get_selected (self->state) != event)
    annals_view_state_set_selected (self->state, event);
  else
    show (self, event);
}

static void
selected_changed_cb (AnnalsStoryView *self)
{
  guint selected = annals_view_state_get_selected (self->state);

  if (self->telling && selected != ANNALS_NONE)
    show (self, selected);
}

/* The same by another clock, and where one is in it stays. */
static void
clock_changed_cb (AnnalsStoryView *self)
{
  if (self->telling && self->event != ANNALS_NONE)
    annals_story_page_show (self->page, get_document (self),
                            annals_view_state_get_clock (self->state), self->event);
}

/* ---- Another document ---- */

/* Another file has nothing to do with this story. */
static void
document_changed_cb (AnnalsStoryView *self, gboolean reloaded)
{
  g_clear_pointer (&self->tale, annals_tale_free);
  self->event = ANNALS_NONE;
  if (self->telling && !reloaded)
    g_signal_emit (self, signals[SIGNAL_LEFT], 0, TRUE);
}

/* The last that is told of a file that was read again: by now the selection is of its new state. */
static void
hits_changed_cb (AnnalsStoryView *self)
{
  if (self->telling && g_set_object (&self->document, get_document (self)))
    annals_story_view_retell (self);
}

/* ---- Going on by itself ---- */

static void
timer_cb (double gone, guint left, gpointer data)
{
  AnnalsStoryView *self = data;
  /* Translators: how many seconds are left; %u is a number. */
  g_autofree char *text = g_strdup_printf (_ ("%u s"), left);

  gtk_progress_bar_set_fraction (self->timer_bar, gone);
  gtk_label_set_text (self->timer_label, text);
  if (gone >= 1)
    annals_story_view_step (self, 1);
}

/* ---- Buttons ---- */

static void
previous_cb (AnnalsStoryView *self)
{
  annals_story_view_step (self, -1);
}

static void
next_cb (AnnalsStoryView *self)
{
  annals_story_view_step (self, 1);
}

static void
leave_cb (AnnalsStoryView *self)
{
  annals_story_view_leave (self);
}

/* ---- Object ---- */

static void
annals_story_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnalsStoryView *self = ANNALS_STORY_VIEW (object);

  switch ((AnnalsStoryViewProperty) id)
    {
    case PROP_ORDER:
      g_value_set_string (value, self->order);
      break;
    case PROP_LEAST:
      g_value_set_int (value, self->least);
      break;
    case PROP_PACE:
      g_value_set_int (value, self->pace);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_BLANK:
      g_value_set_boolean (value, self->blank);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
annals_story_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AnnalsStoryView *self = ANNALS_STORY_VIEW (object);

  switch ((AnnalsStoryViewProperty) id)
    {
    case PROP_ORDER:
      g_free (self->order);
      self->order = g_value_dup_string (value);
      annals_story_view_retell (self);
      break;
    case PROP_LEAST:
      self->least = g_value_get_int (value);
      annals_story_view_retell (self);
      break;
    case PROP_PACE:
      self->pace = g_value_get_int (value);
      annals_story_view_start_timer (self);
      break;
    case PROP_PLAYING:
      annals_story_view_set_playing (self, g_value_get_boolean (value));
      break;
    case PROP_BLANK:
      annals_story_view_set_blank (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
annals_story_view_dispose (GObject *object)
{
  AnnalsStoryView *self = ANNALS_STORY_VIEW (object);

  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->teller, annals_latest_free);
  g_clear_pointer (&self->timer, annals_story_timer_free);
  g_clear_pointer (&self->tale, annals_tale_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->timeline);
  g_clear_object (&self->document);
  g_clear_object (&self->state);
  g_clear_pointer (&self->order, g_free);

  G_OBJECT_CLASS (annals_story_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  props[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "time", flags);
  props[PROP_LEAST] = g_param_spec_int ("least", NULL, NULL, 1, 5, 1, flags);
  props[PROP_PACE] = g_param_spec_int ("pace", NULL, NULL, 0, 60, 10, flags);
  props[PROP_PLAYING] =
      g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_BLANK] =
      g_param_spec_boolean ("blank", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
annals_story_view_class_init (AnnalsStoryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = annals_story_view_get_property;
  object_class->set_property = annals_story_view_set_property;
  object_class->dispose = annals_story_view_dispose;
  widget_class->focus = annals_story_view_focus;
  install_properties (object_class);
  /* One wants to be where one was; its argument: but another file is open. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", ANNALS_TYPE_STORY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (ANNALS_TYPE_STORY_PAGE);
  g_type_ensure (ANNALS_TYPE_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/annals/Annals/ui/annals-story-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnnalsStoryView, name)
  BIND (box);
  BIND (page);
  BIND (place);
  BIND (timer_bar);
  BIND (timer_label);
  BIND (previous);
  BIND (next);
  BIND (play);
  BIND (status);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "storyview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_actions (AnnalsStoryView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const char *const names[] = { "order", "least", "pace" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (names[i], self, names[i]);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "story", G_ACTION_GROUP (group));
}

static void
annals_story_view_init (AnnalsStoryView *self)
{
  self->order = g_strdup ("time");
  self->least = 1;
  self->pace = 10;
  self->event = self->position = ANNALS_NONE;
  self->timer = annals_story_timer_new (timer_cb, self);
  annals_story_view_init_teller (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Story"),
                                  -1);
  add_actions (self);
  annals_story_view_init_input (self);
  g_object_bind_property (self, "playing", self->play, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->state_signals = g_signal_group_new (ANNALS_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "selected-changed",
                                  G_CALLBACK (selected_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "document-changed",
                                  G_CALLBACK (document_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "clock-changed",
                                  G_CALLBACK (clock_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "lanes-changed",
                                  G_CALLBACK (annals_story_view_retell), self);
  g_signal_group_connect_swapped (self->state_signals, "hits-changed", G_CALLBACK (hits_changed_cb),
                                  self);
}

/* ---- Public ---- */

void
annals_story_view_leave (AnnalsStoryView *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, FALSE);
}

void
annals_story_view_set_state (AnnalsStoryView *self,
                             AnnalsViewState *state,
                             AnnalsTimelineView *timeline)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  g_set_object (&self->timeline, timeline);
  if (g_set_object (&self->state, state))
    g_signal_group_set_target (self->state_signals, state);
}

void
annals_story_view_begin (AnnalsStoryView *self)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  if (self->telling || get_document (self) == NULL)
    return;
  self->telling = TRUE;
  g_set_object (&self->document, get_document (self));
  self->event = self->position = ANNALS_NONE;
  annals_story_view_retell (self);
}

void
annals_story_view_end (AnnalsStoryView *self)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  self->telling = FALSE;
  annals_latest_cancel (self->teller);
  annals_story_view_set_playing (self, FALSE);
  annals_story_view_set_blank (self, FALSE);
  g_clear_pointer (&self->tale, annals_tale_free);
  g_clear_object (&self->document);
}

gboolean
annals_story_view_is_telling (AnnalsStoryView *self)
{
  return self->telling;
}

void
annals_story_view_step (AnnalsStoryView *self, int step)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  if (self->tale == NULL || annals_tale_get_n (self->tale) == 0)
    return;
  guint n = annals_tale_get_n (self->tale);
  /* From beside the story one comes back to it. */
  gint64 next = self->position != ANNALS_NONE
                    ? (gint64) self->position + step
                    : (gint64) annals_tale_find_near (self->tale, self->event) - (step < 0);
  if (next >= 0 && next < n)
    {
      annals_story_view_go (self, (guint) next);
      return;
    }
  annals_story_view_set_playing (self, FALSE);
  gtk_widget_error_bell (GTK_WIDGET (self));
  annals_status_say (self->status,
                     step > 0 ? _ ("That was the last event") : _ ("This is the first event"));
}

guint
annals_story_view_get_position (AnnalsStoryView *self, guint *n)
{
  if (n != NULL)
    *n = self->tale != NULL ? annals_tale_get_n (self->tale) : 0;
  return self->position;
}

void
annals_story_view_set_playing (AnnalsStoryView *self, gboolean playing)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  if (self->playing == playing)
    return;
  self->playing = playing;
  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), playing ? _ ("Pause") : _ ("Play"));
  annals_story_view_start_timer (self);
  if (self->telling)
    annals_status_say (self->status, playing ? _ ("The story goes on by itself") : _ ("Paused"));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

void
annals_story_view_set_blank (AnnalsStoryView *self, gboolean blank)
{
  g_return_if_fail (ANNALS_IS_STORY_VIEW (self));

  if (self->blank == blank)
    return;
  self->blank = blank;
  annals_story_view_start_timer (self);
  if (self->telling)
    annals_status_say (self->status, blank ? _ ("The screen is blank") : _ ("The screen is back"));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BLANK]);
}

gboolean
annals_story_view_get_blank (AnnalsStoryView *self)
{
  return self->blank;
}
