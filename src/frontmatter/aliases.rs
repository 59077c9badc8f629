//! The table ALIASES: the front matter keys that are accepted for each field of an article; to accept another key,
//! add it there. `fields` decides what the values mean. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

/// A field of an article that front matter can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleField {
    Title,
    /// The date of publication, else that of creation. A map is searched for both.
    Date,
    /// When the text was last changed: the date of an article that has no other, not even in its path.
    ModifiedDate,
    /// The date of publication as the article words it, kept as text.
    PublishedDate,
    Summary,
    Importance,
    SourceUrl,
    SourceName,
    /// A list, or one text with separators.
    Tags,
    /// The address of the article on the site built from the folder.
    Permalink,
    /// A part of the address, or an address that leads to the article from elsewhere: no place of its own.
    OtherName,
    ImageUrl,
    ImageCredit,
    Author,
    Draft,
    /// The language code, such as `fr` or `en-GB`.
    Language,
}

/// A row of the table: a field and the keys accepted for it.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    pub field: ArticleField,
    /// Documented, so it must not change.
    pub name: &'static str,
    /// The accepted keys, the preferred one first. Case, accents, `_`, `-` and white space are ignored, so
    /// `sourceUrl`, `source_url` and `Source-URL` are the same key. A dot leads into a nested map.
    pub names: &'static [&'static str],
}

/// The accepted keys of every field, after its documented name.
#[rustfmt::skip]
pub const ALIASES: &[Alias] = &[
    alias(ArticleField::Title, "title", &["title", "linkTitle", "short_title", "display_name", "headline", "subject", "full_title", "titre", "titel"]),
    alias(ArticleField::Date, "date", &["date", "datum", "fecha", "publishedDate", "publishDate", "pubDate", "published", "published_at", "published_on", "date_published", "publication_date", "date_of_publication", "date_de_publication", "publié", "publié_le", "veröffentlicht", "veröffentlicht_am", "publicado", "posted", "posted_at", "posted_on", "date_posted", "issued", "datetime", "timestamp", "created", "created_at", "created_on", "date_created", "created_date", "creation_date", "date_de_création", "créé", "créé_le", "erstellt", "erstellt_am", "creado", "saved", "saved_at", "date_saved", "added", "added_at", "date_added", "clipped", "time", "starts.yyyy_mm_dd", "advisory.date"]),
    alias(ArticleField::ModifiedDate, "modified_date", &["lastmod", "modified", "modified_at", "modified_on", "modified_date", "date_modified", "modification_date", "date_de_modification", "last_modified", "last_modified_at", "modifié", "modifié_le", "geändert", "geändert_am", "updated", "updated_at", "updated_on", "updated_date", "update_date", "date_updated", "last_updated", "last_updated_at", "last_update", "mis_à_jour", "mis_à_jour_le", "mise_à_jour", "aktualisiert", "aktualisiert_am"]),
    alias(ArticleField::PublishedDate, "published_date", &["publishedDate", "publishDate", "pubDate", "published", "published_at", "published_on", "date_published", "publication_date", "date_of_publication", "date_de_publication", "publié", "publié_le", "veröffentlicht", "veröffentlicht_am", "publicado"]),
    alias(ArticleField::Summary, "summary", &["summary", "description", "excerpt", "deck", "subtitle", "intro", "synopsis", "kicker", "meta_description", "résumé", "chapô", "chapeau", "sous-titre", "extrait", "zusammenfassung", "beschreibung", "untertitel"]),
    alias(ArticleField::Importance, "importance", &["importance", "promoted", "featured", "priority", "weight", "order", "top"]),
    alias(ArticleField::SourceUrl, "source_url", &["sourceUrl", "link", "external-url", "url", "canonical_url", "canonical", "via", "registration_url", "redirectto", "source.url", "source.link", "advisory.url", "notist_url", "source", "lien", "lien_source", "quelle"]),
    alias(ArticleField::SourceName, "source_name", &["source_name", "source", "source.name", "host", "event_organizer", "quelle"]),
    alias(ArticleField::Tags, "tags", &["tags", "tag", "topics", "keywords", "categories", "category", "topic-categories", "advisory.keywords", "advisory.categories", "document_tags", "étiquettes", "étiquette", "mots-clés", "catégorie", "schlagwörter", "schlagworte", "stichwörter", "stichworte", "kategorien", "kategorie"]),
    alias(ArticleField::Permalink, "permalink", &["permalink", "url", "path", "permalien", "slug"]),
    alias(ArticleField::OtherName, "other_name", &["slug", "aliases", "redirect_from"]),
    alias(ArticleField::ImageUrl, "image_url", &["imageUrl", "image", "preview_image", "primary_image", "featured_image", "illustration", "photo", "cover", "poster", "header.teaser", "header.overlay_image", "logo", "bild"]),
    alias(ArticleField::ImageCredit, "image_credit", &["imageCredit", "image_caption", "image.credit", "image.caption", "featured_image.credit", "featured_image.caption", "illustration.caption", "photo.caption", "cover.caption", "header.caption", "crédit_image", "crédit_photo", "bildnachweis"]),
    alias(ArticleField::Author, "author", &["authors", "author", "byline", "translator", "contributors", "auteur", "auteurs", "auteure", "autrice", "autor", "autoren", "autorin", "verfasser"]),
    alias(ArticleField::Draft, "draft", &["draft", "published", "hidden", "ignore", "status", "eleventyExcludeFromCollections", "unlisted", "headless", "expiryDate", "unpublishDate", "brouillon", "entwurf", "statut"]),
    alias(ArticleField::Language, "language", &["lang", "language", "locale", "langue", "sprache"]),
];

