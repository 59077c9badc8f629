//! What `is:` can ask: the table FLAGS.

use std::fmt;

use crate::model::Mark;
use crate::query::{Query, Value};
use crate::text::{self, fold};
use crate::wording::Words;

macro_rules! flags {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal [$($other:literal),*] en $help:literal fr $french:literal; )+) => {
        /// Something that is true of an article or not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flag { $( $(#[$doc])+ $variant, )+ }

        /// Every flag, in the order in which they are documented.
        pub const FLAGS: &[FlagRow] = &[
            $( FlagRow { flag: Flag::$variant, name: $name, others: &[$($other),*], help: Words::new($help, $french) }, )+
        ];
    };
}

/// All about a flag in one place.
#[derive(Clone, Copy, Debug)]
pub struct FlagRow {
    /// The flag.
    pub flag: Flag,
    /// The name that is printed.
    pub name: &'static str,
    /// Other names that are understood.
    pub others: &'static [&'static str],
    /// What it means, for the reference.
    pub help: Words,
}

flags! {
    /// It was not read.
    Unread "unread" ["nonlu"] en "was not read" fr "non lu";
    /// It was read.
    Read "read" ["lu"] en "was read" fr "lu";
    /// It has a star.
    Star "star" ["starred", "favori", "etoile"] en "has a star" fr "parmi les favoris";
    /// It is to be read later.
    Later "later" ["plustard"] en "is kept for later" fr "gardé pour plus tard";
    /// It came since the last visit.
    New "new" ["nouveau"] en "came since the last visit" fr "arrivé depuis la dernière visite";
    /// Another article has the same title.
    Duplicate "dup" ["doublon"] en "another article has the same title" fr "un autre article a le même titre";
    /// Its summary was cut off by the feed.
    Truncated "truncated" ["excerpt", "extrait"] en "an excerpt: the summary was cut off by its feed" fr "extrait\u{a0}: le résumé est coupé par son flux";
    /// It has no image.
    NoImage "noimage" ["sansimage"] en "has no image" fr "sans image";
    /// Its date lies in the future.
    Future "future" ["futur"] en "the date lies in the future" fr "date dans le futur";
    /// Something is wrong with its file.
    Bad "bad" ["casse"] en "the file is broken; what is only missing or untidy is for vigie check" fr "fichier abîmé\u{a0}; pour ce qui manque ou reste à ranger, voir vigie check";
    /// It has no tags.
    Untagged "untagged" ["sanstag"] en "has no tags" fr "sans étiquette";
    /// It is a draft.
    Draft "draft" ["brouillon"] en "is a draft" fr "brouillon";
    /// It has no date.
    Undated "undated" ["sansdate"] en "has no date" fr "sans date";
}

impl Flag {
    /// The name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        FLAGS.iter().find(|row| row.flag == self).map_or("", |row| row.name)
    }

    /// The mark that it asks for, and whether an article has to have it; nothing for a flag that does not
    /// depend on what a reader did.
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

    /// The flag with this name, folded.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        FLAGS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.flag)
    }

    /// Every name of every flag.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        FLAGS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()))
    }

    /// The name that was probably meant.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        text::nearest(&fold(name), Self::names())
    }
}

impl Query {
    /// Whether what it finds depends on what a reader did with the articles.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        let mut asks = false;
        self.for_each_test(&mut |test| {
            let is_mark = |value: &Value| matches!(value, Value::Flag(flag) if flag.mark().is_some());
            asks = asks || test.values.iter().any(is_mark);
        });
        asks
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
    fn names_are_folded_and_lead_to_one_flag() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FLAGS {
            typography::check(row.help, row.name);
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(fold(name), *name);
                assert_eq!(Flag::named(&name.to_uppercase()), Some(row.flag));
            }
            assert_eq!(row.flag.to_string(), row.name);
        }
        assert_eq!(Flag::named("cassé"), Some(Flag::Bad));
        assert_eq!(Flag::named("étoile"), Some(Flag::Star));
        assert_eq!(Flag::nearest("trunctaed"), Some("truncated"));
    }

    #[test]
    fn a_query_says_whether_it_asks_for_marks() {
        for (text, asks) in [
            ("", false),
            ("is:new", false),
            ("is:nonlu", true),
            ("fog -is:star", true),
            ("fog OR (bell is:new,later)", true),
            ("title:unread", false),
        ] {
            assert_eq!(Query::parse(text).unwrap().asks_for_marks(), asks, "{text}");
        }
    }
}
