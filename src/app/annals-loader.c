/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/annals-loader.h"

#include <string.h>

#include "app/annals-file-watch.h"
#include "core/annals-progress.h"
#include "formats/annals-reader.h"

/**
 * AnnalsLoader:
 *
 * Reads a window's document, and again whenever its file changes. One read is under way at a time:
 * opening another file breaks off the one before, while a change of the file that is being read
 * makes it be read once more afterwards.
 */
struct _AnnalsLoader
{
  GObject parent_instance;

  /* Owned */
  AnnalsDocument *document; /* what was read last */
  AnnalsFileWatch *watch;   /* of what is being read, else of what is open */
  AnnalsProgress *reading;  /* NULL: nothing is being read */
  char *trouble;
  char *language; /* NULL: the locale's */

  guint poll; /* asks how far the read has come */
  guint n_polls;
  double progress;
  gboolean rereading; /* the read under way is of what is open already */
  gboolean stale;     /* the file has changed since the last read began */
};

typedef enum
{
  PROP_TROUBLE = 1,
  PROP_PROGRESS,
  PROP_LANGUAGE,
} AnnalsLoaderProperty;

#define POLL_MILLISECONDS 50
#define QUIET_POLLS 5 /* what is done sooner is not worth a word */
#define NO_PROGRESS (-1.0)

enum
{
  SIGNAL_PREVIEWED,
  SIGNAL_OPENED,
  SIGNAL_RELOADED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static GParamSpec *props[PROP_LANGUAGE + 1];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnalsLoader, annals_loader, G_TYPE_OBJECT)

static void read_again_if_stale (AnnalsLoader *self);
static void read_again_if_in_other_language (AnnalsLoader *self);

static void
changed_cb (gpointer data)
{
  AnnalsLoader *self = data;

  self->stale = TRUE;
  read_again_if_stale (self);
}

static gboolean
is_watchable (GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  return path != NULL && !g_str_equal (path, ANNALS_STANDARD_INPUT_PATH);
}

static void
watch (AnnalsLoader *self, GFile *file)
{
  g_clear_pointer (&self->watch, annals_file_watch_free);
  if (is_watchable (file))
    self->watch = annals_file_watch_new (file, changed_cb, self);
}

/* A banner has no room for a whole path. */
static char *
shorten_message (GFile *file, const char *message)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);

  if (path == NULL || !g_str_has_prefix (message, path))
    return g_utf8_make_valid (message, -1);
  g_autofree char *shorter = g_strconcat (name, message + strlen (path), NULL);
  return g_utf8_make_valid (shorter, -1);
}

static void
set_trouble (AnnalsLoader *self, const GError *error)
{
  g_autofree char *trouble =
      error != NULL ? shorten_message (annals_loader_get_file (self), error->message) : NULL;

  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_steal_pointer (&trouble);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

static gboolean
take_language (AnnalsLoader *self, const char *language)
{
  if (g_strcmp0 (self->language, language) == 0)
    return FALSE;
  g_free (self->language);
  self->language = g_strdup (language);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LANGUAGE]);
  return TRUE;
}

/* Nobody has chosen a language that is not there. */
static void
take_document (AnnalsLoader *self, AnnalsDocument *document)
{
  g_set_object (&self->document, document);
  if (self->language != NULL && !annals_document_has_language (document, self->language))
    take_language (self, NULL);
}

/* What was chosen and is not there is the same as nothing chosen. */
static gboolean
is_in_language (AnnalsLoader *self, AnnalsDocument *document)
{
  const char *chosen = annals_document_get_chosen_language (document);

  if (chosen != NULL && !annals_document_has_language (document, chosen))
    chosen = NULL;
  return g_strcmp0 (chosen, self->language) == 0;
}

static void
opened (AnnalsLoader *self, AnnalsDocument *document)
{
  take_document (self, document);
  set_trouble (self, NULL);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, document);
}

/* The old document stays; its file may have changed while nobody looked. */
static void
open_failed (AnnalsLoader *self, const GError *error)
{
  watch (self, annals_loader_get_file (self));
  self->stale = self->watch != NULL;
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}

