//! The tables SIGNS and TIMES: the syntax of queries. Together with fields, flags and orders they make up
//! the help on queries.
//!
//! Floor 1, part of [`query`](crate::query). The parser does not read these tables; a test checks that it
//! accepts every form in them.

use crate::query::{FIELDS, FLAGS, SORTS};
use crate::wording::{Bilingual, Language, Phrase, current_language};

/// A form that a query can contain.
#[derive(Clone, Copy, Debug)]
pub struct FormRow {
    /// The form in English and in French; both work whatever the language of the interface.
    pub written: Bilingual,
    pub more: &'static [&'static str],
    pub help: Bilingual,
}

impl FormRow {
    /// The form in the current language, and all other ways to write it.
    #[must_use]
    pub fn forms(&self) -> (&'static str, Vec<&'static str>) {
        let (first, other) = match current_language() {
            Language::English => (self.written.english, self.written.french),
            Language::French => (self.written.french, self.written.english),
        };
        let other = (other != first).then_some(other);
        (first, other.into_iter().chain(self.more.iter().copied()).collect())
    }

    /// What it matches, followed by the other ways to write it in parentheses.
    #[must_use]
    pub fn explained(&self) -> String {
        let (_, others) = self.forms();
        if others.is_empty() {
            self.help.to_string()
        } else {
            format!("{} ({})", self.help, others.join(" · "))
        }
    }
}

const fn row(
    english: &'static str,
    french: &'static str,
    more: &'static [&'static str],
    (help, aide): (&'static str, &'static str),
) -> FormRow {
    FormRow { written: Bilingual::new(english, french), more, help: Bilingual::new(help, aide) }
}

/// How words are combined.
pub const SIGNS: &[FormRow] = &[
    row("a b", "a b", &["a AND b", "a ET b"], ("both", "l’un et l’autre")),
    row(
        "a OR b",
        "a OU b",
        &["a | b"],
        (
            "either, or both; OR must be in capitals and binds less tightly than a space",
            "l’un ou l’autre, ou les deux\u{a0}; OU, toujours en majuscules, est moins prioritaire que l’espace",
        ),
    ),
    row("-a", "-a", &["NOT a", "SAUF a"], ("articles without it", "les articles sans ce mot")),
    row(
        "(a OR b) c",
        "(a OU b) c",
        &[],
        ("parentheses group conditions", "les parenthèses regroupent des conditions"),
    ),
    row(
        "\"a b\"",
        "\"a b\"",
        &["«a b»", "“a b”"],
        ("whole words in sequence", "des mots entiers qui se suivent"),
    ),
    row(
        "drug-eluting",
        "drug-eluting",
        &[],
        (
            "words in sequence; the last may be unfinished",
            "des mots qui se suivent\u{a0}; le dernier peut être incomplet",
        ),
    ),
    row(
        "/stents?/i",
        "/stents?/i",
        &[],
        (
            "a regular expression, on the text exactly as written; a final i ignores case",
            "une expression régulière, sur le texte tel quel\u{a0}; un i final ignore la casse",
        ),
    ),
    row("tag:a,b", "tag:a,b", &[], ("any of the values", "l’une des valeurs")),
    row("tag:\"a\"", "tag:\"a\"", &[], ("exactly this name", "exactement ce nom")),
];

