/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the guide's pages into one page of HTML that needs nothing beside it: a browser outside of
 * a sandbox is given the one file. Pages are CommonMark with the tables that forges know.
 *
 *   guide-page OUT.html HEAD.html PAGE.md… */
#include <cmark.h>
#include <glib.h>
#include <string.h>

typedef struct
{
  char *path, *name; /* "docs/guide/search.md", "search" */
} Page;

typedef struct
{
  GArray *pages;
  GString *html;
  GError *error; /* the first */
} Book;

/* ---- Names within the page ---- */

/* As forges make them of a heading: "With the pointer" is "with-the-pointer". */
static char *
dup_slug (const char *text)
{
  GString *slug = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (slug, c);
      else if (c == ' ')
        g_string_append_c (slug, '-');
    }
  return g_string_free (slug, FALSE);
}

static void
append_text (cmark_node *node, GString *text)
{
  for (cmark_node *child = cmark_node_first_child (node); child != NULL;
       child = cmark_node_next (child))
    {
      cmark_node_type type = cmark_node_get_type (child);
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (text, cmark_node_get_literal (child));
      append_text (child, text);
    }
}

static gboolean
has_page (const Book *book, const char *name)
{
  for (guint i = 0; i < book->pages->len; i++)
    if (g_str_equal (g_array_index (book->pages, Page, i).name, name))
      return TRUE;
  return FALSE;
}

/* "../format.md#dates" is "#format-dates". NULL: it leads out of the book. */
static char *
dup_target (const Book *book, const Page *page, const char *url)
{
  const char *hash = strchr (url, '#');
  g_autofree char *path = hash != NULL ? g_strndup (url, (gsize) (hash - url)) : g_strdup (url);

  if (strstr (url, "://") != NULL)
    return g_strdup (url);
  g_autofree char *name = *path == '\0' ? g_strdup (page->name) : g_path_get_basename (path);
  if (g_str_has_suffix (name, ".md"))
    name[strlen (name) - strlen (".md")] = '\0';
  if (!has_page (book, name))
    return NULL;
  return hash != NULL ? g_strdup_printf ("#%s-%s", name, hash + 1) : g_strdup_printf ("#%s", name);
}

/* ---- What is changed between reading and writing ---- */

static void
put_in_place (cmark_node *node, const char *enter, const char *leave)
{
  gboolean block = cmark_node_get_type (node) == CMARK_NODE_HEADING;
  cmark_node *custom = cmark_node_new (block ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE);
  cmark_node *child;

  cmark_node_set_on_enter (custom, enter);
  cmark_node_set_on_exit (custom, leave);
  cmark_node_insert_before (node, custom);
  while ((child = cmark_node_first_child (node)) != NULL)
    cmark_node_append_child (custom, child);
  cmark_node_unlink (node);
  cmark_node_free (node);
}

static void
change_heading (const Page *page, cmark_node *node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int level = cmark_node_get_heading_level (node);

  append_text (node, text);
  g_autofree char *slug = dup_slug (text->str);
  g_autofree char *enter = level == 1
                               ? g_strdup_printf ("<h1 id=\"%s\">", page->name)
                               : g_strdup_printf ("<h%d id=\"%s-%s\">", level, page->name, slug);
  g_autofree char *leave = g_strdup_printf ("</h%d>", level);
  put_in_place (node, enter, leave);
}

static void
change_link (const Book *book, const Page *page, cmark_node *node)
{
  g_autofree char *target = dup_target (book, page, cmark_node_get_url (node));

  if (target != NULL)
    cmark_node_set_url (node, target);
  else
    put_in_place (node, "", "");
}

static void
embed_image (Book *book, const Page *page, cmark_node *node)
{
  g_autofree char *folder = g_path_get_dirname (page->path);
  g_autofree char *path = g_build_filename (folder, cmark_node_get_url (node), NULL);
  g_autofree char *data = NULL;
  gsize length;

  if (book->error != NULL || !g_file_get_contents (path, &data, &length, &book->error))
    return;
  g_autofree char *coded = g_base64_encode ((const guchar *) data, length);
  g_autofree char *url = g_strdup_printf ("data:image/png;base64,%s", coded);
  cmark_node_set_url (node, url);
}

static void
change_node (Book *book, const Page *page, cmark_node *node)
{
  int type = (int) cmark_node_get_type (node);

  if (type == (int) CMARK_NODE_HEADING)
    change_heading (page, node);
  else if (type == (int) CMARK_NODE_LINK)
    change_link (book, page, node);
  else if (type == (int) CMARK_NODE_IMAGE)
    embed_image (book, page, node);
}

