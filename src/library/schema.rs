//! The schema of the index: its fields and columns, and its tokenizer.
//! What the fields contain is left to `document`. Floor 2, part of [`library`](crate::library).

use std::sync::LazyLock;

use tantivy::index::IndexBuilder;
pub(super) use tantivy::schema::Field as IndexField;
use tantivy::schema::{FAST, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{IndexSettings, TantivyError};

use crate::library::section::{NAMES, SECTIONS, Section};
use crate::query::Field;
use crate::text::CleanText;
use crate::wording::Phrase;

/// The version of the schema, of the contents of its fields, and of folding. Raise it when any of them
/// changes: an index of another version is discarded.
pub const VERSION: u32 = 4;

const WORDS: &str = "words";

#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Folded tokens, one field for each of [`SECTIONS`].
    pub sections: [IndexField; SECTIONS.len()],
    /// Other keys of the front matter: see [`key_terms`](super::keys::key_terms).
    pub keys: IndexField,
    pub row: IndexField,
    /// [`ArticlePath::number`](crate::model::ArticlePath::number), by which articles are found and deleted.
    pub number: IndexField,
    pub tags: IndexField,
    pub numbers: [IndexField; NUMBERS.len()],
    pub names: [IndexField; NAMES.len()],
}

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
    Size,
    /// When the metadata of the file last changed, in nanoseconds since 1970.
    Changed,
    /// The inode of the file, as a signed number.
    Inode,
    /// The first eight bytes of the file name after its date, to sort articles with the same date.
    NameStart,
    /// The first eight bytes of the title's sort key.
    TitleStart,
    /// The next eight bytes of the title's sort key.
    TitleNext,
    /// A hash of the folded words of the title, the same for equal titles.
    TitleHash,
    /// Flags that do not depend on the day: see [`lasting_flags`](super::document::lasting_flags).
    Flags,
    /// The importance times 1,000.
    Importance,
    /// The number of the link or permalink by which marks find the article: see
    /// [`StoredIdentity`](crate::model::StoredIdentity). As a signed number, like the next two.
    Identity,
    /// The number of the permalink, slug or other name by which early mark logs know the article.
    EarlyIdentity,
    /// The number of the path in Unicode's form NFC, if it is another one than that of the path.
    ComposedPath,
}

/// The columns of numbers, each with its name in the schema.
pub(super) const NUMBERS: [(NumberColumn, &str); 16] = [
    (NumberColumn::Instant, "instant"),
    (NumberColumn::Day, "day"),
    (NumberColumn::Modified, "modified"),
    (NumberColumn::Added, "added"),
    (NumberColumn::Size, "size"),
    (NumberColumn::Changed, "changed"),
    (NumberColumn::Inode, "inode"),
    (NumberColumn::NameStart, "name_start"),
    (NumberColumn::TitleStart, "title_start"),
    (NumberColumn::TitleNext, "title_next"),
    (NumberColumn::TitleHash, "title_hash"),
    (NumberColumn::Flags, "flags"),
    (NumberColumn::Importance, "importance"),
    (NumberColumn::Identity, "identity"),
    (NumberColumn::EarlyIdentity, "early_identity"),
    (NumberColumn::ComposedPath, "composed_path"),
];

impl NumberColumn {
    pub(super) fn column(self) -> &'static str {
        NUMBERS.iter().find(|(number, _)| *number == self).map_or("", |(_, name)| name)
    }
}

static SCHEMA: LazyLock<(Schema, Fields)> = LazyLock::new(|| {
    let mut builder = Schema::builder();
    let tokens = |record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(WORDS).set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing.set_index_option(record))
    };
    let text = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        sections: SECTIONS.each_ref().map(|section| {
            let places = IndexRecordOption::WithFreqsAndPositions;
            let record = if section.has_positions { places } else { IndexRecordOption::Basic };
            builder.add_text_field(section.name, tokens(record))
        }),
        keys: builder.add_text_field("keys", tokens(IndexRecordOption::Basic)),
        row: builder.add_bytes_field("row", STORED),
        number: builder.add_u64_field("number", FAST | INDEXED),
        tags: builder.add_text_field("tag_names", text()),
        numbers: NUMBERS.map(|(_, column)| builder.add_i64_field(column, FAST)),
        names: NAMES.each_ref().map(|name| builder.add_text_field(name.column, text())),
    };
    (builder.build(), fields)
});

pub(super) fn fields() -> &'static Fields {
    &SCHEMA.1
}

/// The section that a field of the query language searches alone, and its field in the index.
pub(super) fn section(field: Field) -> Option<(&'static Section, IndexField)> {
    SECTIONS.iter().zip(fields().sections).find(|(section, _)| section.field == field)
}

/// The schema of every index.
pub fn schema() -> Schema {
    SCHEMA.0.clone()
}

/// A builder for an index with this schema and its tokenizers.
pub fn builder() -> IndexBuilder {
    let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() };
    tantivy::Index::builder().schema(schema()).settings(settings).tokenizers(tokenizers())
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::from(TokenSplitter::default()));
    manager
}

/// Splits what [`Section::tokens`] joined. A line break leaves a gap in the positions, so that no phrase matches
/// across two texts.
#[derive(Clone, Default)]
struct TokenSplitter {
    token: Token,
}

/// The tokens of one field.
pub struct WordStream<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for TokenSplitter {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        self.token.reset();
        WordStream { rest: text, token: &mut self.token }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let Some(first) = self.rest.as_bytes().first() else { return false };
            match first {
                b' ' => self.rest = self.rest.get(1..).unwrap_or_default(),
                b'\n' => {
                    self.token.position = self.token.position.wrapping_add(1);
                    self.rest = self.rest.get(1..).unwrap_or_default();
                }
                _ => break,
            }
        }
        let end = memchr::memchr2(b' ', b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.token.position.wrapping_add(1);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

/// The index is damaged, or it is not an index of vigie.
#[derive(Debug, thiserror::Error)]
#[error("{}", Phrase::IndexDamaged { reason: CleanText::line(.0) })]
pub struct DamagedIndex(String);

impl DamagedIndex {
    /// An error with this reason.
    pub fn new(reason: &Phrase) -> Self {
        Self(reason.to_string())
    }
}

impl From<TantivyError> for DamagedIndex {
    fn from(error: TantivyError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for DamagedIndex {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}
