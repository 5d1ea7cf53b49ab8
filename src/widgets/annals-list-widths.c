/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide a person has made the columns of the list. */
#include "widgets/annals-list-view-private.h"

#define DELAY 400 /* milliseconds: of a drag only the end is told */

static gboolean
tell_cb (gpointer data)
{
  AnnalsListView *self = data;

  self->widths_source = 0;
  g_object_notify (G_OBJECT (self), "widths");
  return G_SOURCE_REMOVE;
}

static void
width_cb (AnnalsListView *self)
{
  g_clear_handle_id (&self->widths_source, g_source_remove);
  self->widths_source = g_timeout_add (DELAY, tell_cb, self);
}

/* Returns: (transfer floating): "a{si}", pixels by a column's name; those that were not changed are
 * left out. */
GVariant *
annals_list_view_new_widths (AnnalsListView *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < ANNALS_N_SORTS; i++)
    {
      int width = gtk_column_view_column_get_fixed_width (self->columns[i].column);
      if (width >= 0)
        g_variant_builder_add (&builder, "{si}", annals_list_sort_names[i], width);
    }
  return g_variant_builder_end (&builder);
}

void
annals_list_view_set_widths (AnnalsListView *self, GVariant *widths)
{
  int width;

  for (guint i = 0; i < ANNALS_N_SORTS; i++)
    if (g_variant_lookup (widths, annals_list_sort_names[i], "i", &width))
      gtk_column_view_column_set_fixed_width (self->columns[i].column, MAX (width, -1));
}

void
annals_list_view_init_widths (AnnalsListView *self)
{
  for (guint i = 0; i < ANNALS_N_SORTS; i++)
    g_signal_connect_object (self->columns[i].column, "notify::fixed-width", G_CALLBACK (width_cb),
                             self, G_CONNECT_SWAPPED);
}
