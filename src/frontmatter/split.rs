//! Splits a file into front matter and body: finds fences and the lines of keys, but parses no values. A
//! horizontal rule, a Liquid tag or a sentence with a colon is not front matter. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use crate::frontmatter::aliases::{self, ArticleField, fold_key};
use crate::frontmatter::parse::{self, Syntax, begins_with_key, header, is_key_line, marked};
use crate::limits;

/// A file, split into front matter and body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The language of the front matter; `None` if there is no front matter.
    pub language: Option<Syntax>,
    /// The front matter without its fences.
    pub source: &'a str,
    /// The line of the file on which `source` begins, from 1.
    pub first_line: u32,
    pub body: &'a str,
    /// Whether the front matter has a closing fence or needs none.
    pub closed: bool,
}

impl Parts<'_> {
    /// The line of the file, from 1, with a key after `skipped` occurrences. Nested keys are joined by dots; only
    /// their first occurrence is found.
    pub fn line_of(&self, path: &str, skipped: usize) -> Option<u32> {
        let language = self.language?;
        let numbered = || (self.first_line..).zip(self.source.lines());
        let whole = numbered().filter(|(_, line)| begins_with_key(line, path, language, true)).nth(skipped);
        if let Some((number, _)) = whole {
            return Some(number);
        }
        // Nested keys: each part on a line after the previous one, at any indentation.
        let mut lines = numbered();
        let mut found = None;
        for (depth, part) in path.split('.').enumerate() {
            found = Some(lines.find(|(_, line)| begins_with_key(line, part, language, depth == 0))?.0);
        }
        found.filter(|_| skipped == 0)
    }
}

/// A line of a text without its line end, with its position.
#[derive(Clone, Copy)]
struct SourceLine<'a> {
    text: &'a str,
    /// The byte at which the line begins.
    start: usize,
    /// The byte at which the next line begins.
    next: usize,
}

fn lines(text: &str) -> impl Iterator<Item = SourceLine<'_>> + Clone {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        SourceLine { text: line.strip_suffix('\n').unwrap_or(line), start: at, next: start }
    })
}

/// Splits a text whose lines end in `\n`.
pub fn split(text: &str) -> Parts<'_> {
    let none = Parts { language: None, source: "", first_line: 1, body: text, closed: true };
    let Some(first) = first_line(text) else { return none };
    let fence = first.text.trim();
    let found = match fence {
        "---" => fenced(text, first, Syntax::Yaml, &["---", "..."]),
        "+++" => fenced(text, first, Syntax::Toml, &["+++"]),
        "```yaml" | "```yml" => fenced(text, first, Syntax::Yaml, &["```"]).filter(|parts| parts.closed),
        "```toml" => fenced(text, first, Syntax::Toml, &["```"]).filter(|parts| parts.closed),
        "```json" => fenced(text, first, Syntax::Json, &["```"]).filter(|parts| parts.closed),
        _ if fence.starts_with('{') => json(text, first),
        _ if marked(first.text).is_some() => headers(text, first, true),
        _ if header(first.text).is_some() => headers(text, first, false),
        _ => None,
    };
    found.unwrap_or(none)
}

/// The first line that is neither blank nor part of an HTML comment.
fn first_line(text: &str) -> Option<SourceLine<'_>> {
    let mut in_comment = false;
    lines(text).find(|line| {
        let trimmed = line.text.trim();
        if !in_comment && !trimmed.starts_with("<!--") {
            return !trimmed.is_empty();
        }
        in_comment = !trimmed.ends_with("-->");
        false
    })
}

/// The parts of `text` with the front matter from one byte to another and the body from a third.
fn parts(text: &str, language: Syntax, from: usize, to: usize, body: usize) -> Parts<'_> {
    let lines_before = text.bytes().take(from).filter(|&byte| byte == b'\n').count();
    Parts {
        language: Some(language),
        source: text.get(from..to).unwrap_or_default(),
        first_line: u32::try_from(lines_before + 1).unwrap_or(u32::MAX),
        body: text.get(body..).unwrap_or_default(),
        closed: true,
    }
}

/// Front matter between fences. The closing one may not be indented further than the opening one: a rule inside
/// a block scalar does not close the front matter.
fn fenced<'a>(text: &'a str, open: SourceLine<'_>, language: Syntax, close: &[&str]) -> Option<Parts<'a>> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    if indent(open.text) > 3 {
        return None;
    }
    let from = open.next;
    let mut after = lines(text).skip_while(|line| line.start < from);
    let end = after.find(|line| close.contains(&line.text.trim()) && indent(line.text) <= indent(open.text));
    let Some(end) = end else { return unclosed(text, language, from) };
    let found = parts(text, language, from, end.start, end.next);
    // Prose between two horizontal rules is not front matter.
    let blank = found.source.trim().is_empty();
    let structured = || found.source.trim_start().starts_with(|c: char| "{[\"'?&!|>-#%@`*".contains(c));
    let keyed = || found.source.lines().any(|line| is_key_line(line.trim_start(), language));
    (blank || keyed() || structured()).then_some(found)
}

