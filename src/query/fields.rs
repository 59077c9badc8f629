//! The fields of the query language: the table FIELDS.

use crate::text::{self, fold};

macro_rules! fields {
    ($( $(#[$doc:meta])+ $variant:ident $kind:ident $name:literal [$($other:literal),*] $example:literal $help:literal; )+) => {
        /// What a query can name before a colon.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $( $(#[$doc])+ $variant, )+ }

        /// Every field, in the order in which they are documented.
        pub const FIELDS: &[FieldRow] = &[
            $( FieldRow {
                field: Field::$variant,
                kind: FieldKind::$kind,
                name: $name,
                others: &[$($other),*],
                example: $example,
                help: $help,
            }, )+
        ];
    };
}

/// What stands behind a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Words, quoted texts and regular expressions; punctuation asks for nothing.
    Text,
    /// A name: a word matches the beginning of one of its words, a quoted text the whole of it.
    Name,
    /// Points and ranges of time.
    Time,
    /// A text, or a range of numbers.
    Number,
    /// Flags, by name.
    Flag,
    /// The names of front-matter keys.
    Key,
    /// The names of saved searches.
    Search,
    /// Orders, by name.
    Sort,
    /// A number of articles.
    Limit,
}

/// All about a field in one place.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    /// The field.
    pub field: Field,
    /// What stands behind it.
    pub kind: FieldKind,
    /// The name that is printed.
    pub name: &'static str,
    /// Other names that are understood.
    pub others: &'static [&'static str],
    /// A use of it, for the reference.
    pub example: &'static str,
    /// What it means, for the reference.
    pub help: &'static str,
}

fields! {
    /// The title.
    Title Text "title" ["titre", "ti"] "title:drug-eluting" "words of the title";
    /// The summary.
    Summary Text "summary" ["resume"] "summary:\"de novo\"" "words of the summary";
    /// The text.
    Body Text "body" ["texte"] "body:/[0-9]+ patients/i" "words of the text";
    /// The tags.
    Tag Name "tag" ["t"] "tag:\"News — Latest\"" "beginnings of words of a tag; in quotes, the whole tag as shown or as written; #word is short for it";
    /// The name and the host of the source.
    Source Text "source" ["src"] "source:vascular" "words of the name or host of the source; the last tag is its name where there is none";
    /// The host of the source link.
    Host Name "host" ["site"] "host:example.com" "beginnings of the parts of the host; in quotes, the whole host";
    /// The folder under the root.
    Collection Name "in" ["collection", "col", "dossier"] "in:papers" "words of the folder; in quotes, the whole folder";
    /// The date.
    Date Time "date" ["d"] "date:2024..2025" "a day, month or year, a time ago or a range";
    /// When the article was first seen.
    Added Time "added" ["ajout"] "added:7d.." "when the article came, like date";
    /// The language.
    Language Name "lang" ["langue"] "lang:fr" "the language, as its code";
    /// The author.
    Author Name "author" ["auteur"] "author:martin" "words of the author; in quotes, the whole name";
    /// The file.
    File Name "file" ["fichier"] "file:2024-07" "words of the path under the folder; in quotes, the whole path";
    /// The importance.
    Importance Number "importance" [] "importance:>=3" "the importance, as a word or a range of numbers";
    /// The flags.
    Is Flag "is" ["est"] "is:truncated" "what is true of the article: see the table of flags";
    /// The keys of the front matter.
    Meta Key "meta" ["has", "a"] "has:author" "the front matter has this key";
    /// A saved search.
    Search Search "search" ["vue"] "search:heart" "the saved search of this name";
    /// The order of the list.
    Sort Sort "sort" ["tri"] "sort:-date,title" "the order: a minus turns it round, the next key decides between equals";
    /// The length of the list.
    Limit Limit "limit" [] "limit:20" "at most so many articles";
}

/// Shortest name that is proposed for another one: everything resembles shorter ones.
const SHORTEST_PROPOSAL: usize = 3;

impl Field {
    /// The name that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        FIELDS.iter().find(|row| row.field == self).map_or("", |row| row.name)
    }

    /// What stands behind it.
    #[must_use]
    pub fn kind(self) -> FieldKind {
        FIELDS.iter().find(|row| row.field == self).map_or(FieldKind::Text, |row| row.kind)
    }

    /// The field with this name, folded.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        FIELDS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.field)
    }

    /// Whether an article has one value of it at most, so that two of them can only be alternatives.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Host | Self::Collection | Self::Date | Self::Added | Self::Language)
    }
}

/// The name of the field that was probably meant, in either language.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    let names = FIELDS.iter().flat_map(|row| std::iter::once(row.name).chain(row.others.iter().copied()));
    text::nearest(&fold(name), names.filter(|name| name.len() >= SHORTEST_PROPOSAL))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;

    #[test]
    fn names_are_folded_and_lead_to_one_field() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FIELDS {
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} stands twice");
                assert_eq!(fold(name), *name);
                assert_eq!(Field::named(&name.to_uppercase()), Some(row.field));
            }
            assert_eq!((row.field.name(), row.field.kind()), (row.name, row.kind));
            assert!(
                Query::parse(row.example).is_ok_and(|query| query != Query::default()),
                "{}",
                row.example
            );
        }
        assert_eq!(Field::named("résumé"), Some(Field::Summary));
        assert_eq!(Field::named("unknown"), None);
    }

    #[test]
    fn a_mistyped_field_is_recognised() {
        for (name, meant) in [
            ("titel", Some("title")),
            ("Auteurs", Some("auteur")),
            ("sorce", Some("source")),
            ("imprtance", Some("importance")),
            ("Breaking", None),
            ("b", None),
        ] {
            assert_eq!(nearest(name), meant, "{name}");
        }
    }
}
