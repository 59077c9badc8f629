//! The fields of the query language: the table FIELDS.

use crate::text::fold;

macro_rules! fields {
    ($( $(#[$doc:meta])+ $variant:ident $name:literal [$($other:literal),*] $help:literal; )+) => {
        /// A part of an article that a query can name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $( $(#[$doc])+ $variant, )+ }

        /// Every field, in the order in which they are documented.
        pub const FIELDS: &[FieldRow] = &[
            $( FieldRow { field: Field::$variant, name: $name, others: &[$($other),*], help: $help }, )+
        ];
    };
}

/// All about a field in one place.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    /// The field.
    pub field: Field,
    /// The name that is printed.
    pub name: &'static str,
    /// Other names that are understood.
    pub others: &'static [&'static str],
    /// What it means, for the reference.
    pub help: &'static str,
}

fields! {
    /// The title.
    Title "title" ["titre", "ti"] "words of the title";
    /// The summary.
    Summary "summary" ["resume"] "words of the summary";
    /// The text.
    Body "body" ["texte"] "words of the text";
    /// The tags.
    Tag "tag" ["t"] "beginnings of words of a tag; in quotes, the whole tag as shown or as written";
    /// The name and the host of the source.
    Source "source" ["src"] "words of the name or host of the source; the last tag is its name where there is none";
    /// The host of the source link.
    Host "host" ["site"] "beginnings of the parts of the host";
}

impl Field {
    /// The name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        FIELDS.iter().find(|row| row.field == self).map_or("", |row| row.name)
    }

    /// The field with this name, folded.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        FIELDS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_and_lead_to_one_field() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FIELDS {
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(fold(name), *name);
                assert_eq!(Field::named(&name.to_uppercase()), Some(row.field));
            }
            assert_eq!(row.field.name(), row.name);
        }
        assert_eq!(Field::named("résumé"), Some(Field::Summary));
        assert_eq!(Field::named("unknown"), None);
    }
}
