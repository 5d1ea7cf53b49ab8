/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and lengths as they are said in other languages: articles, cases, plurals. */
#include <libintl.h>
#include <locale.h>

#include "annals-test-support.h"
#include "layout/annals-words.h"

static const char *const dates[] = {
  "2022-12-12/..", "../2022-12-12", "2022-12/..",    "../1984",       "2022-12-12/", "/2022-12-12",
  "2022-12-12~",   "1984%",         "1985-04-XX",    "156X-12-25",    "1984-1X",     "Y-1000000",
  "Y-65000000",    "Y-1500000",     "Y-13800000000", "Y-252E6/Y-66E6"
};

typedef struct
{
  const char *locale;
  const char *words[G_N_ELEMENTS (dates)];
} Language;

static const Language languages[] = {
  { "de_DE",
    { "seit Montag, dem 12. Dezember 2022", "bis Montag, den 12. Dezember 2022",
      "seit Dezember 2022", "bis 1984",
      "von Montag, dem 12. Dezember 2022, bis zu einem unbekannten Datum",
      "von einem unbekannten Datum bis Montag, den 12. Dezember 2022",
      "um Montag, den 12. Dezember 2022", "ca. 1984 (unsicher)", "an einem Tag im April 1985",
      "zwischen dem 25. Dezember 1560 und dem 25. Dezember 1569",
      "zwischen Oktober 1984 und Dezember 1984", "vor 1 Mio. Jahren", "vor 65 Mio. Jahren",
      "vor 1,5 Mio. Jahren", "vor 13,8 Mrd. Jahren", "vor 252–66 Mio. Jahren" } },
  { "fr_FR",
    { "depuis le lundi 12 décembre 2022", "jusqu’au lundi 12 décembre 2022", "depuis décembre 2022",
      "jusqu’en 1984", "depuis le lundi 12 décembre 2022 jusqu’à une date inconnue",
      "d’une date inconnue jusqu’au lundi 12 décembre 2022", "vers le lundi 12 décembre 2022",
      "vers 1984 (incertain)", "un jour en avril 1985",
      "entre le 25 décembre 1560 et le 25 décembre 1569", "entre octobre 1984 et décembre 1984",
      "1 million d’années avant le présent", "65 millions d’années avant le présent",
      "1,5 million d’années avant le présent", "13,8 milliards d’années avant le présent",
      "252–66 millions d’années avant le présent" } },
  { "es_ES",
    { "desde el lunes 12 de diciembre de 2022", "hasta el lunes 12 de diciembre de 2022",
      "desde diciembre de 2022", "hasta 1984",
      "desde el lunes 12 de diciembre de 2022 hasta una fecha desconocida",
      "desde una fecha desconocida hasta el lunes 12 de diciembre de 2022",
      "hacia el lunes 12 de diciembre de 2022", "hacia 1984 (fecha incierta)",
      "un día de abril de 1985", "entre el 25 de diciembre de 1560 y el 25 de diciembre de 1569",
      "entre octubre de 1984 y diciembre de 1984", "hace 1 millón de años",
      "hace 65 millones de años", "hace 1,5 millones de años", "hace 13,8 mil millones de años",
      "hace 252–66 millones de años" } },
  { "ru_RU",
    { "с 12 декабря 2022", "до 12 декабря 2022", "с декабря 2022", "до 1984",
      "с 12 декабря 2022 до неизвестной даты", "с неизвестной даты до 12 декабря 2022",
      "около 12 декабря 2022", "около 1984 (неточно)", "в один из дней апреля 1985",
      "в промежутке от 25 декабря 1560 до 25 декабря 1569",
      "в промежутке от октября 1984 до декабря 1984", "1 млн лет назад", "65 млн лет назад",
      "1,5 млн лет назад", "13,8 млрд лет назад", "252–66 млн лет назад" } },
  { "he_IL",
    { "מאז יום שני, 12 בדצמבר 2022", "עד יום שני, 12 בדצמבר 2022", "מאז דצמבר 2022", "עד 1984",
      "מיום שני, 12 בדצמבר 2022, עד מועד לא ידוע", "ממועד לא ידוע עד יום שני, 12 בדצמבר 2022",
      "בערך ביום שני, 12 בדצמבר 2022", "בערך בשנת 1984 (לא ודאי)", "יום כלשהו באפריל 1985",
      "בין 25 בדצמבר 1560 ובין 25 בדצמבר 1569", "בין אוקטובר 1984 ובין דצמבר 1984",
      "לפני 1 מיליון שנים", "לפני 65 מיליון שנים", "לפני 1.5 מיליון שנים", "לפני 13.8 מיליארד שנים",
      "לפני 252–66 מיליון שנים" } },
  { "hy_AM",
    { "2022 թ. դեկտեմբերի 12-ից", "մինչև 2022 թ. դեկտեմբերի 12-ը", "2022 թ. դեկտեմբերից",
      "մինչև 1984 թվականը", "2022 թ. դեկտեմբերի 12-ից մինչև անհայտ ամսաթիվ",
      "անհայտ ամսաթվից մինչև 2022 թ. դեկտեմբերի 12-ը", "մոտավորապես 12 դեկտեմբերի 2022",
      "մոտավորապես 1984 (ոչ ստույգ)", "1985 թ. ապրիլի օրերից մեկը",
      "1560 թ. դեկտեմբերի 25-ի և 1569 թ. դեկտեմբերի 25-ի միջև",
      "հոկտեմբերի 1984-ի և դեկտեմբերի 1984-ի միջև", "1 միլիոն տարի առաջ", "65 միլիոն տարի առաջ",
      "1.5 միլիոն տարի առաջ", "13.8 միլիարդ տարի առաջ", "252–66 միլիոն տարի առաջ" } },
  { "tr_TR",
    { "12 Aralık 2022 Pazartesi tarihinden beri", "12 Aralık 2022 Pazartesi tarihine kadar",
      "Aralık 2022 tarihinden beri", "1984 yılına kadar",
      "başlangıcı 12 Aralık 2022 Pazartesi, bitişi bilinmiyor",
      "başlangıcı bilinmiyor, bitişi 12 Aralık 2022 Pazartesi",
      "12 Aralık 2022 Pazartesi dolayları", "1984 dolayları (belirsiz)",
      "Nisan 1985 içinde bir gün", "25 Aralık 1560 ile 25 Aralık 1569 arasında",
      "Ekim 1984 ile Aralık 1984 arasında", "1 milyon yıl önce", "65 milyon yıl önce",
      "1,5 milyon yıl önce", "13,8 milyar yıl önce", "252–66 milyon yıl önce" } },
};

