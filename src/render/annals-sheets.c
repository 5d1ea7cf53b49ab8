/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-sheets.h"

#include <math.h>

#define MARGIN 6.0   /* mm that printers need */
#define OVERLAP 10.0 /* mm */
#define TRIM 24.0    /* pixels about a poster's windows, for marks and numbers */

static const struct
{
  const char *name;
  double width, height; /* mm */
} papers[] = {
  { "a4", 210, 297 },        { "a3", 297, 420 },          { "a2", 420, 594 },
  { "a1", 594, 841 },        { "a0", 841, 1189 },         { "letter", 215.9, 279.4 },
  { "legal", 215.9, 355.6 }, { "tabloid", 279.4, 431.8 },
};

/**
 * annals_sheets_list_papers:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all that are known
 */
const char *const *
annals_sheets_list_papers (void)
{
  static const char *names[G_N_ELEMENTS (papers) + 1];
  static gsize listed = 0;

  if (g_once_init_enter (&listed))
    {
      for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
        names[i] = papers[i].name;
      g_once_init_leave (&listed, 1);
    }
  return names;
}

/**
 * annals_sheets_set_paper:
 * @name: "a4" to "a0", "letter", "legal" or "tabloid"
 *
 * Makes of @self one sheet of a paper, with the margins and the overlap that suit most printers.
 *
 * Returns: %FALSE where the paper is not known
 */
gboolean
annals_sheets_set_paper (AnnalsSheets *self, const char *name, gboolean landscape)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      if (g_ascii_strcasecmp (name, papers[i].name) != 0)
        continue;
      self->width = (landscape ? papers[i].height : papers[i].width) * ANNALS_PIXELS_A_MM;
      self->height = (landscape ? papers[i].width : papers[i].height) * ANNALS_PIXELS_A_MM;
      self->left = self->right = self->top = self->bottom = MARGIN * ANNALS_PIXELS_A_MM;
      annals_sheets_set_overlap (self, OVERLAP);
      self->columns = self->rows = 1;
      return TRUE;
    }
  return FALSE;
}

/* A count and nothing before it: no sign, no space. */
static gboolean
parse_count (const char **text, guint *count)
{
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  guint64 number = g_ascii_strtoull (*text, &end, 10);
  *text = end;
  *count = (guint) MIN (number, ANNALS_SHEETS_MOST + 1);
  return number >= 1 && number <= ANNALS_SHEETS_MOST;
}

/**
 * annals_sheets_set_poster:
 * @text: columns and rows, "3x2"
 *
 * Returns: %FALSE where that is no number of sheets; @self is then as it was
 */
gboolean
annals_sheets_set_poster (AnnalsSheets *self, const char *text)
{
  guint columns, rows;

  if (!parse_count (&text, &columns) || (*text != 'x' && *text != 'X'))
    return FALSE;
  text++;
  if (!parse_count (&text, &rows) || *text != '\0')
    return FALSE;
  self->columns = columns;
  self->rows = rows;
  return TRUE;
}

/* In whole pixels, as what sheets share is. */
void
annals_sheets_set_overlap (AnnalsSheets *self, double millimetres)
{
  self->overlap = round (millimetres * ANNALS_PIXELS_A_MM);
}

guint
annals_sheets_get_n (const AnnalsSheets *self)
{
  return self->columns * self->rows;
}

/* A sheet within its margins, less @trim all about. In whole pixels, so that what sheets share is
 * the same on both. */
static AnnalsBox
get_inside (const AnnalsSheets *self, double trim)
{
  double x = ceil (self->left + trim), y = ceil (self->top + trim);

  return (AnnalsBox){ x, y, MAX (floor (self->width - self->right - trim - x), 1),
                      MAX (floor (self->height - self->bottom - trim - y), 1) };
}

/**
 * annals_sheets_get_room:
 *
 * What of a sheet the picture takes: all within the margins, and of a poster's sheets what marks
 * and numbers leave.
 */
AnnalsBox
annals_sheets_get_room (const AnnalsSheets *self)
{
  return get_inside (self, annals_sheets_get_n (self) > 1 ? TRIM : 0);
}

/**
 * annals_sheets_get_text_room:
 *
 * What of a sheet running text takes, with its page's number below.
 */
AnnalsBox
annals_sheets_get_text_room (const AnnalsSheets *self)
{
  return get_inside (self, TRIM);
}

/* From a window's edge to the next one's. */
static double
get_step (const AnnalsSheets *self, double length)
{
  return MAX (length - self->overlap, 1);
}

/**
 * annals_sheets_get_picture:
 * @width: (out): of the sheets, trimmed and joined
 */
void
annals_sheets_get_picture (const AnnalsSheets *self, double *width, double *height)
{
  AnnalsBox room = annals_sheets_get_room (self);

  *width = room.width + get_step (self, room.width) * (self->columns - 1);
  *height = room.height + get_step (self, room.height) * (self->rows - 1);
}

/**
 * annals_sheets_get_window:
 * @sheet: by rows, and in a row from the leading edge
 *
 * Returns: what of the picture the sheet shows
 */
AnnalsBox
annals_sheets_get_window (const AnnalsSheets *self, guint sheet)
{
  AnnalsBox window = annals_sheets_get_room (self);
  guint column = sheet % self->columns, row = sheet / self->columns;

  if (self->mirrored)
    column = self->columns - 1 - column;
  window.x = get_step (self, window.width) * column;
  window.y = get_step (self, window.height) * row;
  return window;
}

/* Of the windows along one side, the one that has @at deepest within it. */
static guint
find_along (double length, double step, guint n, double at)
{
  return (guint) CLAMP (floor ((at - (length - step) / 2) / step), 0, n - 1);
}

/**
 * annals_sheets_find:
 * @x: in the picture
 *
 * Returns: the sheet that shows a point best: not at a seam, where it can be helped
 */
guint
annals_sheets_find (const AnnalsSheets *self, double x, double y)
{
  AnnalsBox room = annals_sheets_get_room (self);
  guint column = find_along (room.width, get_step (self, room.width), self->columns, x);
  guint row = find_along (room.height, get_step (self, room.height), self->rows, y);

  return row * self->columns + (self->mirrored ? self->columns - 1 - column : column);
}

/**
 * annals_sheets_dup_name:
 *
 * Returns: column and row, as on a map: "B2"
 */
char *
annals_sheets_dup_name (const AnnalsSheets *self, guint sheet)
{
  return g_strdup_printf ("%c%u", 'A' + (int) (sheet % self->columns), sheet / self->columns + 1);
}
