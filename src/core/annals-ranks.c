/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-ranks.h"

#include <stdlib.h>
#include <string.h>

#include "core/annals-parallel.h"

#define PIECE_WORDS 4
#define PIECE_BYTES (PIECE_WORDS * 8)
#define JOB_ITEMS 8192
#define RUN_MOST 4096 /* items that have whole keys at a time, for each processor */
/* Beyond it titles count as equal: the work for a pair grows with the square of what they share. */
#define TEXT_MOST 256 /* bytes */

struct _AnnalsRanks
{
  gatomicrefcount ref_count;
  guint32 *ranks; /* of each event; ANNALS_NONE: it has no such member */
  guint n;        /* events */
  guint n_ranks;
};

/* ---- Texts, by the rules of the locale ----
 *
 * What is compared are collation keys, which take some ten bytes a letter: those of a million
 * titles would not fit beside the document. So all are sorted by the first piece of their keys; of
 * those that are equal in it few at a time have whole keys, and where they are many, the next
 * piece. */

typedef AnnalsText (*TextFunc) (AnnalsDocument *document, guint item);

typedef struct
{
  guint64 words[PIECE_WORDS]; /* of the key, as numbers that stand in its order */
  guint32 item;
  guint32 more; /* 1: the key goes on behind the piece */
} Piece;

typedef struct
{
  AnnalsDocument *document;
  TextFunc text;
  GCancellable *cancellable;
  guint32 *ranks; /* how many texts come before each */
  GArray *runs;   /* of Run: what is still to be told apart */
} Ranking;

/* Pieces that are equal, and whose keys go on. */
typedef struct
{
  Piece *pieces;
  guint n;
  guint32 rank;
} Run;

typedef struct
{
  const Ranking *ranking;
  Piece *pieces;
  guint n;
  gsize skip; /* bytes of the keys that are known to be equal */
} Reading;

static gsize
cut_length (AnnalsText text)
{
  gsize length = text.length;

  if (length <= TEXT_MOST)
    return length;
  for (length = TEXT_MOST; length > 0 && ((guchar) text.data[length] & 0xc0) == 0x80;)
    length--;
  return length;
}

static char *
dup_key (AnnalsText text)
{
  return text.length > 0 ? g_utf8_collate_key (text.data, (gssize) cut_length (text))
                         : g_strdup ("");
}

static void
read_piece (Piece *piece, AnnalsText text, gsize skip)
{
  g_autofree char *key = dup_key (text);
  gsize length = strlen (key);
  guint8 bytes[PIECE_BYTES] = { 0 };

  if (length > skip)
    memcpy (bytes, key + skip, MIN (length - skip, PIECE_BYTES));
  memcpy (piece->words, bytes, sizeof bytes);
  for (guint i = 0; i < PIECE_WORDS; i++)
    piece->words[i] = GUINT64_FROM_BE (piece->words[i]);
  piece->more = length > skip + PIECE_BYTES ? 1 : 0;
}

static void
read_job (guint job, gpointer data)
{
  const Reading *reading = data;
  const Ranking *ranking = reading->ranking;
  guint past = MIN (reading->n, (job + 1) * JOB_ITEMS);

  for (guint i = job * JOB_ITEMS; i < past; i++)
    {
      if (i % 256 == 0 && g_cancellable_is_cancelled (ranking->cancellable))
        return;
      Piece *piece = &reading->pieces[i];
      read_piece (piece, ranking->text (ranking->document, piece->item), reading->skip);
    }
}

static int
compare_pieces (const void *a, const void *b)
{
  const Piece *one = a, *other = b;

  for (guint i = 0; i < PIECE_WORDS; i++)
    if (one->words[i] != other->words[i])
      return one->words[i] < other->words[i] ? -1 : 1;
  return (one->more > other->more) - (one->more < other->more);
}

/* Those that are equal share the rank of the first. */
static void
rank_run (Ranking *self, const Run *run, gsize skip)
{
  Reading reading = { self, run->pieces, run->n, skip };

  annals_parallel_run ((run->n + JOB_ITEMS - 1) / JOB_ITEMS, read_job, &reading);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  qsort (run->pieces, run->n, sizeof (Piece), compare_pieces);
  for (guint i = 0, past; i < run->n; i = past)
    {
      for (past = i; past < run->n && compare_pieces (&run->pieces[i], &run->pieces[past]) == 0;)
        self->ranks[run->pieces[past++].item] = run->rank + i;
      Run equal = { &run->pieces[i], past - i, run->rank + i };
      if (equal.n == 1 || !equal.pieces->more)
        continue;
      if (equal.n > RUN_MOST)
        rank_run (self, &equal, skip + PIECE_BYTES);
      else
        g_array_append_val (self->runs, equal);
    }
}

typedef struct
{
  char *key;
  guint32 item;
} Keyed;

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

