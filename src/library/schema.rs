//! The schema of the index: its fields and columns, and the document made from an article.
//!
//! The index contains what is needed to list, filter, count and sort, and nothing else: it is a cache of the
//! folder. Writing it to disk is left to `io`. Floor 2, part of [`library`](crate::library).

mod words;

use std::sync::LazyLock;

use tantivy::IndexSettings;
use tantivy::TantivyDocument;
use tantivy::index::IndexBuilder;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::library::{NewArticle, Section};
use crate::limits;
use crate::model::hash::fnv_1a;
use crate::model::{Article, MarkKey};
use crate::text::{CleanText, fold_words};

use words::TokenSplitter;

pub(super) use words::add_tokens;

/// The version of the schema, of the contents of its fields, and of folding. Raise it when any of them
/// changes: an index of another version is discarded.
pub const VERSION: u32 = 3;

/// The name of the tokenizer in the schema.
const WORDS: &str = "words";

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Folded tokens, one field per section, in the order of [`Section::ALL`].
    pub sections: [Field; Section::ALL.len()],
    /// Other keys of the front matter: see [`key_terms`].
    pub keys: Field,
    /// The stored row: see [`row`](super::row).
    pub row: Field,
    /// [`ArticlePath::number`](crate::model::ArticlePath::number), by which articles are found and deleted.
    pub number: Field,
    /// The tags as spelled.
    pub tags: Field,
    /// The columns of numbers: see [`NUMBERS`].
    numbers: [Field; NUMBERS.len()],
    /// The columns of names: see [`NAMES`].
    names: [Field; NAMES.len()],
}

/// The columns of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberColumn {
    /// The date in seconds since 1970, for sorting.
    Instant,
    /// The first day of the date as written, in days since 1970, times 4, plus its precision.
    Day,
    /// When the file was modified, in nanoseconds since 1970.
    Modified,
    /// When the article was added to the library, in nanoseconds since 1970.
    Added,
    /// The size of the file in bytes.
    Size,
    /// The first eight bytes of the file name after its date, to sort articles with the same date.
    NameStart,
    /// The first eight bytes of the title's sort key.
    TitleStart,
    /// The next eight bytes of the title's sort key.
    TitleNext,
    /// A hash of the folded words of the title, the same for equal titles.
    TitleHash,
    /// Flags that do not depend on the day: see [`lasting_flags`](super::columns::lasting_flags).
    Flags,
    /// The importance times 1,000.
    Importance,
    /// The mark id ([`MarkKey::number`]), as a signed number.
    MarkKey,
}

const NUMBERS: [(NumberColumn, &str); 12] = [
    (NumberColumn::Instant, "instant"),
    (NumberColumn::Day, "day"),
    (NumberColumn::Modified, "modified"),
    (NumberColumn::Added, "added"),
    (NumberColumn::Size, "size"),
    (NumberColumn::NameStart, "name_start"),
    (NumberColumn::TitleStart, "title_start"),
    (NumberColumn::TitleNext, "title_next"),
    (NumberColumn::TitleHash, "title_hash"),
    (NumberColumn::Flags, "flags"),
    (NumberColumn::Importance, "importance"),
    (NumberColumn::MarkKey, "mark_key"),
];

/// The columns of names that articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The host of the source link.
    Host,
    /// The name of the source in the front matter.
    Source,
    /// The folder of the file, relative to the root; empty for the root.
    Folder,
    /// The language in lower case, without a region.
    Language,
}

const NAMES: [(Name, &str); 4] = [
    (Name::Host, "host_name"),
    (Name::Source, "source_name"),
    (Name::Folder, "folder_name"),
    (Name::Language, "language_name"),
];

impl NumberColumn {
    /// The name of the column in the schema.
    pub(super) fn column(self) -> &'static str {
        NUMBERS.iter().find(|(number, _)| *number == self).map_or("", |(_, name)| name)
    }
}

impl Name {
    /// The name of the column in the schema.
    pub(super) fn column(self) -> &'static str {
        NAMES.iter().find(|(name, _)| *name == self).map_or("", |(_, column)| column)
    }
}

