/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as a chronology may name them: good, bad, too large, and elsewhere than they say. */
#include "widgets/annals-picture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *root; /* holds "in", the chronology's folder, and "out" */
  GFile *chronology;
} Fixture;

static char *
in (Fixture *fixture, const char *path)
{
  return g_build_filename (fixture->root, path, NULL);
}

static void
write_png (Fixture *fixture, const char *name, int width, int height)
{
  g_autofree char *path = in (fixture, name);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", &error, NULL));
  g_assert_no_error (error);
}

static void
write_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = in (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_folder (Fixture *fixture, const char *name)
{
  g_autofree char *path = in (fixture, name);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_link (Fixture *fixture, const char *target, const char *name)
{
  g_autofree char *path = in (fixture, name);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
make_large (Fixture *fixture, const char *name, off_t size)
{
  g_autofree char *path = in (fixture, name);

  write_png (fixture, name, 2, 2);
  g_assert_cmpint (truncate (path, size), ==, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("annals-picture-XXXXXX", &error);
  g_assert_no_error (error);
  make_folder (fixture, "in");
  make_folder (fixture, "in/sub");
  make_folder (fixture, "in2");
  make_folder (fixture, "out");
  write_png (fixture, "in/small.png", 30, 20);
  write_png (fixture, "in/sub/wide.png", 3000, 300);
  write_png (fixture, "out/secret.png", 30, 20);
  write_png (fixture, "in2/secret.png", 30, 20);
  write_text (fixture, "in/drawing.svg",
              "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'><rect width='20' "
              "height='10'/></svg>");
  write_text (fixture, "in/words.png", "no picture at all");
  write_text (fixture, "in/huge.ppm", "P6\n30000 30000\n255\n");
  make_link (fixture, "small.png", "in/link-in.png");
  make_link (fixture, "../out/secret.png", "in/link-out.png");
  make_link (fixture, "../out", "in/folder-out");
  make_link (fixture, "nowhere.png", "in/dangling.png");
  make_large (fixture, "in/large.png", ANNALS_PICTURE_MAX_BYTES + 1);
  g_autofree char *pipe = in (fixture, "in/pipe.png");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_autofree char *path = in (fixture, "in/chronology.json");
  fixture->chronology = g_file_new_for_path (path);
}

static void
remove_all (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL)
         && child != NULL)
    remove_all (child);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) root = g_file_new_for_path (fixture->root);

  remove_all (root);
  g_object_unref (fixture->chronology);
  g_free (fixture->root);
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file;
    int width, height;
  } cases[] = {
    { "small.png", 30, 20 },
    { "sub/../small.png", 30, 20 },
    { "link-in.png", 30, 20 },
    { "sub/wide.png", 1024, 102 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf =
          annals_picture_load (fixture->chronology, cases[i].file, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, cases[i].width);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, cases[i].height);
    }
}

static gboolean
reads_svg (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);
      if (g_str_has_prefix (name, "svg"))
        return TRUE;
    }
  return FALSE;
}

/* A drawing is as sharp as there may be pixels. */
static void
test_svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!reads_svg ())
    {
      g_test_skip ("this system reads no SVG");
      return;
    }
  g_autoptr (GdkPixbuf) pixbuf =
      annals_picture_load (fixture->chronology, "drawing.svg", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, 1024);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, 512);
}

static void
test_bad (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file;
    AnnalsPictureError code;
  } cases[] = {
    { "none.png", ANNALS_PICTURE_ERROR_MISSING },
    { "", ANNALS_PICTURE_ERROR_OUTSIDE }, /* the folder itself */
    { "dangling.png", ANNALS_PICTURE_ERROR_MISSING },
    { "words.png", ANNALS_PICTURE_ERROR_FORMAT },
    { "pipe.png", ANNALS_PICTURE_ERROR_FORMAT },
    { "sub", ANNALS_PICTURE_ERROR_FORMAT },
    { "large.png", ANNALS_PICTURE_ERROR_TOO_LARGE },
    { "huge.ppm", ANNALS_PICTURE_ERROR_TOO_LARGE },
    { "../out/secret.png", ANNALS_PICTURE_ERROR_OUTSIDE },
    { "../in2/secret.png", ANNALS_PICTURE_ERROR_OUTSIDE },
    { "link-out.png", ANNALS_PICTURE_ERROR_OUTSIDE },
    { "folder-out/secret.png", ANNALS_PICTURE_ERROR_OUTSIDE },
    { "/etc/passwd", ANNALS_PICTURE_ERROR_OUTSIDE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].file);
      g_assert_null (annals_picture_load (fixture->chronology, cases[i].file, NULL, &error));
      g_assert_error (error, ANNALS_PICTURE_ERROR, (int) cases[i].code);
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (annals_picture_load (NULL, "small.png", NULL, &error));
  g_assert_error (error, ANNALS_PICTURE_ERROR, ANNALS_PICTURE_ERROR_MISSING);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (annals_picture_load (fixture->chronology, "small.png", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/picture/good", Fixture, NULL, set_up, test_good, tear_down);
  g_test_add ("/picture/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/picture/bad", Fixture, NULL, set_up, test_bad, tear_down);
  g_test_add ("/picture/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
