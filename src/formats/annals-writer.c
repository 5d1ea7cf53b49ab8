/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/annals-writer-private.h"

#include "core/annals-file.h"

static const AnnalsTarget *const targets[] = { &annals_native_target, &annals_timelinejs_target,
                                               &annals_simile_target, &annals_vis_target, NULL };

const AnnalsTarget *const *
annals_target_list (void)
{
  return targets;
}

const AnnalsTarget *
annals_target_find (const char *name)
{
  for (const AnnalsTarget *const *target = targets; *target != NULL; target++)
    if (g_str_equal ((*target)->name, name))
      return *target;
  return NULL;
}

const char *
annals_target_get_name (const AnnalsTarget *self)
{
  return self->name;
}

const char *
annals_target_get_title (const AnnalsTarget *self)
{
  return self->title;
}

const char *
annals_target_get_suffix (const AnnalsTarget *self)
{
  return self->suffix;
}

static int
compare_offsets (gconstpointer a, gconstpointer b, gpointer events)
{
  const AnnalsEvent *i = (const AnnalsEvent *) events + *(const guint *) a;
  const AnnalsEvent *j = (const AnnalsEvent *) events + *(const guint *) b;

  return i->offset < j->offset ? -1 : i->offset > j->offset;
}

void
annals_writing_write_events (AnnalsWriting *self,
                             void (*write) (AnnalsWriting *self, const AnnalsRecord *record))
{
  guint n;
  const AnnalsEvent *events = annals_document_get_events (self->document, &n);
  g_autofree guint *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_offsets, (gpointer) events);
  for (guint i = 0; i < n; i++)
    {
      g_auto (AnnalsRecord) record = { 0 };
      annals_record_init (&record, self->document, self->bytes, order[i]);
      if ((record.event->flags & ANNALS_EVENT_UNDATED)
          && !(self->target->keeps & ANNALS_MEMBER_BIT (UNDATED)))
        {
          self->lost[ANNALS_MEMBER_UNDATED]++;
          continue;
        }
      annals_writing_count_event (self, &record);
      write (self, &record);
    }
}

/**
 * annals_writer_to_bytes:
 * @target: the format
 * @losses: (out) (optional): a line, translated, for each kind of member that @target cannot hold
 *
 * Writes a document, indented, with a final newline. As annals/1 nothing is lost: of a file that
 * was annals/1 itself the members that Annals does not know, and the spelling of numbers, too.
 *
 * Returns: (transfer full): JSON, or %NULL with an #AnnalsContentError where the file that was read
 * can no longer be
 */
GBytes *
annals_writer_to_bytes (AnnalsDocument *document,
                        const AnnalsTarget *target,
                        GStrv *losses,
                        GError **error)
{

  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document) && target != NULL, NULL);

  g_autoptr (GBytes) bytes =
      annals_content_dup_bytes (annals_document_get_content (document), error);
  AnnalsWriting self = { document, bytes, target, ANNALS_JSON_WRITER_INIT, { 0 }, { 0 } };
  if (bytes == NULL)
    return NULL;
  annals_writing_count_head (&self);
  target->write (&self);
  if (losses != NULL)
    *losses = annals_writing_dup_losses (&self);
  return annals_json_writer_finish (&self.json);
}

/**
 * annals_writer_save:
 * @path: a file is replaced atomically
 *
 * Writes a document to a file. Where that fails, what was there stays.
 *
 * Returns: %FALSE with a #GFileError, or an #AnnalsContentError
 */
gboolean
annals_writer_save (AnnalsDocument *document,
                    const AnnalsTarget *target,
                    const char *path,
                    GStrv *losses,
                    GError **error)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GBytes) bytes = annals_writer_to_bytes (document, target, &lines, error);
  gsize length;

  if (bytes == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (bytes, &length);
  if (!annals_file_save (path, data, length, error))
    return FALSE;
  if (losses != NULL)
    *losses = g_steal_pointer (&lines);
  return TRUE;
}
