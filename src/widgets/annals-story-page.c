/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-story-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words.h"
#include "render/annals-markdown.h"
#include "widgets/annals-media-view.h"

#define LARGEST 2.4 /* times the letters of the desktop; a title is twice as large */
#define SMALLEST 0.5
#define SCALE_STEP 0.1
#define LEGIBLE 0.85   /* no letters are smaller */
#define WIDE 760       /* pixels from which pictures stand beside the text */
#define LINE_WIDTH 680 /* of the text at scale 1: longer lines are hard to read */
#define PICTURE_WIDTH 640
#define MARGIN 24

struct _AnnalsStoryPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *parts;    /* text and pictures, beside each other where it is wide */
  GtkWidget *text;     /* a box, filled anew for each event */
  GtkWidget *pictures; /* likewise */
  GPtrArray *labels;   /* borrowed: those of the text */
  int width, height;   /* for which the letters were made */
  guint idle;
};

G_DEFINE_FINAL_TYPE (AnnalsStoryPage, annals_story_page, GTK_TYPE_WIDGET)

/* ---- How large ---- */

static void
set_scale (AnnalsStoryPage *self, double scale)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->labels, i);
      const double *size = g_object_get_data (G_OBJECT (label), "size");
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_scale_new (MAX (scale * *size, LEGIBLE)));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  gboolean beside =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->parts)) == GTK_ORIENTATION_HORIZONTAL
      && gtk_widget_get_visible (self->pictures);
  int width = (int) (LINE_WIDTH * MAX (scale, 1));
  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), beside ? width * 2 : width);
}

static gboolean
fits (AnnalsStoryPage *self)
{
  int height;

  gtk_widget_measure (self->clamp, GTK_ORIENTATION_VERTICAL, self->width, NULL, &height, NULL,
                      NULL);
  return height <= self->height;
}

/* The largest letters with which all is seen at once; what even the smallest do not hold scrolls.
 */
static gboolean
fit_cb (gpointer data)
{
  AnnalsStoryPage *self = data;
  double scale = MIN (self->width / 480.0, self->height / 240.0);
  gboolean wide = self->width >= WIDE;

  self->idle = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->pictures, wide ? MIN (PICTURE_WIDTH, self->width / 3) : -1,
                               -1);
  scale = CLAMP (round (scale / SCALE_STEP) * SCALE_STEP, SMALLEST, LARGEST);
  set_scale (self, scale);
  while (scale > SMALLEST && !fits (self))
    {
      scale -= SCALE_STEP;
      set_scale (self, scale);
    }
  return G_SOURCE_REMOVE;
}

