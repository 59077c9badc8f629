//! What the index on disk stores for article files, as lines of the record.
//!
//! The files are read and the index is written as by the reader. The index is then read with tantivy alone,
//! so that nothing between the two can hide a change.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use jiff::civil;
use tantivy::postings::Postings;
use tantivy::schema::{Field, FieldType, IndexRecordOption, Value};
use tantivy::{DocSet, SegmentReader, TERMINATED, TantivyDocument};
use vigie::io::{IndexStorage, Source, index::Index, indexer};
use vigie::model::{Article, Date, DateTrust, Precision, Problem, TitleOrigin};
use vigie::text::CleanText;

use super::Input;
use super::record::{Section, section};

/// The date on which the articles are read. It decides which dates are in the future.
const TODAY: civil::Date = civil::Date::constant(2026, 1, 1);
/// When the files were modified, in seconds since 1970.
const MODIFIED: u64 = 1_700_000_000;
/// The name of the library, on which the identity of some articles depends.
const LIBRARY: &str = "library";
/// Columns after which a line is continued on the next one.
const COLUMNS: usize = 100;

/// The stored row of an article: the article, the other keys of its front matter, its text.
type Row = (Article, Vec<(CleanText, CleanText)>, String);

/// What is stored for each of these articles, in the same order.
pub fn articles(inputs: &[Input]) -> Vec<Section> {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, kept) = (folder.path().join(LIBRARY), folder.path().join("index"));
    std::fs::create_dir(&root).expect("a folder");
    for (name, bytes) in inputs {
        write(&root.join(name), bytes);
    }
    let source = Source::folder(&root).expect("the folder of articles");
    let (_, trouble) =
        indexer::load(&source, (TODAY, None), &IndexStorage::Folder(kept.clone())).expect("a library");
    assert!(trouble.is_none(), "the index is written: {trouble:?}");
    let searcher = Index::open(&kept).and_then(|index| index.searcher()).expect("the index");
    let mut stored: BTreeMap<String, Vec<String>> =
        searcher.segment_readers().iter().flat_map(segment).collect();
    assert_eq!(stored.len(), inputs.len(), "every file is in the index, once");
    inputs.iter().map(|input| section(input, stored.remove(&input.0).expect("an article"))).collect()
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("an article");
    let file = std::fs::File::options().write(true).open(path).expect("an article");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(MODIFIED)).expect("a time");
}

/// The path of each article of a segment, and the lines for it.
fn segment(reader: &SegmentReader) -> Vec<(String, Vec<String>)> {
    let schema = reader.schema();
    let tokens: Vec<_> = schema
        .fields()
        .filter(|(_, entry)| entry.is_indexed() && matches!(entry.field_type(), FieldType::Str(_)))
        .map(|(field, entry)| (entry.name(), tokens(reader, field)))
        .collect();
    let documents = reader.doc_ids_alive().map(|document| {
        let (path, mut lines) = row(reader, document);
        let columns: Vec<_> =
            schema.fields().filter_map(|(field, _)| column(reader, field, document)).collect();
        lines.extend(wrapped("columns:", &columns));
        for (name, tokens) in &tokens {
            let tokens = &tokens[document as usize];
            if !tokens.is_empty() {
                lines.extend(wrapped(&format!("tokens of {name}:"), &placed(tokens)));
            }
        }
        (path, lines)
    });
    documents.collect()
}

/// The tokens of a field for every document of a segment, with their positions if the field has them.
fn tokens(reader: &SegmentReader, field: Field) -> Vec<Vec<(Option<u32>, String)>> {
    let mut found = vec![Vec::new(); reader.max_doc() as usize];
    let index = reader.inverted_index(field).expect("an inverted index");
    let mut terms = index.terms().stream().expect("the terms");
    let mut positions = Vec::new();
    while let Some((term, info)) = terms.next() {
        // A key of the front matter with a token of its value, and with the whole value.
        let text = str::from_utf8(term).expect("a token").replace('\u{1}', ":").replace('\u{2}', "=");
        let all = IndexRecordOption::WithFreqsAndPositions;
        let mut postings = index.read_postings_from_terminfo(info, all).expect("the postings");
        while postings.doc() != TERMINATED {
            let tokens: &mut Vec<_> = &mut found[postings.doc() as usize];
            positions.clear();
            postings.positions(&mut positions);
            if positions.is_empty() {
                tokens.push((None, text.clone()));
            }
            tokens.extend(positions.iter().map(|&position| (Some(position), text.clone())));
            postings.advance();
        }
    }
    for tokens in &mut found {
        tokens.sort();
    }
    found
}

/// Tokens in the order of their positions. `|` is a position without a token, `+` precedes a token at the
/// same position as the one before.
fn placed(tokens: &[(Option<u32>, String)]) -> Vec<String> {
    let mut next = 0;
    let mut words = Vec::new();
    for (position, token) in tokens {
        if let Some(position) = *position {
            words.extend((next..position).map(|_| "|".to_owned()));
            words.extend((position < next).then(|| "+".to_owned()));
            next = position + 1;
        }
        words.push(token.clone());
    }
    words
}

/// The columns that the system decides, and that differ each time the files are written.
const OF_THE_SYSTEM: [&str; 2] = ["changed", "inode"];

