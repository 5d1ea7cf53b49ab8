/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* What a walk over the tree hears: each node as it opens and as it closes. */
typedef struct
{
  GString *out;
  gboolean markdown;
  gboolean is_rich; /* something was met that plain text loses */
  GPtrArray *links; /* char *: addresses of the links that are open */
  guint list_depth;
} Walk;

static gboolean
is_one_of (const xmlChar *name, const char *const *names)
{
  return name != NULL && g_strv_contains (names, (const char *) name);
}

static const char *const blocks[] = { "p",  "br", "div", "li", "ul", "ol",    "h1",         "h2",
                                      "h3", "h4", "h5",  "h6", "tr", "table", "blockquote", NULL };
static const char *const paragraphs[] = { "p",  "div", "ul", "ol",    "h1",         "h2", "h3",
                                          "h4", "h5",  "h6", "table", "blockquote", NULL };
static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
static const char *const hidden[] = { "script", "style", "head", "iframe", "object", NULL };
static const char *const strongs[] = { "b", "strong", NULL };
static const char *const emphases[] = { "i", "em", "cite", NULL };

static gboolean
is_markdown (char c)
{
  return c != '\0' && strchr ("\\`*_[]<>#|~&", c) != NULL;
}

static void
append_char (Walk *walk, char c)
{
  if (walk->markdown && is_markdown (c))
    g_string_append_c (walk->out, '\\');
  g_string_append_c (walk->out, c);
}

static void
append_spaced (Walk *walk, const char *text)
{
  GString *out = walk->out;

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      append_char (walk, *c);
    else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

static void
break_line (GString *out, guint lines)
{
  guint have = 0;

  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  while (have < out->len && out->str[out->len - 1 - have] == '\n')
    have++;
  for (; out->len > 0 && have < lines; have++)
    g_string_append_c (out, '\n');
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *text = value != NULL ? g_strdup ((const char *) value) : NULL;

  xmlFree (value);
  return text;
}

/* An address within Markdown's angle brackets. */
static char *
dup_address (const xmlNode *node, const char *name)
{
  g_autofree char *address = dup_attribute (node, name);

  if (address == NULL || *g_strstrip (address) == '\0' || strpbrk (address, "<>\n\\") != NULL)
    return NULL;
  return g_steal_pointer (&address);
}

static void
open_link (Walk *walk, const xmlNode *node)
{
  char *address = dup_address (node, "href");

  g_ptr_array_add (walk->links, address);
  if (address == NULL)
    return;
  g_string_append_c (walk->out, '[');
  walk->is_rich = TRUE;
}

static void
close_link (Walk *walk)
{
  if (walk->links->len == 0)
    return;
  g_autofree char *address = g_ptr_array_steal_index (walk->links, walk->links->len - 1);
  if (address != NULL)
    g_string_append_printf (walk->out, "](<%s>)", address);
}

/* Images are never fetched, so they become links. */
static void
append_image (Walk *walk, const xmlNode *node)
{
  g_autofree char *address = dup_address (node, "src");
  g_autofree char *alt = dup_attribute (node, "alt");

  if (address == NULL || walk->links->len > 0)
    return;
  walk->is_rich = TRUE;
  g_string_append_c (walk->out, '[');
  append_spaced (walk, alt != NULL && *alt != '\0' ? alt : address);
  g_string_append_printf (walk->out, "](<%s>)", address);
}

static void
open_markdown (Walk *walk, const xmlNode *node)
{
  if (is_one_of (node->name, strongs))
    g_string_append (walk->out, "**");
  else if (is_one_of (node->name, emphases))
    g_string_append_c (walk->out, '*');
  else if (is_one_of (node->name, headings))
    g_string_append (walk->out, "### ");
  else if (xmlStrEqual (node->name, (const xmlChar *) "li"))
    g_string_append (walk->out, "- ");
  else if (xmlStrEqual (node->name, (const xmlChar *) "a"))
    open_link (walk, node);
  else if (xmlStrEqual (node->name, (const xmlChar *) "img"))
    append_image (walk, node);
  else
    return;
  walk->is_rich = TRUE;
}

static void
close_markdown (Walk *walk, const xmlNode *node)
{
  if (is_one_of (node->name, strongs))
    g_string_append (walk->out, "**");
  else if (is_one_of (node->name, emphases))
    g_string_append_c (walk->out, '*');
  else if (xmlStrEqual (node->name, (const xmlChar *) "a"))
    close_link (walk);
}

static void
break_at (Walk *walk, const xmlNode *node)
{
  if (!is_one_of (node->name, blocks))
    return;
  if (!walk->markdown)
    break_line (walk->out, 1);
  else if (xmlStrEqual (node->name, (const xmlChar *) "br") && walk->out->len > 0)
    g_string_append (walk->out, "\\\n");
  else
    break_line (walk->out, is_one_of (node->name, paragraphs) ? 2 : 1);
}

static void
leave (Walk *walk, const xmlNode *node)
{
  if (walk->markdown)
    close_markdown (walk, node);
  break_at (walk, node);
}

static void
enter (Walk *walk, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE && node->content != NULL)
    append_spaced (walk, (const char *) node->content);
  break_at (walk, node);
  if (walk->markdown && node->type == XML_ELEMENT_NODE)
    open_markdown (walk, node);
}

