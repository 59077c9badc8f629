//! The order of a list: the table SORTS.

use std::fmt;

use crate::text::{self, fold};
use crate::wording::Words;

macro_rules! sorts {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal [$($other:literal),*] en $help:literal fr $french:literal; )+) => {
        /// What a list is ordered by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SortKey { $( $(#[$doc])+ $variant, )+ }

        /// Every order, in the order in which they are documented.
        pub const SORTS: &[SortRow] = &[
            $( SortRow { key: SortKey::$variant, name: $name, others: &[$($other),*], help: Words::new($help, $french) }, )+
        ];
    };
}

/// All about an order in one place.
#[derive(Clone, Copy, Debug)]
pub struct SortRow {
    /// What it goes by.
    pub key: SortKey,
    /// The name that is printed.
    pub name: &'static str,
    /// Other names that are understood.
    pub others: &'static [&'static str],
    /// What it means, for the reference.
    pub help: Words,
}

sorts! {
    /// The date.
    Date "date" [] en "oldest first; -date newest first" fr "du plus ancien au plus récent\u{a0}; -date\u{a0}: du plus récent au plus ancien";
    /// The title, in the order of the alphabet without accents.
    Title "title" ["titre"] en "A to Z; -title Z to A" fr "de A à Z\u{a0}; -title\u{a0}: de Z à A";
    /// The source as the list shows it.
    Source "source" ["src"] en "A to Z by source; -source Z to A" fr "par source de A à Z\u{a0}; -source\u{a0}: de Z à A";
    /// The importance.
    Importance "importance" [] en "least important first; -importance most important first" fr "du moins important au plus important\u{a0}; -importance\u{a0}: l’inverse";
    /// How well an article answers the words of the query: title over summary over body.
    Relevance "relevance" ["pertinence"] en "worst answer first; -relevance best answer first" fr "du moins pertinent au plus pertinent\u{a0}; -relevance\u{a0}: l’inverse";
    /// The path under the root.
    Path "path" ["chemin"] en "by the path under the folder; -path turned round" fr "par chemin dans le dossier\u{a0}; -path\u{a0}: l’inverse";
}

impl SortKey {
    /// The name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        SORTS.iter().find(|row| row.key == self).map_or("", |row| row.name)
    }

    /// The order with this name, folded.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        SORTS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.key)
    }

    /// Every name of every order.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        SORTS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()))
    }

    /// The name that was probably meant.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        text::nearest(&fold(name), Self::names())
    }
}

/// An order of the list.
///
/// As in every database, a plain key goes up and a minus goes down: `date` is oldest first, `-date`
/// newest first, `-importance` most important first. `-relevance` is best first, and so `relevance`
/// alone is worst first, which nobody needs and which would be odd otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What it goes by.
    pub key: SortKey,
    /// Whether it goes down: newest, last, most or best first.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self { key: SortKey::Date, descending: true }
    }
}

impl Sort {
    /// The order that a name with or without a minus means.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let (descending, name) = match text.strip_prefix('-') {
            Some(name) => (true, name),
            None => (false, text),
        };
        SortKey::named(name).map(|key| Self { key, descending })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", if self.descending { "-" } else { "" }, self.key.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn names_are_folded_and_lead_to_one_order() {
        let mut seen = std::collections::BTreeSet::new();
        for row in SORTS {
            typography::check(row.help, row.name);
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(fold(name), *name);
                assert_eq!(SortKey::named(&name.to_uppercase()), Some(row.key));
            }
        }
        assert_eq!(Sort::default().to_string(), "-date");
        assert_eq!(Sort::named("-Titre"), Some(Sort { key: SortKey::Title, descending: true }));
        assert_eq!(Sort::named("--date"), None);
        assert_eq!(SortKey::nearest("tilte"), Some("title"));
    }
}
