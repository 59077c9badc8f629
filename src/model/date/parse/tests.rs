//! Texts that are dates as a whole.

mod values;

use jiff::civil;

use super::*;
use crate::model::DateTrust;
use proptest::prelude::*;

fn shown(text: &str) -> String {
    Date::parse(text).map_or_else(|| "none".to_owned(), |date| date.to_string())
}

fn read(text: &str) -> String {
    Date::read(text, DayOrder::default()).map_or_else(|| "none".to_owned(), |date| date.to_string())
}

#[test]
fn forms_in_use_are_parsed() {
    for (text, date) in [
        ("2022-10-25T16:30:11.000Z", "2022-10-25T16:30:11Z"),
        ("2022-10-25T16:30:11.000123Z", "2022-10-25T16:30:11Z"),
        ("2023-05-15T21:04:13-06:00", "2023-05-15T21:04:13-06:00"),
        ("2005-01-07T20:13:00+08:00", "2005-01-07T20:13:00+08:00"),
        ("2009-12-25 10:41:06 +0000", "2009-12-25T10:41:06Z"),
        ("2012-03-29 11:15:10 -0400", "2012-03-29T11:15:10-04:00"),
        ("2001-01-01 12:00:00 +02:00", "2001-01-01T12:00:00+02:00"),
        ("2013-12-02 7:37:00 -0400", "2013-12-02T07:37:00-04:00"),
        ("2013-06-07 18:46", "2013-06-07T18:46:00"),
        ("2019-11-04 14:30:00", "2019-11-04T14:30:00"),
        ("2025-10-03T22:36:22.035444", "2025-10-03T22:36:22"),
        ("2025-01-05", "2025-01-05"),
        ("2020-12-2", "2020-12-02"),
        ("2020/12/02", "2020-12-02"),
        ("2014", "2014"),
        ("2008-06", "2008-06"),
        ("20240705", "2024-07-05"),
        ("2020-12-24 UTC", "2020-12-24"),
        ("2021-06-10 18:22:16 UTC+01:00", "2021-06-10T18:22:16+01:00"),
        ("Jan 01, 2019 8:00 PM", "2019-01-01T20:00:00"),
        ("Jan 01, 2019 12:05 a.m.", "2019-01-01T00:05:00"),
        ("08/07/2025", "2025-07-08"),
        ("08/27/2025", "2025-08-27"),
        ("08.07.2025", "2025-07-08"),
        ("Fri, 05 Jul 2024 14:31:39 +0000", "2024-07-05T14:31:39Z"),
        ("5 Jul 2024 14:31:39 EST", "2024-07-05T14:31:39-05:00"),
        ("Fri, 05 Jul 2024 14:31:39 +0000 (UTC)", "2024-07-05T14:31:39Z"),
        ("5 juillet 2024", "2024-07-05"),
        ("25 octobre 2022", "2022-10-25"),
        ("1er août 2023", "2023-08-01"),
        ("1ER AOUT 2023", "2023-08-01"),
        ("vendredi 5 juillet 2024", "2024-07-05"),
        ("Vendredi 5 juillet 2024 à 14h30", "2024-07-05T14:30:00"),
        ("le 5 févr. 2024", "2024-02-05"),
        ("12 déc. 2020", "2020-12-12"),
        ("July 5, 2024", "2024-07-05"),
        ("Friday, July 5th, 2024", "2024-07-05"),
        ("5 July 2024", "2024-07-05"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("5-Jul-2024", "2024-07-05"),
        ("Tue, 3 Mar 2020", "2020-03-03"),
        ("juillet 2024", "2024-07"),
        ("July 2024", "2024-07"),
        ("mars 2024", "2024-03"),
        ("  2024-07-05  ", "2024-07-05"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
    ] {
        assert_eq!(shown(text), date, "{text}");
    }
}

#[test]
fn loose_forms_are_parsed() {
    for (text, date) in [
        ("5 juillet 2024 à 14 h 30", "2024-07-05T14:30:00"),
        ("le 5 juillet 2024, 14 h", "2024-07-05T14:00:00"),
        ("5 Juil. 2024 - 09h05min", "2024-07-05T09:05:00"),
        ("1 er août 2023", "2023-08-01"),
        ("20240705T143000Z", "2024-07-05T14:30:00Z"),
        ("20240705T1430", "2024-07-05T14:30:00"),
        ("2024-07-05T10:00:00+02:00[Europe/Paris]", "2024-07-05T10:00:00+02:00"),
        ("2024-07-05 at 10:00", "2024-07-05T10:00:00"),
        ("2024-Jul-05", "2024-07-05"),
        ("2024 July 5", "2024-07-05"),
        ("5/7/24", "2024-07-05"),
        ("5/7/69", "2069-07-05"),
        ("5/7/70", "1970-07-05"),
        ("07/2024", "2024-07"),
        ("Publié le 5 juillet 2024", "2024-07-05"),
        ("Mis à jour le 5 juillet 2024 à 14h", "2024-07-05T14:00:00"),
        ("Updated July 5, 2024", "2024-07-05"),
        ("Published: 2024-07-05", "2024-07-05"),
    ] {
        assert_eq!(shown(text), date, "{text}");
    }
}

/// Days and months in words, and what they are.
const IN_WORDS: [(&str, &str); 7] = [
    (
        "5 Juli 2024 | 5. Juli 2024 | Freitag, 5. Juli 2024 | den 5. Juli 2024 | 5.Juli 2024 | \
         5 de julio de 2024 | viernes, 5 de julio de 2024 | 5 jul 2024 | el 5 de julio de 2024 | \
         5 luglio 2024 | venerdì 5 luglio 2024 | 5 lug 2024 | 5 de julho de 2024 | \
         sexta-feira, 5 de julho de 2024 | 5 de jul. de 2024 | 5 juli 2024 | vrijdag 5 juli 2024 | \
         op 5 juli 2024 | 5 июля 2024 | 5 июля 2024 г. | 5 июля 2024 года | пятница, 5 июля 2024 | \
         5 июл. 2024 | 5 липня 2024 р. | 5 юли 2024 | 5 juliol 2024 | 5 iulie 2024 | \
         den 5 juli 2024 | 5. juli 2024 | 5. heinäkuuta 2024 | 5 lipca 2024 r. | \
         5. července 2024 | 5. júla 2024 | 2024. július 5. | 5 Temmuz 2024 | 5 Ιουλίου 2024 | \
         5 يوليو 2024 | ٥ يوليو ٢٠٢٤ | 5 ביולי 2024 | 5 जुलाई 2024 | 2024年7月5日 | 2024 年 7 月 5 日 | \
         2024年07月05日 | ２０２４年７月５日 | 2024년 7월 5일 | 5. 7. 2024",
        "2024-07-05",
    ),
    (
        "1. März 2024 | 1. Mrz. 2024 | 1. Mär 2024 | 1 marzo 2024 | 1º marzo 2024 | \
         1 de março de 2024 | 1 maart 2024 | 1 mrt 2024 | 1 марта 2024 | 1 mar. 2024 | \
         le 1er mars 2024 | 1 marca 2024",
        "2024-03-01",
    ),
    (
        "1. Mai 2024 | 1 mayo 2024 | 1 maggio 2024 | 1º de maio de 2024 | 1 mei 2024 | \
         1 мая 2024",
        "2024-05-01",
    ),
    (
        "Juli 2024 | julio de 2024 | luglio 2024 | июль 2024 | 2024年7月 | 2024 juillet | \
         2024 年 7 月",
        "2024-07",
    ),
    ("2024年", "2024"),
    ("2. Okt. 2024 | 2 ott 2024 | 2 out 2024 | 2 октября 2024 | 2 d’octubre del 2024", "2024-10-02"),
    ("1. Dez. 2024 | 1 dic 2024 | 1 дек. 2024 | 1. joulukuuta 2024", "2024-12-01"),
];

#[test]
fn months_are_known_in_many_languages() {
    for (texts, date) in IN_WORDS {
        for text in texts.split('|').map(str::trim) {
            assert_eq!(shown(text), date, "{text}");
            assert_eq!(read(text), date, "{text}");
        }
    }
}

#[test]
fn the_order_of_day_and_month_decides_only_where_both_are_possible() {
    for (text, day_first, month_first) in [
        ("05/07/2024", "2024-07-05", "2024-05-07"),
        ("5.7.2024", "2024-07-05", "2024-05-07"),
        ("5-7-2024 10:30", "2024-07-05T10:30:00", "2024-05-07T10:30:00"),
        ("5/7/24", "2024-07-05", "2024-05-07"),
        ("Publié le 05/07/2024", "2024-07-05", "2024-05-07"),
        ("27/08/2025", "2025-08-27", "2025-08-27"),
        ("08/27/2025", "2025-08-27", "2025-08-27"),
        ("2024-05-07", "2024-05-07", "2024-05-07"),
        ("5 July 2024", "2024-07-05", "2024-07-05"),
    ] {
        let read = |order| Date::read(text, order).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(
            (&*read(DayOrder::DayFirst), &*read(DayOrder::MonthFirst)),
            (day_first, month_first),
            "{text}"
        );
    }
}

#[test]
fn invalid_dates_are_rejected() {
    for text in [
        "",
        "hier",
        "2023-02-30",
        "2023-13-01",
        "2023-00-01",
        "0000-00-00",
        "31 février 2024",
        "31/31/2024",
        "20241305",
        "202407051",
        "2024-07-05 25:00",
        "2024-07-05 10:61",
        "2024-07-05 whatever",
        "2024-07-05Tx",
        "5 juillet",
        "false",
        "true",
        "12",
        "1720137600",
        "2024-07-05 10:00 13:00",
        "2024-07-05 13:00 PM",
        "20240705T2560",
        "20240705T14300",
        "5 juillet 2024 à 14 h 99",
        "14 h 30",
        "2024-07-05 at",
        "2024-07-05T10:00[",
        "2024-Foo-05",
        "5/7/024",
        "5.7.24",
        "13/2024",
        "07/2024 x",
        "Publié le",
        "Updated",
        "Updated twice",
    ] {
        assert_eq!(shown(text), "none", "{text}");
    }
    assert_eq!(Date::parse(&"1".repeat(10_000)), None);
}

#[test]
fn absurd_years_are_parsed_but_not_trusted() {
    let today = civil::date(2025, 7, 5);
    for (text, trust) in [
        ("0001-01-01", DateTrust::Absurd),
        ("2325-01-01", DateTrust::Absurd),
        ("9999-12-31T23:59:59Z", DateTrust::Absurd),
        ("2026-01-01", DateTrust::Future),
        ("2025-07-06", DateTrust::Sound),
        ("2025-07", DateTrust::Sound),
        ("1850-01-01", DateTrust::Sound),
    ] {
        assert_eq!(Date::parse(text).map(|date| date.trust(today)), Some(trust), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_parsed_without_a_panic(text in "\\PC{0,40}|[0-9/:. TZ+-]{0,30}|[0-9]{1,4}[-/ ][0-9a-zé.]{1,5}[-/ ][0-9]{1,4}.{0,12}") {
        let _ = Date::read(&text, DayOrder::MonthFirst).map(|date| (date.to_string(), date.trust(civil::date(2025, 1, 1))));
        let _ = Date::from_path(&text);
        let whole = Date::parse(&text);
        if whole.is_some() {
            prop_assert_eq!(Date::read(&text, DayOrder::default()), whole);
        }
    }

    #[test]
    fn displayed_dates_parse_to_the_same_date(year in 1000i16..=9998, month in 1i8..=12, of_month in 1i8..=28, second in 0i32..86_400, zone in -1_439i32..1_440) {
        let date = civil::date(year, month, of_month);
        let time = civil::Time::midnight().wrapping_add(jiff::Span::new().seconds(second));
        for written in [
            dated(date, Precision::Day),
            Date::new(date.to_datetime(time), Precision::Second, None),
            Date::new(date.to_datetime(time), Precision::Second, Some(zone * 60)),
        ] {
            let read = Date::parse(&written.to_string()).unwrap();
            prop_assert_eq!(read.instant(), written.instant());
            prop_assert_eq!(read.to_string(), written.to_string());
        }
    }
}
