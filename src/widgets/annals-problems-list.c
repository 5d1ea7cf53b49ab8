/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-problems-list.h"

/* What all rows of a document share. */
typedef struct
{
  AnnalsDocument *document;
  GPtrArray *groups; /* of AnnalsDiagnosticGroup */
} Shared;

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_object_unref (shared->document);
  g_ptr_array_unref (shared->groups);
}

static void
shared_unref (Shared *shared)
{
  g_rc_box_release_full (shared, shared_clear);
}

/* ---- A row ---- */

/**
 * AnnalsProblem:
 *
 * A row of the problems list: a group, or one of its members.
 */
struct _AnnalsProblem
{
  GObject parent_instance;

  Shared *shared;
  const AnnalsDiagnosticGroup *group;
  guint member;
  gboolean whole; /* stands for all of the group */
};

G_DEFINE_FINAL_TYPE (AnnalsProblem, annals_problem, G_TYPE_OBJECT)

static void
annals_problem_finalize (GObject *object)
{
  shared_unref (ANNALS_PROBLEM (object)->shared);
  G_OBJECT_CLASS (annals_problem_parent_class)->finalize (object);
}

static void
annals_problem_class_init (AnnalsProblemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_problem_finalize;
}

static void
annals_problem_init (AnnalsProblem *self)
{
}

AnnalsDocument *
annals_problem_get_document (AnnalsProblem *self)
{
  g_return_val_if_fail (ANNALS_IS_PROBLEM (self), NULL);

  return self->shared->document;
}

const AnnalsDiagnostic *
annals_problem_get_diagnostic (AnnalsProblem *self)
{
  g_return_val_if_fail (ANNALS_IS_PROBLEM (self), NULL);

  return &annals_document_get_diagnostics (
      self->shared->document, NULL)[g_array_index (self->group->members, guint32, self->member)];
}

guint
annals_problem_get_count (AnnalsProblem *self)
{
  g_return_val_if_fail (ANNALS_IS_PROBLEM (self), 0);

  return self->whole ? self->group->members->len : 1;
}

char *
annals_problem_dup_message (AnnalsProblem *self)
{
  if (annals_problem_get_count (self) > 1)
    return g_strdup (self->group->message);
  return annals_text_make_printable (annals_problem_get_diagnostic (self)->message, -1);
}

char *
annals_problem_dup_path (AnnalsProblem *self)
{
  const char *path = annals_problem_get_count (self) > 1
                         ? self->group->path
                         : annals_problem_get_diagnostic (self)->path;

  return annals_text_make_printable (path != NULL ? path : "$", -1);
}

static char *
dup_file_name (AnnalsDocument *document)
{
  GFile *file = annals_document_get_file (document);

  return file != NULL ? g_file_get_parse_name (file) : g_strdup ("-");
}

char *
annals_problem_to_string (AnnalsProblem *self)
{
  AnnalsDocument *document = annals_problem_get_document (self);
  g_autofree char *name = dup_file_name (document);

  if (annals_problem_get_count (self) > 1)
    return annals_diagnostic_group_to_string (
        self->group, annals_document_get_diagnostics (document, NULL), name);
  return annals_diagnostic_to_string (annals_problem_get_diagnostic (self), name);
}

/* ---- The list ---- */

/**
 * AnnalsProblemsList:
 *
 * A document's diagnostics as groups, or the members of one group.
 */
struct _AnnalsProblemsList
{
  GObject parent_instance;

  Shared *shared;
  const AnnalsDiagnosticGroup *group; /* NULL: all groups */
};

static GType
get_item_type (GListModel *model)
{
  return ANNALS_TYPE_PROBLEM;
}

static guint
get_n_items (GListModel *model)
{
  AnnalsProblemsList *self = ANNALS_PROBLEMS_LIST (model);

  return self->group != NULL ? self->group->members->len : self->shared->groups->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AnnalsProblemsList *self = ANNALS_PROBLEMS_LIST (model);

  if (position >= get_n_items (model))
    return NULL;
  AnnalsProblem *problem = g_object_new (ANNALS_TYPE_PROBLEM, NULL);
  problem->shared = g_rc_box_acquire (self->shared);
  problem->whole = self->group == NULL;
  problem->group =
      problem->whole ? g_ptr_array_index (self->shared->groups, position) : self->group;
  problem->member = problem->whole ? 0 : position;
  return problem;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnalsProblemsList,
                               annals_problems_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
annals_problems_list_finalize (GObject *object)
{
  shared_unref (ANNALS_PROBLEMS_LIST (object)->shared);
  G_OBJECT_CLASS (annals_problems_list_parent_class)->finalize (object);
}

static void
annals_problems_list_class_init (AnnalsProblemsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_problems_list_finalize;
}

static void
annals_problems_list_init (AnnalsProblemsList *self)
{
}

GListModel *
annals_problem_dup_members (AnnalsProblem *self)
{
  g_return_val_if_fail (ANNALS_IS_PROBLEM (self), NULL);

  if (annals_problem_get_count (self) < 2)
    return NULL;
  AnnalsProblemsList *list = g_object_new (ANNALS_TYPE_PROBLEMS_LIST, NULL);
  list->shared = g_rc_box_acquire (self->shared);
  list->group = self->group;
  return G_LIST_MODEL (list);
}

GListModel *
annals_problems_list_new (AnnalsDocument *document)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document), NULL);

  AnnalsProblemsList *self = g_object_new (ANNALS_TYPE_PROBLEMS_LIST, NULL);
  guint n;
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);

  self->shared = g_rc_box_new (Shared);
  self->shared->document = g_object_ref (document);
  self->shared->groups = annals_diagnostics_group (all, n);
  return G_LIST_MODEL (self);
}

char *
annals_problems_to_string (AnnalsDocument *document)
{
  guint n, n_events;
  const AnnalsDiagnostic *all = annals_document_get_diagnostics (document, &n);
  g_autofree char *name = dup_file_name (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = annals_diagnostic_to_string (&all[i], name);
      g_string_append_printf (text, "%s\n", line);
    }
  annals_document_get_events (document, &n_events);
  g_string_append_printf (text, "%u events, %u problems\n", n_events,
                          annals_document_get_n_problems (document));
  return g_string_free (text, FALSE);
}
