/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/annals-words.h"
#include "render/annals-text-cache.h"

#define MARGIN ANNALS_PAGE_MARGIN
#define ROOM_AFTER 0.03 /* of the span, so that the last labels fit */
#define LACK_ROOM 10.0  /* about its words */
#define SIZE_LEAST 64
#define SIZE_MOST 32000
#define SCALE_LEAST 0.1
#define SCALE_MOST 16
#define SIDE_MOST 32767 /* what cairo's images can hold */
#define PIXELS_MOST 400e6

static AnnalsBox
get_canvas (const AnnalsPaperRequest *request)
{
  const AnnalsSheets *sheets = &request->sheets;
  AnnalsBox canvas = { 0, 0, request->width, request->height };

  if (sheets->columns == 0)
    return canvas;
  AnnalsBox room = annals_sheets_get_room (sheets);
  return (AnnalsBox){ -room.x, -room.y, canvas.width + sheets->width - room.width,
                      canvas.height + sheets->height - room.height };
}

static gboolean
check_size (const AnnalsPaperRequest *request, GError **error)
{
  AnnalsBox canvas = get_canvas (request);
  double width = canvas.width * request->scale, height = canvas.height * request->scale;

  if (!(request->width >= SIZE_LEAST && request->width <= SIZE_MOST && request->height >= SIZE_LEAST
        && request->height <= SIZE_MOST))
    {
      g_set_error (error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE,
                   request->sheets.columns > 0
                       ? _ ("Expected paper that makes a picture of %d to %d pixels a side")
                       : _ ("Expected a width and a height from %d to %d pixels"),
                   SIZE_LEAST, SIZE_MOST);
      return FALSE;
    }
  if (!(request->scale >= SCALE_LEAST && request->scale <= SCALE_MOST)
      || MAX (width, height) > SIDE_MOST || width * height > PIXELS_MOST)
    {
      g_set_error_literal (
          error, ANNALS_PAPER_ERROR, ANNALS_PAPER_ERROR_SIZE,
          _ ("Expected a scale from 0.1 to 16, and a picture of at most 32767 pixels a side and "
             "400 million in all"));
      return FALSE;
    }
  return TRUE;
}

static AnnalsDocument *
get_document (AnnalsPage *self)
{
  return annals_lanes_get_document (self->request.lanes);
}

/* The file's name where it gives itself none. */
static char *
dup_title (AnnalsPage *self)
{
  const char *title = annals_document_get_title (get_document (self));
  GFile *file = annals_document_get_file (get_document (self));

  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (file == NULL)
    return g_strdup (_ ("Timeline"));
  g_autofree char *name = g_file_get_basename (file);
  return g_filename_display_name (name);
}

const char *
annals_page_get_title (AnnalsPage *self)
{
  return self->title;
}

/* ---- Text of the page's own ---- */

/* Of one line; wider than @width it ends in dots. */
PangoLayout *
annals_page_new_layout (
    AnnalsPage *self, const char *text, double scale, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new (ANNALS_TEXT_PLAIN_FEATURES));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/* @indent pixels from the leading edge. */
