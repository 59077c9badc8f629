//! Times: every form, unfinished and invalid ones.

use super::*;
use crate::query::DayRange;
use jiff::civil::{self, date};
use proptest::prelude::*;

/// The day on which the tests run, a Wednesday.
const TODAY: civil::Date = date(2024, 5, 15);

fn days(text: &str) -> String {
    match read_when(text) {
        Ok(when) => {
            let DayRange { from, until } = when.days(TODAY);
            let shown = |day: Option<civil::Date>| day.map_or_else(String::new, |day| day.to_string());
            format!("{}/{}", shown(from), shown(until))
        }
        Err(fault) => format!("{fault:?}"),
    }
}

#[test]
fn every_form_of_a_time_is_parsed() {
    for (text, meaning) in [
        ("2024", "2024-01-01/2025-01-01"),
        ("2024-02", "2024-02-01/2024-03-01"),
        ("2024-02-29", "2024-02-29/2024-03-01"),
        ("oct-2022", "2022-10-01/2022-11-01"),
        ("octobre-2022", "2022-10-01/2022-11-01"),
        ("Août-2023", "2023-08-01/2023-09-01"),
        ("26-oct-2022", "2022-10-26/2022-10-27"),
        ("26 octobre 2022", "2022-10-26/2022-10-27"),
        ("today", "2024-05-15/2024-05-16"),
        ("aujourd’hui", "2024-05-15/2024-05-16"),
        ("hier", "2024-05-14/2024-05-15"),
        ("semaine", "2024-05-13/2024-05-20"),
        ("mois", "2024-05-01/2024-06-01"),
        ("année", "2024-01-01/2025-01-01"),
        ("7d", "2024-05-08/2024-05-09"),
        ("7j", "2024-05-08/2024-05-09"),
        ("2sem", "2024-04-29/2024-05-06"),
        ("3m", "2024-02-01/2024-03-01"),
        ("3 mois", "2024-02-01/2024-03-01"),
        ("1an", "2023-01-01/2024-01-01"),
        ("2ans", "2022-01-01/2023-01-01"),
        ("9999y", "-007975-01-01/-007974-01-01"),
        ("april", "2024-04-01/2024-05-01"),
        ("Mai", "2024-05-01/2024-06-01"),
        ("juin", "2023-06-01/2023-07-01"),
        ("march..april", "2024-03-01/2024-05-01"),
        (">=december", "2023-12-01/"),
        ("last week", "2024-05-06/2024-05-13"),
        ("lastweek", "2024-05-06/2024-05-13"),
        ("last-month", "2024-04-01/2024-05-01"),
        ("this year", "2024-01-01/2025-01-01"),
        ("la semaine dernière", "2024-05-06/2024-05-13"),
        ("l’an dernier", "2023-01-01/2024-01-01"),
        ("avant-hier", "2024-05-13/2024-05-14"),
        ("il y a 3 jours", "2024-05-12/2024-05-13"),
        ("3 days ago", "2024-05-12/2024-05-13"),
        ("il y a 2 mois..hier", "2024-03-01/2024-05-15"),
        ("9999-12-31", "9999-12-31/"),
        ("2024..2025", "2024-01-01/2026-01-01"),
        ("2024-05..2024", "2024-05-01/2025-01-01"),
        ("..2022-12", "/2023-01-01"),
        ("7d..", "2024-05-08/"),
        (">2024", "2025-01-01/"),
        (">=2024", "2024-01-01/"),
        ("<2024-03", "/2024-03-01"),
        ("<=hier", "/2024-05-15"),
        (">9999", "9999-12-31/9999-12-31"),
        ("30d..month", "2024-04-15/2024-06-01"),
    ] {
        assert_eq!(days(text), meaning, "{text}");
    }
}

#[test]
fn beginnings_of_times_are_unfinished() {
    for text in [
        "",
        "2",
        "20",
        "202",
        "2024-",
        "2024-0",
        "2024-04-",
        "2024-04-0",
        "to",
        "hie",
        "aujourd'",
        "7",
        "12",
        "7mo",
        "2se",
        "o",
        "oct",
        "octo",
        "oct-",
        "oct-20",
        "26-",
        "26-oc",
        "26-oct",
        "26-oct-202",
        "..",
        ">",
        ">=",
        "<20",
        "2024..202",
        "2024.",
        "sept",
        "apri",
        "avril 20",
        "last",
        "last we",
        "lastw",
        "il",
        "il y a",
        "il y a 3",
        "il y a 3 jo",
        "3 days a",
        "semaine der",
    ] {
        let fault = read_when(text).err();
        assert_eq!(fault, Some(TimeError::Unfinished), "{text}");
    }
}

#[test]
fn invalid_times_are_reported() {
    for (text, fault) in [
        ("2024-02-30", TimeError::NoSuchDay(Some("2024-02-29".into()))),
        ("2024-13", TimeError::NoSuchMonth),
        ("2024-13-01", TimeError::NoSuchMonth),
        ("2024-00", TimeError::NoSuchMonth),
        ("0000-01-01", TimeError::NoSuchDay(None)),
        ("2025..2024", TimeError::Reversed("2024..2025".into())),
        ("2024-05-02..2024-05-01", TimeError::Reversed("2024-05-01..2024-05-02".into())),
        ("7d..30d", TimeError::Reversed("30d..7d".into())),
        ("today..1y", TimeError::Reversed("1y..today".into())),
        ("x", TimeError::Other),
        ("demain", TimeError::Other),
        ("last april", TimeError::Other),
        ("il y a longtemps", TimeError::Other),
        ("99999d", TimeError::Other),
        ("7q", TimeError::Other),
        ("12.5", TimeError::Other),
        ("2024...2025", TimeError::Other),
    ] {
        assert_eq!(read_when(text), Err(fault), "{text}");
    }
}

proptest! {
    #[test]
    fn printed_times_parse_back(text in "([<>]=?)?([0-9]{1,4}(d|j|w|sem|m|mois|y|ans)|[0-9]{4}(-[0-9]{2}){0,2}|today|hier|an|april|mai|last week|il y a 3 jours|oct-20[0-9]{2})(\\.\\.)?([0-9]{1,4}[dwmy]|[0-9]{4}(-[0-9]{2}){0,2})?|.{0,20}", year in -9999i16..=9999, month in 1i8..=12) {
        if let Ok(when) = read_when(&text) {
            let _ = when.days(date(year, month, 28));
            prop_assert_eq!(read_when(&when.to_string()), Ok(when));
        }
    }
}
