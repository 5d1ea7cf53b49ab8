/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links to events, from ids as files have them and back. */
#include "core/annals-link.h"

#include <glib/gstdio.h>
#include <string.h>

static AnnalsDocument *
make_document (GFile *file, const char *const *ids, guint n)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (AnnalsDocumentBuilder) builder = annals_document_builder_new (bytes, file, NULL);

  for (guint i = 0; i < n; i++)
    {
      AnnalsEvent event = { .importance = 3, .category = ANNALS_NONE, .place = ANNALS_NONE };
      event.start = event.end = i * 1000.0;
      event.id = event.title = annals_document_builder_intern_text (builder, ids[i]);
      annals_document_builder_add_event (builder, &event, NULL, 0, NULL, 0);
    }
  return annals_document_builder_finish (builder);
}

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("annals-link-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Transfers a reference; the file is there, and empty. */
static GFile *
make_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  return g_file_new_for_path (path);
}

static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) plain = make_file (fixture, "plain.json");
  g_autoptr (GFile) marked = make_file (fixture, "no #1.json");
  static const struct
  {
    const char *name, *file, *id;
  } cases[] = {
    { "plain.json", "plain.json", NULL },
    { "plain.json#a", "plain.json", "a" },
    { "plain.json#a%20b", "plain.json", "a%20b" },
    { "no #1.json", "no #1.json", NULL },
    { "no #1.json#a", "no #1.json", "a" },
    { "plain.json#", "plain.json#", NULL },
    { "#a", "#a", NULL },
    { "missing.json", "missing.json", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *id = NULL;
      g_autoptr (GFile) found = annals_link_resolve (file, &id);
      g_autofree char *name = g_file_get_basename (found);
      g_assert_cmpstr (name, ==, cases[i].file);
      g_assert_cmpstr (id, ==, cases[i].id);
    }
  g_file_delete (plain, NULL, NULL);
  g_file_delete (marked, NULL, NULL);
}

static const char *const ids[] = { "plain", "a b", "50%25", "50%", "שלום", "a#b/c?d", "\"<&>'" };

/* What a link is made of, it leads to, also where it went through a file's name or an address. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (fixture, "two words#3.json");
  g_autoptr (AnnalsDocument) document = make_document (file, ids, G_N_ELEMENTS (ids));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *link = annals_link_new (document, i);
      g_test_message ("%s", link);
      g_assert_true (g_str_has_prefix (link, "file:///"));
      g_assert_true (g_str_is_ascii (link));
      const char *mark = strrchr (link, '#');
      g_autofree char *address = g_strndup (link, (gsize) (mark - link));
      g_autoptr (GFile) linked = g_file_new_for_uri (address);
      g_assert_true (g_file_equal (linked, file));
      g_assert_cmpuint (annals_link_find (document, mark + 1), ==, i);
      if (strstr (ids[i], "%25") == NULL)
        g_assert_cmpuint (annals_link_find (document, ids[i]), ==, i);
    }
  g_assert_cmpuint (annals_link_find (document, "none"), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_link_find (document, "%zz"), ==, ANNALS_NONE);
  g_file_delete (file, NULL, NULL);
}

static void
test_without (Fixture *fixture, gconstpointer data)
{
  static const char *const two[] = { "here", "" };
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.json");
  g_autoptr (AnnalsDocument) bundled = make_document (NULL, two, 2);
  g_autoptr (AnnalsDocument) gone = make_document (nowhere, two, 2);
  g_autofree char *link = annals_link_new (bundled, 0);

  g_assert_cmpstr (link, ==, "@bundled#here");
  g_assert_null (annals_link_new (bundled, 1));
  g_assert_null (annals_link_new (gone, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/link/resolve", Fixture, NULL, set_up, test_resolve, tear_down);
  g_test_add ("/link/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/link/without", Fixture, NULL, set_up, test_without, tear_down);
  return g_test_run ();
}
