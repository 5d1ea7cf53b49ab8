/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-problems-row.h"

#include <glib/gi18n-lib.h>

#include "layout/annals-digits.h"

#define MESSAGE_LINES 3

/* A path reads from left to right, whatever language stands around it. */
#define ISOLATED "\u2066%s\u2069"

/**
 * AnnalsProblemsRow:
 *
 * How grave it is, what it is, where, and how often.
 */
struct _AnnalsProblemsRow
{
  GtkWidget parent_instance;

  GtkWidget *expander, *icon, *message, *where, *count;
};

G_DEFINE_FINAL_TYPE (AnnalsProblemsRow, annals_problems_row, GTK_TYPE_WIDGET)

const char *
annals_severity_title (AnnalsSeverity severity)
{
  return severity == ANNALS_SEVERITY_ERROR     ? _ ("Error")
         : severity == ANNALS_SEVERITY_WARNING ? _ ("Warning")
                                               : _ ("Note");
}

static void
annals_problems_row_dispose (GObject *object)
{
  g_clear_pointer (&ANNALS_PROBLEMS_ROW (object)->expander, gtk_widget_unparent);
  G_OBJECT_CLASS (annals_problems_row_parent_class)->dispose (object);
}

static void
annals_problems_row_class_init (AnnalsProblemsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_problems_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
annals_problems_row_init (AnnalsProblemsRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->expander = gtk_tree_expander_new ();
  self->icon = gtk_image_new ();
  self->message = new_label (NULL);
  self->where = new_label ("caption");
  self->count = new_label ("numeric");
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->message), MESSAGE_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->where, "dim-label");
  gtk_widget_add_css_class (self->count, "annals-pill");
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), self->message);
  gtk_box_append (GTK_BOX (lines), self->where);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_widget_add_css_class (box, "annals-problem");
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

/* A word and a shape tell the severity, not a colour alone. */
static void
show_severity (AnnalsProblemsRow *self, AnnalsSeverity severity)
{
  static const struct
  {
    const char *icon, *css_class;
  } looks[] = {
    [ANNALS_SEVERITY_NOTE] = { "dialog-information-symbolic", "dim-label" },
    [ANNALS_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
    [ANNALS_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
  };

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[severity].icon);
  gtk_widget_set_css_classes (self->icon, (const char *[]){ looks[severity].css_class, NULL });
}

static char *
dup_where (AnnalsProblem *problem)
{
  const AnnalsDiagnostic *at = annals_problem_get_diagnostic (problem);
  guint count = annals_problem_get_count (problem);
  g_autofree char *path = annals_problem_dup_path (problem);
  g_autofree char *isolated = g_strdup_printf (ISOLATED, path);

  if (count == 1)
    /* Translators: "Warning · line 3, column 12 · $.events[2].start" */
    return g_strdup_printf (_ ("%s · line %u, column %u · %s"),
                            annals_severity_title (at->severity), at->line, at->column, isolated);
  /* Translators: "Warning · 470 times · $.events[*].start" */
  return g_strdup_printf (ngettext ("%s · %u time · %s", "%s · %u times · %s", count),
                          annals_severity_title (at->severity), count, isolated);
}

/* The list's own item is what a screen reader stops at. */
static void
name_item (AnnalsProblemsRow *self, const char *message, const char *where)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, message,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, where, -1);
}

static void
expanded_cb (AnnalsProblemsRow *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (self->expander));

  if (item == NULL || row == NULL)
    return;
  if (gtk_tree_list_row_is_expandable (row))
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 gtk_tree_list_row_get_expanded (row), -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* A sentence runs in its own language's direction, whatever value it begins with. */
static void
set_sentence (GtkWidget *label, const char *text)
{
  const char *mark = gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL ? "\u200f" : "\u200e";
  g_autofree char *directed = g_strconcat (mark, text, NULL);

  gtk_label_set_text (GTK_LABEL (label), directed);
}

static void
set_row (AnnalsProblemsRow *self, GtkTreeListRow *row)
{
  g_autoptr (AnnalsProblem) problem = gtk_tree_list_row_get_item (row);
  g_autofree char *message = annals_problem_dup_message (problem);
  g_autofree char *where = dup_where (problem);
  guint count = annals_problem_get_count (problem);
  g_autofree char *times = g_strdup_printf ("×%" ANNALS_DIGITS "u", count);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), row);
  show_severity (self, annals_problem_get_diagnostic (problem)->severity);
  set_sentence (self->message, message);
  set_sentence (self->where, where);
  gtk_label_set_text (GTK_LABEL (self->count), times);
  gtk_widget_set_visible (self->count, count > 1);
  name_item (self, message, where);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  expanded_cb (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (ANNALS_TYPE_PROBLEMS_ROW, NULL));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  set_row (ANNALS_PROBLEMS_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  AnnalsProblemsRow *self = ANNALS_PROBLEMS_ROW (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), self);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), NULL);
}

GtkListItemFactory *
annals_problems_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
