/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-text-cache.h"

#define CACHE_MOST 4096
#define TITLE_MOST 400 /* bytes of a title that are laid out; a label is 24 em at most */

struct _AnnalsTextCache
{
  PangoContext *context;
  gboolean plain;
  GHashTable *labels; /* of events: by event, width and weight */
  GHashTable *texts;  /* of all else: by style, width and text */
};

static void
text_free (gpointer data)
{
  AnnalsLaidText *text = data;

  g_object_unref (text->layout);
  g_free (text);
}

AnnalsTextCache *
annals_text_cache_new (PangoContext *context)
{
  AnnalsTextCache *self = g_new0 (AnnalsTextCache, 1);

  self->context = g_object_ref (context);
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, text_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, text_free);
  return self;
}

void
annals_text_cache_free (AnnalsTextCache *self)
{
  g_object_unref (self->context);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/* Labels are known by their events' numbers, which mean others in another document. */
void
annals_text_cache_forget_labels (AnnalsTextCache *self)
{
  g_hash_table_remove_all (self->labels);
}

void
annals_text_cache_set_plain (AnnalsTextCache *self, gboolean plain)
{
  if (self->plain == plain)
    return;
  self->plain = plain;
  g_hash_table_remove_all (self->texts);
  annals_text_cache_forget_labels (self);
}

static AnnalsLaidText *
text_new (
    AnnalsTextCache *self, const char *string, gssize length, AnnalsTextStyle style, double width)
{
  AnnalsLaidText *text = g_new0 (AnnalsLaidText, 1);
  gboolean small = style == ANNALS_TEXT_SMALL || style == ANNALS_TEXT_SMALL_BOLD;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  text->layout = pango_layout_new (self->context);
  pango_layout_set_text (text->layout, string, (int) length);
  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  if (style == ANNALS_TEXT_BOLD || style == ANNALS_TEXT_SMALL_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  if (self->plain)
    pango_attr_list_insert (attributes, pango_attr_font_features_new (ANNALS_TEXT_PLAIN_FEATURES));
  pango_layout_set_attributes (text->layout, attributes);
  if (width > 0)
    {
      pango_layout_set_width (text->layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_extents (text->layout, NULL, &text->logical);
  return text;
}

const AnnalsLaidText *
annals_text_cache_get (AnnalsTextCache *self,
                       const char *string,
                       AnnalsTextStyle style,
                       double width)
{
  g_autofree char *key = g_strdup_printf ("%d %.0f %s", (int) style, width, string);
  AnnalsLaidText *text = g_hash_table_lookup (self->texts, key);

  if (text != NULL)
    return text;
  if (g_hash_table_size (self->texts) > CACHE_MOST)
    g_hash_table_remove_all (self->texts);
  text = text_new (self, string, -1, style, width);
  g_hash_table_insert (self->texts, g_steal_pointer (&key), text);
  return text;
}

/* The room was planned for the normal weight: where bold would lose words, it is not worth them. */
static AnnalsLaidText *
label_new (AnnalsTextCache *self, const AnnalsEvent *event, double width, gboolean bold)
{
  const char *start = event->title.data, *end = start + event->title.length;

  if (event->title.length > TITLE_MOST)
    end = g_utf8_find_prev_char (start, start + TITLE_MOST);
  AnnalsLaidText *text =
      text_new (self, start, end - start, bold ? ANNALS_TEXT_BOLD : ANNALS_TEXT_NORMAL, width);
  if (!bold || !pango_layout_is_ellipsized (text->layout))
    return text;
  text_free (text);
  return text_new (self, start, end - start, ANNALS_TEXT_NORMAL, width);
}

const AnnalsLaidText *
annals_text_cache_get_label (
    AnnalsTextCache *self, AnnalsDocument *document, guint32 event, double width, gboolean bold)
{
  gint64 key = (gint64) event << 24 | (gint64) CLAMP (width * 4, 0, 1 << 22) << 1 | bold;
  AnnalsLaidText *text = g_hash_table_lookup (self->labels, &key);

  if (text != NULL)
    return text;
  if (g_hash_table_size (self->labels) > CACHE_MOST)
    g_hash_table_remove_all (self->labels);
  text = label_new (self, &annals_document_get_events (document, NULL)[event], width, bold);
  g_hash_table_insert (self->labels, g_memdup2 (&key, sizeof key), text);
  return text;
}
