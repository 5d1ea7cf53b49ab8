/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-sheets.h"

#include <math.h>

static void
test_papers (void)
{
  static const struct
  {
    const char *name;
    gboolean landscape;
    double width, height; /* 0: not known */
  } cases[] = {
    { "a4", FALSE, 793.7, 1122.5 }, { "A4", TRUE, 1122.5, 793.7 }, { "a0", FALSE, 3178.6, 4493.9 },
    { "letter", FALSE, 816, 1056 }, { "legal", TRUE, 1344, 816 },  { "tabloid", FALSE, 1056, 1632 },
    { "b4", FALSE, 0, 0 },          { "a5", FALSE, 0, 0 },         { "", FALSE, 0, 0 },
    { "a4 ", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsSheets sheets = { 0 };
      gboolean known = annals_sheets_set_paper (&sheets, cases[i].name, cases[i].landscape);
      g_assert_cmpint (known, ==, cases[i].width > 0);
      g_assert_cmpfloat_with_epsilon (sheets.width, cases[i].width, 0.1);
      g_assert_cmpfloat_with_epsilon (sheets.height, cases[i].height, 0.1);
      g_assert_cmpuint (annals_sheets_get_n (&sheets), ==, known ? 1 : 0);
    }
}

static void
test_posters (void)
{
  static const struct
  {
    const char *text;
    guint columns, rows; /* 0: refused */
  } cases[] = {
    { "3x2", 3, 2 },  { "1x1", 1, 1 },   { "26X26", 26, 26 },
    { "0x1", 0, 0 },  { "1x0", 0, 0 },   { "27x1", 0, 0 },
    { "1x27", 0, 0 }, { "3x", 0, 0 },    { "x2", 0, 0 },
    { "3", 0, 0 },    { "3x2x1", 0, 0 }, { "-3x2", 0, 0 },
    { " 3x2", 0, 0 }, { "3x+2", 0, 0 },  { "99999999999999999999x2", 0, 0 },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsSheets sheets = { 0 };
      g_assert_cmpint (annals_sheets_set_poster (&sheets, cases[i].text), ==, cases[i].columns > 0);
      g_assert_cmpuint (sheets.columns, ==, cases[i].columns);
      g_assert_cmpuint (sheets.rows, ==, cases[i].rows);
    }
}

static AnnalsSheets
random_sheets (GRand *rand)
{
  AnnalsSheets sheets = { 0 };

  annals_sheets_set_paper (&sheets, "a4", g_rand_boolean (rand));
  sheets.columns = (guint) g_rand_int_range (rand, 1, ANNALS_SHEETS_MOST + 1);
  sheets.rows = (guint) g_rand_int_range (rand, 1, ANNALS_SHEETS_MOST + 1);
  sheets.overlap = g_rand_int_range (rand, 0, 300);
  sheets.mirrored = g_rand_boolean (rand);
  return sheets;
}

static gboolean
holds (const AnnalsBox *box, double x, double y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

/* Each point of the picture is on the sheet that is named for it, and no sheet shows more than the
 * picture. */
static void
test_windows (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round_trip = 0; round_trip < 200; round_trip++)
    {
      AnnalsSheets sheets = random_sheets (rand);
      double width, height;
      annals_sheets_get_picture (&sheets, &width, &height);
      for (guint i = 0; i < 20; i++)
        {
          double x = g_rand_double_range (rand, 0, width),
                 y = g_rand_double_range (rand, 0, height);
          guint sheet = annals_sheets_find (&sheets, x, y);
          AnnalsBox window = annals_sheets_get_window (&sheets, sheet);
          g_assert_cmpuint (sheet, <, annals_sheets_get_n (&sheets));
          g_assert_true (holds (&window, x, y));
          g_assert_cmpfloat (window.x, >=, 0);
          g_assert_cmpfloat (window.x + window.width, <=, width);
          g_assert_cmpfloat (window.y + window.height, <=, height);
          g_assert_cmpfloat (window.x, ==, floor (window.x)); /* else a seam would show */
        }
    }
}

static void
test_names (void)
{
  AnnalsSheets sheets = { .columns = 3, .rows = 2 };
  static const char *const names[] = { "A1", "B1", "C1", "A2", "B2", "C2" };

  annals_sheets_set_paper (&sheets, "a4", FALSE);
  g_assert_true (annals_sheets_set_poster (&sheets, "3x2"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = annals_sheets_dup_name (&sheets, i);
      g_assert_cmpstr (name, ==, names[i]);
    }
  AnnalsBox first = annals_sheets_get_window (&sheets, 0);
  g_assert_cmpfloat (first.x, ==, 0);
  sheets.mirrored = TRUE;
  AnnalsBox right = annals_sheets_get_window (&sheets, 0);
  double width, height;
  annals_sheets_get_picture (&sheets, &width, &height);
  g_assert_cmpfloat (right.x + right.width, ==, width);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheets/papers", test_papers);
  g_test_add_func ("/sheets/posters", test_posters);
  g_test_add_func ("/sheets/windows", test_windows);
  g_test_add_func ("/sheets/names", test_names);
  return g_test_run ();
}
