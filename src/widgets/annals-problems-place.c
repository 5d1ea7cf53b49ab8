/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-problems-place.h"

#include <glib/gi18n-lib.h>

#include "core/annals-excerpt.h"

/* Keeps a line of JSON running from left to right, though its first letter is Hebrew. */
#define LEFT_TO_RIGHT "\u200e"

#define MARGIN 24 /* pixels beside what is meant */
#define LINES 5   /* as an excerpt has at most */

/**
 * AnnalsProblemsPlace:
 *
 * A problem's place in the file: the lines around it, with what is meant marked, and what came of
 * it. Its buttons are the actions "problems.show-event" and "problems.copy" of what it is in.
 */
struct _AnnalsProblemsPlace
{
  GtkWidget parent_instance;

  GtkWidget *stack; /* "hint" or "place" */
  GtkWidget *scroller, *excerpt, *outcome;
  gsize mark, mark_end; /* bytes of the excerpt's text */
};

G_DEFINE_FINAL_TYPE (AnnalsProblemsPlace, annals_problems_place, GTK_TYPE_WIDGET)

static void
annals_problems_place_dispose (GObject *object)
{
  g_clear_pointer (&ANNALS_PROBLEMS_PLACE (object)->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (annals_problems_place_parent_class)->dispose (object);
}

static void
annals_problems_place_class_init (AnnalsProblemsPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_problems_place_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* In bold, underlined and on yellow: no sense alone has to tell it. */
static void
mark_place (PangoAttrList *attributes, gsize start, gsize end)
{
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  add_attribute (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  add_attribute (attributes, pango_attr_background_new (0xf6f6, 0xd3d3, 0x2d2d), start, end);
  add_attribute (attributes, pango_attr_background_alpha_new (0x6666), start, end);
}

/* In a narrow window what is meant may be far to the right. */
static void
reveal_place (AnnalsProblemsPlace *self)
{
  PangoRectangle start, end;

  if (self->stack == NULL) /* on its way out */
    return;
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->excerpt));
  pango_layout_index_to_pos (layout, (int) self->mark, &start);
  pango_layout_index_to_pos (layout, (int) self->mark_end, &end);
  gtk_adjustment_clamp_page (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
      PANGO_PIXELS (start.x) - MARGIN, PANGO_PIXELS (end.x) + MARGIN);
}

/* @lines: AnnalsExcerptLine; NULL: none. */
static void
show_excerpt (AnnalsProblemsPlace *self, GArray *lines)
{
  guint n = lines != NULL ? lines->len : 0;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  self->mark = self->mark_end = 0;
  /* Digits of one width, whatever script the locale's fonts are chosen for. */
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("en")));
  for (guint i = 0; i < n; i++)
    {
      const AnnalsExcerptLine *line = &g_array_index (lines, AnnalsExcerptLine, i);
      gsize start = text->len;
      g_string_append_printf (text, "%s" LEFT_TO_RIGHT "%4u  ", i > 0 ? "\n" : "", line->number);
      add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 2), start,
                     text->len);
      if (line->mark_end > line->mark)
        {
          self->mark = text->len + line->mark;
          self->mark_end = text->len + line->mark_end;
          mark_place (attributes, self->mark, self->mark_end);
        }
      g_string_append (text, line->text);
    }
  /* Of one height, so that the list above holds still. */
  for (guint i = MAX (n, 1); i < LINES; i++)
    g_string_append_c (text, '\n');
  gtk_label_set_text (GTK_LABEL (self->excerpt), text->str);
  gtk_label_set_attributes (GTK_LABEL (self->excerpt), attributes);
}

static GtkWidget *
new_excerpt (AnnalsProblemsPlace *self)
{
  self->excerpt = gtk_label_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_direction (self->excerpt, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->scroller, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (self->excerpt), 0);
  gtk_label_set_yalign (GTK_LABEL (self->excerpt), 0);
  gtk_label_set_selectable (GTK_LABEL (self->excerpt), TRUE);
  gtk_widget_add_css_class (self->excerpt, "monospace");
  gtk_widget_add_css_class (self->excerpt, "annals-excerpt");
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->excerpt);
  g_signal_connect_object (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "changed",
      G_CALLBACK (reveal_place), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place in the file"), -1);
  return self->scroller;
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
new_place (AnnalsProblemsPlace *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->outcome = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->outcome), 0);
  gtk_label_set_wrap (GTK_LABEL (self->outcome), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->outcome), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->outcome), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->outcome, TRUE);
  gtk_widget_add_css_class (self->outcome, "dim-label");
  gtk_box_append (GTK_BOX (line), self->outcome);
  gtk_box_append (GTK_BOX (line), new_button (_ ("Show _Event"), "problems.show-event"));
  gtk_box_append (GTK_BOX (line), new_button (_ ("_Copy"), "problems.copy"));
  gtk_box_append (GTK_BOX (box), new_excerpt (self));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
annals_problems_place_init (AnnalsProblemsPlace *self)
{
  GtkWidget *hint = gtk_label_new (_ ("Select a problem to see its place in the file."));

  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  self->stack = gtk_stack_new ();
  gtk_widget_add_css_class (self->stack, "annals-place-in-file");
  gtk_stack_add_named (GTK_STACK (self->stack), hint, "hint");
  gtk_stack_add_named (GTK_STACK (self->stack), new_place (self), "place");
  show_excerpt (self, NULL);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static char *
dup_outcome (AnnalsProblem *problem, guint event)
{
  AnnalsDocument *document = annals_problem_get_document (problem);

  if (event == ANNALS_NONE)
    return g_strdup (annals_problem_get_diagnostic (problem)->severity == ANNALS_SEVERITY_ERROR
                         ? _ ("No event came of it.")
                         : "");
  const AnnalsEvent *found = &annals_document_get_events (document, NULL)[event];
  g_autofree char *title = annals_text_make_printable (found->title.data, found->title.length);
  /* Translators: what the program made of a doubtful place in a file; "%s" is an event's title. */
  return g_strdup_printf (_ ("Read as the event “%s”."), title);
}

GtkWidget *
annals_problems_place_new (void)
{
  return g_object_new (ANNALS_TYPE_PROBLEMS_PLACE, NULL);
}

void
annals_problems_place_set_problem (AnnalsProblemsPlace *self, AnnalsProblem *problem, guint event)
{
  g_return_if_fail (ANNALS_IS_PROBLEMS_PLACE (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), problem != NULL ? "place" : "hint");
  if (problem == NULL)
    return;
  const AnnalsDiagnostic *at = annals_problem_get_diagnostic (problem);
  g_autoptr (GArray) lines = annals_excerpt_new (
      annals_document_get_content (annals_problem_get_document (problem)), at->offset, at->line);
  g_autofree char *outcome = dup_outcome (problem, event);
  show_excerpt (self, lines);
  gtk_label_set_text (GTK_LABEL (self->outcome), outcome);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  reveal_place (self);
}
