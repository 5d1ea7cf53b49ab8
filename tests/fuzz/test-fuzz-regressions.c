/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds each file of corpus/TARGET to the target's function, without a fuzzer. */
#include "annals-fuzz.h"

static void
run_file (const AnnalsFuzzTarget *target, const char *path)
{
  gsize length;
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", path);
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  target->run (data, length);
}

static void
test_corpus (gconstpointer user_data)
{
  const AnnalsFuzzTarget *target = user_data;
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", target->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (files)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      run_file (target, path);
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  guint n;
  const AnnalsFuzzTarget *targets = annals_fuzz_get_targets (&n);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", targets[i].name, NULL);
      g_test_add_data_func (path, &targets[i], test_corpus);
    }
  return g_test_run ();
}
