/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-status.h"

/* Milliseconds: of what changes with each letter that is typed, only the last is said. */
#define DELAY 400

struct _AnnalsStatus
{
  GtkWidget parent_instance;

  char *pending;
  guint source;
};

G_DEFINE_FINAL_TYPE (AnnalsStatus, annals_status, GTK_TYPE_WIDGET)

static void
announce (AnnalsStatus *self, const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  /* By the window, since what nobody has asked for yet is not on the bus. */
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (root), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
say_cb (gpointer data)
{
  AnnalsStatus *self = data;
  g_autofree char *text = g_steal_pointer (&self->pending);

  self->source = 0;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    announce (self, text);
  return G_SOURCE_REMOVE;
}

static void
annals_status_dispose (GObject *object)
{
  AnnalsStatus *self = ANNALS_STATUS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->pending, g_free);

  G_OBJECT_CLASS (annals_status_parent_class)->dispose (object);
}

static void
annals_status_class_init (AnnalsStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_status_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
annals_status_init (AnnalsStatus *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * annals_status_say:
 *
 * Says @text soon, unless something else is to be said before.
 */
void
annals_status_say (AnnalsStatus *self, const char *text)
{
  g_return_if_fail (ANNALS_IS_STATUS (self));

  g_free (self->pending);
  self->pending = g_strdup (text);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (DELAY, say_cb, self);
}