/// The values of an article in a column; `None` if it has none or the field is no column, or one of the system.
fn column(reader: &SegmentReader, field: Field, document: u32) -> Option<String> {
    let entry = reader.schema().get_field_entry(field);
    let (name, columns) = (entry.name(), reader.fast_fields());
    if !entry.is_fast() || OF_THE_SYSTEM.contains(&name) {
        return None;
    }
    let values: Vec<String> = match entry.field_type() {
        FieldType::Str(_) => {
            let column = columns.str(name).expect("a column of texts")?;
            let text = |number| {
                let mut text = String::new();
                column.ord_to_str(number, &mut text).expect("a text");
                format!("{text:?}")
            };
            column.term_ords(document).map(text).collect()
        }
        FieldType::I64(_) => columns
            .i64(name)
            .expect("a column")
            .values_for_doc(document)
            .map(|value| value.to_string())
            .collect(),
        FieldType::U64(_) => columns
            .u64(name)
            .expect("a column")
            .values_for_doc(document)
            .map(|value| value.to_string())
            .collect(),
        other => panic!("{name} is of another type, which is not recorded yet: {other:?}"),
    };
    (!values.is_empty()).then(|| format!("{name}={}", values.join(",")))
}

/// The path of an article, and the lines for its stored fields.
fn row(reader: &SegmentReader, document: u32) -> (String, Vec<String>) {
    let store = reader.get_store_reader(1).expect("the stored fields");
    let stored: TantivyDocument = store.get(document).expect("a document");
    let mut values = stored.field_values();
    let (field, value) = values.next().expect("a stored row");
    assert!(values.next().is_none(), "the index stores more than the row, which is not recorded yet");
    assert_eq!(reader.schema().get_field_name(field), "row");
    let bytes = value.as_bytes().expect("bytes");
    let (article, keys, body): Row =
        postcard::from_bytes(bytes).expect("a row as in `Row`; if it has other parts now, raise VERSION");
    let mut lines = vec![format!("row of {} bytes, checksum {:08x}", bytes.len(), crc32fast::hash(bytes))];
    let path = article.path.shown().to_string();
    lines.extend(article_lines(article));
    lines.extend(keys.iter().map(|(key, value)| format!("key {key}: {value}").trim_end().to_owned()));
    lines.extend(body.lines().map(|line| format!("text: {line}").trim_end().to_owned()));
    (path, lines)
}

/// An article as lines: only what it has.
pub fn article_lines(article: Article) -> Vec<String> {
    // Without `..`, so that a new part of an article isn't forgotten here.
    let Article {
        path,
        title,
        title_origin,
        date,
        date_trust,
        published,
        summary,
        truncated,
        importance,
        source_url,
        source_name,
        tags,
        permalink,
        other_name,
        image_url,
        image_credit,
        author,
        draft,
        language,
        problems,
    } = article;
    let mut lines =
        vec![format!("path {}", path.shown()), format!("title from {}: {title}", origin_name(title_origin))];
    lines.extend(
        date.map(|date| format!("date {date}, {}, {}", precision_name(date), trust_name(date_trust))),
    );
    let link = source_url.map(|link| link.written);
    for (name, value) in [
        ("published", published),
        ("summary", summary),
        ("importance", importance),
        ("source link", link),
        ("source name", source_name),
        ("permalink", permalink),
        ("other name", other_name),
        ("image", image_url),
        ("image credit", image_credit),
        ("author", author),
        ("language", language),
    ] {
        lines.extend(value.map(|value| format!("{name}: {value}")));
    }
    lines.extend((!tags.is_empty()).then(|| format!("tags: {}", CleanText::joined(&tags, " / "))));
    lines.extend(truncated.then(|| "truncated".to_owned()));
    lines.extend(draft.then(|| "draft".to_owned()));
    lines.extend(problems.iter().map(problem));
    lines
}

fn origin_name(origin: TitleOrigin) -> &'static str {
    match origin {
        TitleOrigin::FrontMatter => "front matter",
        TitleOrigin::Heading => "heading",
        TitleOrigin::FirstWords => "first words",
        TitleOrigin::FileName => "file name",
    }
}

fn precision_name(date: Date) -> &'static str {
    match date.precision() {
        Precision::Year => "to the year",
        Precision::Month => "to the month",
        Precision::Day => "to the day",
        Precision::Second => "to the second",
    }
}

fn trust_name(trust: DateTrust) -> &'static str {
    match trust {
        DateTrust::Sound => "sound",
        DateTrust::Future => "in the future",
        DateTrust::Absurd => "absurd",
    }
}

/// A problem by its code and what the file has there; its sentence may change without a new version.
fn problem(problem: &Problem) -> String {
    let line = problem.line.map_or(String::new(), |line| format!(" on line {line}"));
    let parts = serde_json::to_value(&problem.kind).expect("a problem");
    let parts = parts.as_object().and_then(|kind| kind.values().next()?.as_object().cloned());
    let parts: Vec<_> =
        parts.iter().flat_map(|parts| parts.values()).map(|part| format!(" {part}")).collect();
    format!("problem{line}: {}{}", problem.kind.code(), parts.concat())
}

/// A label and words, on lines of limited length.
pub fn wrapped(label: &str, words: &[String]) -> Vec<String> {
    let mut lines = vec![label.to_owned()];
    for word in words {
        let line = lines.last_mut().expect("a line");
        if line.chars().count() + word.chars().count() < COLUMNS {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("  {word}"));
        }
    }
    lines
}
