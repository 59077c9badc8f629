//! How an article is kept in an index: the fields, and the documents made of articles.
//!
//! The index holds everything that is needed to list, filter, count and sort, and nothing else: it is
//! a cache of the content directory.

mod words;

use std::sync::LazyLock;

use tantivy::IndexSettings;
use tantivy::TantivyDocument;
use tantivy::index::IndexBuilder;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

use crate::library::{Entry, Section};
use crate::limits;
use crate::model::{Article, MarkKey};
use crate::text::{CleanText, fold_words};

use words::Words;

pub(super) use words::add_tokens;

/// The version of everything in this file: of the fields, of what is in them, and of folding. An index of
/// another version is thrown away.
pub const VERSION: u32 = 3;

/// The name of the tokenizer in the schema.
const WORDS: &str = "words";

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Folded tokens, one field a section, in the order of [`Section::ALL`].
    pub sections: [Field; Section::ALL.len()],
    /// Other keys of the front matter: see [`key_terms`].
    pub keys: Field,
    /// What is shown of an article, and its text.
    pub row: Field,
    /// [`ArticlePath::number`](crate::model::ArticlePath::number), by which articles are found and deleted.
    pub number: Field,
    /// The tags as spelled.
    pub tags: Field,
    /// Numbers: see [`NUMBERS`].
    numbers: [Field; NUMBERS.len()],
    /// Names: see [`NAMES`].
    names: [Field; NAMES.len()],
}

/// The columns of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// The date as seconds since 1970, for sorting.
    Instant,
    /// The first day of the date as written, in days since 1970, times four, plus its precision.
    Day,
    /// When the file was changed, in nanoseconds since 1970.
    Modified,
    /// When the article came into the library, in nanoseconds since 1970.
    Added,
    /// The size of the file in bytes.
    Size,
    /// The beginning of the file name behind its date, for sorting what has the same date.
    NameStart,
    /// The first eight bytes of the title as it is sorted.
    TitleStart,
    /// The next eight bytes.
    TitleNext,
    /// A hash of the folded words of the title: the same for the same title.
    TitleHash,
    /// The flags that do not depend on the day: see [`lasting_flags`](super::columns::lasting_flags).
    Flags,
    /// The importance, as a number times 1,000.
    Importance,
    /// The [number](MarkKey::number) of what the marks of the article go by, as a signed number.
    MarkKey,
}

const NUMBERS: [(Number, &str); 12] = [
    (Number::Instant, "instant"),
    (Number::Day, "day"),
    (Number::Modified, "modified"),
    (Number::Added, "added"),
    (Number::Size, "size"),
    (Number::NameStart, "name_start"),
    (Number::TitleStart, "title_start"),
    (Number::TitleNext, "title_next"),
    (Number::TitleHash, "title_hash"),
    (Number::Flags, "flags"),
    (Number::Importance, "importance"),
    (Number::MarkKey, "mark_key"),
];

/// The columns of names that articles share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// The host of the source link.
    Host,
    /// The name of the source that the front matter gives.
    Source,
    /// The folder that the file is in; empty for the root.
    Folder,
    /// The language, lower case, without a region.
    Language,
}

const NAMES: [(Name, &str); 4] = [
    (Name::Host, "host_name"),
    (Name::Source, "source_name"),
    (Name::Folder, "folder_name"),
    (Name::Language, "language_name"),
];

impl Number {
    /// The name of its column.
    pub(super) fn column(self) -> &'static str {
        NUMBERS.iter().find(|(number, _)| *number == self).map_or("", |(_, name)| name)
    }
}

impl Name {
    /// The name of its column.
    pub(super) fn column(self) -> &'static str {
        NAMES.iter().find(|(name, _)| *name == self).map_or("", |(_, column)| column)
    }
}

/// The schema and its fields.
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
            let record = if section.has_places() { places } else { IndexRecordOption::Basic };
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

/// What an index is made with.
#[must_use]
pub fn builder() -> IndexBuilder {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    tantivy::Index::builder().schema(schema()).settings(settings).tokenizers(tokenizers())
}

/// The tokenizers that an index needs, whether it is made or opened.
#[must_use]
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::from(Words::default()));
    manager
}

