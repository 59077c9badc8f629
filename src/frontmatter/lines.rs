//! Header lines without a fence: for each program that writes them, how a line gives its key and its value. Where
//! such a header ends is left to `unfenced`, what the values mean to `salvage`. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::frontmatter::aliases::{ArticleField, fold_key, named};
use crate::frontmatter::value::{Entries, Value};

/// Longest key of such a line, in bytes: a longer one is a sentence.
const KEY_BYTES: usize = 48;
/// Most words of such a key: `Base Header Level` has three.
const KEY_WORDS: usize = 4;

/// How the lines of a header are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineForm {
    /// `Title: …`, of `MultiMarkdown`, Pelican and mail, and of Hexo without its first fence.
    Plain,
    /// `[#]: title: (…)`, link definitions that no text refers to.
    Definitions,
    /// `.. title: …`, of Nikola.
    Nikola,
    /// `title:: …`, of Logseq.
    Logseq,
    /// `@def title = "…"`, of Franklin.
    Franklin,
    /// `% title`, `% authors` and `% date`, of Pandoc.
    Pandoc,
    /// `Created: …` below the first heading, of Notion, or a list below the heading “Metadata”, of Readwise.
    Properties,
}

impl LineForm {
    /// The key and the value of a line of this form. Lines of Pandoc have no keys.
    pub fn key_and_value(self, line: &str) -> Option<(&str, &str)> {
        match self {
            Self::Plain => plain(line),
            Self::Definitions => {
                let (key, value) = plain(line.strip_prefix("[#]:")?.trim_start())?;
                Some((key, inside_brackets(value)))
            }
            Self::Nikola => {
                plain(line.trim_start().strip_prefix("..")?.strip_prefix([' ', '\t'])?.trim_start())
            }
            Self::Logseq => double_colon(line),
            Self::Franklin => {
                let (name, value) = line.strip_prefix("@def")?.strip_prefix([' ', '\t'])?.split_once('=')?;
                let letters = |letter: char| letter.is_alphanumeric() || letter == '_';
                let name = name.trim();
                let is_name = !name.is_empty() && name.chars().all(letters);
                (is_name && !value.starts_with('=')).then(|| (name, value.trim()))
            }
            Self::Pandoc => None,
            Self::Properties => property(line),
        }
    }
}

/// A line of a text without its line end, with its position.
#[derive(Clone, Copy)]
pub struct SourceLine<'a> {
    pub text: &'a str,
    /// The byte at which the line begins.
    pub start: usize,
    /// The byte at which the next line begins.
    pub next: usize,
}

/// The lines of a text from a byte at which a line begins.
pub fn lines_from(text: &str, from: usize) -> impl Iterator<Item = SourceLine<'_>> + Clone {
    let mut start = from;
    text.get(from..).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        SourceLine { text: line.strip_suffix('\n').unwrap_or(line), start: at, next: start }
    })
}

/// Whether a line, trimmed, is a row of dashes: three or more, or what a phone or a word processor makes of them.
pub fn is_dashes(line: &str) -> bool {
    match line.bytes().next() {
        Some(b'-') if line.is_ascii() => line.len() >= 3 && line.bytes().all(|byte| byte == b'-'),
        Some(b'-' | 0xe2) => {
            let dash = |sign: char| matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
            let is_long = line.contains(['—', '―']) || line.chars().nth(1).is_some();
            is_long && line.len() <= 24 && line.chars().all(dash)
        }
        _ => false,
    }
}

/// A few words, a colon and a value. Not an address, a path or a name with `::`.
fn plain(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once([':', '：'])?;
    let key = key.trim_end();
    let is_other = value.starts_with([':', '\\']) || value.starts_with("//");
    (is_key(key) && !is_other).then(|| (key, value.trim()))
}

/// `key:: value`, also in the first item of a list.
fn double_colon(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (key, value) = line.strip_prefix("- ").unwrap_or(line).trim_start().split_once("::")?;
    let letters = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '/');
    let is_key = key.len() <= KEY_BYTES && key.starts_with(char::is_alphabetic) && key.chars().all(letters);
    let is_value = value.is_empty() || value.starts_with(char::is_whitespace);
    (is_key && is_value).then(|| (key, value.trim()))
}

/// `Key: value`, `- Key: value`, or the same with the key in bold.
fn property(line: &str) -> Option<(&str, &str)> {
    let item = ["- ", "* ", "+ "].into_iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim();
    let Some((key, value)) = item.strip_prefix("**").and_then(|bold| bold.split_once("**")) else {
        return plain(item);
    };
    let (key, value) = match key.trim_end().strip_suffix(':') {
        Some(key) => (key, value),
        None => (key, value.trim_start().strip_prefix(':')?),
    };
    is_key(key.trim()).then(|| (key.trim(), value.trim()))
}

/// Whether a text is a key: a few words that begin with a letter.
fn is_key(text: &str) -> bool {
    let letters = |letter: char| {
        letter.is_alphanumeric()
            || letter.is_whitespace()
            || matches!(letter, '_' | '-' | '.' | '\u{300}'..='\u{36f}')
    };
    text.len() <= KEY_BYTES
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(letters)
        && text.split_whitespace().count() <= KEY_WORDS
}

