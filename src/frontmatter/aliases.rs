//! The names under which front matter gives the fields of an article.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). One table; a new name is one word in it.
//! It does not say what values mean: that is the business of the reading.

/// What a key of the front matter can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title.
    Title,
    /// When it was published.
    Date,
    /// When it was published, as the article words it.
    PublishedDate,
    /// The summary.
    Summary,
    /// The importance.
    Importance,
    /// The link to the source.
    SourceUrl,
    /// The name of the source.
    SourceName,
    /// The tags.
    Tags,
    /// The address on the site of the folder.
    Permalink,
    /// The image.
    ImageUrl,
    /// Whom the image belongs to.
    ImageCredit,
    /// Who wrote it.
    Author,
    /// Whether it is not published.
    Draft,
    /// The language.
    Language,
}

impl Field {
    /// The documented name; it does not change.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::PublishedDate => "published_date",
            Self::Summary => "summary",
            Self::Importance => "importance",
            Self::SourceUrl => "source_url",
            Self::SourceName => "source_name",
            Self::Tags => "tags",
            Self::Permalink => "permalink",
            Self::ImageUrl => "image_url",
            Self::ImageCredit => "image_credit",
            Self::Author => "author",
            Self::Draft => "draft",
            Self::Language => "language",
        }
    }
}

/// One row of the table: a field and the spellings of its key.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    /// The field.
    pub field: Field,
    /// The accepted names, the preferred one first. Case, `_` and `-` do not count, so `sourceUrl`
    /// is `source_url` is `Source-URL`; a dot leads into a nested map.
    pub names: &'static [&'static str],
}

/// Every name that is understood.
pub const ALIASES: &[Alias] = &[
    Alias {
        field: Field::Title,
        names: &["title", "linkTitle", "short_title", "display_name", "headline", "subject"],
    },
    Alias {
        field: Field::Date,
        names: &[
            "date",
            "publishedDate",
            "publishDate",
            "pubDate",
            "published",
            "published_at",
            "created",
            "starts.yyyy_mm_dd",
            "advisory.date",
        ],
    },
    Alias {
        field: Field::PublishedDate,
        names: &["publishedDate", "publishDate", "pubDate", "published", "published_at"],
    },
    Alias {
        field: Field::Summary,
        names: &[
            "summary",
            "description",
            "excerpt",
            "deck",
            "subtitle",
            "intro",
            "synopsis",
            "kicker",
            "meta_description",
        ],
    },
    Alias {
        field: Field::Importance,
        names: &["importance", "promoted", "featured", "priority", "weight", "order", "top"],
    },
    Alias {
        field: Field::SourceUrl,
        names: &[
            "sourceUrl",
            "link",
            "external-url",
            "url",
            "canonical_url",
            "canonical",
            "via",
            "registration_url",
            "redirectto",
            "source.url",
            "source.link",
            "advisory.url",
            "notist_url",
            "source",
        ],
    },
    Alias {
        field: Field::SourceName,
        names: &["source_name", "source", "source.name", "host", "event_organizer"],
    },
    Alias {
        field: Field::Tags,
        names: &[
            "tags",
            "tag",
            "topics",
            "keywords",
            "categories",
            "category",
            "topic-categories",
            "advisory.keywords",
            "advisory.categories",
        ],
    },
    Alias {
        field: Field::Permalink,
        names: &["permalink", "url", "path", "slug", "aliases", "redirect_from"],
    },
    Alias {
        field: Field::ImageUrl,
        names: &[
            "imageUrl",
            "image",
            "preview_image",
            "primary_image",
            "featured_image",
            "illustration",
            "photo",
            "cover",
            "poster",
            "header.teaser",
            "header.overlay_image",
            "logo",
        ],
    },
    Alias {
        field: Field::ImageCredit,
        names: &[
            "imageCredit",
            "image_caption",
            "image.credit",
            "image.caption",
            "featured_image.credit",
            "featured_image.caption",
            "illustration.caption",
            "photo.caption",
            "cover.caption",
            "header.caption",
        ],
    },
    Alias { field: Field::Author, names: &["authors", "author", "byline", "translator", "contributors"] },
    Alias {
        field: Field::Draft,
        names: &["draft", "published", "hidden", "ignore", "status", "eleventyExcludeFromCollections"],
    },
    Alias { field: Field::Language, names: &["lang", "language", "locale"] },
];

/// The names of a field, the preferred one first.
pub fn names(field: Field) -> &'static [&'static str] {
    ALIASES.iter().find(|row| row.field == field).map_or(&[], |row| row.names)
}

/// Whether a key, already folded by [`fold_key`], is one of any field or leads to one.
pub fn is_known(folded: &str) -> bool {
    ALIASES.iter().flat_map(|row| row.names).any(|name| is_named(folded, name) || leads_to(folded, name))
}

/// Whether a folded key is a map whose parts have names of their own in the table.
pub fn leads_somewhere(folded: &str) -> bool {
    ALIASES.iter().flat_map(|row| row.names).any(|name| leads_to(folded, name))
}

/// Whether a folded key is the map that the dotted `name` reaches into.
fn leads_to(folded: &str, name: &str) -> bool {
    let mut parts = name.rsplitn(2, '.');
    parts.next();
    parts.next().is_some_and(|map| is_named(folded, map))
}

/// Whether a folded key is spelled `name`.
pub fn is_named(folded: &str, name: &str) -> bool {
    let plain = name.bytes().filter(|byte| !matches!(byte, b'_' | b'-'));
    plain.map(|byte| byte.to_ascii_lowercase()).eq(folded.bytes())
}

/// A key without what does not count: case, `_`, `-` and spaces.
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
    fn spellings_are_one_key() {
        for key in ["sourceUrl", "source_url", "source-url", "SourceURL", "SOURCE_URL", "Source Url"] {
            assert!(is_named(&fold_key(key), "sourceUrl"), "{key}");
        }
        assert!(!is_named(&fold_key("name"), "title"));
        assert!(is_known("source") && is_known("starts") && is_known("featuredimage"));
        assert!(!is_known("name") && !is_known("layout") && !is_known("type"));
    }

    #[test]
    fn every_field_has_one_row_without_repetition() {
        for (index, row) in ALIASES.iter().enumerate() {
            assert!(ALIASES[index + 1..].iter().all(|other| other.field != row.field));
            for (at, name) in row.names.iter().enumerate() {
                let folded = fold_key(name);
                assert!(row.names[at + 1..].iter().all(|other| !is_named(&folded, other)), "{name}");
            }
            assert!(!row.field.name().is_empty() && !names(row.field).is_empty());
        }
    }
}