static void
reloaded (AnnalsLoader *self, AnnalsDocument *document)
{
  gboolean same = g_strcmp0 (annals_document_get_chosen_language (document),
                             annals_document_get_chosen_language (self->document))
                      == 0
                  && annals_content_is_same (annals_document_get_content (document),
                                             annals_document_get_content (self->document));

  set_trouble (self, NULL);
  if (same) /* saved as it was, or only touched */
    return;
  take_document (self, document);
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0, document);
}

/* ---- Progress ---- */

static void
set_progress (AnnalsLoader *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

static gboolean
poll_cb (gpointer data)
{
  AnnalsLoader *self = data;
  g_autoptr (AnnalsDocument) preview = annals_progress_steal_preview (self->reading);

  if (++self->n_polls > QUIET_POLLS)
    set_progress (self, annals_progress_get_fraction (self->reading));
  if (preview != NULL && !self->rereading)
    g_signal_emit (self, signals[SIGNAL_PREVIEWED], 0, preview);
  return G_SOURCE_CONTINUE;
}

static void
stop_reading (AnnalsLoader *self)
{
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (G_CANCELLABLE (self->reading));
  g_clear_object (&self->reading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnalsLoader) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnalsDocument) document = annals_reader_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_reading (self);
  set_progress (self, NO_PROGRESS);
  if (document != NULL && self->rereading)
    reloaded (self, document);
  else if (document != NULL)
    opened (self, document);
  else if (!self->rereading)
    open_failed (self, error);
  else if (!self->stale) /* else it is being written at this moment */
    set_trouble (self, error);
  read_again_if_stale (self);
  if (document != NULL)
    read_again_if_in_other_language (self);
}

static GCancellable *
begin_reading (AnnalsLoader *self, gboolean rereading)
{
  stop_reading (self);
  self->reading = annals_progress_new ();
  self->n_polls = 0;
  self->poll = g_timeout_add (POLL_MILLISECONDS, poll_cb, self);
  self->rereading = rereading;
  return G_CANCELLABLE (self->reading);
}

static void
start_reading (AnnalsLoader *self, GFile *file, gboolean rereading)
{
  GCancellable *cancellable = begin_reading (self, rereading);

  self->stale = FALSE;
  annals_reader_read_async (file, self->language, cancellable, read_cb, g_object_ref (self));
}

/* Not from the file, which standard input is no longer there for, but as it was read. */
static void
read_again_if_in_other_language (AnnalsLoader *self)
{
  if (self->reading == NULL && self->document != NULL && !is_in_language (self, self->document))
    annals_reader_read_again_async (self->document, self->language, begin_reading (self, TRUE),
                                    read_cb, g_object_ref (self));
}

static void
read_again_if_stale (AnnalsLoader *self)
{
  if (self->stale && self->reading == NULL && self->document != NULL)
    start_reading (self, annals_loader_get_file (self), TRUE);
}

