/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/annals-clock.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/annals-date.h"
#include "core/annals-diagnostics.h"

#define UTC "UTC"

struct _AnnalsClock
{
  char *name;
  GTimeZone *zone; /* NULL: UTC */
  gboolean told;   /* with each time */
  gboolean dates;  /* only these are in the document */
};

static AnnalsClock *
new_clock (const char *name, GTimeZone *zone, gboolean told)
{
  AnnalsClock *self = g_atomic_rc_box_new (AnnalsClock);

  *self = (AnnalsClock){ g_strdup (name), zone, told };
  return self;
}

AnnalsClock *
annals_clock_new_own (GTimeZone *own)
{
  return new_clock (ANNALS_CLOCK_DOCUMENT, own != NULL ? g_time_zone_ref (own) : NULL, FALSE);
}

/**
 * annals_clock_new:
 * @name: "document", "utc", "local" or a name of the IANA's database
 * @own: (nullable): the zone that the document names
 *
 * The zone of this computer is that of now: who travels makes another.
 *
 * Returns: (transfer full) (nullable): %NULL with %ANNALS_DATE_ERROR_ZONE where @name is not known
 */
AnnalsClock *
annals_clock_new (const char *name, GTimeZone *own, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (g_str_equal (name, ANNALS_CLOCK_DOCUMENT))
    return annals_clock_new_own (own);
  if (g_str_equal (name, ANNALS_CLOCK_UTC))
    return new_clock (name, NULL, TRUE);
  if (g_str_equal (name, ANNALS_CLOCK_LOCAL))
    return new_clock (name, g_time_zone_new_local (), TRUE);
  GTimeZone *zone = annals_zone_new (name);
  if (zone != NULL)
    return new_clock (name, zone, TRUE);
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *shown = annals_text_shorten (valid, ANNALS_TEXT_SHOWN);
  g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_ZONE,
               /* Translators: "document", "utc" and "local" are typed as they are. */
               _ ("The time zone “%s” is not known here; expected document, utc, local or a name "
                  "such as Asia/Baku"),
               shown);
  return NULL;
}

/**
 * annals_clock_new_for:
 * @name: as annals_clock_new() takes it
 *
 * Makes a clock for what is in a document.
 */
AnnalsClock *
annals_clock_new_for (AnnalsDocument *document, const char *name, GError **error)
{
  AnnalsClock *self = annals_clock_new (name, annals_document_get_zone (document), error);

  if (self != NULL)
    self->dates = !annals_document_has_times (document);
  return self;
}

AnnalsClock *
annals_clock_get_ruler (AnnalsClock *self)
{
  return self != NULL && !self->dates ? self : NULL;
}

AnnalsClock *
annals_clock_ref (AnnalsClock *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (AnnalsClock *self)
{
  g_free (self->name);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

void
annals_clock_unref (AnnalsClock *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

const char *
annals_clock_get_name (AnnalsClock *self)
{
  return self != NULL ? self->name : ANNALS_CLOCK_DOCUMENT;
}

GTimeZone *
annals_clock_get_zone (AnnalsClock *self)
{
  return self != NULL ? self->zone : NULL;
}

gboolean
annals_clock_is_told (AnnalsClock *self)
{
  return self != NULL && self->told;
}

/* ---- In words ---- */

/* Abbreviations, of which IST is one of three zones, say less; summer time shows in the number. */
static char *
dup_offset (GTimeZone *zone, AnnalsTime time)
{
  long seconds = lround (annals_zone_offset (zone, time)), left = labs (seconds);
  GString *out = g_string_new (UTC);

  if (seconds != 0)
    g_string_append_printf (out, "%s%ld", seconds < 0 ? "−" : "+", left / 3600);
  if (left % 3600 != 0)
    g_string_append_printf (out, ":%02ld", left / 60 % 60);
  if (left % 60 != 0) /* as towns had it before there were zones */
    g_string_append_printf (out, ":%02ld", left % 60);
  return g_string_free (out, FALSE);
}

/**
 * annals_clock_dup_mark:
 *
 * What is to be said with a time of day, so that nobody takes it for that of another zone.
 *
 * Returns: (transfer full) (nullable): "UTC+4"; %NULL by the document's own clock
 */
char *
annals_clock_dup_mark (AnnalsClock *self, AnnalsTime time)
{
  return annals_clock_is_told (self) ? dup_offset (self->zone, time) : NULL;
}

char *
annals_clock_dup_mark_over (AnnalsClock *self, AnnalsSpan span)
{
  g_autofree char *first = annals_clock_dup_mark (self, span.start);
  g_autofree char *last = annals_clock_dup_mark (self, span.end - 1);

  return first == NULL || g_str_equal (first, last)
             ? g_steal_pointer (&first)
             : g_strdup_printf ("%s/%s", first,
                                g_str_equal (last, UTC) ? last : last + strlen (UTC));
}

/**
 * annals_zone_dup_name:
 * @zone: (nullable): %NULL for UTC
 *
 * Returns: (transfer full) (nullable): its name in the IANA's database; %NULL where it is known
 * only as a rule or by a file
 */
char *
annals_zone_dup_name (GTimeZone *zone)
{
  const char *name = zone != NULL ? g_time_zone_get_identifier (zone) : UTC;

  return g_ascii_isalpha (*name) ? g_strdup (name) : NULL;
}
