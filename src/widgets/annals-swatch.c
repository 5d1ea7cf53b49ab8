/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-swatch.h"

#include <adwaita.h>

#include "widgets/annals-theme.h"

#define SIZE 10 /* pixels */

/**
 * AnnalsSwatch:
 *
 * A mark in a colour of the file, moved by the palette till it stands out. It says nothing to a
 * screen reader, as the title beside it does.
 */
struct _AnnalsSwatch
{
  GtkWidget parent_instance;

  char *color;
  AnnalsShape shape;
};

G_DEFINE_FINAL_TYPE (AnnalsSwatch, annals_swatch, GTK_TYPE_WIDGET)

static void
annals_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color = annals_palette_adjust (annals_palette_get (annals_theme_get ()),
                                         ANNALS_SWATCH (widget)->color);
  AnnalsBox box = { (gtk_widget_get_width (widget) - SIZE) / 2.0,
                    (gtk_widget_get_height (widget) - SIZE) / 2.0, SIZE, SIZE };

  annals_shape_append (snapshot, ANNALS_SWATCH (widget)->shape, &box, &color);
}

static void
annals_swatch_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
annals_swatch_finalize (GObject *object)
{
  g_free (ANNALS_SWATCH (object)->color);

  G_OBJECT_CLASS (annals_swatch_parent_class)->finalize (object);
}

static void
annals_swatch_class_init (AnnalsSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = annals_swatch_finalize;
  widget_class->snapshot = annals_swatch_snapshot;
  widget_class->measure = annals_swatch_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
annals_swatch_init (AnnalsSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
annals_swatch_new (const char *color, AnnalsShape shape)
{
  AnnalsSwatch *self = g_object_new (ANNALS_TYPE_SWATCH, NULL);

  self->color = g_strdup (color);
  self->shape = shape;
  return GTK_WIDGET (self);
}
