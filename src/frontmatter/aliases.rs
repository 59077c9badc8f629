//! The table ALIASES: the front matter keys that are accepted for each field of an article; to accept another key,
//! add it there. `fields` decides what the values mean. Floor 1, part of [`frontmatter`](crate::frontmatter).

/// A field of an article that front matter can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleField {
    Title,
    Date,
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
    /// The accepted keys, the preferred one first. Case, `_` and `-` are ignored, so `sourceUrl`,
    /// `source_url` and `Source-URL` are the same key. A dot leads into a nested map.
    pub names: &'static [&'static str],
}

/// The accepted keys of every field, after its documented name.
#[rustfmt::skip]
pub const ALIASES: &[Alias] = &[
    alias(ArticleField::Title, "title", &["title", "linkTitle", "short_title", "display_name", "headline", "subject"]),
    alias(ArticleField::Date, "date", &["date", "publishedDate", "publishDate", "pubDate", "published", "published_at", "created", "starts.yyyy_mm_dd", "advisory.date"]),
    alias(ArticleField::PublishedDate, "published_date", &["publishedDate", "publishDate", "pubDate", "published", "published_at"]),
    alias(ArticleField::Summary, "summary", &["summary", "description", "excerpt", "deck", "subtitle", "intro", "synopsis", "kicker", "meta_description"]),
    alias(ArticleField::Importance, "importance", &["importance", "promoted", "featured", "priority", "weight", "order", "top"]),
    alias(ArticleField::SourceUrl, "source_url", &["sourceUrl", "link", "external-url", "url", "canonical_url", "canonical", "via", "registration_url", "redirectto", "source.url", "source.link", "advisory.url", "notist_url", "source"]),
    alias(ArticleField::SourceName, "source_name", &["source_name", "source", "source.name", "host", "event_organizer"]),
    alias(ArticleField::Tags, "tags", &["tags", "tag", "topics", "keywords", "categories", "category", "topic-categories", "advisory.keywords", "advisory.categories"]),
    alias(ArticleField::Permalink, "permalink", &["permalink", "url", "path", "slug", "aliases", "redirect_from"]),
    alias(ArticleField::ImageUrl, "image_url", &["imageUrl", "image", "preview_image", "primary_image", "featured_image", "illustration", "photo", "cover", "poster", "header.teaser", "header.overlay_image", "logo"]),
    alias(ArticleField::ImageCredit, "image_credit", &["imageCredit", "image_caption", "image.credit", "image.caption", "featured_image.credit", "featured_image.caption", "illustration.caption", "photo.caption", "cover.caption", "header.caption"]),
    alias(ArticleField::Author, "author", &["authors", "author", "byline", "translator", "contributors"]),
    alias(ArticleField::Draft, "draft", &["draft", "published", "hidden", "ignore", "status", "eleventyExcludeFromCollections"]),
    alias(ArticleField::Language, "language", &["lang", "language", "locale"]),
];

const fn alias(field: ArticleField, name: &'static str, names: &'static [&'static str]) -> Alias {
    Alias { field, name, names }
}

/// The accepted keys of a field, the preferred one first.
pub fn names(field: ArticleField) -> &'static [&'static str] {
    ALIASES.iter().find(|row| row.field == field).map_or(&[], |row| row.names)
}

/// Whether a key folded by [`fold_key`] belongs to a field, or is a map that contains such a key.
pub fn is_known(folded: &str) -> bool {
    ALIASES.iter().flat_map(|row| row.names).any(|name| is_named(folded, name) || leads_to(folded, name))
}

/// Whether a folded key is a map that contains keys of the table.
pub fn leads_somewhere(folded: &str) -> bool {
    ALIASES.iter().flat_map(|row| row.names).any(|name| leads_to(folded, name))
}

/// Whether a folded key is the map that contains the dotted `name`.
fn leads_to(folded: &str, name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(map, _)| is_named(folded, map))
}

/// Whether a folded key is `name`, which is not folded.
pub fn is_named(folded: &str, name: &str) -> bool {
    let plain = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
    plain.map(|byte| byte.to_ascii_lowercase()).eq(folded.bytes())
}

/// The form in which keys are compared: lower case, without `_`, `-` and spaces.
pub fn fold_key(key: &str) -> String {
    key.chars()
        .filter(|character| !matches!(character, '_' | '-' | ' '))
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_key_are_equal() {
        for key in ["sourceUrl", "source_url", "source-url", "SourceURL", "SOURCE_URL", "Source Url"] {
            assert!(is_named(&fold_key(key), "sourceUrl"), "{key}");
        }
        assert!(!is_named(&fold_key("name"), "title"));
        assert!(is_known("source") && is_known("starts") && is_known("featuredimage"));
        assert!(!is_known("name") && !is_known("layout") && !is_known("type"));
    }

    #[test]
    fn every_field_has_one_row_without_duplicate_names() {
        for (index, row) in ALIASES.iter().enumerate() {
            assert!(ALIASES[index + 1..].iter().all(|other| other.field != row.field));
            for (at, name) in row.names.iter().enumerate() {
                let folded = fold_key(name);
                assert!(row.names[at + 1..].iter().all(|other| !is_named(&folded, other)), "{name}");
            }
            assert!(!row.name.is_empty() && !names(row.field).is_empty());
        }
    }
}
