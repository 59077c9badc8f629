//! The table FLAGS: the words that `is:` takes.
//!
//! Floor 1, part of [`query`](crate::query). `library` decides which articles have a flag.

use std::fmt;

use crate::model::Mark;
use crate::text::{self, fold};
use crate::wording::Bilingual;

macro_rules! flags {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal [$($other:literal),*] en $help:literal fr $french:literal; )+) => {
        /// A yes-or-no property of an article.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flag { $( $(#[$doc])+ $variant, )+ }

        /// Every flag, in the order in which they are documented.
        pub const FLAGS: &[FlagRow] = &[
            $( FlagRow { flag: Flag::$variant, name: $name, others: &[$($other),*], help: Bilingual::new($help, $french) }, )+
        ];
    };
}

/// One flag of the table.
#[derive(Clone, Copy, Debug)]
pub struct FlagRow {
    /// The flag that the row describes.
    pub flag: Flag,
    /// The name that vigie prints.
    pub name: &'static str,
    /// Other names that queries may use.
    pub others: &'static [&'static str],
    /// What it means, for the help and the reference.
    pub help: Bilingual,
}

flags! {
    /// Not marked as read.
    Unread "unread" ["nonlu"] en "not read yet" fr "pas encore lu";
    /// Marked as read.
    Read "read" ["lu"] en "already read" fr "déjà lu";
    /// Starred.
    Star "star" ["starred", "favori", "etoile"] en "starred" fr "parmi les favoris";
    /// Saved for later.
    Later "later" ["plustard"] en "saved for later" fr "gardé pour plus tard";
    /// Arrived since the last visit.
    New "new" ["nouveau"] en "arrived since the last visit" fr "arrivé depuis la dernière visite";
    /// Another article has the same title.
    Duplicate "dup" ["doublon"] en "same title as another article" fr "même titre qu’un autre article";
    /// The feed cut off the summary.
    Truncated "truncated" ["excerpt", "extrait"] en "excerpt: the feed cut off the summary" fr "extrait\u{a0}: le flux a coupé le résumé";
    /// Without an image.
    NoImage "noimage" ["sansimage"] en "no image" fr "sans image";
    /// Dated in the future.
    Future "future" ["futur"] en "date in the future" fr "date dans le futur";
    /// The file has a serious problem: see [`is_serious`](crate::model::ProblemKind::is_serious).
    Bad "bad" ["casse"] en "errors in the file; for missing or untidy fields, see vigie check" fr "fichier endommagé\u{a0}; pour les champs absents ou mal remplis, voir vigie check";
    /// Without tags.
    Untagged "untagged" ["sanstag"] en "no tags" fr "sans étiquette";
    /// Marked as a draft.
    Draft "draft" ["brouillon"] en "marked as a draft" fr "marqué comme brouillon";
    /// Without a date.
    Undated "undated" ["sansdate"] en "no date" fr "sans date";
}

impl Flag {
    /// The name that vigie prints.
    #[must_use]
    pub fn name(self) -> &'static str {
        FLAGS.iter().find(|row| row.flag == self).map_or("", |row| row.name)
    }

    /// The mark that it tests, and whether the article must have it; `None` for flags that do not depend
    /// on marks.
    #[must_use]
    pub fn mark(self) -> Option<(Mark, bool)> {
        match self {
            Self::Unread => Some((Mark::Read, false)),
            Self::Read => Some((Mark::Read, true)),
            Self::Star => Some((Mark::Star, true)),
            Self::Later => Some((Mark::Later, true)),
            Self::New
            | Self::Duplicate
            | Self::Truncated
            | Self::NoImage
            | Self::Future
            | Self::Bad
            | Self::Untagged
            | Self::Draft
            | Self::Undated => None,
        }
    }

    /// The flag with this name in either language, ignoring case and accents.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        FLAGS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.flag)
    }

    /// Every name of every flag, in both languages.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        FLAGS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()))
    }

    /// The flag name nearest to a mistyped one.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        text::nearest(&fold(name), Self::names())
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::typography;

    #[test]
    fn names_are_folded_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FLAGS {
            typography::check(row.help, row.name);
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} is there twice");
                assert_eq!(fold(name), *name);
                assert_eq!(Flag::named(&name.to_uppercase()), Some(row.flag));
            }
            assert_eq!(row.flag.to_string(), row.name);
        }
        assert_eq!(Flag::named("cassé"), Some(Flag::Bad));
        assert_eq!(Flag::named("étoile"), Some(Flag::Star));
        assert_eq!(Flag::nearest("trunctaed"), Some("truncated"));
    }
}
