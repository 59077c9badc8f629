//! `vigie mark`: sets or removes a mark on every article of a query. `vigie state`: exports the marks of all libraries,
//! or imports marks from a file. The marks are written by [`io::marks`](crate::io::marks).
//! Floor 6, part of [`cli`](crate::cli).

mod import;

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde_json::json;

use crate::cli::call::Call;
use crate::cli::marks::import::Import;
use crate::cli::option_values::StateTask;
use crate::cli::options::{ACT, ALL, FILE, JSON, TASK};
use crate::cli::output::{CommandError, CommandResult, Exit, Output, print_object, report};
use crate::cli::select;
use crate::io::marks;
use crate::limits;
use crate::model::{Mark, MarkChange, MarkKey, MarkSet};
use crate::text::CleanText;
use crate::wording::{CommandMessage, Phrase, translated_error};

pub(super) fn run_mark(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let (mark, on) = ACT.required(call.matches)?.change();
    let query = select::query(call.matches)?;
    match (query.conditions.is_empty(), ALL.is_given(call.matches)) {
        (true, false) => return Err(CommandMessage::MarkNeedsQuery.into()),
        (false, true) => return Err(CommandMessage::MarkAllOrQuery.into()),
        (true, true) | (false, false) => {}
    }
    let place = call.marks().ok_or(Phrase::NoPlaceForMarks)?;
    let (_, library) = select::library(call)?;
    let finding = select::find(call, &library, query);
    let keys: BTreeSet<MarkKey> = finding
        .ids
        .iter()
        .filter_map(|&id| library.row(id))
        .map(|article| MarkKey::of(&article, library.name()))
        .collect();
    let articles = finding.ids.len();
    let wanted = keys.into_iter().map(|key| MarkChange { key, mark, on }).collect();
    let changed = if articles == 0 { 0 } else { apply(&place, wanted)? };
    if JSON.is_given(call.matches) {
        // The names of the fields are stable, here and below.
        let object = json!({ "mark": mark.name(), "on": on, "articles": articles, "changed": changed });
        print_object(output, &object)?;
    } else {
        report(&match (articles, changed) {
            (0, _) => CommandMessage::NothingToMark,
            (_, 0) => CommandMessage::AlreadyMarked { articles },
            (_, _) => CommandMessage::Marked { articles, mark, on },
        });
    }
    Ok(if articles == 0 { Exit::Nothing } else { Exit::Found })
}

/// Writes changes and prints warnings about the marks. Returns how many changes had an effect.
fn apply(place: &marks::MarksLocation, wanted: Vec<MarkChange>) -> Result<usize, CommandError> {
    let marks::Changed { count, problems: warnings } = marks::change(place, wanted)?;
    warnings.iter().for_each(report);
    Ok(count)
}

/// Maximum number of lines that an import reports as not understood.
const NAMED: usize = 10;

pub(super) fn run_state(call: &Call<'_>, output: &mut Output) -> CommandResult {
    let place = call.marks().ok_or(Phrase::NoPlaceForMarks)?;
    match (TASK.required(call.matches)?, FILE.of(call.matches)) {
        (StateTask::Import, Some(file)) => import(output, &place, file, JSON.is_given(call.matches)),
        (StateTask::Import, None) => Err(CommandMessage::ImportNeedsFile.into()),
        (StateTask::Export, Some(_)) => Err(CommandMessage::ExportTakesNoFile.into()),
        (StateTask::Export, None) => export(output, &place),
    }
}

fn export(output: &mut Output, place: &marks::MarksLocation) -> CommandResult {
    let (marked, warnings) = marks::by_key(place);
    warnings.iter().for_each(report);
    for (key, marks) in &marked {
        print_object(output, &object(key, *marks))?;
    }
    if warnings.iter().any(|phrase| matches!(phrase, Phrase::MarksNotRead { .. })) {
        return Ok(Exit::Error);
    }
    Ok(if marked.is_empty() { Exit::Nothing } else { Exit::Found })
}

