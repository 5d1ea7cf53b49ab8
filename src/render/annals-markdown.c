/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/annals-markdown.h"

#include <cmark.h>
#include <string.h>

gboolean
annals_link_may_open (const char *url)
{
  static const char *const schemes[] = { "https", "http", "mailto", "geo" };
  const char *scheme = url != NULL ? g_uri_peek_scheme (url) : NULL;

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (scheme, schemes[i]))
      return TRUE;
  return FALSE;
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (out, escaped);
}

/* The tag of a node that only wraps what it holds. */
static const char *
wrapping_tag (cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_EMPH:
      return "i";
    case CMARK_NODE_STRONG:
    case CMARK_NODE_HEADING:
      return "b";
    default:
      return NULL;
    }
}

/* In parentheses after a link's text, where that is not the address itself. */
static void
append_address (GString *out, cmark_node *link)
{
  cmark_node *text = cmark_node_first_child (link);
  const char *url = cmark_node_get_url (link);

  if (text != NULL && g_strcmp0 (cmark_node_get_literal (text), url) == 0)
    return;
  g_string_append (out, " (");
  append_escaped (out, url);
  g_string_append_c (out, ')');
}

static void
append_link (GString *out, cmark_node *node, gboolean entering, AnnalsMarkdownLinks links)
{
  if (links == ANNALS_MARKDOWN_ADDRESSES && !entering)
    append_address (out, node);
  if (links == ANNALS_MARKDOWN_ADDRESSES)
    return;
  if (!entering)
    {
      g_string_append (out, "</a>");
      return;
    }
  g_string_append (out, "<a href=\"");
  append_escaped (out, cmark_node_get_url (node));
  g_string_append (out, "\">");
}

static void
append_wrapping (GString *out, cmark_node *node, gboolean entering, AnnalsMarkdownLinks links)
{
  const char *tag = wrapping_tag (node);

  if (tag != NULL)
    g_string_append_printf (out, entering ? "<%s>" : "</%s>", tag);
  if (cmark_node_get_type (node) == CMARK_NODE_LINK
      && annals_link_may_open (cmark_node_get_url (node)))
    append_link (out, node, entering, links);
}

static void
append_leaf (GString *out, cmark_node *node)
{
  switch ((int) cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
      append_escaped (out, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
      g_string_append (out, "<tt>");
      append_escaped (out, cmark_node_get_literal (node));
      g_string_append (out, "</tt>");
      break;
    case CMARK_NODE_SOFTBREAK:
      g_string_append_c (out, ' ');
      break;
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (out, '\n');
      break;
    case CMARK_NODE_ITEM:
      g_string_append (out, "•\u00a0");
      break;
    default:
      break;
    }
}

static gboolean
is_block (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK
         && type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_LIST && type != CMARK_NODE_ITEM;
}

static void
end_block (GString *out, cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);
  gboolean in_item = parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_ITEM;

  g_string_append (out, in_item ? "\n" : "\n\n");
}

char *
annals_markdown_to_markup (const char *markdown, AnnalsMarkdownLinks links)
{
  GString *out = g_string_new (NULL);
  cmark_node *root = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      append_wrapping (out, node, event == CMARK_EVENT_ENTER, links);
      if (event == CMARK_EVENT_ENTER)
        append_leaf (out, node);
      /* A leaf is entered and never left. */
      gboolean over = event == CMARK_EVENT_EXIT || cmark_node_get_literal (node) != NULL;
      if (is_block (node) && over)
        end_block (out, node);
    }
  cmark_iter_free (iter);
  cmark_node_free (root);
  g_strchomp (out->str);
  return g_string_free (out, FALSE);
}
