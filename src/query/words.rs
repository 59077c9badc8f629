//! The tables FLAGS and SORTS: the words that `is:` and `sort:` take. Floor 1, part of [`query`](crate::query).
//! `library` decides which articles have a flag, and sorts.

use std::fmt;

use crate::model::Mark;
pub use crate::model::SortKey;
use crate::text::{self, fold};
use crate::wording::Bilingual;

/// One word of a table.
#[derive(Clone, Copy, Debug)]
pub struct WordRow<T> {
    pub value: T,
    pub name: &'static str,
    pub others: &'static [&'static str],
    pub help: Bilingual,
}

macro_rules! words {
    (
        $(#[$of_type:meta])* enum $type:ident, $(#[$of_table:meta])* $table:ident:
        $( $(#[$doc:meta])* $variant:ident $name:literal $others:tt en $help:literal fr $french:literal; )+
    ) => {
        $(#[$of_type])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $( $(#[$doc])* #[doc = ""] #[doc = $help] $variant, )+ }

        words! { $type, $(#[$of_table])* $table: $( $variant $name $others en $help fr $french; )+ }
    };
    (
        $type:ident, $(#[$of_table:meta])* $table:ident:
        $( $variant:ident $name:literal [$($other:literal),*] en $help:literal fr $french:literal; )+
    ) => {
        $(#[$of_table])*
        pub const $table: &[WordRow<$type>] = &[
            $( WordRow { value: $type::$variant, name: $name, others: &[$($other),*], help: Bilingual::new($help, $french) }, )+
        ];

        impl $type {
            /// The name that vigie prints.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }

            /// The one with this name in either language, ignoring case and accents.
            pub fn named(name: &str) -> Option<Self> {
                let name = fold(name);
                $table.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.value)
            }

            /// Every name, in both languages.
            pub(super) fn names() -> impl Iterator<Item = &'static str> {
                $table.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()))
            }

            /// The name nearest to a mistyped one.
            pub fn nearest(name: &str) -> Option<&'static str> {
                text::nearest(&fold(name), Self::names())
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.name())
            }
        }
    };
}

words! {
    /// A yes-or-no property of an article.
    enum Flag,
    /// Every flag, in the order in which they are documented.
    FLAGS:
    Unread "unread" ["nonlu"] en "not read yet" fr "pas encore lu";
    Read "read" ["lu"] en "already read" fr "déjà lu";
    Star "star" ["starred", "favori", "etoile"] en "starred" fr "parmi les favoris";
    Later "later" ["plustard"] en "saved for later" fr "gardé pour plus tard";
    New "new" ["nouveau"] en "arrived since the last visit" fr "arrivé depuis la dernière visite";
    Duplicate "dup" ["doublon"] en "same title as another article" fr "même titre qu’un autre article";
    Truncated "truncated" ["excerpt", "extrait"] en "excerpt: the feed cut off the summary" fr "extrait\u{a0}: le flux a coupé le résumé";
    NoImage "noimage" ["sansimage"] en "no image" fr "sans image";
    Future "future" ["futur"] en "date in the future" fr "date dans le futur";
    /// The file has a serious problem: see [`is_serious`](crate::model::ProblemKind::is_serious).
    Bad "bad" ["casse"] en "errors in the file; for missing or untidy fields, see vigie check" fr "fichier endommagé\u{a0}; pour les champs absents ou mal remplis, voir vigie check";
    Untagged "untagged" ["sanstag"] en "no tags" fr "sans étiquette";
    Draft "draft" ["brouillon"] en "marked as a draft" fr "marqué comme brouillon";
    Undated "undated" ["sansdate"] en "no date" fr "sans date";
}

words! {
    SortKey,
    /// Every order, in the order in which they are documented.
    SORTS:
    Date "date" [] en "oldest first; -date: newest first" fr "du plus ancien au plus récent\u{a0}; -date\u{a0}: du plus récent au plus ancien";
    Title "title" ["titre"] en "A to Z; -title: Z to A" fr "de A à Z\u{a0}; -title\u{a0}: de Z à A";
    Source "source" ["src"] en "by source, A to Z; -source: Z to A" fr "par source, de A à Z\u{a0}; -source\u{a0}: de Z à A";
    Importance "importance" [] en "least important first; -importance: most important first" fr "du moins important au plus important\u{a0}; -importance\u{a0}: l’inverse";
    Relevance "relevance" ["pertinence"] en "worst match first; -relevance: best match first" fr "du moins pertinent au plus pertinent\u{a0}; -relevance\u{a0}: l’inverse";
    Path "path" ["chemin"] en "by path in the folder; -path: reversed" fr "par chemin dans le dossier\u{a0}; -path\u{a0}: l’inverse";
}

impl Flag {
    /// The mark that it tests, and whether the article must have it; `None` if it does not test a mark.
    pub fn mark(self) -> Option<(Mark, bool)> {
        let of_marks = [
            (Self::Unread, (Mark::Read, false)),
            (Self::Read, (Mark::Read, true)),
            (Self::Star, (Mark::Star, true)),
            (Self::Later, (Mark::Later, true)),
        ];
        of_marks.into_iter().find(|(flag, _)| *flag == self).map(|(_, mark)| mark)
    }
}

/// A key with its direction. As in a database, a plain key is ascending and a minus descending: `-date` is newest
/// first. `relevance` is therefore worst match first: useless, but consistent with the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
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
        write!(formatter, "{}{}", if self.descending { "-" } else { "" }, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn names_are_folded_and_unique() {
        let flags = FLAGS
            .iter()
            .map(|row| (row.name, row.others, row.help, Flag::named(row.name) == Some(row.value)));
        let sorts = SORTS
            .iter()
            .map(|row| (row.name, row.others, row.help, SortKey::named(row.name) == Some(row.value)));
        for rows in [flags.collect::<Vec<_>>(), sorts.collect()] {
            let mut seen = std::collections::BTreeSet::new();
            for (name, others, help, is_found) in rows {
                typography::check(help, name);
                assert!(is_found, "{name}");
                for name in std::iter::once(&name).chain(others) {
                    assert!(seen.insert(*name), "{name} is there twice");
                    assert_eq!(fold(name), *name);
                }
            }
        }
    }

    #[test]
    fn words_are_found_by_any_name_and_near_ones_are_suggested() {
        for row in FLAGS {
            for name in std::iter::once(&row.name).chain(row.others) {
                assert_eq!(Flag::named(&name.to_uppercase()), Some(row.value));
            }
            assert_eq!(row.value.to_string(), row.name);
        }
        assert_eq!(Flag::named("cassé"), Some(Flag::Bad));
        assert_eq!(Flag::named("étoile"), Some(Flag::Star));
        assert_eq!(Flag::nearest("trunctaed"), Some("truncated"));
        for row in SORTS {
            for name in std::iter::once(&row.name).chain(row.others) {
                assert_eq!(SortKey::named(&name.to_uppercase()), Some(row.value));
            }
        }
        assert_eq!(Sort::default().to_string(), "-date");
        assert_eq!(Sort::named("-Titre"), Some(Sort { key: SortKey::Title, descending: true }));
        assert_eq!(Sort::named("--date"), None);
        assert_eq!(SortKey::nearest("tilte"), Some("title"));
    }
}
