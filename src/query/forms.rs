//! What a query is made of: the tables SIGNS and TIMES, and all its parts for a help.

use crate::query::{FIELDS, FLAGS, SORTS};
use crate::wording::{Language, Phrase, Words, spoken};

/// A form that is understood: one row.
#[derive(Clone, Copy, Debug)]
pub struct FormRow {
    /// It as one writes it in English, and in French; both are understood in either language.
    pub written: Words,
    /// Other ways to write it.
    pub more: &'static [&'static str],
    /// What it asks for.
    pub help: Words,
}

impl FormRow {
    /// It in the language that is spoken, and all other ways to write it.
    #[must_use]
    pub fn forms(&self) -> (&'static str, Vec<&'static str>) {
        let (first, other) = match spoken() {
            Language::English => (self.written.english, self.written.french),
            Language::French => (self.written.french, self.written.english),
        };
        let other = (other != first).then_some(other);
        (first, other.into_iter().chain(self.more.iter().copied()).collect())
    }

    /// What it asks for, and in brackets the other ways to write it.
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
    FormRow { written: Words::new(english, french), more, help: Words::new(help, aide) }
}

/// How words are put together.
pub const SIGNS: &[FormRow] = &[
    row("a b", "a b", &["a AND b", "a ET b"], ("both", "l’un et l’autre")),
    row(
        "a OR b",
        "a OU b",
        &["a | b"],
        (
            "one of them, or both; OR in capitals, and it binds less than words side by side",
            "l’un ou l’autre, ou les deux\u{a0}; OU en capitales, qui lie moins que des mots côte à côte",
        ),
    ),
    row("-a", "-a", &["NOT a", "SAUF a"], ("articles without it", "les articles sans cela")),
    row("(a OR b) c", "(a OU b) c", &[], ("parentheses hold together", "des parenthèses pour regrouper")),
    row(
        "\"a b\"",
        "\"a b\"",
        &["«a b»", "“a b”"],
        ("whole words in a row", "des mots entiers qui se suivent"),
    ),
    row(
        "drug-eluting",
        "drug-eluting",
        &[],
        ("a row of words, the last one may go on", "une suite de mots, dont le dernier peut continuer"),
    ),
    row(
        "/stents?/i",
        "/stents?/i",
        &[],
        (
            "a regular expression on the text as it is; with an i behind it, case does not count",
            "une expression régulière sur le texte tel quel\u{a0}; avec un i à la fin, sans égard à la casse",
        ),
    ),
    row("tag:a,b", "tag:a,b", &[], ("one of the values", "l’une des valeurs")),
    row("tag:\"a\"", "tag:\"a\"", &[], ("this whole name", "ce nom en entier")),
];

/// What can stand behind `date:` and `added:`; spaces belong to a time as far as it goes.
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
        ("the same in words", "de même, en lettres"),
    ),
    row("april", "avril", &[], ("the last April that has begun", "le dernier avril commencé")),
    row("today", "aujourdhui", &[], ("this day", "ce jour")),
    row("yesterday", "hier", &["avant-hier"], ("the day before", "la veille")),
    row(
        "week",
        "semaine",
        &["month", "mois", "year", "an"],
        ("the week, month or year that it is now", "la semaine, le mois ou l’année en cours"),
    ),
    row(
        "last week",
        "semaine dernière",
        &["last month", "mois dernier", "last year", "an dernier"],
        ("the week, month or year before", "la semaine, le mois ou l’année d’avant"),
    ),
    row(
        "7d",
        "7j",
        &["2w", "2sem", "3m", "1y", "1an", "3 days ago", "il y a 3 jours"],
        (
            "the day, week, month or year so long ago",
            "le jour, la semaine, le mois ou l’année d’il y a tant de temps",
        ),
    ),
    row(
        "7d..",
        "7j..",
        &["..2022", "2024..2025"],
        ("from, to, from and to", "depuis, jusqu’à, de l’un à l’autre"),
    ),
    row(">2024", ">2024", &[">=2024", "<2024", "<=2024"], ("after, before", "après, avant")),
];

/// What can be written in one part of a query, as it is written and what it asks for.
#[derive(Clone, Debug)]
pub struct Part {
    /// What the part is called.
    pub heading: Phrase,
    /// What can be written in it, and what each of that asks for, with other ways to write it.
    pub forms: Vec<(String, String)>,
}

/// Everything that a query can be made of, in the language that is spoken: how words are put together, times,
/// fields, flags and orders.
#[must_use]
pub fn parts() -> [Part; 5] {
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
        Part { heading: Phrase::HelpSigns, forms: of_table(SIGNS) },
        Part { heading: Phrase::HelpTimes, forms: of_table(TIMES) },
        Part { heading: Phrase::HelpFields, forms: fields.collect() },
        Part { heading: Phrase::HelpFlags, forms: flags.collect() },
        Part { heading: Phrase::HelpOrders, forms: orders.collect() },
    ]
}

/// What something asks for, with its other names.
fn named(help: Words, others: &[impl AsRef<str>]) -> String {
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
    fn every_form_is_understood() {
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
    fn the_forms_of_a_sign_mean_the_same() {
        for row in SIGNS.iter().filter(|row| row.written.english.starts_with(['a', '-', '(', '"'])) {
            let meanings: Vec<_> = all(row).map(Query::parse).collect();
            assert!(meanings.windows(2).all(|pair| pair.first() == pair.last()), "{meanings:?}");
        }
    }
}
