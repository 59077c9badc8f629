//! The languages of front matter: which lines begin with a key, and the parsers behind one interface. The only file
//! that uses the YAML crate. The caller must bound the size and the nesting of the source; the expansion of YAML
//! aliases is bounded here. Floor 1, part of [`frontmatter`](crate::frontmatter).

use std::cell::Cell;

use serde::de::{DeserializeSeed, Deserializer};

use crate::frontmatter::flat;
use crate::frontmatter::lines::LineForm;
use crate::frontmatter::numbers::{self, Signs};
use crate::frontmatter::value::{Entries, Seed, Value};
use crate::limits;

/// The language in which front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    Yaml,
    Toml,
    /// A JSON object, with or without its braces.
    Json,
    /// Lines with a key each, in one of several forms.
    Lines(LineForm),
}

impl Syntax {
    /// The name of the language, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml | Self::Lines(_) => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
        }
    }
}

/// Whether a line begins with a key.
pub fn is_key_line(line: &str, language: Syntax) -> bool {
    key_and_value(line, language).is_some()
}

/// The key, without quotes, and the value, as written, of a line that begins with a key.
pub fn key_and_value(line: &str, language: Syntax) -> Option<(&str, &str)> {
    if let Syntax::Lines(form) = language {
        return form.key_and_value(line);
    }
    let sign = if language == Syntax::Toml { '=' } else { ':' };
    for quote in ['"', '\''] {
        if let Some((key, after)) = line.strip_prefix(quote).and_then(|line| line.split_once(quote)) {
            return Some((key, after.trim_start().strip_prefix(sign)?.trim()));
        }
    }
    let (key, value) = line.split_once(sign)?;
    let key = key.trim_end();
    let spaced = value.is_empty()
        || value.starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '[' | '{'))
        || sign == '=';
    let first = key.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '<'));
    let plain = !key.contains(['"', '[', ']', '{', '}', '#', '`', '*', ',', '(']);
    let words = key.split_whitespace().count();
    (spaced && first && plain && words <= 3 && key.len() <= 80).then(|| (key, value.trim()))
}

/// Whether a line begins with this key; with `top`, only if it is not indented.
pub fn begins_with_key(line: &str, key: &str, language: Syntax, top: bool) -> bool {
    let trimmed = line.trim_start();
    match language {
        // Below the lines of Logseq there may be YAML.
        Syntax::Lines(form) => {
            let is_yaml = || form == LineForm::Logseq && begins_with_key(line, key, Syntax::Yaml, top);
            form.key_and_value(line).is_some_and(|(found, _)| found == key) || is_yaml()
        }
        // Several keys may share a line.
        Syntax::Json => line.match_indices(key).any(|(at, _)| {
            let before = line.get(..at).is_some_and(|before| before.ends_with('"'));
            let after = line.get(at + key.len()..).and_then(|after| after.strip_prefix('"'));
            before && after.is_some_and(|after| after.trim_start().starts_with(':'))
        }),
        Syntax::Toml if trimmed.starts_with('[') => trimmed.trim_matches(['[', ']', ' ']) == key,
        Syntax::Yaml | Syntax::Toml => {
            // Top-level keys are not indented, unlike lines of a block scalar. One column is allowed, for
            // front matter between ` ---` lines.
            let indented = line.len() - trimmed.len();
            let trimmed = trimmed.trim_start_matches(['-', ' ', '{']);
            (!top || indented <= 1) && key_and_value(trimmed, language).is_some_and(|(found, _)| found == key)
        }
    }
}

/// Why front matter is not valid.
#[derive(Debug)]
pub struct ParseError {
    /// The line within the front matter, from 1, if the parser reports one.
    pub line: Option<u32>,
    /// The message of the parser, without line and column numbers.
    pub reason: String,
}

/// Parses YAML. Repeated keys give repeated entries.
pub fn yaml(source: &str) -> Result<Entries, ParseError> {
    flat::entries(source).map_or_else(|| yaml_in_full(source), Ok)
}

/// Parses YAML with the full parser, never by the fast path.
pub fn yaml_in_full(source: &str) -> Result<Entries, ParseError> {
    match value(serde_yaml::Deserializer::from_str(source)) {
        Ok(value) => Ok(entries(value, source, Syntax::Yaml)),
        // Only comments: an error for the parser, but fine as front matter.
        Err(_) if source.lines().all(|line| line.is_empty() || line.starts_with('#')) => Ok(Entries::new()),
        Err(error) => Err(ParseError {
            line: error.location().and_then(|place| u32::try_from(place.line()).ok()),
            reason: without_places(&error.to_string()),
        }),
    }
}

/// Parses TOML. Repeated keys are an error.
pub fn toml(source: &str) -> Result<Entries, ParseError> {
    let read = toml::Deserializer::parse(source).and_then(value);
    read.map(|value| entries(value, source, Syntax::Toml)).map_err(|error| {
        let before = error.span().and_then(|span| source.get(..span.start));
        let line = before.map(|before| 1 + before.bytes().filter(|&byte| byte == b'\n').count());
        ParseError {
            line: line.and_then(|line| u32::try_from(line).ok()),
            reason: error.message().to_owned(),
        }
    })
}

/// Parses JSON. Repeated keys give repeated entries.
pub fn json(source: &str) -> Result<Entries, ParseError> {
    let first_key = source.trim_start().strip_prefix('"').and_then(|key| key.split_once('"'));
    if first_key.is_some_and(|(_, after)| after.trim_start().starts_with(':')) {
        return json(&format!("{{{}}}", source.trim_end().trim_end_matches(',')));
    }
    let read = value(&mut serde_json::Deserializer::from_str(source));
    read.map(|value| entries(value, source, Syntax::Json)).map_err(|error| ParseError {
        line: u32::try_from(error.line()).ok().filter(|&line| line > 0),
        reason: without_places(&error.to_string()),
    })
}