/// Front matter without a closing fence: the lines with keys at its start; `None` if there are none.
fn unclosed(text: &str, language: Syntax, from: usize) -> Option<Parts<'_>> {
    let rest = text.get(from..)?;
    let mut end = 0;
    let mut keys = 0;
    for line in lines(rest) {
        let inside = line.text.starts_with([' ', '\t', '-', '#']) && keys > 0;
        let key = is_key_line(line.text, language);
        if line.text.trim().is_empty() || !(inside || key) {
            break;
        }
        keys += usize::from(key);
        end = line.next;
    }
    let found = parts(text, language, from, from + end, from + end);
    (keys > 0).then_some(Parts { closed: false, ..found })
}

/// The parts with the front matter cut off where prose begins; `None` if it contains no prose, or no keys
/// before it. For front matter that is not valid because its closing fence is missing and a horizontal rule
/// further down was taken for it.
pub fn without_prose<'a>(text: &'a str, parts: &Parts<'a>) -> Option<Parts<'a>> {
    let language = parts.language.filter(|language| matches!(language, Syntax::Yaml | Syntax::Toml))?;
    let mut after_blank = false;
    let prose = parts.source.lines().any(|line| {
        let starts_prose =
            after_blank && line.starts_with(|c: char| c.is_alphanumeric() || "#>![*".contains(c));
        after_blank = line.trim().is_empty();
        starts_prose && !is_key_line(line, language) && !line.starts_with("[[") && !line.starts_with("# ")
    });
    if !prose {
        return None;
    }
    let from = (1..).zip(lines(text)).find(|(number, _)| *number == parts.first_line)?.1.start;
    unclosed(text, language, from)
}

/// The JSON value at the first brace. If it is not valid, the front matter ends after the first line that is
/// only `}`, or at the first blank line.
fn json<'a>(text: &'a str, first: SourceLine<'_>) -> Option<Parts<'a>> {
    let begin = first.start + (first.text.len() - first.text.trim_start().len());
    let rest = text.get(begin..)?;
    if let Some(length) = parse::json_length(rest) {
        let after = rest.get(length..)?.trim_start_matches([' ', '\t']);
        let body = after.strip_prefix('\n').unwrap_or(after);
        let (end, body) = (begin + length, text.len() - body.len());
        return Some(parts(text, Syntax::Json, begin, end, body));
    }
    let inside = rest.strip_prefix('{')?.trim_start();
    let quoted = inside.strip_prefix('"')?;
    quoted.split_once('"').filter(|(_, after)| after.trim_start().starts_with(':'))?;
    let last = lines(rest).find(|line| matches!(line.text.trim(), "}" | ""));
    let end = last.map_or(rest.len(), |line| if line.text.trim() == "}" { line.next } else { line.start });
    Some(parts(text, Syntax::Json, begin, begin + end, begin + end))
}

