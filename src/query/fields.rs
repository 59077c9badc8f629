//! The fields of the query language: the table FIELDS.

use crate::text::{self, fold};
use crate::wording::Words;

macro_rules! fields {
    ($( $(#[$doc:meta])+ $variant:ident $kind:ident $name:literal [$($other:literal),*] $example:literal en $help:literal fr $french:literal; )+) => {
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
                help: Words::new($help, $french),
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
    pub help: Words,
}

fields! {
    /// The title.
    Title Text "title" ["titre", "ti"] "title:drug-eluting" en "words of the title" fr "mots du titre";
    /// The summary.
    Summary Text "summary" ["resume"] "summary:\"de novo\"" en "words of the summary" fr "mots du résumé";
    /// The text.
    Body Text "body" ["texte"] "body:/[0-9]+ patients/i" en "words of the text" fr "mots du texte";
    /// The tags.
    Tag Name "tag" ["t", "etiquette"] "tag:\"News — Latest\"" en "beginnings of words of a tag; in quotes, the whole tag as shown or as written; #word is short for it" fr "débuts de mots d’une étiquette\u{a0}; entre guillemets, l’étiquette entière telle qu’affichée ou telle qu’écrite\u{a0}; #mot en est l’abrégé";
    /// The name and the host of the source.
    Source Text "source" ["src"] "source:vascular" en "words of the name or host of the source; the last tag is its name where there is none" fr "mots du nom ou de l’hôte de la source\u{a0}; à défaut de nom, la dernière étiquette en tient lieu";
    /// The host of the source link.
    Host Name "host" ["site"] "host:example.com" en "beginnings of the parts of the host; in quotes, the whole host" fr "débuts des parties du nom d’hôte\u{a0}; entre guillemets, l’hôte entier";
    /// The folder under the root.
    Collection Name "in" ["collection", "col", "dossier"] "in:papers" en "words of the folder; in quotes, the whole folder" fr "mots du dossier\u{a0}; entre guillemets, le dossier entier";
    /// The date.
    Date Time "date" ["d"] "date:2024..2025" en "a day, month or year, a time ago or a range" fr "un jour, un mois ou une année, une durée écoulée ou un intervalle";
    /// When the article was first seen.
    Added Time "added" ["ajout"] "added:7d.." en "when the article came, like date" fr "date d’arrivée de l’article, comme date";
    /// The language.
    Language Name "lang" ["langue"] "lang:fr" en "the language, as its code" fr "la langue, par son code";
    /// The author.
    Author Name "author" ["auteur"] "author:martin" en "words of the author; in quotes, the whole name" fr "mots de l’auteur\u{a0}; entre guillemets, le nom entier";
    /// The file.
    File Name "file" ["fichier"] "file:2024-07" en "words of the path under the folder; in quotes, the whole path" fr "mots du chemin dans le dossier\u{a0}; entre guillemets, le chemin entier";
    /// The importance.
    Importance Number "importance" [] "importance:>=3" en "the importance, as a word or a range of numbers" fr "l’importance, un mot ou un intervalle de nombres";
    /// The flags.
    Is Flag "is" ["est"] "is:truncated" en "what is true of the article: see the table of flags" fr "ce qui est vrai de l’article\u{a0}: voir la table des états";
    /// The keys of the front matter.
    Meta Key "meta" ["has", "a"] "has:author" en "the front matter has this key" fr "l’en-tête du fichier a cette clé";
    /// A saved search.
    Search Search "search" ["vue", "recherche"] "search:heart" en "the saved search of this name" fr "la recherche enregistrée sous ce nom";
    /// The order of the list.
    Sort Sort "sort" ["tri"] "sort:-date,title" en "the order: a minus turns it round, the next key decides between equals" fr "l’ordre\u{a0}: un signe moins l’inverse, la clé suivante départage les égaux";
    /// The length of the list.
    Limit Limit "limit" ["limite"] "limit:20" en "at most so many articles" fr "au plus tant d’articles";
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
    use crate::wording::typography;

    #[test]
    fn names_are_folded_and_lead_to_one_field() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FIELDS {
            typography::check(row.help, row.name);
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
        assert_eq!(Field::named("étiquette"), Some(Field::Tag));
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