void
annals_page_show_layout (AnnalsPage *self,
                         GtkSnapshot *snapshot,
                         PangoLayout *layout,
                         double indent,
                         double y,
                         const GdkRGBA *color)
{
  PangoRectangle logical;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  double x =
      (self->request.mirrored ? self->request.width - indent - logical.width : indent) - logical.x;
  if (self->text_func != NULL)
    {
      self->text_func (layout, x, y, color, ANNALS_NONE, NULL, self->text_data);
      return;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* ---- Title ---- */

static char *
dup_range (AnnalsPage *self)
{
  AnnalsEvent range = { .start = self->request.span.start,
                        .end = self->request.span.end,
                        .earliest_end = self->request.span.end,
                        .flags = ANNALS_EVENT_IS_SPAN };
  double length = annals_span_length (self->request.span);

  range.start_precision = range.end_precision =
      length > 100 * ANNALS_SECONDS_PER_YEAR ? ANNALS_PRECISION_YEAR : ANNALS_PRECISION_DAY;
  return annals_words_event (&range, NULL);
}

static double
title_height (AnnalsPage *self)
{
  double line = annals_text_metrics_get (self->metrics)->line_height;

  return self->request.title ? ceil (line * 2.9 + MARGIN) : 0;
}

static void
draw_title (AnnalsPage *self, GtkSnapshot *snapshot)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  double width = self->request.width - 2 * MARGIN;
  g_autofree char *range = dup_range (self);
  g_autoptr (PangoLayout) title =
      annals_page_new_layout (self, annals_page_get_title (self), 1.5, TRUE, width);
  g_autoptr (PangoLayout) when = annals_page_new_layout (self, range, 1, FALSE, width);
  int height;

  pango_layout_get_pixel_size (title, NULL, &height);
  annals_page_show_layout (self, snapshot, title, MARGIN, MARGIN * 0.6, &palette->text);
  annals_page_show_layout (self, snapshot, when, MARGIN, MARGIN * 0.6 + height, &palette->dim_text);
}

/* ---- What does not fit is told ---- */

/* Whether a picture may be as tall as that, or a poster of the same sheets. */
static gboolean
may_be_tall (AnnalsPage *self, double height)
{
  AnnalsPaperRequest request = self->request;
  AnnalsSheets sheets = request.sheets;

  if (sheets.columns == 0)
    request.height = height;
  while (request.height < height && sheets.rows < ANNALS_SHEETS_MOST)
    {
      sheets.rows++;
      annals_paper_request_set_sheets (&request, &sheets);
    }
  return request.height >= height && check_size (&request, NULL);
}

static char *
dup_lack_words (AnnalsPage *self, guint n)
{
  double lack = self->scene->content_height - self->scene->plot.height;
  double height = ceil (self->request.height + lack + annals_legend_get_lack (self->legend));

  if (!may_be_tall (self, height))
    return g_strdup_printf (
        ngettext ("%u more lane does not fit; a filter or other lanes would leave fewer",
                  "%u more lanes do not fit; a filter or other lanes would leave fewer", n),
        n);
  if (self->request.sheets.columns > 0)
    return g_strdup_printf (
        ngettext ("%u more lane does not fit; a poster with more rows would show it",
                  "%u more lanes do not fit; a poster with more rows would show them", n),
        n);
  return g_strdup_printf (
      ngettext ("%u more lane does not fit; a height of %.0f pixels would show all",
                "%u more lanes do not fit; a height of %.0f pixels would show all", n),
      n, height);
}

static char *
dup_lack (AnnalsPage *self)
{
  guint n, shown = 0;

  annals_lanes_get (self->request.lanes, &n);
  for (guint i = 0; i < self->scene->lanes->len; i++)
    {
      const AnnalsSceneLane *lane = &g_array_index (self->scene->lanes, AnnalsSceneLane, i);
      shown += lane->box.y + lane->box.height <= self->scene->height + 1;
    }
  return shown < n ? dup_lack_words (self, n - shown) : NULL;
}

/* Where the timeline ends, or the words about what is not in it begin. */
static double
find_floor (AnnalsPage *self)
{
  double line = annals_text_metrics_get (self->metrics)->line_height;

  return self->request.height - self->bottom - (self->lack != NULL ? line + LACK_ROOM : 0);
}

static void
draw_lack (AnnalsPage *self, GtkSnapshot *snapshot)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  double bottom = self->request.height - self->bottom;
  graphene_rect_t ground = GRAPHENE_RECT_INIT (0, (float) self->floor, (float) self->request.width,
                                               (float) (bottom - self->floor));

  if (self->lack == NULL)
    return;
  g_autoptr (PangoLayout) layout =
      annals_page_new_layout (self, self->lack, 1, TRUE, self->request.width - 2 * MARGIN);
  gtk_snapshot_append_color (snapshot, &palette->ruler, &ground);
  annals_page_show_layout (self, snapshot, layout, MARGIN, self->floor + LACK_ROOM / 2,
                           &palette->text);
}

/* ---- Page ---- */