static void
annals_loader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((AnnalsLoaderProperty) id)
    {
    case PROP_TROUBLE:
      g_value_set_string (value, ANNALS_LOADER (object)->trouble);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, ANNALS_LOADER (object)->progress);
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, ANNALS_LOADER (object)->language);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Breaks off what is under way: its end is not told. */
static void
annals_loader_dispose (GObject *object)
{
  AnnalsLoader *self = ANNALS_LOADER (object);

  stop_reading (self);
  g_clear_pointer (&self->watch, annals_file_watch_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (annals_loader_parent_class)->dispose (object);
}

static void
annals_loader_finalize (GObject *object)
{
  g_free (ANNALS_LOADER (object)->trouble);
  g_free (ANNALS_LOADER (object)->language);
  G_OBJECT_CLASS (annals_loader_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, ANNALS_TYPE_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, type);
}

static void
annals_loader_class_init (AnnalsLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = annals_loader_get_property;
  object_class->dispose = annals_loader_dispose;
  object_class->finalize = annals_loader_finalize;

  /**
   * AnnalsLoader:trouble: why the file, which has changed, cannot be read now
   */
  props[PROP_TROUBLE] =
      g_param_spec_string ("trouble", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * AnnalsLoader:progress: how much of a read is done, from 0 to 1; -1: nothing is being read
   */
  props[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, -1, 1, NO_PROGRESS,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * AnnalsLoader:language: which of several languages texts are read in; %NULL: the locale's
   */
  props[PROP_LANGUAGE] =
      g_param_spec_string ("language", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[SIGNAL_PREVIEWED] = add_signal ("previewed", ANNALS_TYPE_DOCUMENT);
  signals[SIGNAL_OPENED] = add_signal ("opened", ANNALS_TYPE_DOCUMENT);
  signals[SIGNAL_RELOADED] = add_signal ("reloaded", ANNALS_TYPE_DOCUMENT);
  signals[SIGNAL_FAILED] = add_signal ("failed", G_TYPE_STRING);
}

static void
annals_loader_init (AnnalsLoader *self)
{
  self->progress = NO_PROGRESS;
}

AnnalsLoader *
annals_loader_new (void)
{
  return g_object_new (ANNALS_TYPE_LOADER, NULL);
}

/**
 * annals_loader_open:
 * @file: (nullable): %NULL: the bundled chronology
 *
 * Reads another document. Ends in the signal "opened" with it or "failed" with a message, unless
 * another is opened first.
 */
void
annals_loader_open (AnnalsLoader *self, GFile *file)
{
  g_return_if_fail (ANNALS_IS_LOADER (self));

  /* Watched before it is read, so that no change falls between. */
  watch (self, file);
  start_reading (self, file, FALSE);
}

/**
 * annals_loader_cancel:
 *
 * Breaks off the read that is under way. What was open before stays.
 */
void
annals_loader_cancel (AnnalsLoader *self)
{
  g_return_if_fail (ANNALS_IS_LOADER (self));

  if (self->reading == NULL)
    return;
  stop_reading (self);
  watch (self, annals_loader_get_file (self));
  set_progress (self, NO_PROGRESS);
}

/**
 * annals_loader_get_document:
 *
 * Returns: (nullable): what was read last, whole
 */
AnnalsDocument *
annals_loader_get_document (AnnalsLoader *self)
{
  g_return_val_if_fail (ANNALS_IS_LOADER (self), NULL);

  return self->document;
}

double
annals_loader_get_progress (AnnalsLoader *self)
{
  g_return_val_if_fail (ANNALS_IS_LOADER (self), NO_PROGRESS);

  return self->progress;
}

/**
 * annals_loader_reload:
 *
 * Reads what is open once more, where it can be. Ends in the signal "reloaded" where it is another
 * now, or sets "trouble".
 */
void
annals_loader_reload (AnnalsLoader *self)
{
  g_return_if_fail (ANNALS_IS_LOADER (self));

  if (!is_watchable (annals_loader_get_file (self)))
    return;
  self->stale = TRUE;
  read_again_if_stale (self);
}

/**
 * annals_loader_set_language:
 * @language: (nullable): as the file names it; %NULL: the locale's
 *
 * Says which of several languages texts are wanted in. What is open is read again; ends in the
 * signal "reloaded".
 */
void
annals_loader_set_language (AnnalsLoader *self, const char *language)
{
  g_return_if_fail (ANNALS_IS_LOADER (self));

  if (take_language (self, language))
    read_again_if_in_other_language (self);
}

/**
 * annals_loader_get_language:
 *
 * Returns: (nullable): what was asked for; %NULL: the locale's
 */
const char *
annals_loader_get_language (AnnalsLoader *self)
{
  g_return_val_if_fail (ANNALS_IS_LOADER (self), NULL);

  return self->language;
}

/**
 * annals_loader_get_file:
 *
 * Returns: (nullable): where the open document is; %NULL: nothing is open, or the bundled one
 */
GFile *
annals_loader_get_file (AnnalsLoader *self)
{
  g_return_val_if_fail (ANNALS_IS_LOADER (self), NULL);

  return self->document != NULL ? annals_document_get_file (self->document) : NULL;
}

/**
 * annals_loader_get_trouble:
 *
 * Returns: (nullable): why the file cannot be read now; %NULL: what is open is what it says
 */
const char *
annals_loader_get_trouble (AnnalsLoader *self)
{
  g_return_val_if_fail (ANNALS_IS_LOADER (self), NULL);

  return self->trouble;
}