/// Header lines up to the first blank line, unless they look like prose.
fn headers<'a>(text: &'a str, first: SourceLine<'_>, is_marked: bool) -> Option<Parts<'a>> {
    let mut keys: Vec<&str> = Vec::new();
    let (mut end, mut body) = (text.len(), text.len());
    for line in lines(text).skip_while(|line| line.start < first.start) {
        let key = if is_marked { marked(line.text).and_then(header) } else { header(line.text) };
        if keys.len() > limits::FRONT_MATTER_KEYS {
            return None;
        }
        if let Some((key, _)) = key {
            keys.push(key);
        } else if is_marked && marked(line.text).is_none() {
            (end, body) = (line.start, line.start);
            break;
        } else if line.text.trim().is_empty() {
            (end, body) = (line.start, line.next);
            break;
        } else if !is_marked && !line.text.starts_with([' ', '\t']) {
            return None;
        }
    }
    let is_a =
        |field: ArticleField, key: &&str| aliases::named(&fold_key(key)).any(|found| found.field == field);
    let telling = keys.iter().any(|key| is_a(ArticleField::Title, key) || is_a(ArticleField::Date, key));
    let known = keys.len() >= 2 && keys.iter().any(|key| aliases::named(&fold_key(key)).next().is_some());
    let found = parts(text, Syntax::Headers, first.start, end, body);
    (telling || known || is_marked && !keys.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> (Option<Syntax>, &str, &str, bool) {
        let parts = split(text);
        (parts.language, parts.source, parts.body, parts.closed)
    }

    #[test]
    fn front_matter_is_found() {
        use Syntax::{Headers, Json, Toml, Yaml};
        for (text, language, source, body) in [
            ("---\na: 1\n---\nBody", Yaml, "a: 1\n", "Body"),
            ("--- \na: 1\n---  \nBody", Yaml, "a: 1\n", "Body"),
            (" ---\n a: 1\n ---\nBody", Yaml, " a: 1\n", "Body"),
            ("\n\n---\na: 1\n...\nBody", Yaml, "a: 1\n", "Body"),
            ("<!-- note -->\n---\na: 1\n---\n", Yaml, "a: 1\n", ""),
            ("<!-- two\nlines -->\n\n---\na: 1\n---", Yaml, "a: 1\n", ""),
            ("---\n---\nBody", Yaml, "", "Body"),
            ("---\na: |\n  x\n  ---\n  y\n---\nBody", Yaml, "a: |\n  x\n  ---\n  y\n", "Body"),
            ("+++\na = 1\n+++\nBody", Toml, "a = 1\n", "Body"),
            ("```toml\na = 1\n```\nBody", Toml, "a = 1\n", "Body"),
            ("```yaml\na: 1\n```\nBody", Yaml, "a: 1\n", "Body"),
            ("{\"a\": 1}\nBody", Json, "{\"a\": 1}", "Body"),
            ("{\n\"a\": \"}\"\n}\n\nBody", Json, "{\n\"a\": \"}\"\n}", "\nBody"),
            ("{\n\"a\": oops\n}\nBody", Json, "{\n\"a\": oops\n}\n", "Body"),
            ("Title: A: b\nDate: 2024\n\nBody", Headers, "Title: A: b\nDate: 2024\n", "Body"),
            ("Title: A\n\nBody", Headers, "Title: A\n", "Body"),
            ("Author: A\nNumber: 3\n\nBody", Headers, "Author: A\nNumber: 3\n", "Body"),
            (
                "[#]: subject: \"A\"\n[#]: via: \"B\"\n\nBody",
                Headers,
                "[#]: subject: \"A\"\n[#]: via: \"B\"\n",
                "\nBody",
            ),
        ] {
            assert_eq!(shown(text), (Some(language), source, body, true), "{text}");
        }
    }

    #[test]
    fn other_text_stays_in_the_body() {
        for text in [
            "",
            "\n",
            "Body",
            "---\n\nProse after a rule.\n\nMore.",
            "---\n\nProse between rules.\n\n---\n\nMore.",
            "Note: this is prose.\n\nMore.",
            "Alice: hello there.\nBob: good morning.\n\nThey go.",
            "Note: this is prose\nthat goes on.\n\nMore.",
            "{% include x %}\nBody",
            "{{ shortcode }}",
            "{ \"not\" json }",
            "```yaml\na: 1\n",
            "```rust\nfn main() {}\n```",
            "https://example.org/\n\nBody",
            "---",
        ] {
            assert_eq!(shown(text), (None, "", text, true), "{text}");
        }
    }

    #[test]
    fn unclosed_front_matter_ends_at_the_first_line_without_a_key() {
        assert_eq!(
            shown("---\ntitle: A\ntags:\n- b\n  - c\n\nBody"),
            (Some(Syntax::Yaml), "title: A\ntags:\n- b\n  - c\n", "\nBody", false)
        );
        assert_eq!(
            shown("+++\ntitle = \"A\"\nBody here"),
            (Some(Syntax::Toml), "title = \"A\"\n", "Body here", false)
        );
        let text = "---\ntitle: A\n\nProse that goes on.\n\n---\nMore";
        let cut = without_prose(text, &split(text)).unwrap();
        assert_eq!(
            (cut.source, cut.body, cut.closed),
            ("title: A\n", "\nProse that goes on.\n\n---\nMore", false)
        );
    }

    #[test]
    fn lines_are_counted_from_the_top_of_the_file() {
        assert_eq!(split("---\na: 1\n---\n").first_line, 2);
        assert_eq!(split("\n\n---\na: 1\n---\n").first_line, 4);
        assert_eq!(split("{\"a\": 1}").first_line, 1);
    }

    #[test]
    fn lines_of_keys_are_found() {
        for (text, path, line) in [
            ("---\na: |\n  b: 1\nb: 2\n---", "b", Some(4)),
            ("---\na:\n  b: 1\n---", "a.b", Some(3)),
            ("---\n\"a\": 1\n---", "a", Some(2)),
            ("+++\n[a]\nb = 1\n+++", "a.b", Some(3)),
            ("{\"a\": 1,\n\"b\": 2}", "b", Some(2)),
            ("Title: x\nDate: y\n\n", "Date", Some(2)),
            ("[#]: a: \"x\"\n[#]: b: \"y\"\n", "b", Some(2)),
            ("---\na: 1\n---", "z", None),
        ] {
            assert_eq!(split(text).line_of(path, 0), line, "{text}");
        }
        assert_eq!(split("---\na: 1\nb: 2\na: 3\n---").line_of("a", 1), Some(4));
        assert_eq!(split("---\na: 1\n---").line_of("a", 1), None);
    }
}