static void
finish_job (guint job, gpointer data)
{
  const Ranking *self = data;
  const Run *run = &g_array_index (self->runs, Run, job);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_autofree Keyed *keyed = g_new (Keyed, run->n);
  for (guint i = 0; i < run->n; i++)
    keyed[i] =
        (Keyed){ dup_key (self->text (self->document, run->pieces[i].item)), run->pieces[i].item };
  qsort (keyed, run->n, sizeof *keyed, compare_keys);
  for (guint i = 0, first = 0; i < run->n; i++)
    {
      if (compare_keys (&keyed[first], &keyed[i]) != 0)
        first = i;
      self->ranks[keyed[i].item] = run->rank + first;
    }
  for (guint i = 0; i < run->n; i++)
    g_free (keyed[i].key);
}

/* The rank of each of @n texts. */
static guint32 *
rank_texts (AnnalsDocument *document, guint n, TextFunc text, GCancellable *cancellable)
{
  Ranking ranking = { document, text, cancellable, g_new0 (guint32, n),
                      g_array_new (FALSE, FALSE, sizeof (Run)) };
  g_autofree Piece *pieces = g_new (Piece, n);
  Run all = { pieces, n, 0 };

  for (guint32 i = 0; i < n; i++)
    pieces[i].item = i;
  if (n > 0)
    rank_run (&ranking, &all, 0);
  annals_parallel_run (ranking.runs->len, finish_job, &ranking);
  g_array_unref (ranking.runs);
  return ranking.ranks;
}

static AnnalsText
event_title (AnnalsDocument *document, guint event)
{
  return annals_document_get_events (document, NULL)[event].title;
}

static AnnalsText
entity_title (const AnnalsEntity *entity)
{
  return (AnnalsText){ entity->title, (guint32) strlen (entity->title) };
}

static AnnalsText
category_title (AnnalsDocument *document, guint category)
{
  return entity_title (&annals_document_get_categories (document, NULL)[category]);
}

static AnnalsText
actor_title (AnnalsDocument *document, guint actor)
{
  return entity_title (&annals_document_get_actors (document, NULL)[actor]);
}

static AnnalsText
place_title (AnnalsDocument *document, guint place)
{
  return entity_title (&annals_document_get_places (document, NULL)[place]);
}

/* ---- Members of events ---- */

static void
rank_titles (AnnalsRanks *self, AnnalsDocument *document, GCancellable *cancellable)
{
  const AnnalsEvent *events = annals_document_get_events (document, NULL);

  self->ranks = rank_texts (document, self->n, event_title, cancellable);
  self->n_ranks = self->n;
  for (guint i = 0; i < self->n; i++)
    if (events[i].title.length == 0)
      self->ranks[i] = ANNALS_NONE;
}

static void
rank_dates (AnnalsRanks *self, AnnalsDocument *document)
{
  self->ranks = g_new (guint32, self->n);
  self->n_ranks = annals_document_get_n_dated (document);
  for (guint32 i = 0; i < self->n; i++)
    self->ranks[i] = i < self->n_ranks ? i : ANNALS_NONE;
}

static void
rank_entities (AnnalsRanks *self,
               AnnalsDocument *document,
               AnnalsSort sort,
               GCancellable *cancellable)
{
  gboolean is_place = sort == ANNALS_SORT_PLACE;
  guint n;

  annals_document_get_entities (document, is_place ? ANNALS_ENTITY_PLACE : ANNALS_ENTITY_CATEGORY,
                                &n);
  g_autofree guint32 *titles =
      rank_texts (document, n, is_place ? place_title : category_title, cancellable);
  self->n_ranks = n;
  const AnnalsEvent *events = annals_document_get_events (document, NULL);
  self->ranks = g_new (guint32, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      guint32 entity = is_place ? events[i].place : events[i].category;
      self->ranks[i] = entity < n ? titles[entity] : ANNALS_NONE;
    }
}

/* ---- Actors: one after the other, as the list shows them ---- */

typedef struct
{
  guint64 first; /* the ranks of the first two, from 1; 0: none */
  guint32 event;
} Cast;

typedef struct
{
  AnnalsDocument *document;
  const guint32 *titles; /* ranks of the actors */
} Casting;

static guint32
get_actor_rank (const Casting *casting, guint event, guint index)
{
  guint n;
  const guint32 *actors = annals_document_get_event_actors (casting->document, event, &n);

  return index < n ? casting->titles[actors[index]] + 1 : 0;
}

static int
compare_casts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Cast *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  for (guint i = 2;; i++)
    {
      guint32 x = get_actor_rank (data, one->event, i), y = get_actor_rank (data, other->event, i);
      if (x != y)
        return x < y ? -1 : 1;
      if (x == 0)
        return 0;
    }
}

