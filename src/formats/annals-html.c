/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static gboolean
is_one_of (const xmlChar *name, const char *const *names)
{
  return name != NULL && g_strv_contains (names, (const char *) name);
}

static void
append_spaced (GString *out, const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (out, *c);
    else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

static void
break_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* Walks without recursion: a file may nest as deep as it likes. */
static void
append_nodes (GString *out, xmlNode *root)
{
  static const char *const blocks[] = {
    "p",  "br", "div", "li", "ul", "ol",    "h1",         "h2",
    "h3", "h4", "h5",  "h6", "tr", "table", "blockquote", NULL
  };
  static const char *const hidden[] = { "script", "style", "head", "iframe", "object", NULL };

  for (xmlNode *node = root; node != NULL;)
    {
      gboolean skip = is_one_of (node->name, hidden);
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        append_spaced (out, (const char *) node->content);
      if (is_one_of (node->name, blocks))
        break_line (out);
      if (!skip && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != NULL && node != root && node->next == NULL)
        {
          node = node->parent;
          if (node != NULL && is_one_of (node->name, blocks))
            break_line (out);
        }
      node = node == root || node == NULL ? NULL : node->next;
    }
}

/**
 * annals_html_to_text:
 * @html: a fragment; it may be plain text, broken, or hostile
 *
 * Reads HTML with libxml2's forgiving parser, without the network.
 *
 * Returns: (transfer full): plain text
 */
char *
annals_html_to_text (const char *html)
{
  if (strpbrk (html, "<&") == NULL)
    return g_strstrip (g_strdup (html));
  g_autofree char *page = g_strconcat ("<div>", html, "</div>", NULL);
  htmlDocPtr document = htmlReadMemory (page, (int) MIN (strlen (page), G_MAXINT), NULL, "UTF-8",
                                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
                                            | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  GString *out = g_string_new (NULL);
  if (document != NULL)
    {
      append_nodes (out, xmlDocGetRootElement (document));
      xmlFreeDoc (document);
    }
  return g_strstrip (g_string_free (out, FALSE));
}