/* Without recursion: a file may nest as deep as it likes. */
static void
walk_nodes (Walk *walk, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL;)
    {
      enter (walk, node);
      if (!is_one_of (node->name, hidden) && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      while (node != NULL && node != root && node->next == NULL)
        {
          if (!xmlStrEqual (node->name, (const xmlChar *) "br"))
            leave (walk, node);
          node = node->parent;
        }
      if (node == NULL || node == root)
        return;
      if (!xmlStrEqual (node->name, (const xmlChar *) "br"))
        leave (walk, node);
      node = node->next;
    }
}

#define MOST_ATTRIBUTES 4096

/* libxml2 compares each attribute of a tag with all before it, so a tag must not go on for ever. */
static gboolean
has_endless_tag (const char *html)
{
  gboolean within = FALSE;
  guint n = 0;

  for (; *html != '\0' && n <= MOST_ATTRIBUTES; html++)
    if (!within)
      within = *html == '<' && g_ascii_isalpha (html[1]);
    else if (*html == '>')
      {
        within = FALSE;
        n = 0;
      }
    else
      n += *html == '=' || g_ascii_isspace (*html);
  return n > MOST_ATTRIBUTES;
}

/* NULL: it is no HTML that can be read. */
static htmlDocPtr
parse (const char *html)
{
  if (has_endless_tag (html))
    return NULL;
  g_autofree char *page = g_strconcat ("<div>", html, "</div>", NULL);

  return htmlReadMemory (page, (int) MIN (strlen (page), G_MAXINT), NULL, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                             | HTML_PARSE_NONET);
}

static char *
convert (const char *html, gboolean markdown, gboolean *is_rich)
{
  htmlDocPtr document = parse (html);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { .out = g_string_new (NULL), .markdown = markdown, .links = links };

  if (document != NULL)
    {
      walk_nodes (&walk, xmlDocGetRootElement (document));
      xmlFreeDoc (document);
    }
  else
    append_spaced (&walk, html);
  *is_rich = walk.is_rich;
  g_autofree char *text = g_string_free (walk.out, FALSE);
  return g_utf8_make_valid (g_strstrip (text), -1);
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
  gboolean is_rich;

  return strpbrk (html, "<&") == NULL ? g_strstrip (g_strdup (html))
                                      : convert (html, FALSE, &is_rich);
}

/**
 * annals_html_to_markdown:
 * @html: a fragment; it may be plain text, broken, or hostile
 *
 * Reads HTML that says more than its text: links, emphasis, lists. Nothing of it is ever fetched.
 *
 * Returns: (transfer full) (nullable): Markdown; %NULL where plain text loses nothing
 */
char *
annals_html_to_markdown (const char *html)
{
  gboolean is_rich = FALSE;

  if (strchr (html, '<') == NULL)
    return NULL;
  g_autofree char *markdown = convert (html, TRUE, &is_rich);
  return is_rich ? g_steal_pointer (&markdown) : NULL;
}

/* The next element or text in the order of the page. */
static xmlNode *
step (xmlNode *node)
{
  if (node->children != NULL)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL ? node->next : NULL;
}

static void
tell_link (const xmlNode *node, AnnalsHtmlLinkFunc func, gpointer data)
{
  g_autofree char *address = dup_address (node, "href");
  xmlChar *content = address != NULL ? xmlNodeGetContent (node) : NULL;
  g_autofree char *text = g_utf8_make_valid (content != NULL ? (const char *) content : "", -1);

  xmlFree (content);
  if (address != NULL)
    func (address, g_strstrip (text), data);
}

/**
 * annals_html_foreach_link:
 * @html: a fragment; it may be plain text, broken, or hostile
 * @func: hears each address of the web, with the words of the link
 *
 * Tells the links of a text.
 */
void
annals_html_foreach_link (const char *html, AnnalsHtmlLinkFunc func, gpointer data)
{
  if (strchr (html, '<') == NULL)
    return;
  htmlDocPtr document = parse (html);
  if (document == NULL)
    return;
  for (xmlNode *node = xmlDocGetRootElement (document); node != NULL; node = step (node))
    if (node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, (const xmlChar *) "a"))
      tell_link (node, func, data);
  xmlFreeDoc (document);
}

char *
annals_markdown_escape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    {
      if (is_markdown (*c))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *c == '\n' ? ' ' : *c);
    }
  return g_string_free (out, FALSE);
}
