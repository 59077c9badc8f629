//! The table SORTS: what a list can be sorted by.
//!
//! Floor 1, part of [`query`](crate::query). Sorting is left to `library`.

use std::fmt;

use crate::text::{self, fold};
use crate::wording::Bilingual;

pub use crate::model::SortKey;

macro_rules! sorts {
    ($( $variant:ident $name:literal [$($other:literal),*] en $help:literal fr $french:literal; )+) => {
        /// Every order, in the order in which they are documented.
        pub const SORTS: &[SortRow] = &[
            $( SortRow { key: SortKey::$variant, name: $name, others: &[$($other),*], help: Bilingual::new($help, $french) }, )+
        ];
    };
}

/// One order of the table.
#[derive(Clone, Copy, Debug)]
pub struct SortRow {
    /// The key that the row describes.
    pub key: SortKey,
    /// The name that vigie prints.
    pub name: &'static str,
    /// Other names that queries may use.
    pub others: &'static [&'static str],
    /// What it means, with and without a minus, for the help and the reference.
    pub help: Bilingual,
}

sorts! {
    Date "date" [] en "oldest first; -date: newest first" fr "du plus ancien au plus récent\u{a0}; -date\u{a0}: du plus récent au plus ancien";
    Title "title" ["titre"] en "A to Z; -title: Z to A" fr "de A à Z\u{a0}; -title\u{a0}: de Z à A";
    Source "source" ["src"] en "by source, A to Z; -source: Z to A" fr "par source, de A à Z\u{a0}; -source\u{a0}: de Z à A";
    Importance "importance" [] en "least important first; -importance: most important first" fr "du moins important au plus important\u{a0}; -importance\u{a0}: l’inverse";
    Relevance "relevance" ["pertinence"] en "worst match first; -relevance: best match first" fr "du moins pertinent au plus pertinent\u{a0}; -relevance\u{a0}: l’inverse";
    Path "path" ["chemin"] en "by path in the folder; -path: reversed" fr "par chemin dans le dossier\u{a0}; -path\u{a0}: l’inverse";
}

impl SortKey {
    /// The name that vigie prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        SORTS.iter().find(|row| row.key == self).map_or("", |row| row.name)
    }

    /// The key with this name in either language, ignoring case and accents.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        SORTS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.key)
    }

    /// Every name of every key, in both languages.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        SORTS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()))
    }

    /// The name nearest to a mistyped one.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        text::nearest(&fold(name), Self::names())
    }
}

/// A key with its direction.
///
/// As in a database, a plain key is ascending and a minus descending: `date` is oldest first, `-date`
/// newest first, `-importance` most important first. `relevance` is therefore worst match first: useless,
/// but consistent with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What the list is sorted by.
    pub key: SortKey,
    /// Whether the order is descending: newest, Z, most important or best match first.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self { key: SortKey::Date, descending: true }
    }
}

impl Sort {
    /// The order that a name means, with or without a minus.
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
    fn names_are_folded_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for row in SORTS {
            typography::check(row.help, row.name);
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} is there twice");
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