/// A value without the parentheses or angle brackets that enclose all of it: `(a)`, not `(a) and (b)`.
fn inside_brackets(value: &str) -> &str {
    let pairs = [('(', ')'), ('<', '>')];
    let inside = pairs.into_iter().find_map(|(open, close)| {
        let inside = value.strip_prefix(open)?.strip_suffix(close)?;
        let mut depth = 0_i32;
        let stays_inside = inside.chars().all(|sign| {
            depth += i32::from(sign == open) - i32::from(sign == close);
            depth >= 0
        });
        stays_inside.then_some(inside)
    });
    inside.unwrap_or(value).trim()
}

/// The value of the key of an author without the address after the name: `Ada https://example.org/ada` is `Ada`.
pub fn without_address<'a>(key: &str, value: &'a str) -> &'a str {
    let is_author = || named(&fold_key(key)).any(|name| name.field == ArticleField::Author);
    let cut = value.rsplit_once(char::is_whitespace).filter(|(_, address)| {
        let address = address.trim_start_matches(['<', '(']);
        (address.starts_with("https://") || address.starts_with("http://")) && is_author()
    });
    cut.map_or(value, |(name, _)| name.trim_end().trim_start_matches('"'))
}

/// Reads the fields of a title block: title, authors and date.
pub fn title_block(source: &str) -> Entries {
    let mut fields: Vec<String> = Vec::new();
    for line in source.lines() {
        if let Some(field) = line.strip_prefix('%') {
            fields.push(field.trim().to_owned());
        } else if let Some(field) = fields.last_mut() {
            field.push('\n');
            field.push_str(line.trim());
        }
    }
    let value = |(name, field): (&str, String)| {
        let value = if name == "author" {
            let names = field.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty());
            Value::List(names.map(|name| Value::Text(name.to_owned())).collect())
        } else {
            Value::Text(field.trim().replace('\n', " "))
        };
        (name.to_owned(), value)
    };
    ["title", "author", "date"].into_iter().zip(fields).map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::LineForm::{Definitions, Franklin, Logseq, Nikola, Plain, Properties};
    use super::*;

    #[test]
    fn keys_and_values_are_found_in_every_form() {
        for (form, line, read) in [
            (Plain, "Title: A: b", ("Title", "A: b")),
            (Plain, "Title:No space", ("Title", "No space")),
            (Plain, "Title :  A", ("Title", "A")),
            (Plain, "Title\u{a0}:\u{a0}A", ("Title", "A")),
            (Plain, "Title：宽", ("Title", "宽")),
            (Plain, "Base Header Level: 2", ("Base Header Level", "2")),
            (Plain, "Mots-clés: a", ("Mots-clés", "a")),
            (Plain, "Empty:", ("Empty", "")),
            (Definitions, "[#]: subject: (A (b) c)", ("subject", "A (b) c")),
            (Definitions, "[#]: via: <https://e.org/>", ("via", "https://e.org/")),
            (Definitions, "[#]: url: ( )", ("url", "")),
            (Definitions, "[#]: title: (a) and (b)", ("title", "(a) and (b)")),
            (Definitions, "[#]:title:\"A\"", ("title", "\"A\"")),
            (Nikola, ".. title: A", ("title", "A")),
            (Nikola, ".. has_math:", ("has_math", "")),
            (Logseq, "title:: A :: b", ("title", "A :: b")),
            (Logseq, "- tags:: a, b", ("tags", "a, b")),
            (Logseq, "  icon::", ("icon", "")),
            (Franklin, "@def title = \"A = b\"", ("title", "\"A = b\"")),
            (Franklin, "@def hascode=true", ("hascode", "true")),
            (Properties, "- Author: A", ("Author", "A")),
            (Properties, "* **Author:** A", ("Author", "A")),
            (Properties, "**Author**: A", ("Author", "A")),
            (Properties, "Last Edited: x", ("Last Edited", "x")),
        ] {
            assert_eq!(form.key_and_value(line), Some(read), "{line}");
        }
    }

    #[test]
    fn other_lines_have_no_key() {
        for (form, line) in [
            (Plain, "https://e.org/"),
            (Plain, "std::string is a class"),
            (Plain, "10:30 the boat leaves"),
            (Plain, "C:\\Users"),
            (Plain, "What the keeper of the tower said: nothing"),
            (Plain, "A (b): c"),
            (Plain, " Title: A"),
            (Plain, ": A"),
            (Plain, "plain text"),
            (Definitions, "[a]: title: b"),
            (Definitions, "[#]: https://e.org/"),
            (Nikola, ".. note:: A"),
            (Nikola, "...title: A"),
            (Nikola, "title: A"),
            (Logseq, "std::string is a class"),
            (Logseq, "title: A"),
            (Logseq, "two words:: A"),
            (Franklin, "@define x = 1"),
            (Franklin, "@def x == 1"),
            (Franklin, "@def f(x) = 1"),
            (Properties, "- an item"),
            (Properties, "**bold** text"),
        ] {
            assert_eq!(form.key_and_value(line), None, "{line}");
        }
    }

    #[test]
    fn rows_of_dashes_are_recognised() {
        for line in ["---", "----", "—", "—-", "-—", "——", "–-", "–––"] {
            assert!(is_dashes(line), "{line}");
        }
        for line in ["", "-", "--", "–", "--- x", "—x", "- - -", "***", "-–x", "→"] {
            assert!(!is_dashes(line), "{line}");
        }
    }
}