const fn alias(field: ArticleField, name: &'static str, names: &'static [&'static str]) -> Alias {
    Alias { field, name, names }
}

/// Maps in which generators keep what else belongs to a page. Their keys count like those at the top, behind them:
/// `taxonomies.tags` (Zola), `taxonomy.tag` (Grav), `extra.author` (Zola), `params.author` (Hugo).
pub const NESTS: [&str; 6] = ["taxonomies", "taxonomy", "extra", "params", "metadata", "meta"];

/// A name of the table that a key has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub field: ArticleField,
    /// The name as the table spells it.
    pub name: &'static str,
    /// The preference among the keys of the field: the lowest wins.
    pub rank: usize,
}

/// The names of the table by their folded form, each with the fields that have it.
static NAMES: LazyLock<HashMap<String, Vec<Named>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Named>> = HashMap::new();
    for row in ALIASES {
        for (rank, &name) in row.names.iter().enumerate() {
            names.entry(fold_key(name)).or_default().push(Named { field: row.field, name, rank });
        }
    }
    names
});

/// The fields that accept a key folded by [`fold_key`], each with the name by which it does.
pub fn named(folded: &str) -> impl Iterator<Item = Named> {
    let at_top = NAMES.get(folded).into_iter().flatten().copied();
    let inner = folded.split_once('.').filter(|(map, _)| NESTS.contains(map)).map(|(_, inner)| inner);
    let nested = inner.and_then(|inner| NAMES.get(inner)).into_iter().flatten().copied();
    // What hides a page and where it is served are said at the top alone; a theme's own switches are neither.
    let nested = nested.filter(|found| {
        !matches!(found.field, ArticleField::Draft | ArticleField::Permalink | ArticleField::OtherName)
    });
    at_top.chain(nested.map(|found| Named { rank: found.rank + NAMES.len(), ..found }))
}

/// Whether a folded key is a map that contains keys of the table.
pub fn leads_somewhere(folded: &str) -> bool {
    let mut maps = ALIASES.iter().flat_map(|row| row.names).filter_map(|name| name.rsplit_once('.'));
    NESTS.contains(&folded) || maps.any(|(map, _)| fold_key(map) == folded)
}

/// The form in which keys are compared: lower case, without accents, `_`, `-` and white space of any kind.
pub fn fold_key(key: &str) -> String {
    if key.is_ascii() {
        let letters = key.bytes().filter(|&byte| !matches!(byte, b'_' | b'-' | b' ' | b'\t'..=b'\r'));
        let mut folded = String::with_capacity(key.len());
        folded.extend(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        return folded;
    }
    let invisible =
        |letter: char| matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let ignored = |letter: char| letter.is_whitespace() || invisible(letter) || matches!(letter, '_' | '-');
    let letters: String = key.chars().filter(|&letter| !ignored(letter)).collect();
    fold(&letters).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(key: &str) -> Vec<ArticleField> {
        named(&fold_key(key)).map(|found| found.field).collect()
    }

    #[test]
    fn spellings_of_a_key_are_equal() {
        for key in [
            "sourceUrl",
            "source_url",
            "source-url",
            "SourceURL",
            "SOURCE_URL",
            "Source Url",
            "source\u{a0}url",
            "\u{a0}sourceUrl\u{202f}",
            "source\u{3000}url",
            "sourceUrl\t",
            "\u{feff}sourceUrl",
            "source\u{200b}Url",
        ] {
            assert_eq!(fields(key), [ArticleField::SourceUrl], "{key:?}");
        }
        for key in [
            "étiquettes",
            "Étiquettes",
            "e\u{301}tiquettes",
            "etiquettes",
            "Mots-clés",
            "mots clés",
            "MOTS_CLES",
        ] {
            assert_eq!(fields(key), [ArticleField::Tags], "{key:?}");
        }
        for key in ["name", "layout", "type", "sourceUrls", "my title", "théme", ""] {
            assert_eq!(fields(key), [], "{key:?}");
        }
        assert!(
            leads_somewhere("starts") && leads_somewhere("featuredimage") && leads_somewhere("taxonomies")
        );
        assert!(!leads_somewhere("title") && !leads_somewhere("name"));
    }

    #[test]
    fn keys_in_maps_of_generators_come_behind_those_at_the_top() {
        let rank = |key: &str| named(key).map(|found| (found.field, found.rank)).next();
        let Some((ArticleField::Tags, top)) = rank("category") else { panic!("no tags") };
        for map in NESTS {
            let Some((ArticleField::Tags, nested)) = rank(&format!("{map}.tags")) else { panic!("{map}") };
            assert!(nested > top, "{map}");
        }
        for key in
            ["extra.hidden", "params.draft", "params.slug", "extra.path", "other.tags", "extra.more.tags"]
        {
            assert_eq!(rank(key), None, "{key}");
        }
        assert_eq!(rank("extra.source.url").map(|(field, _)| field), Some(ArticleField::SourceUrl));
    }

    #[test]
    fn every_field_has_one_row_without_duplicate_names() {
        for (index, row) in ALIASES.iter().enumerate() {
            assert!(ALIASES[index + 1..].iter().all(|other| other.field != row.field));
            for (at, name) in row.names.iter().enumerate() {
                let folded = fold_key(name);
                assert!(row.names[at + 1..].iter().all(|other| fold_key(other) != folded), "{name}");
            }
            assert!(!row.name.is_empty() && !row.names.is_empty());
        }
    }
}
