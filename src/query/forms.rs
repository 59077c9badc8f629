//! The tables SIGNS and TIMES: the syntax of queries, and the help on them. Floor 1, part of
//! [`query`](crate::query). Parsing the forms is left to `parse`.

use crate::query::{FIELDS, FLAGS, SORTS};
use crate::wording::{Bilingual, HelpText, Language, current_language};

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
    pub fn forms(&self) -> (&'static str, Vec<&'static str>) {
        let (first, other) = match current_language() {
            Language::English => (self.written.english, self.written.french),
            Language::French => (self.written.french, self.written.english),
        };
        let other = (other != first).then_some(other);
        (first, other.into_iter().chain(self.more.iter().copied()).collect())
    }

    /// What it matches, followed by the other ways to write it in parentheses.
    pub fn explained(&self) -> String {
        named(self.help, &self.forms().1, " · ")
    }
}

macro_rules! forms {
    ($(#[$doc:meta])* $table:ident: $( $english:literal $(or $french:literal)? [$($more:literal),*] en $help:literal fr $aide:literal; )+) => {
        $(#[$doc])*
        pub const $table: &[FormRow] = &[$( FormRow {
            written: Bilingual::new($english, forms!(@french $english $($french)?)),
            more: &[$($more),*],
            help: Bilingual::new($help, $aide),
        }, )+];
    };
    (@french $both:literal) => { $both };
    (@french $english:literal $french:literal) => { $french };
}

forms! {
    /// How words are combined.
    SIGNS:
    "a b" ["a AND b", "a ET b"] en "both" fr "l’un et l’autre";
    "a OR b" or "a OU b" ["a | b"] en "either, or both; OR must be in capitals and binds less tightly than a space" fr "l’un ou l’autre, ou les deux\u{a0}; OU, toujours en majuscules, est moins prioritaire que l’espace";
    "-a" ["NOT a", "SAUF a"] en "articles without it" fr "les articles sans ce mot";
    "(a OR b) c" or "(a OU b) c" [] en "parentheses group conditions" fr "les parenthèses regroupent des conditions";
    "\"a b\"" ["«a b»", "“a b”"] en "whole words in sequence" fr "des mots entiers qui se suivent";
    "drug-eluting" [] en "words in sequence; the last may be unfinished" fr "des mots qui se suivent\u{a0}; le dernier peut être incomplet";
    "/stents?/i" [] en "a regular expression, on the text exactly as written; a final i ignores case" fr "une expression régulière, sur le texte tel quel\u{a0}; un i final ignore la casse";
    "tag:a,b" [] en "any of the values" fr "l’une des valeurs";
    "tag:\"a\"" [] en "exactly this name" fr "exactement ce nom";
}

forms! {
    /// What can follow `date:` and `added:`. A time may contain spaces: the longest text that is a time is taken.
    TIMES:
    "2024" ["2024-07", "2024-07-05"] en "a year, a month, a day" fr "une année, un mois, un jour";
    "oct-2022" ["april 2026", "avril 2026", "5 juillet 2024"] en "the same with the month in words" fr "de même, avec le mois en lettres";
    "april" or "avril" [] en "the most recent April" fr "le mois d’avril le plus récent";
    "today" or "aujourdhui" [] en "today" fr "aujourd’hui";
    "yesterday" or "hier" ["avant-hier"] en "yesterday; avant-hier is the day before" fr "hier\u{a0}; avant-hier, le jour d’avant";
    "week" or "semaine" ["month", "mois", "year", "an"] en "this week, month or year" fr "la semaine, le mois ou l’année en cours";
    "last week" or "semaine dernière" ["last month", "mois dernier", "last year", "an dernier"] en "the previous week, month or year" fr "la semaine, le mois ou l’année d’avant";
    "7d" or "7j" ["2w", "2sem", "3m", "1y", "1an", "3 days ago", "il y a 3 jours"] en "that many days, weeks, months or years ago" fr "il y a 7 jours\u{a0}; de même en semaines, mois ou années";
    "7d.." or "7j.." ["..2022", "2024..2025"] en "from, up to, between; both ends included" fr "à partir de, jusqu’à, entre\u{a0}; bornes comprises";
    ">2024" [">=2024", "<2024", "<=2024"] en "after, before; = includes the date itself" fr "après, avant\u{a0}; = inclut la date elle-même";
}

/// A section of the help on queries.
#[derive(Clone, Debug)]
pub struct HelpSection {
    pub heading: HelpText,
    /// Each form as written, and what it matches.
    pub forms: Vec<(String, String)>,
}

/// The help on queries in the current language: how words are combined, times, fields, flags and orders.
pub fn help_sections() -> [HelpSection; 5] {
    let of_table = |rows: &[FormRow]| {
        rows.iter().map(|row| (row.forms().0.to_owned(), row.explained())).collect::<Vec<_>>()
    };
    let fields = FIELDS.iter().map(|row| {
        let others: Vec<String> = row.others.iter().map(|name| format!("{name}:")).collect();
        (format!("{}:", row.name), format!("{} — {}", named(row.help, &others, " "), row.example))
    });
    let flags = FLAGS.iter().map(|row| (format!("is:{}", row.name), named(row.help, row.others, " ")));
    let orders = SORTS.iter().map(|row| (format!("sort:{}", row.name), named(row.help, row.others, " ")));
    [
        HelpSection { heading: HelpText::HelpSigns, forms: of_table(SIGNS) },
        HelpSection { heading: HelpText::HelpTimes, forms: of_table(TIMES) },
        HelpSection { heading: HelpText::HelpFields, forms: fields.collect() },
        HelpSection { heading: HelpText::HelpFlags, forms: flags.collect() },
        HelpSection { heading: HelpText::HelpOrders, forms: orders.collect() },
    ]
}

/// A meaning, followed by the other names in parentheses.
fn named(help: Bilingual, others: &[impl AsRef<str>], between: &str) -> String {
    let others: Vec<&str> = others.iter().map(AsRef::as_ref).collect();
    if others.is_empty() { help.to_string() } else { format!("{help} ({})", others.join(between)) }
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
