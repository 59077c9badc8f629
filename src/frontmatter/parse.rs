//! The parsers of the three languages of front matter, as one.
//!
//! Floor 1, part of [`frontmatter`](crate::frontmatter). The only file that names the YAML crate,
//! and the only one here that names those of TOML and JSON. Whoever calls it keeps the bounds on
//! size and brackets; what aliases make of a small file is bounded here.

use std::cell::Cell;

use serde::de::DeserializeSeed;

use crate::frontmatter::flat;
use crate::frontmatter::split::{Language, key_and_value};
use crate::frontmatter::value::{Entries, Seed, Value};
use crate::limits;

/// Why front matter does not parse.
#[derive(Debug)]
pub struct Failure {
    /// The line of the front matter, counted from one, when the parser names one.
    pub line: Option<u32>,
    /// What the parser said, without places.
    pub reason: String,
}

/// Reads YAML. Keys that stand twice come twice.
pub fn yaml(source: &str) -> Result<Entries, Failure> {
    flat::entries(source).map_or_else(|| yaml_in_full(source), Ok)
}

/// Reads YAML by the parser, whatever its form.
pub fn yaml_in_full(source: &str) -> Result<Entries, Failure> {
    let budget = Cell::new(limits::FRONT_MATTER_EXPANDED_BYTES);
    let seed = Seed { budget: &budget, only_map: true };
    match seed.deserialize(serde_yaml::Deserializer::from_str(source)) {
        Ok(value) => Ok(entries(value, source, Language::Yaml)),
        // Only comments: the parser wants a value, a reader does not.
        Err(_) if source.lines().all(|line| line.is_empty() || line.starts_with('#')) => Ok(Entries::new()),
        Err(error) => Err(Failure {
            line: error.location().and_then(|place| u32::try_from(place.line()).ok()),
            reason: without_places(&error.to_string()),
        }),
    }
}

/// Reads TOML.
pub fn toml(source: &str) -> Result<Entries, Failure> {
    let budget = Cell::new(limits::FRONT_MATTER_EXPANDED_BYTES);
    let seed = Seed { budget: &budget, only_map: true };
    let read = toml::Deserializer::parse(source).and_then(|toml| seed.deserialize(toml));
    read.map(|value| entries(value, source, Language::Toml)).map_err(|error| {
        let before = error.span().and_then(|span| source.get(..span.start));
        let line = before.map(|before| 1 + before.bytes().filter(|&byte| byte == b'\n').count());
        Failure { line: line.and_then(|line| u32::try_from(line).ok()), reason: error.message().to_owned() }
    })
}

/// Reads JSON. Keys that stand twice come twice.
pub fn json(source: &str) -> Result<Entries, Failure> {
    let budget = Cell::new(limits::FRONT_MATTER_EXPANDED_BYTES);
    let seed = Seed { budget: &budget, only_map: true };
    let read = seed.deserialize(&mut serde_json::Deserializer::from_str(source));
    read.map(|value| entries(value, source, Language::Json)).map_err(|error| Failure {
        line: u32::try_from(error.line()).ok().filter(|&line| line > 0),
        reason: without_places(&error.to_string()),
    })
}

/// The length in bytes of the JSON value that `text` begins with.
pub fn json_length(text: &str) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    values.next()?.ok()?;
    Some(values.byte_offset())
}

/// The entries of a map, with numbers as they are written: `1.10` is no `1.1`.
fn entries(value: Value, source: &str, language: Language) -> Entries {
    let Value::Map(mut entries) = value else { return Entries::new() };
    // Entries and lines have one order, so one pass over the lines is enough.
    let mut lines = source.lines();
    for (key, value) in &mut entries {
        let Value::Number(number) = value else { continue };
        let written = lines.by_ref().find_map(|line| {
            let (found, written) = key_and_value(line, language)?;
            (found == key).then(|| written.split([' ', ',']).next().unwrap_or_default())
        });
        if let Some(written) = written.filter(|written| written.parse::<f64>().is_ok()) {
            written.clone_into(number);
        }
    }
    entries
}

/// A message without its ` at line 3 column 7`: these count from the fence, not from the top of the
/// file.
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
    fn three_languages_give_the_same_values() {
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
    fn failures_have_their_line_and_no_other() {
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
}
