//! The table FIELDS: the fields of the query language, `title:`, `date:` and so on. Floor 1, part of
//! [`query`](crate::query). `library` decides what the values of a field are compared with.

use crate::text::{self, fold};
use crate::wording::Bilingual;

macro_rules! fields {
    ($( $(#[$doc:meta])* $variant:ident $kind:ident $(in [$($part:ident),+])? $(weighs $weight:literal)? $name:literal [$($other:literal),*] $example:literal en $help:literal fr $french:literal; )+) => {
        /// A field, which a query can name before a colon; also the part of an article that it searches.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $( $(#[$doc])* #[doc = ""] #[doc = $help] $variant, )+ }

        /// Every field, in the order in which they are documented.
        pub const FIELDS: &[FieldRow] = &[$( Field::$variant.row(), )+];

        impl Field {
            /// Its row in the table.
            pub const fn row(self) -> FieldRow {
                match self {
                    $( Self::$variant => FieldRow {
                        field: Self::$variant,
                        kind: FieldKind::$kind,
                        searches: &[$($(Self::$part),+)?],
                        weight: 0 $(+ $weight)?,
                        name: $name,
                        others: &[$($other),*],
                        example: $example,
                        help: Bilingual::new($help, $french),
                    }, )+
                }
            }
        }
    };
}

/// The kind of values that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Single words, quoted texts and regular expressions; punctuation alone is no condition.
    Text,
    /// Names: a word matches the beginning of any word of the name, a quoted text the whole name.
    Name,
    Time,
    /// A word, or a range of numbers.
    Number,
    Flag,
    Key,
    Search,
    /// Names of orders, each with an optional minus.
    Sort,
    /// A number of articles, from 1.
    Limit,
}

/// One field of the table.
#[derive(Clone, Copy, Debug)]
pub struct FieldRow {
    pub field: Field,
    pub kind: FieldKind,
    /// The parts of an article in which its words are searched and highlighted, each named by its own field;
    /// none for fields whose values are compared in other ways.
    pub searches: &'static [Field],
    /// How much a match in this part of an article counts for the relevance. Words without a field are searched
    /// in the parts that have a weight.
    pub weight: u32,
    pub name: &'static str,
    pub others: &'static [&'static str],
    pub example: &'static str,
    pub help: Bilingual,
}

fields! {
    Title Text in [Title] weighs 64 "title" ["titre", "ti"] "title:drug-eluting" en "words in the title" fr "mots du titre";
    Summary Text in [Summary] weighs 8 "summary" ["resume"] "summary:\"de novo\"" en "words in the summary" fr "mots du résumé";
    Body Text in [Body] weighs 1 "body" ["texte"] "body:/[0-9]+ patients/i" en "words in the text" fr "mots du texte";
    Tag Name in [Tag] weighs 16 "tag" ["t", "etiquette"] "tag:\"News — Latest\"" en "beginnings of words in a tag; in quotes, the whole tag as displayed or as in the file; #word means tag:word" fr "débuts de mots d’une étiquette\u{a0}; entre guillemets, l’étiquette entière, telle qu’elle est affichée ou écrite dans le fichier\u{a0}; #mot équivaut à tag:mot";
    /// The name and the host of the source.
    Source Text in [Source, Host] weighs 16 "source" ["src"] "source:vascular" en "words in the name or host of the source; without a name, the last tag counts as the name where nearly all articles of the host have it" fr "mots du nom ou de l’hôte de la source\u{a0}; sans nom, la dernière étiquette en tient lieu si presque tous les articles de l’hôte l’ont";
    Host Name in [Host] weighs 8 "host" ["site"] "host:example.com" en "beginnings of parts of the host; in quotes, the whole host" fr "débuts des parties du nom d’hôte\u{a0}; entre guillemets, l’hôte entier";
    Collection Name in [Collection] "in" ["collection", "col", "dossier"] "in:papers" en "words in the path of the subfolder; in quotes, that subfolder and those below it" fr "mots du chemin du sous-dossier\u{a0}; entre guillemets, ce sous-dossier et ceux qu’il contient";
    Date Time "date" ["d"] "date:2024..2025" en "a day, month or year, a relative date or a range" fr "un jour, un mois, une année, une date relative ou un intervalle";
    /// When vigie first saw the article.
    Added Time "added" ["ajout"] "added:7d.." en "when vigie first saw the article; takes the same values as date:" fr "première apparition de l’article dans vigie\u{a0}; mêmes valeurs que date:";
    Language Name "lang" ["langue"] "lang:fr" en "the language code" fr "le code de la langue";
    Author Name in [Author] "author" ["auteur"] "author:martin" en "words in the author’s name; in quotes, the whole name" fr "mots du nom de l’auteur\u{a0}; entre guillemets, le nom entier";
    File Name in [File] "file" ["fichier"] "file:2024-07" en "words in the file’s path within the folder; in quotes, the whole path" fr "mots du chemin du fichier dans le dossier\u{a0}; entre guillemets, le chemin entier";
    Importance Number "importance" [] "importance:>=3" en "the importance: a word, or a range of numbers" fr "l’importance\u{a0}: un mot, ou un intervalle de nombres";
    Is Flag "is" ["est"] "is:truncated" en "a state of the article; the flags are listed below" fr "un état de l’article\u{a0}: voir la table des états";
    Meta Key "meta" ["has", "a"] "has:author" en "articles whose front matter has this key" fr "les articles dont l’en-tête a cette clé";
    Search Search "search" ["vue", "recherche"] "search:heart" en "the saved search with this name" fr "la recherche enregistrée de ce nom";
    Sort Sort "sort" ["tri"] "sort:-date,title" en "how to sort: a minus reverses, further keys break ties" fr "l’ordre de tri\u{a0}: un signe moins l’inverse, les clés suivantes départagent les ex æquo";
    /// The length of the list.
    Limit Limit "limit" ["limite"] "limit:20" en "at most this many articles" fr "nombre maximal d’articles";
}

/// Shortest name that is suggested for a mistyped one, in bytes: shorter names resemble everything.
const SHORTEST_PROPOSAL: usize = 3;

impl Field {
    /// The name that vigie prints.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The kind of values that it takes.
    pub const fn kind(self) -> FieldKind {
        self.row().kind
    }

    /// The field with this name in either language, ignoring case and accents.
    pub fn named(name: &str) -> Option<Self> {
        let name = fold(name);
        FIELDS.iter().find(|row| row.name == name || row.others.contains(&&*name)).map(|row| row.field)
    }

    /// Whether an article has at most one value of this field: two values can then only be alternatives.
    pub fn is_single(self) -> bool {
        matches!(self, Self::Host | Self::Collection | Self::Date | Self::Added | Self::Language)
    }
}

/// The rows of the parts of an article in which words without a field are searched.
pub fn anywhere() -> impl Iterator<Item = &'static FieldRow> {
    FIELDS.iter().filter(|row| row.weight > 0)
}

/// The field name nearest to a mistyped one, in either language.
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
    fn names_are_folded_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for row in FIELDS {
            typography::check(row.help, row.name);
            for name in std::iter::once(&row.name).chain(row.others) {
                assert!(seen.insert(*name), "{name} is there twice");
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
    fn a_mistyped_field_gets_a_suggestion() {
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
