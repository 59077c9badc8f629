//! `vigie state`: print the marks of all libraries, or take over those of a file.

mod import;
mod links;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::output::{output, print_object};
use crate::cli::{Answer, Exit, arguments, mark, tell};
use crate::io::marks;
use crate::limits;
use crate::model::{Mark, MarkKey, MarkSet};
use crate::text::CleanText;
use crate::wording::{Phrase, foreign};

use import::Import;

/// What the command can do.
pub(super) const TASKS: [&str; 2] = ["export", "import"];
/// Most lines of an import that are named because they are not understood.
const NAMED: usize = 10;

/// The marks of an article as scripts get them. The names of the fields are stable; a field without a value
/// is null.
#[derive(Serialize)]
struct MarksObject<'a> {
    /// What the article is known by; an import goes by it.
    key: &'a str,
    link: Option<String>,
    /// The library of an article without a link.
    library: Option<CleanText>,
    permalink: Option<CleanText>,
    path: Option<CleanText>,
    read: bool,
    star: bool,
    later: bool,
}

/// What an import did, as scripts get it.
#[derive(Serialize)]
struct ImportedObject {
    entries: usize,
    changed: usize,
    not_understood: usize,
}

pub(super) fn run(matches: &ArgMatches) -> Answer {
    let place = mark::place()?;
    let file = matches.try_get_one::<PathBuf>("file").ok().flatten();
    match (arguments::text(matches, "task"), file) {
        (Some("import"), Some(file)) => import(&place, file, arguments::flag(matches, "json")),
        (Some("import"), None) => Err(Phrase::ImportNeedsFile.into()),
        (_, Some(_)) => Err(Phrase::ExportTakesNoFile.into()),
        (_, None) => export(&place),
    }
}

fn export(place: &marks::Place) -> Answer {
    let (marked, said) = marks::by_key(place);
    said.iter().for_each(tell);
    let mut output = output();
    for (key, marks) in &marked {
        print_object(&mut output, &object(key, *marks))?;
    }
    output.flush()?;
    if said.iter().any(|phrase| matches!(phrase, Phrase::MarksNotRead { .. })) {
        return Ok(Exit::Error);
    }
    Ok(if marked.is_empty() { Exit::Nothing } else { Exit::Found })
}

fn object(key: &MarkKey, marks: MarkSet) -> MarksObject<'_> {
    let text = key.as_str();
    let own = |kind: &str| text.strip_prefix(kind).and_then(|rest| rest.split_once(' '));
    let (site, file) = (own("site "), own("file "));
    MarksObject {
        key: text,
        link: key.link().map(|url| url.as_str().to_owned()),
        library: site.or(file).map(|(library, _)| unescaped(library)),
        permalink: site.map(|(_, permalink)| CleanText::line(permalink)),
        path: file.map(|(_, path)| unescaped(path)),
        read: marks.has(Mark::Read),
        star: marks.has(Mark::Star),
        later: marks.has(Mark::Later),
    }
}

/// A part of a key as people know it.
fn unescaped(text: &str) -> CleanText {
    if text == "%" {
        return CleanText::default();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| first == b'%');
        bytes.push(escaped.unwrap_or(first));
        rest = escaped.and_then(|_| behind.get(2..)).unwrap_or(behind);
    }
    CleanText::line(&String::from_utf8_lossy(&bytes))
}

fn import(place: &marks::Place, file: &Path, as_object: bool) -> Answer {
    let shown = CleanText::line(&file.to_string_lossy());
    let bytes = content(file).map_err(|error| {
        let reason = foreign(&error.to_string());
        Phrase::NotImported { file: shown, reason }
    })?;
    let Import { entries, changes, unknown } = Import::read(&String::from_utf8_lossy(&bytes));
    for (line, text) in unknown.iter().take(NAMED) {
        tell(&Phrase::LineNotUnderstood { line: *line, text: text.clone() });
    }
    if unknown.len() > NAMED {
        tell(&Phrase::MoreNotUnderstood { count: unknown.len() - NAMED });
    }
    let changed = mark::made(place, changes)?;
    if as_object {
        let object = ImportedObject { entries, changed, not_understood: unknown.len() };
        print_object(&mut output(), &object)?;
    } else {
        tell(&Phrase::Imported { articles: entries, changes: changed });
    }
    Ok(if unknown.is_empty() && entries > 0 { Exit::Found } else { Exit::Nothing })
}

/// The bytes of a file, or of the standard input.
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
    fn keys_are_shown_as_people_know_them() {
        for (key, library, permalink, path) in [
            ("link https://example.org/", None, None, None),
            ("site my%20papers /2024/a b%20c/", Some("my papers"), Some("/2024/a b%20c/"), None),
            ("file papers a%20b%ff%25.md", Some("papers"), None, Some("a b\u{fffd}%.md")),
            ("file % 100%.md", Some(""), None, Some("100%.md")),
        ] {
            let key = MarkKey::parse(key).unwrap();
            let object = object(&key, MarkSet::default());
            let found = (object.library.as_deref(), object.permalink.as_deref(), object.path.as_deref());
            assert_eq!(found, (library, permalink, path));
            assert_eq!(object.link.is_some(), key.link().is_some());
        }
    }

    proptest! {
        #[test]
        fn every_path_is_shown(path in "\\PC{1,20}|[%0-9a-f ]{1,8}") {
            prop_assume!(*CleanText::line(&path) == *path);
            let key = MarkKey::of(&Article::unknown(ArticlePath::new(path.clone().into())), "a b");
            let object = object(&key, MarkSet::default());
            prop_assert_eq!(object.path.as_deref(), Some(path.as_str()));
            prop_assert_eq!(object.library.as_deref(), Some("a b"));
        }
    }
}
