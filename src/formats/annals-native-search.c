/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of an event for a search, which reads a million of them: right from the bytes, without
 * a tree. They are those that annals_native_dup_detail() makes details of, and a test compares. */
#include "formats/annals-native-texts.h"
#include "formats/annals-native.h"

typedef struct
{
  const char *const *languages;
  AnnalsTextTake take;
  gpointer data;
  GString *unescaped;
} Texts;

static AnnalsJsonValue
get_text (const Texts *self, const AnnalsJsonValue *object, const char *name)
{
  AnnalsJsonValue value = annals_json_value_get_member (object, name);

  return annals_native_choose_text (&value, self->languages);
}

static void
take_text (Texts *self, const AnnalsJsonValue *object, const char *name)
{
  AnnalsJsonValue value = get_text (self, object, name);
  AnnalsText plain;

  if (!value.kind)
    return;
  if (annals_json_value_get_plain (&value, &plain))
    {
      self->take (plain.data, plain.length, self->data);
      return;
    }
  g_string_truncate (self->unescaped, 0);
  annals_json_value_append_string (&value, self->unescaped);
  self->take (self->unescaped->str, self->unescaped->len, self->data);
}

static void
take_source (Texts *self, const AnnalsJsonValue *source)
{
  take_text (self, source, "title");
  take_text (self, source, "publisher");
}

static gboolean
is_filled (const AnnalsJsonValue *text)
{
  return text->kind && text->length > 2;
}

static void
take_media (Texts *self, const AnnalsJsonValue *media)
{
  AnnalsJsonValue file = get_text (self, media, "file"), url = get_text (self, media, "url");
  g_autofree char *name = is_filled (&file) ? annals_json_value_dup_string (&file) : NULL;

  if (name != NULL ? !annals_native_is_beside (name) : !is_filled (&url))
    return;
  take_text (self, media, "alt");
  take_text (self, media, "caption");
  take_text (self, media, "credit");
}

static void
take_all (Texts *self,
          const AnnalsJsonValue *event,
          const char *name,
          void (*take) (Texts *, const AnnalsJsonValue *))
{
  AnnalsJsonValue array = annals_json_value_get_member (event, name), element;
  AnnalsJsonIter iter;

  if (array.kind != ANNALS_JSON_ARRAY)
    return;
  annals_json_iter_init (&iter, &array);
  while (annals_json_iter_next (&iter, &element))
    if (element.kind == ANNALS_JSON_OBJECT)
      take (self, &element);
}

/**
 * annals_native_take_texts:
 * @element: the event's bytes, which the scanner has checked
 * @event: which it is
 * @languages: those wanted, the most wanted first
 * @take: (scope call): is given each text
 *
 * Hands over the texts that the details pane shows; see #AnnalsTextsFunc.
 */
void
annals_native_take_texts (const char *element,
                          const AnnalsEvent *event,
                          const char *const *languages,
                          AnnalsTextTake take,
                          gpointer data)
{
  g_autoptr (GString) unescaped = g_string_new (NULL);
  AnnalsJsonText text = { .data = element, .length = event->length };
  AnnalsJsonValue value = annals_json_value_at (&text, element);
  Texts self = { languages, take, data, unescaped };

  take_text (&self, &value, "summary");
  take_text (&self, &value, "body");
  take_text (&self, &value, "note");
  take_all (&self, &value, "sources", take_source);
  take_all (&self, &value, "media", take_media);
}
