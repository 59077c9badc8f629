//! An article to be indexed, the document that the index stores for it, and the row from which it is read back.
//! The fields are those of `schema`; writing documents is left to `io`. Floor 2, part of [`library`](crate::library).

use jiff::civil;
use tantivy::TantivyDocument;

use crate::library::columns::stored_day;
use crate::library::keys::key_terms;
use crate::library::schema::{NUMBERS, NumberColumn, fields};
use crate::library::section::{NAMES, SECTIONS};
use crate::model::{Article, Date, DateTrust, ProblemKind, StoredIdentity, fnv_1a};
use crate::query::{Field, Number};
use crate::text::{CleanText, fold};

/// An article to be indexed.
#[derive(Clone, Debug)]
pub struct NewArticle {
    pub article: Article,
    /// Every key of the front matter with its value as displayed, or without it if the article holds it.
    pub keys: Vec<(CleanText, CleanText)>,
    /// The text as displayed, without Markdown.
    pub body: String,
    pub stamp: FileStamp,
    /// When the article was added to the library, in nanoseconds since 1970; 0 if unknown.
    pub added: i64,
}

/// The metadata of a file: as long as it stays the same, the file counts as unchanged. Programs that copy files can
/// restore size and modification time, but not the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct FileStamp {
    /// The modification time, in nanoseconds since 1970.
    pub modified: i64,
    pub size: u64,
    /// When the content, the name or the permissions last changed (`ctime`), in nanoseconds since 1970.
    pub changed: i64,
    /// The number of the file in its file system: another one for another file under the same name.
    pub inode: u64,
}

impl NewArticle {
    /// An entry with an article and its text as displayed, without keys and stamp.
    pub fn new(article: Article, body: &str) -> Self {
        Self { article, keys: Vec::new(), body: body.to_owned(), stamp: FileStamp::default(), added: 0 }
    }
}

pub(super) type KeyValue = (CleanText, CleanText);

/// The document for an article.
pub fn document(entry: &NewArticle) -> TantivyDocument {
    let (fields, article) = (fields(), &entry.article);
    let mut document = TantivyDocument::new();
    let mut title_tokens = String::new();
    for (section, field) in SECTIONS.iter().zip(fields.sections) {
        let tokens = section.tokens(article, &entry.body);
        if !tokens.is_empty() {
            document.add_text(field, &tokens);
        }
        if section.field == Field::Title {
            title_tokens = tokens;
        }
    }
    let terms = key_terms(&entry.keys);
    if !terms.is_empty() {
        document.add_text(fields.keys, terms);
    }
    document.add_bytes(fields.row, &row(entry));
    document.add_u64(fields.number, article.path.number());
    for tag in &article.tags {
        document.add_text(fields.tags, tag.as_str());
    }
    let sort_key = collation_key(&article.title);
    let identity = StoredIdentity::of(article);
    for ((number, _), field) in NUMBERS.into_iter().zip(fields.numbers) {
        if let Some(value) = value(number, entry, identity, (&sort_key, &title_tokens)) {
            document.add_i64(field, value);
        }
    }
    for (name, field) in NAMES.iter().zip(fields.names) {
        if let Some(text) = (name.of)(article) {
            document.add_text(field, text);
        }
    }
    document
}