static char *
to_html (Book *book, const Page *page, const char *markdown)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  /* On leaving, so that what stands within is done. */
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_EXIT)
      change_node (book, page, cmark_iter_get_node (iter));
  cmark_iter_free (iter);
  char *html = cmark_render_html (document, CMARK_OPT_UNSAFE); /* <kbd> */
  cmark_node_free (document);
  return html;
}

/* ---- Tables, which CommonMark has not ---- */

static void
append_cell (Book *book, const Page *page, GString *text, const char *tag, char *cell)
{
  g_autofree char *html = to_html (book, page, g_strstrip (cell));
  const char *start = g_str_has_prefix (html, "<p>") ? html + strlen ("<p>") : html;
  const char *end = g_strrstr (start, "</p>");

  g_string_append_printf (text, "<%s>", tag);
  g_string_append_len (text, start, end != NULL ? end - start : -1);
  g_string_append_printf (text, "</%s>", tag);
}

static void
append_row (Book *book, const Page *page, GString *text, const char *tag, const char *line)
{
  g_autoptr (GString) inner = g_string_new_len (line + 1, (gssize) strlen (line) - 2);

  g_string_replace (inner, "\\|", "\a", 0); /* no border */
  g_auto (GStrv) cells = g_strsplit (inner->str, "|", -1);
  g_string_append (text, "<tr>");
  for (char **cell = cells; *cell != NULL; cell++)
    append_cell (book, page, text, tag, g_strdelimit (*cell, "\a", '|'));
  g_string_append (text, "</tr>\n");
}

/* Puts HTML, which CommonMark lets through, in the place of tables. */
static char *
expand_tables (Book *book, const Page *page, const char *markdown)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  GString *text = g_string_new (NULL);
  gboolean within = FALSE;

  for (char **line = lines; *line != NULL; line++)
    {
      gboolean row = g_str_has_prefix (*line, "| ") && g_str_has_suffix (*line, "|");
      gboolean rule = g_str_has_prefix (*line, "|-");
      if (row && !within)
        g_string_append (text, "<table>\n");
      else if (within && !row && !rule)
        g_string_append (text, "</table>\n");
      if (row)
        append_row (book, page, text, within ? "td" : "th", *line);
      else if (!rule)
        g_string_append_printf (text, "%s\n", *line);
      within = row || (within && rule);
    }
  return g_string_free (text, FALSE);
}

/* ---- The book ---- */

static void
append_page (Book *book, const Page *page)
{
  g_autofree char *markdown = NULL;

  if (book->error != NULL || !g_file_get_contents (page->path, &markdown, NULL, &book->error))
    return;
  g_autofree char *expanded = expand_tables (book, page, markdown);
  g_autofree char *html = to_html (book, page, expanded);
  g_string_append_printf (book->html, "<section>\n%s</section>\n", html);
}

static void
clear_page (gpointer data)
{
  Page *page = data;

  g_free (page->path);
  g_free (page->name);
}

static void
add_page (Book *book, const char *path)
{
  Page page = { g_strdup (path), g_path_get_basename (path) };

  if (g_str_has_suffix (page.name, ".md"))
    page.name[strlen (page.name) - strlen (".md")] = '\0';
  g_array_append_val (book->pages, page);
}

static gboolean
make_book (Book *book, const char *out, const char *head)
{
  g_autofree char *start = NULL;

  if (!g_file_get_contents (head, &start, NULL, &book->error))
    return FALSE;
  g_string_append (book->html, start);
  for (guint i = 0; i < book->pages->len; i++)
    append_page (book, &g_array_index (book->pages, Page, i));
  g_string_append (book->html, "</main>\n</body>\n</html>\n");
  return book->error == NULL
         && g_file_set_contents (out, book->html->str, (gssize) book->html->len, &book->error);
}

int
main (int argc, char **argv)
{
  Book book = { 0 };

  if (argc < 4)
    return 2;
  book.pages = g_array_new (FALSE, FALSE, sizeof (Page));
  g_array_set_clear_func (book.pages, clear_page);
  book.html = g_string_new (NULL);
  for (int i = 3; i < argc; i++)
    add_page (&book, argv[i]);
  gboolean good = make_book (&book, argv[1], argv[2]);
  if (!good)
    g_printerr ("guide-page: %s\n", book.error->message);
  g_clear_error (&book.error);
  g_string_free (book.html, TRUE);
  g_array_unref (book.pages);
  return good ? 0 : 1;
}