/// The document of an article of the library with this name.
#[must_use]
pub fn document(entry: &Entry, library: &str) -> TantivyDocument {
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

/// What columns keep of a title.
struct Title {
    sorted: String,
    /// Of its folded words; nothing when it has none.
    hash: Option<i64>,
}

/// The value of a column of numbers.
fn value(number: Number, entry: &Entry, (title, library): (&Title, &str)) -> Option<i64> {
    let article = &entry.article;
    match number {
        Number::Instant => article.date.map(crate::model::Date::instant),
        Number::Day => article.date.map(|date| {
            let days =
                date.first_day().since(jiff::civil::date(1970, 1, 1)).map_or(0, |span| span.get_days());
            i64::from(days) * 4 + super::columns::precision_number(date.precision())
        }),
        Number::Modified => Some(entry.stamp.modified),
        Number::Added => (entry.added > 0).then_some(entry.added),
        Number::Size => i64::try_from(entry.stamp.size).ok(),
        Number::NameStart => Some(beginning(name_behind_date(article).as_bytes(), 0)),
        Number::TitleStart => Some(beginning(title.sorted.as_bytes(), 0)),
        Number::TitleNext => Some(beginning(title.sorted.as_bytes(), 8)),
        Number::TitleHash => title.hash,
        Number::Flags => Some(i64::from(super::columns::lasting_flags(article))),
        Number::Importance => importance(article),
        Number::MarkKey => Some(MarkKey::of(article, library).number().cast_signed()),
    }
}

/// The importance times 1,000, where it is a number.
fn importance(article: &Article) -> Option<i64> {
    crate::query::Number::parse(article.importance.as_ref()?).map(crate::query::Number::thousandths)
}

/// The name of a file behind the date that it begins with.
fn name_behind_date(article: &Article) -> CleanText {
    let stem = article.path.stem();
    let rest = stem.trim_start_matches(|first: char| first.is_ascii_digit() || matches!(first, '-' | '_'));
    if rest.is_empty() { stem.clone() } else { CleanText::line(rest) }
}

/// Eight bytes of a text from `from` on, in an order that is that of the texts; signed, as columns are.
fn beginning(text: &[u8], from: usize) -> i64 {
    let mut bytes = [0; 8];
    for (byte, &letter) in bytes.iter_mut().zip(text.iter().skip(from)) {
        *byte = letter;
    }
    i64::from_be_bytes(bytes) ^ i64::MIN
}

/// A hash of a text (FNV-1a, 64 bits, folded once).
fn hash(text: &str) -> i64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 32)).cast_signed()
}

/// The text of a column of names.
fn name_of(name: Name, article: &Article) -> Option<String> {
    let text = match name {
        Name::Host => article.host()?.to_string(),
        Name::Source => article.source_name.as_ref()?.to_string(),
        Name::Folder => article.path.folder().to_string(),
        Name::Language => language(article.language.as_ref()?),
    };
    Some(text)
}

/// A language without its region: `fr` for `fr_FR`.
pub(super) fn language(written: &str) -> String {
    let end = written.find(['-', '_', '.']).unwrap_or(written.len());
    written.get(..end).unwrap_or_default().to_lowercase()
}

/// What stands between a key and a token of its value, and between the tokens of a whole value.
pub(super) const KEY_BREAK: char = '\u{1}';
/// What stands between a key and its whole value.
pub(super) const VALUE_BREAK: char = '\u{2}';

/// The form in which keys are compared: `sourceUrl`, `source_url` and `source-url` are one.
#[must_use]
pub fn key_name(key: &str) -> String {
    if key.is_ascii() {
        let letters = key.bytes().filter(u8::is_ascii_alphanumeric);
        return letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect();
    }
    fold_words(key).replace(' ', "")
}

/// The terms of the keys of a front matter, one space before each: the key alone when it has a value,
/// the key with each token of its value, and the key with the whole value.
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

/// The keys whose values an article has itself, so that they need not be kept twice.
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

/// Whether an article has the value of a key itself, whatever way the key is written.
#[must_use]
pub fn is_known_key(key: &str) -> bool {
    is_known_elsewhere(&key_name(key))
}

/// The same of a key in the form in which keys are compared.
pub(super) fn is_known_elsewhere(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The value of a key that an article has itself.
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
