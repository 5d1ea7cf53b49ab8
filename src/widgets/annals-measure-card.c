/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-measure-card.h"

#include <glib/gi18n-lib.h>

struct _AnnalsMeasureCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *length;
  GtkLabel *ends;
  GtkLabel *contents;
  GtkWidget *filter;
  GtkWidget *export;

  AnnalsMeasurement *measurement;
  gboolean away;
};

G_DEFINE_FINAL_TYPE (AnnalsMeasureCard, annals_measure_card, GTK_TYPE_WIDGET)

static void
refresh (AnnalsMeasureCard *self)
{
  AnnalsMeasures kind = annals_measurement_get_kind (self->measurement);

  gtk_widget_set_visible (GTK_WIDGET (self), kind != ANNALS_MEASURES_NOTHING && !self->away);
  if (kind == ANNALS_MEASURES_NOTHING)
    return;
  g_autofree char *length = annals_measurement_dup_length (self->measurement);
  g_autofree char *ends = annals_measurement_dup_ends (self->measurement);
  g_autofree char *contents = annals_measurement_dup_contents (self->measurement);
  gtk_label_set_text (self->length, length);
  gtk_label_set_text (self->ends, ends);
  gtk_label_set_text (self->contents, contents != NULL ? contents : "");
  gtk_widget_set_visible (GTK_WIDGET (self->contents), contents != NULL);
  gtk_widget_set_visible (self->filter, kind == ANNALS_MEASURES_SPAN);
  gtk_widget_set_visible (self->export, kind == ANNALS_MEASURES_SPAN);
}

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_widget_activate_action (widget, "win.measure-close", NULL);
  return GDK_EVENT_STOP;
}

static void
annals_measure_card_dispose (GObject *object)
{
  AnnalsMeasureCard *self = ANNALS_MEASURE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->measurement);

  G_OBJECT_CLASS (annals_measure_card_parent_class)->dispose (object);
}

static void
annals_measure_card_class_init (AnnalsMeasureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_measure_card_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/annals/Annals/ui/annals-measure-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, AnnalsMeasureCard, name)
  BIND (box);
  BIND (length);
  BIND (ends);
  BIND (contents);
  BIND (filter);
  BIND (export);
#undef BIND
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "measurecard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_cb, NULL);
}

static void
annals_measure_card_init (AnnalsMeasureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Measured"), -1);
}

void
annals_measure_card_set_measurement (AnnalsMeasureCard *self, AnnalsMeasurement *measurement)
{
  g_return_if_fail (ANNALS_IS_MEASURE_CARD (self));

  if (!g_set_object (&self->measurement, measurement))
    return;
  g_signal_connect_object (measurement, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* Meanwhile it is not seen, whatever is measured. */
void
annals_measure_card_set_away (AnnalsMeasureCard *self, gboolean away)
{
  g_return_if_fail (ANNALS_IS_MEASURE_CARD (self));

  self->away = away;
  refresh (self);
}