static void
build_scene (AnnalsPage *self)
{
  const AnnalsMetrics *metrics = annals_text_metrics_get (self->metrics);
  double height = MAX (self->request.height - self->top - self->bottom, 1);
  double gutter = annals_scene_gutter_width (metrics, self->request.lanes, self->request.width);
  double plot_width = MAX (self->request.width - gutter, 1);
  AnnalsSpan span = self->request.span;

  span.end += annals_span_length (span) * ROOM_AFTER;
  span.start -= annals_span_length (span) * ROOM_AFTER / 2;
  self->plan =
      annals_plan_new (self->request.lanes, metrics, span, plot_width,
                       annals_scene_lanes_height (metrics, self->request.lanes, height), NULL);
  AnnalsSceneRequest request = {
    .axis = annals_axis_fit (span, plot_width),
    .width = self->request.width,
    .height = height,
    .mirrored = annals_direction_is_mirrored (self->request.direction, self->request.mirrored),
    .headings = TRUE,
    .selected = self->request.selected,
    .hovered = ANNALS_NONE,
    .clock = self->request.clock,
  };
  self->scene = annals_scene_new (self->plan, metrics, &request);
  self->scene->thumb.height = 0; /* paper does not scroll */
}

AnnalsPage *
annals_page_new (const AnnalsPaperRequest *request, GError **error)
{
  if (!check_size (request, error))
    return NULL;
  AnnalsPage *self = g_new0 (AnnalsPage, 1);
  self->request = *request;
  self->title = dup_title (self);
  annals_lanes_ref (self->request.lanes);
  self->request.clock = request->clock != NULL ? annals_clock_ref (request->clock)
                                               : annals_clock_new_for (get_document (self),
                                                                       ANNALS_CLOCK_DOCUMENT, NULL);
  self->canvas = get_canvas (request);
  self->context = annals_text_context_new ();
  pango_context_set_base_dir (self->context,
                              request->mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  self->metrics = annals_text_metrics_new (self->context);
  self->painter = annals_painter_new (self->context);
  annals_painter_set_theme (self->painter, request->theme);
  annals_painter_set_shapes (self->painter, request->shapes);
  self->top = title_height (self);
  self->legend = annals_legend_new (self);
  self->bottom = annals_legend_get_height (self->legend);
  if (self->bottom > 0)
    self->bottom += MARGIN;
  build_scene (self);
  self->lack = dup_lack (self);
  self->floor = find_floor (self);
  return self;
}

void
annals_page_free (AnnalsPage *self)
{
  annals_scene_free (self->scene);
  annals_plan_unref (self->plan);
  annals_legend_free (self->legend);
  annals_painter_free (self->painter);
  annals_text_metrics_unref (self->metrics);
  g_object_unref (self->context);
  annals_lanes_unref (self->request.lanes);
  annals_clock_unref (self->request.clock);
  g_free (self->lack);
  g_free (self->title);
  g_free (self);
}

static void
scene_text_cb (PangoLayout *layout,
               double x,
               double y,
               const GdkRGBA *color,
               guint32 event,
               const AnnalsBox *clip,
               gpointer data)
{
  AnnalsPage *self = data;
  double top = clip->y + self->top;
  AnnalsBox moved = { clip->x, top, clip->width, MIN (clip->height, self->floor - top) };

  self->text_func (layout, x, y + self->top, color, event, &moved, self->text_data);
}

void
annals_page_draw (AnnalsPage *self, GtkSnapshot *snapshot, AnnalsTextFunc func, gpointer user_data)
{
  const AnnalsPalette *palette = annals_palette_get (self->request.theme);
  graphene_rect_t whole =
      GRAPHENE_RECT_INIT ((float) self->canvas.x, (float) self->canvas.y,
                          (float) self->canvas.width, (float) self->canvas.height);

  self->text_func = func;
  self->text_data = user_data;
  gtk_snapshot_append_color (snapshot, &palette->ruler, &whole);
  if (self->request.title)
    draw_title (self, snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->top));
  annals_painter_set_text_func (self->painter, func != NULL ? scene_text_cb : NULL, self);
  annals_painter_draw (self->painter, snapshot, self->scene);
  gtk_snapshot_restore (snapshot);
  draw_lack (self, snapshot);
  if (self->bottom > 0)
    annals_legend_draw (self->legend, self, snapshot,
                        self->request.height - self->bottom + MARGIN / 2);
}