/// A map or null.
fn value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    let budget = Cell::new(limits::FRONT_MATTER_EXPANDED_BYTES);
    Seed { budget: &budget, only_map: true }.deserialize(deserializer)
}

/// The length in bytes of the JSON value at the start of `text`; `None` if it is not valid.
pub fn json_length(text: &str) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// The entries of a map, with their numbers as written: `1.10`, not `1.1`.
fn entries(value: Value, source: &str, language: Syntax) -> Entries {
    let Value::Map(mut entries) = value else { return Entries::new() };
    let between = match language {
        Syntax::Toml => Some('='),
        Syntax::Json => Some(':'),
        Syntax::Yaml | Syntax::Lines(_) => None,
    };
    let signs = Signs { between, has_comments: language != Syntax::Json };
    numbers::restore(&mut entries, source, signs);
    entries
}

/// A message without ` at line 3 column 7`: these lines are counted from the fence, not from the top.
fn without_places(message: &str) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(" at line ") {
        kept.push_str(before);
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = after.strip_prefix(" column ").unwrap_or(after);
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_gives_the_same_values() {
        let from_yaml = yaml("a: 1\nb: [x, true, ~]\nc:\n  d: 2024-07-05\n").unwrap();
        let from_toml = toml("a = 1\nb = [\"x\", true]\n[c]\nd = 2024-07-05\n").unwrap();
        let from_json =
            json("{\"a\": 1, \"b\": [\"x\", true, null], \"c\": {\"d\": \"2024-07-05\"}}").unwrap();
        assert_eq!(from_yaml, from_json);
        assert_eq!(from_toml.len(), 3);
        assert_eq!(from_toml.first(), from_yaml.first());
        assert_eq!(from_toml.last(), from_yaml.last());
        assert_eq!(yaml("# nothing\n\n").unwrap(), vec![]);
        assert_eq!(yaml("a: !odd x").unwrap(), vec![("a".to_owned(), Value::Text("x".to_owned()))]);
        assert_eq!(yaml("a: 1\na: 2").unwrap().len(), 2);
        for read in [yaml("b: 1\na: 1.10 # x"), toml("b = 1\na = 1.10"), json("{\n\"a\": 1.10\n}")] {
            assert_eq!(read.unwrap().last().unwrap().1, Value::Number("1.10".to_owned()));
        }
    }

    #[test]
    fn errors_have_a_line_but_no_line_in_their_reason() {
        let failure = yaml("a: b\nc: @x\n").unwrap_err();
        assert_eq!(failure.line, Some(2));
        assert!(!failure.reason.contains("line"), "{}", failure.reason);
        assert_eq!(toml("a = 1\nb = \n").unwrap_err().line, Some(2));
        assert_eq!(json("{\"a\": 1,\n  b}").unwrap_err().line, Some(2));
        assert!(yaml("just text").is_err());
        assert_eq!(without_places("x at line 3 column 7, while y at line 1 column 1"), "x, while y");
    }

    #[test]
    fn json_ends_where_its_brace_closes() {
        assert_eq!(json_length("{\"a\": \"}\"}\nBody {"), Some(10));
        assert_eq!(json_length("{% raw %}"), None);
    }

    #[test]
    fn numbers_keep_their_writing_at_any_depth() {
        for (read, shown) in [
            (
                yaml("tags: [3.10, 2.0, 1e3, 0x1F, 007, 0o7, 1_000, 1000]"),
                "3.10, 2.0, 1e3, 0x1F, 007, 0o7, 1_000, 1000",
            ),
            (yaml("n: 1\ntags:\n- 3.10 # ten\n-  2.0\n- - 1.50\n"), "3.10, 2.0, 1.50"),
            (yaml("tags:\n  [\n    1.10,\n    +5, .5, -0.50\n  ]"), "1.10, +5, .5, -0.50"),
            (yaml("a: {v: 1.0, w: [2.00, {x: 3.000}]}"), "v: 1.0; w: 2.00, x: 3.000"),
            (yaml("a: &v 1.10\nb: *v"), "1.10"),
            (yaml("t: \"1.1 and 1.1\"\n# 1.1\nu: it is 1.1\nv: [1.10, 1.1]"), "1.10, 1.1"),
            (yaml("t: |\n  1.1\n  text\nv: 1.10"), "1.10"),
            (yaml("title: 0o7"), "0o7"),
            (yaml("title: .inf"), ".inf"),
            (yaml("title: 1e400"), "1e400"),
            (yaml("title: 9007199254740993"), "9007199254740993"),
            (toml("n = 1\ntags = [3.10, 1_000, 0x1F, 0b11, 1e3]"), "3.10, 1_000, 0x1F, 0b11, 1e3"),
            (toml("t = '''\n1.1\n'''\n[a]\nv=1.10 # 1.1\n"), "v: 1.10"),
            (json("{\"t\": \"1.1\", \"v\":[1.10,1E3,{\"w\":2.0}]}"), "1.10, 1E3, w: 2.0"),
        ] {
            assert_eq!(read.unwrap().last().unwrap().1.in_words(), shown);
        }
        let read = yaml("a: 10\nb: 1e1\nc: '0xA'").unwrap();
        let values: Vec<_> = read.iter().map(|(_, value)| value.in_words()).collect();
        assert_eq!(values, ["10", "1e1", "0xA"]);
        assert_eq!(read.last().unwrap().1, Value::Text("0xA".to_owned()));
    }
}
