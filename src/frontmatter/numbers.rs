//! Restores numbers as they are written: `3.10` is another version than `3.1`, and `007` another name than `7`. The
//! parsers of YAML, TOML and JSON keep only the value of a number. Floor 1, part of
//! [`frontmatter`](crate::frontmatter).

use std::collections::{HashMap, VecDeque};

use crate::frontmatter::value::{Entries, Value};

/// The signs of a language of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// The sign between a key and its value, if it may touch both: `=` in TOML, `:` in JSON.
    pub between: Option<char>,
    /// Whether `#` begins a comment.
    pub has_comments: bool,
}

/// Replaces the numbers at any depth by what `source` has for them. Values and source have the same order, so the
/// first number of a value is what is written first. A number that comes from an alias is written as its anchor.
pub fn restore(entries: &mut Entries, source: &str, signs: Signs) {
    if !entries.iter().any(|(_, value)| has_number(value)) {
        return;
    }
    let mut written: HashMap<String, VecDeque<&str>> = HashMap::new();
    let tokens = Tokens { rest: source, signs, before_value: false, at_line_start: true };
    for token in tokens {
        // Underscores divide the digits in TOML only; it alone has this sign.
        let is_text = token.contains('_') && signs.between != Some('=');
        if let Some(value) = value_of(token).filter(|_| !is_text) {
            written.entry(value).or_default().push_back(token);
        }
    }
    for (_, value) in entries {
        restore_in(value, &mut written);
    }
}

fn has_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::List(items) => items.iter().any(has_number),
        Value::Map(entries) => entries.iter().any(|(_, value)| has_number(value)),
        Value::Null | Value::Bool(_) | Value::Text(_) => false,
    }
}

fn restore_in(value: &mut Value, written: &mut HashMap<String, VecDeque<&str>>) {
    match value {
        Value::Number(number) => {
            let Some(tokens) = value_of(number).and_then(|value| written.get_mut(&value)) else { return };
            let last = if tokens.len() > 1 { tokens.pop_front() } else { tokens.front().copied() };
            if let Some(token) = last {
                token.clone_into(number);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| restore_in(item, written)),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, value)| restore_in(value, written)),
        Value::Null | Value::Bool(_) | Value::Text(_) => {}
    }
}

/// The value of a number as written, in one form for all ways of writing it; `None` if it is not a number.
fn value_of(written: &str) -> Option<String> {
    let plain: String = written.chars().filter(|&sign| sign != '_').collect();
    let unsigned = plain.trim_start_matches(['+', '-']);
    let sign = if plain.starts_with('-') { "-" } else { "" };
    let radix = [("0x", 16), ("0X", 16), ("0o", 8), ("0b", 2)];
    if let Some((digits, radix)) =
        radix.into_iter().find_map(|(mark, radix)| Some((unsigned.strip_prefix(mark)?, radix)))
    {
        return u128::from_str_radix(digits, radix).ok().map(|number| format!("{sign}{number}"));
    }
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        // With a zero in front, it is a text in YAML, and nothing in the others.
        let is_number = !unsigned.starts_with('0') || unsigned.len() == 1;
        let number = unsigned.parse::<u128>().ok().filter(|_| is_number)?;
        return Some(format!("{sign}{number}"));
    }
    let unsigned =
        unsigned.strip_prefix('.').filter(|name| name.starts_with(['i', 'I', 'n', 'N'])).unwrap_or(unsigned);
    unsigned.parse::<f64>().ok().map(|number| format!("{sign}{number}"))
}

/// The words of a source that are whole values without quotes and begin like numbers.
struct Tokens<'a> {
    rest: &'a str,
    signs: Signs,
    /// Whether a value may begin: after a colon, a dash, a bracket, a comma or an equals sign.
    before_value: bool,
    at_line_start: bool,
}

impl<'a> Tokens<'a> {
    /// Takes `bytes` bytes of the rest.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Skips a text in quotes; without an end, only its quote.
    fn skip_quoted(&mut self, quote: char) {
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        if self.rest.starts_with(triple) {
            let end = self.rest.get(3..).and_then(|inside| inside.find(triple));
            self.take(end.map_or(3, |end| end + 6));
            return;
        }
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|&(_, character)| {
            let ends = character == quote && !escaped;
            escaped = quote == '"' && character == '\\' && !escaped;
            ends
        });
        self.take(end.map_or(1, |(at, _)| at + 1));
    }

    /// Takes a word, and returns it if it is a whole value that begins like a number.
    fn word(&mut self) -> Option<&'a str> {
        let ends = |sign: char| {
            sign.is_whitespace()
                || matches!(sign, ',' | '[' | ']' | '{' | '}')
                || self.signs.between == Some(sign)
        };
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let word = self.take(end.max(1));
        let is_dash = word == "-" && (self.at_line_start || self.before_value);
        // An anchor or a tag does not end the place of a value.
        let is_mark = self.before_value && word.starts_with(['&', '!']);
        let begins = self.before_value
            && word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.'));
        let after = self.rest.trim_start_matches([' ', '\t']);
        let is_whole = after.is_empty() || after.starts_with(['\n', ',', ']', '}', '#']);
        self.before_value = is_dash || is_mark || word.ends_with(':') || matches!(word, "=" | "?");
        self.at_line_start = false;
        Some(word).filter(|_| begins && is_whole && !self.before_value)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            let first = self.rest.chars().next()?;
            match first {
                '\n' => {
                    self.at_line_start = true;
                    self.take(1);
                }
                _ if first.is_whitespace() => {
                    let blank = self.rest.find(|sign: char| sign == '\n' || !sign.is_whitespace());
                    self.take(blank.unwrap_or(self.rest.len()));
                    if self.rest.starts_with('#') && self.signs.has_comments {
                        self.skip_comment();
                    }
                }
                '#' if self.at_line_start && self.signs.has_comments => self.skip_comment(),
                '"' | '\'' if self.before_value || self.at_line_start => {
                    self.skip_quoted(first);
                    (self.before_value, self.at_line_start) = (false, false);
                }
                '[' | '{' | ',' | ':' | '=' => {
                    self.take(1);
                    (self.before_value, self.at_line_start) = (true, false);
                }
                ']' | '}' => {
                    self.take(1);
                    (self.before_value, self.at_line_start) = (false, false);
                }
                _ => {
                    if let Some(word) = self.word() {
                        return Some(word);
                    }
                }
            }
        }
    }
}

impl Tokens<'_> {
    fn skip_comment(&mut self) {
        self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
    }
}