/// The schema with its fields.
static SCHEMA: LazyLock<(Schema, Fields)> = LazyLock::new(|| {
    let mut builder = Schema::builder();
    let tokens = |record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(WORDS).set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing.set_index_option(record))
    };
    let name = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        sections: Section::ALL.map(|section| {
            let places = IndexRecordOption::WithFreqsAndPositions;
            let record = if section.has_positions() { places } else { IndexRecordOption::Basic };
            builder.add_text_field(section.name(), tokens(record))
        }),
        keys: builder.add_text_field("keys", tokens(IndexRecordOption::Basic)),
        row: builder.add_bytes_field("row", STORED),
        number: builder.add_u64_field("number", FAST | INDEXED),
        tags: builder.add_text_field("tag_names", name()),
        numbers: NUMBERS.map(|(_, column)| builder.add_i64_field(column, FAST)),
        names: NAMES.map(|(_, column)| builder.add_text_field(column, name())),
    };
    (builder.build(), fields)
});

/// The fields of every index.
pub(super) fn fields() -> &'static Fields {
    &SCHEMA.1
}

/// The schema of every index.
#[must_use]
pub fn schema() -> Schema {
    SCHEMA.0.clone()
}

/// A builder for an index with this schema and its tokenizers.
#[must_use]
pub fn builder() -> IndexBuilder {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    tantivy::Index::builder().schema(schema()).settings(settings).tokenizers(tokenizers())
}

/// The tokenizers that an index needs, whether created or opened.
#[must_use]
fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::from(TokenSplitter::default()));
    manager
}

/// The document for an article. `library` is the name of the library, which mark keys depend on.
#[must_use]
pub fn document(entry: &NewArticle, library: &str) -> TantivyDocument {
    let (fields, article) = (fields(), &entry.article);
    let mut document = TantivyDocument::new();
    let mut title_tokens = String::new();
    for (section, field) in Section::ALL.into_iter().zip(fields.sections) {
        let tokens = section.tokens(article, &entry.body);
        if !tokens.is_empty() {
            document.add_text(field, &tokens);
        }
        if section == Section::Title {
            title_tokens = tokens;
        }
    }
    let terms = key_terms(&entry.keys);
    if !terms.is_empty() {
        document.add_text(fields.keys, terms);
    }
    document.add_bytes(fields.row, &super::row::encode(entry));
    document.add_u64(fields.number, article.path.number());
    for tag in &article.tags {
        document.add_text(fields.tags, tag.as_str());
    }
    let has_words = !title_tokens.trim().is_empty();
    let title =
        Title { sorted: super::collation_key(&article.title), hash: has_words.then(|| hash(&title_tokens)) };
    for ((number, _), field) in NUMBERS.into_iter().zip(fields.numbers) {
        if let Some(value) = value(number, entry, (&title, library)) {
            document.add_i64(field, value);
        }
    }
    for ((name, _), field) in NAMES.into_iter().zip(fields.names) {
        if let Some(text) = name_of(name, article) {
            document.add_text(field, text);
        }
    }
    document
}

/// The values of a title for the columns.
struct Title {
    sorted: String,
    /// Hash of its folded words; `None` if it has no words.
    hash: Option<i64>,
}

/// The value for a column of numbers.
fn value(number: NumberColumn, entry: &NewArticle, (title, library): (&Title, &str)) -> Option<i64> {
    let article = &entry.article;
    match number {
        NumberColumn::Instant => article.date.map(crate::model::Date::instant),
        NumberColumn::Day => article.date.map(|date| {
            let days =
                date.first_day().since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
            i64::from(days) * 4 + super::columns::precision_number(date.precision())
        }),
        NumberColumn::Modified => Some(entry.stamp.modified),
        NumberColumn::Added => (entry.added > 0).then_some(entry.added),
        NumberColumn::Size => i64::try_from(entry.stamp.size).ok(),
        NumberColumn::NameStart => Some(beginning(name_after_date(article).as_bytes(), 0)),
        NumberColumn::TitleStart => Some(beginning(title.sorted.as_bytes(), 0)),
        NumberColumn::TitleNext => Some(beginning(title.sorted.as_bytes(), 8)),
        NumberColumn::TitleHash => title.hash,
        NumberColumn::Flags => Some(i64::from(super::columns::lasting_flags(article))),
        NumberColumn::Importance => importance(article),
        NumberColumn::MarkKey => Some(MarkKey::of(article, library).number().cast_signed()),
    }
}

/// The importance times 1,000, if it is a number.
fn importance(article: &Article) -> Option<i64> {
    crate::query::Number::parse(article.importance.as_ref()?).map(crate::query::Number::thousandths)
}

