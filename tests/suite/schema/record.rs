//! The record as a text that people can read, and when it may be replaced.

use std::fmt;

use super::{Input, RECORD};

/// Most lines of a comparison that are printed.
const SHOWN_LINES: usize = 60;
/// What the name of the section of an article begins with.
const ARTICLE: &str = "article ";

/// A name and its lines. The section of an article begins with its text, each line after a `|`.
pub type Section = (String, Vec<String>);

/// What is stored, for one version of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub version: u32,
    pub sections: Vec<Section>,
}

/// The result of a comparison.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The record is current.
    Same,
    /// The record is to be replaced.
    Replace,
    /// What is wrong, and what to do about it.
    Wrong(String),
}

/// Compares the record with what is stored `now`. `again` is what is stored now for the articles in the
/// record. With `update`, the record is replaced if that is allowed.
pub fn compare(recorded: &Record, now: &Record, again: &Record, update: bool) -> Outcome {
    let (before, version) = (recorded.version, now.version);
    if version < before {
        return Outcome::Wrong(format!(
            "VERSION in src/library/schema.rs is {version}, lower than {before} in record.txt; \
             an old index of that version would be used: raise it"
        ));
    }
    if version == before && recorded.sections == now.sections {
        return Outcome::Same;
    }
    let changes = changes(&recorded.sections, &again.sections);
    if version == before && !changes.is_empty() {
        return Outcome::Wrong(format!(
            "the index stores something else than before:\n{changes}\n\
             raise VERSION in src/library/schema.rs (now {version}) and {RECORD}"
        ));
    }
    if update {
        return Outcome::Replace;
    }
    Outcome::Wrong(if version > before {
        let changes = if changes.is_empty() { "nothing else changed" } else { &changes };
        format!("VERSION is {version}, record.txt was made for {before}:\n{changes}\n{RECORD}")
    } else {
        format!("only the articles in tests/suite/schema/articles changed: {RECORD}")
    })
}

/// The lines that are only in one of two records, under the names of their sections.
fn changes(before: &[Section], after: &[Section]) -> String {
    let empty = Vec::new();
    let mut names: Vec<&String> = before.iter().map(|(name, _)| name).collect();
    names.extend(
        after.iter().map(|(name, _)| name).filter(|name| !before.iter().any(|(old, _)| old == *name)),
    );
    let mut lines = Vec::new();
    for name in names {
        let of = |sections: &'_ [Section]| {
            sections.iter().find(|(other, _)| other == name).map_or(empty.clone(), |(_, lines)| lines.clone())
        };
        let (old, new) = (of(before), of(after));
        if old == new {
            continue;
        }
        lines.push(format!("{name}:"));
        let found = lines.len();
        lines.extend(old.iter().filter(|line| !new.contains(line)).map(|line| format!("  - {line}")));
        lines.extend(new.iter().filter(|line| !old.contains(line)).map(|line| format!("  + {line}")));
        if lines.len() == found {
            lines.push("  the same lines in another order or number".to_owned());
        }
    }
    let more = lines.len().saturating_sub(SHOWN_LINES);
    lines.truncate(SHOWN_LINES);
    if more > 0 {
        lines.push(format!("and {more} more lines"));
    }
    lines.join("\n")
}

impl Record {
    /// Parses what `Display` wrote.
    pub fn parse(text: &str) -> Self {
        let mut version = None;
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("## ") {
                sections.push((name.to_owned(), Vec::new()));
            } else if let Some((_, lines)) = sections.last_mut() {
                lines.push(line.to_owned());
            } else if let Some(number) = line.strip_prefix("VERSION ") {
                version = number.parse().ok();
            }
        }
        // The empty line above the next section.
        for (_, lines) in &mut sections {
            lines.pop_if(|line| line.is_empty());
        }
        Self { version: version.expect("a line VERSION in record.txt"), sections }
    }

    /// The articles in the record.
    pub fn inputs(&self) -> Vec<Input> {
        let articles =
            self.sections.iter().filter_map(|(name, lines)| Some((name.strip_prefix(ARTICLE)?, lines)));
        articles.map(|(name, lines)| (name.to_owned(), source(lines))).collect()
    }
}

impl fmt::Display for Record {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "What the index stores for the articles in tests/suite/schema/articles.")?;
        writeln!(formatter, "Written by UPDATE=1 cargo test schema; tests/suite/schema.rs explains when.\n")?;
        writeln!(formatter, "VERSION {}", self.version)?;
        for (name, lines) in &self.sections {
            writeln!(formatter, "\n## {name}")?;
            lines.iter().try_for_each(|line| writeln!(formatter, "{line}"))?;
        }
        Ok(())
    }
}

/// The section of an article: its text, then what is stored for it.
pub fn section((name, bytes): &Input, stored: Vec<String>) -> Section {
    (format!("{ARTICLE}{name}"), source_lines(bytes).into_iter().chain(stored).collect())
}

/// The text of an article as lines of the record. Invisible characters and bytes that aren't UTF-8 are
/// escaped.
pub fn source_lines(bytes: &[u8]) -> Vec<String> {
    let line = |line: &[u8]| {
        let mut shown = String::new();
        for chunk in line.utf8_chunks() {
            for character in chunk.valid().chars() {
                match character {
                    '\\' => shown.push_str("\\\\"),
                    other if is_visible(other) => shown.push(other),
                    other => shown.push_str(&format!("\\u{{{:x}}}", u32::from(other))),
                }
            }
            chunk.invalid().iter().for_each(|byte| shown.push_str(&format!("\\x{{{byte:x}}}")));
        }
        if shown.is_empty() { "|".to_owned() } else { format!("| {shown}") }
    };
    bytes.split(|&byte| byte == b'\n').map(line).collect()
}

/// Whether a character is seen in an editor and kept by it.
fn is_visible(character: char) -> bool {
    character == ' '
        || character.is_ascii_graphic()
        || character.is_alphanumeric()
        || "’“”«»–—…€😀".contains(character)
}

/// The bytes from which [`source_lines`] made these lines. Lines without a `|` are left out.
fn source(lines: &[String]) -> Vec<u8> {
    let texts = lines.iter().filter_map(|line| line.strip_prefix('|'));
    let texts: Vec<Vec<u8>> = texts.map(|text| unescaped(text.strip_prefix(' ').unwrap_or(text))).collect();
    texts.join(&b'\n')
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(plain.as_bytes());
        if let Some(after) = escape.strip_prefix('\\') {
            bytes.push(b'\\');
            rest = after;
            continue;
        }
        let (number, after) = escape[2..].split_once('}').expect("an escape");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        if escape.starts_with('x') {
            bytes.push(u8::try_from(number).expect("a byte"));
        } else {
            bytes.extend_from_slice(char::from_u32(number).expect("a character").to_string().as_bytes());
        }
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