static gboolean
set_language (const char *locale)
{
  g_autofree char *full = g_strconcat (locale, ".UTF-8", NULL);

  return setlocale (LC_ALL, full) != NULL;
}

static void
test_dates (gconstpointer data)
{
  const Language *language = data;

  if (!set_language (language->locale))
    {
      g_test_skip ("this locale is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      AnnalsEvent event = annals_test_event (dates[i]);
      g_autofree char *words = annals_words_event (&event, NULL);
      /* Some versions of the C library begin names of days and months with capitals. */
      g_autofree char *lower = g_utf8_strdown (words, -1);
      g_autofree char *expected = g_utf8_strdown (language->words[i], -1);
      g_test_message ("%s", dates[i]);
      g_assert_cmpstr (lower, ==, expected);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* A fraction has the plural of its whole part in French, a plural always in Spanish. */
static void
test_fractions (void)
{
  static const struct
  {
    const char *locale;
    double millions;
    const char *words;
  } cases[] = {
    { "fr_FR", 1, "1 million d’années" },
    { "fr_FR", 1.5, "1,5 million d’années" },
    { "fr_FR", 2.5, "2,5 millions d’années" },
    { "fr_FR", 999.7, "1 milliard d’années" },
    { "fr_FR", 2000, "2 milliards d’années" },
    { "es_ES", 1, "1 millón de años" },
    { "es_ES", 1.5, "1,5 millones de años" },
    { "es_ES", 2, "2 millones de años" },
    { "es_ES", 1.0004, "1 millón de años" },
    /* as it is written */ { "ar_EG", 3, "3 ملايين سنة" },
    { "ar_EG", 65, "65 مليون سنة" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!set_language (cases[i].locale))
        continue;
      g_autofree char *words = annals_words_length (
          (AnnalsSpan){ 0, cases[i].millions * 1e6 * ANNALS_SECONDS_PER_YEAR });
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  g_unsetenv ("LANGUAGE"); /* it would come before the locale's */
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ANNALS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *path = g_strconcat ("/words-languages/", languages[i].locale, NULL);
      g_test_add_data_func (path, &languages[i], test_dates);
    }
  g_test_add_func ("/words-languages/fractions", test_fractions);
  return g_test_run ();
}