static void
rank_casts (AnnalsRanks *self, Casting *casting)
{
  g_autofree Cast *casts = g_new (Cast, self->n);

  self->ranks = g_new (guint32, self->n);
  for (guint32 i = 0; i < self->n; i++)
    casts[i] =
        (Cast){ (guint64) get_actor_rank (casting, i, 0) << 32 | get_actor_rank (casting, i, 1),
                i };
  g_qsort_with_data (casts, (int) self->n, sizeof *casts, compare_casts, casting);
  for (guint i = 0; i < self->n; i++)
    {
      if (i > 0 && compare_casts (&casts[i - 1], &casts[i], casting) != 0)
        self->n_ranks++;
      self->ranks[casts[i].event] = casts[i].first != 0 ? self->n_ranks : ANNALS_NONE;
    }
  self->n_ranks++;
}

static void
rank_actors (AnnalsRanks *self, AnnalsDocument *document, GCancellable *cancellable)
{
  guint n;

  annals_document_get_actors (document, &n);
  g_autofree guint32 *titles = rank_texts (document, n, actor_title, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    rank_casts (self, &(Casting){ document, titles });
}

/* ---- Sources: known only from the file's text ---- */

typedef struct
{
  AnnalsRanks *ranks;
  AnnalsDocument *document;
  GCancellable *cancellable;
} Counting;

static void
count_job (guint job, gpointer data)
{
  const Counting *counting = data;
  const AnnalsEvent *events = annals_document_get_events (counting->document, NULL);
  guint past = MIN (counting->ranks->n, (job + 1) * JOB_ITEMS);
  g_auto (AnnalsContentReader) reader = { 0 };

  annals_content_reader_init (&reader, annals_document_get_content (counting->document));
  for (guint i = job * JOB_ITEMS; i < past; i++)
    {
      if (g_cancellable_is_cancelled (counting->cancellable))
        return;
      if (!(events[i].flags & ANNALS_EVENT_HAS_SOURCES))
        continue;
      const char *element = annals_content_reader_get (&reader, events[i].offset, events[i].length);
      g_autoptr (AnnalsDetail) detail =
          element != NULL ? annals_document_read_detail (counting->document, i, element) : NULL;
      counting->ranks->ranks[i] = detail != NULL ? detail->sources->len : 0;
    }
}

static void
rank_sources (AnnalsRanks *self, AnnalsDocument *document, GCancellable *cancellable)
{
  Counting counting = { self, document, cancellable };

  self->ranks = g_new0 (guint32, self->n);
  annals_parallel_run ((self->n + JOB_ITEMS - 1) / JOB_ITEMS, count_job, &counting);
  for (guint i = 0; i < self->n; i++)
    self->n_ranks = MAX (self->n_ranks, self->ranks[i] + 1);
}

/* ---- Public ---- */

/**
 * annals_ranks_new:
 * @sort: by what
 * @cancellable: (nullable): to give up
 *
 * Finds where each event of a document stands. By title or by sources it takes seconds of a million
 * events, so it is for a thread.
 *
 * Returns: (transfer full) (nullable): the ranks; %NULL when cancelled
 */
AnnalsRanks *
annals_ranks_new (AnnalsDocument *document, AnnalsSort sort, GCancellable *cancellable)
{
  g_return_val_if_fail (ANNALS_IS_DOCUMENT (document), NULL);

  g_autoptr (AnnalsRanks) self = g_new0 (AnnalsRanks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  annals_document_get_events (document, &self->n);
  if (sort == ANNALS_SORT_TITLE)
    rank_titles (self, document, cancellable);
  else if (sort == ANNALS_SORT_ACTORS)
    rank_actors (self, document, cancellable);
  else if (sort == ANNALS_SORT_SOURCES)
    rank_sources (self, document, cancellable);
  else if (sort == ANNALS_SORT_DATE)
    rank_dates (self, document);
  else
    rank_entities (self, document, sort, cancellable);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

AnnalsRanks *
annals_ranks_ref (AnnalsRanks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
annals_ranks_unref (AnnalsRanks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->ranks);
  g_free (self);
}

static guint
get_slot (const AnnalsRanks *self, guint event, gboolean descending)
{
  guint32 rank = self->ranks[event];

  if (rank == ANNALS_NONE)
    return self->n_ranks;
  return descending ? self->n_ranks - 1 - rank : rank;
}

/**
 * annals_ranks_sort:
 * @set: events of the same document
 * @descending: what ranks highest comes first
 *
 * Sorts by counting: the time is that of going through the set twice.
 */
GArray *
annals_ranks_sort (AnnalsRanks *self, AnnalsEventSet *set, gboolean descending)
{
  g_autoptr (GArray) events = annals_event_set_dup_events (set);
  g_autofree guint32 *next = g_new0 (guint32, self->n_ranks + 2);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), events->len);

  g_array_set_size (order, events->len);
  for (guint i = 0; i < events->len; i++)
    next[get_slot (self, g_array_index (events, guint32, i), descending) + 1]++;
  for (guint i = 1; i <= self->n_ranks; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < events->len; i++)
    {
      guint32 event = g_array_index (events, guint32, i);
      g_array_index (order, guint32, next[get_slot (self, event, descending)]++) = event;
    }
  return order;
}
