//! `vigie mark`: sets or removes a mark on every article of a query. `vigie state`: exports the marks of all libraries,
//! or imports marks from a file. The marks are written by [`io::marks`](crate::io::marks).
//! Floor 6, part of [`cli`](crate::cli).

mod import;

use std::io::Read;
use std::path::Path;

use serde_json::json;

use crate::cli::call::Call;
use crate::cli::marks::import::Import;
use crate::cli::option_values::StateTask;
use crate::cli::options::{ACT, ALL, FILE, JSON, TASK};
use crate::cli::output::{CommandResult, Exit, Output, print_object, report};
use crate::cli::select;
use crate::io::marks;
use crate::limits;
use crate::model::{Mark, MarkKey, MarkSet};
use crate::text::CleanText;
use crate::text::file_name::unescaped;
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
    let articles = finding.ids.len();
    let wanted = marks::Wanted { ids: &finding.ids, mark, on };
    let changed = if articles == 0 { 0 } else { warned(marks::change_in(&place, &library, &wanted)?) };
    if JSON.is_given(call.matches) {
        // The names of the fields are stable, here and below.
        let object = json!({ "mark": mark.name(), "on": on, "articles": articles, "changed": changed });
        print_object(output, &object)?;
    } else {
        report(&match (articles, changed) {
            (0, _) => CommandMessage::NothingToMark,
            (_, 0) => CommandMessage::AlreadyMarked { articles },
            (_, articles) => CommandMessage::Marked { articles, mark, on },
        });
    }
    Ok(if articles == 0 { Exit::Nothing } else { Exit::Found })
}

/// Prints warnings about the marks. Returns how many changes had an effect.
fn warned(changed: marks::Changed) -> usize {
    let marks::Changed { count, problems: warnings } = changed;
    warnings.iter().for_each(report);
    count
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
    let (site, file) = (key.permalink(), key.path());
    json!({
        "key": key.as_str(),
        "link": key.link().map(|url| url.as_str().to_owned()),
        "library": site.or(file).map(|(library, _)| shown(library)),
        "permalink": site.map(|(_, permalink)| CleanText::line(permalink)),
        "path": file.map(|(_, path)| shown(path)),
        "read": marks.has(Mark::Read),
        "star": marks.has(Mark::Star),
        "later": marks.has(Mark::Later),
    })
}

/// An escaped part of a mark key as text. A lone `%` is an empty part.
fn shown(part: &str) -> CleanText {
    if part == "%" {
        return CleanText::default();
    }
    CleanText::line(&String::from_utf8_lossy(&unescaped(part)))
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
    let changed = warned(marks::change(place, changes)?);
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
            ("page 0123456789abcdef link https://example.org/", None, None, None),
            ("copy 0123456789abcdef site papers /a b", Some("papers"), Some("/a b"), None),
            ("path papers a%20b.md", Some("papers"), None, Some("a b.md")),
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