/// The value for a column of numbers, given the sort key and the folded words of the title.
fn value(
    number: NumberColumn,
    entry: &NewArticle,
    identity: StoredIdentity,
    (sort_key, words): (&str, &str),
) -> Option<i64> {
    let article = &entry.article;
    match number {
        NumberColumn::Instant => article.date.map(Date::instant),
        NumberColumn::Day => article.date.map(|date| stored_day(date.first_day(), date.precision())),
        NumberColumn::Modified => Some(entry.stamp.modified),
        NumberColumn::Added => (entry.added > 0).then_some(entry.added),
        NumberColumn::Size => i64::try_from(entry.stamp.size).ok(),
        NumberColumn::Changed => Some(entry.stamp.changed),
        NumberColumn::Inode => Some(entry.stamp.inode.cast_signed()),
        NumberColumn::NameStart => Some(beginning(name_after_date(article).as_bytes(), 0)),
        NumberColumn::TitleStart => Some(beginning(sort_key.as_bytes(), 0)),
        NumberColumn::TitleNext => Some(beginning(sort_key.as_bytes(), 8)),
        NumberColumn::TitleHash => (!words.trim().is_empty()).then(|| hash(words)),
        NumberColumn::Flags => Some(i64::from(lasting_flags(article))),
        NumberColumn::Importance => importance(article),
        NumberColumn::Identity => identity.shared.map(u64::cast_signed),
        NumberColumn::EarlyIdentity => identity.early.map(u64::cast_signed),
        NumberColumn::ComposedPath => {
            Some(identity.path).filter(|path| *path != article.path.number()).map(u64::cast_signed)
        }
    }
}

fn importance(article: &Article) -> Option<i64> {
    Number::parse(article.importance.as_ref()?).map(|number| number.0)
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

/// The key by which titles and names are sorted: folded, without leading punctuation.
pub(super) fn collation_key(text: &str) -> String {
    fold(text).trim_start_matches(|first: char| !first.is_alphanumeric()).to_owned()
}

pub(super) const TRUNCATED: u16 = 1;
pub(super) const NO_IMAGE: u16 = 2;
/// The article has a serious problem, apart from a date in the future.
pub(super) const BROKEN: u16 = 4;
pub(super) const UNTAGGED: u16 = 8;
pub(super) const DRAFT: u16 = 16;

/// The flags of an article that do not depend on today's date.
pub(super) fn lasting_flags(article: &Article) -> u16 {
    let broken = article
        .problems
        .iter()
        .any(|problem| problem.kind.is_serious() && !matches!(problem.kind, ProblemKind::FutureDate { .. }));
    let flag = |holds: bool, flag: u16| if holds { flag } else { 0 };
    flag(article.truncated, TRUNCATED)
        | flag(article.image_url.is_none(), NO_IMAGE)
        | flag(broken, BROKEN)
        | flag(article.tags.is_empty(), UNTAGGED)
        | flag(article.draft, DRAFT)
}

/// The row of an article, in the `postcard` format. It passes the same text filters as a file when it is read, so
/// an index written by someone else can contain nothing that a file could not.
fn row(entry: &NewArticle) -> Vec<u8> {
    let kept = (&entry.article, &entry.keys, &entry.body);
    postcard::to_extend(&kept, Vec::with_capacity(1024 + entry.body.len())).unwrap_or_default()
}

/// The article from a row, with its date judged on the day `today`.
pub(super) fn article(bytes: &[u8], today: civil::Date) -> Option<Article> {
    #[cfg(test)]
    DECODED.with(|decoded| decoded.set(decoded.get() + 1));
    postcard::take_from_bytes::<Article>(bytes).ok().map(|(article, _)| as_of(article, today))
}

pub(super) fn article_and_keys(bytes: &[u8]) -> Option<(Article, Vec<KeyValue>)> {
    postcard::take_from_bytes::<(Article, Vec<KeyValue>)>(bytes).ok().map(|(kept, _)| kept)
}

pub(super) fn article_and_text(bytes: &[u8]) -> Option<(Article, String)> {
    let (article, _, text): (Article, Vec<KeyValue>, String) = postcard::from_bytes(bytes).ok()?;
    Some((article, text))
}

/// Judges the date again: what was in the future when the row was written may have come.
fn as_of(mut article: Article, today: civil::Date) -> Article {
    let trust = article.date.map_or(DateTrust::Sound, |date| date.trust(today));
    if trust != article.date_trust {
        article.date_trust = trust;
        if trust == DateTrust::Sound {
            article.problems.retain(|problem| !matches!(problem.kind, ProblemKind::FutureDate { .. }));
        }
    }
    article
}

#[cfg(test)]
thread_local! {
    static DECODED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many rows this thread has decoded so far.
#[cfg(test)]
pub(crate) fn decoded_rows() -> usize {
    DECODED.with(std::cell::Cell::get)
}