/// The marks of an article as JSON. An import finds the article by its key; only one without a link has a library.
fn object(key: &MarkKey, marks: MarkSet) -> serde_json::Value {
    let text = key.as_str();
    let own = |kind: &str| text.strip_prefix(kind).and_then(|rest| rest.split_once(' '));
    let (site, file) = (own("site "), own("file "));
    json!({
        "key": text,
        "link": key.link().map(|url| url.as_str().to_owned()),
        "library": site.or(file).map(|(library, _)| unescaped(library)),
        "permalink": site.map(|(_, permalink)| CleanText::line(permalink)),
        "path": file.map(|(_, path)| unescaped(path)),
        "read": marks.has(Mark::Read),
        "star": marks.has(Mark::Star),
        "later": marks.has(Mark::Later),
    })
}

/// A part of a mark key, percent-decoded. A lone `%` is an empty part.
fn unescaped(text: &str) -> CleanText {
    if text == "%" {
        return CleanText::default();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| first == b'%');
        bytes.push(escaped.unwrap_or(first));
        rest = escaped.and_then(|_| after.get(2..)).unwrap_or(after);
    }
    CleanText::line(&String::from_utf8_lossy(&bytes))
}

fn import(output: &mut Output, place: &marks::MarksLocation, file: &Path, as_object: bool) -> CommandResult {
    let shown = CleanText::line(&file.to_string_lossy());
    let bytes = content(file).map_err(|error| {
        let reason = translated_error(&error.to_string());
        CommandMessage::NotImported { file: shown, reason }
    })?;
    let Import { entries, changes, unknown } = Import::read(&String::from_utf8_lossy(&bytes));
    for (line, text) in unknown.iter().take(NAMED) {
        report(&CommandMessage::LineNotUnderstood { line: *line, text: text.clone() });
    }
    if unknown.len() > NAMED {
        report(&CommandMessage::MoreNotUnderstood { count: unknown.len() - NAMED });
    }
    let changed = apply(place, changes)?;
    if as_object {
        let object = json!({ "entries": entries, "changed": changed, "not_understood": unknown.len() });
        print_object(output, &object)?;
    } else {
        report(&CommandMessage::Imported { articles: entries, changes: changed });
    }
    Ok(if unknown.is_empty() && entries > 0 { Exit::Found } else { Exit::Nothing })
}

/// The bytes of a file, or of standard input if it is `-`.
fn content(file: &Path) -> std::io::Result<Vec<u8>> {
    let most = limits::IMPORT_BYTES + 1;
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limits::IMPORT_BYTES) {
        return Err(std::io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Article, ArticlePath};

    #[test]
    fn mark_keys_are_decoded() {
        for (key, library, permalink, path) in [
            ("link https://example.org/", None, None, None),
            ("site my%20papers /2024/a b%20c/", Some("my papers"), Some("/2024/a b%20c/"), None),
            ("file papers a%20b%ff%25.md", Some("papers"), None, Some("a b\u{fffd}%.md")),
            ("file % 100%.md", Some(""), None, Some("100%.md")),
        ] {
            let key = MarkKey::parse(key).unwrap();
            let object = object(&key, MarkSet::default());
            let found = ["library", "permalink", "path"].map(|field| object[field].as_str());
            assert_eq!(found, [library, permalink, path]);
            assert_eq!(object["link"].is_string(), key.link().is_some());
        }
    }

    proptest! {
        #[test]
        fn every_path_survives_encoding(path in "\\PC{1,20}|[%0-9a-f ]{1,8}") {
            prop_assume!(*CleanText::line(&path) == *path);
            let key = MarkKey::of(&Article::unknown(ArticlePath::new(path.clone().into())), "a b");
            let object = object(&key, MarkSet::default());
            prop_assert_eq!(object["path"].as_str(), Some(path.as_str()));
            prop_assert_eq!(object["library"].as_str(), Some("a b"));
        }
    }
}