/// What can follow `date:` and `added:`. A time may contain spaces: the longest text that is a time is taken.
pub const TIMES: &[FormRow] = &[
    row(
        "2024",
        "2024",
        &["2024-07", "2024-07-05"],
        ("a year, a month, a day", "une année, un mois, un jour"),
    ),
    row(
        "oct-2022",
        "oct-2022",
        &["april 2026", "avril 2026", "5 juillet 2024"],
        ("the same with the month in words", "de même, avec le mois en lettres"),
    ),
    row("april", "avril", &[], ("the most recent April", "le mois d’avril le plus récent")),
    row("today", "aujourdhui", &[], ("today", "aujourd’hui")),
    row(
        "yesterday",
        "hier",
        &["avant-hier"],
        ("yesterday; avant-hier is the day before", "hier\u{a0}; avant-hier, le jour d’avant"),
    ),
    row(
        "week",
        "semaine",
        &["month", "mois", "year", "an"],
        ("this week, month or year", "la semaine, le mois ou l’année en cours"),
    ),
    row(
        "last week",
        "semaine dernière",
        &["last month", "mois dernier", "last year", "an dernier"],
        ("the previous week, month or year", "la semaine, le mois ou l’année d’avant"),
    ),
    row(
        "7d",
        "7j",
        &["2w", "2sem", "3m", "1y", "1an", "3 days ago", "il y a 3 jours"],
        (
            "that many days, weeks, months or years ago",
            "il y a 7 jours\u{a0}; de même en semaines, mois ou années",
        ),
    ),
    row(
        "7d..",
        "7j..",
        &["..2022", "2024..2025"],
        ("from, up to, between; both ends included", "à partir de, jusqu’à, entre\u{a0}; bornes comprises"),
    ),
    row(
        ">2024",
        ">2024",
        &[">=2024", "<2024", "<=2024"],
        ("after, before; = includes the date itself", "après, avant\u{a0}; = inclut la date elle-même"),
    ),
];

/// A section of the help on queries.
#[derive(Clone, Debug)]
pub struct HelpSection {
    pub heading: Phrase,
    /// Each form as written, and what it matches.
    pub forms: Vec<(String, String)>,
}

/// The help on queries in the current language: how words are combined, times, fields, flags and orders.
#[must_use]
pub fn help_sections() -> [HelpSection; 5] {
    let of_table = |rows: &[FormRow]| {
        rows.iter().map(|row| (row.forms().0.to_owned(), row.explained())).collect::<Vec<_>>()
    };
    let fields = FIELDS.iter().map(|row| {
        let others: Vec<String> = row.others.iter().map(|name| format!("{name}:")).collect();
        (format!("{}:", row.name), format!("{} — {}", named(row.help, &others), row.example))
    });
    let flags = FLAGS.iter().map(|row| (format!("is:{}", row.name), named(row.help, row.others)));
    let orders = SORTS.iter().map(|row| (format!("sort:{}", row.name), named(row.help, row.others)));
    [
        HelpSection { heading: Phrase::HelpSigns, forms: of_table(SIGNS) },
        HelpSection { heading: Phrase::HelpTimes, forms: of_table(TIMES) },
        HelpSection { heading: Phrase::HelpFields, forms: fields.collect() },
        HelpSection { heading: Phrase::HelpFlags, forms: flags.collect() },
        HelpSection { heading: Phrase::HelpOrders, forms: orders.collect() },
    ]
}

/// A meaning, followed by the other names in parentheses.
fn named(help: Bilingual, others: &[impl AsRef<str>]) -> String {
    let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
    if others.is_empty() { help.to_string() } else { format!("{help} ({})", others.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::wording::typography;

    fn all(row: &FormRow) -> impl Iterator<Item = &'static str> {
        [row.written.english, row.written.french].into_iter().chain(row.more.iter().copied())
    }

    #[test]
    fn every_form_parses() {
        for row in SIGNS {
            typography::check(row.help, row.written.english);
            for form in all(row) {
                let query = Query::parse(form);
                assert!(query.as_ref().is_ok_and(|query| !query.is_empty()), "{form}: {query:?}");
            }
        }
        for row in TIMES {
            typography::check(row.help, row.written.english);
            for form in all(row) {
                let query = Query::parse(&format!("date:{form}"));
                assert!(query.as_ref().is_ok_and(|query| query.conditions.len() == 1), "{form}: {query:?}");
            }
        }
    }

    #[test]
    fn all_forms_of_a_sign_are_equivalent() {
        for row in SIGNS.iter().filter(|row| row.written.english.starts_with(['a', '-', '(', '"'])) {
            let meanings: Vec<_> = all(row).map(Query::parse).collect();
            assert!(meanings.windows(2).all(|pair| pair.first() == pair.last()), "{meanings:?}");
        }
    }
}