/* Not while allocating: letters of another size ask for another allocation. */
static void
fit_soon (AnnalsStoryPage *self)
{
  if (self->idle == 0 && self->width > 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

/* ---- What is shown ---- */

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
clear_all (AnnalsStoryPage *self)
{
  g_ptr_array_set_size (self->labels, 0);
  clear (self->text);
  clear (self->pictures);
  gtk_widget_set_visible (self->pictures, FALSE);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* @size: of its letters, to those of the text. */
static GtkWidget *
add_label (AnnalsStoryPage *self, const char *text, const char *css, double size)
{
  GtkWidget *label = gtk_label_new (text);
  double *kept = g_new (double, 1);

  *kept = size;
  g_object_set_data_full (G_OBJECT (label), "size", kept, g_free);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_auto (GStrv) classes = g_strsplit (css, " ", -1);
  for (guint i = 0; classes[i] != NULL; i++)
    gtk_widget_add_css_class (label, classes[i]);
  gtk_box_append (GTK_BOX (self->text), label);
  g_ptr_array_add (self->labels, label);
  return label;
}

static void
add_kind (AnnalsStoryPage *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  const AnnalsEntity *categories = annals_document_get_categories (document, NULL);

  if (event->category != ANNALS_NONE)
    add_label (self, categories[event->category].title, "annals-story-kind", 0.85);
}

static void
add_place (AnnalsStoryPage *self, AnnalsDocument *document, const AnnalsEvent *event)
{
  const AnnalsEntity *places = annals_document_get_places (document, NULL);

  if (event->place == ANNALS_NONE)
    return;
  const AnnalsEntity *place = &places[event->place];
  g_autofree char *approximate =
      place->approximate ? g_strdup_printf (_ ("%s · approximate place"), place->title) : NULL;
  add_label (self, approximate != NULL ? approximate : place->title, "dim-label", 1);
}

/* What there is to say: in short, or else at length. */
static void
add_text (AnnalsStoryPage *self, const AnnalsDetail *detail)
{
  if (detail->summary != NULL)
    add_label (self, detail->summary, "annals-story-text", 1.15);
  else if (detail->body != NULL)
    {
      g_autofree char *markup = annals_markdown_to_markup (detail->body, ANNALS_MARKDOWN_LINKS);
      gtk_label_set_markup (GTK_LABEL (add_label (self, "", "annals-story-text", 1.15)), markup);
    }
  if (detail->note != NULL)
    add_label (self, detail->note, "annals-note", 0.9);
}

static char *
dup_source (const AnnalsSource *source)
{
  const char *parts[] = { source->title, source->publisher, source->date };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", parts[i]);
  return g_string_free (line, FALSE);
}

static void
add_sources (AnnalsStoryPage *self, const AnnalsDetail *detail)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < detail->sources->len; i++)
    {
      g_autofree char *line = dup_source (g_ptr_array_index (detail->sources, i));
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  if (lines->len > 0)
    add_label (self, lines->str, "dim-label", 0.75);
}

/* Those elsewhere are never fetched. */
static void
add_pictures (AnnalsStoryPage *self, AnnalsDocument *document, const AnnalsDetail *detail)
{
  for (guint i = 0; i < detail->media->len; i++)
    {
      const AnnalsMedia *media = g_ptr_array_index (detail->media, i);
      if (media->url != NULL)
        continue;
      gtk_box_append (GTK_BOX (self->pictures),
                      annals_media_view_new (annals_document_get_file (document), media));
      gtk_widget_set_visible (self->pictures, TRUE);
    }
}

static guint
count_characters (AnnalsStoryPage *self)
{
  glong n = 0;

  for (guint i = 0; i < self->labels->len; i++)
    n += g_utf8_strlen (gtk_label_get_text (g_ptr_array_index (self->labels, i)), -1);
  return (guint) n;
}

guint
annals_story_page_show (AnnalsStoryPage *self,
                        AnnalsDocument *document,
                        AnnalsClock *clock,
                        guint event)
{
  g_return_val_if_fail (ANNALS_IS_STORY_PAGE (self), 0);

  const AnnalsEvent *it = &annals_document_get_events (document, NULL)[event];
  g_autoptr (AnnalsDetail) detail = annals_document_dup_detail (document, event);
  g_autofree char *title = annals_event_dup_title (it);
  g_autofree char *when = annals_words_event (it, clock);
  g_autofree char *lasted = annals_words_duration (it);
  g_autofree char *date =
      *lasted != '\0' ? g_strdup_printf ("%s · %s", when, lasted) : g_strdup (when);

  clear_all (self);
  add_kind (self, document, it);
  add_label (self, title, "annals-story-title", 2);
  add_label (self, date, "heading", 1.2);
  add_place (self, document, it);
  if (detail != NULL)
    add_text (self, detail);
  guint n = count_characters (self);
  if (detail != NULL)
    {
      add_sources (self, detail);
      add_pictures (self, document, detail);
    }
  fit_soon (self);
  return n;
}

void
annals_story_page_show_nothing (AnnalsStoryPage *self, const char *why)
{
  g_return_if_fail (ANNALS_IS_STORY_PAGE (self));

  clear_all (self);
  add_label (self, why, "dim-label", 1.2);
  fit_soon (self);
}

void
annals_story_page_scroll (AnnalsStoryPage *self, int step)
{
  g_return_if_fail (ANNALS_IS_STORY_PAGE (self));

  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + step * gtk_adjustment_get_page_size (adjustment) / 2);
}

/* ---- Widget ---- */

static void
annals_story_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnnalsStoryPage *self = ANNALS_STORY_PAGE (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  fit_soon (self);
}

static void
annals_story_page_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (ANNALS_STORY_PAGE (widget)->scroller, orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 200);
}

/* Links of the text may have the focus. The scroller may not, but says that it has taken it. */
static gboolean
annals_story_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (ANNALS_STORY_PAGE (widget)->clamp, direction);
}

static void
annals_story_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annals_story_page_parent_class)->css_changed (widget, change);
  fit_soon (ANNALS_STORY_PAGE (widget));
}

static void
annals_story_page_dispose (GObject *object)
{
  AnnalsStoryPage *self = ANNALS_STORY_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (annals_story_page_parent_class)->dispose (object);
}

static void
annals_story_page_class_init (AnnalsStoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_story_page_dispose;
  widget_class->size_allocate = annals_story_page_size_allocate;
  widget_class->measure = annals_story_page_measure;
  widget_class->css_changed = annals_story_page_css_changed;
  widget_class->focus = annals_story_page_focus;
  gtk_widget_class_set_css_name (widget_class, "storypage");
}

static void
annals_story_page_init (AnnalsStoryPage *self)
{
  self->labels = g_ptr_array_new ();
  self->text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  self->pictures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->parts = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  self->clamp = adw_clamp_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_valign (self->pictures, GTK_ALIGN_START);
  gtk_widget_set_visible (self->pictures, FALSE);
  gtk_box_append (GTK_BOX (self->parts), self->text);
  gtk_box_append (GTK_BOX (self->parts), self->pictures);
  gtk_widget_add_css_class (self->parts, "annals-story-page");
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->parts);
  gtk_widget_set_valign (self->clamp, GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->clamp);
  /* Keys belong to the story. */
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
