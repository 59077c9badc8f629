//! The table ALIASES: the front matter keys that are accepted for each field of an article.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). To accept another key, add it to the table. `fields`
//! decides what the values mean.

/// A field of an article that front matter can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArticleField {
    /// Shown in the list and over the article.
    Title,
    /// The date of publication.
    Date,
    /// The date of publication as the article words it, kept as text.
    PublishedDate,
    /// Shown under the title.
    Summary,
    /// The importance, a text or a number.
    Importance,
    /// The link to the original article.
    SourceUrl,
    /// The name of the source.
    SourceName,
    /// A list, or one text with separators.
    Tags,
    /// The address of the article on the site built from the folder.
    Permalink,
    /// The address or path of the image.
    ImageUrl,
    /// The credit or caption of the image.
    ImageCredit,
    /// The author or authors.
    Author,
    /// Whether the article is a draft.
    Draft,
    /// The language code, such as `fr` or `en-GB`.
    Language,
}

impl ArticleField {
    /// The documented name of the field. It must not change.
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

/// A row of the table: a field and the keys accepted for it.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    /// What the names below mean.
    pub field: ArticleField,
    /// The accepted keys, the preferred one first. Case, `_` and `-` are ignored, so `sourceUrl`,
    /// `source_url` and `Source-URL` are the same key. A dot leads into a nested map.
    pub names: &'static [&'static str],
}

/// The accepted keys of every field.
pub const ALIASES: &[Alias] = &[
    Alias {
        field: ArticleField::Title,
        names: &["title", "linkTitle", "short_title", "display_name", "headline", "subject"],
    },
    Alias {
        field: ArticleField::Date,
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
        field: ArticleField::PublishedDate,
        names: &["publishedDate", "publishDate", "pubDate", "published", "published_at"],
    },
    Alias {
        field: ArticleField::Summary,
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
        field: ArticleField::Importance,
        names: &["importance", "promoted", "featured", "priority", "weight", "order", "top"],
    },
    Alias {
        field: ArticleField::SourceUrl,
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
        field: ArticleField::SourceName,
        names: &["source_name", "source", "source.name", "host", "event_organizer"],
    },
    Alias {
        field: ArticleField::Tags,
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
        field: ArticleField::Permalink,
        names: &["permalink", "url", "path", "slug", "aliases", "redirect_from"],
    },
    Alias {
        field: ArticleField::ImageUrl,
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
        field: ArticleField::ImageCredit,
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
    Alias {
        field: ArticleField::Author,
        names: &["authors", "author", "byline", "translator", "contributors"],
    },
    Alias {
        field: ArticleField::Draft,
        names: &["draft", "published", "hidden", "ignore", "status", "eleventyExcludeFromCollections"],
    },
    Alias { field: ArticleField::Language, names: &["lang", "language", "locale"] },
];

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
    let mut parts = name.rsplitn(2, '.');
    parts.next();
    parts.next().is_some_and(|map| is_named(folded, map))
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
            assert!(!row.field.name().is_empty() && !names(row.field).is_empty());
        }
    }
}