/// The name of a file without the date at its beginning; the whole name if there is nothing else.
fn name_after_date(article: &Article) -> CleanText {
    let stem = article.path.stem();
    let rest = stem.trim_start_matches(|first: char| first.is_ascii_digit() || matches!(first, '-' | '_'));
    if rest.is_empty() { stem.clone() } else { CleanText::line(rest) }
}

/// Eight bytes of a text from byte `from` on, as a number that sorts like the text; signed, as columns are.
fn beginning(text: &[u8], from: usize) -> i64 {
    let mut bytes = [0; 8];
    for (byte, &letter) in bytes.iter_mut().zip(text.iter().skip(from)) {
        *byte = letter;
    }
    i64::from_be_bytes(bytes) ^ i64::MIN
}

/// The hash of a text for a column of numbers, which are signed.
fn hash(text: &str) -> i64 {
    let hash = fnv_1a(text.as_bytes());
    (hash ^ (hash >> 32)).cast_signed()
}

/// The text for a column of names.
fn name_of(name: Name, article: &Article) -> Option<String> {
    let text = match name {
        Name::Host => article.host()?.to_string(),
        Name::Source => article.source_name.as_ref()?.to_string(),
        Name::Folder => article.path.folder().to_string(),
        Name::Language => language(article.language.as_ref()?),
    };
    Some(text)
}

/// A language without its region, in lower case: `fr` for `fr_FR`.
pub(super) fn language(written: &str) -> String {
    let end = written.find(['-', '_', '.']).unwrap_or(written.len());
    written.get(..end).unwrap_or_default().to_lowercase()
}

/// Separates a key from a token of its value, and the tokens of a whole value.
pub(super) const KEY_BREAK: char = '\u{1}';
/// Separates a key from its whole value.
pub(super) const VALUE_BREAK: char = '\u{2}';

/// The form in which keys are compared: `sourceUrl`, `source_url` and `source-url` are the same key.
#[must_use]
pub fn key_name(key: &str) -> String {
    if key.is_ascii() {
        let letters = key.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    fold_words(key).replace(' ', "")
}

/// The terms for the keys of a front matter, a space before each: the key if it has a value, the key with
/// each token of the value, and the key with the whole value if it is short.
fn key_terms(keys: &[(CleanText, CleanText)]) -> String {
    let mut terms = String::new();
    for (key, value) in keys {
        let name = key_name(key);
        if name.is_empty() {
            continue;
        }
        let mut add = |parts: &[&str]| {
            terms.push(' ');
            for part in parts {
                terms.push_str(part);
            }
        };
        add(&[&name]);
        if is_known_elsewhere(&name) {
            continue;
        }
        let words = fold_words(value);
        for token in words.split(' ') {
            add(&[&name, "\u{1}", token]);
        }
        if words.len() <= limits::KEY_VALUE_BYTES {
            add(&[&name, "\u{2}", &words.replace(' ', "\u{1}")]);
        }
    }
    terms
}

/// The keys whose values the article itself holds, so that they are not stored twice.
const KNOWN: [&str; 14] = [
    "title",
    "summary",
    "description",
    "excerpt",
    "tags",
    "tag",
    "date",
    "publisheddate",
    "sourceurl",
    "link",
    "permalink",
    "imageurl",
    "image",
    "imagecredit",
];

/// Whether the article itself holds the value of a key, in any spelling of the key.
#[must_use]
pub fn is_known_key(key: &str) -> bool {
    is_known_elsewhere(&key_name(key))
}

/// Like [`is_known_key`], for a key in the form of [`key_name`].
pub(super) fn is_known_elsewhere(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The value, from the article, of a key that [`is_known_elsewhere`].
pub(super) fn known_value(article: &Article, name: &str) -> Option<String> {
    let text = |text: &Option<CleanText>| text.as_ref().map(ToString::to_string);
    match name {
        "title" => Some(article.title.to_string()),
        "summary" | "description" | "excerpt" => text(&article.summary),
        "tags" | "tag" => Some(CleanText::joined(&article.tags, ", ").to_string()),
        "date" => article.date.map(|date| date.to_string()),
        "publisheddate" => text(&article.published).or_else(|| article.date.map(|date| date.to_string())),
        "sourceurl" | "link" => article.source_url.as_ref().map(|link| link.written.to_string()),
        "permalink" => text(&article.permalink),
        "imageurl" | "image" => text(&article.image_url),
        "imagecredit" => text(&article.image_credit),
        _ => None,
    }
}
